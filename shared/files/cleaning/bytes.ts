import { Buffer } from 'node:buffer';

/** What is wrong with a file that cannot be cleaned; caught by `clean` alone. */
export class Uncleanable extends Error {}

/** Ends the cleaning of a file that is damaged or too tangled. @throws always */
export function giveUp(why: string): never {
  throw new Uncleanable(why);
}

/** Four or so letters at a place. */
export const letters = (bytes: Uint8Array, at: number, count: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.max(0, Math.min(count, bytes.byteLength - at))).toString(
    'latin1',
  );

/** Reads numbers; outside of the bytes there is nothing, and a file that points there is damaged. */
export function numbers(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checked = (at: number, width: number): number =>
    at >= 0 && at + width <= bytes.byteLength ? at : giveUp('a number lies outside of the file');
  return {
    u8: (at: number): number => view.getUint8(checked(at, 1)),
    u16: (at: number): number => view.getUint16(checked(at, 2)),
    u32: (at: number): number => view.getUint32(checked(at, 4)),
    u16le: (at: number): number => view.getUint16(checked(at, 2), true),
    u32le: (at: number): number => view.getUint32(checked(at, 4), true),
    /** Up to 2^53; more is no length of a file. */
    u64: (at: number): number => {
      const value = view.getBigUint64(checked(at, 8));
      return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : giveUp('a length that no file has');
    },
    putU32: (at: number, value: number): void => view.setUint32(checked(at, 4), value),
  };
}

/** A copy of its own. A `slice` of Node's own bytes would be the same memory. */
export const copyOf = (bytes: Uint8Array, from = 0, to = bytes.byteLength): Uint8Array =>
  new Uint8Array(bytes.subarray(from, to));

/** One after the other, as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

/** Whether two files are the same, byte for byte. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
