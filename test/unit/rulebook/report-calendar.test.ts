import { describe, expect, it } from 'vitest';
import { reportDates } from '../../../shared/rulebook/report-calendar.ts';
import { ReportRule } from '../../../shared/rulebook/schema/records.ts';
import { facts } from '../../support/given.ts';

const { calendar } = facts('2026-11-23 10:00');
const rule = (change: object): ReportRule =>
  ReportRule.parse({ id: 'report', label: { en: 'Report' }, to: { en: 'The leaders' }, ...change });
const dates = (change: object, year = 2026) => reportDates(rule(change), year, calendar);
const spans = (change: object, year = 2026) => dates(change, year).map(({ from, to }) => `${from}/${to}`);

describe('the periods of a report', () => {
  it('are half-months, to the 15th and to the end, whatever the month has', () => {
    const halves = spans({ every: 'half-month' });
    expect(halves).toHaveLength(24);
    expect(halves.slice(0, 4)).toEqual([
      '2026-01-01/2026-01-15',
      '2026-01-16/2026-01-31',
      '2026-02-01/2026-02-15',
      '2026-02-16/2026-02-28',
    ]);
    expect(spans({ every: 'half-month' }, 2028)[3]).toBe('2028-02-16/2028-02-29');
  });

  it.each([
    ['month', 12, '2026-01-01/2026-01-31', '2026-12-01/2026-12-31'],
    ['two-months', 6, '2026-01-01/2026-02-28', '2026-11-01/2026-12-31'],
    ['quarter', 4, '2026-01-01/2026-03-31', '2026-10-01/2026-12-31'],
    ['half-year', 2, '2026-01-01/2026-06-30', '2026-07-01/2026-12-31'],
    ['year', 1, '2026-01-01/2026-12-31', '2026-01-01/2026-12-31'],
  ])('are, every %s, %d a year', (every, count, first, last) => {
    const all = spans({ every });
    expect(all).toHaveLength(count);
    expect([all[0], all.at(-1)]).toEqual([first, last]);
  });

  it('are weeks from Monday to Sunday, in the year in which they end', () => {
    // 4 January 2026 is a Sunday, and so is 27 December: 52 weeks.
    const weeks = spans({ every: 'week' });
    expect(weeks).toHaveLength(52);
    expect([weeks[0], weeks.at(-1)]).toEqual(['2025-12-29/2026-01-04', '2026-12-21/2026-12-27']);
    // 1 January 2023 was a Sunday, 31 December too: 53 weeks.
    expect(spans({ every: 'week' }, 2023)).toHaveLength(53);
  });

  it('are none where a report is made on demand', () => expect(dates({ every: 'on-demand' })).toEqual([]));
});

describe('when a report is due', () => {
  it('is not said where the institution does not say it', () => {
    for (const date of dates({ every: 'month' })) expect(date).not.toHaveProperty('dueOn');
  });

  it('may be so many days after the period', () => {
    const due = { daysAfterPeriod: 10 };
    expect(dates({ every: 'quarter', due }).map(({ dueOn }) => dueOn)).toEqual([
      '2026-04-10',
      '2026-07-10',
      '2026-10-10',
      '2027-01-10',
    ]);
    expect(dates({ every: 'year', due: { daysAfterPeriod: 0 } })[0]).toMatchObject({ dueOn: '2026-12-31' });
  });

  it('may be so many working days after it, over holidays and make-up workdays', () => {
    // September ends on a Wednesday; 1 to 7 October are off; Thu 8 (1), Fri 9 (2), Sat 10 is a make-up workday (3).
    const due = { daysAfterPeriod: 3, workingDays: true };
    expect(dates({ every: 'month', due })[8]).toEqual({ from: '2026-09-01', to: '2026-09-30', dueOn: '2026-10-10' });
  });

  it('is provisional where the holidays of the next year are not published', () => {
    const unpublished = { ...calendar, publishedYears: calendar.publishedYears.filter((year) => year !== 2027) };
    const due = { daysAfterPeriod: 3, workingDays: true };
    const [november, december] = reportDates(rule({ every: 'month', due }), 2026, unpublished).slice(10);
    expect(november).not.toHaveProperty('isProvisional');
    expect(december).toMatchObject({ isProvisional: true });
  });

  it('may be the first ten days of June and December, before the half-year ends', () => {
    expect(dates({ every: 'half-year', due: { months: [6, 12], untilDay: 10 } })).toEqual([
      { from: '2026-01-01', to: '2026-06-30', dueOn: '2026-06-10' },
      { from: '2026-07-01', to: '2026-12-31', dueOn: '2026-12-10' },
    ]);
  });

  it('may be a month of the year after', () => {
    expect(dates({ every: 'year', due: { months: [1], untilDay: 15 } })).toEqual([
      { from: '2026-01-01', to: '2026-12-31', dueOn: '2027-01-15' },
    ]);
    expect(dates({ every: 'quarter', due: { months: [1, 4, 7, 10], untilDay: 5 } }).map(({ dueOn }) => dueOn)).toEqual([
      '2026-04-05',
      '2026-07-05',
      '2026-10-05',
      '2027-01-05',
    ]);
  });

  it('is the last day of a month that has no such day', () => {
    expect(dates({ every: 'two-months', due: { months: [2], untilDay: 31 } })[0]).toMatchObject({
      dueOn: '2026-02-28',
    });
  });

  it('is not said for periods that no date is near', () => {
    const months = dates({ every: 'month', due: { months: [6], untilDay: 10 } });
    expect(months.filter(({ dueOn }) => dueOn !== undefined)).toEqual([
      { from: '2026-05-01', to: '2026-05-31', dueOn: '2026-06-10' },
    ]);
    expect(months).toHaveLength(12);
  });
});
