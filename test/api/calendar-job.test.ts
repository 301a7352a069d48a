import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CalendarJobView, CalendarView, PreviewView } from '../../shared/contract/calendar.ts';
import { ComplaintView } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { anniversary, calendarOf } from '../support/calendar.ts';
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
const { ask, inForce, changed, publish } = calendarOf(() => hospital.organisation);
const without2026 = async () => (await inForce()).yearsKnown.filter((year) => year !== 2026);
const with2026 = async () => [...(await inForce()).yearsKnown];

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
    const old = await ask('/apply', { json: { version: 1, reason } });
    expect([old.status, problem(old).code]).toEqual([409, 'calendar/not-latest']);
    const unreasoned = await ask('/apply', { json: { version: 3, reason: ' ' } });
    expect([unreasoned.status, problem(unreasoned).code]).toEqual([422, 'request/invalid']);
    expect(problem(await ask('/job/pause', { method: 'POST' })).code).toBe('calendar/no-job');
  });

  test('moves each by a logged verb, confirms what stays, and counts; a second click finds the first', async () => {
    const replies = await Promise.all([
      ask('/apply', { json: { version: 3, reason } }),
      ask('/apply', { json: { version: 3, reason: '第二次点击' } }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([202, 202]);
    const started = replies.map((reply) => read(reply, CalendarJobView).reason);
    expect(new Set(started).size).toBe(1);
    const job = await finishedJob();
    expect(job).toMatchObject({
      version: 3,
      state: 'done',
      looked: 63,
      moved: 62,
      confirmed: 1,
      unchanged: 0,
      refused: [],
      refusedTotal: 0,
    });
    expect((await inForce()).job).toEqual(job);
    const again = read(await ask('/apply', { json: { version: 3, reason: '再点一次' } }), CalendarJobView);
    expect(again).toEqual(job);
    const over = await ask('/job/pause', { method: 'POST' });
    expect([over.status, problem(over).code]).toEqual([409, 'calendar/job-done']);
  });

  test('every complaint has its new date once, with who ordered it and why in its log and its ledger', async () => {
    const { organisation, officer } = hospital;
    const views = await Promise.all(phoned.slice(1).map(({ id }) => openComplaint(organisation, officer.browser, id)));
    expect(views.length).toBe(61);
    for (const view of views) {
      expect([view.calendarVersion, ...dueOf(view)]).toEqual([3, certain]);
      expect(view.timeline.filter(({ type }) => type === 'RulesAdopted').length).toBe(1);
    }
    const [view] = views;
    expect(view?.timeline.at(-1)).toMatchObject({
      type: 'RulesAdopted',
      actor: { id: 'system' },
      orderedBy: { name: '王管理' },
      texts: { reason: expect.any(String) },
      data: { calendarVersion: 3, clocks: [{ change: 'moved', was: { dueOn: '2026-10-05', isProvisional: true } }] },
    });
    const stated = view?.timeline.at(-1)?.texts?.['reason'] ?? '';
    expect(view?.clocks[0]?.why.sentences.at(-1)?.replace(/09:\d\d/, '09:00')).toBe(
      `2026年9月28日（周一）09:00改按办法第1版、工作日历第3版重新计算，期限由2026年10月5日（周一）17:30调整为2026年10月10日（周六）17:30，原因：${stated}`,
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
    const started = await ask('/apply', { json: { version: 4, reason: '院庆' } });
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
    expect(await finishedJob()).toMatchObject({ state: 'done', version: 4, looked: 64, moved: 64, unchanged: 0 });
    expect(dueOf(await openComplaint(hospital.organisation, hospital.officer.browser, agreed.id))).toEqual([
      { clock: 'feedback', dueAt: '2026-10-08T16:00:00.000Z', isProvisional: false },
    ]);
    await publish({ closures: [] });
    await ask('/apply', { json: { version: 5, reason: '取消院庆停诊' } });
    await ask('/job/pause', { method: 'POST' });
    await publish({ closures: [{ day: '2026-10-09', reason: anniversary }] });
    expect(read(await ask('/apply', { json: { version: 6, reason: '院庆改期' } }), CalendarJobView)).toMatchObject({
      version: 6,
      state: 'running',
      looked: 0,
    });
    const job = await finishedJob();
    expect([job.version, job.state, job.looked]).toEqual([6, 'done', 64]);
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
      ask('/apply', { json: { version: 7, reason: '取消院庆停诊' } }),
      noted(),
      noted(),
      noted(),
    ]);
    const job = await finishedJob();
    expect(job).toMatchObject({ state: 'done', refusedTotal: 0, looked: 64 });
    const view = await openComplaint(organisation, officer.browser, target.id);
    expect(view.calendarVersion).toBe(7);
    const written = notes.filter(({ status }) => status === 200).length;
    expect(written).toBeGreaterThan(0);
    expect(view.timeline.filter(({ type }) => type === 'NoteAdded').length).toBe(written);
  });

  test('another organisation’s calendar and complaints stay as they are', async () => {
    const view = read(await calendarOf(() => other).ask(''), CalendarView);
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
