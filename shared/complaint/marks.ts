import type { TermId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { type FactName, factNames } from '../rulebook/names.ts';
import type { Trigger } from '../rulebook/schema/clocks.ts';
import type { ComplaintEvent } from './events.ts';
import type { ComplaintState, DepartmentState } from './state.ts';

/** Facts that have a place of their own in the state; they leave a mark when they happen again. */
const placed: readonly FactName[] = [
  'ComplaintRegistered',
  'ComplaintAccepted',
  'ComplaintDispatched',
  'StatementSubmitted',
  'ComplaintReplied',
  'SatisfactionRecorded',
  'ComplaintClosed',
  'DeadlineMissed',
  'ComplaintEscalated',
];
/** Facts that no rule hangs on; they leave no mark. */
const unmarked: readonly FactName[] = [
  'HandlerReminded',
  'IdentityRevealed',
  'NoteAdded',
  'ReceiptCodeReplaced',
  'FileSealed',
  'NoticeBounced',
  'MarkedAsSpam',
  'SpamMarkLifted',
];

/** The marks after one more event. */
export function marksAfter(state: ComplaintState, event: ComplaintEvent): Pick<ComplaintState, 'marks'> {
  const { type, at } = event;
  const before = timesOf(state, type);
  if (unmarked.includes(type) || (before === 0 && placed.includes(type))) return {};
  return { marks: { ...state.marks, [type]: { at, ...(before > 0 && { times: before + 1 }) } } };
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

type Mark = { readonly at: Instant; readonly times?: number | undefined };

/** The mark that it left, if any. */
function marked(state: ComplaintState, trigger: Trigger): Mark | undefined {
  const marks: Readonly<Partial<Record<string, Mark>>> = state.marks ?? {};
  return marks[trigger];
}

/** When what has a place of its own happened last. */
const places: Readonly<Partial<Record<Trigger, (state: ComplaintState) => Instant | undefined>>> = {
  ComplaintReceived: (state) => state.receivedAt ?? state.registeredAt,
  ComplaintRegistered: (state) => state.registeredAt,
  ComplaintAccepted: (state) => state.acceptedAt,
  ComplaintDispatched: (state) => latest(state.departments.map(({ dispatchedAt }) => dispatchedAt)),
  StatementSubmitted: (state) => latest(state.departments.map(({ statedAt }) => statedAt)),
  AllStatementsSubmitted: (state) =>
    allStated(state) ? latest(state.departments.flatMap(({ statedAt, waivedAt }) => [statedAt, waivedAt])) : undefined,
  ComplaintReplied: (state) => state.repliedAt,
  SatisfactionRecorded: (state) => state.ratedAt,
  ComplaintClosed: (state) => state.closedAt,
  DeadlineMissed: (state) => latest(state.clocks.map(({ missedAt }) => missedAt)),
  // Of the first escalation only that it happened is kept, and the miss before it.
  ComplaintEscalated: (state) =>
    marked(state, 'ComplaintEscalated')?.at ?? (state.isEscalated ? lastTime(state, 'DeadlineMissed') : undefined),
};

/** When it happened last; undefined when it has not. */
export function lastTime(state: ComplaintState, trigger: Trigger): Instant | undefined {
  const place = places[trigger];
  return place ? place(state) : marked(state, trigger)?.at;
}

/** When what happens to each department happened to one. */
const ownPlaces: Readonly<Partial<Record<Trigger, (department: DepartmentState) => Instant | undefined>>> = {
  ComplaintDispatched: ({ dispatchedAt }) => dispatchedAt,
  ReceiptAcknowledged: ({ receivedAt }) => receivedAt,
  StatementSubmitted: ({ statedAt }) => statedAt,
};

/** When it happened last to one of these units, where it happens to each department; otherwise to the complaint. */
export function lastTimeAt(
  units: readonly TermId[] | undefined,
  state: ComplaintState,
  trigger: Trigger,
): Instant | undefined {
  const place = ownPlaces[trigger];
  const theirs = state.departments.filter(({ unit }) => units?.includes(unit));
  return place && theirs.length > 0 ? latest(theirs.map(place)) : lastTime(state, trigger);
}

/** How often it happened; what has a place of its own and no mark happened once. */
export const timesOf = (state: ComplaintState, trigger: Trigger): number =>
  marked(state, trigger)?.times ?? (lastTime(state, trigger) === undefined ? 0 : 1);

/** The facts that left a mark. */
export const markedFacts = (state: ComplaintState): readonly FactName[] =>
  state.marks ? factNames.filter((name) => state.marks?.[name] !== undefined) : [];
