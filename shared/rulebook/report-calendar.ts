import { unpublishedYears } from '../calendar/day-reason.ts';
import {
  type DayNumber,
  dayNumberOf,
  dayOf,
  lastDayOfMonth,
  weekdayOfNumber,
  weekdays,
} from '../calendar/local-day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { nthWorkingDay } from '../calendar/working-days.ts';
import { IsoDate } from '../kernel/time.ts';
import type { ReportRule } from './schema/records.ts';

/** A period that is reported on, both days included, and when its report is due. */
export type ReportDate = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The last day on which it is in time; unset where the institution names none. */
  readonly dueOn?: IsoDate;
  /** The due day rests on a year whose public holidays are not known yet. */
  readonly isProvisional?: true;
};

type Period = { readonly from: DayNumber; readonly to: DayNumber };

const monthsOf = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6, year: 12 } as const;

const firstOf = (year: number, month: number): DayNumber =>
  dayNumberOf(IsoDate.parse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`));

function monthPeriods(year: number, length: number): readonly Period[] {
  return Array.from({ length: 12 / length }, (_, index) => {
    const from = firstOf(year, index * length + 1);
    return { from, to: lastDayOfMonth(from, length - 1) };
  });
}

/** Monday to Sunday. */
function weekPeriods(year: number): readonly Period[] {
  const first = firstOf(year, 1);
  const firstSunday = first + 6 - weekdays.indexOf(weekdayOfNumber(first));
  const last = lastDayOfMonth(first, 11);
  const weeks = Math.floor((last - firstSunday) / 7) + 1;
  return Array.from({ length: weeks }, (_, index) => {
    const to = firstSunday + 7 * index;
    return { from: to - 6, to };
  });
}

/** The periods that end in the year, in order. A half-month ends on the 15th or on the last day. */
function periodsOf(every: ReportRule['every'], year: number): readonly Period[] {
  if (every === 'on-demand') return [];
  if (every === 'week') return weekPeriods(year);
  if (every === 'half-month')
    return monthPeriods(year, 1).flatMap(({ from, to }) => [
      { from, to: from + 14 },
      { from: from + 15, to },
    ]);
  return monthPeriods(year, monthsOf[every]);
}

/** The dates `until day of month` that belong to this period: those to which no other period's end is nearer. */
function datesNear(
  period: Period,
  year: number,
  { every, due }: { readonly every: ReportRule['every']; readonly due: { months: number[]; untilDay: number } },
): readonly DayNumber[] {
  const years = [year - 1, year, year + 1];
  const ends = years.flatMap((each) => periodsOf(every, each).map(({ to }) => to));
  const nearest = (day: DayNumber): DayNumber =>
    ends.reduce((best, end) => (Math.abs(end - day) < Math.abs(best - day) ? end : best));
  return years
    .flatMap((each) => due.months.map((month) => firstOf(each, month)))
    .map((first) => Math.min(first + due.untilDay - 1, lastDayOfMonth(first, 0)))
    .filter((day) => nearest(day) === period.to)
    .toSorted((a, b) => a - b);
}

/**
 * The report calendar of one rule: the periods that end in the year and when each report is due. `daysAfterPeriod` counts
 * from the day after the period ends; `months` with `untilDay` (the first ten days of June and December) belongs to the
 * period whose end is nearest, so that June speaks of the first half-year and January of the year before. Days off move
 * no due day but those counted in working days.
 */
export function reportDates(rule: ReportRule, year: number, calendar: WorkCalendar): readonly ReportDate[] {
  const { every, due } = rule;
  return periodsOf(every, year).flatMap((period): readonly ReportDate[] => {
    const span = { from: dayOf(period.from), to: dayOf(period.to) };
    if (!due) return [span];
    if ('months' in due) {
      const days = datesNear(period, year, { every, due });
      return days.length === 0 ? [span] : days.map((day) => ({ ...span, dueOn: dayOf(day) }));
    }
    const { daysAfterPeriod, workingDays } = due;
    if (workingDays !== true) return [{ ...span, dueOn: dayOf(period.to + daysAfterPeriod) }];
    const dueOn = nthWorkingDay(calendar, period.to, 1, daysAfterPeriod);
    const isProvisional = unpublishedYears(calendar, period.to, dueOn).length > 0;
    return [{ ...span, dueOn: dayOf(dueOn), ...(isProvisional && { isProvisional }) }];
  });
}
