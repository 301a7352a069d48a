import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintView } from '../../shared/contract/complaints.ts';
import { openByNumber, openComplaint, useVerb } from '../support/complaints.ts';
import {
  fileComplaint,
  type Hospital,
  invite,
  openHospital,
  type Receipt,
  readReceipt,
  signIn,
} from '../support/people.ts';
import { type Browser, openBrowser, panelOf, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
let bank: Organisation;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service, 'followed');
  bank = await openOrganisation(service, { slug: 'followed-bank', template: 'cn-bank-insurance-2020' });
});
afterAll(() => service?.stop());

type Filed = Receipt & { readonly browser: Browser };
const page = (filed: Filed, path = '/follow/complaint', at = hospital.organisation): Promise<Reply> =>
  filed.browser.ask(at.hosts.intake, path);
const doing = (
  filed: Filed,
  path: string,
  form: Readonly<Record<string, string>> = {},
  at = hospital.organisation,
): Promise<Reply> => filed.browser.ask(at.hosts.intake, `/follow/${path}`, { form });
const officers = async (): Promise<Browser> => {
  await signIn(hospital.organisation, hospital.officer.browser, hospital.officer.email);
  return hospital.officer.browser;
};
const viewed = async ({ number }: Receipt): Promise<ComplaintView> =>
  openByNumber(hospital.organisation, await officers(), number);
/** The officer uses a verb on the complaint as it stands. */
async function officer(filed: Receipt, verb: string, body: unknown): Promise<Reply> {
  const { id, version } = await viewed(filed);
  return useVerb(hospital.organisation, hospital.officer.browser, id, { verb, body, version });
}
const file = (more: Readonly<Record<string, string>> = {}): Promise<Filed> =>
  fileComplaint(service, hospital.organisation, more);
const anonymous = { identityMode: 'anonymous', name: '', phone: '', email: '', copy: '' };
const types = ({ timeline }: ComplaintView) => timeline.map(({ type }) => type);
const told = async (words: string) =>
  (await panelOf(service).mails()).filter(({ subject, text }) => subject.includes(words) || text.includes(words));

describe.each(['named', 'confidential', 'anonymous'])('talking, %s', (identityMode) => {
  test('both sides write, and read each other', async () => {
    const filed = await file(identityMode === 'anonymous' ? anonymous : { identityMode });
    // when
    const sent = await doing(filed, 'write', { message: '补充：当天的医生姓周。' });
    expect([sent.status, sent.headers.location]).toEqual([303, '/follow/complaint?done=write']);
    expect((await officer(filed, 'inform-complainant', { notice: '已联系五官科，周三前给您消息。' })).status).toBe(200);
    expect((await officer(filed, 'request-supplement', { request: '请问手术是哪一天？' })).status).toBe(200);
    // then
    const { text } = await page(filed);
    const positions = ['当天的医生姓周', '周三前给您消息', '手术是哪一天'].map((words) =>
      text.indexOf(words, text.indexOf('id="messages"')),
    );
    expect(positions.every((position) => position > 0)).toBe(true);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(text).toContain('data-asked');
    const view = await viewed(filed);
    expect(view.timeline.find(({ type }) => type === 'ComplaintSupplemented')?.texts).toEqual({
      narrative: '补充：当天的医生姓周。',
    });
    expect((await told(filed.number)).filter(({ subject }) => subject.includes('投诉人来信'))).toHaveLength(1);
    // and the answer to the question takes it away
    await doing(filed, 'write', { message: '手术是 2024 年 3 月 5 日。' });
    expect((await page(filed)).text).not.toContain('data-asked');
  });
});

test('the same message twice within minutes is one; an empty one is told so and keeps nothing', async () => {
  const filed = await file();
  const replies = await Promise.all([1, 2].map(() => doing(filed, 'remind', { comment: '' })));
  expect(replies.map(({ status }) => status)).toContain(303);
  await doing(filed, 'write', { message: '请尽快。' });
  const again = await doing(filed, 'write', { message: '请尽快。' });
  expect(again.status).toBe(303);
  const empty = await doing(filed, 'write', { message: '   ' });
  expect([empty.status, empty.text.includes('请写下内容')]).toEqual([422, true]);
  const long = await doing(filed, 'write', { message: '字'.repeat(5001) });
  expect([long.status, long.text.includes('字'.repeat(5001))]).toEqual([422, true]);
  const written = types(await viewed(filed));
  expect(written.filter((type) => type === 'ComplaintSupplemented')).toHaveLength(1);
});

describe('a proposed date', () => {
  test('agreed to, it moves the clock; the one that was replaced cannot be agreed to by mistake', async () => {
    const filed = await file();
    const { clocks } = await viewed(filed);
    const clock = clocks.find(({ isPublic }) => isPublic)?.clock;
    const body = { clock, on: '2026-10-20', comment: '需要外院会诊。' };
    expect((await officer(filed, 'propose-date', body)).status).toBe(200);
    expect((await officer(filed, 'propose-date', { ...body, on: '2026-10-22' })).status).toBe(200);
    expect((await page(filed)).text).toContain('data-proposed="2026-10-22"');
    const stale = await doing(filed, 'date', { on: '2026-10-20', answer: 'agree' });
    expect(stale.status).toBe(409);
    const unsaid = await doing(filed, 'date', { on: '2026-10-22' });
    expect([unsaid.status, unsaid.text.includes('请选择同意或者不同意')]).toEqual([422, true]);
    // when, twice
    for (let n = 0; n < 2; n++)
      expect((await doing(filed, 'date', { on: '2026-10-22', answer: 'agree', comment: '可以' })).status).toBe(303);
    // then
    const after = await viewed(filed);
    expect(after.clocks.find((each) => each.clock === clock)?.dueOn).toBe('2026-10-22');
    expect(types(after).filter((type) => type === 'DateAgreed')).toHaveLength(1);
    expect((await page(filed)).text).not.toContain('data-proposed');
    expect(await told('请确认日期')).not.toHaveLength(0);
  });

  test('refused, everything stays', async () => {
    const filed = await file();
    const { clocks: before } = await viewed(filed);
    await officer(filed, 'propose-date', { on: '2026-10-21', comment: '请来院面谈。' });
    expect((await page(filed, '/follow/date')).text).toContain('请来院面谈。');
    expect((await doing(filed, 'date', { on: '2026-10-21', answer: 'refuse', comment: '那天上班' })).status).toBe(303);
    const after = await viewed(filed);
    expect(after.clocks.map(({ dueAt }) => dueAt)).toEqual(before.map(({ dueAt }) => dueAt));
    expect(types(after)).toContain('DateRefused');
  });
});

describe('withdrawing', () => {
  test('freely said, it waits for somebody to verify it, and can be taken back until then', async () => {
    const filed = await file();
    expect((await doing(filed, 'withdraw', {})).status).toBe(422);
    expect((await doing(filed, 'withdraw', { freely: 'freely', comment: '已经协商好了' })).status).toBe(303);
    expect((await page(filed)).text).toContain('收回撤诉');
    expect((await doing(filed, 'take-back')).status).toBe(303);
    expect((await doing(filed, 'take-back')).status).toBe(303);
    await doing(filed, 'withdraw', { freely: 'notSaid' });
    expect((await officer(filed, 'verify-withdrawal', { isVoluntary: true, comment: '电话核实' })).status).toBe(200);
    expect((await doing(filed, 'take-back')).status).toBe(409);
    const view = await viewed(filed);
    expect([view.stage, view.particulars.closedBecause]).toEqual(['closed', 'withdrawn']);
  });

  test('under pressure nothing is withdrawn, officers are told, and the page does not say who was urged', async () => {
    const filed = await file();
    const done = await doing(filed, 'withdraw', { freely: 'urged', comment: '科主任打电话来' });
    expect(done.status).toBe(303);
    const view = await viewed(filed);
    expect([view.stage, view.particulars.withdrawal]).toEqual(['registered', 'coerced']);
    const { text } = await page(filed);
    expect(text).not.toContain('科主任打电话来');
    // nor does the department that handles it read of it
    expect((await officer(filed, 'dispatch', { lead: hospital.ent, coDepartments: [] })).status).toBe(200);
    await signIn(hospital.organisation, hospital.handler.browser, hospital.handler.email);
    const seen = await openComplaint(hospital.organisation, hospital.handler.browser, view.id);
    expect(seen.timeline.map(({ type }) => type)).toEqual(['ComplaintRegistered', 'ComplaintDispatched']);
    expect(seen.particulars.withdrawal).toBeUndefined();
    expect((await told(filed.number)).some(({ to }) => to.includes(hospital.officer.email))).toBe(true);
  });
});

/** A category that the form of an organisation offers. */
async function firstCategory(organisation: Organisation): Promise<string> {
  const { text } = await openBrowser(service).ask(organisation.hosts.intake, '/file');
  return z.string().parse(/name="category"[^>]*value="([^"]+)"/.exec(text)?.[1]);
}

test('a second complaint is a case of its own under the same person; a second click makes no third', async () => {
  const filed = await file();
  await officer(filed, 'reply', { reply: '经调查，手术操作符合规范。' });
  const { text } = await page(filed, '/follow/second');
  const token = z.string().parse(/name="token" value="([^"]+)"/.exec(text)?.[1]);
  const message = '纱条为什么留在鼻腔里，没有答复。';
  const first = await doing(filed, 'second', { token, message });
  expect([first.status, first.headers.location]).toEqual([303, '/receipt?done=second']);
  const second = { ...(await readReceipt(filed.browser, hospital.organisation)), browser: filed.browser };
  expect(second.number).not.toBe(filed.number);
  // when it is clicked again, with the pass of the first
  await filed.browser.ask(hospital.organisation.hosts.intake, '/follow', {
    form: { number: filed.number, code: filed.code },
  });
  await doing(filed, 'second', { token, message });
  expect((await readReceipt(filed.browser, hospital.organisation)).number).toBe(second.number);
  // then both know each other, and notices still find the person
  const [one, two] = [await viewed(filed), await viewed(second)];
  expect(one.particulars.links).toEqual([{ other: two.id, how: 'second' }]);
  expect(two.particulars.repeatOf).toEqual({ complaint: one.id, count: 1 });
  const revealed = await hospital.officer.browser.ask(
    hospital.organisation.hosts.console,
    `/api/complaints/${two.id}/identity`,
    {
      json: { reason: '回电' },
    },
  );
  expect(JSON.parse(revealed.text)).toMatchObject({ name: '刘先生', email: 'patient@example.com' });
});

describe('erasing', () => {
  test('an open complaint keeps what it holds, and the wish waits on record', async () => {
    const filed = await file();
    expect((await doing(filed, 'erase')).status).toBe(422);
    expect((await doing(filed, 'erase', { understood: 'yes' })).status).toBe(303);
    const { text } = await page(filed);
    expect(text).toContain('data-erasure="waiting"');
    expect(text).toContain('结束以前不能删除');
    expect((await officer(filed, 'erase-identity', {})).status).toBe(409);
    expect((await officer(filed, 'refuse-erasure', { reason: '正在诉讼中。' })).status).toBe(200);
    expect((await page(filed)).text).toContain('正在诉讼中。');
  });

  test('once nothing stands against it, everything that names the complainant goes and the chain still holds', async () => {
    const filed = await file({ narrative: '我叫刘德培，住院号 778899，纱条留在鼻腔里两年。' });
    await doing(filed, 'write', { message: '我妻子王秀兰可以作证。' });
    await officer(filed, 'reply', { reply: '已处理。' });
    await filed.browser.ask(hospital.organisation.hosts.intake, '/follow/rate', {
      form: { satisfaction: 'satisfied', comment: '刘德培' },
    });
    const { id, stage } = await viewed(filed);
    expect(stage).toBe('closed');
    expect((await page(filed, '/follow/erase')).text).toContain('提交以后立即删除');
    // when
    await doing(filed, 'erase', { understood: 'yes' });
    await panelOf(service).idle();
    // then
    const { text } = await page(filed);
    const view = await openComplaint(hospital.organisation, await officers(), id);
    expect(text).toContain('data-erasure="erased"');
    for (const words of ['刘德培', '王秀兰', '778899']) {
      expect(text).not.toContain(words);
      expect(JSON.stringify(view)).not.toContain(words);
    }
    const identity = await hospital.officer.browser.ask(
      hospital.organisation.hosts.console,
      `/api/complaints/${id}/identity`,
      { json: { reason: '回电' } },
    );
    expect(JSON.parse(identity.text)).toEqual({});
    const log = await hospital.officer.browser.ask(
      hospital.organisation.hosts.console,
      `/api/complaints/${id}/dossier`,
    );
    expect(JSON.parse(log.text)).toMatchObject({ isIntact: true });
  });
});

test('what is not open leads to the complaint, and no pass leads to number and code', async () => {
  const filed = await file();
  for (const path of ['date', 'take-back', 'second', 'review']) {
    const reply = await page(filed, `/follow/${path}`);
    expect([path, reply.status, reply.headers.location]).toEqual([path, 303, '/follow/complaint']);
    expect([
      path,
      (await doing(filed, path, { message: '再说一遍', on: '2026-10-22', answer: 'agree', token: 'A'.repeat(22) }))
        .status,
    ]).not.toEqual([path, 303]);
  }
  const stranger = { ...filed, browser: openBrowser(service) };
  for (const path of [
    'write',
    'date',
    'remind',
    'withdraw',
    'take-back',
    'review',
    'second',
    'erase',
    'new-code',
    'mail-copy',
  ]) {
    expect([path, (await page(stranger, `/follow/${path}`)).headers.location]).toEqual([path, '/follow?again=1']);
    expect([path, (await doing(stranger, path, {})).headers.location]).toEqual([path, '/follow?again=1']);
  }
});

test('at a bank: the review until when, and records kept for three years whatever one wishes', async () => {
  const clerk = await invite(service, bank, {
    name: '赵经办',
    account: 'officer',
    position: 'officer',
    unit: 'consumer-protection',
  });
  const use = async (filed: Filed, verb: string, body: unknown) => {
    await signIn(bank, clerk.browser, clerk.email);
    const { id, version } = await openByNumber(bank, clerk.browser, filed.number);
    return useVerb(bank, clerk.browser, id, { verb, body, version });
  };
  const filed = await fileComplaint(service, bank, { category: await firstCategory(bank) });
  expect((await page(filed, '/follow/review', bank)).headers.location).toBe('/follow/complaint');
  await use(filed, 'accept', {});
  const elements = { decision: '退还手续费。', facts: '重复扣收一次。', remedies: '可在 30 日内申请核查。' };
  expect((await use(filed, 'reply', { reply: '处理决定：退还手续费。', elements })).status).toBe(200);
  // when it is answered, the page says what follows and until when
  const { text } = await page(filed, '/follow/complaint', bank);
  expect(text).toContain('data-leads-to');
  expect(text).toMatch(/申请复查<\/a>[\s\S]{0,200}2026年10月28日[^<]*前可以提出/);
  const asked = await doing(filed, 'review', { message: '金额不对。' }, bank);
  expect(asked.headers.location).toBe('/follow/complaint?done=review');
  expect((await doing(filed, 'review', { message: '再申请一次。' }, bank)).status).toBe(409);
  // a review that waits keeps everything; of another complaint the record is kept for the time of the rule
  expect((await page(filed, '/follow/erase', bank)).text).toContain('结束以前不能删除');
  const other = await fileComplaint(service, bank, { category: await firstCategory(bank) });
  await use(other, 'accept', {});
  await use(other, 'reply', { reply: '处理决定：退还手续费。', elements });
  expect((await use(other, 'close', { reason: '已答复。' })).status).toBe(200);
  const before = await page(other, '/follow/erase', bank);
  expect(before.text).toMatch(/须保存到 2029年9月28日.*保存 3 年.*档案保存不少于3年/s);
  await doing(other, 'erase', { understood: 'yes' }, bank);
  expect((await page(other, '/follow/complaint', bank)).text).toContain('data-erasure="waiting"');
  expect((await use(other, 'erase-identity', {})).status).toBe(409);
});
