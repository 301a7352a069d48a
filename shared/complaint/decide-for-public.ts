import { deciderOf } from './decider.ts';
import { recordSatisfaction } from './verbs/rate.ts';
import { remindHandler } from './verbs/remind-handler.ts';
import { reopenComplaint } from './verbs/reopen.ts';
import { requestReview } from './verbs/request-review.ts';
import { supplementComplaint } from './verbs/supplement.ts';
import { withdrawComplaint } from './verbs/withdraw.ts';

/** Decides what complainants can do, for the public pages; see decider.ts. */
export const decideForPublic = deciderOf({
  SupplementComplaint: supplementComplaint,
  RecordSatisfaction: recordSatisfaction,
  WithdrawComplaint: withdrawComplaint,
  ReopenComplaint: reopenComplaint,
  RequestReview: requestReview,
  RemindHandler: remindHandler,
});
