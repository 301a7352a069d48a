import type { TermId } from '../../kernel/ids.ts';
import { agreedDue } from '../../calendar/due.ts';
import { type Instant, IsoDate } from '../../kernel/time.ts';
import { caseFor, clockRule, clocksStartedBy, type CompiledClock } from '../../rulebook/clocks/clock-rules.ts';
import type { ClockCase, Trigger } from '../../rulebook/schema/clocks.ts';
import type { ClockChange, Reopening } from '../fact.ts';
import { type Desk, isOpen, planned, unitOf } from './desk.ts';

/** For which departments something starts a clock of theirs: newly dispatched ones, the one it is about, or all. */
function departmentsStarted({ event, before, after }: Desk): readonly TermId[] {
  const handling = after.departments.filter(({ role }) => role !== 'via');
  if (event.type === 'ComplaintDispatched')
    return handling.filter(({ dispatchedAt }) => dispatchedAt === event.at).map(({ unit }) => unit);
  const about = unitOf(event);
  if (about === undefined) return handling.map(({ unit }) => unit);
  const hasLeft =
    before?.departments.some(({ unit }) => unit === about) && !handling.some(({ unit }) => unit === about);
  return hasLeft ? [] : [about];
}

/** Whose clocks of this rule something starts; undefined stands for the complaint as a whole. */
const startedUnits = (desk: Desk, rule: CompiledClock): readonly (TermId | undefined)[] =>
  rule.per === 'department' ? departmentsStarted(desk) : [undefined];

type Start = {
  readonly unit?: TermId | undefined;
  readonly startedAt: Instant;
  readonly reopening?: Reopening;
};

/** The date that was just promised, or that the complainant named in an answer; one that is over is no promise. */
function promisedOn({ event, calendar, about }: Desk, rule: CompiledClock, { budget }: ClockCase): IsoDate | undefined {
  if (event.type === 'DateAgreed' && event.data.clock === rule.id) return event.data.on;
  if (budget.unit !== 'agreed' || budget.field === undefined) return undefined;
  const named = IsoDate.safeParse(about().fields[budget.field]);
  return named.success && agreedDue(named.data, calendar).dueAt > event.at ? named.data : undefined;
}

/** Starts a clock, unless no case of it holds or a date has yet to be agreed. It stands still at once where the handling does. */
export function start(desk: Desk, rule: CompiledClock, { unit, startedAt, reopening }: Start): void {
  const { after, event } = desk;
  const clockCase = caseFor(rule, desk.about());
  const agreedOn = clockCase && promisedOn(desk, rule, clockCase);
  const adjustments = agreedOn && [{ agreedOn }];
  const due = clockCase && planned(desk, rule, clockCase, { unit, startedAt, adjustments });
  if (!due) return;
  const whose: Pick<ClockChange, 'clock' | 'unit'> = { clock: rule.id, ...(unit && { unit }) };
  desk.put({
    change: 'started',
    ...whose,
    startedAt,
    ...due,
    ...(rule.binds && rule.binds !== 'organisation' && { binds: rule.binds }),
    ...(agreedOn && { agreedOn }),
    ...(reopening && { reopening }),
  });
  const ground = after.pause?.ground;
  const pausesNow = event.type === 'HandlingPaused' || event.type === 'SupplementRequested';
  if (ground !== undefined && !pausesNow && rule.mayPause(ground)) desk.put({ change: 'paused', ...whose });
}

/** A clock of a duty starts with that duty. */
const isMeant = ({ event }: Desk, { duty }: CompiledClock): boolean =>
  duty === undefined || (event.type === 'DutyRaised' && event.data.duty === duty);

const momentOf = (trigger: Trigger, { after, now }: Desk): Instant =>
  trigger === 'ComplaintReceived' ? (after.receivedAt ?? now) : now;

/** The clocks that what happened starts. One that still runs goes on. */
export function startClocks(desk: Desk): void {
  for (const trigger of desk.triggers) {
    for (const rule of clocksStartedBy(desk.rulebook, trigger)) {
      if (!isMeant(desk, rule)) continue;
      for (const unit of startedUnits(desk, rule)) {
        const goesOn = desk.clocks.some((clock) => clock.clock === rule.id && clock.unit === unit && isOpen(clock));
        if (!goesOn) start(desk, rule, { unit, startedAt: momentOf(trigger, desk) });
      }
    }
  }
}

/** A promised date starts the clock that waits for one. */
export function startAgreed(desk: Desk): void {
  const { event } = desk;
  if (event.type !== 'DateAgreed') return;
  const { clock: id, unit } = event.data;
  if (id === undefined) return;
  const rule = clockRule(desk.rulebook, id);
  const goesOn = desk.clocks.some((clock) => clock.clock === id && clock.unit === unit && isOpen(clock));
  if (rule && !goesOn) start(desk, rule, { unit, startedAt: event.at });
}
