import type { Sentence } from './words/say.ts';

/** What is wrong with a document that was handed in, and where. */
export type Fault = {
  /** JSON pointer (RFC 6901) of the value; empty for the whole document. */
  readonly pointer: string;
  readonly code: FaultCode;
  readonly message: Sentence;
};

/** The first group is the reader's (read-rulebook.ts), the second that of a rulebook which narrows another (narrow.ts). */
const faultCodes = [
  'too-large',
  'invalid-json',
  'duplicate-key',
  'too-deep',
  'unknown-key',
  'missing',
  'wrong-type',
  'not-one-of',
  'too-many',
  'too-few',
  'too-long',
  'too-short',
  'too-big',
  'too-small',
  'bad-id',
  'bad-format',
  'no-language',
  'no-bound',
  'invalid',
  'narrow/longer',
  'narrow/other-unit',
  'narrow/weaker',
  'narrow/other-word',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** The JSON pointer of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path that a JSON pointer writes. */
export const pathOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A value as it may be looked into by key; undefined for anything else. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any object can be read by key
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;

/** The value that stands at a path; undefined when there is none. */
export const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => {
    const inside = recordOf(value);
    return inside && Object.hasOwn(inside, key) ? inside[String(key)] : undefined;
  }, document);
