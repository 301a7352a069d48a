import type { PublishedYear } from './published-year.ts';

export const year2009 = {
  year: 2009,
  notices: ['https://www.gov.cn/zwgk/2008-12/10/content_1174014.htm'],
  holidays: [
    { holiday: 'new-year', from: '2009-01-01', to: '2009-01-03' },
    { holiday: 'spring-festival', from: '2009-01-25', to: '2009-01-31' },
    { holiday: 'tomb-sweeping', from: '2009-04-04', to: '2009-04-06' },
    { holiday: 'labour-day', from: '2009-05-01', to: '2009-05-03' },
    { holiday: 'dragon-boat', from: '2009-05-28', to: '2009-05-30' },
    { holiday: 'national-day', from: '2009-10-01', to: '2009-10-02' },
    { holiday: 'mid-autumn', from: '2009-10-03', to: '2009-10-03' },
    { holiday: 'national-day', from: '2009-10-04', to: '2009-10-08' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2009-01-04' },
    { holiday: 'spring-festival', day: '2009-01-24' },
    { holiday: 'spring-festival', day: '2009-02-01' },
    { holiday: 'dragon-boat', day: '2009-05-31' },
    { holiday: 'national-day', day: '2009-09-27' },
    { holiday: 'national-day', day: '2009-10-10' },
  ],
} as const satisfies PublishedYear;
