import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CalendarVersionView, CalendarView, ImportView, PreviewView } from '../../shared/contract/calendar.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { type Ask, anniversary, calendarOf } from '../support/calendar.ts';
import { type Hospital, openHospital } from '../support/people.ts';
import { read, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
let other: Organisation;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service, 'calendar');
  other = await openOrganisation(service, { slug: 'elsewhere', organisation: '别家医院' });
});
afterAll(() => service?.stop());

const problem = (reply: Reply): Problem => Problem.parse(JSON.parse(reply.text));
const { ask, inForce, changed, publish } = calendarOf(() => hospital.organisation);

describe('a new organisation', () => {
  test('has its calendar as version 1, every year known and adopted, and no job', async () => {
    const reply = await ask('');
    expect(reply.headers.etag).toBe('"1"');
    const view = read(reply, CalendarView);
    expect(view).toMatchObject({ version: 1, versions: [{ version: 1, publishedBy: 'system' }], yearsNotAdopted: [] });
    expect(view.yearsKnown).toContain(2026);
    expect(view.job).toBeUndefined();
    expect(read(await ask('/versions/1'), CalendarVersionView).calendar).toEqual(view.calendar);
    for (const path of ['/versions/2', '/versions/0', '/versions/x']) {
      const missing = await ask(path);
      expect([missing.status, problem(missing).code]).toEqual([404, 'calendar/unknown-version']);
    }
    expect(problem(await ask('/job')).code).toBe('calendar/no-job');
  });
});

describe('who may', () => {
  const changes: readonly (readonly [string, Ask])[] = [
    ['/preview', { json: { calendar: {} } }],
    ['/import', { file: 'BEGIN:VCALENDAR' }],
    ['/publish', { json: { calendar: {} }, version: 1 }],
    ['/apply', { json: { version: 1, reason: '试一试' } }],
    ['/job/pause', { method: 'POST' }],
    ['/job/resume', { method: 'POST' }],
  ];

  test.each(changes)('%s is for administrators alone, not for the leader or the officer', async (path, sending) => {
    for (const { browser } of [hospital.officer, hospital.leader, hospital.head, hospital.handler]) {
      const reply = await ask(path, sending, browser);
      expect([reply.status, problem(reply).code]).toEqual([403, 'session/not-permitted']);
    }
  });

  test('everybody on the staff reads the calendar, its versions and the job', async () => {
    for (const { browser } of [hospital.officer, hospital.handler]) {
      expect((await ask('', {}, browser)).status).toBe(200);
      expect((await ask('/versions/1', {}, browser)).status).toBe(200);
      expect((await ask('/job', {}, browser)).status).toBe(404);
    }
  });

  test('nobody of another organisation, and nobody without a session', async () => {
    const paths: readonly (readonly [string, Ask])[] = [['', {}], ['/versions/1', {}], ['/job', {}], ...changes];
    for (const [path, sending] of paths) {
      expect((await ask(path, sending, other.administrator)).status, path).toBe(401);
    }
  });

  test('other methods are answered with those there are', async () => {
    for (const [path, method, allow] of [
      ['', 'POST', 'GET'],
      ['/versions/1', 'DELETE', 'GET'],
      ['/preview', 'GET', 'POST'],
      ['/import', 'GET', 'POST'],
      ['/publish', 'GET', 'POST'],
      ['/apply', 'GET', 'POST'],
      ['/job', 'POST', 'GET'],
      ['/job/pause', 'GET', 'POST'],
      ['/job/resume', 'GET', 'POST'],
    ] as const) {
      const reply = await ask(path, { method });
      expect([path, reply.status, reply.headers['allow']]).toEqual([path, 405, allow]);
    }
  });
});

describe('a preview', () => {
  test('names the faults of what is no calendar, each by pointer and in both languages', async () => {
    const calendar = await changed({
      timeZone: 'Asia/Tokyo',
      publishedYears: [2026, 2099],
      closures: [
        { day: '2026-11-03', reason: anniversary },
        { day: '2026-11-03', reason: anniversary },
        { day: '2026-13-01', reason: { zh: '', en: 'x' } },
      ],
      surprise: true,
    } as object);
    const view = read(await ask('/preview', { json: { calendar } }), PreviewView);
    const faults = 'faults' in view ? view.faults : [];
    expect(faults.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/publishedYears/1', '/closures/2/day', '/closures/2/reason/zh', '/surprise']),
    );
    for (const { message } of faults) {
      expect(message['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(message['zh-CN']).not.toBe('内容不合要求。');
      expect(message['en']).toMatch(/[a-z]/);
    }
  });

  test('says that the time zone is fixed, and of a day named twice where', async () => {
    const moved = await changed({ timeZone: 'Asia/Tokyo' });
    expect(read(await ask('/preview', { json: { calendar: moved } }), PreviewView)).toMatchObject({
      faults: [{ pointer: '/timeZone', code: 'time-zone-fixed' }],
    });
    const day = { day: '2026-11-03', reason: anniversary };
    const twice = await changed({ closures: [day, day] });
    expect(read(await ask('/preview', { json: { calendar: twice } }), PreviewView)).toMatchObject({
      faults: [{ pointer: '/closures/1/day', message: { 'zh-CN': '这一天列了两次。' } }],
    });
  });

  test('of no change is empty, and nothing is stored by asking', async () => {
    const calendar = await changed({});
    expect(read(await ask('/preview', { json: { calendar } }), PreviewView)).toEqual({
      changes: [],
      running: 0,
      moved: [],
      movedTotal: 0,
      confirmed: 0,
      isPartial: false,
    });
    const closed = await changed({ closures: [{ day: '2026-09-30', reason: anniversary }] });
    expect(read(await ask('/preview', { json: { calendar: closed } }), PreviewView)).toMatchObject({
      changes: [{ 'zh-CN': '2026年9月30日（周三）停业：院庆', en: 'Closed: Wed 30 Sep 2026 (Anniversary)' }],
    });
    expect((await inForce()).version).toBe(1);
  });
});

describe('importing', () => {
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'SUMMARY:国庆节（休）',
    'DTSTART;VALUE=DATE:20261001',
    'DTEND;VALUE=DATE:20261008',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:院庆停诊',
    'DTSTART;VALUE=DATE:20261111',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:年底加班',
    'DTSTART;VALUE=DATE:20261226',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

  test('proposes the days that the calendar does not have; nothing is stored', async () => {
    const view = read(await ask('/import?as=auto', { file: ics }), ImportView);
    expect(view.closures).toEqual([{ day: '2026-11-11', reason: { zh: '院庆停诊', en: '院庆停诊' } }]);
    expect(view.extraWorkdays).toEqual([{ day: '2026-12-26', reason: { zh: '年底加班', en: '年底加班' } }]);
    expect([view.leftOutTotal, view.leftOut[0]]).toEqual([
      7,
      {
        summary: '国庆节（休）',
        day: '2026-10-01',
        code: 'public-holiday',
        why: expect.objectContaining({ 'zh-CN': '国务院已安排这一天放假。' }),
      },
    ]);
    const asClosures = read(await ask('/import?as=closures', { file: ics }), ImportView);
    expect(asClosures.closures.map(({ day }) => day)).toEqual(['2026-11-11']);
    expect((await inForce()).version).toBe(1);
  });

  test('a broken file is refused with a sentence and the line', async () => {
    const reply = await ask('/import', { file: ics.replace('END:VEVENT\r\nEND:VCALENDAR', 'END:VCALENDAR') });
    expect([reply.status, problem(reply)]).toMatchObject([
      422,
      {
        code: 'calendar/not-icalendar',
        about: { line: 15 },
        fields: [{ pointer: '', code: 'not-closed', message: { 'zh-CN': expect.stringMatching(/^第 15 行：/) } }],
      },
    ]);
  });

  test('anything but a small enough text/calendar is refused', async () => {
    expect(problem(await ask('/import', { file: ics, type: 'text/plain' })).code).toBe(
      'request/unsupported-media-type',
    );
    expect(problem(await ask('/import?as=holidays', { file: ics })).code).toBe('request/invalid');
    const large = await ask('/import', { file: Buffer.alloc(1_000_001, 0x20) });
    expect([large.status, problem(large).code]).toEqual([413, 'request/too-large']);
  });
});

describe('publishing', () => {
  test('wants the version that was read, and a change', async () => {
    const json = { calendar: await changed({ closures: [{ day: '2026-11-11', reason: anniversary }] }) };
    for (const [version, status, code] of [
      [undefined, 428, 'complaint/version-required'],
      [2, 412, 'calendar/changed'],
      ['*', 412, 'calendar/changed'],
    ] as const) {
      const reply = await ask('/publish', { json, ...(version !== undefined && { version }) });
      expect([reply.status, problem(reply).code]).toEqual([status, code]);
    }
    const same = await ask('/publish', { json: { calendar: await changed({}) }, version: 1 });
    expect([same.status, problem(same).code]).toEqual([409, 'calendar/nothing-changed']);
    const wrong = await ask('/publish', { json: { calendar: { holidays: 'US' } }, version: 1 });
    expect([wrong.status, problem(wrong).code]).toEqual([422, 'calendar/not-valid']);
    expect(problem(wrong).fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ pointer: '/holidays', message: expect.anything() })]),
    );
    expect((await inForce()).version).toBe(1);
  });

  test('two at once: one version comes of it, and its note stands with it', async () => {
    const json = {
      calendar: await changed({ closures: [{ day: '2026-11-11', reason: anniversary }] }),
      note: '院庆日停诊',
    };
    const replies = await Promise.all([ask('/publish', { json, version: 1 }), ask('/publish', { json, version: 1 })]);
    expect(replies.map(({ status }) => status)).toEqual(expect.arrayContaining([201, 412]));
    const view = await inForce();
    expect(view).toMatchObject({ version: 2, versions: [{ version: 2, note: '院庆日停诊' }, { version: 1 }] });
    expect(view.versions[0]?.publishedBy).not.toBe('system');
    expect(read(await ask('/versions/1'), CalendarVersionView).calendar.closures).toEqual([]);
  });

  test('a rulebook and a calendar at once do not undo each other', async () => {
    const { console } = hospital.organisation.hosts;
    const { administrator } = hospital.organisation;
    const { rulebook } = JSON.parse((await administrator.ask(console, '/api/rulebook')).text);
    const title = { ...rulebook.title, 'zh-CN': '病人投诉处理制度（修订）' };
    const draft = await administrator.ask(console, '/api/rulebook/draft', {
      method: 'PUT',
      json: { rulebook: { ...rulebook, title } },
    });
    expect(draft.status).toBe(200);
    const calendar = await changed({ closures: [] });
    const [rules, days] = await Promise.all([
      administrator.ask(console, '/api/rulebook/publish', { json: {}, headers: { 'if-match': '"1"' } }),
      ask('/publish', { json: { calendar }, version: 2 }),
    ]);
    // DynamoDB may let one of two transactions on the same item wait for a second try, but never lose one.
    if (days.status === 412) await publish({ closures: [] });
    if (rules.status === 412)
      await administrator.ask(console, '/api/rulebook/publish', { json: {}, headers: { 'if-match': '"1"' } });
    const view = JSON.parse((await administrator.ask(console, '/api/rulebook')).text);
    expect([view.inForce, view.calendarVersion, (await inForce()).version]).toEqual([2, 3, 3]);
  });
});
