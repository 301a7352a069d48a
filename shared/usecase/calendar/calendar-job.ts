import type { ApplyBody, CalendarJobView } from '../../contract/calendar.ts';
import type { Refused } from '../../contract/problems.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Clock } from '../../kernel/time.ts';
import type { CalendarJob, CalendarStore } from './ports.ts';
import { beginning } from './step-job.ts';

type JobPorts = { readonly clock: Clock; readonly store: CalendarStore };

/** How often a change of the job is tried anew while its steps are under way. */
const attemptsMax = 8;

/** The job as its readers see it. */
export function jobView(job: CalendarJob): CalendarJobView {
  const { step: _, batch: __, place: ___, pass: ____, hasFound: _____, ...view } = job;
  return { ...view, looked: view.moved + view.confirmed + view.unchanged + view.refusedTotal };
}

/** Whether starting again would be starting the same: it is under way, or it has reached everybody. */
const isSame = (job: CalendarJob, version: number): boolean =>
  job.version === version && (job.state !== 'done' || job.refusedTotal === 0);

/**
 * Starts the job that applies a calendar to all running complaints. A second start finds the first; a newer version takes
 * the place of an older one's job; one that some complaints refused may be started again.
 */
export async function startJob(
  { clock, store }: JobPorts,
  { version, reason }: ApplyBody,
  startedBy: StaffId,
): Promise<Result<CalendarJobView, Refused>> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const [latest, before] = await Promise.all([store.latest(), store.job()]);
    if (version !== latest.calendar) return refuse({ code: 'calendar/not-latest' });
    if (before && isSame(before, version)) return ok(jobView(before));
    const now = clock.now();
    const job: CalendarJob = {
      ...beginning,
      version,
      reason,
      startedBy,
      state: 'running',
      startedAt: now,
      steppedAt: now,
      step: (before?.step ?? 0) + 1,
      pass: 1,
      moved: 0,
      confirmed: 0,
      unchanged: 0,
      refusedTotal: 0,
      refused: [],
    };
    if ((await store.putJob(job, before)) === 'written') return ok(jobView(job));
  }
  return refuse({ code: 'service/unavailable' });
}

/** Lets the job rest when the step it is at is over, or go on. Twice is once. */
export async function turnJob(
  { clock, store }: JobPorts,
  to: 'running' | 'paused',
): Promise<Result<CalendarJobView, Refused>> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const before = await store.job();
    if (!before) return refuse({ code: 'calendar/no-job' });
    if (before.state === 'done') return refuse({ code: 'calendar/job-done' });
    if (before.state === to) return ok(jobView(before));
    const job: CalendarJob = { ...before, state: to, steppedAt: clock.now(), step: before.step + 1 };
    if ((await store.putJob(job, before)) === 'written') return ok(jobView(job));
  }
  return refuse({ code: 'service/unavailable' });
}
