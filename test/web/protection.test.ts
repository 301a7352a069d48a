import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Visitor, hidden, openWorld, readable } from './support/browser.ts';
import { answeredLate } from './support/memory-desk.ts';

const valid: [string, string][] = [
  ['number', '202611-0001'],
  ['code', '4071339625880146'],
];

const post = (headers: Record<string, string>) =>
  openWorld().visitor('renmin.example.cn').post('/follow', valid, headers);

const bytes = (text: string) => gzipSync(text).byteLength;

async function everyPage(visitor: Visitor, paths: readonly string[]) {
  const pages = await Promise.all(paths.map((path) => visitor.get(path)));
  return pages.map(({ text }) => text);
}

describe('headers', () => {
  test('pages allow nothing but their own origin and their files host', async () => {
    const { headers } = await openWorld().visitor('renmin.example.cn').get('/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: https://renmin.files.example.cn; " +
        "connect-src 'self' https://renmin.files.example.cn; form-action 'self' https://renmin.files.example.cn; " +
        "frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
  });

  test('answers that are problems carry them too', async () => {
    const { visitor } = openWorld();
    for (const answer of [
      await visitor('renmin.example.cn').get('/nowhere'),
      await visitor('nobody.example.cn').get('/'),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test('plain http has no transport security, plain cookie names and its port in every address', async () => {
    const { visitor } = openWorld({ scheme: 'http', domain: 'localhost:8080' });
    const answer = await visitor('renmin.localhost').get('/?lang=en');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain(
      "form-action 'self' http://renmin.files.localhost:8080;",
    );
    expect(answer.headers.getSetCookie().join()).toMatch(/^lang=en; /);
    expect(answer.headers.getSetCookie().join()).not.toContain('Secure');
  });

  test('no page has inline script or style', async () => {
    const visitor = openWorld().visitor('renmin.example.cn');
    const pages = await Promise.all(['/', '/file', '/follow', '/nowhere'].map((path) => visitor.get(path)));
    expect(pages).toHaveLength(4);
    for (const { text } of pages) {
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/);
      const scripts = [...text.matchAll(/<script\b([^>]*)>([^<]*)/g)].map(([, attributes, body]) => [
        attributes?.includes('src='),
        body,
      ]);
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toEqual([true, '']);
    }
  });
});

describe('requests from elsewhere', () => {
  test('an own page may send: by Sec-Fetch-Site, or by Origin where a browser does not send that', async () => {
    const statuses = [
      (await post({ 'sec-fetch-site': 'same-origin' })).status,
      (await post({ origin: 'https://renmin.example.cn' })).status,
    ];
    expect(statuses).toEqual([404, 404]);
  });

  test('nobody else may: other sites, neighbours, no proof at all', async () => {
    const strangers: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://renmin.example.cn' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://maple.example.cn' },
      { origin: 'http://renmin.example.cn' },
      { origin: 'null' },
      { 'x-forwarded-host': 'renmin.example.cn' },
    ];
    for (const headers of strangers) {
      const answer = await post(headers);
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.text).toContain('data-problem="request/cross-site"');
    }
  });
});

describe('requests that make no sense', () => {
  test('a form of more than 256 kB is too large', async () => {
    const answer = await openWorld()
      .visitor('renmin.example.cn')
      .post('/file', [['narrative', 'x'.repeat(257 * 1024)]]);
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('data-problem="request/too-large"');
  });

  test('a known address with another method names the methods it takes', async () => {
    const visitor = openWorld().visitor('renmin.example.cn');
    const answer = await visitor.request('/file', { method: 'PUT', headers: { 'sec-fetch-site': 'same-origin' } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(answer.text).toContain('data-problem="route/method-not-allowed"');
    expect((await visitor.get('/leave')).status).toBe(405);
  });

  test('multipart and other media types are not read', async () => {
    const visitor = openWorld().visitor('renmin.example.cn');
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' };
    expect((await visitor.request('/follow', { method: 'POST', headers, body: '--x--' })).status).toBe(415);
  });

  test('an error that nobody expected is shown with its request number and nothing of itself', async () => {
    const { visitor } = openWorld({
      publicDesk: async () => {
        throw new Error('the table is gone');
      },
    });
    const answer = await visitor('renmin.example.cn').get('/');
    expect(answer.status).toBe(500);
    expect(readable(answer.text)).toContain('request-1');
    expect(answer.text).not.toContain('the table is gone');
  });
});

describe('size', () => {
  test('each page with its style and script weighs at most 15 kB compressed', async () => {
    const world = openWorld();
    const intake = world.visitor('renmin.example.cn');
    const token = hidden((await intake.get('/file')).text, 'token');
    await intake.post('/file', [
      ['token', token],
      ['language', 'zh-CN'],
      ['category', 'charges'],
      ['narrative', '收了两次钱'],
      ['identityMode', 'anonymous'],
    ]);
    const [complaint] = world.hospital.complaints;
    if (complaint !== undefined) complaint.view = answeredLate(complaint.view);
    const pages = [
      ...(await everyPage(intake, ['/', '/file', '/receipt', '/follow', '/follow/complaint', '/nowhere'])),
      ...(await everyPage(world.visitor('example.cn'), ['/', '/sign-up'])),
    ];
    expect(pages).toHaveLength(8);
    for (const page of pages) {
      const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
      expect(assets.length).toBeGreaterThanOrEqual(3);
      const loaded = await everyPage(intake, assets);
      const total = [page, ...loaded].reduce((sum, text) => sum + bytes(text), 0);
      expect(total).toBeLessThan(15_000);
    }
  });

  test('style and script may be kept for ever, at every host, and are compressed', async () => {
    const { visitor } = openWorld();
    const { text } = await visitor('renmin.example.cn').get('/');
    const path = /href="(\/assets\/page\.[\w-]{12}\.css)"/.exec(text)?.[1] ?? 'no style sheet';
    const style = await visitor('example.cn').get(path, { 'accept-encoding': 'gzip' });
    expect(style.status).toBe(200);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(style.headers.get('content-encoding')).toBe('gzip');
    expect((await visitor('example.cn').get('/assets/page.AAAAAAAAAAAA.css')).status).toBe(404);
  });
});
