import type { PublishedYear } from './published-year.ts';

export const year2021 = {
  year: 2021,
  notices: ['https://www.gov.cn/zhengce/content/2020-11/25/content_5564127.htm'],
  holidays: [
    { holiday: 'new-year', from: '2021-01-01', to: '2021-01-03' },
    { holiday: 'spring-festival', from: '2021-02-11', to: '2021-02-17' },
    { holiday: 'tomb-sweeping', from: '2021-04-03', to: '2021-04-05' },
    { holiday: 'labour-day', from: '2021-05-01', to: '2021-05-05' },
    { holiday: 'dragon-boat', from: '2021-06-12', to: '2021-06-14' },
    { holiday: 'mid-autumn', from: '2021-09-19', to: '2021-09-21' },
    { holiday: 'national-day', from: '2021-10-01', to: '2021-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2021-02-07' },
    { holiday: 'spring-festival', day: '2021-02-20' },
    { holiday: 'labour-day', day: '2021-04-25' },
    { holiday: 'labour-day', day: '2021-05-08' },
    { holiday: 'mid-autumn', day: '2021-09-18' },
    { holiday: 'national-day', day: '2021-09-26' },
    { holiday: 'national-day', day: '2021-10-09' },
  ],
} as const satisfies PublishedYear;
