import { assert, integer, pre, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Colour, carriesWhite, contrast, contrastMin, paletteOf } from '../../../shared/contract/accent.ts';

const anyColour = integer({ min: 0, max: 0xffffff }).map((value) =>
  Colour.parse(`#${value.toString(16).padStart(6, '0')}`),
);

describe('the colours of an organisation', () => {
  test('contrast is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#0b6e5f')).toBe(contrast('#0b6e5f', '#ffffff'));
  });

  test('a colour carries white or does not', () => {
    expect(['#767676', '#777777', '#8a1c3b', '#ffee00', '#d7000f'].map(carriesWhite)).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  test('whatever colour carries white, everything that the pages make of it can be read', () => {
    let looked = 0;
    assert(
      property(anyColour, (colour) => {
        pre(carriesWhite(colour));
        const { accent, deep, pale } = paletteOf(colour);
        looked += 1;
        for (const below of ['#ffffff', '#f4f6f7', pale])
          expect(contrast(accent, below)).toBeGreaterThanOrEqual(contrastMin);
        expect(contrast(deep, '#ffffff')).toBeGreaterThan(contrast(accent, '#ffffff') - 0.01);
        for (const each of [accent, deep, pale]) expect(each).toMatch(/^#[0-9a-f]{6}$/);
      }),
      { numRuns: 300 },
    );
    expect(looked).toBe(300);
  });

  test('a colour that is dark enough is taken as it is', () => {
    expect(paletteOf('#0b6e5f').accent).toBe('#0b6e5f');
  });
});
