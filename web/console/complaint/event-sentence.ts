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
  return sentenceOf(type, data, pen) ?? pen.words.events[type];
}

function sentenceOf(type: EventType, data: unknown, pen: Pen): string | undefined {
  const { words, names } = pen;
  const text = words.complaint.timeline;
  const clock = (): string => {
    const found = ownClock.safeParse(data).data;
    return found === undefined ? '' : clockName(pen, found.clock, found.unit);
  };
  switch (type) {
    case 'ComplaintRegistered': {
      const facts = eventData[type].safeParse(data).data;
      return (
        facts &&
        text.registered(
          names.channel(facts.channel),
          names.category(facts.category),
          words.identityModes[facts.identityMode],
        )
      );
    }
    case 'ComplaintDispatched': {
      const facts = eventData[type].safeParse(data).data;
      return facts && text.dispatched(names.unit(facts.lead), words.list((facts.coDepartments ?? []).map(names.unit)));
    }
    case 'StatementSubmitted': {
      const facts = eventData[type].safeParse(data).data;
      return facts && text.stated(names.unit(facts.unit));
    }
    case 'SatisfactionRecorded': {
      const facts = eventData[type].safeParse(data).data;
      return facts && text.rated(names.satisfaction(facts.satisfaction));
    }
    case 'ComplaintClosed': {
      const facts = eventData[type].safeParse(data).data;
      return facts && (facts.because === 'complainantSatisfied' ? text.settled : text.decided);
    }
    case 'HandlerReminded':
      return text.reminded(clock());
    case 'DeadlineMissed':
      return text.missed(clock());
    case 'ComplaintEscalated':
      return text.escalated(clock());
    case 'ComplaintSupplemented':
      return text.supplemented;
    case 'ComplaintReplied':
      return text.replied;
    case 'IdentityRevealed':
      return text.revealed;
    default:
      return undefined;
  }
}

/** Says what the event did to deadlines, one sentence for each. */
export function clockSentences({ type, data }: Pick<TimelineEntry, 'type' | 'data'>, pen: Pen): readonly string[] {
  if (!isEventType(type)) return [];
  const facts = eventData[type].safeParse(data).data;
  const changes = facts !== undefined && 'clocks' in facts ? (facts.clocks ?? []) : [];
  return changes.map((change) => changeSentence(change, pen));
}

function changeSentence(change: ClockChange, pen: Pen): string {
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
