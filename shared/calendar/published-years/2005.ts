import type { PublishedYear } from './published-year.ts';

export const year2005 = {
  year: 2005,
  notices: [],
  holidays: [
    { holiday: 'new-year', from: '2005-01-01', to: '2005-01-03' },
    { holiday: 'spring-festival', from: '2005-02-09', to: '2005-02-15' },
    { holiday: 'labour-day', from: '2005-05-01', to: '2005-05-07' },
    { holiday: 'national-day', from: '2005-10-01', to: '2005-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2005-02-05' },
    { holiday: 'spring-festival', day: '2005-02-06' },
    { holiday: 'labour-day', day: '2005-04-30' },
    { holiday: 'labour-day', day: '2005-05-08' },
    { holiday: 'national-day', day: '2005-10-08' },
    { holiday: 'national-day', day: '2005-10-09' },
  ],
} as const satisfies PublishedYear;
