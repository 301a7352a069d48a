import { ok, refuse } from '../kernel/result.ts';
import type { VerbName } from '../rulebook/names.ts';
import { approvalFor, approvalRequested } from './approvals.ts';
import { dueStep } from './clocks/due-step.ts';
import { commandFacts } from './command-facts.ts';
import { ComplaintCommand, type RunningCommand } from './commands.ts';
import { withConsequences } from './consequences.ts';
import type { DecidedEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { againstLaw } from './law.ts';
import { againstRules } from './permission.ts';
import { predicateFacts } from './predicate-facts.ts';
import { incomplete } from './requirements.ts';
import type { ComplaintState } from './state.ts';
import type { Decision, Verb } from './verb.ts';
import { decideRegister } from './verbs/register.ts';
import { proposalOf } from './verbs/decide-approval.ts';
import { verbs } from './verbs.ts';

const lawOf = (command: RunningCommand): Verb<VerbName>['decide'] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table gives each verb its own law
  verbs[command.type].decide as Verb<VerbName>['decide'];

/**
 * What follows from a command: the events it makes, or why the rules say no. Total and pure: the same command, state and
 * facts always give the same answer. In this order: may the actor, by law and by the rulebook; is all there that the
 * rulebook wants; whose consent does it need; what does the verb itself say; what follows for clocks and duties.
 *
 * @param state undefined before the complaint is registered
 */
export function decide(command: ComplaintCommand, state: ComplaintState | undefined, facts: Facts): Decision {
  if (command.type === 'RegisterComplaint') {
    if (state) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
    const registered = decideRegister(command, facts);
    return registered.ok ? ok(withConsequences(registered.value, undefined, command.id, facts)) : registered;
  }
  if (!state) return refuse({ code: 'complaint/wrong-stage' });
  const { rulebook } = facts.rulebook;
  const about = predicateFacts(rulebook, facts.calendar, state, commandFacts(command, state, facts));
  const no =
    againstLaw(command.type, state, facts) ??
    againstRules(command.type, state, facts, about) ??
    incomplete(command, state, rulebook, about);
  if (no) return refuse(no);

  const decided = lawOf(command)(command, state, facts);
  if (!decided.ok) return decided;
  const approval = approvalFor(command, rulebook, about);
  if (approval) return ok(withConsequences([approvalRequested(command, approval)], state, state.id, facts));
  if (command.type === 'FireDueSteps') return ok(allDueSteps(decided.value, state, facts));
  const events = withConsequences(decided.value, state, state.id, facts);
  if (command.type !== 'DecideApproval') return ok(events);
  return carryOut(command, state, facts, events);
}

/** So many steps of ladders are taken at once at most; a timer that is very late is woken again for the rest. */
const stepsMax = 20;

function allDueSteps(first: readonly DecidedEvent[], state: ComplaintState, facts: Facts): readonly DecidedEvent[] {
  let left = stepsMax - first.length;
  return withConsequences(first, state, state.id, facts, (now) => (left-- > 0 ? dueStep(now, facts) : undefined));
}

/** The last consent lets the proposal happen: it is decided on the complaint as it stands now. */
function carryOut(
  command: Extract<RunningCommand, { readonly type: 'DecideApproval' }>,
  state: ComplaintState,
  facts: Facts,
  consent: Extract<Decision, { ok: true }>['value'],
): Decision {
  const proposal = proposalOf(command, state, facts);
  if (!proposal) return ok(consent);
  const parsed = ComplaintCommand.safeParse(proposal.command);
  if (!parsed.success || parsed.data.type === 'RegisterComplaint') throw new Error('a proposal that is no command');
  const decided = lawOf(parsed.data)(parsed.data, state, { ...facts, actor: proposal.actor });
  if (!decided.ok) return decided;
  const given = consent.slice(0, 1).map(({ type, data, texts }) => {
    const { clocks: _, ...bare } = data;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same event without its clocks
    return { type, data: bare, ...(texts && { texts }) } as (typeof consent)[number];
  });
  return ok(withConsequences([...given, ...decided.value], state, state.id, facts));
}
