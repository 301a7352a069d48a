import {
  GetSendQuotaCommand,
  SESClient,
  SendEmailCommand,
  SendRawEmailCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Stack } from '../../infra/local/stack.ts';
import { callsOf, forgetCalls } from './fixtures/calls.ts';
import { type Answer, ask, freshDataDir, moveClock, startFixture } from './fixtures/stack.ts';

const start = '2026-12-01T01:00:00.000Z';
const data = freshDataDir();
let stack: Stack;
let ses: SESClient;

beforeAll(async () => {
  stack = await startFixture(data.path, { clock: start });
  ses = new SESClient({});
}, 60_000);
beforeEach(forgetCalls);
afterAll(async () => {
  await stack.stop();
  data.remove();
});

const Mails = z.array(
  z.object({
    id: z.string(),
    at: z.iso.datetime(),
    to: z.array(z.string()),
    from: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    links: z.array(z.string()),
    headers: z.record(z.string(), z.string()),
  }),
);

const get = (path: string, host = 'localhost'): Promise<Answer> => ask(stack.port, { host, path });
const mails = async (): Promise<z.infer<typeof Mails>> =>
  Mails.parse(JSON.parse((await get('/_local/mails')).body.toString()));

const link = 'https://hospital.example/track?code=AB12';

async function compose(to: string): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const sent = await transport.sendMail({
    from: { name: '市第一医院 投诉办', address: 'hospital@mail.example' },
    to,
    subject: '您的投诉已受理，编号 2026-0001，我们将在五个工作日内答复您，请保存好查询码',
    text: `您好，\n您可以在 ${link} 查看进展。\n${'长'.repeat(200)}`,
    html: `<p>您好，<a href="${link}">查看进展</a></p>`,
    headers: { 'X-Huiyin-Notice': 'n-1' },
  });
  return z.instanceof(Buffer).parse(sent.message);
}

const post = (body: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(stack.port, { method: 'POST', host: 'localhost', path: '/_local/clock', body, headers });

describe('mails', () => {
  test('are read as their recipient reads them', async () => {
    // when
    const Data = await compose('王女士 <wang@example.org>');
    const sent = await ses.send(new SendRawEmailCommand({ RawMessage: { Data } }));
    // then
    const mail = (await mails()).at(-1);
    expect(mail).toMatchObject({
      id: `1-${sent.MessageId}`,
      to: ['wang@example.org'],
      subject: '您的投诉已受理，编号 2026-0001，我们将在五个工作日内答复您，请保存好查询码',
      text: `您好，\n您可以在 ${link} 查看进展。\n${'长'.repeat(200)}`,
      html: `<p>您好，<a href="${link}">查看进展</a></p>`,
      links: [link],
      headers: { 'x-huiyin-notice': 'n-1' },
    });
    expect(mail?.from).toContain('hospital@mail.example');
    expect(mail?.headers['from']).toContain('市第一医院 投诉办');
    expect(mail?.at.slice(0, 16)).toBe('2026-12-01T01:00');
  });

  test('of the simple kind arrive too, and other operations are answered', async () => {
    await ses.send(
      new SendEmailCommand({
        Source: 'a@mail.example',
        Destination: { ToAddresses: ['b@example.org'] },
        Message: { Subject: { Data: '你好' }, Body: { Text: { Data: '正文' } } },
      }),
    );
    expect((await mails()).at(-1)).toMatchObject({ subject: '你好', text: '正文', to: ['b@example.org'] });
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ MaxSendRate: 14 });
    const other = ses.send(new VerifyEmailIdentityCommand({ EmailAddress: 'a@example.org' }));
    await expect(other).rejects.toMatchObject({ name: 'InvalidAction' });
  });

  test('to the simulator are shown as bounced, on a page that works without scripts', async () => {
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: await compose('bounce@simulator.amazonses.com') } }));
    const page = (await get('/_local')).body.toString();
    expect(page).toContain('Bounced: bounce@simulator.amazonses.com');
    expect(page).toContain(`href="${link}"`);
    expect(page).toContain('huiyin-control');
    expect(page).not.toContain('<script');
    expect((await get('/_local/panel.css')).headers['content-type']).toContain('text/css');
  });
});

describe('the clock', () => {
  test('moves forward and runs the schedules on the way, each tick at its instant', async () => {
    // given the schedule sweep, every 15 minutes
    const at = Date.parse(
      z.object({ now: z.string() }).parse(JSON.parse((await get('/_local/clock')).body.toString())).now,
    );
    // when an hour passes
    await moveClock(stack.port, { advance: 'PT1H' });
    // then it ticked at the four quarters
    const ticks = callsOf('tick').map(({ now }) => now);
    expect(ticks).toHaveLength(4);
    for (const tick of ticks) expect(tick).toMatch(/:(00|15|30|45):00\.000Z$/);
    expect(Date.parse(ticks[0] ?? '')).toBeGreaterThan(at);
  });

  test('ticks at most 24 times in a long move, the last time at its end', async () => {
    await moveClock(stack.port, { to: '2027-03-01T00:00:00.000Z' });
    const ticks = callsOf('tick').map(({ now }) => now);
    expect(ticks.length).toBeGreaterThanOrEqual(20);
    expect(ticks.length).toBeLessThanOrEqual(25);
    expect(ticks.at(-1)).toBe('2027-03-01T00:00:00.000Z');
  });

  test('refuses to go backwards, and moves that it does not understand', async () => {
    for (const body of ['{"to":"2026-01-01T00:00:00Z"}', '{"advance":"P1M"}', '{"advance":"tomorrow"}', 'x', '{}']) {
      const answer = await post(body);
      expect(answer.status, body).toBe(422);
      expect(answer.headers['content-type']).toBe('application/problem+json');
    }
    expect((await post('{"advance":"PT1H"}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('moves by a form too', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const request = { method: 'POST', host: 'localhost', path: '/_local/clock', headers, body: 'to=2027-03-02' };
    const answer = await ask(stack.port, request);
    expect([answer.status, answer.headers.location]).toEqual([303, '/_local']);
    expect((await get('/_local/clock')).body.toString()).toContain('2027-03-02T00:00:0');
  });
});

test('the panel exists on the host of the site only', async () => {
  expect((await get('/_local/mails', 'hospital.localhost')).body.toString()).toContain('"rawPath":"/_local/mails"');
});
