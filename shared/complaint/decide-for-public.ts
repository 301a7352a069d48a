import { deciderOf } from './decider.ts';
import { answerDate } from './verbs/answer-date.ts';
import { recordSatisfaction } from './verbs/rate.ts';
import { remindHandler } from './verbs/remind-handler.ts';
import { reopenComplaint } from './verbs/reopen.ts';
import { replaceReceiptCode } from './verbs/replace-receipt-code.ts';
import { requestErasure } from './verbs/request-erasure.ts';
import { requestReceiptCopy } from './verbs/request-receipt-copy.ts';
import { requestReview } from './verbs/request-review.ts';
import { supplementComplaint } from './verbs/supplement.ts';
import { takeBackWithdrawal } from './verbs/take-back-withdrawal.ts';
import { withdrawComplaint } from './verbs/withdraw.ts';

/** Decides what complainants can do, for the public pages; see decider.ts. */
export const decideForPublic = deciderOf({
  SupplementComplaint: supplementComplaint,
  RecordSatisfaction: recordSatisfaction,
  WithdrawComplaint: withdrawComplaint,
  ReopenComplaint: reopenComplaint,
  RequestReview: requestReview,
  RemindHandler: remindHandler,
  AnswerDate: answerDate,
  TakeBackWithdrawal: takeBackWithdrawal,
  RequestErasure: requestErasure,
  ReplaceReceiptCode: replaceReceiptCode,
  RequestReceiptCopy: requestReceiptCopy,
});
