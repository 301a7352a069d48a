import { knownOf } from '../kernel/known-of.ts';
import { isWorkingDay } from '../calendar/day-reason.ts';
import { localDay, localTime } from '../calendar/time-zone.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { PredicateFacts, QuantityName, TermFact } from '../rulebook/predicate.ts';
import type { FactName } from '../rulebook/names.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import { categoryPath, locationPath, originOf } from '../rulebook/vocabulary.ts';
import { markedFacts, timesOf } from './marks.ts';
import type { ComplaintState } from './state.ts';

/** Facts of the command at hand that rules may look at besides the complaint. */
export type CommandFacts = {
  readonly terms?: Readonly<Partial<Record<TermFact, readonly string[]>>>;
  readonly quantities?: Readonly<Partial<Record<QuantityName, number>>>;
};

const one = (term: string | undefined): readonly string[] | undefined => (term === undefined ? undefined : [term]);

/** The complaint as rules see it. */
export function predicateFacts(
  rulebook: Rulebook,
  calendar: WorkCalendar,
  state: ComplaintState,
  command: CommandFacts = {},
): PredicateFacts {
  const received = state.receivedAt ?? state.registeredAt;
  const happened: FactName[] = [...markedFacts(state)];
  happened.push('ComplaintRegistered');
  if (state.acceptedAt !== undefined) happened.push('ComplaintAccepted');
  if (state.departments.length > 0) happened.push('ComplaintDispatched');
  if (state.departments.some(({ statedAt }) => statedAt !== undefined)) happened.push('StatementSubmitted');
  if (state.repliedAt !== undefined) happened.push('ComplaintReplied');
  if (state.closedAt !== undefined) happened.push('ComplaintClosed');
  if (state.isEscalated === true) happened.push('ComplaintEscalated');
  if (state.ratedAt !== undefined) happened.push('SatisfactionRecorded');
  const missed = state.clocks.filter(({ missedAt }) => missedAt !== undefined);
  if (missed.length > 0) happened.push('DeadlineMissed');
  return {
    category: state.category,
    categoryPath: categoryPath(rulebook, state.category),
    locationPath: state.location === undefined ? [] : locationPath(rulebook, state.location),
    origin: state.origin ?? (state.location === undefined ? undefined : originOf(rulebook, state.location)),
    channel: state.channel,
    identityMode: state.identityMode,
    stream: state.stream ?? 'external',
    kind: state.kind ?? 'complaint',
    stage: state.stage,
    terms: knownOf({
      nature: one(state.nature),
      severity: one(state.severity),
      track: one(state.track),
      cause: one(state.cause),
      outcome: one(state.outcome),
      satisfaction: one(state.satisfaction),
      complainantKind: one(state.complainantKind),
      respondentRole: state.respondents?.flatMap(({ role }) => role ?? []),
      document: state.documents,
      declineReason: one(state.declineReason),
      handedOverTo: state.handedOverTo,
      ...command.terms,
    }),
    quantities: knownOf({
      amount: state.amount,
      personsHarmed: state.personsHarmed,
      complainants: state.complainants,
      // None named are none.
      representatives: state.representatives ?? 0,
      repeatCount: (state.repeatOf?.count ?? 0) + (state.reopened ?? 0),
      departments: state.departments.filter(({ role }) => role !== 'via').length,
      compensationAmount: state.compensationAmount,
      returns: timesOf(state, 'ComplaintReturned'),
      followUps: timesOf(state, 'FollowUpRecorded'),
      level: state.level ?? 0,
      ...command.quantities,
    }),
    flags: state.flags ?? [],
    fields: state.fields ?? {},
    happened,
    missed: missed.map(({ clock }) => clock),
    receivedAt: localTime(received, calendar.timeZone),
    receivedOnWorkingDay: isWorkingDay(calendar, localDay(received, calendar.timeZone)),
    withdrawal: state.withdrawal,
    isMalicious: state.malicious?.isDecided,
  };
}
