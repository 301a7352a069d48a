import type { PublishedYear } from './published-year.ts';

export const year2013 = {
  year: 2013,
  notices: ['https://www.gov.cn/zwgk/2012-12/10/content_2286598.htm'],
  holidays: [
    { holiday: 'new-year', from: '2013-01-01', to: '2013-01-03' },
    { holiday: 'spring-festival', from: '2013-02-09', to: '2013-02-15' },
    { holiday: 'tomb-sweeping', from: '2013-04-04', to: '2013-04-06' },
    { holiday: 'labour-day', from: '2013-04-29', to: '2013-05-01' },
    { holiday: 'dragon-boat', from: '2013-06-10', to: '2013-06-12' },
    { holiday: 'mid-autumn', from: '2013-09-19', to: '2013-09-21' },
    { holiday: 'national-day', from: '2013-10-01', to: '2013-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2013-01-05' },
    { holiday: 'new-year', day: '2013-01-06' },
    { holiday: 'spring-festival', day: '2013-02-16' },
    { holiday: 'spring-festival', day: '2013-02-17' },
    { holiday: 'tomb-sweeping', day: '2013-04-07' },
    { holiday: 'labour-day', day: '2013-04-27' },
    { holiday: 'labour-day', day: '2013-04-28' },
    { holiday: 'dragon-boat', day: '2013-06-08' },
    { holiday: 'dragon-boat', day: '2013-06-09' },
    { holiday: 'mid-autumn', day: '2013-09-22' },
    { holiday: 'national-day', day: '2013-09-29' },
    { holiday: 'national-day', day: '2013-10-12' },
  ],
} as const satisfies PublishedYear;
