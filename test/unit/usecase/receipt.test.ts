import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  complaintIdOf,
  complaintOfPass,
  isProof,
  isReceiptCode,
  passFor,
  proofCode,
  receiptCode,
  uploadOfState,
  uploadState,
} from '../../../shared/usecase/public/receipt.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { complaintIdNamed, shanghai } from '../../support/given.ts';

const secretOf = (tenant: string): Uint8Array => createHash('sha256').update(tenant).digest();
const hospital = secretOf('hospital');
const bank = secretOf('bank');
const one = complaintIdNamed('one');
const two = complaintIdNamed('two');
const noon = shanghai('2026-11-23 12:00');

describe('the receipt code', () => {
  it('has 16 digits, leading zeros kept', () => {
    const codes = Array.from({ length: 300 }, (_, index) =>
      receiptCode(hospital, complaintIdNamed(`complaint ${index}`)),
    );
    for (const code of codes) expect(code).toMatch(/^\d{16}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  it('stays the same for ever: paper that was printed is not printed again', () => {
    // Computed apart: the first 8 bytes of HMAC-SHA256("receipt\n<id>#0"), modulo 10^16.
    expect(receiptCode(hospital, one)).toBe('9675739459750232');
  });

  it('differs by complaint, by tenant and by rotation', () => {
    const code = receiptCode(hospital, one);
    expect(receiptCode(hospital, two)).not.toBe(code);
    expect(receiptCode(bank, one)).not.toBe(code);
    expect(receiptCode(hospital, one, 1)).not.toBe(code);
  });

  it('opens its own complaint at its own tenant', () => {
    const code = receiptCode(hospital, one);
    expect(isReceiptCode(hospital, one, code)).toBe(true);
    expect(isReceiptCode(hospital, two, code)).toBe(false);
    expect(isReceiptCode(bank, one, code)).toBe(false);
    for (const wrong of [
      '',
      code.slice(1),
      `${code}0`,
      code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
    ]) {
      expect(isReceiptCode(hospital, one, wrong)).toBe(false);
    }
  });
});

describe('the id of a complaint', () => {
  it('follows from the token of its form, so that a second click finds the first complaint', () => {
    expect(complaintIdOf(hospital, 'token-1')).toBe(complaintIdOf(hospital, 'token-1'));
    expect(complaintIdOf(hospital, 'token-1')).not.toBe(complaintIdOf(hospital, 'token-2'));
    expect(complaintIdOf(hospital, 'token-1')).not.toBe(complaintIdOf(bank, 'token-1'));
  });
});

describe('a pass', () => {
  const pass = passFor(hospital, one, noon);

  it('opens its complaint for two hours', () => {
    expect(complaintOfPass(hospital, pass, noon)).toEqual({ id: one, rotation: 0 });
    expect(complaintOfPass(hospital, pass, shanghai('2026-11-23 13:59'))).toEqual({ id: one, rotation: 0 });
    expect(complaintOfPass(hospital, pass, shanghai('2026-11-23 14:00'))).toBeUndefined();
    expect(complaintOfPass(hospital, pass, shanghai('2026-11-24 12:00'))).toBeUndefined();
  });

  it('of another tenant opens nothing', () => {
    expect(complaintOfPass(bank, pass, noon)).toBeUndefined();
  });

  it('cannot be given more time, another complaint, or another purpose', () => {
    const [id = '', until = '', rotation = '', signature = ''] = pass.split('.');
    const forged = [
      `${id}.${Number(until) + 1}.${rotation}.${signature}`,
      `${two}.${until}.${rotation}.${signature}`,
      `${id}.${until}.1.${signature}`,
      `${id}.${until}.`,
      `${id}.${until}`,
      `${id}.${signature}`,
      '',
      '.',
      uploadState(hospital, one, String(Number(until))),
    ];
    for (const each of forged) expect(complaintOfPass(hospital, each, noon)).toBeUndefined();
  });
});

describe('the signature on a receipt', () => {
  const proof = { number: '202611-0001', on: IsoDate.parse('2026-11-23') };
  const code = proofCode(hospital, proof.number, proof.on);

  it('is twenty letters and digits that are not mistaken for each other', () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
  });

  it('holds for this number and day of this organisation alone', () => {
    expect(isProof(hospital, { ...proof, code })).toBe(true);
    expect(isProof(bank, { ...proof, code })).toBe(false);
    expect(isProof(hospital, { ...proof, number: '202611-0002', code })).toBe(false);
    expect(isProof(hospital, { ...proof, on: IsoDate.parse('2026-11-24'), code })).toBe(false);
    expect(isProof(hospital, { ...proof, code: '' })).toBe(false);
  });
});

describe('a code that was replaced', () => {
  it('stops, and the one in its place is another', () => {
    const codes = [0, 1, 2].map((rotation) => receiptCode(hospital, one, rotation));
    expect(new Set(codes).size).toBe(3);
    expect(isReceiptCode(hospital, one, codes[0] ?? '', 1)).toBe(false);
    expect(isReceiptCode(hospital, one, codes[1] ?? '', 1)).toBe(true);
  });
});

describe('the state that comes back with an upload', () => {
  const fileId = complaintIdNamed('file');
  const state = uploadState(hospital, one, fileId);

  it('names the complaint and the file', () => {
    expect(uploadOfState(hospital, state)).toEqual({ id: one, fileId, rotation: 0 });
  });

  it('cannot be made by anybody else, or for another file or complaint', () => {
    const signature = state.slice(state.lastIndexOf('.') + 1);
    for (const forged of [
      `${two}.${fileId}.${signature}`,
      `${one}.${two}.${signature}`,
      `${one}.${fileId}.${signature.slice(1)}`,
      `${one}.${fileId}`,
      '',
      passFor(hospital, one, noon),
      uploadState(bank, one, fileId),
    ]) {
      expect(uploadOfState(hospital, forged)).toBeUndefined();
    }
  });
});
