import type { PublishedYear } from './published-year.ts';

export const year2011 = {
  year: 2011,
  notices: ['https://www.gov.cn/zwgk/2010-12/10/content_1762643.htm'],
  holidays: [
    { holiday: 'new-year', from: '2011-01-01', to: '2011-01-03' },
    { holiday: 'spring-festival', from: '2011-02-02', to: '2011-02-08' },
    { holiday: 'tomb-sweeping', from: '2011-04-03', to: '2011-04-05' },
    { holiday: 'labour-day', from: '2011-04-30', to: '2011-05-02' },
    { holiday: 'dragon-boat', from: '2011-06-04', to: '2011-06-04' },
    { holiday: 'dragon-boat', from: '2011-06-06', to: '2011-06-06' },
    { holiday: 'mid-autumn', from: '2011-09-10', to: '2011-09-12' },
    { holiday: 'national-day', from: '2011-10-01', to: '2011-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2011-01-30' },
    { holiday: 'spring-festival', day: '2011-02-12' },
    { holiday: 'tomb-sweeping', day: '2011-04-02' },
    { holiday: 'national-day', day: '2011-10-08' },
    { holiday: 'national-day', day: '2011-10-09' },
  ],
} as const satisfies PublishedYear;
