import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { unpublishedYears } from '../../../shared/calendar/day-reason.ts';
import { addDays, dayNumberOf, dayOf, monthsLater, weekdayOf, weekdays } from '../../../shared/calendar/local-day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { type IsoDate, instantOf } from '../../../shared/kernel/time.ts';
import { Mark } from '../frame/mark.tsx';
import { serverNow } from '../server/server-clock.ts';
import { ArrangeDialog } from './arrange-dialog.tsx';
import { DayDialog } from './day-dialog.tsx';
import { type DaySpan, type Edit, adoptYear } from './edits.ts';
import { MonthGrid, monthId } from './month-grid.tsx';
import { OwnDays, PublicDays, ownDaysId } from './special-days.tsx';
import { useCalendarWords } from './use-words.ts';
import { yearSpan } from './year-days.ts';

type Props = {
  readonly calendar: WorkCalendar;
  readonly published: WorkCalendar;
  /** Years whose public holidays this release knows. */
  readonly yearsKnown: readonly number[];
  readonly edit: ((edit: Edit) => void) | undefined;
};

const everyMonth = Array.from({ length: 12 }, (_, index) => index + 1);
const firstYear = 2000;
const lastYear = 2099;
const yearOf = (day: IsoDate): number => Number(day.slice(0, 4));

/** Where a key leads from a day; undefined for a key that leads nowhere. */
function dayAfterKey(key: string, day: IsoDate): IsoDate | undefined {
  const inWeek = weekdays.indexOf(weekdayOf(day));
  const months = { PageUp: -1, PageDown: 1 }[key];
  if (months !== undefined) return dayOf(monthsLater(dayNumberOf(day), months));
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -inWeek, End: 6 - inWeek }[key];
  return days === undefined ? undefined : addDays(day, days);
}

/** A year at a glance: what every day is, and why; administrators choose days to arrange them. */
export function YearTab({ calendar, published, yearsKnown, edit }: Props) {
  const words = useCalendarWords();
  const [today] = useState(() => localDay(instantOf(serverNow()), calendar.timeZone));
  const [year, setYear] = useState(yearOf(today));
  const [stop, setStop] = useState(today);
  const [opened, open] = useState<DaySpan>();
  const isMoving = useRef(false);
  const months = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    months.current?.querySelector<HTMLElement>(`[data-day="${stop}"]`)?.focus();
  }, [stop]);

  const showYear = (next: number): void => {
    setYear(next);
    setStop(next === yearOf(today) ? today : dayOf(yearSpan(next).first));
  };
  const onKey = (event: KeyboardEvent, day: IsoDate): void => {
    const next = dayAfterKey(event.key, day);
    if (next === undefined) return;
    event.preventDefault();
    if (yearOf(next) < firstYear || yearOf(next) > lastYear) return;
    isMoving.current = true;
    setYear(yearOf(next));
    setStop(next);
  };
  const openSpan = (span: DaySpan): void => {
    if (yearOf(span.from) === year) setStop(span.from);
    open(span);
  };
  const close = (): void => open(undefined);
  return (
    <>
      <div className="year-switch">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={words.year.before}
          disabled={year <= firstYear}
          onClick={() => showYear(year - 1)}
        />
        <h2 aria-live="polite">{words.year.of(year)}</h2>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={words.year.after}
          disabled={year >= lastYear}
          onClick={() => showYear(year + 1)}
        />
        <span className="quiet small">{edit ? words.year.hintEdit : words.year.hint}</span>
      </div>
      <YearNotice year={year} calendar={calendar} yearsKnown={yearsKnown} edit={edit} />
      <nav className="only-narrow small month-links" aria-label={words.year.jump}>
        {everyMonth.map((month) => (
          <a key={month} href={`#${monthId(month)}`}>
            {words.year.month(month)}
          </a>
        ))}
        <a href={`#${ownDaysId}`}>{words.days.own}</a>
      </nav>
      <div className="year">
        <div>
          <Legend />
          <div className="months" ref={months}>
            {everyMonth.map((month) => (
              <MonthGrid
                key={month}
                month={month}
                year={year}
                calendar={calendar}
                published={published}
                today={today}
                stop={stop}
                onOpen={(day) => openSpan({ from: day, to: day })}
                onKey={onKey}
              />
            ))}
          </div>
        </div>
        <aside className="rulebook-side" aria-label={words.days.own}>
          <OwnDays calendar={calendar} year={year} edit={edit} onOpen={openSpan} suggested={stop} />
          {calendar.holidays === 'CN' && <PublicDays calendar={calendar} year={year} />}
        </aside>
      </div>
      {opened &&
        (edit ? (
          <ArrangeDialog
            key={`${opened.from} ${opened.to}`}
            calendar={calendar}
            span={opened}
            edit={edit}
            onClose={close}
          />
        ) : (
          <DayDialog calendar={calendar} day={opened.from} onClose={close} />
        ))}
    </>
  );
}

/** Whether the public holidays of the year are known, and what can be done when they are not. */
function YearNotice({ year, calendar, yearsKnown, edit }: Omit<Props, 'published'> & { readonly year: number }) {
  const words = useCalendarWords().year;
  const { first, last } = yearSpan(year);
  const unpublished = unpublishedYears(calendar, first, last);
  if (!unpublished.includes(year)) {
    return unpublished.includes(year + 1) ? (
      <p className="quiet small">
        <Mark tone="soon">{words.provisional}</Mark> {words.endOfYear(year + 1)}
      </p>
    ) : null;
  }
  const isKnown = yearsKnown.includes(year);
  return (
    <Alert
      className="year-notice"
      type="warning"
      showIcon
      title={isKnown ? words.notAdopted(year) : words.notPublished(year)}
      description={isKnown ? words.notAdoptedWhat : words.notPublishedWhat}
      action={
        isKnown && edit ? (
          <Button type="primary" onClick={() => edit(adoptYear(year))}>
            {words.adopt(year)}
          </Button>
        ) : undefined
      }
    />
  );
}

const explained = ['public-holiday', 'make-up-workday', 'tenant-closure', 'tenant-extra-day', 'weekend'] as const;

function Legend() {
  const words = useCalendarWords();
  return (
    <ul className="legend small" aria-label={words.year.legend}>
      {explained.map((kind) => (
        <li key={kind}>
          <span className={`cell cell-${kind} cell-sample`}>{words.marks[kind]}</span>
          {words.kinds[kind]}
        </li>
      ))}
    </ul>
  );
}
