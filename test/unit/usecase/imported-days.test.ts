import { describe, expect, it } from 'vitest';
import { yearsKnown } from '../../../shared/calendar/work-calendar.ts';
import { importWindow, importedDays, notIcalendarInWords } from '../../../shared/usecase/calendar/imported-days.ts';
import type { IcalendarEvent } from '../../../shared/usecase/calendar/ports.ts';
import { calendarWith, day, office } from '../calendar/calendars.ts';

const window = importWindow(day('2026-11-22'));
const on = (summary: string, ...days: string[]): IcalendarEvent => ({ summary, days: days.map(day) });
const imported = (
  events: readonly IcalendarEvent[],
  as: 'closures' | 'workdays' | 'auto' = 'auto',
  calendar = office,
) => {
  const { closures, extraWorkdays, leftOut, leftOutTotal } = importedDays(events, { as, calendar, window });
  return {
    closures: closures.map(({ day: each, reason }) => `${each} ${reason.zh}`),
    workdays: extraWorkdays.map(({ day: each, reason }) => `${each} ${reason.zh}`),
    left: leftOut.map(({ summary, day: each, code }) => `${summary} ${each ?? ''} ${code}`.replace('  ', ' ')),
    leftOutTotal,
  };
};

describe('the days of a file', () => {
  it('are looked at from last year to the year after next', () => {
    expect(window).toEqual({ from: '2025-01-01', to: '2028-12-31' });
  });

  it('are off or worked by what Chinese files call them', () => {
    // 2027 is not published, so nothing is known of these days.
    const { closures, workdays, left } = imported([
      on('春节（班）', '2027-01-31'),
      on('春节（休）', '2027-02-05'),
      on('国庆节 补班 第1天/共2天', '2027-09-26'),
      on('国庆节 假期 第1天/共7天', '2027-10-01'),
      on('调休上班', '2027-10-09'),
      on('端午节放假', '2027-06-09'),
      on('院庆停诊', '2027-11-11'),
      on('Company holiday', '2027-11-12'),
    ]);
    expect(closures).toEqual([
      '2027-02-05 春节',
      '2027-06-09 端午节放假',
      '2027-10-01 国庆节 假期',
      '2027-11-11 院庆停诊',
      '2027-11-12 Company holiday',
    ]);
    expect(workdays).toEqual(['2027-01-31 春节', '2027-09-26 国庆节 补班', '2027-10-09 调休上班']);
    expect(left).toEqual([]);
  });

  it('are what the file’s own mark says, before the name', () => {
    const { closures, workdays } = imported([
      { ...on('春节', '2027-01-31'), mark: 'worked' },
      { ...on('春节', '2027-02-05'), mark: 'off' },
    ]);
    expect([closures, workdays]).toEqual([['2027-02-05 春节'], ['2027-01-31 春节']]);
  });

  it('are left out where the name does not tell, unless whoever imports knows', () => {
    const events = [on('立冬', '2026-11-09'), on('感恩节', '2026-11-26')];
    expect(imported(events)).toMatchObject({
      closures: [],
      left: ['立冬 2026-11-09 no-mark', '感恩节 2026-11-26 no-mark'],
    });
    expect(imported(events, 'closures').closures).toEqual(['2026-11-09 立冬', '2026-11-26 感恩节']);
    expect(imported([on('促销', '2026-11-28')], 'workdays').workdays).toEqual(['2026-11-28 促销']);
  });

  it('are left out where the State Council, the week or the calendar says the same already', () => {
    const calendar = calendarWith({
      closures: [{ day: '2026-11-11', reason: { zh: '院庆', en: 'Anniversary' } }],
    });
    const { closures, workdays, left } = imported(
      [
        on('国庆节（休）', '2026-10-01', '2026-10-03'),
        on('国庆节（班）', '2026-10-10'),
        on('周末休息', '2026-11-07'),
        on('正常上班', '2026-11-09'),
        on('院庆停诊', '2026-11-11'),
      ],
      'auto',
      calendar,
    );
    expect([closures, workdays]).toEqual([[], []]);
    expect(left).toEqual([
      '国庆节（休） 2026-10-01 public-holiday',
      '国庆节（休） 2026-10-03 public-holiday',
      '国庆节（班） 2026-10-10 make-up-workday',
      '周末休息 2026-11-07 already-off',
      '正常上班 2026-11-09 already-worked',
      '院庆停诊 2026-11-11 already-named',
    ]);
  });

  it('of a year that is published and not adopted are left out with a hint, not copied', () => {
    const calendar = calendarWith({ publishedYears: yearsKnown.filter((year) => year !== 2026) });
    const { closures, left } = imported(
      [on('国庆节（休）', '2026-10-01'), on('国庆节（班）', '2026-10-10')],
      'auto',
      calendar,
    );
    expect(closures).toEqual([]);
    expect(left).toEqual(['国庆节（休） 2026-10-01 year-not-adopted', '国庆节（班） 2026-10-10 year-not-adopted']);
  });

  it('that come twice count once; as both kinds, what comes first counts', () => {
    const { closures, left } = imported([
      on('停电停办', '2026-11-10'),
      on('停电停办', '2026-11-10'),
      on('上班', '2026-11-10'),
    ]);
    expect(closures).toEqual(['2026-11-10 停电停办']);
    expect(left).toEqual(['上班 2026-11-10 contradiction']);
  });

  it('too far back or ahead, and events without days, are told', () => {
    const { left, leftOutTotal } = imported([
      on('停办', '2024-12-31', '2029-01-01'),
      { summary: '例会', days: [], without: 'part-of-day' },
    ]);
    expect(left).toEqual(['停办 2024-12-31 outside-window', '停办 2029-01-01 outside-window', '例会 part-of-day']);
    expect(leftOutTotal).toBe(3);
  });

  it('bring public holidays in both languages, and the names of many left out are bounded', () => {
    const { closures } = importedDays([on('春节（休）', '2027-02-05')], { as: 'auto', calendar: office, window });
    expect(closures).toEqual([{ day: '2027-02-05', reason: { zh: '春节', en: 'Spring Festival' } }]);
    const many = Array.from({ length: 300 }, () => on('立冬', '2026-11-09'));
    const { leftOut, leftOutTotal } = importedDays(many, { as: 'auto', calendar: office, window });
    expect([leftOut.length, leftOutTotal]).toEqual([200, 300]);
    for (const { why } of leftOut.slice(0, 1))
      expect([why['zh-CN'], why['en']]).toEqual([expect.stringMatching(/。$/), expect.stringMatching(/\.$/)]);
  });

  it('of no name keep something to be called by', () => {
    const { closures } = importedDays([{ ...on('（休）', '2027-02-05') }, on('', '2027-02-08')], {
      as: 'closures',
      calendar: office,
      window,
    });
    expect(closures.map(({ reason }) => reason.zh)).toEqual(['休息', '休息']);
  });
});

describe('a file that cannot be read', () => {
  it('is told with its line in both languages', () => {
    expect(notIcalendarInWords({ fault: 'bad-line', line: 6 })).toEqual({
      'zh-CN': '第 6 行：这一行缺少冒号，不符合 iCalendar 格式。',
      en: 'Line 6: This line has no colon, as iCalendar wants it.',
    });
  });
});
