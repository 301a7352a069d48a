import * as z from 'zod';
import { type ClockChange } from '../../../shared/complaint/fact.ts';
import { type EventType, eventData } from '../../../shared/complaint/events.ts';
import type { TimelineEntry } from '../../../shared/contract/complaints.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import type { ConsoleWords } from '../../words/console/index.ts';
import type { Names } from '../frame/names.ts';
import { momentText } from '../frame/moment.tsx';

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
  return sentences[type]?.(data, pen) ?? pen.words.events[type];
}

type Sentence = (data: unknown, pen: Pen) => string | undefined;

/** The clock that the data of a ladder step names. */
const clockOf: (say: (clock: string, pen: Pen) => string) => Sentence = (say) => (data, pen) => {
  const found = ownClock.safeParse(data).data;
  return found && say(clockName(pen, found.clock, found.unit), pen);
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
    return (
      facts &&
      words.complaint.timeline.dispatched(
        names.unit(facts.lead),
        words.list((facts.coDepartments ?? []).map(names.unit)),
      )
    );
  },
  StatementSubmitted: (data, { words, names }) => {
    const facts = eventData.StatementSubmitted.safeParse(data).data;
    return facts && words.complaint.timeline.stated(names.unit(facts.unit));
  },
  SatisfactionRecorded: (data, { words, names }) => {
    const facts = eventData.SatisfactionRecorded.safeParse(data).data;
    return facts && words.complaint.timeline.rated(names.satisfaction(facts.satisfaction));
  },
  ComplaintClosed: (data, { words }) => {
    const facts = eventData.ComplaintClosed.safeParse(data).data;
    if (facts?.because === 'complainantSatisfied') return words.complaint.timeline.settled;
    return facts?.because === 'decided' ? words.complaint.timeline.decided : undefined;
  },
  HandlerReminded: clockOf((clock, { words }) => words.complaint.timeline.reminded(clock)),
  DeadlineMissed: clockOf((clock, { words }) => words.complaint.timeline.missed(clock)),
  ComplaintEscalated: clockOf((clock, { words }) => words.complaint.timeline.escalated(clock)),
  ComplaintSupplemented: (_, { words }) => words.complaint.timeline.supplemented,
  ComplaintReplied: (_, { words }) => words.complaint.timeline.replied,
  IdentityRevealed: (_, { words }) => words.complaint.timeline.revealed,
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

/** Who did it. */
export const actorName = ({ id, name }: TimelineEntry['actor'], words: ConsoleWords): string =>
  name ?? { complainant: words.actors.complainant, system: words.actors.system }[String(id)] ?? words.actors.someone;
