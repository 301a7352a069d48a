import { isWorkday } from 'chinese-days';
import { expect, test } from 'vitest';
import { dayReason, isWorkingDay } from '../../../shared/calendar/day-reason.ts';
import { addDays } from '../../../shared/calendar/local-day.ts';
import { publishedYears } from '../../../shared/calendar/published-years/published-years.ts';
import { calendarWith, day, office } from './calendars.ts';

test('every day from 2004 to 2026 is worked or off as chinese-days says', () => {
  const differing: string[] = [];
  let compared = 0;
  for (let each = day('2004-01-01'); each <= '2026-12-31'; each = addDays(each, 1)) {
    compared++;
    if (isWorkingDay(office, each) !== isWorkday(each)) differing.push(each);
  }
  expect(compared).toBe(23 * 365 + 6);
  // The notice for 2006 moved the Saturday's rest to 2 January 2006; chinese-days quotes that notice but lacks the day.
  expect(differing).toEqual(['2005-12-31']);
});

test('2026 is the list of the notice of 4 November 2025, written out by hand', () => {
  const off = [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ] as const;
  const madeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
  const holidays: string[] = [];
  const makeUps: string[] = [];
  for (let each = day('2026-01-01'); each <= '2026-12-31'; each = addDays(each, 1)) {
    const { reason } = dayReason(office, each);
    if (reason === 'public-holiday') holidays.push(each);
    if (reason === 'make-up-workday') makeUps.push(each);
  }
  const expected: string[] = [];
  for (const [from, to] of off) for (let each = day(from); each <= to; each = addDays(each, 1)) expected.push(each);
  expect(holidays).toEqual(expected);
  expect(makeUps).toEqual(madeUp);
});

test('no day is named by two notices, or by one as both holiday and workday', () => {
  const named = publishedYears.flatMap(({ holidays, makeUpWorkdays }) => [
    ...makeUpWorkdays.map((each) => each.day),
    ...holidays.flatMap(({ from, to }) => {
      const days: string[] = [];
      for (let each = day(from); each <= to; each = addDays(each, 1)) days.push(each);
      return days;
    }),
  ]);
  expect(named.length).toBeGreaterThan(700);
  expect(new Set(named).size).toBe(named.length);
});

test('a notice names days of its year and of the last three days of the December before, nothing else', () => {
  for (const { year, holidays, makeUpWorkdays } of publishedYears) {
    const days = [...holidays.flatMap(({ from, to }) => [from, to]), ...makeUpWorkdays.map((each) => each.day)];
    expect(days.length).toBeGreaterThan(0);
    expect(days.filter((each) => each < `${year - 1}-12-29` || each > `${year}-12-31`)).toEqual([]);
  }
});

test('a make-up Saturday says what it makes up for', () => {
  expect(dayReason(office, day('2026-10-10'))).toEqual({
    working: true,
    reason: 'make-up-workday',
    provisional: false,
    name: { zh: '国庆节', en: 'National Day' },
  });
});

test('2027 is not published: Monday to Friday, provisional', () => {
  expect(dayReason(office, day('2027-02-08'))).toEqual({ working: true, reason: 'weekday', provisional: true });
  expect(dayReason(office, day('2027-02-06'))).toEqual({ working: false, reason: 'weekend', provisional: true });
});

test('the last three days of 2026 wait for the notice for 2027', () => {
  expect(dayReason(office, day('2026-12-28')).provisional).toBe(false);
  expect(dayReason(office, day('2026-12-29')).provisional).toBe(true);
  expect(dayReason(office, day('2025-12-31')).provisional).toBe(false);
});

test('a calendar version that does not know a year sees none of its days, although the code does', () => {
  const older = calendarWith({ publishedYears: [2024, 2025] });
  expect(dayReason(older, day('2026-10-01'))).toEqual({ working: true, reason: 'weekday', provisional: true });
  // 2018-12-29 became a workday by the notice for 2019, not by the one for 2018.
  expect(isWorkingDay(calendarWith({ publishedYears: [2018] }), day('2018-12-29'))).toBe(false);
  expect(isWorkingDay(calendarWith({ publishedYears: [2018, 2019] }), day('2018-12-29'))).toBe(true);
});

test('without public holidays nothing is provisional', () => {
  const none = calendarWith({ holidays: 'none', publishedYears: [] });
  expect(dayReason(none, day('2026-10-01'))).toEqual({ working: true, reason: 'weekday', provisional: false });
});
