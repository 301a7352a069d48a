import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stack } from '../../infra/local/stack.ts';
import { ask, type Ask, freshDataDir, startFixture } from './fixtures/stack.ts';

const data = freshDataDir();
let stack: Stack;

beforeAll(async () => {
  const built = join(data.path, 'build', 'console');
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(built, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(join(built, 'assets', 'index-DiwrgTda.js'), 'export {};');
  stack = await startFixture(data.path, { clock: '2026-12-01T01:00:00.000Z' });
}, 60_000);
afterAll(async () => {
  await stack.stop();
  data.remove();
});

const intake = 'hospital.localhost';
const console = 'hospital.console.localhost';

/** The event that a request turned into, as the function saw it. */
const eventOf = async (request: Ask): Promise<APIGatewayProxyEventV2> =>
  JSON.parse((await ask(stack.port, request)).body.toString());

const post = (type: string, body: string | Buffer): Promise<APIGatewayProxyEventV2> =>
  eventOf({ method: 'POST', host: intake, path: '/', headers: { 'content-type': type }, body });

describe('the event', () => {
  test('has the path decoded, the query as sent, the host without port and the time of the virtual clock', async () => {
    const path = `/${encodeURIComponent('投诉')}/a%20b?q=${encodeURIComponent('药费')}&q=2&empty=`;
    const event = await eventOf({ host: intake, path });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/投诉/a b',
      rawQueryString: `q=${encodeURIComponent('药费')}&q=2&empty=`,
      queryStringParameters: { q: '药费,2', empty: '' },
      isBase64Encoded: false,
      requestContext: {
        domainName: intake,
        domainPrefix: 'hospital',
        http: { method: 'GET', path: '/投诉/a b', sourceIp: '127.0.0.1' },
        stage: '$default',
      },
    });
    expect(event.requestContext.timeEpoch).toBeGreaterThanOrEqual(Date.parse('2026-12-01T01:00:00.000Z'));
    expect(event.requestContext.timeEpoch).toBeLessThan(Date.parse('2026-12-01T01:05:00.000Z'));
    expect(event.headers['host']).toBe(`${intake}:${stack.port}`);
  });

  test('carries cookies on their own, and only the origin secret that the gateway itself sets', async () => {
    const headers = { cookie: 'session=1; theme=dark', 'x-origin-secret': 'forged', 'X-Twice': 'a' };
    const event = await eventOf({ host: intake, path: '/', headers });
    expect(event.cookies).toEqual(['session=1', 'theme=dark']);
    expect(event.headers['cookie']).toBeUndefined();
    expect(event.headers['x-twice']).toBe('a');
    expect(event.headers['x-origin-secret']).toBe(process.env['ORIGIN_SECRET']);
  });

  test('carries JSON as text and everything else in base64, forms included', async () => {
    expect(await post('application/json; charset=utf-8', '{"标题":1}')).toMatchObject({
      body: '{"标题":1}',
      isBase64Encoded: false,
    });
    const bytes = Buffer.from([0, 255, 128]);
    for (const [type, body] of [
      ['image/png', bytes],
      ['application/x-www-form-urlencoded', Buffer.from('a=1')],
    ] as const) {
      expect(await post(type, body)).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
    }
  });
});

describe('the answer', () => {
  test('has every cookie of the function and the security headers', async () => {
    const answer = await ask(stack.port, { host: intake, path: '/' });
    expect(answer.headers['set-cookie']).toEqual(['a=1; HttpOnly', 'b=2; HttpOnly']);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['content-security-policy']).toContain(`http://hospital.files.localhost:${stack.port}`);
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  test('can be binary', async () => {
    const answer = await ask(stack.port, { host: intake, path: '/picture' });
    expect([...answer.body]).toEqual([0x89, 0x50, 0x4e, 0x47, 0xff]);
  });

  test('is a plain problem when the function throws, the body is too large, or the host is not ours', async () => {
    const thrown = await ask(stack.port, { host: console, path: '/api/throws' });
    expect([thrown.status, thrown.body.toString()]).toEqual([500, '{"message":"Internal Server Error"}']);
    const body = Buffer.alloc(100_001);
    expect((await ask(stack.port, { method: 'POST', host: intake, path: '/', body })).status).toBe(413);
    for (const host of ['evil.example', 'a.b.c.localhost', '127.0.0.1', '-x.localhost']) {
      expect((await ask(stack.port, { host, path: '/' })).status, host).toBe(404);
    }
  });
});

describe('the console host', () => {
  test('serves the API, the built files, and the application for every other path', async () => {
    expect((await eventOf({ host: console, path: '/api/complaints' })).rawPath).toBe('/api/complaints');
    const script = await ask(stack.port, { host: console, path: '/assets/index-DiwrgTda.js' });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    const page = await ask(stack.port, { host: console, path: '/complaints/42' });
    expect(page.body.toString()).toContain('<title>console</title>');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect((await ask(stack.port, { host: console, path: '/assets/gone-DiwrgTda.js' })).status).toBe(404);
    const outside = await ask(stack.port, { host: console, path: '/..%2f..%2finstallation.json' });
    expect(outside.body.toString()).not.toContain('accessKeyId');
  });
});
