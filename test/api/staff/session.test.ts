import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionView } from '../../../shared/contract/staff.ts';
import { scryptPasswords } from '../../../shared/data/staff/scrypt-passwords.ts';
import { type TestDynamoDb, startDynamoDb, startMilliseconds } from '../../support/dynamodb.ts';
import {
  administratorEmail,
  goodPassword,
  otherPassword,
  staffIdOf,
  testCost,
  type TestTenant,
  testTenant,
} from '../../support/staff.ts';
import { administratorCookie, codeOf, cookieOf, type StaffApp, staffApp } from './staff-app.ts';

const minutes = 60_000;
const hours = 60 * minutes;

let db: TestDynamoDb;
let tenant: TestTenant;
let app: StaffApp;
let tenants = 0;

beforeAll(async () => {
  db = await startDynamoDb();
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  tenant = await testTenant(db.client, `session-${++tenants}`);
  app = staffApp(tenant);
  await administratorCookie(app, tenant);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const credentials = { email: administratorEmail, password: goodPassword };
const attempt = (email: string, password: string) => app.call('POST', '/api/session', { body: { email, password } });

describe('signing in', () => {
  it('answers who one is and opens a session that lasts', async () => {
    const answer = await app.call('POST', '/api/session', { body: credentials });

    expect(answer.status).toBe(200);
    const view = SessionView.parse(await answer.json());
    expect(view.staff).toEqual({
      id: staffIdOf('administrator'),
      name: '方敏',
      email: administratorEmail,
      holdings: [{ position: 'administrator', unit: 'complaint-centre' }],
    });
    expect(view.capabilities).toEqual(['managePeople']);

    const again = await app.call('GET', '/api/session', { cookie: cookieOf(answer) });
    expect(again.status).toBe(200);
    expect(again.headers.get('cache-control')).toBe('no-store');
    expect(SessionView.parse(await again.json())).toEqual(view);
  });

  it('takes the address in any case', async () => {
    expect((await attempt('FANG.MIN@Sunny-Hospital.example', goodPassword)).status).toBe(200);
  });

  it('hands the token out in a cookie that scripts, other hosts and plain http cannot reach', async () => {
    const answer = await app.call('POST', '/api/session', { body: credentials });
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^__Host-session=[\w-]{43}; /);
    expect(cookie.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  it('uses a cookie without the prefix on plain http', async () => {
    const local = staffApp(tenant, { scheme: 'http' });
    const answer = await local.call('POST', '/api/session', { body: credentials });
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^session=[\w-]{43}; /);
    expect(cookie.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']);
    expect((await local.call('GET', '/api/session', { cookie: cookieOf(answer) })).status).toBe(200);
  });

  it('ends the session the browser had before', async () => {
    const first = await app.signIn(credentials.email, credentials.password);
    const answer = await app.call('POST', '/api/session', { body: credentials, cookie: first });
    expect(cookieOf(answer)).not.toBe(first);
    expect((await app.call('GET', '/api/session', { cookie: first })).status).toBe(401);
  });

  it('gives an unknown address, a wrong password and an invited person the same answer after the same work', async () => {
    let hashings = 0;
    const scrypt = scryptPasswords(testCost);
    const counting = await testTenant(db.client, 'counting-hashes', {
      ...scrypt,
      verify: (...given) => {
        hashings++;
        return scrypt.verify(...given);
      },
    });
    const invited = staffApp(counting);
    const bodies = [];
    for (const email of ['nobody@sunny-hospital.example', administratorEmail]) {
      const answer = await invited.call('POST', '/api/session', { body: { email, password: otherPassword } });
      bodies.push({ status: answer.status, body: await answer.text() });
    }
    const wrong = await attempt(administratorEmail, otherPassword);
    bodies.push({ status: wrong.status, body: await wrong.text() });

    expect(bodies[0]).toMatchObject({ status: 401, body: expect.stringContaining('session/wrong-credentials') });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(hashings).toBe(2);
  });

  it('rehashes a password with the parameters of today', async () => {
    const stronger = { ...testCost, cost: testCost.cost * 2 };
    const raised = staffApp({ ...tenant, passwords: scryptPasswords(stronger) });
    await raised.signIn(credentials.email, credentials.password);

    const stored = await tenant.store.credentials.find(staffIdOf('administrator'));
    expect(stored?.password.cost).toBe(stronger.cost);
    expect((await attempt(credentials.email, credentials.password)).status).toBe(200);
  });
});

describe('guessing passwords', () => {
  it('locks the address after ten failures, for the right password as well, until the hour is over', async () => {
    for (let failure = 1; failure <= 10; failure++) {
      expect((await attempt(administratorEmail, otherPassword)).status).toBe(401);
    }
    const locked = await attempt(administratorEmail, goodPassword);
    expect(locked.status).toBe(429);
    expect(await codeOf(locked)).toBe('session/locked');

    tenant.clock.forward(hours);
    expect((await attempt(administratorEmail, goodPassword)).status).toBe(200);
  });

  it('locks an unknown address in the same way', async () => {
    for (let failure = 1; failure <= 10; failure++) {
      expect((await attempt('nobody@sunny-hospital.example', otherPassword)).status).toBe(401);
    }
    expect((await attempt('nobody@sunny-hospital.example', otherPassword)).status).toBe(429);
  });

  it('lets no attempt slip past the limit when many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(administratorEmail, otherPassword)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it('does not count what succeeds', async () => {
    for (let success = 1; success <= 12; success++) {
      expect((await attempt(administratorEmail, goodPassword)).status).toBe(200);
    }
  });

  it('locks a sender that tries thirty addresses, and nobody else', async () => {
    let sender = '198.51.100.1';
    app = staffApp(tenant, { sender: () => sender });
    for (let failure = 1; failure <= 30; failure++) {
      expect((await attempt(`person-${failure}@sunny-hospital.example`, otherPassword)).status).toBe(401);
    }
    expect((await attempt(administratorEmail, goodPassword)).status).toBe(429);
    sender = '198.51.100.2';
    expect((await attempt(administratorEmail, goodPassword)).status).toBe(200);
  });

  it('does not let a locked sender lock an address', async () => {
    let sender = '198.51.100.3';
    app = staffApp(tenant, { sender: () => sender });
    for (let failure = 1; failure <= 30; failure++) await attempt(`a${failure}@b.example`, otherPassword);
    for (let failure = 1; failure <= 11; failure++) await attempt(administratorEmail, otherPassword);
    sender = '198.51.100.4';
    expect((await attempt(administratorEmail, goodPassword)).status).toBe(200);
  });
});

describe('a session', () => {
  it('is needed', async () => {
    const answer = await app.call('GET', '/api/session');
    expect(answer.status).toBe(401);
    expect(await codeOf(answer)).toBe('session/required');
  });

  it('ends with signing out', async () => {
    const cookie = await app.signIn(credentials.email, credentials.password);
    const answer = await app.call('DELETE', '/api/session', { cookie });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-session=; Max-Age=0;/);
    expect((await app.call('GET', '/api/session', { cookie })).status).toBe(401);
  });

  it('ends two hours after the last request', async () => {
    const cookie = await app.signIn(credentials.email, credentials.password);
    tenant.clock.forward(119 * minutes);
    expect((await app.call('GET', '/api/session', { cookie })).status).toBe(200);
    tenant.clock.forward(119 * minutes);
    expect((await app.call('GET', '/api/session', { cookie })).status).toBe(200);
    tenant.clock.forward(120 * minutes);
    expect((await app.call('GET', '/api/session', { cookie })).status).toBe(401);
  });

  it('ends after twelve hours, however busy', async () => {
    const cookie = await app.signIn(credentials.email, credentials.password);
    for (let hour = 1; hour < 12; hour++) {
      tenant.clock.forward(hours);
      expect((await app.call('GET', '/api/session', { cookie })).status).toBe(200);
    }
    tenant.clock.forward(hours);
    expect((await app.call('GET', '/api/session', { cookie })).status).toBe(401);
  });

  it('of another tenant is unknown', async () => {
    const cookie = await app.signIn(credentials.email, credentials.password);
    const other = staffApp(await testTenant(db.client, `other-${tenants}`));
    const answer = await other.call('GET', '/api/session', { cookie });
    expect(answer.status).toBe(401);
    expect(await codeOf(answer)).toBe('session/required');
  });

  it('is not kept in the table under its token', async () => {
    const cookie = await app.signIn(credentials.email, credentials.password);
    const token = cookie.split('=')[1] ?? '';
    expect(token).toHaveLength(43);
    expect(await tenant.store.sessions.find(token)).toBeUndefined();
  });
});

describe('a request from elsewhere', () => {
  const cases = [
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same domain', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
  ] as const;
  it.each(cases)('is refused when it comes from %s', async (_, headers) => {
    const answer = await app.call('POST', '/api/session', { body: credentials, headers });
    expect(answer.status).toBe(403);
    expect(await codeOf(answer)).toBe('request/cross-site');
  });

  it('cannot sign anybody out either', async () => {
    const cookie = await app.signIn(credentials.email, credentials.password);
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await app.call('DELETE', '/api/session', { cookie, headers })).status).toBe(403);
    expect((await app.call('GET', '/api/session', { cookie })).status).toBe(200);
  });
});

describe('a body', () => {
  it('of another media type is refused with 415', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await app.call('POST', '/api/session', { body: JSON.stringify(credentials), headers });
    expect(answer.status).toBe(415);
  });

  it('with a field that nobody asked for is refused, and the field named', async () => {
    const answer = await app.call('POST', '/api/session', { body: { ...credentials, tenant: 'other' } });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ fields: [{ pointer: '/tenant', code: 'unknown-field' }] });
  });

  it('that is no JSON is refused with 400', async () => {
    expect((await app.call('POST', '/api/session', { body: '{"email"' })).status).toBe(400);
  });

  it('of more than 64 kB is refused with 413', async () => {
    const body = { ...credentials, password: 'x'.repeat(70_000) };
    expect((await app.call('POST', '/api/session', { body })).status).toBe(413);
  });
});

describe('a method that a path does not take', () => {
  it.each([
    ['PUT', '/api/session', 'GET, POST, DELETE'],
    ['GET', '/api/password', 'POST'],
    ['GET', '/api/people', 'POST'],
    ['DELETE', '/api/units/surgery', 'PATCH'],
    ['POST', '/api/organisation', 'GET'],
  ])('%s %s is refused with those it does', async (method, path, allow) => {
    const answer = await app.call(method, path);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });
});
