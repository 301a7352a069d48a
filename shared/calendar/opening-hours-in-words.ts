import type { LocalText } from '../kernel/text.ts';
import { type Weekday, weekdays } from './local-day.ts';
import type { WorkCalendar } from './work-calendar.ts';

const names: Readonly<Record<Weekday, readonly [zh: string, en: string]>> = {
  monday: ['周一', 'Mon'],
  tuesday: ['周二', 'Tue'],
  wednesday: ['周三', 'Wed'],
  thursday: ['周四', 'Thu'],
  friday: ['周五', 'Fri'],
  saturday: ['周六', 'Sat'],
  sunday: ['周日', 'Sun'],
};

type Hours = WorkCalendar['openingHours'][Weekday];
type Run = { readonly days: readonly Weekday[]; readonly hours: Hours };

const isSame = (one: Hours, other: Hours): boolean =>
  one.length === other.length && one.every(({ from, to }, at) => from === other[at]?.from && to === other[at]?.to);

/** Days in a row with the same hours stand together; days without hours are left out. */
function runsOf({ openingHours }: WorkCalendar): readonly Run[] {
  const runs: Run[] = [];
  for (const day of weekdays) {
    const hours = openingHours[day];
    const last = runs.at(-1);
    if (last && isSame(last.hours, hours)) runs.splice(-1, 1, { days: [...last.days, day], hours });
    else runs.push({ days: [day], hours });
  }
  return runs.filter(({ hours }) => hours.length > 0);
}

const isWholeDay = (hours: Hours): boolean => hours[0]?.from === '00:00' && hours[0].to === '24:00';

function daysIn(days: readonly Weekday[], language: 0 | 1): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (days.length === weekdays.length) return ['每天', 'Daily'][language] ?? '';
  if (days.length === 1) return names[first][language];
  const link = days.length === 2 ? ['、', ', '] : ['至', ' to '];
  return `${names[first][language]}${link[language]}${names[last][language]}`;
}

function inLanguage(calendar: WorkCalendar, language: 0 | 1): string {
  const zh = language === 0;
  const runs = runsOf(calendar).map(({ days, hours }) => {
    const spans = isWholeDay(hours) ? [zh ? '全天' : 'all day'] : hours.map(({ from, to }) => `${from}–${to}`);
    return `${daysIn(days, language)} ${spans.join(zh ? '、' : ', ')}`;
  });
  const weekly = runs.join(zh ? '；' : '; ');
  if (calendar.holidays === 'none') return zh ? `${weekly}。` : `${weekly}.`;
  return zh
    ? `${weekly}。法定节假日休息，调休上班日照常。`
    : `${weekly}. Closed on public holidays, open on make-up workdays.`;
}

/** When the office is open in a usual week: `周一至周五 08:00–12:00、14:00–17:30。法定节假日休息，调休上班日照常。` */
export const openingHoursInWords = (calendar: WorkCalendar): LocalText => ({
  'zh-CN': inLanguage(calendar, 0),
  en: inLanguage(calendar, 1),
});
