import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { OrganisationView, PersonView, SessionView, UnitView } from '../../../shared/contract/staff.ts';
import { capabilities } from '../../../shared/rulebook/capabilities.ts';
import { type TestDynamoDb, startDynamoDb, startMilliseconds } from '../../support/dynamodb.ts';
import {
  administratorEmail,
  goodPassword,
  positionWith,
  staffIdOf,
  term,
  type TestTenant,
  testTenant,
} from '../../support/staff.ts';
import { administratorCookie, codeOf, colleague, type StaffApp, staffApp } from './staff-app.ts';

let db: TestDynamoDb;
let tenant: TestTenant;
let app: StaffApp;
let administrator: string;
let tenants = 0;

beforeAll(async () => {
  db = await startDynamoDb();
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  tenant = await testTenant(db.client, `people-${++tenants}`);
  app = staffApp(tenant);
  administrator = await administratorCookie(app, tenant);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const handler = { position: term('may-state'), unit: term('surgery') };
const invite = (body: unknown, cookie = administrator) => app.call('POST', '/api/people', { cookie, body });
const change = (id: string, body: unknown, cookie = administrator) =>
  app.call('PATCH', `/api/people/${id}`, { cookie, body });
const session = (cookie: string) => app.call('GET', '/api/session', { cookie });
const someone = (name: string, position = 'may-state') =>
  colleague(app, tenant, { administrator, name, position: term(position), unit: term('surgery') });

describe('inviting a person', () => {
  it('adds them and leaves one invitation in the language of the tenant', async () => {
    const answer = await invite({ name: ' 李娜 ', email: 'li.na@staff.example', holdings: [handler, handler] });
    expect(answer.status).toBe(201);
    const person = PersonView.parse(await answer.json());
    expect(person).toMatchObject({
      name: '李娜',
      email: 'li.na@staff.example',
      holdings: [handler],
      status: 'invited',
      invitedAt: '2026-11-23T08:00:00.000Z',
    });
    expect(tenant.notices).toMatchObject([
      { kind: 'invitation', to: { who: 'staff', staffId: person.id }, language: 'zh-CN' },
    ]);
  });

  it('refuses an address that somebody has, in whatever case', async () => {
    const answer = await invite({ name: 'Li Na', email: administratorEmail.toUpperCase(), holdings: [handler] });
    expect(answer.status).toBe(409);
    expect(await codeOf(answer)).toBe('person/email-taken');
    expect(tenant.notices).toEqual([]);
  });

  it('gives an address to one of two who are invited with it at the same moment', async () => {
    const body = { name: 'Li Na', email: 'li.na@staff.example', holdings: [handler] };
    const answers = await Promise.all([invite(body), invite(body)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const people = await tenant.store.people.all();
    expect(people.filter(({ email }) => email === 'li.na@staff.example')).toHaveLength(1);
  });

  it('refuses positions and units that do not exist, and says which', async () => {
    const holdings = [handler, { position: 'wizard', unit: 'surgery' }, { position: 'may-state', unit: 'nowhere' }];
    const answer = await invite({ name: 'Li Na', email: 'li.na@staff.example', holdings });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'person/unknown-holding',
      fields: [
        { pointer: '/holdings/1/position', code: 'unknown-position' },
        { pointer: '/holdings/2/unit', code: 'unknown-unit' },
      ],
    });
  });

  it('refuses a unit that is closed', async () => {
    const closing = { cookie: administrator, body: { isClosed: true } };
    expect((await app.call('PATCH', '/api/units/nursing', closing)).status).toBe(200);
    const holdings = [{ position: 'may-state', unit: 'nursing' }];
    expect((await invite({ name: 'Li Na', email: 'li.na@staff.example', holdings })).status).toBe(422);
  });

  it('refuses fields that nobody asked for', async () => {
    const body = { name: 'Li Na', email: 'li.na@staff.example', holdings: [handler], status: 'active' };
    expect((await invite(body)).status).toBe(422);
  });
});

describe('who may manage people', () => {
  const others = capabilities.filter((capability) => capability !== 'managePeople');

  it('leaves out every capability but one', () => {
    expect(others.length).toBe(capabilities.length - 1);
    expect(others.length).toBeGreaterThan(5);
  });

  it.each(others)('does not include those who %s', async (capability) => {
    const { id, cookie } = await someone('deng.wei', positionWith(capability));
    expect(SessionView.parse(await (await session(cookie)).json()).capabilities).toEqual([capability]);
    const requests = [
      invite({ name: 'Li Na', email: 'li.na@staff.example', holdings: [handler] }, cookie),
      change(id, { holdings: [{ position: 'administrator', unit: 'complaint-centre' }] }, cookie),
      change(staffIdOf('administrator'), { status: 'disabled' }, cookie),
      app.call('POST', '/api/units', { cookie, body: { label: { en: 'Pharmacy' } } }),
      app.call('PATCH', '/api/units/nursing', { cookie, body: { isClosed: true } }),
    ];
    for (const answer of await Promise.all(requests)) {
      expect(answer.status).toBe(403);
      expect(await codeOf(answer)).toBe('session/not-permitted');
    }
    expect((await app.call('GET', '/api/organisation', { cookie })).status).toBe(200);
  });

  it('does include those who manage people', async () => {
    const { cookie } = await someone('deng.wei', positionWith('managePeople'));
    expect((await invite({ name: 'Li Na', email: 'li.na@staff.example', holdings: [handler] }, cookie)).status).toBe(
      201,
    );
  });

  it.each([
    ['POST', '/api/people'],
    ['PATCH', `/api/people/${staffIdOf('administrator')}`],
    ['POST', '/api/units'],
    ['PATCH', '/api/units/nursing'],
    ['GET', '/api/organisation'],
  ])('includes nobody without a session: %s %s', async (method, path) => {
    const answer = await app.call(method, path, method === 'GET' ? {} : { body: {} });
    expect(answer.status).toBe(401);
    expect(await codeOf(answer)).toBe('session/required');
  });
});

describe('changing a person', () => {
  it('to disabled ends their session with the next request, and their password', async () => {
    const { id, email, cookie } = await someone('li.na');
    expect((await session(cookie)).status).toBe(200);

    const answer = await change(id, { status: 'disabled' });
    expect(PersonView.parse(await answer.json()).status).toBe('disabled');
    expect((await session(cookie)).status).toBe(401);
    const signIn = { body: { email, password: goodPassword } };
    expect((await app.call('POST', '/api/session', signIn)).status).toBe(401);
  });

  it('to disabled makes an invitation useless that is still on its way', async () => {
    const answer = await invite({ name: 'Li Na', email: 'li.na@staff.example', holdings: [handler] });
    const { id } = PersonView.parse(await answer.json());
    const token = await tenant.lastToken();
    await change(id, { status: 'disabled' });
    const body = { token, password: goodPassword };
    expect((await app.call('POST', '/api/password', { body })).status).toBe(410);
  });

  it('back to active opens the door again, but no session of before', async () => {
    const { id, email, cookie } = await someone('li.na');
    await change(id, { status: 'disabled' });
    expect(PersonView.parse(await (await change(id, { status: 'active' })).json()).status).toBe('active');
    expect((await session(cookie)).status).toBe(401);
    expect(await app.signIn(email, goodPassword)).toMatch(/^__Host-session=/);
  });

  it('to active who never set a password invites them once more', async () => {
    const answer = await invite({ name: 'Li Na', email: 'li.na@staff.example', holdings: [handler] });
    const { id } = PersonView.parse(await answer.json());
    await change(id, { status: 'disabled' });
    expect(PersonView.parse(await (await change(id, { status: 'active' })).json()).status).toBe('invited');
    expect(tenant.notices.map(({ kind }) => kind)).toEqual(['invitation', 'invitation']);
    const body = { token: await tenant.lastToken(), password: goodPassword };
    expect((await app.call('POST', '/api/password', { body })).status).toBe(200);
  });

  it('changes what they may do with their next request', async () => {
    const { id, cookie } = await someone('li.na', positionWith('managePeople'));
    const mayInvite = { name: 'Wu Jun', email: 'wu.jun@staff.example', holdings: [handler] };
    await change(id, { holdings: [handler] });
    expect(SessionView.parse(await (await session(cookie)).json()).capabilities).toEqual(['state']);
    expect((await invite(mayInvite, cookie)).status).toBe(403);
  });

  it('keeps the last administrator who can sign in', async () => {
    const id = staffIdOf('administrator');
    await invite({
      name: 'Li Na',
      email: 'li.na@staff.example',
      holdings: [{ ...handler, position: 'administrator' }],
    });
    for (const patch of [{ status: 'disabled' }, { holdings: [handler] }]) {
      const answer = await change(id, patch);
      expect(answer.status).toBe(409);
      expect(await codeOf(answer)).toBe('person/last-administrator');
    }
    await someone('wu.jun', 'administrator');
    expect((await change(id, { holdings: [handler] })).status).toBe(200);
    expect((await session(administrator)).status).toBe(200);
  });

  it('keeps one of two administrators who disable each other at the same moment', async () => {
    const other = await someone('li.na', 'administrator');
    const answers = await Promise.all([
      change(other.id, { status: 'disabled' }),
      change(staffIdOf('administrator'), { status: 'disabled' }, other.cookie),
    ]);
    const people = await tenant.store.people.all();
    expect(people).toHaveLength(2);
    expect(people.filter(({ status }) => status === 'active')).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('who does not exist is answered with 404', async () => {
    expect((await change(staffIdOf('nobody'), { status: 'active' })).status).toBe(404);
    expect((await change('not-an-id', { status: 'active' })).status).toBe(404);
  });
});

describe('the organisation', () => {
  it('shows its people, units, positions and centre', async () => {
    await someone('li.na');
    const answer = await app.call('GET', '/api/organisation', { cookie: administrator });
    const view = OrganisationView.parse(await answer.json());
    expect(new Map(view.people.map(({ email, status }) => [email, status]))).toEqual(
      new Map([
        [administratorEmail, 'active'],
        ['li.na@staff.example', 'active'],
      ]),
    );
    expect(view.units.map(({ id }) => id)).toEqual(['complaint-centre', 'nursing', 'surgery']);
    expect(view.positions).toEqual(tenant.rules.positions);
    expect(view.centre).toBe('complaint-centre');
  });
});

const add = (body: unknown) => app.call('POST', '/api/units', { cookie: administrator, body });
const changeUnit = (id: string, body: unknown) =>
  app.call('PATCH', `/api/units/${id}`, { cookie: administrator, body });
const idOf = async (answer: Response) => UnitView.parse(await answer.json()).id;

describe('units', () => {
  it('are named after their English label, or numbered', async () => {
    const label = { en: 'Quality & Safety (Élite)', 'zh-CN': '质量安全科' };
    const first = await add({ label });
    expect(first.status).toBe(201);
    expect(await first.json()).toEqual({ id: 'quality-safety-elite', label, isClosed: false });
    expect(await idOf(await add({ label }))).toBe('quality-safety-elite-2');
    expect(await idOf(await add({ label: { 'zh-CN': '药剂科' } }))).toBe('unit-6');
    expect(await idOf(await add({ label: { 'zh-CN': '检验科' }, parent: 'surgery' }))).toBe('unit-7');
  });

  it('get different names when they are added at the same moment', async () => {
    const label = { en: 'Pharmacy' };
    const ids = await Promise.all((await Promise.all([add({ label }), add({ label })])).map(idOf));
    expect(ids.toSorted()).toEqual(['pharmacy', 'pharmacy-2']);
  });

  it('need a parent that exists', async () => {
    const answer = await add({ label: { en: 'Pharmacy' }, parent: 'nowhere' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ fields: [{ pointer: '/parent', code: 'unknown-unit' }] });
  });

  it('can be renamed, closed and opened again', async () => {
    const label = { en: 'Nursing department', 'zh-CN': '护理部' };
    expect(await (await changeUnit('nursing', { label })).json()).toEqual({ id: 'nursing', label, isClosed: false });
    expect(await (await changeUnit('nursing', { isClosed: true })).json()).toMatchObject({ isClosed: true });
    expect(await (await changeUnit('nursing', { isClosed: false })).json()).toMatchObject({ isClosed: false });
  });

  it('stay open while complaints are handled there or sent there', async () => {
    tenant.busy.add(term('nursing'));
    for (const id of ['nursing', 'surgery', 'complaint-centre']) {
      const answer = await changeUnit(id, { isClosed: true });
      expect(answer.status, id).toBe(409);
      expect(await codeOf(answer)).toBe('unit/in-use');
    }
  });

  it('that do not exist are answered with 404', async () => {
    expect((await changeUnit('nowhere', { isClosed: true })).status).toBe(404);
    expect((await changeUnit('No Unit', { isClosed: true })).status).toBe(404);
  });
});
