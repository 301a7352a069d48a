import { useEffect, useState } from 'react';
import type { Instant, IsoDate } from '../../../shared/kernel/time.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import type { Span } from '../../words/console/index.ts';
import { serverNow } from '../server/server-clock.ts';
import { useSession } from '../session/session.ts';
import { useSpeech } from './language.tsx';
import { Mark } from './mark.tsx';

/** British English, because 11/22 and 22/11 are too easily confused. */
export const locales: Record<Language, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

const shortMoment: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** Writes an instant in the tenant's time zone, to the minute. */
export const momentText = (instant: Instant, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[language], {
    ...shortMoment,
    month: language === 'en' ? 'short' : '2-digit',
    timeZone,
  }).format(new Date(instant));

/** Writes a calendar day with its weekday. */
export const dayText = (day: IsoDate, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

/** An instant, in the time zone of the tenant. */
export function Moment({ at }: { readonly at: Instant }) {
  const { language } = useSpeech();
  const { timeZone } = useSession().tenant;
  return (
    <time dateTime={at} className="moment">
      {momentText(at, language, timeZone)}
    </time>
  );
}

const minute = 60_000;

const spanOf = (milliseconds: number): Span => {
  const minutes = Math.floor(Math.abs(milliseconds) / minute);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
};

/** The server's present moment, renewed every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), minute / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** How long there is until a due date, or how long it has been over, in words and colour. */
export function Remaining({ dueAt }: { readonly dueAt: Instant }) {
  const { words } = useSpeech();
  const left = Date.parse(dueAt) - useNow();
  if (left < 0) return <Mark tone="late">{words.remaining.over(spanOf(left))}</Mark>;
  return <Mark tone={left < 1440 * minute ? 'soon' : 'calm'}>{words.remaining.left(spanOf(left))}</Mark>;
}
