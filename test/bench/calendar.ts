import { dueOf } from '../../shared/calendar/due.ts';
import { instantOf } from '../../shared/kernel/time.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import type { Figure } from './figure.ts';

const hour = 3_600_000;

/** Ten thousand due dates of thirty working days each, over fifteen years; the quickest of five rounds. */
export function calendarFigures(): Figure[] {
  const starts = Array.from({ length: 10_000 }, (_, index) => instantOf(Date.UTC(2010, 0, 1) + index * 13 * hour));
  const rounds = Array.from({ length: 5 }, () => {
    const from = performance.now();
    for (const start of starts) dueOf({ unit: 'working-days', count: 30 }, start, firstCalendar);
    return performance.now() - from;
  });
  return [{ what: '10,000 due dates of 30 working days', value: Math.min(...rounds), unit: 'ms' }];
}
