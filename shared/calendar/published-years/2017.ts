import type { PublishedYear } from './published-year.ts';

export const year2017 = {
  year: 2017,
  notices: ['https://www.gov.cn/zhengce/content/2016-12/01/content_5141603.htm'],
  holidays: [
    { holiday: 'new-year', from: '2017-01-01', to: '2017-01-02' },
    { holiday: 'spring-festival', from: '2017-01-27', to: '2017-02-02' },
    { holiday: 'tomb-sweeping', from: '2017-04-02', to: '2017-04-04' },
    { holiday: 'labour-day', from: '2017-05-01', to: '2017-05-01' },
    { holiday: 'dragon-boat', from: '2017-05-28', to: '2017-05-30' },
    { holiday: 'national-day', from: '2017-10-01', to: '2017-10-03' },
    { holiday: 'mid-autumn', from: '2017-10-04', to: '2017-10-04' },
    { holiday: 'national-day', from: '2017-10-05', to: '2017-10-08' },
  ],
  makeUpWorkdays: [
    { holiday: 'spring-festival', day: '2017-01-22' },
    { holiday: 'spring-festival', day: '2017-02-04' },
    { holiday: 'tomb-sweeping', day: '2017-04-01' },
    { holiday: 'dragon-boat', day: '2017-05-27' },
    { holiday: 'national-day', day: '2017-09-30' },
  ],
} as const satisfies PublishedYear;
