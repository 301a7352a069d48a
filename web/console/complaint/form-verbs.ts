import type { StaffVerb } from '../../../shared/contract/complaints.ts';

/** The verbs that have a form of their own on the page of a complaint, in the order of their tabs. */
export const formVerbs = ['dispatch', 'statement', 'reply', 'close'] as const satisfies readonly StaffVerb[];
export type FormVerb = (typeof formVerbs)[number];
