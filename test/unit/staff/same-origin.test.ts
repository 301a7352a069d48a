import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sameOriginOnly } from '../../../functions/lib/same-origin.ts';

const appOver = (scheme: 'http' | 'https') => new Hono().use(sameOriginOnly(scheme)).all('/', (c) => c.text('done'));
const host = 'sunny.console.example';
const ask = (method: string, headers: Record<string, string>, scheme: 'http' | 'https' = 'https') =>
  appOver(scheme).request(`https://${host}/`, { method, headers: { host, ...headers } });

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a request that may change something', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s passes from a page of the same host', async (method) => {
    expect((await ask(method, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await ask(method, { origin: `https://${host}` })).status).toBe(200);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['another site that shows a matching origin', { 'sec-fetch-site': 'cross-site', origin: `https://${host}` }],
    ['another origin', { origin: 'https://evil.example' }],
    ['the intake host', { origin: 'https://sunny.example' }],
    ['the same host over plain http', { origin: `http://${host}` }],
    ['another port', { origin: `https://${host}:8443` }],
    ['a sandboxed frame', { origin: 'null' }],
    ['who says nothing', {}],
  ])('is refused from %s', async (_, headers) => {
    const answer = await ask('POST', headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'request/cross-site' });
  });

  it('is compared with the host and port it was sent to', async () => {
    const local = { host: 'sunny.console.localhost:8080' };
    const from = (origin: string) => ask('POST', { ...local, origin }, 'http');
    expect((await from('http://sunny.console.localhost:8080')).status).toBe(200);
    expect((await from('http://sunny.console.localhost:9090')).status).toBe(403);
  });
});

describe('a request that only reads', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('%s passes from anywhere', async (method) => {
    expect((await ask(method, { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });
});
