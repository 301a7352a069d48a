import { describe, expect, test } from 'vitest';
import { dayReason } from '../../../shared/calendar/day-reason.ts';
import { WorkCalendar, yearsKnown } from '../../../shared/calendar/work-calendar.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import {
  type Edit,
  adoptYear,
  arrange,
  clear,
  daysToList,
  isDayChanged,
  merge,
  ownSpans,
  setHours,
} from '../../../web/console/calendar/edits.ts';
import { publicSpans, spanInWords, weeksOf } from '../../../web/console/calendar/year-days.ts';
import { calendarWith, office } from '../calendar/calendars.ts';

const day = (text: string): IsoDate => IsoDate.parse(text);
const span = (from: string, to = from) => ({ from: day(from), to: day(to) });
const anniversary = { zh: '院庆', en: 'Anniversary' };
const clinic = { zh: '周末门诊', en: 'Weekend clinic' };
const close = (from: string, to = from): Edit => arrange({ ...span(from, to), is: 'closed', reason: anniversary });
const work = (from: string, to = from): Edit => arrange({ ...span(from, to), is: 'work', reason: clinic });
const closed = ({ closures }: WorkCalendar): readonly string[] => closures.map((each) => each.day);
const worked = ({ extraWorkdays }: WorkCalendar): readonly string[] => extraWorkdays.map((each) => each.day);

describe('arranging days', () => {
  test('a closure over a weekend lists the days that would be worked, and the result is a calendar', () => {
    // Thursday 26 to Monday 30 November 2026.
    const after = close('2026-11-26', '2026-11-30')(office);
    expect(closed(after)).toEqual(['2026-11-26', '2026-11-27', '2026-11-30']);
    expect(WorkCalendar.safeParse(after).success).toBe(true);
  });

  test('a make-up workday is closed like any other; days off are listed when they are worked', () => {
    // Saturday 10 October 2026 is worked for National Day, Sunday 11 is not.
    expect(closed(close('2026-10-10', '2026-10-11')(office))).toEqual(['2026-10-10']);
    expect(worked(work('2026-10-10', '2026-10-11')(office))).toEqual(['2026-10-11']);
  });

  test('a day off on which the office opens is closed too', () => {
    const hours = { ...office.openingHours, saturday: office.openingHours.monday.slice(0, 1) };
    expect(closed(close('2026-11-28', '2026-11-29')(calendarWith({ openingHours: hours })))).toEqual(['2026-11-28']);
  });

  test('of a year whose holidays are not published every day is listed, as any of them may yet be worked', () => {
    // Saturday and Sunday.
    expect(daysToList(office, span('2027-02-13', '2027-02-14'), 'closed')).toEqual(['2027-02-13', '2027-02-14']);
    expect(daysToList(office, span('2026-11-28', '2026-11-29'), 'closed')).toEqual([]);
  });

  test('what is arranged last holds, and what is cleared follows the week again', () => {
    const both = work('2026-11-28', '2026-11-29')(close('2026-11-27', '2026-11-30')(office));
    expect(worked(both)).toEqual(['2026-11-28', '2026-11-29']);
    const monday = close('2026-11-28')(both);
    expect(worked(monday)).toEqual(['2026-11-29']);
    const usual = clear(span('2026-11-01', '2026-11-30'))(both);
    expect([closed(usual), worked(usual)]).toEqual([[], []]);
    expect(dayReason(usual, day('2026-11-27')).reason).toBe('weekday');
  });

  test('made again on what somebody else has published, a change keeps both', () => {
    const theirs = { ...close('2026-12-01')(office), version: office.version + 1 };
    const both = close('2026-11-26')(theirs);
    expect(closed(both)).toEqual(['2026-11-26', '2026-12-01']);
    expect(both.version).toBe(office.version + 1);
    expect(isDayChanged(theirs, both, day('2026-11-26'))).toBe(true);
    expect(isDayChanged(theirs, both, day('2026-12-01'))).toBe(false);
  });
});

test('a file wins over what was arranged for its days, and leaves the others', () => {
  const before = work('2026-11-28')(close('2026-11-26', '2026-11-27')(office));
  const after = merge({
    closures: [{ day: day('2026-11-28'), reason: anniversary }],
    extraWorkdays: [{ day: day('2026-11-27'), reason: clinic }],
  })(before);
  expect(closed(after)).toEqual(['2026-11-26', '2026-11-28']);
  expect(worked(after)).toEqual(['2026-11-27']);
  expect(WorkCalendar.safeParse(after).success).toBe(true);
});

test('a year is adopted once, in its place', () => {
  const without = calendarWith({ publishedYears: yearsKnown.filter((year) => year !== 2025) });
  expect(adoptYear(2025)(without).publishedYears).toEqual(yearsKnown);
  expect(adoptYear(2025)(adoptYear(2025)(without)).publishedYears).toEqual(yearsKnown);
});

test('hours are given to several days of the week, which become working days or cease to be', () => {
  const intervals = office.openingHours.monday.slice(0, 1);
  const after = setHours(['saturday', 'sunday'], { intervals, isWorked: true })(office);
  expect(after.workingWeekdays).toEqual([...office.workingWeekdays, 'saturday', 'sunday']);
  expect(after.openingHours.sunday).toEqual(intervals);
  const back = setHours(['saturday', 'sunday'], { intervals: [], isWorked: false })(after);
  expect(back).toEqual(office);
});

describe('the year in sentences', () => {
  test('days of one reason with nothing but days off between them are one span', () => {
    const spans = ownSpans(work('2026-12-05')(close('2026-11-26', '2026-11-30')(office)));
    expect(spans).toEqual([
      { is: 'closed', reason: anniversary, ...span('2026-11-26', '2026-11-30'), days: 3 },
      { is: 'work', reason: clinic, ...span('2026-12-05'), days: 1 },
    ]);
  });

  test('a working day between them, or another reason, keeps them apart', () => {
    const apart = close('2026-11-27')(close('2026-11-25')(office));
    expect(ownSpans(apart).map(({ from }) => from)).toEqual(['2026-11-25', '2026-11-27']);
    const other = arrange({ ...span('2026-11-26'), is: 'closed', reason: clinic })(apart);
    expect(ownSpans(other).map(({ from }) => from)).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
  });

  test('Spring Festival 2026 as the State Council has it', () => {
    const february = publicSpans(office, 2026).filter(({ from }) => from.startsWith('2026-02'));
    expect(february.map(({ reason, from, to, days }) => [reason, from, to, days])).toEqual([
      ['make-up-workday', '2026-02-14', '2026-02-14', 1],
      ['public-holiday', '2026-02-15', '2026-02-23', 9],
      ['make-up-workday', '2026-02-28', '2026-02-28', 1],
    ]);
    expect(publicSpans(office, 2027)).toEqual([]);
  });

  test('the year is said where it is another one', () => {
    const newYear = span('2026-12-31', '2027-01-04');
    expect(spanInWords(newYear, 2026, 'zh-CN')).toBe('12月31日（周四）至2027年1月4日（周一）');
    expect(spanInWords(newYear, 2026, 'en')).toBe('Thu 31 Dec to Mon 4 Jan 2027');
  });
});

test('months lie in weeks from Monday on, and every day of a year stands in one of them', () => {
  // February 2027 begins on a Monday and has 28 days; August 2026 ends on a Monday.
  expect(weeksOf(2027, 2)).toHaveLength(4);
  expect(weeksOf(2026, 8)).toHaveLength(6);
  expect(weeksOf(2026, 8).at(-1)?.slice(0, 2)).toEqual(['2026-08-31', undefined]);
  const days = Array.from({ length: 12 }, (_, at) => weeksOf(2028, at + 1)).flat(2);
  expect(new Set(days.filter((each) => each !== undefined)).size).toBe(366);
});
