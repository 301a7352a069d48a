import { refuse, type Result, unreachable } from '../kernel/result.ts';
import type { ComplaintCommand } from './commands.ts';
import type { DecidedEvent } from './events.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState } from './state.ts';
import { decideClose } from './verbs/close.ts';
import { decideDispatch } from './verbs/dispatch.ts';
import { decideFireDueSteps } from './verbs/fire-due-steps.ts';
import { decideRate } from './verbs/rate.ts';
import { decideRegister } from './verbs/register.ts';
import { decideReply } from './verbs/reply.ts';
import { decideRevealIdentity } from './verbs/reveal-identity.ts';
import { decideStatement } from './verbs/statement.ts';
import { decideSupplement } from './verbs/supplement.ts';

/**
 * What follows from a command: the events it makes, or why the rules say no. Total and pure: the same command, state and
 * facts always give the same answer.
 *
 * @param state undefined before the complaint is registered
 */
export function decide(
  command: ComplaintCommand,
  state: ComplaintState | undefined,
  facts: Facts,
): Result<readonly DecidedEvent[], Refusal> {
  if (command.type === 'RegisterComplaint') {
    return state ? refuse({ code: 'complaint/wrong-stage', about: state.stage }) : decideRegister(command, facts);
  }
  if (!state) return refuse({ code: 'complaint/wrong-stage' });
  switch (command.type) {
    case 'SupplementComplaint':
      return decideSupplement(command, state);
    case 'DispatchComplaint':
      return decideDispatch(command, state, facts);
    case 'SubmitStatement':
      return decideStatement(command, state, facts);
    case 'ReplyToComplainant':
      return decideReply(command, state, facts);
    case 'RecordSatisfaction':
      return decideRate(command, state, facts);
    case 'CloseComplaint':
      return decideClose(command, state, facts);
    case 'FireDueSteps':
      return decideFireDueSteps(state, facts);
    case 'RecordIdentityReveal':
      return decideRevealIdentity(command, state, facts);
    default:
      return unreachable(command);
  }
}
