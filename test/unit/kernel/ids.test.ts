import { describe, expect, it } from 'vitest';
import { ComplaintId, opaqueId, TermId } from '../../../shared/kernel/ids.ts';

describe('an opaque id', () => {
  it('is the first 130 bits of the bytes in base 32, most significant first', () => {
    expect(opaqueId(new Uint8Array(17))).toBe('0'.repeat(26));
    expect(opaqueId(new Uint8Array(17).fill(255))).toBe('Z'.repeat(26));
    // 0000 1000 0100 0010 0001 ... in groups of five: 00001 00001 00001 00001 ...
    expect(opaqueId(Uint8Array.from([0b00001000, 0b01000010, 0b00010000, ...new Uint8Array(14)]))).toBe(
      `1111${'0'.repeat(22)}`,
    );
  });

  it('is one that the schema takes', () => {
    expect(ComplaintId.parse(opaqueId(new Uint8Array(32).map((_, index) => index * 7)))).toHaveLength(26);
  });

  it('needs 17 bytes', () => {
    expect(() => opaqueId(new Uint8Array(16))).toThrow(RangeError);
  });

  it.each(['', '0'.repeat(25), '0'.repeat(27), `${'0'.repeat(25)}I`, `${'0'.repeat(25)}a`, `${'0'.repeat(25)}#`])(
    '%j is none',
    (text) => {
      expect(ComplaintId.safeParse(text).success).toBe(false);
    },
  );
});

it.each(['-a', 'a-', 'a--b', 'A', '科室', '', 'a'.repeat(41)])('%j is no word of a vocabulary', (text) => {
  expect(TermId.safeParse(text).success).toBe(false);
});
