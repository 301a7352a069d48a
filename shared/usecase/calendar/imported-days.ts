import { dayReason } from '../../calendar/day-reason.ts';
import { holidayNames } from '../../calendar/published-years/holiday-names.ts';
import { type WorkCalendar, yearsKnown } from '../../calendar/work-calendar.ts';
import type { ImportAs, ImportView } from '../../contract/calendar.ts';
import type { LocalText } from '../../kernel/text.ts';
import { IsoDate } from '../../kernel/time.ts';
import { say } from '../../rulebook/words/say.ts';
import type { IcalendarEvent, NotIcalendar } from './ports.ts';

type NamedDay = ImportView['closures'][number];
type LeftOut = ImportView['leftOut'][number];
type Kind = 'closure' | 'workday';
type Window = { readonly from: IsoDate; readonly to: IsoDate };

/** Lines of what was left out that are answered; files of feast days have hundreds. */
const leftOutMax = 200;

/** Reasons of a calendar are short texts. */
const reasonMax = 200;

/** The days that an import takes: those of last year, as complaints may have run then, to the end of the year after next. */
export function importWindow(today: IsoDate): Window {
  const year = Number(today.slice(0, 4));
  return { from: IsoDate.parse(`${year - 1}-01-01`), to: IsoDate.parse(`${year + 2}-12-31`) };
}

const whys = {
  'already-off': ['这一天本来就休息。', 'This day is off already.'],
  'already-worked': ['这一天本来就上班。', 'This day is worked already.'],
  'public-holiday': ['国务院已安排这一天放假。', 'The State Council has made this day a public holiday already.'],
  'make-up-workday': ['国务院已安排这一天调休上班。', 'The State Council has made this day a make-up workday already.'],
  'year-not-adopted': [
    '采用这一年的放假安排即可，不必逐日导入。',
    'Adopt the public holidays of this year instead of importing the day.',
  ],
  'already-named': ['日历中已有这一天。', 'The calendar has this day already.'],
  contradiction: [
    '这一天既标为休息，又标为上班，以先出现的为准。',
    'This day is marked both as off and as worked; what came first counts.',
  ],
  'outside-window': ['日期过早或过晚，不予导入。', 'The day lies too far back or too far ahead.'],
  'part-of-day': ['只占一天中的一部分时间。', 'It takes only a part of a day.'],
  cancelled: ['此日程已取消。', 'The event was cancelled.'],
  'unknown-time-zone': ['无法识别其时区。', 'Its time zone is not known.'],
  unreadable: ['此日程的日期无法读取。', 'The dates of this event cannot be read.'],
  'odd-rule': ['不支持其重复规则。', 'It repeats by a rule that is not followed here.'],
  'too-many': ['天数过多，只取前面的部分。', 'Too many days; only the first of them were taken.'],
  'no-mark': [
    '名称中看不出这一天休息还是上班。如确为休息日或上班日，请选定后重新导入。',
    'Its name does not tell whether the day is off or worked. If you know, choose so and import again.',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;
type Why = keyof typeof whys;

const leftOut = (code: Why, summary: string, day?: IsoDate): LeftOut => {
  const [zh, en] = whys[code];
  return { summary, ...(day !== undefined && { day }), code, why: { ...say(zh, en) } };
};

/** Names of days that are worked. Asked first: 调休上班 has a 休 in it. */
const worked = /[（(【[]班[)）】\]]|补班|上班|加班|班$|make-?up (?:work|day)|work(?:ing)? ?day/iu;
/** Names of days that are off. */
const off = /[（(【[]休[)）】\]]|放假|假期|休息|补休|轮休|停业|停办|停诊|闭馆|休$|holiday|closed|closure|day off/iu;

/** What an event's days are: by the choice of whoever imports, by the mark of the file, by the name. */
function kindOf({ summary, mark }: IcalendarEvent, as: ImportAs): Kind | undefined {
  if (as !== 'auto') return as === 'closures' ? 'closure' : 'workday';
  if (mark !== undefined) return mark === 'worked' ? 'workday' : 'closure';
  if (worked.test(summary)) return 'workday';
  return off.test(summary) ? 'closure' : undefined;
}

/** The name of the day without the marks that files put behind it; public holidays in both languages. */
function reasonOf(summary: string, kind: Kind): NamedDay['reason'] {
  const name = summary
    .replaceAll(/[（(【[](?:休|班)[)）】\]]/gu, '')
    .replaceAll(/第\s*\d+\s*天\s*[/／]\s*共\s*\d+\s*天/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, reasonMax);
  const known = Object.values(holidayNames).find(({ zh, en }) => name === zh || name === en);
  if (name === '') return kind === 'closure' ? { zh: '休息', en: 'Closed' } : { zh: '上班', en: 'Open' };
  return known ?? { zh: name, en: name };
}

/** Why a day need not be named in the calendar: it is off, or worked, as it is. */
function whyNot(kind: Kind, day: IsoDate, calendar: WorkCalendar, withAllYears: WorkCalendar): Why | undefined {
  const { closures, extraWorkdays } = calendar;
  if ((kind === 'closure' ? closures : extraWorkdays).some((own) => own.day === day)) return 'already-named';
  if ((kind === 'closure' ? extraWorkdays : closures).some((own) => own.day === day)) return undefined;
  const [wanted, special] = kind === 'closure' ? [false, 'public-holiday'] : [true, 'make-up-workday'];
  const now = dayReason(calendar, day);
  if (now.working === wanted) {
    if (now.reason === 'public-holiday' || now.reason === 'make-up-workday') return now.reason;
    return wanted ? 'already-worked' : 'already-off';
  }
  return dayReason(withAllYears, day).reason === special ? 'year-not-adopted' : undefined;
}

/**
 * What the days of an iCalendar file come to beside a calendar: closures and extra workdays that it does not have yet, and
 * what was left out with the reason. Days of the file that the calendar names as the other kind are proposed: whoever
 * merges them decides.
 */
export function importedDays(
  events: readonly IcalendarEvent[],
  { as, calendar, window }: { readonly as: ImportAs; readonly calendar: WorkCalendar; readonly window: Window },
): ImportView {
  const withAllYears: WorkCalendar = { ...calendar, publishedYears: [...yearsKnown] };
  const taken = new Map<IsoDate, { readonly kind: Kind; readonly reason: NamedDay['reason'] }>();
  const left: LeftOut[] = [];
  for (const event of events) {
    const { summary, days, without } = event;
    if (without !== undefined) left.push(leftOut(without, summary));
    const kind = kindOf(event, as);
    if (kind === undefined) {
      if (days.length > 0) left.push(leftOut('no-mark', summary, days[0]));
      continue;
    }
    for (const day of days) {
      const earlier = taken.get(day);
      if (earlier?.kind === kind) continue;
      const why =
        day < window.from || day > window.to
          ? 'outside-window'
          : earlier
            ? 'contradiction'
            : whyNot(kind, day, calendar, withAllYears);
      if (why === undefined) taken.set(day, { kind, reason: reasonOf(summary, kind) });
      else left.push(leftOut(why, summary, day));
    }
  }
  const named = (kind: Kind): NamedDay[] =>
    [...taken]
      .filter(([, each]) => each.kind === kind)
      .map(([day, { reason }]) => ({ day, reason: { ...reason } }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    closures: named('closure'),
    extraWorkdays: named('workday'),
    leftOut: left.slice(0, leftOutMax),
    leftOutTotal: left.length,
  };
}

const faults = {
  'not-text': ['文件不是文本，无法读取。', 'The file is not text and cannot be read.'],
  'no-calendar': [
    '文件应以 BEGIN:VCALENDAR 开头，不是 iCalendar 文件。',
    'The file does not begin with BEGIN:VCALENDAR; it is no iCalendar file.',
  ],
  'bad-line': ['这一行缺少冒号，不符合 iCalendar 格式。', 'This line has no colon, as iCalendar wants it.'],
  'not-closed': ['BEGIN 与 END 不成对，文件可能不完整。', 'BEGIN and END do not match; the file may be cut off.'],
  'no-events': ['文件中没有日程。', 'There are no events in the file.'],
  unreadable: ['文件内容不符合 iCalendar 格式。', 'The content of the file is not as iCalendar wants it.'],
} as const satisfies Readonly<Record<NotIcalendar['fault'], readonly [string, string]>>;

/** Why a file cannot be read, with the line where that is known. */
export function notIcalendarInWords({ fault, line }: NotIcalendar): LocalText {
  const [zh, en] = faults[fault];
  return line === undefined ? { ...say(zh, en) } : { ...say(`第 ${line} 行：${zh}`, `Line ${line}: ${en}`) };
}
