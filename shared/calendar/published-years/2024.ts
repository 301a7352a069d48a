import type { PublishedYear } from './published-year.ts';

export const year2024 = {
  year: 2024,
  notices: ['https://www.gov.cn/zhengce/content/202310/content_6911527.htm'],
  holidays: [
    { holiday: 'new-year', from: '2024-01-01', to: '2024-01-01' },
    { holiday: 'spring-festival', from: '2024-02-10', to: '2024-02-17' },
    { holiday: 'tomb-sweeping', from: '2024-04-04', to: '2024-04-06' },
    { holiday: 'labour-day', from: '2024-05-01', to: '2024-05-05' },
    { holiday: 'dragon-boat', from: '2024-06-10', to: '2024-06-10' },
    { holiday: 'mid-autumn', from: '2024-09-15', to: '2024-09-17' },
    { holiday: 'national-day', from: '2024-10-01', to: '2024-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2024-02-04' },
    { holiday: 'spring-festival', day: '2024-02-18' },
    { holiday: 'tomb-sweeping', day: '2024-04-07' },
    { holiday: 'labour-day', day: '2024-04-28' },
    { holiday: 'labour-day', day: '2024-05-11' },
    { holiday: 'mid-autumn', day: '2024-09-14' },
    { holiday: 'national-day', day: '2024-09-29' },
    { holiday: 'national-day', day: '2024-10-12' },
  ],
} as const satisfies PublishedYear;
