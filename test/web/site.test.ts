import { describe, expect, test } from 'vitest';
import { openWorld, readable } from './support/browser.ts';

const filled = (changes: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    language: 'zh-CN',
    organisation: '仁爱医院',
    slug: 'renai',
    template: 'hospital-yueqing',
    administrator: '林静',
    email: 'lin@renai.example',
    ...changes,
  });

async function signedUp() {
  const world = openWorld();
  const visitor = world.visitor('example.cn');
  const sent = await visitor.post('/sign-up', filled());
  const [token = ''] = world.signUps.mails;
  return { world, visitor, sent, token };
}

describe('signing an organisation up', () => {
  test('the site says what it is and leads to the form', async () => {
    const front = await openWorld().visitor('example.cn').get('/');
    expect(readable(front.text)).toContain('让每一件投诉都有答复');
    expect(front.text).toContain('href="/sign-up"');
    expect(front.headers.get('content-security-policy')).toContain("form-action 'self' https://*.console.example.cn;");
  });

  test('the form leads to a page that speaks of a mail', async () => {
    const { visitor, sent } = await signedUp();
    expect(sent.status).toBe(303);
    const location = sent.headers.get('location') ?? '';
    expect(location).toMatch(/^\/sign-up\/sent\?id=[0-9A-Z]{26}$/);
    const page = readable((await visitor.get(location)).text);
    expect(page).toContain('请查收邮件');
    expect(page).toContain('https://renai.example.cn');
    expect(page).not.toContain('lin@renai.example');
  });

  test('an address that is taken, reserved or impossible is a fault of its field and keeps the rest', async () => {
    const visitor = openWorld().visitor('example.cn');
    const cases = [
      ['renmin', 409, 'sign-up/slug-taken'],
      ['icbc', 422, 'sign-up/slug-reserved'],
      ['1-医院', 422, 'request/invalid'],
    ] as const;
    for (const [slug, status, problem] of cases) {
      const answer = await visitor.post('/sign-up', filled({ slug }));
      expect([answer.status, /data-problem="([^"]+)"/.exec(answer.text)?.[1]]).toEqual([status, problem]);
      expect(answer.text).toContain('<a href="#slug">');
      expect(answer.text).toContain(`value="${slug}"`);
      expect(answer.text).toContain('value="仁爱医院"');
    }
  });

  test('opening the link of the mail, even many times, does not use it up', async () => {
    const { visitor, token } = await signedUp();
    for (let time = 1; time <= 3; time += 1) {
      const page = await visitor.get(`/sign-up/confirm?token=${token}`);
      expect(page.status).toBe(200);
      expect(readable(page.text)).toContain('仁爱医院');
    }
    expect((await visitor.post('/sign-up/confirm', [['token', token]])).status).toBe(303);
  });

  test('after confirming, the page waits without script and then shows the way in', async () => {
    const { world, visitor, token } = await signedUp();
    const confirmed = await visitor.post('/sign-up/confirm', [['token', token]]);
    const location = confirmed.headers.get('location') ?? '';
    expect(location).toMatch(/^\/sign-up\/progress\?id=/);
    expect(location).not.toContain('secret');
    const waiting = await visitor.get(location);
    expect(waiting.text).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>');
    expect(waiting.text).toContain('data-status="preparing"');
    world.signUps.finish();
    const ready = await visitor.get(location);
    expect(ready.text).not.toContain('http-equiv="refresh"');
    expect(ready.text).toContain('href="https://renai.console.example.cn/password?token=secret"');
    expect(readable(ready.text)).toContain('设置密码并进入工作台');
    expect(ready.text).toContain('href="https://renai.example.cn"');
  });

  test('another browser sees that it is ready, without the secret', async () => {
    const { world, visitor, token } = await signedUp();
    const location = (await visitor.post('/sign-up/confirm', [['token', token]])).headers.get('location') ?? '';
    world.signUps.finish();
    const other = await world.visitor('example.cn').get(location);
    expect(other.text).toContain('data-status="active"');
    expect(other.text).not.toContain('secret');
    const forged = await world.visitor('example.cn').get(location, { cookie: '__Host-welcome=https://evil.example/' });
    expect(forged.text).not.toContain('evil.example');
  });

  test('a link that was used or is unknown is gone', async () => {
    const { visitor, token } = await signedUp();
    await visitor.post('/sign-up/confirm', [['token', token]]);
    const answers = [
      await visitor.get(`/sign-up/confirm?token=${token}`),
      await visitor.post('/sign-up/confirm', [['token', token]]),
      await visitor.get('/sign-up/progress?id=unknown'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(410);
      expect(answer.text).toContain('data-problem="link/not-valid"');
    }
  });
});

describe('finding the way to one’s console', () => {
  test('a known name leads there', async () => {
    const answer = await openWorld()
      .visitor('example.cn')
      .post('/sign-in', [['slug', ' RenMin ']]);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://renmin.console.example.cn/']);
  });

  test('an unknown one stays on the page and says so', async () => {
    const answer = await openWorld()
      .visitor('example.cn')
      .post('/sign-in', [['slug', 'nobody']]);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('data-problem="tenant/not-found"');
    expect(answer.text).toContain('value="nobody"');
  });

  test('pages of an organisation are not on the site', async () => {
    expect((await openWorld().visitor('example.cn').get('/file')).status).toBe(404);
  });
});
