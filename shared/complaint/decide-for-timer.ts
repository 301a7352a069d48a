import { deciderOf } from './decider.ts';
import { fireDueSteps } from './verbs/fire-due-steps.ts';

/** Decides what the timer does; see decider.ts. */
export const decideForTimer = deciderOf({ FireDueSteps: fireDueSteps });
