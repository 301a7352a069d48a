import type { Rulebook } from '../schema/rulebook.ts';
import type { Sentence } from '../words/say.ts';
import type { Possible } from './possible.ts';

/** Everything lint knows how to find. Most are errors; which are only warnings stands where they are found. */
export const findingCodes = [
  'duplicate-id',
  'unknown-word',
  'points-nowhere',
  'cycle',
  'never-happens',
  'never-stops',
  'no-agreed-date',
  'case-never-applies',
  'rule-never-applies',
  'never-holds',
  'contradicting-limits',
  'longer-than-outer',
  'stages-exceed-outer',
  'clock-without-ladder',
  'not-one-miss',
  'step-lacks-rule',
  'no-target',
  'ladder-without-limit',
  'tiers-not-rising',
  'rounds-not-rising',
  'amounts-not-rising',
  'nobody-holds',
  'nobody-may',
  'cannot-be-given',
  'only-proposer',
  'may-not-consent',
  'nobody-can-complete',
  'blocks-itself',
  'never-set',
  'no-route',
  'no-administrator',
  'several-hosted',
  'none-hosted',
  'nothing-settles',
  'idle-position',
  'cannot-look',
  'field-not-a-date',
  'level-too-deep',
  'options-missing',
  'numbering-part',
  'numbering-collides',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Something about a rulebook that its administrator would hardly see. Errors keep it from being published. */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  /** JSON pointer (RFC 6901) into the rulebook. */
  readonly pointer: string;
  readonly message: Sentence;
};

/** What lint may be told besides the rulebook. */
export type Given = {
  /** Positions that somebody holds now; unset: not looked at. */
  readonly heldPositions?: ReadonlySet<string>;
  /** The rules in force: what already stands there without a holder blocks nobody's next version. */
  readonly inForce?: Rulebook;
  /** Units of the organisation besides those that the rulebook brings along. */
  readonly units?: ReadonlySet<string>;
};

export type Subject = { readonly rulebook: Rulebook; readonly given: Given; readonly possible: Possible };

/** One group of checks. */
export type Check = (subject: Subject) => readonly Finding[];

export const error = (code: FindingCode, pointer: string, message: Sentence): Finding => ({
  severity: 'error',
  code,
  pointer,
  message,
});
export const warning = (code: FindingCode, pointer: string, message: Sentence): Finding => ({
  ...error(code, pointer, message),
  severity: 'warning',
});
