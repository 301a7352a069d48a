import type { PublishedYear } from './published-year.ts';

export const year2016 = {
  year: 2016,
  notices: ['https://www.gov.cn/zhengce/content/2015-12/10/content_10394.htm'],
  holidays: [
    { holiday: 'new-year', from: '2016-01-01', to: '2016-01-01' },
    { holiday: 'spring-festival', from: '2016-02-07', to: '2016-02-13' },
    { holiday: 'tomb-sweeping', from: '2016-04-04', to: '2016-04-04' },
    { holiday: 'labour-day', from: '2016-05-01', to: '2016-05-02' },
    { holiday: 'dragon-boat', from: '2016-06-09', to: '2016-06-11' },
    { holiday: 'mid-autumn', from: '2016-09-15', to: '2016-09-17' },
    { holiday: 'national-day', from: '2016-10-01', to: '2016-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2016-02-06' },
    { holiday: 'spring-festival', day: '2016-02-14' },
    { holiday: 'dragon-boat', day: '2016-06-12' },
    { holiday: 'mid-autumn', day: '2016-09-18' },
    { holiday: 'national-day', day: '2016-10-08' },
    { holiday: 'national-day', day: '2016-10-09' },
  ],
} as const satisfies PublishedYear;
