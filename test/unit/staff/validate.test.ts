import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { problemResponse } from '../../../functions/lib/problem.ts';
import { jsonBytesMax, readJson, readQuery } from '../../../functions/lib/validate.ts';

const Body = z.strictObject({
  name: z.string().min(1).max(5),
  units: z.array(z.strictObject({ id: z.string() })).optional(),
  kind: z.enum(['open', 'closed']).optional(),
  'a/b~c': z.int().optional(),
});
const Query = z.strictObject({ state: z.enum(['open', 'closed']).default('open'), cursor: z.string().optional() });

const app = new Hono()
  .post('/', async (c) => {
    const body = await readJson(c, Body);
    return body.ok ? c.json(body.value) : problemResponse(c, body.refusal);
  })
  .get('/', (c) => {
    const query = readQuery(c, Query);
    return query.ok ? c.json(query.value) : problemResponse(c, query.refusal);
  });

const post = (body: string | Uint8Array<ArrayBuffer>, type: string | undefined = 'application/json') =>
  app.request('/', { method: 'POST', body, headers: { 'content-type': type } });
const answerOf = async (answer: Response | Promise<Response>) => {
  const settled = await answer;
  return { status: settled.status, body: z.record(z.string(), z.unknown()).parse(await settled.json()) };
};

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a JSON body', () => {
  it('comes through its schema', async () => {
    expect(await answerOf(post('{"name":"李娜"}'))).toEqual({ status: 200, body: { name: '李娜' } });
    expect((await post('{"name":"Li"}', 'Application/JSON; charset=utf-8')).status).toBe(200);
  });

  it.each([
    ['a missing field', {}, '/name', 'required'],
    ['another type', { name: 7 }, '/name', 'wrong-type'],
    ['too short a text', { name: '' }, '/name', 'too-small'],
    ['too long a text', { name: 'abcdef' }, '/name', 'too-large'],
    ['a value outside the list', { name: 'a', kind: 'lost' }, '/kind', 'not-allowed'],
    ['a field nobody asked for', { name: 'a', admin: true }, '/admin', 'unknown-field'],
    [
      'a nested field nobody asked for',
      { name: 'a', units: [{ id: 'x', 'y/z': 1 }] },
      '/units/0/y~1z',
      'unknown-field',
    ],
    ['a fault under a name with slash and tilde', { name: 'a', 'a/b~c': 'x' }, '/a~1b~0c', 'wrong-type'],
    ['no object at all', [], '', 'wrong-type'],
  ])('with %s is refused, and the place named', async (_, body, pointer, code) => {
    expect(await answerOf(post(JSON.stringify(body)))).toMatchObject({
      status: 422,
      body: { code: 'request/invalid', fields: [{ pointer, code }] },
    });
  });

  it('never comes back in the refusal', async () => {
    const text = await (await post('{"name":"a secret that is too long"}')).text();
    expect(text).not.toContain('secret');
  });

  it('cannot smuggle a prototype in', async () => {
    expect((await post('{"name":"a","__proto__":{"isAdmin":true}}')).status).toBe(422);
  });

  it.each([
    ['is cut off', '{"name":'],
    ['is empty', ''],
  ])('that %s is malformed', async (_, body) => {
    expect(await answerOf(post(body))).toMatchObject({ status: 400, body: { code: 'request/malformed' } });
  });

  it('that is no UTF-8 is malformed', async () => {
    expect((await post(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'of media type "%s" is refused',
    async (type) => {
      expect(await answerOf(post('{"name":"a"}', type))).toMatchObject({
        status: 415,
        body: { code: 'request/unsupported-media-type' },
      });
    },
  );

  it('of more than 64 kB is refused, whatever its length says', async () => {
    const fits = `{"name":"a"}${' '.repeat(jsonBytesMax - 12)}`;
    expect((await post(fits)).status).toBe(200);
    expect((await post(`${fits} `)).status).toBe(413);
    const headers = { 'content-type': 'application/json', 'content-length': '10' };
    expect((await app.request('/', { method: 'POST', body: `${fits} `, headers })).status).toBe(413);
  });
});

describe('a query', () => {
  it('comes through its schema', async () => {
    expect(await answerOf(app.request('/?state=closed'))).toEqual({ status: 200, body: { state: 'closed' } });
    expect(await answerOf(app.request('/'))).toEqual({ status: 200, body: { state: 'open' } });
  });

  it.each([
    ['?state=lost', '/state', 'not-allowed'],
    ['?tenant=other', '/tenant', 'unknown-field'],
    ['?state=open&state=closed', '/state', 'given-twice'],
  ])('%s is refused', async (query, pointer, code) => {
    expect(await answerOf(app.request(`/${query}`))).toMatchObject({
      status: 422,
      body: { fields: [{ pointer, code }] },
    });
  });
});
