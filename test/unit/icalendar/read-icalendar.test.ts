import { describe, expect, it } from 'vitest';
import { readIcalendar } from '../../../shared/icalendar/read-icalendar.ts';
import type { IcalendarEvent } from '../../../shared/usecase/calendar/ports.ts';
import { day } from '../calendar/calendars.ts';

const window = { timeZone: 'Asia/Shanghai', from: day('2025-01-01'), to: day('2028-12-31') };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', 'X-WR-CALNAME:节假日', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (summary: string, ...lines: string[]): string =>
  [
    'BEGIN:VEVENT',
    `UID:${summary}@test`,
    'DTSTAMP:20260101T000000Z',
    `SUMMARY:${summary}`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

async function eventsOf(content: string | Uint8Array): Promise<readonly IcalendarEvent[]> {
  const read = await readIcalendar(typeof content === 'string' ? bytesOf(content) : content, window);
  if (!read.ok) throw new Error(`refused: ${read.refusal.fault} in line ${read.refusal.line}`);
  return read.value;
}
const only = async (content: string | Uint8Array): Promise<IcalendarEvent> => {
  const [first, ...rest] = await eventsOf(content);
  if (!first || rest.length > 0) throw new Error('not one event');
  return first;
};
/** The days of an event that these lines describe. */
const daysOf = async (...lines: string[]) => (await only(file(event('停办', ...lines)))).days;
const timed = (tzid: string) =>
  event('停办', `DTSTART;TZID=${tzid}:20261105T000000`, `DTEND;TZID=${tzid}:20261106T000000`);
const marked = (mark: string) => event('春节', 'DTSTART;VALUE=DATE:20260214', `X-APPLE-SPECIAL-DAY:${mark}`);

async function refusalOf(content: string | Uint8Array) {
  const read = await readIcalendar(typeof content === 'string' ? bytesOf(content) : content, window);
  if (read.ok) throw new Error('it was read');
  return read.refusal;
}

describe('an event', () => {
  it('of a day, with or without an end, and one whose end is its beginning', async () => {
    expect(await daysOf('DTSTART;VALUE=DATE:20261105')).toEqual(['2026-11-05']);
    expect(await daysOf('DTSTART;VALUE=DATE:20261105', 'DTEND;VALUE=DATE:20261106')).toEqual(['2026-11-05']);
    expect(await daysOf('DTSTART;VALUE=DATE:20261105', 'DTEND;VALUE=DATE:20261105')).toEqual(['2026-11-05']);
  });

  it('of several days ends before the day that DTEND names', async () => {
    const { days } = await only(
      file(event('国庆节（休）', 'DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261008')),
    );
    expect([days.length, days[0], days.at(-1)]).toEqual([7, '2026-10-01', '2026-10-07']);
    const lasting = await only(file(event('培训', 'DTSTART;VALUE=DATE:20261230', 'DURATION:P3D')));
    expect(lasting.days).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
  });

  it('with times covers the days that it covers from 00:00 to 24:00 in the time zone of the tenant', async () => {
    // 16:00 in London in winter is midnight in Shanghai.
    expect(await daysOf('DTSTART:20261104T160000Z', 'DTEND:20261106T160000Z')).toEqual(['2026-11-05', '2026-11-06']);
    expect(
      await daysOf('DTSTART;TZID=Asia/Shanghai:20261105T000000', 'DTEND;TZID=Asia/Shanghai:20261105T235959'),
    ).toEqual(['2026-11-05']);
    expect(await daysOf('DTSTART:20261105T000000', 'DTEND:20261106T000000')).toEqual(['2026-11-05']);
    expect(await daysOf('DTSTART;TZID=Asia/Tokyo:20261105T090000', 'DTEND;TZID=Asia/Tokyo:20261107T120000')).toEqual([
      '2026-11-06',
    ]);
  });

  it('of some hours has no days', async () => {
    const meeting = await only(file(event('例会', 'DTSTART:20261105T010000Z', 'DTEND:20261105T030000Z')));
    expect(meeting).toEqual({ summary: '例会', days: [], without: 'part-of-day' });
  });

  it('in a time zone that the file brings along is read by it; one that nobody knows is told', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:China Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0800',
      'TZOFFSETTO:+0800',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    expect((await only(file(...zone, timed('China Standard Time')))).days).toEqual(['2026-11-05']);
    expect(await only(file(timed('Middle Earth')))).toEqual({
      summary: '停办',
      days: [],
      without: 'unknown-time-zone',
    });
  });

  it('that was cancelled, or whose dates cannot be read, keeps no other from being read', async () => {
    const events = await eventsOf(
      file(
        event('取消', 'DTSTART;VALUE=DATE:20261105', 'STATUS:CANCELLED'),
        event('没有日期'),
        event('坏日期', 'DTSTART;VALUE=DATE:2026-XX-05'),
        event('好日期', 'DTSTART;VALUE=DATE:20261106'),
      ),
    );
    expect(events).toEqual([
      { summary: '取消', days: [], without: 'cancelled' },
      { summary: '没有日期', days: [], without: 'unreadable' },
      { summary: '坏日期', days: [], without: 'unreadable' },
      { summary: '好日期', days: ['2026-11-06'] },
    ]);
  });

  it('of Apple’s holiday calendar says itself whether its day is off', async () => {
    expect((await eventsOf(file(marked('ALTERNATE-WORKDAY'), marked('WORK-HOLIDAY')))).map(({ mark }) => mark)).toEqual(
      ['worked', 'off'],
    );
  });
});

describe('a rule', () => {
  it('of every year is followed inside the window alone, without the days taken out', async () => {
    const yearly = ['DTSTART;VALUE=DATE:20200512', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270512'];
    const { days } = await only(file(event('护士节停诊', ...yearly)));
    expect(days).toEqual(['2025-05-12', '2026-05-12', '2028-05-12']);
  });

  it('of every working day is followed', async () => {
    const rule = ['DTSTART;VALUE=DATE:20261105', 'RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3'];
    expect((await only(file(event('盘点', ...rule)))).days).toEqual(['2026-11-05', '2026-11-06', '2026-11-09']);
  });

  it('ends with its count or its last day, and an occurrence that was moved stands where it was moved to', async () => {
    const counted = await only(file(event('盘点', 'DTSTART;VALUE=DATE:20261102', 'RRULE:FREQ=WEEKLY;COUNT=3')));
    expect(counted.days).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
    const until = await only(file(event('盘点', 'DTSTART;VALUE=DATE:20261130', 'RRULE:FREQ=MONTHLY;UNTIL=20270201')));
    expect(until.days).toEqual(['2026-11-30', '2026-12-30', '2027-01-30']);
    const moved = event('盘点', 'RECURRENCE-ID;VALUE=DATE:20261109', 'DTSTART;VALUE=DATE:20261110');
    const gone = event('盘点', 'RECURRENCE-ID;VALUE=DATE:20261116', 'DTSTART;VALUE=DATE:20261116', 'STATUS:CANCELLED');
    const rule = event('盘点', 'DTSTART;VALUE=DATE:20261102', 'RRULE:FREQ=WEEKLY;COUNT=3');
    expect((await only(file(rule, moved, gone))).days).toEqual(['2026-11-02', '2026-11-10']);
  });

  it('without end is bounded, and one of every second is not followed', async () => {
    const daily = await only(file(event('每天', 'DTSTART;VALUE=DATE:20250101', 'RRULE:FREQ=DAILY')));
    expect([daily.days.length, daily.without]).toEqual([1000, 'too-many']);
    const ancient = await only(file(event('很久', 'DTSTART;VALUE=DATE:00010101', 'RRULE:FREQ=DAILY')));
    expect([ancient.days, ancient.without]).toEqual([[], 'too-many']);
    const dense = await only(file(event('每秒', 'DTSTART:20260101T000000Z', 'RRULE:FREQ=SECONDLY')));
    expect(dense).toEqual({ summary: '每秒', days: [], without: 'odd-rule' });
  });

  it('that can never hold ends by itself', { timeout: 5000 }, async () => {
    const rules = [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2',
      'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31',
      'FREQ=WEEKLY;BYMONTH=13',
      'FREQ=YEARLY;BYYEARDAY=367',
      'FREQ=YEARLY;BYWEEKNO=54',
      'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    ];
    for (const rule of rules) {
      const { days } = await only(file(event('不可能', 'DTSTART;VALUE=DATE:20260228', `RRULE:${rule}`)));
      expect(days.length, rule).toBeLessThan(5);
    }
  });

  it('with a thousand years between two days costs no more than a thousand days', async () => {
    const long = await only(file(event('千年', 'DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:30260101')));
    expect([long.days.length, long.without]).toEqual([1000, 'too-many']);
  });
});

describe('a file', () => {
  const holiday = event('国庆节（休）', 'DTSTART;VALUE=DATE:20261001');

  it('may have any line ends, a mark of UTF-8 or UTF-16, or be written in GBK', async () => {
    const expected = [{ summary: '国庆节（休）', days: ['2026-10-01'] }];
    const text = file(holiday);
    expect(await eventsOf(text.replaceAll('\r\n', '\n'))).toEqual(expected);
    expect(await eventsOf(text.replaceAll('\r\n', '\r'))).toEqual(expected);
    expect(await eventsOf(`\u{FEFF}${text}`)).toEqual(expected);
    expect(await eventsOf(new Uint8Array(Buffer.from(`\u{FEFF}${text}`, 'utf16le')))).toEqual(expected);
    // 国庆节（休） and 节假日 in GBK, by hand.
    const gbk: Readonly<Record<string, string>> = {
      '国庆节（休）': 'b9fac7ecbdda a3a8d0dda3a9',
      节假日: 'bdda bcd9 c8d5',
    };
    const parts = text
      .split(/(国庆节（休）|节假日)/u)
      .map((part) => Buffer.from((gbk[part] ?? '').replaceAll(' ', '') || Buffer.from(part).toString('hex'), 'hex'));
    expect(await eventsOf(new Uint8Array(Buffer.concat(parts)))).toEqual(expected);
  });

  it('may fold a line in the middle of a character', async () => {
    const whole = Buffer.from(file(holiday));
    const at = whole.indexOf('国') + 1;
    const folded = Buffer.concat([whole.subarray(0, at), Buffer.from('\r\n '), whole.subarray(at)]);
    expect((await only(new Uint8Array(folded))).summary).toBe('国庆节（休）');
  });

  it('may hold several calendars, alarms and components of other kinds', async () => {
    const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT15M', 'ACTION:DISPLAY', 'DESCRIPTION:x', 'END:VALARM'].join('\r\n');
    const withAlarm = event('停诊', 'DTSTART;VALUE=DATE:20261105', alarm);
    const todo = ['BEGIN:VTODO', 'UID:todo', 'SUMMARY:买菜', 'END:VTODO'].join('\r\n');
    const events = await eventsOf(`${file(todo, withAlarm)}\r\n${file(holiday)}\r\n`);
    expect(events.map(({ summary }) => summary)).toEqual(['停诊', '国庆节（休）']);
  });

  it.each([
    ['an empty one', '', { fault: 'no-calendar' }],
    ['a page of HTML', '<html>\n<body>\n', { fault: 'no-calendar', line: 1 }],
    ['something else first', 'BEGIN:VCARD\r\nEND:VCARD', { fault: 'no-calendar', line: 1 }],
    ['one that is cut off', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x', { fault: 'not-closed', line: 3 }],
    ['crossed ends', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT', { fault: 'not-closed', line: 3 }],
    ['a line without a colon', file('BEGIN:VEVENT', 'SUMMARY 国庆节', 'END:VEVENT'), { fault: 'bad-line', line: 6 }],
    ['no events', file(), { fault: 'no-events' }],
  ])('is refused: %s', async (_, content, refusal) => {
    expect(await refusalOf(content)).toEqual(refusal);
  });

  it('that is no text is refused', async () => {
    expect(await refusalOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({ fault: 'not-text' });
    expect(await refusalOf(new Uint8Array([0x42, 0xff, 0xff, 0xff]))).toEqual({ fault: 'not-text' });
  });
});
