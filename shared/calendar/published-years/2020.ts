import type { PublishedYear } from './published-year.ts';

export const year2020 = {
  year: 2020,
  notices: [
    'https://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm',
    'https://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm',
  ],
  holidays: [
    { holiday: 'new-year', from: '2020-01-01', to: '2020-01-01' },
    { holiday: 'spring-festival', from: '2020-01-24', to: '2020-02-02' },
    { holiday: 'tomb-sweeping', from: '2020-04-04', to: '2020-04-06' },
    { holiday: 'labour-day', from: '2020-05-01', to: '2020-05-05' },
    { holiday: 'dragon-boat', from: '2020-06-25', to: '2020-06-27' },
    { holiday: 'national-day', from: '2020-10-01', to: '2020-10-08' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2020-01-19' },
    { holiday: 'labour-day', day: '2020-04-26' },
    { holiday: 'labour-day', day: '2020-05-09' },
    { holiday: 'dragon-boat', day: '2020-06-28' },
    { holiday: 'national-day', day: '2020-09-27' },
    { holiday: 'national-day', day: '2020-10-10' },
  ],
} as const satisfies PublishedYear;
