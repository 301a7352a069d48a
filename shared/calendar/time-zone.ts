import { type Instant, instantOf, type IsoDate, millisecondsOf } from '../kernel/time.ts';
import { type DayNumber, dayNumberOf, dayOf, wallDay } from './local-day.ts';
import { minutesOf, TimeOfDay } from './time-of-day.ts';

/*
 * Time zones by Intl alone. Two kinds of milliseconds occur here: `at` counts from 1970 UTC, `wall` is what a wall
 * clock and a wall calendar in the zone show, read as if they were UTC. They differ by the zone's offset.
 */

type ZoneOffsets = { readonly format: Intl.DateTimeFormat; readonly known: Map<number, number> };

const zones = new Map<string, ZoneOffsets>();
// Clocks have changed on quarter hours of UTC only since 1972, so one question to Intl serves a whole quarter hour.
const quarterHour = 900_000;
const offsetsKept = 20_000;

function zoneOffsets(zone: string): ZoneOffsets {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const made: ZoneOffsets = { format, known: new Map() };
  zones.set(zone, made);
  return made;
}

/** Wall clock minus UTC, in milliseconds, at the given moment. */
function offsetAt(at: number, zone: string): number {
  const { format, known } = zoneOffsets(zone);
  const quarter = Math.floor(at / quarterHour);
  const kept = known.get(quarter);
  if (kept !== undefined) return kept;
  const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(quarter * quarterHour));
  if (!match) throw new Error(`no offset for the time zone ${zone}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const offset = sign === '-' ? -size : size;
  if (known.size >= offsetsKept) known.clear();
  known.set(quarter, offset);
  return offset;
}

export const wallAt = (at: number, zone: string): number => at + offsetAt(at, zone);

export const localDayNumber = (at: number, zone: string): DayNumber => Math.floor(wallAt(at, zone) / wallDay);

/**
 * Milliseconds since 1970 UTC at which a wall clock shows `minutes` after the 00:00 of that day. A reading that does
 * not exist (clocks put forward) gives the first moment after the gap, one that occurs twice gives the first.
 */
export function momentAt(day: DayNumber, minutes: number, zone: string): number {
  const wall = day * wallDay + minutes * 60_000;
  const before = offsetAt(wall - wallDay, zone);
  const after = offsetAt(wall + wallDay, zone);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (wallAt(early, zone) === wall) return early;
  if (wallAt(late, zone) === wall) return late;
  return firstMomentAfterGap(early, late, zone);
}

function firstMomentAfterGap(early: number, late: number, zone: string): number {
  let last = Math.floor(early / quarterHour);
  let first = Math.ceil(late / quarterHour);
  const offset = offsetAt(first * quarterHour, zone);
  while (first - last > 1) {
    const middle = Math.floor((first + last) / 2);
    if (offsetAt(middle * quarterHour, zone) === offset) first = middle;
    else last = middle;
  }
  return first * quarterHour;
}

/** The day that a calendar on the wall shows in this time zone. */
export const localDay = (instant: Instant, zone: string): IsoDate =>
  dayOf(localDayNumber(millisecondsOf(instant), zone));

/** What a clock on the wall shows in this time zone, to the minute: `17:30`. */
export const localTime = (instant: Instant, zone: string): TimeOfDay =>
  TimeOfDay.parse(new Date(wallAt(millisecondsOf(instant), zone)).toISOString().slice(11, 16));

/**
 * The instant of a wall-clock reading; `24:00` is the 00:00 of the next day. A reading that does not exist because
 * clocks were put forward gives the first instant after the gap; one that occurs twice gives the first.
 */
export const instantAt = (day: IsoDate, time: TimeOfDay, zone: string): Instant =>
  instantOf(momentAt(dayNumberOf(day), minutesOf(time), zone));
