import type { LocalText } from '../kernel/text.ts';
import type { IsoDate } from '../kernel/time.ts';
import { dayInChinese, dayInEnglish, inYearEnglish } from './day-in-words.ts';
import { type DayReason, noticedIn, reasonOfDayNumber } from './day-reason.ts';
import { type DayNumber, type Weekday, dayNumberOf, dayOf, weekdays } from './local-day.ts';
import type { WorkCalendar } from './work-calendar.ts';

const say = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

const weekdayNames: Readonly<Record<Weekday, readonly [zh: string, en: string]>> = {
  monday: ['周一', 'Monday'],
  tuesday: ['周二', 'Tuesday'],
  wednesday: ['周三', 'Wednesday'],
  thursday: ['周四', 'Thursday'],
  friday: ['周五', 'Friday'],
  saturday: ['周六', 'Saturday'],
  sunday: ['周日', 'Sunday'],
};

/** Weekdays in words; three or more in a row as a range. */
function weekdaysInWords(days: readonly Weekday[]): readonly [zh: string, en: string] {
  const runs = runsOf(days.map((day) => ({ place: weekdays.indexOf(day), day })));
  const say2 = (which: 0 | 1, to: string): readonly string[] =>
    runs.flatMap((run) => {
      const names = run.map(({ day }) => weekdayNames[day][which]);
      return names.length > 2 ? [`${names[0]}${to}${names.at(-1)}`] : names;
    });
  return [say2(0, '至').join('、'), say2(1, ' to ').join(', ')];
}

/** Things with a place, parted where a place is missing between two. */
function runsOf<Thing extends { readonly place: number }>(
  things: readonly Thing[],
  isSame: (a: Thing, b: Thing) => boolean = () => true,
): readonly (readonly Thing[])[] {
  const runs: Thing[][] = [];
  for (const thing of things.toSorted((a, b) => a.place - b.place)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && last.place + 1 === thing.place && isSame(last, thing)) run.push(thing);
    else runs.push([thing]);
  }
  return runs;
}

/** `2027年10月1日（周五）至10月7日（周四）`; `Fri 1 Oct to Thu 7 Oct 2027`. */
function daysInWords(from: IsoDate, to: IsoDate): readonly [zh: string, en: string] {
  if (from === to) return [dayInChinese(from), dayInEnglish(from)];
  const isSameYear = from.slice(0, 4) === to.slice(0, 4);
  return [
    `${dayInChinese(from)}至${isSameYear ? dayInChinese(to).slice('2026年'.length) : dayInChinese(to)}`,
    `${isSameYear ? `${dayInEnglish(from).slice(0, 3)} ${inYearEnglish(from)}` : dayInEnglish(from)} to ${dayInEnglish(to)}`,
  ];
}

type ChangedDay = { readonly place: DayNumber; readonly before: DayReason; readonly after: DayReason };

const isPlain = ({ reason }: DayReason): boolean => reason === 'weekday' || reason === 'weekend';

const isSameReason = (a: DayReason, b: DayReason): boolean =>
  a.reason === b.reason && a.name?.zh === b.name?.zh && a.name?.en === b.name?.en;

/** The days that are off or worked for another reason than before. A change of weekdays as such is told by itself. */
function changedDays(before: WorkCalendar, after: WorkCalendar): readonly ChangedDay[] {
  const own = [before, after].flatMap(({ closures, extraWorkdays }) => [...closures, ...extraWorkdays]);
  const years = before.holidays === after.holidays && after.holidays === 'CN' ? yearsChanged(before, after) : undefined;
  const noticed = years ? [...years.adopted, ...years.dropped].flatMap(noticedIn) : [];
  const places = new Set<DayNumber>([...own.map(({ day }) => dayNumberOf(day)), ...noticed]);
  return [...places]
    .map((place) => ({
      place,
      before: reasonOfDayNumber(before, place),
      after: reasonOfDayNumber(after, place),
    }))
    .filter((day) => !isSameReason(day.before, day.after) && !(isPlain(day.before) && isPlain(day.after)));
}

const becomeAlike = (a: ChangedDay, b: ChangedDay): boolean => isSameReason(a.after, b.after);

function dayChange(run: readonly ChangedDay[]): LocalText {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) throw new Error('a run without days');
  const [zh, en] = daysInWords(dayOf(first.place), dayOf(last.place));
  const { reason, name } = first.after;
  const [why, whyEn] = [name?.zh ?? '', name?.en ?? ''];
  if (reason === 'public-holiday') return say(`${zh}放假：${why}`, `Off: ${en} (${whyEn})`);
  if (reason === 'make-up-workday') return say(`${zh}调休上班：${why}`, `Worked: ${en} (makes up for ${whyEn})`);
  if (reason === 'tenant-closure') return say(`${zh}停业：${why}`, `Closed: ${en} (${whyEn})`);
  if (reason === 'tenant-extra-day') return say(`${zh}照常上班：${why}`, `Worked: ${en} (${whyEn})`);
  return reason === 'weekday'
    ? say(`${zh}恢复为工作日`, `Working again: ${en}`)
    : say(`${zh}恢复为休息日`, `Off again: ${en}`);
}

function yearsChanged(before: WorkCalendar, after: WorkCalendar) {
  const [had, has] = [new Set(before.publishedYears), new Set(after.publishedYears)];
  return {
    adopted: [...has].filter((year) => !had.has(year)).toSorted((a, b) => a - b),
    dropped: [...had].filter((year) => !has.has(year)).toSorted((a, b) => a - b),
  };
}

function holidayChanges(before: WorkCalendar, after: WorkCalendar): readonly LocalText[] {
  if (before.holidays !== after.holidays)
    return [
      after.holidays === 'CN'
        ? say(
            '改为按国务院公布的节假日放假和调休',
            'Public holidays and make-up workdays of the State Council apply from now on',
          )
        : say(
            '不再按国务院公布的节假日放假和调休',
            'Public holidays and make-up workdays of the State Council no longer apply',
          ),
    ];
  if (after.holidays === 'none') return [];
  const { adopted, dropped } = yearsChanged(before, after);
  return [
    ...adopted.map((year) => say(`采用${year}年放假安排`, `The public holidays of ${year} are adopted`)),
    ...dropped.map((year) => say(`不再采用${year}年放假安排`, `The public holidays of ${year} are no longer adopted`)),
  ];
}

type Hours = WorkCalendar['openingHours'][Weekday];

const sameHours = (a: Hours, b: Hours): boolean =>
  a.length === b.length && a.every(({ from, to }, index) => from === b[index]?.from && to === b[index]?.to);

function hourChanges(before: WorkCalendar, after: WorkCalendar): readonly LocalText[] {
  const changed = weekdays
    .map((day, place) => ({ day, place, hours: after.openingHours[day] }))
    .filter(({ day, hours }) => !sameHours(before.openingHours[day], hours));
  return runsOf(changed, (a, b) => sameHours(a.hours, b.hours)).map((run) => {
    const [zh, en] = weekdaysInWords(run.map(({ day }) => day));
    const hours = run[0]?.hours ?? [];
    const shown = hours.map(({ from, to }) => `${from}–${to}`);
    return hours.length === 0
      ? say(`${zh}不再办公`, `No opening hours any more: ${en}`)
      : say(`${zh}办公时间改为${shown.join('、')}`, `Opening hours of ${en}: ${shown.join(', ')}`);
  });
}

const inOrder = (days: readonly Weekday[]): Weekday[] => weekdays.filter((day) => days.includes(day));

function ruleChanges(before: WorkCalendar, after: WorkCalendar): readonly LocalText[] {
  const changes: LocalText[] = [];
  const [had, has] = [inOrder(before.workingWeekdays), inOrder(after.workingWeekdays)];
  if (had.join() !== has.join()) {
    const [zh, en] = weekdaysInWords(has);
    changes.push(say(`工作日改为${zh}`, `Working days are now ${en}`));
  }
  if (before.makeUpDayHours !== after.makeUpDayHours) {
    const [zh, en] = weekdayNames[after.makeUpDayHours];
    changes.push(say(`调休上班日改按${zh}的办公时间`, `Make-up workdays now keep the hours of ${en}`));
  }
  if (before.closeOfBusiness !== after.closeOfBusiness)
    changes.push(
      after.closeOfBusiness === 'close'
        ? say('期限末日改为计至当日下班', 'The last day of a time limit now ends at close of business')
        : say('期限末日改为计至当日24:00', 'The last day of a time limit now ends at 24:00'),
    );
  return changes;
}

/**
 * What one calendar says otherwise than another, one sentence each without full stop: years first, then hours and rules,
 * then days, in order; days in a row with the same reason stand in one sentence. Empty: no day and no hour differs.
 */
export function calendarChanges(before: WorkCalendar, after: WorkCalendar): readonly LocalText[] {
  return [
    ...holidayChanges(before, after),
    ...ruleChanges(before, after),
    ...hourChanges(before, after),
    ...runsOf(changedDays(before, after), becomeAlike).map(dayChange),
  ];
}
