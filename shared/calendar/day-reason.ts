import { IsoDate } from '../kernel/time.ts';
import type { BilingualText } from './bilingual-text.ts';
import { type DayNumber, dayNumberOf, weekdayOfNumber, yearOfNumber } from './local-day.ts';
import { holidayNames } from './published-years/holiday-names.ts';
import { publishedYears } from './published-years/published-years.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Why a day is a working day or is not. */
export type DayReason = {
  readonly working: boolean;
  readonly reason: 'weekday' | 'weekend' | 'public-holiday' | 'make-up-workday' | 'tenant-closure' | 'tenant-extra-day';
  /** The State Council has not yet said (or this calendar version does not yet know) which days are off then. */
  readonly provisional: boolean;
  /** The holiday, or the tenant's own reason. A make-up workday carries the holiday it makes up for. */
  readonly name?: BilingualText;
};

type Special = Omit<DayReason, 'provisional'>;
type Noticed = { readonly notice: number; readonly special: Special };

const noticedDays: ReadonlyMap<DayNumber, Noticed> = readNotices();

function readNotices(): Map<DayNumber, Noticed> {
  const days = new Map<DayNumber, Noticed>();
  for (const { year, holidays, makeUpWorkdays } of publishedYears) {
    for (const { holiday, from, to } of holidays) {
      const special: Special = { working: false, reason: 'public-holiday', name: holidayNames[holiday] };
      const last = dayNumberOf(IsoDate.parse(to));
      for (let day = dayNumberOf(IsoDate.parse(from)); day <= last; day++) days.set(day, { notice: year, special });
    }
    for (const { holiday, day } of makeUpWorkdays) {
      const special: Special = { working: true, reason: 'make-up-workday', name: holidayNames[holiday] };
      days.set(dayNumberOf(IsoDate.parse(day)), { notice: year, special });
    }
  }
  return days;
}

/** The days that the notice for a year names, in no order. */
export const noticedIn = (year: number): readonly DayNumber[] =>
  [...noticedDays].flatMap(([day, { notice }]) => (notice === year ? [day] : []));

type DayRules = {
  readonly own: ReadonlyMap<DayNumber, Special>;
  readonly published: ReadonlySet<number>;
  readonly workingWeekdays: ReadonlySet<string>;
};

// Calendars are immutable values, so what is derived from one may be kept as long as the calendar itself.
const rulesOf = new WeakMap<WorkCalendar, DayRules>();

function dayRules(calendar: WorkCalendar): DayRules {
  const known = rulesOf.get(calendar);
  if (known) return known;
  const own = new Map<DayNumber, Special>();
  for (const { day, reason } of calendar.closures)
    own.set(dayNumberOf(day), { working: false, reason: 'tenant-closure', name: reason });
  for (const { day, reason } of calendar.extraWorkdays)
    own.set(dayNumberOf(day), { working: true, reason: 'tenant-extra-day', name: reason });
  const rules: DayRules = {
    own,
    published: new Set(calendar.holidays === 'CN' ? calendar.publishedYears : []),
    workingWeekdays: new Set(calendar.workingWeekdays),
  };
  rulesOf.set(calendar, rules);
  return rules;
}

const weekday: Special = { working: true, reason: 'weekday' };
const weekend: Special = { working: false, reason: 'weekend' };

function specialOf(rules: DayRules, day: DayNumber): Special {
  const own = rules.own.get(day);
  if (own) return own;
  const noticed = noticedDays.get(day);
  if (noticed && rules.published.has(noticed.notice)) return noticed.special;
  return rules.workingWeekdays.has(weekdayOfNumber(day)) ? weekday : weekend;
}

export const isWorkingDayNumber = (calendar: WorkCalendar, day: DayNumber): boolean =>
  specialOf(dayRules(calendar), day).working;

export const reasonOfDayNumber = (calendar: WorkCalendar, day: DayNumber): DayReason => ({
  ...specialOf(dayRules(calendar), day),
  provisional: unpublishedYears(calendar, day, day).length > 0,
});

/**
 * From this day of December on, the notice for the next year may still change days: those for 2006, 2007, 2008, 2012, 2019 and
 * 2023 did, and none reached back further than the 29th.
 */
const nextNoticeReachesBack = 29;

/** Years whose notice bears on the days from `first` to `last`, both included, and is not known to this calendar. */
export function unpublishedYears(calendar: WorkCalendar, first: DayNumber, last: DayNumber): readonly number[] {
  if (calendar.holidays === 'none' || last < first) return [];
  const { published } = dayRules(calendar);
  const lastNotice = yearOfNumber(last + 32 - nextNoticeReachesBack);
  const years: number[] = [];
  for (let year = yearOfNumber(first); year <= lastNotice; year++) if (!published.has(year)) years.push(year);
  return years;
}

/** Whether the days counted by `working-days` include this one. */
export const isWorkingDay = (calendar: WorkCalendar, day: IsoDate): boolean =>
  isWorkingDayNumber(calendar, dayNumberOf(day));

/** Why this day counts or does not. The tenant's own days win over public holidays, these over the weekday. */
export const dayReason = (calendar: WorkCalendar, day: IsoDate): DayReason =>
  reasonOfDayNumber(calendar, dayNumberOf(day));
