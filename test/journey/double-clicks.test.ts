import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrganisationView } from '../../shared/contract/staff.ts';
import { complaintPath, openByNumber, openComplaint, readQueue, useVerb } from '../support/complaints.ts';
import { formToken, invite, readReceipt, sendFiling, signIn, type Colleague } from '../support/people.ts';
import {
  type Browser,
  hostsOf,
  mailTo,
  openBrowser,
  panelOf,
  read,
  type Reply,
  type Service,
  startService,
  tokenIn,
} from '../support/service.ts';
import { confirmSignUp, type Organisation, password, sendSignUp, signUpForm } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.stop());

/** The same request twice in one moment, as a double click on a button without script sends it. */
const twice = async (send: () => Promise<Reply>): Promise<number[]> =>
  (await Promise.all([send(), send()])).map((reply) => reply.status).toSorted((a, b) => a - b);

const wish = { slug: 'double' };
const hosts = hostsOf(wish.slug);
let administrator: Browser;
let organisation: Organisation;
let officer: Colleague;
let handler: Colleague;
let patient: Browser;
let number: string;
let id: string;

const mailsAbout = async (words: string): Promise<string[]> =>
  (await panelOf(service).mails()).filter((mail) => mail.subject.includes(words)).map((mail) => mail.to.join(','));
const typesOf = async (): Promise<string[]> =>
  (await openComplaint(organisation, officer.browser, id)).timeline.map((entry) => entry.type);

describe('每个按钮都点两次', () => {
  test('注册：只占一次网址，只发一封确认信', async () => {
    administrator = openBrowser(service);
    const statuses = await twice(() => sendSignUp(administrator, wish));
    expect(statuses).toContain(303);
    expect(await mailsAbout('请确认')).toEqual([signUpForm(wish).email]);
  });

  test('确认：两次都通向同一个进度页，只开通一次', async () => {
    const token = tokenIn(await mailTo(service, signUpForm(wish).email, '请确认'));
    expect(await twice(() => confirmSignUp(administrator, token))).toEqual([303, 303]);
    expect(await mailsAbout('邀请')).toEqual([signUpForm(wish).email]);
  });

  test('设置密码：链接只用一次，用它的人登录了', async () => {
    const token = tokenIn(await mailTo(service, signUpForm(wish).email, '邀请'));
    const statuses = await twice(() =>
      administrator.ask(hosts.console, '/api/password', { json: { token, password } }),
    );
    expect(statuses).toEqual([200, 410]);
    expect((await administrator.ask(hosts.console, '/api/session')).status).toBe(200);
    const { email } = signUpForm(wish);
    organisation = { slug: wish.slug, name: '乐清医院', hosts, administrator, administratorEmail: email };
  });

  test('邀请：一个人，一封邀请信', async () => {
    const json = {
      name: '王小姐',
      email: 'wang@double.example',
      holdings: [{ position: 'auditor', unit: 'complaint-centre' }],
    };
    const statuses = await twice(() => administrator.ask(hosts.console, '/api/people', { json }));
    expect(statuses).toEqual([201, 409]);
    expect((await mailsAbout('邀请')).filter((to) => to === json.email)).toHaveLength(1);
    const view = read(await administrator.ask(hosts.console, '/api/organisation'), OrganisationView);
    expect(view.people.filter((person) => person.email === json.email)).toHaveLength(1);
    officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
    const unit = 'medical-affairs';
    handler = await invite(service, organisation, { name: '张医生', account: 'handler', position: 'handler', unit });
  });

  test('提交投诉：一件投诉，同一张回执，通知各一封', async () => {
    patient = openBrowser(service);
    const token = await formToken(patient, organisation);
    const [one, two] = [openBrowser(service), openBrowser(service)];
    const replies = await Promise.all([one, two].map((browser) => sendFiling(browser, organisation, { token })));
    expect(replies.map((reply) => reply.status)).toEqual([303, 303]);
    const again = await sendFiling(patient, organisation, { token });
    expect(again.status).toBe(303);
    const receipts = await Promise.all([one, two, patient].map((browser) => readReceipt(browser, organisation)));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    number = receipts[0]?.number ?? '';
    expect((await readQueue(organisation, officer.browser)).items.map((item) => item.number)).toEqual([number]);
    expect(await mailsAbout(number)).toHaveLength(2);
    id = (await openByNumber(organisation, officer.browser, number)).id;
  });

  const verbs: readonly (readonly [string, () => Browser, unknown, string])[] = [
    ['dispatch', () => officer.browser, { lead: 'medical-affairs' }, 'ComplaintDispatched'],
    ['statement', () => handler.browser, { unit: 'medical-affairs', statement: '情况属实。' }, 'StatementSubmitted'],
    ['reply', () => officer.browser, { reply: '已核实并整改。' }, 'ComplaintReplied'],
  ];
  test.each(verbs)('%s：一次成功，另一次说内容已变，卷宗只记一次', async (verb, browser, body, type) => {
    const { version } = await openComplaint(organisation, officer.browser, id);
    const told = (await mailsAbout(number)).length;
    expect(await twice(() => useVerb(organisation, browser(), id, { verb, body, version }))).toEqual([200, 412]);
    expect((await typesOf()).filter((one) => one === type)).toHaveLength(1);
    // one mail: to the handler, the officer, the complainant
    expect((await mailsAbout(number)).length - told).toBe(1);
  });

  test('评价：只记一次，只办结一次', async () => {
    const form = { satisfaction: 'satisfied' };
    const statuses = await twice(() => patient.ask(hosts.intake, '/follow/rate', { form }));
    expect(statuses).toEqual([303, 409]);
    const types = await typesOf();
    expect(types.filter((type) => type === 'SatisfactionRecorded')).toHaveLength(1);
    expect(types.filter((type) => type === 'ComplaintClosed')).toHaveLength(1);
  });

  test('办结：另一件投诉，一次成功，另一次说内容已变', async () => {
    const token = await formToken(patient, organisation);
    await sendFiling(patient, organisation, { token });
    const second = await openByNumber(organisation, officer.browser, (await readReceipt(patient, organisation)).number);
    const reply = { verb: 'reply', body: { reply: '已核实。' }, version: 1 };
    expect((await useVerb(organisation, officer.browser, second.id, reply)).status).toBe(200);
    const close = { verb: 'close', body: { reason: '已电话告知。' }, version: 2 };
    expect(await twice(() => useVerb(organisation, officer.browser, second.id, close))).toEqual([200, 412]);
  });

  test('查看身份：每次查看都留痕', async () => {
    const before = (await typesOf()).length;
    const json = { reason: '电话告知结果' };
    const path = `${complaintPath(id)}/identity`;
    expect(await twice(() => officer.browser.ask(hosts.console, path, { json }))).toEqual([200, 200]);
    expect((await typesOf()).slice(before)).toEqual(['IdentityRevealed', 'IdentityRevealed']);
  });

  test('登录、退出：两次都行，退出之后不再有会话', async () => {
    await signIn(organisation, officer.browser, officer.email);
    const out = () => officer.browser.ask(hosts.console, '/api/session', { method: 'DELETE' });
    expect(await twice(out)).toEqual([204, 204]);
    expect((await officer.browser.ask(hosts.console, '/api/session')).status).toBe(401);
  });
});
