import { deterministicJitter } from '../../calendar/jitter.ts';
import type { DueDate } from '../../calendar/due.ts';
import { offsetFrom } from '../../calendar/offset.ts';
import { nextOpening } from '../../calendar/opening-hours.ts';
import { type Pause, pausesSince, runningWithin } from '../../calendar/pauses.ts';
import { repeatedAfter } from '../../calendar/repeat.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { TermId } from '../../kernel/ids.ts';
import { type Instant, instantOf, millisecondsOf, plusMilliseconds } from '../../kernel/time.ts';
import type { ClockRule, LadderStep } from '../schema/clocks.ts';
import { dueAtMoment } from './reckon-clock.ts';

/** Reminders that open with the office are spread over this many minutes, so that they do not all leave in one second. */
const jitterMinutesMax = 10;

/** A clock as its ladder sees it. */
export type LadderView = {
  readonly rule: Pick<ClockRule, 'id' | 'ladder'>;
  readonly calendar: WorkCalendar;
  /** Anything that names the complaint; it spreads the reminders of different complaints. */
  readonly key: string;
  readonly due: DueDate;
  readonly targetAt?: Instant | undefined;
  readonly startedAt: Instant;
  readonly pauses?: readonly Pause[] | undefined;
  /** Whether the step would be taken for this complaint as it stands; one that would not is passed over. */
  readonly isOpen: (step: LadderStep) => boolean;
};

/** A step at its moment; `time` counts a step that is taken again and again. */
export type PlannedStep = { readonly step: TermId; readonly at: Instant; readonly time?: number | undefined };

/** The moment at which so many per cent of the time from start to due have run, pauses left out. */
function afterShare({ startedAt, due, pauses = [] }: LadderView, percent: number): Instant {
  const from = millisecondsOf(startedAt);
  const spans = runningWithin({ from, to: millisecondsOf(due.dueAt) }, pausesSince(from, pauses));
  let left = (spans.reduce((sum, span) => sum + span.to - span.from, 0) * percent) / 100;
  for (const span of spans) {
    if (left <= span.to - span.from) return instantOf(Math.round(span.from + left));
    left -= span.to - span.from;
  }
  return due.dueAt;
}

/** The lawful moment of a step, before opening hours are looked at; undefined for a target that there is not. */
function momentOf(step: LadderStep, view: LadderView): Instant | undefined {
  const { due, targetAt, calendar } = view;
  if (step.at === 'due') return due.dueAt;
  if (step.at === 'target') return targetAt;
  if ('elapsedPercent' in step.at) return afterShare(view, step.at.elapsedPercent);
  if (step.at.from !== 'target') return offsetFrom(due, step.at, calendar);
  return targetAt && offsetFrom(dueAtMoment(targetAt, calendar), step.at, calendar);
}

/** A reminder outside opening hours moves to the next opening, but never past the due instant; what the law counts stays exact. */
function opened(moment: Instant, step: LadderStep, { rule, due, calendar, key }: LadderView): Instant {
  if (step.action !== 'remind' || step.at === 'due') return moment;
  const opening = nextOpening(moment, calendar);
  const spread = plusMilliseconds(opening, deterministicJitter(`${key}/${rule.id}/${step.id}`, jitterMinutesMax));
  return spread < due.dueAt || moment >= due.dueAt ? spread : moment;
}

type Rung = { readonly step: LadderStep; readonly index: number; readonly atTime: (time: number) => Instant };

/** The steps that would be taken, each with its moments. */
function rungs(view: LadderView): readonly Rung[] {
  return view.rule.ladder.flatMap((step, index) => {
    const first = view.isOpen(step) ? momentOf(step, view) : undefined;
    if (first === undefined) return [];
    const { repeat } = step;
    const atTime = (time: number): Instant =>
      opened(repeat ? repeatedAfter(first, repeat.every, time - 1, view.calendar) : first, step, view);
    return [{ step, index, atTime }];
  });
}

/** The first time that the step is taken under a condition that, once it holds, holds for all later times. */
function firstTime({ step, atTime }: Rung, holdsAt: (at: Instant) => boolean): number | undefined {
  const last = step.repeat?.times ?? 1;
  if (!holdsAt(atTime(last))) return undefined;
  let low = 1;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holdsAt(atTime(middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

type Candidate = { readonly rung: Rung; readonly time: number };

function earliest(candidates: readonly Candidate[]): PlannedStep | undefined {
  const dated = candidates.map(({ rung, time }) => ({ rung, time, at: rung.atTime(time) }));
  const [first] = dated.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.rung.index - b.rung.index));
  if (!first) return undefined;
  const { step } = first.rung;
  return { step: step.id, at: first.at, ...(step.repeat && { time: first.time }) };
}

/** Steps that were taken, by the moment for which they were planned last. */
export type TakenSteps = Readonly<Partial<Record<string, Instant>>>;

/**
 * The step that a clock waits for when it starts, or when its due date has changed. Reminders of the past are left out:
 * nobody is reminded of them. Other steps are taken late rather than not, unless they have been taken already.
 *
 * @param past what of the past is done: the deadline has passed and stays passed, and these steps have been taken
 */
export function firstStep(
  view: LadderView,
  now: Instant,
  past: { readonly isMissed?: boolean; readonly taken?: TakenSteps | undefined } = {},
): PlannedStep | undefined {
  return earliest(
    rungs(view).flatMap((rung) => {
      const { id, action } = rung.step;
      if (action === 'miss') return past.isMissed ? [] : [{ rung, time: 1 }];
      const mayBeLate = action !== 'remind' && past.taken?.[id] === undefined;
      const time = mayBeLate ? 1 : firstTime(rung, (at) => at > now);
      return time === undefined ? [] : [{ rung, time }];
    }),
  );
}

/** The next step that lies ahead. A step whose moment has passed while it was not to be taken is passed over. */
export function stepAhead(view: LadderView, now: Instant, isMissed: boolean): PlannedStep | undefined {
  return earliest(
    rungs(view).flatMap((rung) => {
      if (rung.step.action === 'miss' && isMissed) return [];
      const time = firstTime(rung, (at) => at > now);
      return time === undefined ? [] : [{ rung, time }];
    }),
  );
}

/**
 * The step that follows the one that was just taken, but for moments of steps that were taken before. Of a repeated reminder only the times that
 * lie ahead are left when it came late.
 */
export function stepAfter(
  view: LadderView,
  taken: PlannedStep,
  now: Instant,
  before: TakenSteps = {},
): PlannedStep | undefined {
  const index = view.rule.ladder.findIndex(({ id }) => id === taken.step);
  return earliest(
    rungs(view).flatMap((rung) => {
      const { step } = rung;
      if (step.id === taken.step) {
        const following = (taken.time ?? 1) + 1;
        if (!step.repeat || following > step.repeat.times) return [];
        if (step.action !== 'remind') return [{ rung, time: following }];
        const ahead = firstTime(rung, (at) => at > now);
        return ahead === undefined ? [] : [{ rung, time: Math.max(ahead, following) }];
      }
      const done = before[step.id] ?? '';
      const time = firstTime(rung, (at) => at > done && (at > taken.at || (at === taken.at && rung.index > index)));
      return time === undefined ? [] : [{ rung, time }];
    }),
  );
}
