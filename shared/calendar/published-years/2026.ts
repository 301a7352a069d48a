import type { PublishedYear } from './published-year.ts';

export const year2026 = {
  year: 2026,
  notices: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
  holidays: [
    { holiday: 'new-year', from: '2026-01-01', to: '2026-01-03' },
    { holiday: 'spring-festival', from: '2026-02-15', to: '2026-02-23' },
    { holiday: 'tomb-sweeping', from: '2026-04-04', to: '2026-04-06' },
    { holiday: 'labour-day', from: '2026-05-01', to: '2026-05-05' },
    { holiday: 'dragon-boat', from: '2026-06-19', to: '2026-06-21' },
    { holiday: 'mid-autumn', from: '2026-09-25', to: '2026-09-27' },
    { holiday: 'national-day', from: '2026-10-01', to: '2026-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2026-01-04' },
    { holiday: 'spring-festival', day: '2026-02-14' },
    { holiday: 'spring-festival', day: '2026-02-28' },
    { holiday: 'labour-day', day: '2026-05-09' },
    { holiday: 'national-day', day: '2026-09-20' },
    { holiday: 'national-day', day: '2026-10-10' },
  ],
} as const satisfies PublishedYear;
