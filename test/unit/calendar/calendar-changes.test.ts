import { describe, expect, it } from 'vitest';
import { calendarChanges } from '../../../shared/calendar/calendar-changes.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { yearsKnown } from '../../../shared/calendar/work-calendar.ts';
import { calendarWith, office, officeDraft } from './calendars.ts';

const inChinese = (before: WorkCalendar, after: WorkCalendar): (string | undefined)[] =>
  calendarChanges(before, after).map((sentence) => sentence['zh-CN']);
const inEnglish = (before: WorkCalendar, after: WorkCalendar): (string | undefined)[] =>
  calendarChanges(before, after).map((sentence) => sentence['en']);

const reason = { zh: '院庆', en: 'Anniversary' };
const days = (...which: string[]) => which.map((day) => ({ day, reason }));

describe('what one calendar says otherwise than another', () => {
  it('is nothing where only the order of days differs, or a year without holidays', () => {
    const closures = days('2026-11-02', '2026-11-03');
    expect(calendarChanges(calendarWith({ closures }), calendarWith({ closures: closures.toReversed() }))).toEqual([]);
    const none = calendarWith({ holidays: 'none' });
    expect(calendarChanges(none, calendarWith({ holidays: 'none', publishedYears: [] }))).toEqual([]);
  });

  it('tells days in a row in one sentence, others apart', () => {
    const after = calendarWith({
      closures: days('2026-11-05', '2026-11-03', '2026-11-04', '2026-12-31', '2027-01-01'),
    });
    expect(inChinese(office, after)).toEqual([
      '2026年11月3日（周二）至11月5日（周四）停业：院庆',
      '2026年12月31日（周四）至2027年1月1日（周五）停业：院庆',
    ]);
    expect(inEnglish(office, after)).toEqual([
      'Closed: Tue 3 Nov to Thu 5 Nov 2026 (Anniversary)',
      'Closed: Thu 31 Dec 2026 to Fri 1 Jan 2027 (Anniversary)',
    ]);
  });

  it('tells days that are worked, and what days come back to', () => {
    const before = calendarWith({ closures: days('2026-11-03', '2026-10-01'), extraWorkdays: days('2026-11-07') });
    const after = calendarWith({ extraWorkdays: days('2026-11-14') });
    expect(inChinese(before, after)).toEqual([
      '2026年10月1日（周四）放假：国庆节',
      '2026年11月3日（周二）恢复为工作日',
      '2026年11月7日（周六）恢复为休息日',
      '2026年11月14日（周六）照常上班：院庆',
    ]);
    expect(inEnglish(before, after)).toEqual([
      'Off: Thu 1 Oct 2026 (National Day)',
      'Working again: Tue 3 Nov 2026',
      'Off again: Sat 7 Nov 2026',
      'Worked: Sat 14 Nov 2026 (Anniversary)',
    ]);
  });

  it('tells a year that is adopted, with every day of its notice', () => {
    const before = calendarWith({ publishedYears: yearsKnown.filter((year) => year !== 2026) });
    expect(inChinese(before, office)).toEqual([
      '采用2026年放假安排',
      '2026年1月1日（周四）至1月3日（周六）放假：元旦',
      '2026年1月4日（周日）调休上班：元旦',
      '2026年2月14日（周六）调休上班：春节',
      '2026年2月15日（周日）至2月23日（周一）放假：春节',
      '2026年2月28日（周六）调休上班：春节',
      '2026年4月4日（周六）至4月6日（周一）放假：清明节',
      '2026年5月1日（周五）至5月5日（周二）放假：劳动节',
      '2026年5月9日（周六）调休上班：劳动节',
      '2026年6月19日（周五）至6月21日（周日）放假：端午节',
      '2026年9月20日（周日）调休上班：国庆节',
      '2026年9月25日（周五）至9月27日（周日）放假：中秋节',
      '2026年10月1日（周四）至10月7日（周三）放假：国庆节',
      '2026年10月10日（周六）调休上班：国庆节',
    ]);
    expect(inChinese(office, before)[0]).toBe('不再采用2026年放假安排');
  });

  it('tells hours by weekday, weekdays in a row together', () => {
    const short = [{ from: '09:00', to: '12:00' }];
    const { openingHours } = officeDraft;
    const after = calendarWith({
      openingHours: { ...openingHours, tuesday: short, wednesday: short, thursday: short, saturday: short },
    });
    expect(inChinese(office, after)).toEqual(['周二至周四办公时间改为09:00–12:00', '周六办公时间改为09:00–12:00']);
    expect(inEnglish(after, office)).toEqual([
      'Opening hours of Tuesday to Thursday: 08:30–12:00, 13:30–17:30',
      'No opening hours any more: Saturday',
    ]);
  });

  it('tells working days, make-up hours, the end of days and whose holidays', () => {
    const after = calendarWith({
      workingWeekdays: ['monday', 'tuesday', 'thursday', 'friday'],
      makeUpDayHours: 'monday',
      closeOfBusiness: 'midnight',
      holidays: 'none',
    });
    expect(inChinese(office, after)).toEqual([
      '不再按国务院公布的节假日放假和调休',
      '工作日改为周一、周二、周四、周五',
      '调休上班日改按周一的办公时间',
      '期限末日改为计至当日24:00',
    ]);
    expect(inEnglish(after, office)).toEqual([
      'Public holidays and make-up workdays of the State Council apply from now on',
      'Working days are now Monday to Friday',
      'Make-up workdays now keep the hours of Friday',
      'The last day of a time limit now ends at close of business',
    ]);
  });
});
