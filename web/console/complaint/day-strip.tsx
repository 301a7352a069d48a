import type { ClockView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { dayText, locales } from '../frame/moment.tsx';

type Day = ClockView['why']['days'][number];

/** The ledger of a due date, day by day: which days counted, which did not, and for what reason. */
export function DayStrip({ days }: { readonly days: readonly Day[] }) {
  const { words } = useSpeech();
  if (days.length === 0) return null;
  return (
    <ol className="days" aria-label={words.complaint.clocks.strip}>
      {days.map((day, index) => (
        <DayCell key={day.day} day={day} isStart={index === 0} />
      ))}
    </ol>
  );
}

function DayCell({ day, isStart }: { readonly day: Day; readonly isStart: boolean }) {
  const { language, words } = useSpeech();
  const text = words.complaint.clocks;
  const date = new Intl.DateTimeFormat(locales[language], {
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day.day}T00:00:00Z`));
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day.day}T00:00:00Z`),
  );
  const isStartDay = isStart && day.counted === null;
  const reason = isStartDay ? text.startDay : (words.dayReasons[day.reason] ?? day.reason);
  const name = day.name?.[language] ?? day.name?.[language === 'en' ? 'en' : 'zh'];
  return (
    <li className={day.counted === null ? 'day day-off' : 'day day-on'} title={dayText(day.day, language)}>
      <time dateTime={day.day}>{date}</time>
      <span className="small">{weekday}</span>
      <strong>{day.counted === null ? text.notCounted : text.counted(day.counted)}</strong>
      <span className="small">{name === undefined || isStartDay ? reason : `${name} · ${reason}`}</span>
    </li>
  );
}
