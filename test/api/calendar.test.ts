import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import {
  CalendarJobView,
  CalendarVersionView,
  CalendarView,
  ImportView,
  PreviewView,
} from '../../shared/contract/calendar.ts';
import { ComplaintView } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { openComplaint, useVerb } from '../support/complaints.ts';
import { fileComplaint, type Hospital, openHospital } from '../support/people.ts';
import { type Browser, panelOf, read, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

/** Monday 28 September 2026, 09:00 in Shanghai: three days before the National Day holiday. */
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

type Ask = {
  readonly json?: unknown;
  readonly file?: string | Buffer;
  readonly type?: string;
  readonly method?: string;
  readonly version?: number | string;
};
/** Asks as somebody of an organisation; the administrator of the hospital unless told otherwise. */
const ask = (
  path: string,
  { version, file, type = 'text/calendar', ...sending }: Ask = {},
  browser: Browser = hospital.organisation.administrator,
  organisation: Organisation = hospital.organisation,
): Promise<Reply> =>
  browser.ask(organisation.hosts.console, `/api/calendar${path}`, {
    ...sending,
    ...(file !== undefined && { body: file }),
    headers: {
      ...(file !== undefined && { 'content-type': type }),
      ...(version !== undefined && { 'if-match': typeof version === 'number' ? `"${version}"` : version }),
    },
  });

const inForce = async (): Promise<CalendarView> => read(await ask(''), CalendarView);
/** The calendar in force with changes, as the console sends it. */
async function changed(changes: Partial<Record<keyof WorkCalendar, unknown>>): Promise<Record<string, unknown>> {
  const { version: _, ...calendar } = (await inForce()).calendar;
  return { ...calendar, ...changes };
}
async function publish(changes: Partial<Record<keyof WorkCalendar, unknown>>, note?: string): Promise<CalendarView> {
  const { version } = await inForce();
  const json = { calendar: await changed(changes), ...(note !== undefined && { note }) };
  const reply = await ask('/publish', { json, version });
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
  return read(reply, CalendarView);
}
const without2026 = async () => (await inForce()).yearsKnown.filter((year) => year !== 2026);
const with2026 = async () => [...(await inForce()).yearsKnown];
const anniversary = { zh: '院庆', en: 'Anniversary' };

let keys = 0;
async function registerByPhone(): Promise<ComplaintView> {
  const reply = await hospital.officer.browser.ask(hospital.organisation.hosts.console, '/api/complaints', {
    json: {
      language: 'zh-CN',
      channel: 'phone',
      category: 'nursing',
      identityMode: 'named',
      narrative: '夜里按铃没有人来，换药拖到早上。',
      identity: { name: '刘先生', phone: '13800000000' },
    },
    headers: { 'idempotency-key': `calendar${keys++}`.padEnd(22, 'A') },
  });
  return read(reply, ComplaintView);
}
const dueOf = ({ clocks }: ComplaintView) =>
  clocks.map(({ clock, dueAt, isProvisional = false }) => ({ clock, dueAt, isProvisional }));

async function finishedJob(): Promise<CalendarJobView> {
  await panelOf(service).idle();
  return read(await ask('/job'), CalendarJobView);
}

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

describe('applying to running complaints', () => {
  const reason = '国务院办公厅公布2026年放假安排';
  /** 5 working days after Monday 28 September with no holidays known: 29, 30, 1, 2, 5 October. */
  const provisional = { clock: 'feedback', dueAt: '2026-10-05T09:30:00.000Z', isProvisional: true };
  /** The same with the notice: 29, 30 September, 8, 9, and the make-up Saturday 10 October. */
  const certain = { clock: 'feedback', dueAt: '2026-10-10T09:30:00.000Z', isProvisional: false };
  const phoned: ComplaintView[] = [];
  let filed: { readonly number: string; readonly browser: Browser; readonly code: string };
  let agreed: ComplaintView;

  beforeAll(async () => {
    await publish({ publishedYears: await without2026() });
    filed = await fileComplaint(service, hospital.organisation);
    for (let count = 0; count < 62; count++) phoned.push(await registerByPhone());
    const first = phoned[0];
    if (!first) throw new Error('nothing was registered');
    const verb = { verb: 'agree-date', body: { clock: 'feedback', on: '2026-10-08' }, version: first.version };
    expect((await useVerb(hospital.organisation, hospital.officer.browser, first.id, verb)).status).toBe(200);
    agreed = await openComplaint(hospital.organisation, hospital.officer.browser, first.id);
  }, 180_000);

  test('until then their dates stand on what is known, and say so', () => {
    expect(dueOf(phoned[1] ?? agreed)).toEqual([provisional]);
    // A date that was promised: the close of that day, whatever day it turns out to be.
    expect(dueOf(agreed)).toEqual([{ clock: 'feedback', dueAt: '2026-10-08T09:30:00.000Z', isProvisional: true }]);
  });

  test('the preview says what would move and what would become certain', async () => {
    const calendar = await changed({ publishedYears: await with2026() });
    const view = read(await ask('/preview', { json: { calendar } }), PreviewView);
    if ('faults' in view) throw new Error('there are faults');
    expect(view.changes[0]?.['zh-CN']).toBe('采用2026年放假安排');
    expect(view).toMatchObject({ running: 63, movedTotal: 62, confirmed: 1, isPartial: false });
    expect(view.moved.length).toBe(50);
    expect(view.moved[0]).toMatchObject({
      clock: 'feedback',
      label: { 'zh-CN': '反馈' },
      before: { dueAt: provisional.dueAt, dueOn: '2026-10-05', isProvisional: true },
      after: { dueAt: certain.dueAt, dueOn: '2026-10-10', isProvisional: false },
    });
  });

  test('publishing moves nothing by itself; what comes in afterwards has the new dates', async () => {
    const { version } = await publish({ publishedYears: await with2026() });
    await panelOf(service).idle();
    const { organisation, officer } = hospital;
    for (const { id } of phoned.slice(1, 4)) {
      expect(dueOf(await openComplaint(organisation, officer.browser, id))).toEqual([provisional]);
    }
    const fresh = await registerByPhone();
    expect([fresh.calendarVersion, ...dueOf(fresh)]).toEqual([version, certain]);
  });

  test('only the latest version is applied, and with a reason', async () => {
    const old = await ask('/apply', { json: { version: 4, reason } });
    expect([old.status, problem(old).code]).toEqual([409, 'calendar/not-latest']);
    const unreasoned = await ask('/apply', { json: { version: 5, reason: ' ' } });
    expect([unreasoned.status, problem(unreasoned).code]).toEqual([422, 'request/invalid']);
    expect(problem(await ask('/job/pause', { method: 'POST' })).code).toBe('calendar/no-job');
  });

  test('moves each by a logged verb, confirms what stays, and counts; a second click finds the first', async () => {
    const replies = await Promise.all([
      ask('/apply', { json: { version: 5, reason } }),
      ask('/apply', { json: { version: 5, reason: '第二次点击' } }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([202, 202]);
    const started = replies.map((reply) => read(reply, CalendarJobView).reason);
    expect(new Set(started).size).toBe(1);
    const job = await finishedJob();
    expect(job).toMatchObject({
      version: 5,
      state: 'done',
      looked: 63,
      moved: 62,
      confirmed: 1,
      unchanged: 0,
      refused: [],
      refusedTotal: 0,
    });
    expect((await inForce()).job).toEqual(job);
    const again = read(await ask('/apply', { json: { version: 5, reason: '再点一次' } }), CalendarJobView);
    expect(again).toEqual(job);
    const over = await ask('/job/pause', { method: 'POST' });
    expect([over.status, problem(over).code]).toEqual([409, 'calendar/job-done']);
  });

  test('every complaint has its new date once, with who ordered it and why in its log and its ledger', async () => {
    const { organisation, officer } = hospital;
    const views = await Promise.all(phoned.slice(1).map(({ id }) => openComplaint(organisation, officer.browser, id)));
    expect(views.length).toBe(61);
    for (const view of views) {
      expect([view.calendarVersion, ...dueOf(view)]).toEqual([5, certain]);
      expect(view.timeline.filter(({ type }) => type === 'RulesAdopted').length).toBe(1);
    }
    const [view] = views;
    expect(view?.timeline.at(-1)).toMatchObject({
      type: 'RulesAdopted',
      actor: { id: 'system' },
      orderedBy: { name: '王管理' },
      texts: { reason: expect.any(String) },
      data: { calendarVersion: 5, clocks: [{ change: 'moved', was: { dueOn: '2026-10-05', isProvisional: true } }] },
    });
    const stated = view?.timeline.at(-1)?.texts?.['reason'] ?? '';
    expect(view?.clocks[0]?.why.sentences.at(-1)?.replace(/09:\d\d/, '09:00')).toBe(
      `2026年9月28日（周一）09:00改按办法第2版、工作日历第5版重新计算，期限由2026年10月5日（周一）17:30调整为2026年10月10日（周六）17:30，原因：${stated}`,
    );
  });

  test('a promised date stays and is certain now', async () => {
    const { organisation, officer } = hospital;
    const view = await openComplaint(organisation, officer.browser, agreed.id);
    expect(dueOf(view)).toEqual([{ clock: 'feedback', dueAt: '2026-10-08T09:30:00.000Z', isProvisional: false }]);
    expect(view.clocks[0]?.why.sentences.at(-1)).toMatch(/期限仍为2026年10月8日（周四）17:30，不再是暂定，原因：/);
  });

  test('the complainant is told that the promised date moved, and sees both dates', async () => {
    const mails = await panelOf(service).mails();
    const toldOf = mails.filter(({ subject }) => subject.includes('办理期限调整'));
    expect(toldOf.map(({ to, subject }) => [...to, subject])).toEqual([
      ['patient@example.com', `您的投诉 ${filed.number} 办理期限调整`],
    ]);
    expect(toldOf[0]?.text).toContain('2026年10月10日');
    const { intake } = hospital.organisation.hosts;
    await filed.browser.ask(intake, '/follow', { form: { number: filed.number, code: filed.code } });
    const page = await filed.browser.ask(intake, '/follow/complaint');
    expect(page.text).toContain('期限由2026年10月5日（周一）17:30调整为2026年10月10日（周六）17:30');
    expect(page.text).not.toContain(reason);
    expect(page.text).not.toContain('第二次点击');
  });

  test('may be paused and gone on with, and a newer version takes its place', async () => {
    // given a closure that moves every date by a day, Thursday 8 October
    await publish({ closures: [{ day: '2026-10-08', reason: anniversary }] });
    const started = await ask('/apply', { json: { version: 6, reason: '院庆' } });
    expect(started.status).toBe(202);
    // when it is paused at once, and a closure on Friday is published
    const paused = await ask('/job/pause', { method: 'POST' });
    expect(read(paused, CalendarJobView).state).toBe('paused');
    expect(read(await ask('/job/pause', { method: 'POST' }), CalendarJobView).state).toBe('paused');
    const resting = await finishedJob();
    expect(resting.state).toBe('paused');
    expect(resting.looked).toBeLessThan(64);
    const resumed = read(await ask('/job/resume', { method: 'POST' }), CalendarJobView);
    expect(resumed.state).toBe('running');
    // then it goes on to the end and counts everything once; a promised day on which nobody works ends at 24:00
    expect(await finishedJob()).toMatchObject({ state: 'done', version: 6, looked: 64, moved: 64, unchanged: 0 });
    expect(dueOf(await openComplaint(hospital.organisation, hospital.officer.browser, agreed.id))).toEqual([
      { clock: 'feedback', dueAt: '2026-10-08T16:00:00.000Z', isProvisional: false },
    ]);
    await publish({ closures: [] });
    await ask('/apply', { json: { version: 7, reason: '取消院庆停诊' } });
    await ask('/job/pause', { method: 'POST' });
    await publish({ closures: [{ day: '2026-10-09', reason: anniversary }] });
    expect(read(await ask('/apply', { json: { version: 8, reason: '院庆改期' } }), CalendarJobView)).toMatchObject({
      version: 8,
      state: 'running',
      looked: 0,
    });
    const job = await finishedJob();
    expect([job.version, job.state, job.looked]).toEqual([8, 'done', 64]);
    // 29, 30 September, 8, 10 October, and 12: Sunday is off
    const view = await openComplaint(hospital.organisation, hospital.officer.browser, phoned[5]?.id ?? '');
    expect(dueOf(view)).toEqual([{ ...certain, dueAt: '2026-10-12T09:30:00.000Z' }]);
  }, 60_000);

  test('a complaint that somebody writes at the same moment keeps both', async () => {
    await publish({ closures: [] });
    const { organisation, officer } = hospital;
    const target = phoned[7];
    if (!target) throw new Error('there is none');
    const noted = async (): Promise<Reply> => {
      const { version } = await openComplaint(organisation, officer.browser, target.id);
      return useVerb(organisation, officer.browser, target.id, {
        verb: 'add-note',
        body: { note: '已电话告知投诉人。' },
        version,
      });
    };
    const [, ...notes] = await Promise.all([
      ask('/apply', { json: { version: 9, reason: '取消院庆停诊' } }),
      noted(),
      noted(),
      noted(),
    ]);
    const job = await finishedJob();
    expect(job).toMatchObject({ state: 'done', refusedTotal: 0, looked: 64 });
    const view = await openComplaint(organisation, officer.browser, target.id);
    expect(view.calendarVersion).toBe(9);
    const written = notes.filter(({ status }) => status === 200).length;
    expect(written).toBeGreaterThan(0);
    expect(view.timeline.filter(({ type }) => type === 'NoteAdded').length).toBe(written);
  });

  test('another organisation’s calendar and complaints stay as they are', async () => {
    const view = read(await ask('', {}, other.administrator, other), CalendarView);
    expect([view.version, view.job]).toEqual([1, undefined]);
  });

  test('timers wait for the new date: on the old one nobody is told that it was missed', async () => {
    const missed = async () =>
      (await panelOf(service).mails()).filter(
        ({ subject }) => subject.startsWith('已经逾期') && subject.includes(filed.number),
      );
    await panelOf(service).moveClock({ to: '2026-10-08T01:00:00.000Z' });
    expect(await missed()).toEqual([]);
  }, 120_000);
});
