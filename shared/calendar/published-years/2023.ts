import type { PublishedYear } from './published-year.ts';

export const year2023 = {
  year: 2023,
  notices: ['https://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm'],
  holidays: [
    { holiday: 'new-year', from: '2022-12-31', to: '2023-01-02' },
    { holiday: 'spring-festival', from: '2023-01-21', to: '2023-01-27' },
    { holiday: 'tomb-sweeping', from: '2023-04-05', to: '2023-04-05' },
    { holiday: 'labour-day', from: '2023-04-29', to: '2023-05-03' },
    { holiday: 'dragon-boat', from: '2023-06-22', to: '2023-06-24' },
    { holiday: 'mid-autumn', from: '2023-09-29', to: '2023-09-29' },
    { holiday: 'national-day', from: '2023-09-30', to: '2023-10-06' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2023-01-28' },
    { holiday: 'spring-festival', day: '2023-01-29' },
    { holiday: 'labour-day', day: '2023-04-23' },
    { holiday: 'labour-day', day: '2023-05-06' },
    { holiday: 'dragon-boat', day: '2023-06-25' },
    { holiday: 'national-day', day: '2023-10-07' },
    { holiday: 'national-day', day: '2023-10-08' },
  ],
} as const satisfies PublishedYear;
