import * as z from 'zod';
import { type ClockChange } from '../../../shared/complaint/fact.ts';
import { type EventType, eventData } from '../../../shared/complaint/events.ts';
import type { TimelineEntry } from '../../../shared/contract/complaints.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { verbInWords } from '../../../shared/rulebook/words/verbs.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import type { ConsoleWords } from '../../words/console/index.ts';
import { talkWords } from '../../words/console/talk.ts';
import type { Names } from '../frame/names.ts';
import { dayText, momentText } from '../frame/moment.tsx';

/** What a sentence is written with. */
export type Pen = {
  readonly words: ConsoleWords;
  readonly names: Names;
  readonly language: Language;
  readonly timeZone: string;
};

const ownClock = z.object({ clock: z.string(), unit: z.string().optional() });
const isEventType = (type: string): type is EventType => Object.hasOwn(eventData, type);

const clockName = ({ words, names }: Pen, clock: string, unit: string | undefined): string =>
  unit === undefined
    ? words.complaint.clockAlone(names.clock(clock))
    : words.complaint.clockOf(names.clock(clock), names.unit(unit));

/** Says what happened. Facts that a later version writes otherwise are named, not guessed at. */
export function eventSentence({ type, data }: Pick<TimelineEntry, 'type' | 'data'>, pen: Pen): string {
  if (!isEventType(type)) return type;
  return sentences[type]?.(data, pen, type) ?? pen.words.events[type];
}

type Sentence = (data: unknown, pen: Pen, type: EventType) => string | undefined;

/** The clock that the data of a ladder step names. */
const clockOf: (say: (clock: string, pen: Pen) => string) => Sentence = (say) => (data, pen) => {
  const found = ownClock.safeParse(data).data;
  return found && say(clockName(pen, found.clock, found.unit), pen);
};

/** The name of what happened, and what it was about in the tenant's own word. */
const aboutTerm =
  (field: string, word: (names: Names, id: string) => string): Sentence =>
  (data, { words, names }, type) => {
    const id = z.looseObject({ [field]: z.string() }).safeParse(data).data?.[field];
    return id === undefined ? undefined : words.complaint.timeline.about(words.events[type], word(names, id));
  };

/** The name of what happened, and the day that it was about. */
const ofDay: Sentence = (data, { words, language }, type) => {
  const day = z.looseObject({ on: IsoDate }).safeParse(data).data?.on;
  return day && words.complaint.timeline.about(words.events[type], dayText(day, language));
};

/** Sentences that say more than the name of what happened. */
const sentences: Readonly<Partial<Record<EventType, Sentence>>> = {
  ComplaintRegistered: (data, { words, names }) => {
    const facts = eventData.ComplaintRegistered.safeParse(data).data;
    return (
      facts &&
      words.complaint.timeline.registered(
        names.channel(facts.channel),
        names.category(facts.category),
        words.identityModes[facts.identityMode],
      )
    );
  },
  ComplaintDispatched: (data, { words, names }) => {
    const facts = eventData.ComplaintDispatched.safeParse(data).data;
    if (!facts) return undefined;
    const { dispatched, via } = words.complaint.timeline;
    const sent = dispatched(names.unit(facts.lead), words.list((facts.coDepartments ?? []).map(names.unit)));
    return facts.via === undefined ? sent : sent + via(words.list(facts.via.map(names.unit)));
  },
  StatementSubmitted: (data, { words, names }) => {
    const facts = eventData.StatementSubmitted.safeParse(data).data;
    return facts && words.complaint.timeline.stated(names.unit(facts.unit));
  },
  SatisfactionRecorded: (data, { words, names }) => {
    const facts = eventData.SatisfactionRecorded.safeParse(data).data;
    if (!facts) return undefined;
    const { rated, sentBack } = words.complaint.timeline;
    return rated(names.satisfaction(facts.satisfaction)) + (facts.sendsBack === true ? sentBack : '');
  },
  ComplaintClosed: (data, { words }) => {
    const facts = eventData.ComplaintClosed.safeParse(data).data;
    if (!facts) return undefined;
    const { settled, decided, closed } = words.complaint.timeline;
    if (facts.because === 'complainantSatisfied') return settled;
    return facts.because === 'decided' ? decided : closed[facts.because];
  },
  HandlerReminded: clockOf((clock, { words }) => words.complaint.timeline.reminded(clock)),
  DeadlineMissed: clockOf((clock, { words }) => words.complaint.timeline.missed(clock)),
  ComplaintEscalated: clockOf((clock, { words }) => words.complaint.timeline.escalated(clock)),
  ComplaintSupplemented: (_, { words }) => words.complaint.timeline.supplemented,
  ComplaintDeclined: aboutTerm('reason', (names, id) => names.further('declineReasons', id)),
  ComplaintReturned: aboutTerm('unit', (names, id) => names.unit(id)),
  ComplaintHandedOver: aboutTerm('to', (names, id) => names.further('handOverTargets', id)),
  HandlingPaused: aboutTerm('ground', (names, id) => names.further('pauseGrounds', id)),
  ReceiptAcknowledged: aboutTerm('unit', (names, id) => names.unit(id)),
  SupervisionOrdered: aboutTerm('unit', (names, id) => names.unit(id)),
  StatementWaived: aboutTerm('unit', (names, id) => names.unit(id)),
  DutyRaised: aboutTerm('duty', (names, id) => names.further('duties', id)),
  DutyCompleted: aboutTerm('duty', (names, id) => names.further('duties', id)),
  ApprovalRequested: (data, { words, language }, type) => {
    const facts = eventData.ApprovalRequested.safeParse(data).data;
    return facts && words.complaint.timeline.about(words.events[type], verbInWords(facts.verb, language));
  },
  ComplaintReplied: (_, { words }) => words.complaint.timeline.replied,
  DateProposed: ofDay,
  DateAgreed: ofDay,
  DateRefused: ofDay,
  WithdrawalRequested: (data, { words, language }, type) => {
    const freely = eventData.WithdrawalRequested.safeParse(data).data?.freely;
    return freely && words.complaint.timeline.about(words.events[type], talkWords[language].freely[freely]);
  },
  IdentityRevealed: (_, { words }) => words.complaint.timeline.revealed,
  // Only the calendar is applied to complaints by a job.
  RulesAdopted: (data, { words }) =>
    eventData.RulesAdopted.safeParse(data).data?.orderedBy && words.complaint.timeline.calendarAdopted,
};

/** Says what the event did to deadlines, one sentence for each. */
export function clockSentences({ type, data }: Pick<TimelineEntry, 'type' | 'data'>, pen: Pen): readonly string[] {
  if (!isEventType(type)) return [];
  const facts = eventData[type].safeParse(data).data;
  const changes = facts !== undefined && 'clocks' in facts ? (facts.clocks ?? []) : [];
  return changes.flatMap((change) => changeSentence(change, pen) ?? []);
}

function changeSentence(change: ClockChange, pen: Pen): string | undefined {
  if (change.change === 'replanned') return undefined;
  const text = pen.words.complaint.timeline;
  const clock = clockName(pen, change.clock, change.unit);
  if (change.change === 'stopped') return text.clockStopped(clock);
  if (change.change === 'waived') return text.clockWaived(clock);
  if (change.change === 'paused') return text.clockPaused(clock);
  const due = momentText(change.dueAt, pen.language, pen.timeZone);
  if (change.change === 'resumed') return text.clockResumed(clock, due);
  return change.change === 'started' ? text.clockStarted(clock, due) : text.clockMoved(clock, due);
}

/** Who did what an event tells; for what a job did, who ordered it too. */
export const doerName = ({ actor, orderedBy }: TimelineEntry, words: ConsoleWords): string =>
  orderedBy ? words.complaint.timeline.ordered(actorName(orderedBy, words)) : actorName(actor, words);

/** Who did it. */
export const actorName = ({ id, name }: TimelineEntry['actor'], words: ConsoleWords): string =>
  name ?? { complainant: words.actors.complainant, system: words.actors.system }[String(id)] ?? words.actors.someone;
