import { expect, test } from 'vitest';
import { Budget, type CountedBudget } from '../../../shared/calendar/budget.ts';
import { agreedDue, type DueDate, dueOf, extend } from '../../../shared/calendar/due.ts';
import { workingDaysBetween } from '../../../shared/calendar/working-days.ts';
import { calendarWith, day, office, officeDraft, plain, shanghai, utc } from './calendars.ts';

const midnight = calendarWith({ closeOfBusiness: 'midnight' });
const workingDays = (count: number): CountedBudget => ({ unit: 'working-days', count });
const calendarDays = (count: number): CountedBudget => ({ unit: 'calendar-days', count });
const rolling = (count: number): CountedBudget => ({ unit: 'calendar-days', count, rollToWorkingDay: true });
const hours = (count: number): CountedBudget => ({ unit: 'hours', count });
const workingHours = (count: number): CountedBudget => ({ unit: 'working-hours', count });
const sameDay: CountedBudget = { unit: 'same-day' };

/** What a deadline says, short enough for a table. */
const dueIn = ({ dueAt, dueOn, provisional }: DueDate): string =>
  `${dueAt} ${dueOn}${provisional ? ' provisional' : ''}`;
const inShanghai = (text: string, on = text.slice(0, 10)): string => `${shanghai(text)} ${on}`;

test('a deadline names its zone and the calendar it was computed with', () => {
  expect(dueOf(workingDays(1), shanghai('2026-07-01 10:00'), office)).toEqual({
    dueAt: '2026-07-02T09:30:00.000Z',
    dueOn: '2026-07-02',
    timeZone: 'Asia/Shanghai',
    calendarVersion: 3,
    provisional: false,
  });
});

test.each([
  // Mon 28 Sep does not count. 29=1 30=2, 1-7 Oct off, Thu 8=3 Fri 9=4, make-up Sat 10=5, Sun off, Mon 12=6 Tue 13=7.
  ['2026-09-28 10:00', 7, '2026-10-13 17:30'],
  ['2026-09-28 10:00', 5, '2026-10-10 17:30'],
  // Registered after closing or in the night: still that local day. 23:59 in Shanghai is 15:59 UTC.
  ['2026-09-28 23:59', 1, '2026-09-29 17:30'],
  ['2026-09-29 00:00', 1, '2026-09-30 17:30'],
  // Registered in the holiday (Sat 3 Oct): Thu 8=1, Fri 9=2, Sat 10=3.
  ['2026-10-03 09:00', 3, '2026-10-10 17:30'],
  // Fri 13 Feb does not count. Make-up Sat 14=1, 15-23 off, Tue 24=2 Wed 25=3 Thu 26=4 Fri 27=5, make-up Sat 28=6,
  // Sun off, Mon 2 Mar=7.
  ['2026-02-13 09:00', 1, '2026-02-14 17:30'],
  ['2026-02-13 09:00', 2, '2026-02-24 17:30'],
  ['2026-02-13 09:00', 7, '2026-03-02 17:30'],
  // Labour Day: Thu 30 Apr does not count, 1-5 May off, Wed 6=1 Thu 7=2 Fri 8=3, make-up Sat 9=4, Sun off, Mon 11=5.
  ['2026-04-30 16:00', 5, '2026-05-11 17:30'],
  // Mid-Autumn: Fri 18 Sep, Sat 19 off, make-up Sun 20=1.
  ['2026-09-18 08:00', 1, '2026-09-20 17:30'],
  // New Year: Wed 31 Dec 2025 does not count, 1-3 Jan off, make-up Sun 4=1.
  ['2025-12-31 09:00', 1, '2026-01-04 17:30'],
])('from %s, %i working days end at %s', (start, count, due) => {
  expect(dueIn(dueOf(workingDays(count), shanghai(start), office))).toBe(inShanghai(due));
});

test('where days end at midnight, 24:00 belongs to the day that ends', () => {
  const due = dueOf(workingDays(7), shanghai('2026-09-28 10:00'), midnight);
  expect(dueIn(due)).toBe('2026-10-13T16:00:00.000Z 2026-10-13');
});

test('a make-up Saturday keeps the hours of the weekday the calendar names for it', () => {
  const shortFriday = calendarWith({
    openingHours: {
      ...officeDraft.openingHours,
      friday: [{ from: '09:00', to: '15:00' }],
      saturday: [{ from: '09:00', to: '12:00' }],
    },
  });
  // Sat 10 Oct is made up for: Friday's hours, although the office keeps Saturday mornings too.
  expect(dueOf(workingDays(5), shanghai('2026-09-28 10:00'), shortFriday).dueAt).toBe(shanghai('2026-10-10 15:00'));
});

test.each([
  // Mon 21 Sep + 10 = Thu 1 Oct, a holiday: not opened, so it ends at 24:00; rolled, Thu 8 Oct is the next working day.
  [calendarDays(10), '2026-09-21 10:00', '2026-10-01T16:00:00.000Z 2026-10-01'],
  [rolling(10), '2026-09-21 10:00', inShanghai('2026-10-08 17:30')],
  // Thu 1 Oct + 9 = Sat 10 Oct, worked: nothing to roll.
  [rolling(9), '2026-10-01 10:00', inShanghai('2026-10-10 17:30')],
  [calendarDays(15), '2026-06-01 23:00', inShanghai('2026-06-16 17:30')],
  // February 2026 has 28 days.
  [calendarDays(30), '2026-01-31 09:00', inShanghai('2026-03-02 17:30')],
  [hours(24), '2026-09-30 17:00', inShanghai('2026-10-01 17:00')],
  // 30 Sep 17:00: 30 minutes left, then the holiday; 8 Oct 08:30 + 3.5 h = 12:00, not 13:30.
  [workingHours(4), '2026-09-30 17:00', inShanghai('2026-10-08 12:00')],
  // 4 h from 10:00: 2 h to lunch, then 13:30 + 2 h.
  [workingHours(4), '2026-07-01 10:00', inShanghai('2026-07-01 15:30')],
  [workingHours(1), '2026-07-01 12:30', inShanghai('2026-07-01 14:30')],
  [sameDay, '2026-07-01 10:00', inShanghai('2026-07-01 17:30')],
  [sameDay, '2026-07-01 07:00', inShanghai('2026-07-01 17:30')],
  [sameDay, '2026-07-01 17:29', inShanghai('2026-07-01 17:30')],
  [sameDay, '2026-07-01 17:30', inShanghai('2026-07-02 17:30')],
  [sameDay, '2026-09-30 18:00', inShanghai('2026-10-08 17:30')],
  [sameDay, '2026-10-09 18:00', inShanghai('2026-10-10 17:30')],
  [sameDay, '2026-10-03 10:00', inShanghai('2026-10-08 17:30')],
  [{ unit: 'month-end' }, '2026-07-01 10:00', inShanghai('2026-07-31 17:30')],
  // 28 Feb 2026 is a make-up Saturday and open; 31 May 2026 is a Sunday and ends at 24:00.
  [{ unit: 'month-end' }, '2026-02-02 10:00', inShanghai('2026-02-28 17:30')],
  [{ unit: 'month-end', monthsAhead: 1 }, '2026-04-30 10:00', '2026-05-31T16:00:00.000Z 2026-05-31'],
  [{ unit: 'month-end' }, '2026-07-31 18:00', '2026-07-31T16:00:00.000Z 2026-07-31'],
  [{ unit: 'month-end', monthsAhead: 2 }, '2025-12-31 10:00', inShanghai('2026-02-28 17:30')],
] satisfies [CountedBudget, string, string][])('%j from %s is due %s', (budget, start, due) => {
  expect(dueIn(dueOf(budget, shanghai(start), office))).toBe(due);
});

test('working hours run through midnight where the office does', () => {
  const night = [
    { from: '00:00', to: '06:00' },
    { from: '22:00', to: '24:00' },
  ];
  const nights = calendarWith({
    openingHours: { monday: night, tuesday: night, wednesday: night, thursday: night, friday: night },
  });
  // Tue 23:00 to 24:00 is one hour, Wed 00:00 to 02:00 two.
  expect(dueOf(workingHours(3), shanghai('2026-07-07 23:00'), nights).dueAt).toBe(shanghai('2026-07-08 02:00'));
  // Ending with the day: 24:00 of Tuesday, not of Wednesday.
  expect(dueIn(dueOf(workingHours(1), shanghai('2026-07-07 23:00'), nights))).toBe(
    '2026-07-07T16:00:00.000Z 2026-07-07',
  );
});

test('Saturday hours count for working hours, but do not make Saturday a working day', () => {
  const saturdays = calendarWith({
    openingHours: { ...officeDraft.openingHours, saturday: [{ from: '09:00', to: '12:00' }] },
  });
  // Fri 3 July 17:00: 30 minutes, Sat 09:00 + 1.5 h.
  expect(dueOf(workingHours(2), shanghai('2026-07-03 17:00'), saturdays).dueAt).toBe(shanghai('2026-07-04 10:30'));
  expect(dueOf(workingDays(1), shanghai('2026-07-03 10:00'), saturdays).dueOn).toBe('2026-07-06');
});

test.each([
  // New York puts clocks forward on Sun 8 March 2026 (17:00 is 22:00Z on Fri, 21:00Z on Mon) and back on Sun 1 November.
  ['America/New_York', workingDays(1), '2026-03-06 15:00', '2026-03-09 21:00 on 2026-03-09'],
  ['America/New_York', workingDays(1), '2026-10-30 14:00', '2026-11-02 22:00 on 2026-11-02'],
  // Elapsed hours do not care; Sat 12:00 EST + 24 h is Sun 13:00 EDT.
  ['America/New_York', hours(24), '2026-03-07 17:00', '2026-03-08 17:00 on 2026-03-08'],
  // Sun 29 March 2026 has 23 hours in London; that it has no hours of opening makes its end midnight BST, 23:00Z.
  ['Europe/London', calendarDays(2), '2026-03-27 10:00', '2026-03-29 23:00 on 2026-03-29'],
  ['Europe/London', workingHours(9), '2026-03-27 16:00', '2026-03-30 16:00 on 2026-03-30'],
  // 03:30Z on 9 March is still Sunday evening in New York: Monday is the first day after.
  ['America/New_York', workingDays(1), '2026-03-09 03:30', '2026-03-09 21:00 on 2026-03-09'],
] as const)('daylight saving, %s: %j from %sZ is due %s', (zone, budget, start, due) => {
  expect(dueIn(dueOf(budget, utc(start), plain('09:00', '17:00', zone)))).toBe(
    `${utc(due.slice(0, 16))} ${due.slice(20)}`,
  );
});

test('working hours inside a night with a clock change count the hours that pass', () => {
  const sundays = calendarWith({
    holidays: 'none',
    publishedYears: [],
    timeZone: 'America/New_York',
    workingWeekdays: ['sunday'],
    makeUpDayHours: 'sunday',
    openingHours: { sunday: [{ from: '00:00', to: '06:00' }] },
  });
  // 8 March: 00:00 EST + 4 h = 05:00 EDT. 1 November: 00:00 EDT + 4 h = 03:00 EST.
  expect(dueOf(workingHours(4), utc('2026-03-08 05:00'), sundays).dueAt).toBe(utc('2026-03-08 09:00'));
  expect(dueOf(workingHours(4), utc('2026-11-01 04:00'), sundays).dueAt).toBe(utc('2026-11-01 08:00'));
});

test.each([
  [workingDays(2), '2026-12-24 10:00', false], // Fri 25, Mon 28
  [workingDays(3), '2026-12-24 10:00', true], // Tue 29 waits for the next notice
  [workingDays(10), '2026-12-24 10:00', true],
  [workingHours(80), '2026-12-24 10:00', true],
  [sameDay, '2027-03-01 10:00', true],
  [hours(2000), '2026-12-24 10:00', false],
  [rolling(30), '2026-12-24 10:00', true],
] as const)('%j from %s: resting on unpublished days %s', (budget, start, provisional) => {
  expect(dueOf(budget, shanghai(start), office).provisional).toBe(provisional);
});

test('calendar days that end at midnight and do not roll rest on no holiday', () => {
  expect(dueOf(calendarDays(30), shanghai('2026-12-24 10:00'), midnight).provisional).toBe(false);
  expect(dueOf(calendarDays(30), shanghai('2026-12-24 10:00'), office).provisional).toBe(true);
});

test('a promised date is due at its close', () => {
  expect(dueIn(agreedDue(day('2026-10-10'), office))).toBe(inShanghai('2026-10-10 17:30'));
  expect(dueIn(agreedDue(day('2026-10-11'), office))).toBe('2026-10-11T16:00:00.000Z 2026-10-11');
  expect(agreedDue(day('2027-05-04'), office).provisional).toBe(true);
});

test.each([
  // Old deadline Tue 13 Oct 17:30. Wed 14=1, Thu 15=2, Fri 16=3.
  [{ unit: 'working-days', count: 3 }, '2026-10-16 17:30'],
  [{ unit: 'calendar-days', count: 5, rollToWorkingDay: true }, '2026-10-19 17:30'],
  [{ unit: 'hours', count: 24 }, '2026-10-14 17:30'],
  [{ unit: 'working-hours', count: 4 }, '2026-10-14 14:00'],
] as const)('an extension by %j ends at %s', (addition, extended) => {
  const due = dueOf(workingDays(7), shanghai('2026-09-28 10:00'), office);
  expect(dueIn(extend(due, addition, office))).toBe(inShanghai(extended));
});

test('an extension of a deadline at 24:00 counts from the day that ended', () => {
  const due = dueOf(workingDays(7), shanghai('2026-09-28 10:00'), midnight);
  expect(extend(due, { unit: 'working-days', count: 1 }, midnight).dueOn).toBe('2026-10-14');
});

test('what an extension builds on stays provisional', () => {
  const due = { ...dueOf(workingDays(1), shanghai('2026-07-01 10:00'), office), provisional: true };
  expect(extend(due, { unit: 'hours', count: 1 }, office).provisional).toBe(true);
});

test('overdue is counted in working days', () => {
  expect(workingDaysBetween(day('2026-07-03'), day('2026-07-03'), office)).toBe(0);
  expect(workingDaysBetween(day('2026-07-03'), day('2026-07-05'), office)).toBe(0);
  expect(workingDaysBetween(day('2026-07-03'), day('2026-07-06'), office)).toBe(1);
  expect(workingDaysBetween(day('2026-09-30'), day('2026-10-12'), office)).toBe(4);
  expect(workingDaysBetween(day('2026-10-12'), day('2026-09-30'), office)).toBe(-4);
});

test.each([
  { unit: 'working-days', count: 0 },
  { unit: 'working-days', count: 1.5 },
  { unit: 'working-days', count: 1001 },
  { unit: 'hours', count: -1 },
  { unit: 'calendar-days', count: 3, roll: true },
  { unit: 'same-day', count: 1 },
  { unit: 'fortnight', count: 1 },
])('%j is no budget', (budget) => {
  expect(Budget.safeParse(budget).success).toBe(false);
});
