import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { TermId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type CompiledClock, clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { firstStep, type LadderView } from '../../rulebook/clocks/ladder.ts';
import { type ClockInputs, type ReckonedClock, reckonClock } from '../../rulebook/clocks/reckon-clock.ts';
import { type PredicateFacts, holds } from '../../rulebook/predicate.ts';
import type { ClockCase, LadderStep, Trigger } from '../../rulebook/schema/clocks.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { ComplaintEvent } from '../events.ts';
import type { ClockChange, OuterClock } from '../fact.ts';
import type { ClockState, ComplaintState } from '../state.ts';
import { applyClockChanges } from './apply-clock-changes.ts';

/** What happened, and the rules by which clocks follow it. */
export type Happening = {
  readonly event: ComplaintEvent;
  readonly triggers: readonly Trigger[];
  readonly before: ComplaintState | undefined;
  /** The complaint after the event, its clocks as they were. */
  readonly after: ComplaintState;
};

/** Where the changes of one event are worked out, one after another, each seeing the clocks as those before it left them. */
export type Desk = Happening & {
  readonly now: Instant;
  readonly rulebook: Rulebook;
  readonly calendar: WorkCalendar;
  readonly about: () => PredicateFacts;
  readonly changes: readonly ClockChange[];
  readonly clocks: readonly ClockState[];
  readonly put: (change: ClockChange) => void;
};

/** A desk for one event, with nothing done yet. */
export function deskFor(
  happening: Happening,
  rules: { readonly rulebook: Rulebook; readonly calendar: WorkCalendar },
  reckonFacts: () => PredicateFacts,
): Desk {
  const { event, after } = happening;
  const changes: ClockChange[] = [];
  let clocks: readonly ClockState[] = after.clocks;
  let facts: PredicateFacts | undefined;
  return {
    ...happening,
    ...rules,
    now: event.at,
    about: () => (facts ??= reckonFacts()),
    changes,
    get clocks() {
      return clocks;
    },
    put(change) {
      changes.push(change);
      clocks = applyClockChanges(clocks, [change], event.at);
    },
  };
}

/** Whether time still counts, or did until the deadline passed. */
export const runs = ({ status }: ClockState): boolean => status === 'running' || status === 'missed';

/** Whether the clock is not at rest. */
export const isOpen = (clock: ClockState): boolean => runs(clock) || clock.status === 'paused';

export const whose = ({ clock, unit }: Pick<ClockState, 'clock' | 'unit'>) => ({ clock, ...(unit && { unit }) });

/** The department that an event is about, if it names one. */
export const unitOf = ({ data }: ComplaintEvent): TermId | undefined =>
  'unit' in data && typeof data.unit === 'string' ? data.unit : undefined;

export const ruleOf = ({ rulebook }: Pick<Desk, 'rulebook'>, clock: ClockState): CompiledClock | undefined =>
  clockRule(rulebook, clock.clock);

/** The clock inside which this one stays, of the same department where there is one. */
function outerOf(rule: CompiledClock, unit: TermId | undefined, clocks: readonly ClockState[]): OuterClock | undefined {
  if (rule.within === undefined) return undefined;
  const named = clocks.filter(({ clock, status }) => clock === rule.within && status !== 'waived');
  const outer = named.find((clock) => clock.unit === unit) ?? named.find((clock) => clock.unit === undefined);
  if (!outer) return undefined;
  const { dueAt, dueOn, isProvisional } = outer;
  return { ...whose(outer), dueAt, dueOn, ...(isProvisional && { isProvisional: true as const }) };
}

/** Whether the department still owes a statement, and is the one meant. */
export const mayBeWaived = (
  { unit, statedAt, waivedAt }: ComplaintState['departments'][number],
  meant: TermId | undefined,
): boolean => (meant === undefined || unit === meant) && statedAt === undefined && waivedAt === undefined;

/** What a step is judged by. */
type Judged = {
  readonly rulebook: Rulebook;
  readonly calendar: WorkCalendar;
  readonly about: () => PredicateFacts;
  readonly state: Pick<ComplaintState, 'id' | 'departments' | 'duties'>;
};

/** Whether the step of a ladder would be taken for the complaint as it stands. */
function isStepOpen(step: LadderStep, unit: TermId | undefined, { rulebook, about, state }: Judged): boolean {
  const { action, when } = step;
  if (when && !holds(when, about())) return false;
  if (action === 'waive') return state.departments.some((each) => mayBeWaived(each, unit));
  if (action === 'duty') return !state.duties?.some(({ duty, doneAt }) => duty === step.duty && doneAt === undefined);
  if (action !== 'penalise') return true;
  const rule = rulebook.accountability?.rules?.find(({ id }) => id === step.measure);
  return !rule || holds(rule.when, about());
}

/** Whether which step comes next depends on more than time. */
export const isConditional = ({ ladder }: Pick<CompiledClock, 'ladder'>): boolean =>
  ladder.some(({ when, action }) => when || action === 'duty' || action === 'waive' || action === 'penalise');

type Timed = ClockInputs & Pick<ClockState, 'unit' | 'missedAt' | 'taken'> & { readonly status?: ClockState['status'] };

/** The clock as its ladder sees it. */
export const ladderView = (
  {
    rule,
    clock,
    reckoned,
  }: {
    readonly rule: CompiledClock;
    readonly clock: Timed;
    readonly reckoned: Omit<ReckonedClock, 'isClamped'>;
  },
  judged: Judged,
): LadderView => ({
  rule,
  calendar: judged.calendar,
  key: judged.state.id,
  due: reckoned.due,
  targetAt: reckoned.targetAt,
  startedAt: clock.startedAt,
  pauses: clock.pauses,
  isOpen: (step) => isStepOpen(step, clock.unit, judged),
});

/** A clock reckoned from its inputs: its due date, and the step that comes next. Undefined where no date is agreed yet. */
export function planned(desk: Desk, rule: CompiledClock, clockCase: ClockCase, clock: Timed) {
  const outer = outerOf(rule, clock.unit, desk.clocks);
  const reckoned = reckonClock(clockCase, clock, desk.calendar, outer);
  if (!reckoned) return undefined;
  const { due, targetAt, isClamped } = reckoned;
  const { rulebook, calendar, about, after } = desk;
  const view = ladderView({ rule, clock, reckoned }, { rulebook, calendar, about, state: after });
  const isMissed = clock.missedAt !== undefined && due.dueAt <= desk.now;
  const next = clock.status === 'paused' ? undefined : firstStep(view, desk.now, { isMissed, taken: clock.taken });
  return {
    case: clockCase.id,
    dueAt: due.dueAt,
    dueOn: due.dueOn,
    isProvisional: due.provisional,
    ...(targetAt && { targetAt }),
    ...(isClamped && outer && { outer }),
    ...(next && { next }),
  };
}
