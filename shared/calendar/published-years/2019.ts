import type { PublishedYear } from './published-year.ts';

export const year2019 = {
  year: 2019,
  notices: [
    'https://www.gov.cn/xinwen/2018-12/06/content_5346287.htm',
    'https://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm',
  ],
  holidays: [
    { holiday: 'new-year', from: '2018-12-30', to: '2019-01-01' },
    { holiday: 'spring-festival', from: '2019-02-04', to: '2019-02-10' },
    { holiday: 'tomb-sweeping', from: '2019-04-05', to: '2019-04-07' },
    { holiday: 'labour-day', from: '2019-05-01', to: '2019-05-04' },
    { holiday: 'dragon-boat', from: '2019-06-07', to: '2019-06-09' },
    { holiday: 'mid-autumn', from: '2019-09-13', to: '2019-09-15' },
    { holiday: 'national-day', from: '2019-10-01', to: '2019-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2018-12-29' },
    { holiday: 'spring-festival', day: '2019-02-02' },
    { holiday: 'spring-festival', day: '2019-02-03' },
    { holiday: 'labour-day', day: '2019-04-28' },
    { holiday: 'labour-day', day: '2019-05-05' },
    { holiday: 'national-day', day: '2019-09-29' },
    { holiday: 'national-day', day: '2019-10-12' },
  ],
} as const satisfies PublishedYear;
