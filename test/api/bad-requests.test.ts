import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../shared/contract/problems.ts';
import { openByNumber } from '../support/complaints.ts';
import { fileComplaint, invite } from '../support/people.ts';
import { type Browser, type Reply, type Sending, type Service, siteHost, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let officer: Browser;
let id: string;

beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'requests' });
  officer = (await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' })).browser;
  const { number } = await fileComplaint(service, organisation);
  id = (await openByNumber(organisation, officer, number)).id;
});
afterAll(() => service?.stop());

const call = (path: string, sending?: Sending): Promise<Reply> =>
  officer.ask(organisation.hosts.console, path.replace(':id', id), sending);
const problemOf = (reply: Reply): Problem => {
  expect(reply.headers['content-type']).toBe('application/problem+json');
  expect(reply.headers['cache-control']).toBe('no-store');
  const problem = Problem.parse(JSON.parse(reply.text));
  expect(problem.status).toBe(reply.status);
  return problem;
};

const good: Readonly<Record<string, { readonly body: object; readonly text: string }>> = {
  '/api/complaints/:id/dispatch': { body: { lead: 'finance' }, text: 'lead' },
  '/api/complaints/:id/statement': { body: { unit: 'finance', statement: '属实' }, text: 'statement' },
  '/api/complaints/:id/reply': { body: { reply: '已整改' }, text: 'reply' },
  '/api/complaints/:id/close': { body: { reason: '已告知' }, text: 'reason' },
  '/api/complaints/:id/identity': { body: { reason: '核实' }, text: 'reason' },
  '/api/session': { body: { email: 'a@example.com', password: 'x' }, text: 'email' },
  '/api/password': { body: { token: 'x'.repeat(30), password: 'x'.repeat(20) }, text: 'token' },
  '/api/password/check': { body: { token: 'x'.repeat(30) }, text: 'token' },
  '/api/password/forgotten': { body: { email: 'a@example.com' }, text: 'email' },
  '/api/people': {
    body: { name: '张', email: 'a@example.com', holdings: [{ position: 'handler', unit: 'finance' }] },
    text: 'name',
  },
  '/api/units': { body: { label: { 'zh-CN': '儿科' } }, text: 'label' },
};
const ifMatch = { 'if-match': '"1"' };

describe.each(Object.entries(good))('POST %s', (path, { body, text }) => {
  test('a field that the contract does not know is named', async () => {
    const reply = await call(path, { json: { ...body, surprise: 1 }, headers: ifMatch });
    const { status, code, fields } = problemOf(reply);
    expect({ status, code, fields }).toEqual({
      status: 422,
      code: 'request/invalid',
      fields: [{ pointer: '/surprise', code: 'unknown-field' }],
    });
  });

  test('a missing and a wrong-typed field are named by pointer', async () => {
    const without = Object.fromEntries(Object.entries(body).filter(([name]) => name !== text));
    const missing = problemOf(await call(path, { json: without, headers: ifMatch }));
    expect(missing.fields).toContainEqual({ pointer: `/${text}`, code: 'required' });
    const wrong = problemOf(await call(path, { json: { ...body, [text]: 7 }, headers: ifMatch }));
    expect(wrong.status).toBe(422);
    expect(wrong.fields?.map((field) => field.pointer)).toContain(`/${text}`);
    expect(wrong.fields?.find((field) => field.pointer === `/${text}`)?.code).not.toBe('required');
  });

  test.each(['{"a":', '', 'null x', '\uFEFF{}x'])('a body that is no JSON: %j', async (broken) => {
    const sending = { method: 'POST', body: broken, headers: { ...ifMatch, 'content-type': 'application/json' } };
    expect(problemOf(await call(path, sending))).toMatchObject({ status: 400, code: 'request/malformed' });
  });

  test('bytes that are no UTF-8', async () => {
    const sending = {
      body: Buffer.from([0x22, 0xff, 0x22]),
      headers: { ...ifMatch, 'content-type': 'application/json' },
    };
    // The gateway decodes text before the function sees it, so the bytes arrive as a replacement character.
    expect([400, 422]).toContain(problemOf(await call(path, sending)).status);
  });

  test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'sent as %s',
    async (type) => {
      const sending = { body: JSON.stringify(body), headers: { ...ifMatch, 'content-type': type } };
      expect(problemOf(await call(path, sending))).toMatchObject({
        status: 415,
        code: 'request/unsupported-media-type',
      });
    },
  );

  test('from another site, and with nothing that tells where it comes from', async () => {
    const sites = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': undefined },
    ];
    for (const site of sites) {
      const reply = await call(path, { json: body, headers: { ...ifMatch, ...site } });
      expect(problemOf(reply)).toMatchObject({ status: 403, code: 'request/cross-site' });
    }
    const foreign = { 'sec-fetch-site': undefined, origin: `http://other.console.localhost:${service.port}` };
    expect(problemOf(await call(path, { json: body, headers: foreign })).status).toBe(403);
  });

  test('a body beyond what the route reads, and one beyond what the gateway takes', async () => {
    const long = await call(path, { json: { ...body, [text]: 'x'.repeat(70 * 1024) }, headers: ifMatch });
    expect(problemOf(long)).toMatchObject({ status: 413, code: 'request/too-large' });
    const huge = { body: Buffer.alloc(20_000_000, 0x20), headers: { ...ifMatch, 'content-type': 'application/json' } };
    expect((await call(path, huge)).status).toBe(413);
  });

  test('with methods it does not take: 405 and the methods that it does', async () => {
    for (const method of ['PUT', 'PATCH']) {
      const reply = await call(path, { method, json: body });
      expect(problemOf(reply)).toMatchObject({ status: 405, code: 'route/method-not-allowed' });
      expect(reply.headers.allow).toContain('POST');
    }
  });
});

describe('the limits of texts', () => {
  test.each([
    ['reply', { reply: '字'.repeat(20_001) }, 422],
    ['reply', { reply: '字'.repeat(30_000) }, 413],
    ['reply', { reply: 'x'.repeat(20_001) }, 422],
    ['reply', { reply: '   ' }, 422],
    ['close', { reason: '字'.repeat(2001) }, 422],
    ['identity', { reason: '字'.repeat(501) }, 422],
    ['identity', { reason: '' }, 422],
    ['dispatch', { lead: 'finance', comment: '字'.repeat(2001) }, 422],
    ['dispatch', { lead: 'Not A Term' }, 422],
    ['dispatch', { lead: 'finance', coDepartments: Array.from({ length: 11 }, (_, n) => `unit-${n}`) }, 422],
  ])('%s %#', async (verb, json, status) => {
    expect((await call(`/api/complaints/:id/${verb}`, { json, headers: ifMatch })).status).toBe(status);
  });

  test('a reply of twenty thousand Chinese characters is taken', async () => {
    const { number } = await fileComplaint(service, organisation);
    const other = await openByNumber(organisation, officer, number);
    const json = { reply: '字'.repeat(20_000) };
    const reply = await officer.ask(organisation.hosts.console, `/api/complaints/${other.id}/reply`, {
      json,
      headers: ifMatch,
    });
    expect(reply.status).toBe(200);
  });
});

describe('addresses and queries', () => {
  test.each(['/api/', '/api/nothing', '/api/complaint', '/api/complaints/x/y/z', '/api/people/x/y'])(
    'nothing at %s',
    async (path) => {
      expect((await call(path)).status).toBe(404);
    },
  );

  test.each([
    ['?surprise=1', '/surprise'],
    ['?state=all', '/state'],
    ['?queue=Not%20a%20term', '/queue'],
    ['?state=open&state=late', '/state'],
    [`?cursor=${'x'.repeat(601)}`, '/cursor'],
  ])('the queue with %.40s', async (query, pointer) => {
    const { status, fields } = problemOf(await call(`/api/complaints${query}`));
    expect({ status, pointers: fields?.map((field) => field.pointer) }).toEqual({ status: 422, pointers: [pointer] });
  });

  test('a cursor of another queue, and one that was made up', async () => {
    const forged = Buffer.from(JSON.stringify({ pk: 'staff#x', sk: 'x', queue: 'staff', nextAt: 'x' })).toString(
      'base64url',
    );
    for (const cursor of [forged, 'bm9uc2Vuc2U', '%E4%B8%AD']) {
      expect(problemOf(await call(`/api/complaints?cursor=${cursor}`)).status).toBe(422);
    }
  });

  test.each(['GET', 'DELETE', 'PUT'])('%s on a verb', async (method) => {
    const reply = await call('/api/complaints/:id/reply', { method });
    expect([reply.status, reply.headers.allow]).toEqual([405, 'POST']);
  });

  test('DELETE on the list and on a complaint', async () => {
    const allowed = {
      '/api/complaints': 'GET, POST',
      '/api/complaints/:id': 'GET',
      '/api/complaints/:id/dossier': 'GET',
      '/api/vocabulary': 'GET',
    };
    for (const [path, allow] of Object.entries(allowed)) {
      const reply = await call(path, { method: 'DELETE' });
      expect([path, reply.status, reply.headers.allow]).toEqual([path, 405, allow]);
    }
  });
});

describe('the pages', () => {
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const posts = ['/file', '/follow'];

  test.each(posts)('POST %s as JSON, doubled, too large, from another site', async (path) => {
    const { intake } = organisation.hosts;
    expect((await officer.ask(intake, path, { json: {} })).status).toBe(415);
    expect(
      (
        await officer.ask(intake, path, {
          form: [
            ['number', '1'],
            ['number', '2'],
            ['token', 'a'],
            ['token', 'b'],
          ],
        })
      ).status,
    ).toBe(400);
    expect((await officer.ask(intake, path, { ...form, body: 'x'.repeat(300 * 1024) })).status).toBe(413);
    expect((await officer.ask(intake, path, { ...form, body: Buffer.alloc(20_000_000, 0x61) })).status).toBe(413);
    const cross = await officer.ask(intake, path, { form: {}, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(cross.status).toBe(403);
    expect((await officer.ask(intake, path, { form: { surprise: '1' } })).status).toBe(422);
  });

  test('an unknown path and a method that a page does not take, on both hosts', async () => {
    for (const host of [siteHost, organisation.hosts.intake]) {
      expect((await officer.ask(host, '/nothing')).status).toBe(404);
      const reply = await officer.ask(host, '/', { method: 'PUT', body: '' });
      expect([host, reply.status]).toEqual([host, 405]);
      expect(reply.headers.allow).toContain('GET');
      expect((await officer.ask(host, '/%')).status).toBe(400);
    }
  });

  test('the sign-up form as JSON, with an unknown field, from another site', async () => {
    expect((await officer.ask(siteHost, '/sign-up', { json: {} })).status).toBe(415);
    expect((await officer.ask(siteHost, '/sign-up', { form: { surprise: '1' } })).status).toBe(422);
    const cross = await officer.ask(siteHost, '/sign-up', { form: {}, headers: { 'sec-fetch-site': 'same-site' } });
    expect(cross.status).toBe(403);
  });

  test('a host that nobody has: the same bytes for every name', async () => {
    const nobody = await officer.ask('nobody-here.localhost', '/');
    const other = await officer.ask('another-one.localhost', '/file');
    expect([nobody.status, other.status]).toEqual([404, 404]);
    expect(nobody.text).toBe(other.text);
    for (const host of ['a.b.c.localhost', 'example.com', 'UPPER_CASE.localhost', 'x.other.localhost']) {
      expect([host, (await officer.ask(host, '/')).status]).toEqual([host, 404]);
    }
  });
});
