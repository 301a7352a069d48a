import type { KeyboardEvent } from 'react';
import { dayReason } from '../../../shared/calendar/day-reason.ts';
import { weekdays } from '../../../shared/calendar/local-day.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import type { IsoDate } from '../../../shared/kernel/time.ts';
import { useSpeech } from '../frame/language.tsx';
import { dayText } from '../frame/moment.tsx';
import { isDayChanged } from './edits.ts';
import { useCalendarWords } from './use-words.ts';
import { nameIn, weeksOf } from './year-days.ts';

/** What all months of a page share. */
export type Months = {
  readonly year: number;
  readonly calendar: WorkCalendar;
  /** What is published; days that differ from it are marked. */
  readonly published: WorkCalendar;
  readonly today: IsoDate;
  /** The one day that the tab key stops at. */
  readonly stop: IsoDate;
  readonly onOpen: (day: IsoDate) => void;
  readonly onKey: (event: KeyboardEvent, day: IsoDate) => void;
};

/** One month, a button for each day; letters say what a day is, colours only repeat it. */
export function MonthGrid({ month, ...months }: Months & { readonly month: number }) {
  const words = useCalendarWords();
  const { year } = months;
  return (
    <section className="month" id={monthId(month)}>
      <h3 id={`${monthId(month)}-name`}>{words.year.month(month)}</h3>
      <table role="grid" aria-label={words.year.monthOf(year, month)}>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={words.weekdays[weekday]}>
                {words.weekdaysShort[weekday]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, nth) => (
            <tr key={`${month}/${week.find((day) => day !== undefined) ?? nth}`}>
              {week.map((day, at) => (
                <td key={weekdays[at]}>{day !== undefined && <DayCell day={day} {...months} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where links within the page find a month. */
export const monthId = (month: number): string => `month-${month}`;

function DayCell({
  day,
  calendar,
  published,
  today,
  stop,
  onOpen,
  onKey,
}: Omit<Months, 'year'> & { readonly day: IsoDate }) {
  const words = useCalendarWords();
  const says = useDayInWords(calendar);
  const { reason, working } = dayReason(calendar, day);
  const isChanged = isDayChanged(published, calendar, day);
  const name = [says(day), ...(day === today ? [words.year.today] : []), ...(isChanged ? [words.year.changed] : [])];
  return (
    <button
      type="button"
      data-day={day}
      // Drawn by the style sheet: the name says it in full.
      data-mark={words.marks[reason]}
      className={`cell cell-${reason} ${working ? '' : 'cell-off'} ${isChanged ? 'cell-changed' : ''}`}
      aria-label={name.join(' · ')}
      title={name.join(' · ')}
      aria-current={day === today ? 'date' : undefined}
      tabIndex={day === stop ? 0 : -1}
      onClick={() => onOpen(day)}
      onKeyDown={(event) => onKey(event, day)}
    >
      {Number(day.slice(8))}
    </button>
  );
}

/** Says a day with what it is: the kind, the name of a holiday or the tenant's reason, and whether that is certain. */
export function useDayInWords(calendar: WorkCalendar): (day: IsoDate) => string {
  const words = useCalendarWords();
  const { language } = useSpeech();
  return (day) => {
    const { reason, name, provisional } = dayReason(calendar, day);
    return [
      dayText(day, language),
      words.kinds[reason],
      ...(name === undefined ? [] : [nameIn(name, language)]),
      ...(provisional ? [words.year.provisional] : []),
    ].join(' · ');
  };
}
