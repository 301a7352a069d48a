import type { CommandOf } from '../../complaint/commands.ts';
import { type Actor, system } from '../../complaint/facts.ts';
import { hasMoved, movedDates } from '../../complaint/moved-dates.ts';
import { type ComplaintState, isClosed, nextStepAt } from '../../complaint/state.ts';
import { namedMax } from '../../contract/calendar.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';
import type { CalendarJob, CalendarStore } from './ports.ts';

/** Complaints of one step: enough to get on, few enough that what else waits in the stream waits a second or two. */
export const batchMax = 20;

/** Pages of the queue that a step looks through for the next batch. */
const pagesMax = 5;

/** Rounds over the queue. Two are enough unless complaints keep being written at the very moment they are looked at. */
const passesMax = 20;

/** How often one complaint is tried in a step when others keep writing it. */
const attemptsMax = 4;

type JobPorts = { readonly store: CalendarStore; readonly complaints: ComplaintPorts };

/** What became of one complaint; nothing where it was over, or had moved on by itself. */
type Outcome =
  | { readonly did: 'moved' | 'confirmed' | 'unchanged' }
  | { readonly did: 'refused'; readonly number: string; readonly code: ProblemCode }
  | undefined;

/** Who the log says it was: the rules, as somebody ordered. */
const carrier = ({ startedBy }: CalendarJob): Actor => ({ ...system, orderedBy: startedBy });

const isOver = (state: ComplaintState): boolean => isClosed(state) && nextStepAt(state) === undefined;

/** The command that puts a complaint on the calendar of the job, its rules otherwise as they are. */
export const adoptionOf = (
  { rulebookVersion }: ComplaintState,
  { version, reason }: Pick<CalendarJob, 'version' | 'reason'>,
): CommandOf<'AdoptRules'> => ({ type: 'AdoptRules', rulebookVersion, calendarVersion: version, reason });

/** What reading a step asks for again and again is asked once. */
function rememberingFor(ports: ComplaintPorts, store: CalendarStore): ComplaintPorts {
  let units: ReturnType<ComplaintPorts['organisation']['units']> | undefined;
  let latest: ReturnType<CalendarStore['latest']> | undefined;
  return {
    ...ports,
    organisation: { units: () => (units ??= ports.organisation.units()) },
    rules: { ...ports.rules, latest: () => (latest ??= store.latest()) },
  };
}

/** What putting a complaint on this version did to its dates, as its log tells. */
async function outcomeOf(ports: ComplaintPorts, id: ComplaintId, version: number): Promise<Outcome> {
  const events = await ports.log.events(id, { consistent: true });
  const adopted = events.findLast(({ event }) => {
    return event.type === 'RulesAdopted' && event.data.calendarVersion === version;
  });
  const dates = adopted ? movedDates(adopted.event) : [];
  if (dates.some(hasMoved)) return { did: 'moved' };
  return { did: dates.length > 0 ? 'confirmed' : 'unchanged' };
}

/**
 * Puts one complaint on the calendar. One that is on it already was put there by a step that was killed before it could
 * be written down: what it did is read from the log, so that it counts once.
 */
async function apply(ports: ComplaintPorts, id: ComplaintId, job: CalendarJob): Promise<Outcome> {
  let number = '';
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const loaded = await ports.log.load(id);
    if (!loaded || isOver(loaded.state)) return undefined;
    const { state } = loaded;
    number = state.number;
    if (state.calendarVersion > job.version) return undefined;
    if (state.calendarVersion === job.version) return outcomeOf(ports, id, job.version);
    const by = { actor: carrier(job), expectedSeq: state.seq };
    const handled = await handleCommand(ports, id, adoptionOf(state, job), by);
    if (handled.ok) return outcomeOf(ports, id, job.version);
    if (handled.refusal.code !== 'complaint/changed') return { did: 'refused', number, code: handled.refusal.code };
  }
  return { did: 'refused', number, code: 'complaint/changed' };
}

/** The same, where a fault of ours in one complaint does not keep the others waiting. */
async function applySafely(
  ports: ComplaintPorts,
  id: ComplaintId,
  job: CalendarJob,
  report: (error: unknown) => void,
): Promise<Outcome> {
  try {
    return await apply(ports, id, job);
  } catch (error) {
    report(error);
    return { did: 'refused', number: '', code: 'service/bug' };
  }
}

/** Whether the complaint is not on the version yet. One that cannot be read is: its own attempt tells why. */
async function isToMove(log: ComplaintPorts['log'], id: ComplaintId, job: CalendarJob): Promise<boolean> {
  try {
    const state = (await log.load(id))?.state;
    return state !== undefined && state.calendarVersion < job.version && !isOver(state);
  } catch {
    return true;
  }
}

/** The next complaints that are not on the version yet, and where to look on. */
async function lookFor(
  { log }: ComplaintPorts,
  job: CalendarJob,
  from: CalendarJob['place'],
): Promise<Pick<CalendarJob, 'batch' | 'place'>> {
  let place = from;
  for (let page = 0; page < pagesMax && place; page++) {
    const { part, cursor }: NonNullable<CalendarJob['place']> = place;
    const lines = await log.queue('centre', part, { limit: batchMax, ...(cursor !== undefined && { cursor }) });
    const next = lines?.cursor;
    place = next === undefined ? (part === 'late' ? { part: 'open' } : undefined) : { part, cursor: next };
    const ids = (lines?.items ?? []).map(({ id }) => id);
    const isMeant = await Promise.all(ids.map((id) => isToMove(log, id, job)));
    const batch = ids.filter((_, index) => isMeant[index]);
    if (batch.length > 0) return { batch, place };
  }
  return { batch: [], place };
}

/** The job with what became of its batch. */
function counted(job: CalendarJob, outcomes: readonly (readonly [ComplaintId, Outcome])[]): CalendarJob {
  const how = (did: NonNullable<Outcome>['did']): number =>
    outcomes.filter(([, outcome]) => outcome?.did === did).length;
  const refused = outcomes.flatMap(([complaintId, outcome]) =>
    outcome?.did === 'refused' ? [{ complaintId, number: outcome.number, code: outcome.code }] : [],
  );
  const hasFound = outcomes.some(
    ([, outcome]) => outcome && (outcome.did !== 'refused' || outcome.code === 'complaint/changed'),
  );
  return {
    ...job,
    moved: job.moved + how('moved'),
    confirmed: job.confirmed + how('confirmed'),
    unchanged: job.unchanged + how('unchanged'),
    refusedTotal: job.refusedTotal + refused.length,
    refused: [...job.refused, ...refused].slice(0, namedMax),
    hasFound: job.hasFound || hasFound,
  };
}

/** Where a pass begins: what is late is looked at first. */
export const beginning = { batch: [], place: { part: 'late' }, hasFound: false } as const;

/**
 * One step of the job that applies a calendar to running complaints: puts its batch on the calendar, one logged verb
 * each, and looks for the next. Harmless when it comes twice, late, or is killed in the middle: what was done is found
 * done, and only one of two gets on.
 *
 * @param report told of what went wrong inside one complaint, which is left as it was
 * @returns how many complaints it looked at; undefined where nothing was to be done, or another step was faster
 */
export async function stepJob(ports: JobPorts, report: (error: unknown) => void): Promise<number | undefined> {
  const job = await ports.store.job();
  if (job?.state !== 'running') return undefined;
  const complaints = rememberingFor(ports.complaints, ports.store);
  const outcomes: (readonly [ComplaintId, Outcome])[] = [];
  for (const id of job.batch) outcomes.push([id, await applySafely(complaints, id, job, report)]);
  const after = counted(job, outcomes);
  const isEnd = after.place === undefined;
  const isAgain = isEnd && after.hasFound && after.pass < passesMax;
  // Those that are refused are tried once more in the next pass, and counted then.
  const going: CalendarJob = isAgain
    ? { ...after, ...beginning, pass: after.pass + 1, refused: [], refusedTotal: 0 }
    : after;
  const next: CalendarJob =
    isEnd && !isAgain
      ? { ...after, batch: [], state: 'done' }
      : { ...going, ...(await lookFor(complaints, going, going.place)) };
  const steppedAt = complaints.clock.now();
  const outcome = await ports.store.putJob({ ...next, steppedAt, step: job.step + 1 }, job);
  return outcome === 'written' ? outcomes.length : undefined;
}
