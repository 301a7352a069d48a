import { deciderOf } from './decider.ts';
import { adoptRules } from './verbs/adopt-rules.ts';

/** Decides what the job does that applies a new calendar to running complaints; see decider.ts. */
export const decideForJob = deciderOf({ AdoptRules: adoptRules });
