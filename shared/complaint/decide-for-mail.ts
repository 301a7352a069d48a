import { deciderOf } from './decider.ts';
import { recordBounce } from './verbs/record-bounce.ts';
import { supplementComplaint } from './verbs/supplement.ts';

/** Decides what arrives by mail about a complaint that exists; see decider.ts. */
export const decideForMail = deciderOf({ SupplementComplaint: supplementComplaint, RecordBounce: recordBounce });
