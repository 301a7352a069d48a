import type { PublishedYear } from './published-year.ts';

export const year2007 = {
  year: 2007,
  notices: ['https://www.gov.cn/fwxx/sh/2006-12/18/content_471877.htm'],
  holidays: [
    { holiday: 'new-year', from: '2007-01-01', to: '2007-01-03' },
    { holiday: 'spring-festival', from: '2007-02-18', to: '2007-02-24' },
    { holiday: 'labour-day', from: '2007-05-01', to: '2007-05-07' },
    { holiday: 'national-day', from: '2007-10-01', to: '2007-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2006-12-30' },
    { holiday: 'new-year', day: '2006-12-31' },
    { holiday: 'spring-festival', day: '2007-02-17' },
    { holiday: 'spring-festival', day: '2007-02-25' },
    { holiday: 'labour-day', day: '2007-04-28' },
    { holiday: 'labour-day', day: '2007-04-29' },
    { holiday: 'national-day', day: '2007-09-29' },
    { holiday: 'national-day', day: '2007-09-30' },
  ],
} as const satisfies PublishedYear;
