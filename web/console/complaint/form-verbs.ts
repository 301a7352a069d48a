import type { StaffVerb } from '../../../shared/contract/complaints.ts';

/** The verbs that have a form of their own on the page of a complaint, in the order of their tabs. */
export const formVerbs = ['dispatch', 'statement', 'reply', 'close'] as const satisfies readonly StaffVerb[];
export type ActionVerb = (typeof formVerbs)[number];

/** The verbs of talking to the complainant. */
export const talkVerbs = [
  'inform-complainant',
  'request-supplement',
  'propose-date',
] as const satisfies readonly StaffVerb[];
export type TalkVerb = (typeof talkVerbs)[number];

/** Every verb that has a form. */
export type FormVerb =
  | ActionVerb
  | TalkVerb
  | 'verify-withdrawal'
  | 'erase-identity'
  | 'refuse-erasure'
  | 'mark-as-spam'
  | 'lift-spam-mark'
  | 'close-as-spam';
