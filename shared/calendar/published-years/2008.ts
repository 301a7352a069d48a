import type { PublishedYear } from './published-year.ts';

export const year2008 = {
  year: 2008,
  notices: ['https://www.gov.cn/zwgk/2007-12/18/content_837184.htm'],
  holidays: [
    { holiday: 'new-year', from: '2007-12-30', to: '2008-01-01' },
    { holiday: 'spring-festival', from: '2008-02-06', to: '2008-02-12' },
    { holiday: 'tomb-sweeping', from: '2008-04-04', to: '2008-04-06' },
    { holiday: 'labour-day', from: '2008-05-01', to: '2008-05-03' },
    { holiday: 'dragon-boat', from: '2008-06-07', to: '2008-06-09' },
    { holiday: 'mid-autumn', from: '2008-09-13', to: '2008-09-15' },
    { holiday: 'national-day', from: '2008-09-29', to: '2008-10-05' },
  ],
  makeUpWorkdays: [
    { holiday: 'new-year', day: '2007-12-29' },
    { holiday: 'spring-festival', day: '2008-02-02' },
    { holiday: 'spring-festival', day: '2008-02-03' },
    { holiday: 'labour-day', day: '2008-05-04' },
    { holiday: 'national-day', day: '2008-09-27' },
    { holiday: 'national-day', day: '2008-09-28' },
  ],
} as const satisfies PublishedYear;
