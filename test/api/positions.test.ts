import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { ComplaintView, DossierView, IdentityView, QueuePage } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { OrganisationView, PersonView, SessionView, UnitView } from '../../shared/contract/staff.ts';
import { VocabularyView } from '../../shared/contract/vocabulary.ts';
import type { Capability } from '../../shared/rulebook/capabilities.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { openByNumber, openComplaint, useVerb } from '../support/complaints.ts';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { type Browser, openBrowser, read, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

const hospitalYueqing = templateRulebook('hospital-yueqing');

/** The department that handles the complaints of this file, and where handler and department head sit. */
const unit = 'medical-affairs';
const inDepartment = new Set<string>(['handler', 'department-head']);
const positions = hospitalYueqing.positions.map((position) => position.id);
const has = (position: string, capability: Capability): boolean =>
  hospitalYueqing.positions.some(({ id, capabilities }) => id === position && capabilities.includes(capability));

type Stage = 'registered' | 'dispatched' | 'replied';

/** One route as the matrix tries it. `needs`: the capability; without it 403, and 404 for who may not see the complaint at all. */
type Route = {
  readonly name: string;
  readonly needs?: Capability;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly stage?: Stage;
  readonly answer: z.ZodType;
  readonly success?: number;
};

const complaint = '/api/complaints/:id';
const routes: readonly Route[] = [
  { name: 'the session', path: '/api/session', answer: SessionView },
  { name: 'the vocabulary', path: '/api/vocabulary', answer: VocabularyView },
  { name: 'the organisation', path: '/api/organisation', answer: OrganisationView },
  { name: 'the queue of the centre', path: '/api/complaints', needs: 'readComplaints', answer: QueuePage },
  { name: 'a complaint', path: complaint, stage: 'dispatched', answer: ComplaintView },
  {
    name: 'dispatch',
    needs: 'dispatch',
    path: `${complaint}/dispatch`,
    body: { lead: unit },
    stage: 'registered',
    answer: ComplaintView,
  },
  {
    name: 'dispatch anew',
    needs: 'dispatch',
    path: `${complaint}/dispatch`,
    body: { lead: 'nursing-department' },
    stage: 'dispatched',
    answer: ComplaintView,
  },
  {
    name: 'statement',
    needs: 'state',
    path: `${complaint}/statement`,
    body: { unit, statement: '属实。' },
    stage: 'dispatched',
    answer: ComplaintView,
  },
  {
    name: 'reply',
    needs: 'reply',
    path: `${complaint}/reply`,
    body: { reply: '已整改。' },
    stage: 'dispatched',
    answer: ComplaintView,
  },
  {
    name: 'close',
    needs: 'close',
    path: `${complaint}/close`,
    body: { reason: '已告知。' },
    stage: 'replied',
    answer: ComplaintView,
  },
  {
    name: 'identity',
    needs: 'revealIdentity',
    path: `${complaint}/identity`,
    body: { reason: '电话告知' },
    stage: 'dispatched',
    answer: IdentityView,
  },
  { name: 'dossier', needs: 'readDossier', path: `${complaint}/dossier`, stage: 'dispatched', answer: DossierView },
  {
    name: 'invite',
    needs: 'managePeople',
    path: '/api/people',
    body: { name: '新人', email: 'new@example.com', holdings: [{ position: 'auditor', unit }] },
    answer: PersonView,
    success: 201,
  },
  {
    name: 'add a unit',
    needs: 'managePeople',
    path: '/api/units',
    body: { label: { 'zh-CN': '儿科', en: 'Paediatrics' } },
    answer: UnitView,
    success: 201,
  },
];

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
const browsers = new Map<string, Browser>();
const shared = new Map<Stage, string>();

const browserOf = (position: string): Browser => {
  const browser = browsers.get(position);
  if (!browser) throw new Error(`nobody holds ${position}`);
  return browser;
};

async function complaintAt(stage: Stage): Promise<string> {
  const officer = browserOf('officer');
  const { number } = await fileComplaint(service, organisation);
  const { id } = await openByNumber(organisation, officer, number);
  if (stage === 'registered') return id;
  await useVerb(organisation, officer, id, { verb: 'dispatch', body: { lead: unit }, version: 1 });
  if (stage === 'replied')
    await useVerb(organisation, officer, id, { verb: 'reply', body: { reply: '已整改。' }, version: 2 });
  return id;
}

beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'positions' });
  browsers.set('administrator', organisation.administrator);
  for (const position of positions.filter((one) => one !== 'administrator')) {
    const home = inDepartment.has(position) ? { unit } : {};
    const who: Colleague = await invite(service, organisation, {
      name: position,
      account: position,
      position,
      ...home,
    });
    browsers.set(position, who.browser);
  }
  for (const stage of ['registered', 'dispatched', 'replied'] as const) shared.set(stage, await complaintAt(stage));
});
afterAll(() => service?.stop());

async function request(browser: Browser, route: Route, id: string | undefined): Promise<Reply> {
  const version = id === undefined ? 1 : (await openComplaint(organisation, browserOf('officer'), id)).version;
  return browser.ask(organisation.hosts.console, route.path.replace(':id', id ?? ''), {
    ...(route.body === undefined ? {} : { json: route.body }),
    headers: { 'if-match': `"${version}"` },
  });
}

const seesComplaint = (position: string, stage: Stage): boolean =>
  has(position, 'readComplaints') ||
  (has(position, 'readOwnComplaints') && inDepartment.has(position) && stage !== 'registered');

/** What the template says that somebody with this position gets at this route. */
function expected(position: string, route: Route): number {
  if (route.stage !== undefined && !seesComplaint(position, route.stage)) return 404;
  return route.needs === undefined || has(position, route.needs) ? (route.success ?? 200) : 403;
}

const codes: Readonly<Record<number, string>> = { 403: 'session/not-permitted', 404: 'complaint/not-found' };

test('the template has seven positions, and every capability is held by one of them', () => {
  expect(positions).toHaveLength(7);
  const needed = routes.flatMap((route) => route.needs ?? []);
  expect(needed.filter((capability) => !positions.some((position) => has(position, capability)))).toEqual([]);
});

describe.each(routes)('$name', (route) => {
  const excluded = positions.filter((position) => expected(position, route) >= 400);
  const allowed = positions.filter((position) => expected(position, route) < 400);

  test('without a session: 401', async () => {
    const reply = await request(openBrowser(service), route, route.stage && shared.get(route.stage));
    expect([reply.status, Problem.parse(JSON.parse(reply.text)).code]).toEqual([401, 'session/required']);
  });

  test(`not for ${excluded.join(', ') || 'nobody'}`, async () => {
    const id = route.stage && shared.get(route.stage);
    for (const position of excluded) {
      const reply = await request(browserOf(position), route, id);
      const { code, status } = Problem.parse(JSON.parse(reply.text));
      const wanted = expected(position, route);
      expect({ position, status: reply.status, code }).toEqual({ position, status: wanted, code: codes[wanted] });
      expect(status).toBe(reply.status);
    }
    expect(excluded.length + allowed.length).toBe(positions.length);
  });

  test(`for ${allowed.join(', ')}`, async () => {
    expect(allowed.length).toBeGreaterThan(0);
    for (const position of allowed) {
      const id = route.stage && (await complaintAt(route.stage));
      const body = typeof route.body === 'object' ? { ...route.body } : undefined;
      const own = body && 'email' in body ? { ...body, email: `new-${position}@example.com` } : body;
      const reply = await request(browserOf(position), { ...route, body: own }, id);
      expect({ position, status: reply.status }).toEqual({ position, status: route.success ?? 200 });
      expect(read(reply, route.answer)).toBeTypeOf('object');
    }
  });
});
