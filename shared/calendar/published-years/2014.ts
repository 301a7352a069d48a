import type { PublishedYear } from './published-year.ts';

export const year2014 = {
  year: 2014,
  notices: ['https://www.gov.cn/zwgk/2013-12/11/content_2546204.htm'],
  holidays: [
    { holiday: 'new-year', from: '2014-01-01', to: '2014-01-01' },
    { holiday: 'spring-festival', from: '2014-01-31', to: '2014-02-06' },
    { holiday: 'tomb-sweeping', from: '2014-04-05', to: '2014-04-07' },
    { holiday: 'labour-day', from: '2014-05-01', to: '2014-05-03' },
    { holiday: 'dragon-boat', from: '2014-06-02', to: '2014-06-02' },
    { holiday: 'mid-autumn', from: '2014-09-08', to: '2014-09-08' },
    { holiday: 'national-day', from: '2014-10-01', to: '2014-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2014-01-26' },
    { holiday: 'spring-festival', day: '2014-02-08' },
    { holiday: 'labour-day', day: '2014-05-04' },
    { holiday: 'national-day', day: '2014-09-28' },
    { holiday: 'national-day', day: '2014-10-11' },
  ],
} as const satisfies PublishedYear;
