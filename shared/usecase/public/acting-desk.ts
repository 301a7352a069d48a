import type { RunningCommand } from '../../complaint/commands.ts';
import { complainant } from '../../complaint/facts.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { FollowAct } from '../../contract/following.ts';
import { ok, refuse, unreachable } from '../../kernel/result.ts';
import { type Instant, millisecondsOf } from '../../kernel/time.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import type { StoredEvent } from '../complaint/ports.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import type { ActingDesk } from './public-desk.ts';
import { complaintIdOf } from './receipt.ts';
import { linkedSecond } from './second-complaint.ts';

/** The same again within this time is a second click, or a form that was sent twice. */
const repeatMilliseconds = 10 * 60_000;

/** The verb behind an action. */
function commandOf(act: Exclude<FollowAct, { readonly action: 'second' }>): RunningCommand {
  switch (act.action) {
    case 'write':
      return { type: 'SupplementComplaint', files: [], narrative: act.message };
    case 'answerDate':
      return { type: 'AnswerDate', on: act.on, agrees: act.answer === 'agree', comment: act.comment };
    case 'remind':
      return { type: 'RemindHandler', comment: act.comment };
    case 'withdraw':
      return { type: 'WithdrawComplaint', freely: act.freely, reason: act.comment };
    case 'takeBack':
      return { type: 'TakeBackWithdrawal' };
    case 'review':
      return { type: 'RequestReview', reason: act.message };
    case 'erase':
      return { type: 'RequestErasure' };
    case 'newCode':
      return { type: 'ReplaceReceiptCode' };
    case 'mailCopy':
      return { type: 'RequestReceiptCopy' };
    default:
      return unreachable(act);
  }
}

/** Whether an event is what the action would make. */
function isMadeBy(act: FollowAct, { event, texts }: StoredEvent): boolean {
  switch (act.action) {
    case 'write':
      return event.type === 'ComplaintSupplemented' && texts.narrative === act.message;
    case 'answerDate':
      return event.type === (act.answer === 'agree' ? 'DateAgreed' : 'DateRefused') && event.data.on === act.on;
    case 'remind':
      return event.type === 'HandlerUrged' && texts.comment === act.comment;
    case 'withdraw':
      return event.type === 'WithdrawalRequested' && event.data.freely === act.freely;
    case 'takeBack':
      return event.type === 'WithdrawalTakenBack';
    case 'review':
      return event.type === 'ReviewRequested' && texts.reason === act.message;
    case 'second':
      return event.type === 'ComplaintReopened' && texts.reason === act.message;
    case 'erase':
      return event.type === 'ErasureRequested';
    case 'mailCopy':
      return event.type === 'ReceiptCopyRequested';
    case 'newCode':
      // A new code is shown after the second click too; another one is not worth a question.
      return false;
    default:
      return unreachable(act);
  }
}

/** Whether the last thing that the complainant did was the same, a moment ago. */
function isRepeat(act: FollowAct, events: readonly StoredEvent[], now: Instant): boolean {
  const own = events.filter(({ event }) => event.actorId === 'complainant');
  // Being urged is one act of two events.
  const last = own.findLast(({ event }) => event.type !== 'WithdrawalVerified' && event.type !== 'HandlingResumed');
  if (!last || !isMadeBy(act, last)) return false;
  return millisecondsOf(now) - millisecondsOf(last.event.at) < repeatMilliseconds;
}

/** What the complainant does about the own complaint. */
export function actingDesk(parts: PublicParts, { passOf, admitted }: AtTheDesk): ActingDesk {
  const second = async (
    first: ComplaintState,
    act: Extract<FollowAct, { readonly action: 'second' }>,
  ): ReturnType<ActingDesk['act']> => {
    const id = complaintIdOf(await parts.secret(), act.token);
    const made = await linkedSecond(parts, first, { id, message: act.message });
    if (!made.ok) return refuse({ code: made.refusal.code });
    return ok({ leadsTo: 'receipt', pass: await passOf(made.value) });
  };

  return {
    async act(pass, act) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      if (act.action === 'second') {
        const { rulebook } = await parts.rules.rulebook(state.rulebookVersion);
        if (rulebook.closing?.reopening !== 'same-case') return second(state, act);
      }
      if (isRepeat(act, await parts.log.events(state.id, { consistent: true }), parts.clock.now()))
        return ok({ leadsTo: 'complaint' });
      const command: RunningCommand =
        act.action === 'second' ? { type: 'ReopenComplaint', reason: act.message } : commandOf(act);
      const done = await handleCommand(parts, state.id, command, { actor: complainant });
      if (!done.ok) {
        const { code, ...about } = done.refusal;
        return refuse({ code, about });
      }
      if (act.action === 'newCode') return ok({ leadsTo: 'receipt', pass: await passOf(done.value) });
      return ok({ leadsTo: 'complaint' });
    },
  };
}
