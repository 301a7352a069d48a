import type { PublishedYear } from './published-year.ts';

export const year2006 = {
  year: 2006,
  notices: ['https://www.gov.cn/jrzg/2005-12/22/content_133837.htm'],
  holidays: [
    { holiday: 'new-year', from: '2006-01-01', to: '2006-01-03' },
    { holiday: 'spring-festival', from: '2006-01-29', to: '2006-02-04' },
    { holiday: 'labour-day', from: '2006-05-01', to: '2006-05-07' },
    { holiday: 'national-day', from: '2006-10-01', to: '2006-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2005-12-31' },
    { holiday: 'spring-festival', day: '2006-01-28' },
    { holiday: 'spring-festival', day: '2006-02-05' },
    { holiday: 'labour-day', day: '2006-04-29' },
    { holiday: 'labour-day', day: '2006-04-30' },
    { holiday: 'national-day', day: '2006-09-30' },
    { holiday: 'national-day', day: '2006-10-08' },
  ],
} as const satisfies PublishedYear;
