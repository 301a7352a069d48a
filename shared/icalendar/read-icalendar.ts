import ICAL from 'ical.js';
import { type DayNumber, dayNumberOf, dayOf } from '../calendar/local-day.ts';
import { localDayNumber, momentAt } from '../calendar/time-zone.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { IsoDate, TimeZone } from '../kernel/time.ts';
import type { IcalendarEvent, NotIcalendar } from '../usecase/calendar/ports.ts';
import { type Block, blocksOf, contentLines } from './lines.ts';

/** Days of a whole file: as many closures as a calendar may have. */
const daysMax = 1000;
/** Occurrences looked at, before and inside the window: a rule from long ago costs no more than that. */
const occurrencesMax = 20_000;
const summaryMax = 200;
const minutesOfDay = 24 * 60;

type Window = { readonly timeZone: string; readonly from: IsoDate; readonly to: IsoDate };
type Without = NonNullable<IcalendarEvent['without']>;

/** What is left of the bounds of a file. */
type Budget = { days: number; occurrences: number };

/** The time zones that a file brings along, by their names. */
type Zones = ReadonlyMap<string, ICAL.Timezone>;

const textOf = ({ lines }: Block): string => lines.map(({ text }) => text).join('\r\n');

function componentOf(block: Block): ICAL.Component | undefined {
  try {
    return ICAL.Component.fromString(textOf(block));
  } catch {
    return undefined;
  }
}

/** The summary as it stands in the file, for an event that cannot be read otherwise. */
function rawSummary({ lines }: Block): string {
  const line = lines.find(({ text }) => /^summary[;:]/iu.test(text))?.text ?? '';
  return line
    .slice(line.indexOf(':') + 1)
    .trim()
    .slice(0, summaryMax);
}

/** What Apple's holiday calendars say of their days beside the name. */
function markOf(component: ICAL.Component): IcalendarEvent['mark'] {
  const special = String(component.getFirstPropertyValue('x-apple-special-day') ?? '').toUpperCase();
  if (special === 'ALTERNATE-WORKDAY') return 'worked';
  return special === 'WORK-HOLIDAY' ? 'off' : undefined;
}

/** Milliseconds since 1970 UTC; nothing where the time zone is not known. */
function momentOf(time: ICAL.Time, tzid: string | undefined, { timeZone }: Window, zones: Zones): number | undefined {
  const wall = dayNumberOf(isoOf(time));
  const minutes = time.hour * 60 + time.minute;
  if (time.zone === ICAL.Timezone.utcTimezone) return momentAt(wall, minutes, 'UTC');
  if (tzid === undefined) return momentAt(wall, minutes, timeZone);
  const known = TimeZone.safeParse(tzid);
  if (known.success) return momentAt(wall, minutes, known.data);
  const own = zones.get(tzid);
  return own && momentAt(wall, minutes, 'UTC') - own.utcOffset(time) * 1000;
}

const isoOf = ({ year, month, day }: ICAL.Time): IsoDate =>
  IsoDate.parse(
    [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
  );

type Span = { readonly first: DayNumber; readonly last: DayNumber };

/** The days that an occurrence covers from 00:00 to 24:00. The end of a day-long event is the day after its last. */
function spanOf(
  { startDate, endDate }: { readonly startDate: ICAL.Time; readonly endDate: ICAL.Time },
  tzids: { readonly start: string | undefined; readonly end: string | undefined },
  window: Window,
  zones: Zones,
): Span | Without {
  if (startDate.isDate) {
    const first = dayNumberOf(isoOf(startDate));
    return { first, last: Math.max(first, dayNumberOf(isoOf(endDate)) - 1) };
  }
  const from = momentOf(startDate, tzids.start, window, zones);
  const to = momentOf(endDate, tzids.end, window, zones);
  if (from === undefined || to === undefined) return 'unknown-time-zone';
  const { timeZone } = window;
  const begins = localDayNumber(from, timeZone);
  const first = momentAt(begins, 0, timeZone) === from ? begins : begins + 1;
  const ends = localDayNumber(to, timeZone);
  // 23:59 is how some programs write the end of a day.
  const last = to - momentAt(ends, minutesOfDay - 1, timeZone) >= 0 ? ends : ends - 1;
  return first <= last ? { first, last } : 'part-of-day';
}

const isCancelled = (component: ICAL.Component): boolean =>
  String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

/** The occurrences of an event: one, or those of its rule up to the end of the window. */
function* occurrencesOf(event: ICAL.Event, { to }: Window, budget: Budget) {
  if (!event.isRecurring()) {
    yield { startDate: event.startDate, endDate: event.endDate };
    return;
  }
  const occurrences = event.iterator();
  for (let next = occurrences.next(); next && isoOf(next) <= to; next = occurrences.next()) {
    budget.occurrences -= 1;
    if (budget.occurrences < 0) return;
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    if (!isCancelled(item.component)) yield { startDate, endDate };
  }
}

/**
 * Whether a rule is not followed: by the hour and finer, and every day but for days that may never come. The library
 * looks for the next of those without end.
 */
function isNotFollowed(component: ICAL.Component): boolean {
  return component.getAllProperties('rrule').some((property) => {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) return true;
    if (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(rule.freq)) return true;
    const parts = Object.keys(rule.parts);
    const isPlain = parts.length === 0 || (parts.join() === 'BYDAY' && rule.interval === 1);
    return rule.freq === 'DAILY' && !isPlain;
  });
}

const tzidOf = (component: ICAL.Component, name: string): string | undefined => {
  const tzid = component.getFirstProperty(name)?.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
};

function daysOf(event: ICAL.Event, window: Window, zones: Zones, budget: Budget) {
  const { component } = event;
  const start = tzidOf(component, 'dtstart');
  const tzids = { start, end: tzidOf(component, 'dtend') ?? start };
  const first = dayNumberOf(window.from);
  const days = new Set<DayNumber>();
  let without: Without | undefined;
  for (const occurrence of occurrencesOf(event, window, budget)) {
    const span = spanOf(occurrence, tzids, window, zones);
    if (typeof span === 'string') {
      without = span;
      continue;
    }
    // Of a rule from long ago only what the window shows is asked for; an event that does not repeat is told as it is.
    const from = event.isRecurring() ? Math.max(span.first, first) : span.first;
    for (let day = from; day <= span.last && budget.days > 0; day++) {
      if (!days.has(day)) budget.days -= 1;
      days.add(day);
    }
    if (budget.days === 0) break;
  }
  if (budget.days === 0 || budget.occurrences < 0) without = 'too-many';
  return { days: [...days].map(dayOf), ...(without && { without }) };
}

function eventOf(
  block: Block,
  component: ICAL.Component | undefined,
  exceptions: readonly ICAL.Component[],
  parts: { readonly window: Window; readonly zones: Zones; readonly budget: Budget },
): IcalendarEvent {
  const { window, zones, budget } = parts;
  const broken: IcalendarEvent = { summary: rawSummary(block), days: [], without: 'unreadable' };
  if (!component) return broken;
  if (isNotFollowed(component)) return { ...broken, without: 'odd-rule' };
  try {
    const event = new ICAL.Event(component, { exceptions: [...exceptions] });
    const { summary: name }: { readonly summary: string | null } = event;
    const summary = (name ?? '').trim().slice(0, summaryMax);
    const mark = markOf(component);
    if (isCancelled(component)) return { summary, days: [], without: 'cancelled' };
    return { summary, ...(mark && { mark }), ...daysOf(event, window, zones, budget) };
  } catch {
    return broken;
  }
}

/**
 * Reads the days of an iCalendar file (RFC 5545) in the time zone of the tenant. Events that cannot be read are told as
 * such and keep no other from being read; a file that is cut off, or none at all, is refused.
 */
export async function readIcalendar(
  bytes: Uint8Array,
  window: Window,
): Promise<Result<readonly IcalendarEvent[], NotIcalendar>> {
  const lines = contentLines(bytes);
  if (!lines.ok) return lines;
  const blocks = blocksOf(lines.value);
  if (!blocks.ok) return blocks;
  const named = (name: string) =>
    blocks.value.filter((block) => block.name === name).map((block) => ({ block, component: componentOf(block) }));
  const zones = new Map(
    named('VTIMEZONE').flatMap(({ component }) => {
      const zone = component && new ICAL.Timezone(component);
      return zone ? [[zone.tzid, zone] as const] : [];
    }),
  );
  const events = named('VEVENT');
  if (events.length === 0) return refuse({ fault: 'no-events' });
  const changed = new Map<string, ICAL.Component[]>();
  for (const { component } of events) {
    if (!component?.hasProperty('recurrence-id')) continue;
    const uid = String(component.getFirstPropertyValue('uid'));
    changed.set(uid, [...(changed.get(uid) ?? []), component]);
  }
  const budget: Budget = { days: daysMax, occurrences: occurrencesMax };
  return ok(
    events
      .filter(({ component }) => component?.hasProperty('recurrence-id') !== true)
      .map(({ block, component }) => {
        const exceptions = changed.get(String(component?.getFirstPropertyValue('uid'))) ?? [];
        return eventOf(block, component, exceptions, { window, zones, budget });
      }),
  );
}
