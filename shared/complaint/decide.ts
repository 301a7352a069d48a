import * as approvals from './approvals.ts';
import { deciderOf } from './decider.ts';
import { verbs } from './verbs.ts';

/** Decides every verb; see decider.ts. */
export const decide = deciderOf(verbs, approvals);
