import type { Instant } from '../kernel/time.ts';
import { type FactName, factNames } from '../rulebook/names.ts';
import type { Trigger } from '../rulebook/schema/clocks.ts';
import type { ComplaintEvent } from './events.ts';
import type { ComplaintState } from './state.ts';

/** Facts that have a place of their own in the state, or that no rule can hang on; they leave no mark. */
const unmarked: readonly FactName[] = [
  'ComplaintRegistered',
  'ComplaintAccepted',
  'ComplaintDispatched',
  'StatementSubmitted',
  'ComplaintReplied',
  'ComplaintClosed',
  'HandlerReminded',
  'DeadlineMissed',
  'ComplaintEscalated',
  'IdentityRevealed',
  'NoteAdded',
];

/** The marks after one more event. */
export function marksAfter(state: ComplaintState, event: ComplaintEvent): Pick<ComplaintState, 'marks'> {
  if (unmarked.includes(event.type)) return {};
  const before = state.marks?.[event.type];
  return { marks: { ...state.marks, [event.type]: { at: event.at, times: (before?.times ?? 0) + 1 } } };
}

const latest = (instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants
    .filter((instant) => instant !== undefined)
    .toSorted()
    .at(-1);

/** Whether every department has stated or has let the time for it pass; never while nobody leads. */
export const allStated = (state: ComplaintState): boolean =>
  state.departments.some(({ role }) => role === 'lead') &&
  state.departments.every(({ statedAt, waivedAt }) => statedAt !== undefined || waivedAt !== undefined);

/** When it happened last; undefined when it has not. */
export function lastTime(state: ComplaintState, trigger: Trigger): Instant | undefined {
  switch (trigger) {
    case 'ComplaintReceived':
      return state.receivedAt ?? state.registeredAt;
    case 'ComplaintRegistered':
      return state.registeredAt;
    case 'ComplaintAccepted':
      return state.acceptedAt;
    case 'ComplaintDispatched':
      return latest(state.departments.map(({ dispatchedAt }) => dispatchedAt));
    case 'StatementSubmitted':
      return latest(state.departments.map(({ statedAt }) => statedAt));
    case 'AllStatementsSubmitted':
      return allStated(state)
        ? latest(state.departments.flatMap(({ statedAt, waivedAt }) => [statedAt, waivedAt]))
        : undefined;
    case 'ComplaintReplied':
      return state.repliedAt;
    case 'ComplaintClosed':
      return state.closedAt;
    default:
      return state.marks?.[trigger]?.at;
  }
}

/** How often it happened; facts without a mark count once. */
export const timesOf = (state: ComplaintState, trigger: Trigger): number =>
  state.marks?.[trigger as FactName]?.times ?? (lastTime(state, trigger) === undefined ? 0 : 1);

/** The facts that left a mark. */
export const markedFacts = (state: ComplaintState): readonly FactName[] =>
  state.marks ? factNames.filter((name) => state.marks?.[name] !== undefined) : [];
