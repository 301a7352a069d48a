import type { PublishedYear } from './published-year.ts';

export const year2004 = {
  year: 2004,
  notices: [],
  holidays: [
    { holiday: 'new-year', from: '2004-01-01', to: '2004-01-01' },
    { holiday: 'spring-festival', from: '2004-01-22', to: '2004-01-28' },
    { holiday: 'labour-day', from: '2004-05-01', to: '2004-05-07' },
    { holiday: 'national-day', from: '2004-10-01', to: '2004-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2004-01-17' },
    { holiday: 'spring-festival', day: '2004-01-18' },
    { holiday: 'labour-day', day: '2004-05-08' },
    { holiday: 'labour-day', day: '2004-05-09' },
    { holiday: 'national-day', day: '2004-10-09' },
    { holiday: 'national-day', day: '2004-10-10' },
  ],
} as const satisfies PublishedYear;
