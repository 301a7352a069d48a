import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Problem } from '../../shared/contract/problems.ts';
import {
  ChangesView,
  DraftView,
  ExplainView,
  FindingsView,
  RulebookVersionView,
  RulebookView,
} from '../../shared/contract/rulebook.ts';
import { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { openByNumber, openComplaint, useVerb } from '../support/complaints.ts';
import { fileComplaint, type Hospital, invite, openHospital } from '../support/people.ts';
import { type Browser, read, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
let other: Organisation;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service, 'rules');
  other = await openOrganisation(service, { slug: 'elsewhere', organisation: '别家医院' });
});
afterAll(() => service?.stop());

const problem = (reply: Reply): Problem => Problem.parse(JSON.parse(reply.text));
const at = (path: string): string => `/api/rulebook${path}`;

type Ask = { readonly json?: unknown; readonly method?: string; readonly revision?: number };
/** Asks as somebody of an organisation; the administrator of the hospital unless told otherwise. */
const ask = (
  path: string,
  { revision, ...sending }: Ask = {},
  browser: Browser = hospital.organisation.administrator,
  organisation: Organisation = hospital.organisation,
): Promise<Reply> =>
  browser.ask(organisation.hosts.console, at(path), {
    ...sending,
    ...(revision !== undefined && { headers: { 'if-match': `"${revision}"` } }),
  });

const inForce = async (): Promise<Rulebook> => Rulebook.parse(read(await ask(''), RulebookView).rulebook);
/** The rulebook with the answer due in so many working days where nothing special is known. */
async function withDays(count: number): Promise<Rulebook> {
  const rulebook = await inForce();
  const clocks = rulebook.clocks.map((clock) => ({
    ...clock,
    cases: clock.cases.map((each) =>
      each.id === 'investigation' ? { ...each, budget: { unit: 'working-days' as const, count } } : each,
    ),
  }));
  return { ...rulebook, clocks };
}
async function save(rulebook: unknown): Promise<DraftView> {
  const draft = await ask('/draft');
  const revision = draft.status === 200 ? read(draft, DraftView).revision : undefined;
  const reply = await ask('/draft', { method: 'PUT', json: { rulebook }, ...(revision && { revision }) });
  expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
  return read(reply, DraftView);
}
const errorsOf = (draft: { readonly findings: readonly { readonly severity: string }[] }): unknown[] =>
  draft.findings.filter(({ severity }) => severity === 'error');

describe('a new organisation', () => {
  test('has its template in force as version 1, and no draft', async () => {
    const view = read(await ask(''), RulebookView);
    expect(view).toMatchObject({ inForce: 1, upcoming: [], versions: [{ version: 1 }] });
    expect(view.draft).toBeUndefined();
    expect((await ask('/draft')).status).toBe(404);
    expect(Rulebook.parse(view.rulebook).title['zh-CN']).toBe('病人投诉处理制度');
  });

  test('is told what is wrong with its template: no error', async () => {
    const reply = await ask('/lint', { json: {} });
    expect([reply.status, errorsOf(read(reply, FindingsView))]).toEqual([200, []]);
  });
});

describe('who may', () => {
  const questions: readonly (readonly [string, Ask])[] = [
    ['/draft', {}],
    ['/draft', { method: 'PUT', json: { rulebook: {} } }],
    ['/draft', { method: 'DELETE', revision: 1 }],
    ['/validate', { json: {} }],
    ['/lint', { json: {} }],
    ['/diff', { json: {} }],
    ['/explain', { json: { language: 'en', filing: { category: 'nursing' } } }],
    ['/simulate', { json: { language: 'en', scenario: {} } }],
    ['/publish', { json: {}, revision: 1 }],
  ];
  test.each(questions)('%s %o is for administrators alone', async (path, sending) => {
    const reply = await ask(path, sending, hospital.officer.browser);
    expect([reply.status, problem(reply).code]).toEqual([403, 'session/not-permitted']);
  });

  test('everybody on the staff reads the rulebook in force', async () => {
    expect((await ask('', {}, hospital.officer.browser)).status).toBe(200);
    expect((await ask('/versions/1', {}, hospital.officer.browser)).status).toBe(200);
  });

  test('nobody of another organisation, and nobody without a session', async () => {
    const { console } = hospital.organisation.hosts;
    for (const path of ['', '/draft', '/versions/1']) {
      expect((await other.administrator.ask(console, at(path))).status).toBe(401);
    }
  });
});

describe('a draft', () => {
  test('may be anything; what is wrong is said with the pointer and in both languages', async () => {
    const draft = await save({ title: 7, surprise: true });
    const pointers = draft.findings.map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/title', '/surprise', '/channels']));
    for (const { message } of draft.findings) {
      expect(message['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(message['en']).toMatch(/[a-z]/);
    }
    const refused = await ask('/publish', { json: {}, revision: draft.revision });
    expect([refused.status, problem(refused).code]).toEqual([422, 'rulebook/not-valid']);
    expect(problem(refused).fields?.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/surprise']));
    expect(read(await ask(''), RulebookView).inForce).toBe(1);
  });

  test('is not overwritten by whoever did not see the last change', async () => {
    const { revision } = await save(await withDays(4));
    const late = await ask('/draft', { method: 'PUT', json: { rulebook: {} }, revision: revision - 1 });
    expect([late.status, problem(late).code]).toEqual([412, 'rulebook/changed']);
    const blind = await ask('/draft', { method: 'PUT', json: { rulebook: {} } });
    expect(blind.status).toBe(412);
    const [one, two] = await Promise.all([
      ask('/draft', { method: 'PUT', json: { rulebook: { by: 'one' } }, revision }),
      ask('/draft', { method: 'PUT', json: { rulebook: { by: 'two' } }, revision }),
    ]);
    expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  test('a ladder that names a position nobody holds is refused, unless it stood there before', async () => {
    const rulebook = await inForce();
    const ghost = { id: 'ghost', label: { 'zh-CN': '巡查员', en: 'Inspector' }, capabilities: ['readComplaints'] };
    const [clock] = rulebook.clocks;
    const ladder = clock?.ladder.map((step) =>
      step.id === 'due' ? { ...step, tell: [{ position: 'ghost', at: 'anywhere' }] } : step,
    );
    const draft = await save({
      ...rulebook,
      positions: [...rulebook.positions, ghost],
      clocks: [{ ...clock, ladder }, ...rulebook.clocks.slice(1)],
    });
    expect(errorsOf(draft)).toMatchObject([{ pointer: expect.stringMatching(/^\/clocks\/0\/ladder\/\d+\/tell/) }]);
    const refused = await ask('/publish', { json: {}, revision: draft.revision });
    expect(refused.status).toBe(422);
  });

  test('2 MB of JSON and 5,000 categories are refused', async () => {
    const big = await ask('/draft', { method: 'PUT', json: { rulebook: { x: 'x'.repeat(2_000_000) } } });
    expect([big.status, problem(big).code]).toEqual([413, 'request/too-large']);
    const rulebook = await inForce();
    const categories = Array.from({ length: 5000 }, (_, n) => ({ id: `c-${n}`, label: { en: `Category ${n}` } }));
    const reply = await ask('/lint', { json: { rulebook: { ...rulebook, categories } } });
    expect(read(reply, FindingsView).findings).toMatchObject([{ severity: 'error', pointer: '/categories' }]);
  });

  test.each(['/lint', '/diff', '/explain', '/simulate', '/draft'])('%s refuses fifty thousand levels', async (path) => {
    const deep = `${'{"parent":'.repeat(50_000)}{}${'}'.repeat(50_000)}`;
    const more = { '/explain': ',"language":"en","filing":{"category":"nursing"}', '/simulate': ',"language":"en"' }[
      path
    ];
    const what = path === '/simulate' ? 'scenario' : 'rulebook';
    const body = `{"${what}":${deep}${more ?? ''}}`;
    const method = path === '/draft' ? 'PUT' : 'POST';
    const headers = { 'content-type': 'application/json' };
    const { administrator, hosts } = hospital.organisation;
    const reply = await administrator.ask(hosts.console, at(path), { method, body, headers });
    expect([path, reply.status]).toEqual([path, path === '/lint' ? 200 : 422]);
    expect(reply.text).toContain('too-deep');
    expect(reply.text).toContain('层次过深');
  });

  test('is dropped by whoever has seen it', async () => {
    const { revision } = await save(await withDays(4));
    expect((await ask('/draft', { method: 'DELETE', revision: revision - 1 })).status).toBe(412);
    expect((await ask('/draft', { method: 'DELETE', revision })).status).toBe(204);
    expect((await ask('/draft')).status).toBe(404);
  });
});

describe('asking before publishing', () => {
  // Monday 28 September 2026, 09:00. 1-7 October are holidays, Saturday 10 October is a make-up workday.
  test('the dates a complaint filed now would get: five working days end on Saturday 10 October', async () => {
    const reply = await ask('/explain', { json: { language: 'zh-CN', filing: { category: 'nursing' } } });
    const { clocks, proposed } = read(reply, ExplainView);
    expect(clocks).toMatchObject([{ clock: 'feedback', dueOn: '2026-10-10', isPublic: true }]);
    expect(clocks[0]?.why.join('')).toContain('国庆节');
    expect(clocks[0]?.ladder.map(({ step }) => step)).toEqual(['one-day-before', 'due', 'one-day-after']);
    expect(proposed).toEqual({ route: 'nursing', unit: 'nursing-department' });
  });

  test('a rehearsal tells what happens, when, and who is told', async () => {
    const scenario = { startAt: '2026-09-28 09:00', filing: { category: 'nursing' } };
    const reply = await ask('/simulate', { json: { language: 'zh-CN', scenario } });
    const { sentences } = read(reply, z.looseObject({ sentences: z.array(z.string()) }));
    expect(sentences.join('\n')).toContain('2026');
    expect(sentences.length).toBeGreaterThan(5);
    const wrong = await ask('/simulate', { json: { language: 'zh-CN', scenario: { startAt: 'soon' } } });
    expect([wrong.status, problem(wrong).fields?.[0]?.pointer]).toEqual([422, '/scenario/startAt']);
  });

  test('the difference in sentences', async () => {
    const reply = await ask('/diff', { json: { rulebook: await withDays(3) } });
    const { changes } = read(reply, ChangesView);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.sentence['zh-CN']).toMatch(/5 个工作日.*3 个工作日/);
    expect(changes[0]?.pointer).toMatch(/^\/clocks\/0\/cases\/1\/budget/);
  });
});

describe('publishing', () => {
  test('nothing new is not published', async () => {
    const { revision } = await save(await inForce());
    const reply = await ask('/publish', { json: {}, revision });
    expect([reply.status, problem(reply).code]).toEqual([409, 'rulebook/nothing-changed']);
  });

  test('not for a day that is over, and not what somebody changed meanwhile', async () => {
    const { revision } = await save(await withDays(3));
    const past = await ask('/publish', { json: { effectiveOn: '2026-09-27' }, revision });
    expect([past.status, problem(past).code]).toEqual([422, 'rulebook/effective-in-the-past']);
    const stale = await ask('/publish', { json: {}, revision: revision - 1 });
    expect(stale.status).toBe(412);
    expect((await ask('/publish', { json: {} })).status).toBe(428);
  });

  test('at once: new complaints get 3 working days, running ones keep 5, and one is moved by a verb of its own', async () => {
    const officer = hospital.officer.browser;
    const { number: before } = await fileComplaint(service, hospital.organisation);
    const draft = await save(await withDays(3));
    expect(errorsOf(draft)).toEqual([]);
    const published = await ask('/publish', { json: { note: '缩短反馈时限' }, revision: draft.revision });
    expect([published.status, published.text.slice(0, 200)]).toEqual([201, expect.any(String)]);
    const view = read(published, RulebookView);
    expect(view).toMatchObject({ inForce: 2, versions: [{ version: 2, note: '缩短反馈时限' }, { version: 1 }] });
    expect(view.draft).toBeUndefined();

    const { number: after } = await fileComplaint(service, hospital.organisation);
    const dueOn = async (number: string): Promise<string | undefined> =>
      (await openByNumber(hospital.organisation, officer, number)).clocks[0]?.dueOn;
    expect(await dueOn(before)).toBe('2026-10-10');
    // 29 and 30 September, 8 October; National Day lasts until the 7th.
    expect(await dueOn(after)).toBe('2026-10-08');
    const page = await officer.ask(hospital.organisation.hosts.intake, '/');
    expect(page.text).toContain('3 个工作日');

    const { id } = await openByNumber(hospital.organisation, officer, before);
    const body = { rulebookVersion: 2, calendarVersion: 1, reason: '按新办法办理' };
    const refused = await useVerb(hospital.organisation, officer, id, { verb: 'adopt-rules', body, version: 1 });
    expect(refused.status).toBe(403);
    const who = { name: '钱督办', account: 'supervisor', position: 'supervisor' };
    const { browser } = await invite(service, hospital.organisation, who);
    const moved = await useVerb(hospital.organisation, browser, id, { verb: 'adopt-rules', body, version: 1 });
    expect(moved.status).toBe(200);
    const { clocks, rulebookVersion, timeline } = await openComplaint(hospital.organisation, officer, id);
    expect([rulebookVersion, clocks[0]?.dueOn]).toEqual([2, '2026-10-08']);
    expect(timeline.at(-1)).toMatchObject({ type: 'RulesAdopted', texts: { reason: '按新办法办理' } });
    const unknown = await useVerb(hospital.organisation, browser, id, {
      verb: 'adopt-rules',
      body: { ...body, rulebookVersion: 9 },
      version: 2,
    });
    expect([unknown.status, problem(unknown).code]).toEqual([422, 'complaint/unknown-version']);
  });

  test('from a day to come: until then the old one holds', async () => {
    const draft = await save(await withDays(2));
    const published = await ask('/publish', { json: { effectiveOn: '2026-10-09' }, revision: draft.revision });
    const view = read(published, RulebookView);
    expect(view.inForce).toBe(2);
    expect(view.upcoming).toEqual([{ version: 3, effectiveAt: '2026-10-08T16:00:00.000Z' }]);
    const { number } = await fileComplaint(service, hospital.organisation);
    const complaint = await openByNumber(hospital.organisation, hospital.officer.browser, number);
    expect(complaint.rulebookVersion).toBe(2);
    expect(read(await ask('/versions/3'), RulebookVersionView).version).toBe(3);
    expect((await ask('/versions/4')).status).toBe(404);
  });

  test('two at once: one version comes of it', async () => {
    const { revision } = await save(await withDays(4));
    const replies = await Promise.all([
      ask('/publish', { json: {}, revision }),
      ask('/publish', { json: {}, revision }),
    ]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      expect.toSatisfy((status: number) => status >= 400),
    ]);
    expect(read(await ask(''), RulebookView).versions).toHaveLength(4);
  });

  test('another organisation keeps its own', async () => {
    const view = read(await ask('', {}, other.administrator, other), RulebookView);
    expect(view.versions).toHaveLength(1);
  });
});
