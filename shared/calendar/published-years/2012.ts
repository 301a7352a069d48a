import type { PublishedYear } from './published-year.ts';

export const year2012 = {
  year: 2012,
  notices: ['https://www.gov.cn/zwgk/2011-12/06/content_2012097.htm'],
  holidays: [
    { holiday: 'new-year', from: '2012-01-01', to: '2012-01-03' },
    { holiday: 'spring-festival', from: '2012-01-22', to: '2012-01-28' },
    { holiday: 'tomb-sweeping', from: '2012-04-02', to: '2012-04-04' },
    { holiday: 'labour-day', from: '2012-04-29', to: '2012-05-01' },
    { holiday: 'dragon-boat', from: '2012-06-22', to: '2012-06-22' },
    { holiday: 'dragon-boat', from: '2012-06-24', to: '2012-06-24' },
    { holiday: 'mid-autumn', from: '2012-09-30', to: '2012-09-30' },
    { holiday: 'national-day', from: '2012-10-01', to: '2012-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2011-12-31' },
    { holiday: 'spring-festival', day: '2012-01-21' },
    { holiday: 'spring-festival', day: '2012-01-29' },
    { holiday: 'tomb-sweeping', day: '2012-03-31' },
    { holiday: 'tomb-sweeping', day: '2012-04-01' },
    { holiday: 'labour-day', day: '2012-04-28' },
    { holiday: 'national-day', day: '2012-09-29' },
  ],
} as const satisfies PublishedYear;
