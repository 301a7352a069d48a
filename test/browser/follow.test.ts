import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByNumber, useVerb } from '../support/complaints.ts';
import { fileComplaint, type Hospital, openHospital, type Receipt, signIn } from '../support/people.ts';
import type { Service } from '../support/service.ts';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';
import { choose, readReceipt, signInHere } from './support/steps.ts';

const narrow = { width: 320, height: 640 } as const;
const pictures = process.env['PICTURES'];

let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
let hospital: Hospital;
let intake: string;
let consoleAddress: string;
const inspector = createInspector();

beforeAll(async () => {
  service = await startServiceForBrowsers('2026-09-28T09:00:00+08:00');
  browser = await launchChromium();
  hospital = await openHospital(service, 'following');
  ({ intake, console: consoleAddress } = addressesOf(service, 'following'));
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function pageOf(more: BrowserContextOptions = {}): Promise<Page> {
  const context = await openBrowserOf(browser, { viewport: narrow, ...more });
  inspector.listenTo(context);
  return context.newPage();
}

const anonymous = { identityMode: 'anonymous', name: '', phone: '', email: '', copy: '' };
const modes = { named: {}, confidential: { identityMode: 'confidential' }, anonymous } as const;

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

async function officer(filed: Receipt, verb: string, body: unknown): Promise<void> {
  const { organisation, officer: person } = hospital;
  await signIn(organisation, person.browser, person.email);
  const { id, version } = await openByNumber(organisation, person.browser, filed.number);
  const reply = await useVerb(organisation, person.browser, id, { verb, body, version });
  if (reply.status !== 200) throw new Error(`${verb} was answered with ${reply.status}: ${reply.text.slice(0, 300)}`);
}

/** Opens a complaint by what stands on its receipt, in this language. */
async function open(page: Page, { number, code }: Receipt, language = 'zh-CN'): Promise<void> {
  await page.goto(`${intake}/follow?lang=${language}&number=${number}`);
  await page.locator('#code').fill(code);
  await page.locator('main form button[type=submit]').click();
  await page.locator('[data-stage]').waitFor();
}

describe.each(['with', 'without'] as const)('%s script', (scripts) => {
  const javaScriptEnabled = scripts === 'with';

  test.each(['named', 'confidential', 'anonymous'] as const)('talking both ways, %s, at 320 px', async (mode) => {
    const filed = await fileComplaint(service, hospital.organisation, modes[mode]);
    const page = await pageOf({ javaScriptEnabled });
    await open(page, filed);
    // when the complainant writes, by keyboard alone
    await page.locator('#message').focus();
    await page.keyboard.type('补充：当天的医生姓周。');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[data-done=write]').waitFor();
    await officer(filed, 'request-supplement', { request: '请问手术是哪一天？' });
    await page.goto(`${intake}/follow/complaint`);
    expect(await page.locator('[data-asked]').textContent()).toContain('手术是哪一天');
    await page.locator('#message').fill('2024 年 3 月 5 日。');
    await page.locator('form.write button').click();
    await page.locator('[data-done=write]').waitFor();
    // then both stand there in order
    const said = await page.locator('.talk .words').allTextContents();
    expect(said).toEqual(['补充：当天的医生姓周。', '请问手术是哪一天？', '2024 年 3 月 5 日。']);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth').catch(() => 0)).toBeLessThanOrEqual(
      0,
    );
    await picture(page, `talk-${mode}-${scripts}`);
    await page.context().close();
  });

  test('a date is agreed to, another refused', async () => {
    const filed = await fileComplaint(service, hospital.organisation);
    const page = await pageOf({ javaScriptEnabled });
    await officer(filed, 'propose-date', { clock: 'feedback', on: '2026-10-20', comment: '需要外院会诊。' });
    await open(page, filed, 'en');
    await page.getByRole('link', { name: 'Answer this date' }).click();
    expect(await page.locator('main').textContent()).toContain('需要外院会诊。');
    await picture(page, `date-${scripts}`);
    // nothing is chosen: told at the field, and the focus stands on the summary
    await page.getByRole('button', { name: 'Send answer' }).click();
    await page.getByRole('link', { name: 'Choose whether you agree' }).waitFor();
    await page.getByLabel('I agree').check();
    await page.getByRole('button', { name: 'Send answer' }).click();
    await page.locator('[data-done=answerDate]').waitFor();
    expect(await page.locator('[data-clock=feedback]').locator('..').textContent()).toContain('20 October 2026');
    await officer(filed, 'propose-date', { on: '2026-10-14' });
    await page.goto(`${intake}/follow/date`);
    await page.getByLabel('I do not agree').check();
    await page.getByRole('button', { name: 'Send answer' }).click();
    await page.locator('[data-event=DateRefused]').waitFor();
    await page.context().close();
  });

  test('withdrawing under pressure goes on; freely, it can be taken back', async () => {
    const filed = await fileComplaint(service, hospital.organisation);
    const page = await pageOf({ javaScriptEnabled });
    await open(page, filed);
    await page.getByRole('link', { name: '撤回投诉' }).click();
    await picture(page, `withdraw-${scripts}`);
    await page.getByLabel('有人要求我').check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('[data-done=withdraw]').waitFor();
    expect(await page.locator('[data-stage]').getAttribute('data-stage')).toBe('registered');
    await page.getByRole('link', { name: '撤回投诉' }).click();
    await page.getByLabel('是我自己的意愿').check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('link', { name: '收回撤诉' }).click();
    await page.getByRole('button', { name: '确认收回撤诉' }).click();
    await page.locator('[data-event=WithdrawalTakenBack]').waitFor();
    await page.context().close();
  });

  test('after the answer: what follows from a rating, a review, a second complaint', async () => {
    const filed = await fileComplaint(service, hospital.organisation);
    await officer(filed, 'reply', { reply: '经调查，手术操作符合规范。' });
    const page = await pageOf({ javaScriptEnabled });
    await open(page, filed);
    expect(await page.locator('[data-leads-to]').count()).toBeGreaterThan(1);
    await picture(page, `answered-${scripts}`);
    await page.getByRole('link', { name: '申请复查' }).click();
    await page.locator('#message').fill('没有看手术录像。');
    await page.getByRole('button', { name: '提交复查申请' }).click();
    await page.locator('[data-done=review]').waitFor();
    await page.getByRole('link', { name: '再次投诉' }).click();
    await page.locator('#message').fill('纱条为什么留在鼻腔里，没有答复。');
    await page.getByRole('button', { name: '提交再次投诉' }).click();
    await page.getByRole('heading', { name: '投诉已登记' }).waitFor();
    expect((await readReceipt(page)).number).not.toBe(filed.number);
    await page.context().close();
  });
});

test('the receipt: scanned, printed, copied, replaced, checked by a stranger, in both languages', async () => {
  const filed = await fileComplaint(service, hospital.organisation, anonymous);
  const page = await pageOf({ permissions: ['clipboard-read', 'clipboard-write'] });
  await open(page, filed);
  await page.goto(`${intake}/receipt`);
  await inspector.look(page, 'receipt');
  await picture(page, 'receipt');
  await page.getByRole('button', { name: '复制编号和查询码' }).click();
  await page.getByRole('button', { name: '已复制' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain(filed.code);
  expect(await page.locator('svg.qr').count()).toBe(2);
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'receipt-printed');
  await page.emulateMedia({ media: 'screen' });
  // what the first square holds opens the complaint on another phone, and leaves no code in its history
  const other = await pageOf();
  await other.goto(`${intake}/follow?number=${filed.number}#code=${filed.code}`);
  expect((await other.locator('#code').inputValue()).replaceAll(' ', '')).toBe(filed.code);
  expect(other.url()).not.toContain(filed.code);
  await other.locator('main form button[type=submit]').click();
  await other.locator('[data-stage]').waitFor();
  // a stranger checks the second
  await page.getByRole('link', { name: '验证回执' }).click();
  await page.locator('[data-ours=true]').waitFor();
  await inspector.look(page, 'verify');
  await picture(page, 'verify');
  await page.getByRole('link', { name: 'English' }).click();
  await page.locator('[data-ours=true]').waitFor();
  // a new code shuts the other phone out
  await page.goto(`${intake}/follow/new-code`);
  await page.locator('main form button[type=submit]').click();
  await page.locator('[data-done=newCode]').waitFor();
  expect((await readReceipt(page)).code).not.toBe(filed.code);
  await other.goto(`${intake}/follow/complaint`);
  expect(new URL(other.url()).search).toBe('?again=1');
});

test('the dossier opens without a network and loads nothing', async () => {
  const filed = await fileComplaint(service, hospital.organisation);
  await officer(filed, 'reply', { reply: '经调查，手术操作符合规范。' });
  const page = await pageOf();
  await open(page, filed);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载网页文件' }).click();
  const path = fileURLToPath(new URL('../../scratch/dossier.html', import.meta.url));
  await (await waiting).saveAs(path);
  const context = await browser.newContext({ offline: true, locale: 'zh-CN' });
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const offline = await context.newPage();
  await offline.goto(pathToFileURL(path).href);
  expect(await offline.locator('h1').textContent()).toBe(`投诉 ${filed.number}`);
  expect(await offline.locator('main').textContent()).toContain('手术操作符合规范');
  expect(asked).toEqual([pathToFileURL(path).href]);
  await picture(offline, 'dossier');
});

test('erased at the own wish: the page says so, and nothing of it is left to read', async () => {
  const filed = await fileComplaint(service, hospital.organisation, { narrative: '我叫刘德培，纱条留在鼻腔里两年。' });
  await officer(filed, 'reply', { reply: '已处理。' });
  const page = await pageOf();
  await open(page, filed);
  await page.getByLabel('满意', { exact: true }).check();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.locator('[data-stage=closed]').waitFor();
  await page.getByRole('link', { name: '删除我的个人信息' }).click();
  await inspector.look(page, 'erase');
  await picture(page, 'erase');
  await page.getByLabel('我明白删除后不能恢复').check();
  await page.getByRole('button', { name: '提交删除申请' }).click();
  await page.locator('[data-erasure=erased]').waitFor();
  await page.waitForTimeout(1500);
  await page.reload();
  expect(await page.locator('main').textContent()).not.toContain('刘德培');
});

test('the officer reads, asks and proposes in the console', async () => {
  const filed = await fileComplaint(service, hospital.organisation);
  const complainant = await pageOf();
  await open(complainant, filed);
  await complainant.locator('#message').fill('请问什么时候有结果？');
  await complainant.locator('form.write button').click();
  await complainant.locator('[data-done=write]').waitFor();
  await inspector.look(complainant, 'complaint');
  await complainant.goto(`${intake}/follow/withdraw`);
  await inspector.look(complainant, 'withdraw');
  await complainant.getByLabel('是我自己的意愿').check();
  await complainant.getByRole('button', { name: '提交' }).click();
  const page = await pageOf({ viewport: { width: 1280, height: 900 } });
  await signIn(hospital.organisation, hospital.officer.browser, hospital.officer.email);
  const { id } = await openByNumber(hospital.organisation, hospital.officer.browser, filed.number);
  await page.goto(`${consoleAddress}/complaints/${id}`);
  await signInHere(page, hospital.officer);
  await page.getByRole('heading', { name: '与投诉人沟通' }).waitFor();
  expect(await page.locator('#talk').textContent()).toContain('请问什么时候有结果？');
  await page.getByLabel('消息').fill('五官科本周五前说明，下周一答复您。');
  await page.getByRole('button', { name: '发送给投诉人' }).click();
  await page.locator('#talk').getByText('下周一答复您').waitFor();
  await page.locator('#talk').getByRole('tab', { name: '提议日期' }).click();
  await page.getByLabel('日期', { exact: true }).fill('2026-10-20');
  await choose(page, '这个日期', '作为“反馈”的新期限');
  await page.getByRole('button', { name: '提议日期' }).click();
  await page.getByText('等待投诉人答复').waitFor();
  await picture(page, 'console');
  await inspector.look(page, 'console');
  await page.getByLabel('自愿，终止办理').check();
  await page.getByLabel('如何核实的').fill('电话核实属实。');
  await page.getByRole('button', { name: '记录核实结果' }).click();
  await page.getByText('已办结').first().waitFor();
});

test('nothing was wrong with any page that was looked at', () => {
  expect(inspector.pages.size).toBeGreaterThan(4);
  expect(inspector.faults.filter((fault) => !/status of (422|409)/.test(fault))).toEqual([]);
});
