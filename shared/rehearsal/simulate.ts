import { laterBy } from '../calendar/later.ts';
import { TimeOfDay } from '../calendar/time-of-day.ts';
import { instantAt, localDay } from '../calendar/time-zone.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { ComplaintCommand } from '../complaint/commands.ts';
import { decide } from '../complaint/decide.ts';
import type { ComplaintEvent, DecidedEvent } from '../complaint/events.ts';
import { evolve } from '../complaint/evolve.ts';
import { type Actor, type Facts, type OrganisationUnit, system } from '../complaint/facts.ts';
import { noticesOf } from '../complaint/notices.ts';
import { predicateFacts } from '../complaint/predicate-facts.ts';
import type { ComplaintState } from '../complaint/state.ts';
import type { Decision } from '../complaint/verb.ts';
import { Instant, IsoDate, plusMilliseconds } from '../kernel/time.ts';
import { keepUntil } from '../rulebook/retention.ts';
import type { PublishedRulebook, Rulebook } from '../rulebook/schema/rulebook.ts';
import { type Cast, castOf, filerOf } from './cast.ts';
import { completed, filingOf, rehearsedId } from './filing.ts';
import type { Moment, Scenario, ScenarioStep } from './scenario.ts';
import type { Trace, TraceActor, TraceClock, TraceEntry } from './trace.ts';

/** A story is not followed further than so many steps of ladders. */
const firingsMax = 500;

const fireDueSteps: ComplaintCommand = { type: 'FireDueSteps' };

/** What a rehearsal plays on. */
export type Stage = {
  readonly rulebook: Rulebook;
  readonly calendar: WorkCalendar;
  /** The organisation as it stands; unset: the units that the rulebook brings along. */
  readonly units?: readonly OrganisationUnit[];
};

/** One play as it stands at the moment `now`; its own, and gone when it ends. */
type Play = {
  readonly stage: Required<Stage>;
  readonly cast: Cast;
  readonly rulebook: PublishedRulebook;
  readonly until: Instant | undefined;
  readonly entries: TraceEntry[];
  state: ComplaintState | undefined;
  now: Instant;
  firings: number;
};

/** An instant as it is, a reading of the wall clock in the tenant's time zone. */
function instantOfMoment(moment: Moment, { timeZone }: WorkCalendar): Instant {
  const read = Instant.safeParse(moment);
  if (read.success) return read.data;
  return instantAt(IsoDate.parse(moment.slice(0, 10)), TimeOfDay.parse(moment.slice(11)), timeZone);
}

function traceActor({ cast }: Play, id: Actor['id']): TraceActor {
  if (id === 'complainant') return { who: 'complainant' };
  if (id === 'system') return { who: 'system' };
  return { ...(cast.whoIs(id) ?? { held: [] }), who: 'staff' };
}

/** What the event did to clocks, with each clock as it stands after it. */
const clocksAfter = (event: ComplaintEvent, state: ComplaintState): readonly TraceClock[] =>
  (event.data.clocks ?? []).flatMap(({ change, clock, unit }) => {
    const after = state.clocks.find((candidate) => candidate.clock === clock && candidate.unit === unit);
    return after ? [{ change, clock: after }] : [];
  });

function note(play: Play, decided: DecidedEvent, actor: Actor, step: number | undefined): void {
  const { texts, ...fact } = decided;
  const event: ComplaintEvent = { ...fact, seq: (play.state?.seq ?? 0) + 1, at: play.now, actorId: actor.id };
  const state = evolve(rehearsedId, play.state, event);
  play.state = state;
  const { rulebook, units } = play.stage;
  play.entries.push({
    kind: 'event',
    at: play.now,
    by: traceActor(play, actor.id),
    ...(step !== undefined && { step }),
    event,
    ...(texts && { texts }),
    clocks: clocksAfter(event, state),
    notices: noticesOf(event, state, rulebook, units),
  });
}

const factsFor = ({ now, rulebook, stage, cast }: Play, actor: Actor): Facts => ({
  now,
  actor,
  rulebook,
  calendar: stage.calendar,
  units: stage.units,
  people: cast.people,
});

/** Writes down what came of a command at this moment. */
function take(play: Play, decision: Decision, { command, actor, step }: Attempt): boolean {
  if (!decision.ok) {
    const by = traceActor(play, actor.id);
    const at = { at: play.now, by, ...(step !== undefined && { step }) };
    play.entries.push({ kind: 'refused', ...at, verb: command.type, refusal: decision.refusal });
    return false;
  }
  for (const event of decision.value) note(play, event, actor, step);
  return decision.value.length > 0;
}

type Attempt = { readonly command: ComplaintCommand; readonly actor: Actor; readonly step?: number };

/** Tries a command at this moment. */
const attempt = (play: Play, tried: Attempt): boolean =>
  take(play, decide(tried.command, play.state, factsFor(play, tried.actor)), tried);

/** The earliest step of a ladder that waits and was not tried in vain. */
function nextStep({ state }: Play, after: Instant | undefined): Instant | undefined {
  return state?.clocks
    .map(({ next }) => next?.at)
    .filter((at) => at !== undefined && (after === undefined || at > after))
    .toSorted()[0];
}

/** Takes every step of a ladder whose moment comes before `end`, each at its own; false when there were too many. */
function advance(play: Play, end: Instant | undefined): boolean {
  let inVain: Instant | undefined;
  for (let at = nextStep(play, inVain); at !== undefined; at = nextStep(play, inVain)) {
    if (end !== undefined && at >= end) return true;
    if (play.firings >= firingsMax) return false;
    play.firings++;
    if (at > play.now) play.now = at;
    const before = play.state?.seq;
    attempt(play, { command: fireDueSteps, actor: system });
    inVain = play.state?.seq === before ? at : undefined;
  }
  return true;
}

function momentOf(step: ScenarioStep, { now, stage: { calendar } }: Play): Instant {
  if (step.at !== undefined) return instantOfMoment(step.at, calendar);
  return step.after ? laterBy(now, step.after, calendar, step.time) : now;
}

/** Plays the steps in order; gives the reason to stop early, if there is one. */
function playSteps(play: Play, steps: readonly ScenarioStep[]): 'until' | 'too-long' | undefined {
  let last = play.now;
  for (const [index, step] of steps.entries()) {
    const at = momentOf(step, { ...play, now: last });
    if (play.until !== undefined && at > play.until) return advance(play, justAfter(play.until)) ? 'until' : 'too-long';
    if (at < last) {
      play.entries.push({ kind: 'skipped', at, step: index, verb: step.do.type });
      continue;
    }
    if (!advance(play, at)) return 'too-long';
    play.now = at;
    last = at;
    attempt(play, { command: step.do, actor: play.cast.actorOf(step.by), step: index });
  }
  return undefined;
}

/** What falls into the last moment of a story still belongs to it. */
const justAfter = (until: Instant): Instant => plusMilliseconds(until, 1);

/** After the last step: until nothing is waited for, or the story's own end. */
function playOut(play: Play): Trace['end'] {
  const end = play.until && justAfter(play.until);
  if (!advance(play, end)) return 'too-long';
  if (nextStep(play, end && play.until) === undefined || end === undefined) return 'at-rest';
  return 'until';
}

/** Files the story's complaint; unless it files exactly what it says, with all that the rulebook wants. */
function file(play: Play, scenario: Scenario): boolean {
  const { rulebook, calendar, units } = play.stage;
  const day = localDay(play.now, calendar.timeZone);
  const filing = filingOf(rulebook, scenario, day);
  const filer = play.cast.actorOf(scenario.filedBy ?? filerOf(rulebook, filing.channel, units));
  const decision = decide(filing, undefined, factsFor(play, filer));
  const missing = decision.ok || scenario.filesExactly === true ? undefined : decision.refusal.missing;
  if (!missing) return take(play, decision, { command: filing, actor: filer });
  return attempt(play, { command: completed(filing, missing, rulebook, day), actor: filer });
}

/** Until when the record of a complaint that was closed is kept. */
function keptUntilOf(state: ComplaintState, { rulebook, calendar }: Stage): IsoDate | undefined {
  if (state.closedAt === undefined) return undefined;
  const about = predicateFacts(rulebook, calendar, state);
  return keepUntil(rulebook, about, localDay(state.closedAt, calendar.timeZone));
}

/**
 * Plays a scenario through a rulebook on virtual time 演练, with the very decide and evolve that run in production: every
 * event, every step of a ladder at its own instant, whom each tells, and what the rules refuse. Between two steps, and
 * after the last one, each step of a ladder is taken at exactly its moment; of two things in the same moment people come
 * first. Goes on until nothing is waited for, or until `scenario.until`. Pure: the same arguments give the same trace.
 */
export function simulate(stage: Stage, scenario: Scenario): Trace {
  const { rulebook, calendar } = stage;
  const units = stage.units ?? rulebook.units;
  const now = instantOfMoment(scenario.startAt, calendar);
  const play: Play = {
    stage: { rulebook, calendar, units },
    cast: castOf(rulebook, scenario),
    rulebook: { version: 1, rulebook },
    until: scenario.until === undefined ? undefined : instantOfMoment(scenario.until, calendar),
    entries: [],
    state: undefined,
    now,
    firings: 0,
  };
  const end = file(play, scenario) ? (playSteps(play, scenario.steps ?? []) ?? playOut(play)) : 'at-rest';
  const people = play.cast.people.flatMap(({ id }) => {
    const known = play.cast.whoIs(id);
    return known ? [{ id, ...known }] : [];
  });
  const keptUntil = play.state && keptUntilOf(play.state, play.stage);
  return {
    entries: play.entries,
    ...(play.state && { state: play.state }),
    end,
    endedAt: play.now,
    ...(keptUntil && { keptUntil }),
    people,
    timeZone: calendar.timeZone,
  };
}
