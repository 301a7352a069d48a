import { WorkCalendar, yearsKnown } from './work-calendar.ts';

const morning = { from: '08:00', to: '12:00' };
const afternoon = { from: '14:00', to: '17:30' };
const day = [morning, afternoon];

/** The calendar every tenant starts with; its hours are a proposal that the administrator may change. */
export const firstCalendar = WorkCalendar.parse({
  version: 1,
  timeZone: 'Asia/Shanghai',
  holidays: 'CN',
  publishedYears: yearsKnown,
  openingHours: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  makeUpDayHours: 'friday',
  closeOfBusiness: 'close',
  closures: [],
  extraWorkdays: [],
});
