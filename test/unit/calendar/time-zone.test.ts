import { expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../../../shared/calendar/local-day.ts';
import { TimeOfDay } from '../../../shared/calendar/time-of-day.ts';
import { instantAt, localDay, localTime } from '../../../shared/calendar/time-zone.ts';
import { Instant } from '../../../shared/kernel/time.ts';
import { day, utc } from './calendars.ts';

const at = (date: string, time: string, zone: string): string => instantAt(day(date), TimeOfDay.parse(time), zone);

test.each([
  // Zone, local reading, instant worked out by hand from the offset in force.
  ['Asia/Shanghai', '2026-10-13', '17:30', '2026-10-13 09:30'],
  ['Asia/Shanghai', '2026-10-13', '24:00', '2026-10-13 16:00'],
  ['Asia/Shanghai', '1991-04-14', '02:30', '1991-04-13 18:00'], // China's last summer time: 02:00 became 03:00
  ['America/New_York', '2026-03-08', '01:59', '2026-03-08 06:59'], // still -05:00
  ['America/New_York', '2026-03-08', '02:30', '2026-03-08 07:00'], // skipped: 02:00 became 03:00
  ['America/New_York', '2026-03-08', '03:00', '2026-03-08 07:00'], // already -04:00
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01 05:30'], // occurs twice: the first, -04:00
  ['America/New_York', '2026-11-01', '02:00', '2026-11-01 07:00'], // -05:00
  ['Europe/London', '2026-03-29', '01:00', '2026-03-29 01:00'], // skipped: 01:00 became 02:00
  ['Europe/London', '2026-03-29', '01:59', '2026-03-29 01:00'],
  ['Europe/London', '2026-10-25', '01:30', '2026-10-25 00:30'], // occurs twice: the first, +01:00
  ['Europe/London', '2026-10-25', '24:00', '2026-10-26 00:00'],
  ['Asia/Kathmandu', '2026-06-01', '09:00', '2026-06-01 03:15'], // +05:45
  ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03 15:30'], // a gap of half an hour, from +10:30
  ['America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04 03:00'], // midnight itself was skipped
  ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30 10:00'], // the whole day was skipped
])('%s %s %s is %sZ', (zone, date, time, expected) => {
  expect(at(date, time, zone)).toBe(utc(expected));
});

test('the local day is the one on the calendar on the wall', () => {
  expect(localDay(utc('2026-10-13 15:59'), 'Asia/Shanghai')).toBe('2026-10-13');
  expect(localDay(utc('2026-10-13 16:00'), 'Asia/Shanghai')).toBe('2026-10-14');
  expect(localDay(utc('2026-03-09 03:59'), 'America/New_York')).toBe('2026-03-08');
  expect(localDay(utc('2026-03-08 04:59'), 'America/New_York')).toBe('2026-03-07');
  expect(localTime(utc('2026-11-01 05:30'), 'America/New_York')).toBe('01:30');
  expect(localTime(utc('2026-11-01 06:30'), 'America/New_York')).toBe('01:30');
});

test('every quarter of an hour of 2026 reads back as itself, or as the first of the two with that reading', () => {
  let compared = 0;
  let doubled = 0;
  for (const zone of ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Shanghai']) {
    for (let ms = Date.parse('2026-01-01T00:00Z'); ms < Date.parse('2027-01-01T00:00Z'); ms += 900_000) {
      const instant = Instant.parse(new Date(ms).toISOString());
      const back = Date.parse(instantAt(localDay(instant, zone), localTime(instant, zone), zone));
      compared++;
      if (back === ms) continue;
      doubled++;
      expect([1_800_000, 3_600_000]).toContain(ms - back);
    }
  }
  expect(compared).toBe(4 * 365 * 96);
  // One autumn: four quarters in New York and London, two on Lord Howe Island, none in Shanghai.
  expect(doubled).toBe(4 + 4 + 2);
}, 60_000);

test('days are counted on the calendar, whatever clocks do', () => {
  expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01');
  expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
  expect(daysBetween(day('2026-03-07'), day('2026-03-09'))).toBe(2);
  expect(daysBetween(day('2027-01-01'), day('2026-01-01'))).toBe(-365);
  expect(weekdayOf(day('2026-10-10'))).toBe('saturday');
  expect(weekdayOf(day('1969-12-31'))).toBe('wednesday');
});
