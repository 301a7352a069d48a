import { unreachable } from '../kernel/result.ts';
import type { DueLedger, LedgerDay } from './explain.ts';
import type { DayReason } from './day-reason.ts';

/** What there is to say about a day of the ledger. */
export type Remark =
  | { readonly kind: 'counted'; readonly reason: DayReason; readonly pausedMinutes: number }
  | { readonly kind: 'ran'; readonly minutes: number; readonly pausedMinutes: number }
  /** A day off; `rolls` when it was the reason for moving the deadline on. */
  | { readonly kind: 'off'; readonly reason: DayReason; readonly rolls: boolean }
  /** Given back for a pause. */
  | { readonly kind: 'paused' }
  /** A working day of which nothing was left when the clock started. */
  | { readonly kind: 'over' }
  /** The working day to which a last day off gave way. */
  | { readonly kind: 'rolled' };

/** Days in a row about which the same is to be said. */
export type Run = { readonly first: LedgerDay; readonly last: LedgerDay; readonly remark: Remark };

/** The ledger with equal neighbours joined; days about which nothing is to be said are left out. */
export function ledgerRuns(ledger: DueLedger): readonly Run[] {
  const runs: Run[] = [];
  let previousKey: string | undefined;
  for (const [index, day] of ledger.days.entries()) {
    const remark = remarkOn(ledger, day, index === 0);
    const key = remark && joiningKey(remark);
    const previous = runs.at(-1);
    if (remark && previous && key === previousKey) runs[runs.length - 1] = { ...previous, last: day };
    else if (remark) runs.push({ first: day, last: day, remark });
    previousKey = key;
  }
  return runs;
}

function joiningKey(remark: Remark): string {
  // A number in the count differs from day to day anyway; make-up workdays stand alone only by their reason.
  if (remark.kind === 'ran') return JSON.stringify(remark);
  if (remark.kind !== 'counted' && remark.kind !== 'off') return remark.kind;
  const { reason, name } = remark.reason;
  return JSON.stringify({ ...remark, reason: [reason, name] });
}

function remarkOn(ledger: DueLedger, day: LedgerDay, isStart: boolean): Remark | undefined {
  const { reason, pausedMinutes = 0 } = day;
  const off: Remark = { kind: 'off', reason, rolls: false };
  switch (ledger.budget.unit) {
    case 'hours':
    case 'working-hours':
      if (day.minutes) return { kind: 'ran', minutes: day.minutes, pausedMinutes };
      if (pausedMinutes > 0) return { kind: 'paused' };
      if (ledger.budget.unit === 'hours') return undefined;
      return reason.working ? { kind: 'over' } : off;
    case 'working-days':
    case 'same-day':
      if (day.counted !== null) return { kind: 'counted', reason, pausedMinutes };
      if (isStart && ledger.budget.unit === 'working-days') return undefined;
      if (!reason.working) return off;
      return isStart && pausedMinutes === 0 ? { kind: 'over' } : { kind: 'paused' };
    case 'calendar-days':
      if (isStart) return undefined;
      if (day.counted !== null)
        return {
          kind: 'counted',
          reason: { working: true, reason: 'weekday', provisional: reason.provisional },
          pausedMinutes,
        };
      if (!isPastCount(ledger, day, ledger.budget.count)) return { kind: 'paused' };
      if (!reason.working) return { ...off, rolls: true };
      return day.day === ledger.due.dueOn ? { kind: 'rolled' } : { kind: 'paused' };
    case 'month-end':
      return day.counted === null ? { kind: 'paused' } : undefined;
    default:
      return unreachable(ledger.budget);
  }
}

const isPastCount = (ledger: DueLedger, day: LedgerDay, count: number): boolean =>
  ledger.days.some((earlier) => earlier.counted === count && earlier.day < day.day);
