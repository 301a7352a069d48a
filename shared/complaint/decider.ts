import { ok, refuse, type Result } from '../kernel/result.ts';
import type { VerbName } from '../rulebook/names.ts';
import type { PredicateFacts } from '../rulebook/predicate.ts';
import { allDueSteps } from './all-due-steps.ts';
import type * as Approvals from './approvals.ts';
import { asSaid, commandFacts } from './command-facts.ts';
import type { CommandOf, ComplaintCommand, RunningCommand } from './commands.ts';
import { withConsequences } from './consequences.ts';
import type { DecidedEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { againstLaw } from './law.ts';
import { againstRules } from './permission.ts';
import { predicateFacts } from './predicate-facts.ts';
import type { Refusal } from './refusal.ts';
import { incomplete } from './requirements.ts';
import type { ComplaintState } from './state.ts';
import type { Decision, Verb } from './verb.ts';
import { decideRegister, evolveRegistered } from './verbs/register.ts';

/** The laws of some verbs; any other is nobody's. */
export type Laws = { readonly [Name in RunningCommand['type']]?: Verb<Name> };

/** How consent is asked for and given. What complainants and the rules do waits for nobody's consent. */
export type Consents = Pick<typeof Approvals, 'approvalFor' | 'approvalRequested' | 'proposalOf'>;

/**
 * Decides a command: the events it makes, or why the rules say no. Total and pure: the same command, state and
 * facts always give the same answer. In this order: may the actor, by law and by the rulebook; is all there that the
 * rulebook wants; what does the verb itself say; whose consent does it need; what follows for clocks and duties.
 *
 * @param state undefined before the complaint is registered
 */
export type Decide = (command: ComplaintCommand, state: ComplaintState | undefined, facts: Facts) => Decision;

/**
 * Makes the decision out of the laws of the verbs. A function that serves complainants alone, or only the timer, takes
 * their laws and leaves the rest of the code out of its bundle.
 */
export function deciderOf(laws: Laws, consents?: Consents): Decide {
  const judge = judgeBy(laws);
  return (command, state, facts) => {
    if (command.type === 'RegisterComplaint') {
      return state ? refuse({ code: 'complaint/wrong-stage', about: state.stage }) : register(command, facts);
    }
    if (!state) return refuse({ code: 'complaint/wrong-stage' });
    const judged = judge(command, state, facts, false);
    if (!judged.ok) return judged;
    const { events, about } = judged.value;
    const isStaff = facts.actor.id !== 'complainant' && facts.actor.id !== 'system';
    const approval = about && isStaff ? consents?.approvalFor(command, facts.rulebook.rulebook, about) : undefined;
    if (approval && consents) {
      const requested = consents.approvalRequested(command, approval, state, facts);
      return 'code' in requested
        ? refuse(requested)
        : ok(withConsequences([requested], { id: state.id, state }, facts));
    }
    if (command.type === 'FireDueSteps') return ok(allDueSteps(events, state, facts));
    const proposal = command.type === 'DecideApproval' ? consents?.proposalOf(command, state, facts) : undefined;
    if (!proposal) return ok(withConsequences(events, { id: state.id, state }, facts));
    if ('code' in proposal) return refuse(proposal);
    const carriedOut = judge(proposal.command, proposal.state, { ...facts, actor: proposal.actor }, true);
    if (!carriedOut.ok) return carriedOut;
    return ok(withConsequences([...events, ...carriedOut.value.events], { id: state.id, state }, facts));
  };
}

/**
 * What a verb on a complaint that exists comes to, before anybody else consents.
 *
 * @param wasInTime it was proposed while its window was open; the consent may come later
 */
const judgeBy =
  (laws: Laws) =>
  (
    command: RunningCommand,
    state: ComplaintState,
    facts: Facts,
    wasInTime: boolean,
  ): Result<{ readonly events: readonly DecidedEvent[]; readonly about?: PredicateFacts }, Refusal> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table gives each verb its own law
    const law = laws[command.type] as Verb<VerbName> | undefined;
    if (!law) return refuse({ code: 'session/not-permitted', about: command.type });
    const unlawful = againstLaw(law, command.type, state, facts);
    if (unlawful) return refuse(unlawful);
    const { rulebook } = facts.rulebook;
    // No rule keeps the timer from its steps, a file from being sealed, or a returned mail from being told.
    const about =
      command.type === 'FireDueSteps' || command.type === 'SealFile' || command.type === 'RecordBounce'
        ? undefined
        : predicateFacts(rulebook, facts.calendar, asSaid(command, state), commandFacts(command, state, facts));
    if (about) {
      const own = 'unit' in command && command.unit !== undefined ? [command.unit] : undefined;
      const no =
        againstRules({ verb: command.type, own, wasInTime }, state, facts, about) ??
        incomplete(command, state, rulebook, about);
      if (no) return refuse(no);
    }
    const decided = law.decide(command, state, facts);
    return decided.ok ? ok({ events: decided.value, ...(about && { about }) }) : decided;
  };

/** Registration is looked at like every other verb, on the complaint as it would be. Nobody's consent is waited for. */
function register(command: CommandOf<'RegisterComplaint'>, facts: Facts): Decision {
  const decided = decideRegister(command, facts);
  if (!decided.ok) return decided;
  const { event } = decided.value;
  const filed = evolveRegistered(command.id, { ...event, seq: 1, at: facts.now, actorId: facts.actor.id });
  const { rulebook } = facts.rulebook;
  const about = predicateFacts(rulebook, facts.calendar, filed);
  const no = againstRules({ verb: command.type }, filed, facts, about) ?? incomplete(command, filed, rulebook, about);
  if (no) return refuse(no);
  return ok(withConsequences([event], { id: command.id, state: undefined }, facts));
}
