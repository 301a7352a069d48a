import type { PublishedYear } from './published-year.ts';

export const year2015 = {
  year: 2015,
  notices: [
    'https://www.gov.cn/zhengce/content/2014-12/16/content_9302.htm',
    'https://www.gov.cn/zhengce/content/2015-05/13/content_9742.htm',
  ],
  holidays: [
    { holiday: 'new-year', from: '2015-01-01', to: '2015-01-03' },
    { holiday: 'spring-festival', from: '2015-02-18', to: '2015-02-24' },
    { holiday: 'tomb-sweeping', from: '2015-04-05', to: '2015-04-06' },
    { holiday: 'labour-day', from: '2015-05-01', to: '2015-05-01' },
    { holiday: 'dragon-boat', from: '2015-06-20', to: '2015-06-20' },
    { holiday: 'dragon-boat', from: '2015-06-22', to: '2015-06-22' },
    { holiday: 'victory-day-2015', from: '2015-09-03', to: '2015-09-04' },
    { holiday: 'mid-autumn', from: '2015-09-27', to: '2015-09-27' },
    { holiday: 'national-day', from: '2015-10-01', to: '2015-10-07' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2015-01-04' },
    { holiday: 'spring-festival', day: '2015-02-15' },
    { holiday: 'spring-festival', day: '2015-02-28' },
    { holiday: 'victory-day-2015', day: '2015-09-06' },
    { holiday: 'national-day', day: '2015-10-10' },
  ],
} as const satisfies PublishedYear;
