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
  const { budget } = ledger;
  switch (budget.unit) {
    case 'minutes':
    case 'hours':
    case 'working-hours':
      return remarkOnHours(day, budget.unit === 'working-hours');
    case 'working-days':
      if (isStart && !budget.includesStartDay) return undefined;
      return remarkOnWorkingDay(day, isStart);
    case 'same-day':
      return remarkOnWorkingDay(day, isStart);
    case 'calendar-days':
      if (isStart && !budget.includesStartDay) return undefined;
      return remarkOnAnyDay(ledger, day, isStart);
    case 'weeks':
      return isStart ? undefined : remarkOnAnyDay(ledger, day, isStart);
    case 'months':
      // To the day of the same number: how many days that makes is nobody's question.
      return isStart || day.counted !== null ? undefined : remarkOnAnyDay(ledger, day, isStart);
    case 'month-end':
      return day.counted === null ? { kind: 'paused' } : undefined;
    default:
      return unreachable(budget);
  }
}

function remarkOnHours({ reason, minutes, pausedMinutes = 0 }: LedgerDay, onlyOpen: boolean): Remark | undefined {
  if (minutes) return { kind: 'ran', minutes, pausedMinutes };
  if (pausedMinutes > 0) return { kind: 'paused' };
  if (!onlyOpen) return undefined;
  return reason.working ? { kind: 'over' } : { kind: 'off', reason, rolls: false };
}

function remarkOnWorkingDay({ reason, counted, pausedMinutes = 0 }: LedgerDay, isStart: boolean): Remark {
  if (counted !== null) return { kind: 'counted', reason, pausedMinutes };
  if (!reason.working) return { kind: 'off', reason, rolls: false };
  return isStart && pausedMinutes === 0 ? { kind: 'over' } : { kind: 'paused' };
}

function remarkOnAnyDay(ledger: DueLedger, day: LedgerDay, isStart: boolean): Remark {
  const { reason, counted, pausedMinutes = 0 } = day;
  if (counted !== null) {
    const plain: DayReason = { working: true, reason: 'weekday', provisional: reason.provisional };
    return { kind: 'counted', reason: plain, pausedMinutes };
  }
  if (isStart && pausedMinutes === 0) return { kind: 'over' };
  const isPastCount = !ledger.days.some((later) => later.counted !== null && later.day > day.day);
  if (!isPastCount) return { kind: 'paused' };
  if (!reason.working) return { kind: 'off', reason, rolls: true };
  return day.day === ledger.due.dueOn ? { kind: 'rolled' } : { kind: 'paused' };
}
