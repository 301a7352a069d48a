import type { ComplaintCommand } from './commands.ts';
import type { Facts } from './facts.ts';
import type { CommandFacts } from './predicate-facts.ts';
import type { ComplaintState } from './state.ts';

/** What a command tells that rules may look at before it has happened: an amount, an outcome, a length of time. */
export function commandFacts(command: ComplaintCommand, state: ComplaintState, _facts: Facts): CommandFacts {
  switch (command.type) {
    case 'RequestExtension': {
      const earlier = state.clocks
        .find((clock) => clock.clock === command.clock && clock.unit === command.unit)
        ?.adjustments?.flatMap((each) => ('extension' in each ? [each.extension] : []))
        .filter(({ unit }) => unit === command.by?.unit)
        .reduce((sum, { count }) => sum + count, 0);
      return command.by ? { quantities: { extensionTotal: (earlier ?? 0) + command.by.count } } : {};
    }
    case 'RecordCompensation':
      return { quantities: { compensationAmount: (state.compensationAmount ?? 0) + command.amount } };
    case 'RecordSanction':
      return command.amount === undefined ? {} : { quantities: { sanctionAmount: command.amount } };
    case 'DeclineComplaint':
      return { terms: { declineReason: [command.reason] } };
    case 'ReplyToComplainant':
    case 'CloseComplaint':
    case 'ResolveOnTheSpot':
      return command.outcome === undefined ? {} : { terms: { outcome: [command.outcome] } };
    case 'RecordSatisfaction':
      return { terms: { satisfaction: [command.satisfaction] } };
    case 'HandOver':
      return { terms: { handedOverTo: [...(state.handedOverTo ?? []), command.to] } };
    default:
      return {};
  }
}
