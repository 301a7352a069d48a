import type { CommandOf, ComplaintCommand, RunningCommand } from './commands.ts';
import type { Facts } from './facts.ts';
import type { CommandFacts } from './predicate-facts.ts';
import type { ComplaintState } from './state.ts';
import { saidOf } from './verbs/classify.ts';
import { sanctionAmount } from './verbs/record-sanction.ts';

/** The complaint as the command says that it is: rules look at what is being said, not at what was believed before. */
export function asSaid(command: RunningCommand, state: ComplaintState): ComplaintState {
  if (command.type === 'ClassifyComplaint') return saidOf(state, command);
  if (command.type === 'VerifyWithdrawal')
    return { ...state, withdrawal: command.isVoluntary ? 'voluntary' : 'coerced' };
  return state;
}

type FactsOf<Name extends ComplaintCommand['type']> = (
  command: CommandOf<Name>,
  state: ComplaintState,
  facts: Facts,
) => CommandFacts | undefined;

const outcomeOf = ({ outcome }: CommandOf<'ReplyToComplainant' | 'CloseComplaint'>): CommandFacts | undefined =>
  outcome && { terms: { outcome: [outcome] } };

/** What has been granted for the clock so far, in the unit that is asked for, with what is asked now. */
const extensionTotal: FactsOf<'RequestExtension'> = ({ clock, unit, by }, state) => {
  if (!by) return undefined;
  const earlier = state.clocks
    .find((running) => running.clock === clock && running.unit === unit)
    ?.adjustments?.flatMap((each) => ('extension' in each ? [each.extension] : []))
    .filter((extension) => extension.unit === by.unit)
    .reduce((sum, { count }) => sum + count, 0);
  return { quantities: { extensionTotal: (earlier ?? 0) + by.count } };
};

/** What verbs tell that rules may look at before it has happened: an amount, an outcome, a length of time. */
const factsOf: { readonly [Name in ComplaintCommand['type']]?: FactsOf<Name> } = {
  DispatchComplaint: ({ coDepartments }) => ({ quantities: { departments: 1 + coDepartments.length } }),
  RequestExtension: extensionTotal,
  RecordCompensation: ({ amount }, state) => ({
    quantities: { compensationAmount: (state.compensationAmount ?? 0) + amount },
  }),
  // An amount that follows from the rule need not be named, and is known all the same.
  RecordSanction: (command, state, facts) => {
    const amount = sanctionAmount(command, state, facts);
    return amount === undefined ? undefined : { quantities: { sanctionAmount: amount } };
  },
  DeclineComplaint: ({ reason }) => ({ terms: { declineReason: [reason] } }),
  ReplyToComplainant: outcomeOf,
  CloseComplaint: outcomeOf,
  ResolveOnTheSpot: ({ outcome, satisfaction }) => ({
    terms: { ...(outcome && { outcome: [outcome] }), ...(satisfaction && { satisfaction: [satisfaction] }) },
  }),
  RecordSatisfaction: ({ satisfaction }) => ({ terms: { satisfaction: [satisfaction] } }),
  HandOver: ({ to }, state) => ({ terms: { handedOverTo: [...(state.handedOverTo ?? []), to] } }),
};

/** What a command tells that rules may look at: its own facts, and the papers that come with it. */
export function commandFacts(command: ComplaintCommand, state: ComplaintState, facts: Facts): CommandFacts {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table gives each verb its own function
  const own = (factsOf[command.type] as FactsOf<ComplaintCommand['type']> | undefined)?.(command, state, facts) ?? {};
  if (!('documents' in command) || command.documents === undefined) return own;
  return { ...own, terms: { ...own.terms, document: [...(state.documents ?? []), ...command.documents] } };
}
