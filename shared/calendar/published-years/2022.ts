import type { PublishedYear } from './published-year.ts';

export const year2022 = {
  year: 2022,
  notices: ['https://www.gov.cn/zhengce/content/2021-10/25/content_5644835.htm'],
  holidays: [
    { holiday: 'new-year', from: '2022-01-01', to: '2022-01-03' },
    { holiday: 'spring-festival', from: '2022-01-31', to: '2022-02-06' },
    { holiday: 'tomb-sweeping', from: '2022-04-03', to: '2022-04-05' },
    { holiday: 'labour-day', from: '2022-04-30', to: '2022-05-04' },
    { holiday: 'dragon-boat', from: '2022-06-03', to: '2022-06-05' },
    { holiday: 'mid-autumn', from: '2022-09-10', to: '2022-09-12' },
    { holiday: 'national-day', from: '2022-10-01', to: '2022-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2022-01-29' },
    { holiday: 'spring-festival', day: '2022-01-30' },
    { holiday: 'tomb-sweeping', day: '2022-04-02' },
    { holiday: 'labour-day', day: '2022-04-24' },
    { holiday: 'labour-day', day: '2022-05-07' },
    { holiday: 'national-day', day: '2022-10-08' },
    { holiday: 'national-day', day: '2022-10-09' },
  ],
} as const satisfies PublishedYear;
