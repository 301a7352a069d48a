import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LinkCheckView } from '../../../shared/contract/staff.ts';
import { type TestDynamoDb, startDynamoDb, startMilliseconds } from '../../support/dynamodb.ts';
import {
  administratorEmail,
  goodPassword,
  otherPassword,
  staffIdOf,
  term,
  type TestTenant,
  testTenant,
} from '../../support/staff.ts';
import { administratorCookie, codeOf, colleague, cookieOf, type StaffApp, staffApp } from './staff-app.ts';

const hours = 3_600_000;
const days = 24 * hours;

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
  tenant = await testTenant(db.client, `password-${++tenants}`);
  app = staffApp(tenant);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const setPassword = (token: string, password: string) =>
  app.call('POST', '/api/password', { body: { token, password } });
const check = (token: string) => app.call('POST', '/api/password/check', { body: { token } });
const forgotten = (email: string) => app.call('POST', '/api/password/forgotten', { body: { email } });

describe('an invitation', () => {
  it('says whom it is for, however often one looks', async () => {
    for (const look of [1, 2]) {
      const answer = await check(tenant.administratorToken);
      expect(answer.status, `look ${look}`).toBe(200);
      expect(LinkCheckView.parse(await answer.json())).toEqual({
        purpose: 'invitation',
        name: '方敏',
        email: administratorEmail,
      });
    }
  });

  it('sets the first password and signs in', async () => {
    const answer = await setPassword(tenant.administratorToken, goodPassword);
    expect(answer.status).toBe(200);
    expect((await app.call('GET', '/api/session', { cookie: cookieOf(answer) })).status).toBe(200);
  });

  it('works once', async () => {
    await setPassword(tenant.administratorToken, goodPassword);
    const again = await setPassword(tenant.administratorToken, otherPassword);
    expect(again.status).toBe(410);
    expect(await codeOf(again)).toBe('link/not-valid');
    expect((await check(tenant.administratorToken)).status).toBe(410);
  });

  it('works once even when two requests use it at the same moment', async () => {
    const answers = await Promise.all([
      setPassword(tenant.administratorToken, goodPassword),
      setPassword(tenant.administratorToken, otherPassword),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 410]));
  });

  it('is good for seven days', async () => {
    tenant.clock.forward(7 * days - 1);
    expect((await check(tenant.administratorToken)).status).toBe(200);
    tenant.clock.forward(1);
    expect((await check(tenant.administratorToken)).status).toBe(410);
    expect((await setPassword(tenant.administratorToken, goodPassword)).status).toBe(410);
  });

  it('with one character changed is not valid', async () => {
    const last = tenant.administratorToken.endsWith('A') ? 'E' : 'A';
    const forged = `${tenant.administratorToken.slice(0, -1)}${last}`;
    expect((await check(forged)).status).toBe(410);
    expect((await check('0123456789ABCDEFGHJKMNPQRS')).status).toBe(410);
  });

  it('of another tenant is not valid', async () => {
    const other = staffApp(await testTenant(db.client, `stranger-${tenants}`));
    const body = { token: tenant.administratorToken };
    expect((await other.call('POST', '/api/password/check', { body })).status).toBe(410);
  });

  it('survives a password that is refused', async () => {
    const common = await setPassword(tenant.administratorToken, 'Password1234!');
    expect(common.status).toBe(422);
    expect(await common.json()).toMatchObject({ fields: [{ pointer: '/password', code: 'too-common' }] });

    const withSlug = await setPassword(tenant.administratorToken, `teal ${tenant.organisation.slug} kettle`);
    expect(await withSlug.json()).toMatchObject({ fields: [{ pointer: '/password', code: 'contains-organisation' }] });

    const withAddress = await setPassword(tenant.administratorToken, 'kettle Fang.Min dusk');
    expect(await withAddress.json()).toMatchObject({ fields: [{ pointer: '/password', code: 'contains-address' }] });

    const short = await setPassword(tenant.administratorToken, 'Kettle-9-dus');
    expect(short.status).toBe(200);
  });

  it('refuses a password of eleven characters', async () => {
    const answer = await setPassword(tenant.administratorToken, 'Kettle-9-du');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ fields: [{ pointer: '/password', code: 'too-small' }] });
  });
});

describe('a forgotten password', () => {
  it('is answered in the same way for a known, an unknown and a disabled address', async () => {
    const administrator = await administratorCookie(app, tenant);
    const who = { administrator, name: 'li.na', position: term('may-reply'), unit: term('surgery') };
    const person = await colleague(app, tenant, who);
    const disable = { cookie: administrator, body: { status: 'disabled' } };
    expect((await app.call('PATCH', `/api/people/${person.id}`, disable)).status).toBe(200);
    tenant.notices.length = 0;

    for (const email of [administratorEmail, 'nobody@sunny-hospital.example', person.email]) {
      const answer = await forgotten(email);
      expect(answer.status).toBe(202);
      expect(await answer.text()).toBe('');
    }
    expect(tenant.notices).toMatchObject([
      { kind: 'passwordReset', to: { who: 'staff', staffId: staffIdOf('administrator') }, language: 'zh-CN' },
    ]);
  });

  it('is set anew by the link, which ends every session and signs in', async () => {
    const before = await administratorCookie(app, tenant);
    await forgotten(administratorEmail);
    const answer = await setPassword(await tenant.lastToken(), otherPassword);

    expect(answer.status).toBe(200);
    expect((await app.call('GET', '/api/session', { cookie: cookieOf(answer) })).status).toBe(200);
    expect((await app.call('GET', '/api/session', { cookie: before })).status).toBe(401);
    const old = { body: { email: administratorEmail, password: goodPassword } };
    expect((await app.call('POST', '/api/session', old)).status).toBe(401);
  });

  it('makes every other link useless once it is set', async () => {
    await administratorCookie(app, tenant);
    await forgotten(administratorEmail);
    const first = await tenant.lastToken();
    await forgotten(administratorEmail);
    const second = await tenant.lastToken();
    expect(second).not.toBe(first);
    expect((await setPassword(second, otherPassword)).status).toBe(200);
    expect((await setPassword(first, goodPassword)).status).toBe(410);
  });

  it('gets a link for one hour', async () => {
    await administratorCookie(app, tenant);
    await forgotten(administratorEmail);
    const token = await tenant.lastToken();
    expect(LinkCheckView.parse(await (await check(token)).json()).purpose).toBe('reset');
    tenant.clock.forward(hours);
    expect((await check(token)).status).toBe(410);
  });

  it('sends those their invitation once more who never followed it', async () => {
    tenant.clock.forward(8 * days);
    await forgotten(administratorEmail);
    expect(tenant.notices).toMatchObject([{ kind: 'invitation' }]);
    expect((await setPassword(await tenant.lastToken(), goodPassword)).status).toBe(200);
  });

  it('sends one address five mails an hour at most', async () => {
    await administratorCookie(app, tenant);
    for (let request = 1; request <= 7; request++) expect((await forgotten(administratorEmail)).status).toBe(202);
    expect(tenant.notices).toHaveLength(5);
    tenant.clock.forward(hours);
    await forgotten(administratorEmail);
    expect(tenant.notices).toHaveLength(6);
  }, 15_000);

  it('leaves notices that hold neither a token nor an address', async () => {
    await forgotten(administratorEmail);
    const text = JSON.stringify(tenant.notices);
    expect(tenant.notices).toHaveLength(1);
    expect(text).not.toContain(administratorEmail);
    expect(text).not.toContain(await tenant.lastToken());
  });
});
