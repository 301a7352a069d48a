import type { RunningCommand } from '../../complaint/commands.ts';
import type { Facts } from '../../complaint/facts.ts';
import { windowEnd } from '../../complaint/permission.ts';
import { predicateFacts } from '../../complaint/predicate-facts.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { Keeping } from '../../complaint/verbs/request-erasure.ts';
import { type FollowAction, followActions } from '../../contract/following.ts';
import type { FollowView } from '../../contract/public.ts';
import { ComplaintId, opaqueId } from '../../kernel/ids.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';

const words = '…';
/** Stands for a second complaint that is not there yet. */
const aSecond = ComplaintId.parse(opaqueId(new Uint8Array(17)));

/** The shortest command of each action that says something. */
const trials: Readonly<Record<FollowAction, (state: ComplaintState, facts: Facts) => RunningCommand | undefined>> = {
  write: () => ({ type: 'SupplementComplaint', files: [], narrative: words }),
  answerDate: ({ proposedDate }) => proposedDate && { type: 'AnswerDate', on: proposedDate.on, agrees: false },
  remind: () => ({ type: 'RemindHandler', comment: words }),
  withdraw: () => ({ type: 'WithdrawComplaint', freely: 'freely', reason: words }),
  takeBack: () => ({ type: 'TakeBackWithdrawal' }),
  review: () => ({ type: 'RequestReview', reason: words }),
  second: (_state, { rulebook }) => ({
    type: 'ReopenComplaint',
    reason: words,
    ...(rulebook.rulebook.closing?.reopening !== 'same-case' && { second: aSecond }),
  }),
  erase: () => ({ type: 'RequestErasure' }),
  newCode: () => ({ type: 'ReplaceReceiptCode' }),
  mailCopy: () => ({ type: 'RequestReceiptCopy' }),
};

/** What the complainant may do now: the law is asked on trial, so that no page knows a rule of its own. */
export function openActions(
  decide: ComplaintPorts['decide'],
  state: ComplaintState,
  facts: Facts,
): Pick<FollowView, 'open' | 'over' | 'afterRating'> & { readonly kept: Keeping | undefined } {
  const about = predicateFacts(facts.rulebook.rulebook, facts.calendar, state);
  const open: FollowView['open'] = [];
  const over: FollowView['over'] = [];
  let kept: Keeping | undefined;
  for (const action of followActions) {
    const command = trials[action](state, facts);
    if (!command) continue;
    const tried = decide(command, state, facts);
    const end = windowEnd(command.type, state, facts, about);
    const [first] = tried.ok ? tried.value : [];
    if (first?.type === 'ErasureRequested') kept = first.data.kept;
    if (tried.ok) open.push({ action, ...(end && { until: end }) });
    else if (tried.refusal.code === 'complaint/window-closed' && end && end < facts.now)
      over.push({ action, since: end });
  }
  const afterRating = facts.rulebook.rulebook.satisfactions.flatMap(({ id }): FollowView['afterRating'] => {
    const rated = decide({ type: 'RecordSatisfaction', satisfaction: id, comment: words }, state, facts);
    if (!rated.ok) return [];
    const [first] = rated.value;
    if (rated.value.some(({ type }) => type === 'ComplaintClosed')) return [{ satisfaction: id, leadsTo: 'closed' }];
    const isSentBack = first?.type === 'SatisfactionRecorded' && first.data.sendsBack === true;
    return [{ satisfaction: id, leadsTo: isSentBack ? 'handledAgain' : 'withOfficer' }];
  });
  return { open, over, afterRating, kept };
}
