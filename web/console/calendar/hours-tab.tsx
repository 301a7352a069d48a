import { Button, Radio, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { type Weekday, weekdays } from '../../../shared/calendar/local-day.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import type { CalendarWords } from '../../words/console/calendar/index.ts';
import { DataTable } from '../frame/data-table.tsx';
import { type Edit, setHours, setRule } from './edits.ts';
import { HoursDialog } from './hours-dialog.tsx';
import { useCalendarWords } from './use-words.ts';

type Props = { readonly calendar: WorkCalendar; readonly edit: ((edit: Edit) => void) | undefined };

/** `08:00–12:00、14:00–17:30` */
export const hoursInWords = (
  intervals: readonly { readonly from: string; readonly to: string }[],
  { hours }: CalendarWords,
): string => hours.list(intervals.map(({ from, to }) => hours.interval(from, to)));

/** When the office is open in an ordinary week, and the rules that hold for all days. */
export function HoursTab({ calendar, edit }: Props) {
  const all = useCalendarWords();
  const words = all.hours;
  const [edited, setEdited] = useState<Weekday>();
  const hoursOf = (day: Weekday): string => {
    const intervals = calendar.openingHours[day];
    return intervals.length === 0 ? words.shut : hoursInWords(intervals, all);
  };
  return (
    <>
      <p className="quiet">{words.intro}</p>
      <DataTable<Weekday>
        label={all.tabs.hours}
        keyOf={(day) => day}
        rows={weekdays}
        columns={[
          { key: 'day', title: words.day, cell: (day) => all.weekdays[day] },
          { key: 'open', title: words.open, cell: hoursOf },
          {
            key: 'counts',
            title: words.counts,
            cell: (day) => (calendar.workingWeekdays.includes(day) ? words.yes : words.no),
          },
          ...(edit
            ? [
                {
                  key: 'change',
                  title: words.change,
                  cell: (day: Weekday) => (
                    <Button size="small" aria-label={words.editOf(all.weekdays[day])} onClick={() => setEdited(day)}>
                      {words.edit}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <WholeCalendar calendar={calendar} edit={edit} />
      {edit && edited && (
        <HoursDialog
          calendar={calendar}
          day={edited}
          onDone={(days, hours) => edit(setHours(days, hours))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

const closings = ['close', 'midnight'] as const;
const holidayRules = ['CN', 'none'] as const;

function WholeCalendar({ calendar, edit }: Props) {
  const all = useCalendarWords();
  const words = all.hours;
  const id = useId();
  const { makeUpDayHours, closeOfBusiness, holidays, timeZone } = calendar;
  return (
    <div className="calendar-rules">
      <Rule label={words.makeUp} htmlFor={`${id}-makeup`}>
        {edit ? (
          <Select
            id={`${id}-makeup`}
            value={makeUpDayHours}
            onChange={(day) => edit(setRule({ makeUpDayHours: day }))}
            options={weekdays
              .filter((day) => calendar.workingWeekdays.includes(day))
              .map((day) => ({ value: day, label: all.weekdays[day] }))}
          />
        ) : (
          all.weekdays[makeUpDayHours]
        )}
      </Rule>
      <Rule label={words.close} id={`${id}-close`}>
        {edit ? (
          <Radio.Group
            aria-labelledby={`${id}-close`}
            value={closeOfBusiness}
            onChange={({ target }) =>
              edit(setRule({ closeOfBusiness: target.value === 'close' ? 'close' : 'midnight' }))
            }
            options={closings.map((value) => ({ value, label: words.closes[value] }))}
          />
        ) : (
          words.closes[closeOfBusiness]
        )}
      </Rule>
      <Rule label={words.holidays} id={`${id}-holidays`}>
        {edit ? (
          <Radio.Group
            aria-labelledby={`${id}-holidays`}
            value={holidays}
            onChange={({ target }) => edit(setRule({ holidays: target.value === 'CN' ? 'CN' : 'none' }))}
            options={holidayRules.map((value) => ({ value, label: words.holidaysAre[value] }))}
          />
        ) : (
          words.holidaysAre[holidays]
        )}
      </Rule>
      <Rule label={words.timeZone}>
        {timeZone} <span className="quiet small">({words.timeZoneFixed})</span>
      </Rule>
    </div>
  );
}

type RuleProps = {
  readonly label: string;
  readonly id?: string;
  readonly htmlFor?: string;
  readonly children: ReactNode;
};

function Rule({ label, id, htmlFor, children }: RuleProps) {
  return (
    <div className="calendar-rule">
      {htmlFor === undefined ? (
        <div id={id} className="calendar-rule-label">
          {label}
        </div>
      ) : (
        <label htmlFor={htmlFor} className="calendar-rule-label">
          {label}
        </label>
      )}
      <div>{children}</div>
    </div>
  );
}
