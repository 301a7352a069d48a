import { expect, test } from 'vitest';
import type { CountedBudget } from '../../../shared/calendar/budget.ts';
import { explainDue } from '../../../shared/calendar/explain.ts';
import { ledgerSentences } from '../../../shared/calendar/ledger-sentences.ts';
import type { Pause } from '../../../shared/calendar/pauses.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { calendarWith, office, pause, shanghai } from './calendars.ts';

const sevenDays: CountedBudget = { unit: 'working-days', count: 7 };
const chinese = (
  budget: CountedBudget,
  start: string,
  calendar: WorkCalendar = office,
  pauses: readonly Pause[] = [],
) => ledgerSentences(explainDue(budget, shanghai(start), calendar, pauses), 'zh-CN');
const english = (
  budget: CountedBudget,
  start: string,
  calendar: WorkCalendar = office,
  pauses: readonly Pause[] = [],
) => ledgerSentences(explainDue(budget, shanghai(start), calendar, pauses), 'en');

test('the ledger of seven working days over National Day lists every day with its number or its reason', () => {
  const { days, due, calendarVersion, provisionalYears } = explainDue(sevenDays, shanghai('2026-09-28 10:00'), office);
  expect(days.map(({ day, counted, reason }) => `${day.slice(5)} ${counted ?? '-'} ${reason.reason}`)).toEqual([
    '09-28 - weekday',
    '09-29 1 weekday',
    '09-30 2 weekday',
    '10-01 - public-holiday',
    '10-02 - public-holiday',
    '10-03 - public-holiday',
    '10-04 - public-holiday',
    '10-05 - public-holiday',
    '10-06 - public-holiday',
    '10-07 - public-holiday',
    '10-08 3 weekday',
    '10-09 4 weekday',
    '10-10 5 make-up-workday',
    '10-11 - weekend',
    '10-12 6 weekday',
    '10-13 7 weekday',
  ]);
  expect(due.dueAt).toBe(shanghai('2026-10-13 17:30'));
  expect([calendarVersion, provisionalYears]).toEqual([3, []]);
});

test('its sentences, in Chinese and in English', () => {
  expect(chinese(sevenDays, '2026-09-28 10:00')).toEqual([
    '2026年9月28日（周一）起算，当日不计',
    '9月29日至30日：第1至2个工作日',
    '10月1日至7日：国庆节放假，不计',
    '10月8日至9日：第3至4个工作日',
    '10月10日（周六）：国庆节调休上班，第5个工作日',
    '10月11日（周日）：周末，不计',
    '10月12日至13日：第6至7个工作日',
    '应于2026年10月13日（周二）17:30前完成',
    '按工作日历第3版计算',
  ]);
  expect(english(sevenDays, '2026-09-28 10:00')).toEqual([
    'Starts Mon 28 Sep 2026, which does not count',
    '29–30 Sep: working days 1–2',
    '1–7 Oct: public holiday (National Day), not counted',
    '8–9 Oct: working days 3–4',
    'Sat 10 Oct: make-up workday for National Day, working day 5',
    'Sun 11 Oct: weekend, not counted',
    '12–13 Oct: working days 6–7',
    'Due Tue 13 Oct 2026, 17:30',
    'Reckoned with version 3 of the working calendar',
  ]);
});

test('a pause shows which days it gave back', () => {
  // Fri 9 Oct 10:00 to Mon 12 Oct 10:00: 6 h of 7.5, the whole Saturday, 1.5 h of 7.5: two working days.
  const stopped = [pause('2026-10-09 10:00', '2026-10-12 10:00')];
  expect(chinese(sevenDays, '2026-09-28 10:00', office, stopped).slice(3, -1)).toEqual([
    '10月8日（周四）：第3个工作日',
    '10月9日至10日：暂停计时，不计',
    '10月11日（周日）：周末，不计',
    '10月12日（周一）：第4个工作日（其间暂停1小时30分钟）',
    '10月13日至15日：第5至7个工作日',
    '应于2026年10月15日（周四）17:30前完成',
  ]);
  expect(english(sevenDays, '2026-09-28 10:00', office, stopped)).toContain(
    'Mon 12 Oct: working day 4 (paused for 1 h 30 min)',
  );
  const { days, pauses } = explainDue(sevenDays, shanghai('2026-09-28 10:00'), office, [...stopped, ...stopped]);
  expect(
    days.filter(({ pausedMinutes }) => pausedMinutes).map(({ day, pausedMinutes }) => [day, pausedMinutes]),
  ).toEqual([
    ['2026-10-09', 6 * 60],
    ['2026-10-10', 7.5 * 60],
    ['2026-10-12', 90],
  ]);
  expect(pauses).toEqual(stopped);
});

test('a last day off that rolls says so', () => {
  const budget: CountedBudget = { unit: 'calendar-days', count: 7, rollToWorkingDay: true };
  expect(chinese(budget, '2026-09-26 10:00').slice(1, -1)).toEqual([
    '9月27日至10月3日：第1至7日',
    '10月4日至7日：国庆节放假，顺延',
    '10月8日（周四）：末日逢休息日，顺延至该日',
    '应于2026年10月8日（周四）17:30前完成',
  ]);
  expect(english(budget, '2026-09-26 10:00').slice(1, -2)).toEqual([
    '27 Sep – 3 Oct: days 1–7',
    '4–7 Oct: public holiday (National Day), moves on',
    'Thu 8 Oct: the last day is a day off and moves here',
  ]);
});

test('working hours say how long the clock ran on which day', () => {
  expect(chinese({ unit: 'working-hours', count: 9 }, '2026-09-26 10:00').slice(0, -1)).toEqual([
    '2026年9月26日（周六）10:00起算',
    '9月26日至27日：中秋节放假，不计',
    '9月28日（周一）：计7小时30分钟',
    '9月29日（周二）：计1小时30分钟',
    '应于2026年9月29日（周二）10:00前完成',
  ]);
  expect(english({ unit: 'working-hours', count: 1 }, '2026-07-01 18:00').slice(0, -2)).toEqual([
    'Starts Wed 1 Jul 2026, 18:00',
    'Wed 1 Jul: after closing, not counted',
    'Thu 2 Jul: 1 h',
  ]);
});

test('elapsed hours join whole days', () => {
  expect(chinese({ unit: 'hours', count: 72 }, '2026-07-01 10:00').slice(1, -2)).toEqual([
    '7月1日（周三）：计14小时',
    '7月2日至3日：每日计24小时',
    '7月4日（周六）：计10小时',
  ]);
});

test('a day that began too late, a month that ends, a day that ends at midnight', () => {
  expect(chinese({ unit: 'same-day' }, '2026-09-24 18:00').slice(0, -1)).toEqual([
    '2026年9月24日（周四）18:00起算',
    '9月24日（周四）：已过办公时间，不计',
    '9月25日至27日：中秋节放假，不计',
    '9月28日（周一）：当日办结',
    '应于2026年9月28日（周一）17:30前完成',
  ]);
  expect(english({ unit: 'month-end' }, '2026-07-01 18:00', calendarWith({ closeOfBusiness: 'midnight' }))).toEqual([
    'Starts Wed 1 Jul 2026, 18:00, and runs to the end of the month',
    'Due Fri 31 Jul 2026, 24:00',
    'Reckoned with version 3 of the working calendar',
  ]);
});

test("the tenant's own days carry the tenant's reasons", () => {
  const calendar = calendarWith({
    closures: [{ day: '2026-07-02', reason: { zh: '院庆', en: 'Anniversary' } }],
    extraWorkdays: [{ day: '2026-07-04', reason: { zh: '集中办理', en: 'Open Saturday' } }],
  });
  const two: CountedBudget = { unit: 'working-days', count: 2 };
  expect(chinese(two, '2026-07-01 10:00', calendar).slice(1, 4)).toEqual([
    '7月2日（周四）：本单位停业（院庆），不计',
    '7月3日（周五）：第1个工作日',
    '7月4日（周六）：本单位照常上班（集中办理），第2个工作日',
  ]);
  expect(english(two, '2026-07-01 10:00', calendar).slice(1, 4)).toEqual([
    'Thu 2 Jul: closed (Anniversary), not counted',
    'Fri 3 Jul: working day 1',
    'Sat 4 Jul: open (Open Saturday), working day 2',
  ]);
});

test('a provisional deadline names the year that is missing', () => {
  const ledger = explainDue({ unit: 'working-days', count: 10 }, shanghai('2026-12-24 10:00'), office);
  expect([ledger.due.provisional, ledger.provisionalYears]).toEqual([true, [2027]]);
  expect(ledgerSentences(ledger, 'zh-CN')).toContain('2027年放假安排尚未公布，此期限为暂定');
  expect(ledgerSentences(ledger, 'en')).toContain(
    'The public holidays of 2027 are not published yet; this date is provisional',
  );
});
