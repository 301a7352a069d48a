import type { PublishedYear } from './published-year.ts';

export const year2010 = {
  year: 2010,
  notices: ['https://www.gov.cn/zwgk/2009-12/08/content_1482691.htm'],
  holidays: [
    { holiday: 'new-year', from: '2010-01-01', to: '2010-01-03' },
    { holiday: 'spring-festival', from: '2010-02-13', to: '2010-02-19' },
    { holiday: 'tomb-sweeping', from: '2010-04-03', to: '2010-04-05' },
    { holiday: 'labour-day', from: '2010-05-01', to: '2010-05-03' },
    { holiday: 'dragon-boat', from: '2010-06-14', to: '2010-06-16' },
    { holiday: 'mid-autumn', from: '2010-09-22', to: '2010-09-24' },
    { holiday: 'national-day', from: '2010-10-01', to: '2010-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2010-02-20' },
    { holiday: 'spring-festival', day: '2010-02-21' },
    { holiday: 'dragon-boat', day: '2010-06-12' },
    { holiday: 'dragon-boat', day: '2010-06-13' },
    { holiday: 'mid-autumn', day: '2010-09-19' },
    { holiday: 'mid-autumn', day: '2010-09-25' },
    { holiday: 'national-day', day: '2010-09-26' },
    { holiday: 'national-day', day: '2010-10-09' },
  ],
} as const satisfies PublishedYear;
