import { expect, test } from 'vitest';
import { Addition, Budget, type CountedBudget, Offset } from '../../../shared/calendar/budget.ts';
import { dueOf, extend } from '../../../shared/calendar/due.ts';
import { explainDue, explainExtension } from '../../../shared/calendar/explain.ts';
import { ledgerSentences } from '../../../shared/calendar/ledger-sentences.ts';
import { monthsLater, dayNumberOf, dayOf } from '../../../shared/calendar/local-day.ts';
import { offsetFrom } from '../../../shared/calendar/offset.ts';
import { day, office, pause, plain, shanghai } from './calendars.ts';

const minutes = (count: number): CountedBudget => ({ unit: 'minutes', count });
const weeks = (count: number): CountedBudget => ({ unit: 'weeks', count });
const months = (count: number): CountedBudget => ({ unit: 'months', count });
const rolling = (unit: 'weeks' | 'months', count: number): CountedBudget => ({ unit, count, rollToWorkingDay: true });
const including = (unit: 'working-days' | 'calendar-days', count: number): CountedBudget => ({
  unit,
  count,
  includesStartDay: true,
});

/** 24:00 of a day in Shanghai. */
const endOf = (text: string): string => `${text}T16:00:00.000Z`;

test.each([
  [minutes(90), '2026-07-03 17:00', shanghai('2026-07-03 18:30')],
  [minutes(15), '2026-07-03 23:50', shanghai('2026-07-04 00:05')],
  // Wednesday to Wednesday.
  [weeks(2), '2026-07-01 10:00', shanghai('2026-07-15 17:30')],
  // Thursday 1 October is off: it is not opened and ends at 24:00; rolled, the next working day is Thursday the 8th.
  [weeks(1), '2026-09-24 10:00', endOf('2026-10-01')],
  [rolling('weeks', 1), '2026-09-24 10:00', shanghai('2026-10-08 17:30')],
  [months(1), '2026-07-01 10:00', endOf('2026-08-01')], // a Saturday
  [months(1), '2026-07-02 23:30', endOf('2026-08-02')], // a Sunday
  [months(2), '2026-07-01 10:00', shanghai('2026-09-01 17:30')],
  [rolling('months', 3), '2026-07-01 10:00', shanghai('2026-10-08 17:30')],
  // No 31st: the last day of the month. 28 February 2026 is a make-up Saturday.
  [months(1), '2026-01-31 10:00', shanghai('2026-02-28 17:30')],
  [months(1), '2026-03-31 10:00', shanghai('2026-04-30 17:30')],
  [months(12), '2024-02-29 10:00', shanghai('2025-02-28 17:30')],
  [months(2), '2025-12-31 10:00', shanghai('2026-02-28 17:30')],
  [including('working-days', 1), '2026-07-01 10:00', shanghai('2026-07-01 17:30')],
  [including('working-days', 3), '2026-07-01 10:00', shanghai('2026-07-03 17:30')],
  // After closing, in the night before, on a day off, on a make-up Sunday.
  [including('working-days', 1), '2026-07-01 17:30', shanghai('2026-07-02 17:30')],
  [including('working-days', 1), '2026-07-01 03:00', shanghai('2026-07-01 17:30')],
  [including('working-days', 1), '2026-09-26 10:00', shanghai('2026-09-28 17:30')],
  [including('working-days', 2), '2026-09-20 10:00', shanghai('2026-09-21 17:30')],
  [including('calendar-days', 1), '2026-07-01 10:00', shanghai('2026-07-01 17:30')],
  [including('calendar-days', 7), '2026-07-01 10:00', shanghai('2026-07-07 17:30')],
  [including('calendar-days', 1), '2026-07-01 18:00', shanghai('2026-07-02 17:30')],
  [including('calendar-days', 1), '2026-07-04 18:00', endOf('2026-07-04')],
  [
    { unit: 'calendar-days', count: 1, includesStartDay: true, rollToWorkingDay: true },
    '2026-07-04 18:00',
    shanghai('2026-07-06 17:30'),
  ],
] satisfies [CountedBudget, string, string][])('%j from %s is due %s', (budget, start, due) => {
  expect(dueOf(budget, shanghai(start), office).dueAt).toBe(due);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-11-30', 3, '2027-02-28'],
])('the day of the same number: %s and %i months is %s', (from, count, to) => {
  expect(dayOf(monthsLater(dayNumberOf(day(from)), count))).toBe(to);
});

test('one working day that includes its start is the same day', () => {
  for (const start of ['2026-07-01 10:00', '2026-07-01 18:00', '2026-09-26 10:00', '2026-10-10 03:00'])
    expect(dueOf(including('working-days', 1), shanghai(start), office)).toEqual(
      dueOf({ unit: 'same-day' }, shanghai(start), office),
    );
});

test('weeks and months get back whole days, as calendar days do', () => {
  // Friday 10:00 to Monday 10:00 is three days. 15 July + 3, 1 September + 3.
  const fridayToMonday = pause('2026-07-03 10:00', '2026-07-06 10:00');
  expect(dueOf(weeks(2), shanghai('2026-07-01 10:00'), office, [fridayToMonday]).dueOn).toBe('2026-07-18');
  expect(dueOf(months(2), shanghai('2026-07-01 10:00'), office, [fridayToMonday]).dueOn).toBe('2026-09-04');
});

test('minutes get back what was taken, to the minute', () => {
  const quarter = pause('2026-07-01 10:20', '2026-07-01 10:35');
  expect(dueOf(minutes(30), shanghai('2026-07-01 10:00'), office, [quarter]).dueAt).toBe(shanghai('2026-07-01 10:45'));
});

test('a pause on a start day that counts gives that day back', () => {
  const calendar = plain('09:00', '17:00');
  const stopped = [pause('2026-07-01 11:00', '2026-07-01 16:00')];
  const due = (budget: CountedBudget) => dueOf(budget, shanghai('2026-07-01 10:00'), calendar, stopped).dueOn;
  expect(due(including('working-days', 2))).toBe('2026-07-03');
  expect(due(including('calendar-days', 2))).toBe('2026-07-03');
  expect(due({ unit: 'working-days', count: 2 })).toBe('2026-07-03');
});

test.each([
  // Old deadline Tue 13 Oct 17:30.
  [{ unit: 'weeks', count: 1 }, '2026-10-20 17:30'],
  [{ unit: 'months', count: 1 }, '2026-11-13 17:30'],
  [{ unit: 'months', count: 2, rollToWorkingDay: true }, '2026-12-14 17:30'], // Sunday the 13th
  [{ unit: 'minutes', count: 30 }, '2026-10-13 18:00'],
] as const)('an extension by %j ends at %s', (addition, extended) => {
  const due = dueOf({ unit: 'working-days', count: 7 }, shanghai('2026-09-28 10:00'), office);
  expect(extend(due, addition, office).dueAt).toBe(shanghai(extended));
});

test.each([
  // Due Tue 13 Oct 17:30; Tue 6 Oct is off, Wed 30 Sep the working day before it; 13 Sep is a Sunday.
  ['before', { unit: 'minutes', count: 90 }, '2026-10-13 16:00'],
  ['before', { unit: 'weeks', count: 1 }, '2026-10-06 08:30'],
  ['before', { unit: 'weeks', count: 1, rollToWorkingDay: true }, '2026-09-30 08:30'],
  ['after', { unit: 'weeks', count: 1 }, '2026-10-20 08:30'],
  ['before', { unit: 'months', count: 1, rollToWorkingDay: true }, '2026-09-11 08:30'],
  ['after', { unit: 'months', count: 1 }, '2026-11-13 08:30'],
] as const)('a step %s by %j fires at %s', (direction, budget, fires) => {
  const due = dueOf({ unit: 'working-days', count: 7 }, shanghai('2026-09-28 10:00'), office);
  expect(offsetFrom(due, Offset.parse({ direction, budget }), office)).toBe(shanghai(fires));
});

const sentences = (budget: CountedBudget, start: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  ledgerSentences(explainDue(budget, shanghai(start), office), language).slice(0, -1);

test('the ledger of minutes, weeks and months', () => {
  expect(sentences(minutes(20), '2026-07-01 10:00')).toEqual([
    '2026年7月1日（周三）10:00起算',
    '7月1日（周三）：计20分钟',
    '应于2026年7月1日（周三）10:20前完成',
  ]);
  expect(sentences(rolling('weeks', 1), '2026-09-24 10:00', 'en')).toEqual([
    'Starts Thu 24 Sep 2026, which does not count',
    '25 Sep – 1 Oct: days 1–7',
    '2–7 Oct: public holiday (National Day), moves on',
    'Thu 8 Oct: the last day is a day off and moves here',
    'Due Thu 8 Oct 2026, 17:30',
  ]);
  expect(sentences(months(1), '2026-03-31 10:00')).toEqual([
    '2026年3月31日（周二）起算，至1个月后的对应日，该月没有对应日的，至月末日',
    '应于2026年4月30日（周四）17:30前完成',
  ]);
  expect(sentences(rolling('months', 3), '2026-07-01 10:00', 'en')).toEqual([
    'Starts Wed 1 Jul 2026 and runs to the same day 3 months later, or to the last day of a shorter month',
    '2–7 Oct: public holiday (National Day), moves on',
    'Thu 8 Oct: the last day is a day off and moves here',
    'Due Thu 8 Oct 2026, 17:30',
  ]);
});

test('the ledger of a start day that counts, and of one that is over', () => {
  expect(sentences(including('working-days', 2), '2026-07-01 10:00')).toEqual([
    '2026年7月1日（周三）10:00起算，当日计入',
    '7月1日至2日：第1至2个工作日',
    '应于2026年7月2日（周四）17:30前完成',
  ]);
  expect(sentences(including('calendar-days', 2), '2026-07-01 18:00', 'en')).toEqual([
    'Starts Wed 1 Jul 2026, 18:00',
    'Wed 1 Jul: after closing, not counted',
    '2–3 Jul: days 1–2',
    'Due Fri 3 Jul 2026, 17:30',
  ]);
});

test('the ledger of an extension starts from the old deadline', () => {
  const due = dueOf({ unit: 'working-days', count: 7 }, shanghai('2026-09-28 10:00'), office);
  const ledger = explainExtension(due, { unit: 'working-days', count: 5 }, office);
  expect(ledger.due).toEqual(extend(due, { unit: 'working-days', count: 5 }, office));
  expect(ledgerSentences(ledger, 'zh-CN')).toEqual([
    '原期限为2026年10月13日（周二）17:30，延长5个工作日',
    '10月14日至16日：第1至3个工作日',
    '10月17日至18日：周末，不计',
    '10月19日至20日：第4至5个工作日',
    '应于2026年10月20日（周二）17:30前完成',
    '按工作日历第3版计算',
  ]);
  expect(ledgerSentences(explainExtension(due, { unit: 'months', count: 1 }, office), 'en').slice(0, -1)).toEqual([
    'Was due Tue 13 Oct 2026, 17:30; extended by 1 month',
    'Due Fri 13 Nov 2026, 17:30',
  ]);
});

test.each([
  [Budget, { unit: 'minutes', count: 100_001 }],
  [Budget, { unit: 'weeks', count: 0 }],
  [Budget, { unit: 'months', count: 121 }],
  [Budget, { unit: 'hours', count: 1, includesStartDay: true }],
  [Addition, { unit: 'working-days', count: 1, includesStartDay: true }],
  [Addition, { unit: 'same-day' }],
])('not to be said: %#', (schema, value) => {
  expect(schema.safeParse(value).success).toBe(false);
});
