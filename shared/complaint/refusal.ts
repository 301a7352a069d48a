import type { VerbName } from '../rulebook/names.ts';

/**
 * Why the rules say no. The HTTP layer knows the same codes; see shared/contract/problems.ts. The first group is the law of
 * the verbs, the second what a rulebook adds to it.
 */
const refusalCodes = [
  'session/not-permitted',
  'complaint/wrong-stage',
  'complaint/unknown-term',
  'complaint/unknown-unit',
  'complaint/duplicate-department',
  'complaint/already-stated',
  'complaint/not-your-unit',
  'complaint/already-rated',
  'complaint/too-many-files',
  'complaint/already-done',
  'complaint/nothing-pending',
  'complaint/already-pending',
  'complaint/not-running',
  'complaint/not-extendable',
  'complaint/extension-too-long',
  'complaint/extension-too-late',
  'complaint/already-paused',
  'complaint/not-paused',
  'complaint/date-in-the-past',
  'complaint/date-in-the-future',
  'complaint/unknown-person',
  'complaint/handler-is-respondent',
  'complaint/skips-level',
  'complaint/not-all-stated',
  'complaint/not-lead',
  'complaint/not-next-round',
  'complaint/too-many-representatives',
  'complaint/same-person',
  'complaint/not-at-fault',
  'complaint/shares-not-whole',
  'complaint/amount-outside-rule',
  'complaint/unknown-rule',
  'complaint/unknown-version',
  'complaint/same-complaint',
  'complaint/not-yours',
  'complaint/must-be-kept',
  'complaint/no-address',
  'complaint/marked-as-spam',
  // What the rulebook adds.
  'complaint/channel-not-yours',
  'complaint/stream-not-open',
  'complaint/guarded',
  'complaint/window-closed',
  'complaint/too-often',
  'complaint/duty-first',
  'complaint/incomplete',
  'complaint/not-settled',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type Refusal = {
  readonly code: RefusalCode;
  /** The word, unit, stage, clock or capability that the refusal is about. */
  readonly about?: string;
  /** The rule of the rulebook that says no. */
  readonly rule?: string;
  /** What is missing, in the words of requirements: an entry, `document:…`, `element:…`, `field:…`. */
  readonly missing?: readonly string[];
  readonly verb?: VerbName;
};
