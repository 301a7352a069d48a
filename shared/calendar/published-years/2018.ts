import type { PublishedYear } from './published-year.ts';

export const year2018 = {
  year: 2018,
  notices: ['https://www.gov.cn/zhengce/content/2017-11/30/content_5243579.htm'],
  holidays: [
    { holiday: 'new-year', from: '2018-01-01', to: '2018-01-01' },
    { holiday: 'spring-festival', from: '2018-02-15', to: '2018-02-21' },
    { holiday: 'tomb-sweeping', from: '2018-04-05', to: '2018-04-07' },
    { holiday: 'labour-day', from: '2018-04-29', to: '2018-05-01' },
    { holiday: 'dragon-boat', from: '2018-06-18', to: '2018-06-18' },
    { holiday: 'mid-autumn', from: '2018-09-24', to: '2018-09-24' },
    { holiday: 'national-day', from: '2018-10-01', to: '2018-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2018-02-11' },
    { holiday: 'spring-festival', day: '2018-02-24' },
    { holiday: 'tomb-sweeping', day: '2018-04-08' },
    { holiday: 'labour-day', day: '2018-04-28' },
    { holiday: 'national-day', day: '2018-09-29' },
    { holiday: 'national-day', day: '2018-09-30' },
  ],
} as const satisfies PublishedYear;
