import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { openBrowser, panelOf, type Service } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';
import { fillFiling, goOn, signInHere } from './support/steps.ts';

let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
let organisation: Organisation;
let officer: Colleague;
let addresses: ReturnType<typeof addressesOf>;
const inspector = createInspector();

beforeAll(async () => {
  service = await startServiceForBrowsers('2026-09-28T09:00:00+08:00');
  browser = await launchChromium();
  organisation = await openOrganisation(service, { slug: 'besieged', organisation: '云汀市人民医院' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
  addresses = addressesOf(service, 'besieged');
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

let told = 0;
const something = (): string => `第 ${(told += 1)} 次叫号以后又等了一个小时，没有人解释。`;

/** Goes through the form up to the page where the answers are read again. */
async function toReview(page: Page): Promise<void> {
  await page.goto(`${addresses.intake}/file`);
  await fillFiling(page, { category: '门诊服务', narrative: something(), mode: '匿名' });
  await goOn(page, '请核对，然后提交');
}
const send = (page: Page) => page.getByRole('button', { name: '提交投诉' }).click();
const receiptIsShown = (page: Page) => page.getByRole('heading', { name: '投诉已登记', level: 1 }).waitFor();

/** Somebody at whose address five complaints were filed within the hour. */
async function busy(context: BrowserContext): Promise<Page> {
  const now = Date.parse(await panelOf(service).now());
  await panelOf(service).moveClock({ to: new Date((Math.floor(now / 3_600_000) + 1) * 3_600_000).toISOString() });
  inspector.listenTo(context);
  const page = await context.newPage();
  for (let n = 0; n < 5; n++) {
    await toReview(page);
    expect(await page.locator('[data-check]').count()).toBe(0);
    await send(page);
    await receiptIsShown(page);
  }
  return page;
}

describe('the small check, asked of who files much', () => {
  test('is done by the page itself, which says so', async () => {
    const page = await busy(await openBrowserOf(browser, { viewport: { width: 320, height: 640 } }));
    await toReview(page);
    const check = page.locator('[data-check]');
    await check.getByRole('status').filter({ hasText: '验证完成，可以继续了。' }).waitFor();
    expect(await page.getByLabel(/等于几/).isVisible()).toBe(false);
    // Out of sight and out of what is read aloud.
    expect(await page.getByRole('textbox', { name: '请不要填写此项' }).count()).toBe(0);
    await inspector.look(page, 'check that is done');
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await send(page);
    await receiptIsShown(page);
  });

  test('is a question for a person where there is no script', async () => {
    const page = await busy(await openBrowserOf(browser, { javaScriptEnabled: false }));
    await toReview(page);
    await send(page);
    const question = page.getByLabel(/等于几/);
    await question.waitFor();
    expect(await page.getByRole('main').getAttribute('data-problem')).toBe('filing/check-needed');
    await inspector.lookThrough(await (await openBrowserOf(browser)).newPage(), page, 'check as a question');
    const digits = '零一二三四五六七八九';
    const [, a = '', b = ''] = /(.)加(.)等于几/.exec((await page.locator('label[for=sum]').textContent()) ?? '') ?? [];
    await panelOf(service).moveClock({ advance: 'PT30S' });
    await question.fill(String(digits.indexOf(a) + digits.indexOf(b)));
    await send(page);
    await receiptIsShown(page);
  });
});

test('whoever asks for a number whose code many guess has the page do the check', async () => {
  const filed = await fileComplaint(service, organisation, { narrative: something() });
  const guess = { form: { number: filed.number, code: '1234567890123456' } };
  for (let n = 0; n < 20; n++) await openBrowser(service).ask(organisation.hosts.intake, '/follow', guess);
  const page = await (await openBrowserOf(browser)).newPage();
  const ask = async (): Promise<void> => {
    await page.getByLabel('投诉编号').fill(filed.number);
    await page.getByLabel('查询码').fill(filed.code);
    await page.getByRole('button', { name: '查询' }).click();
  };
  await page.goto(`${addresses.intake}/follow`);
  await ask();
  await page.locator('[data-check]').waitFor();
  await ask();
  await page.getByRole('heading', { name: `投诉 ${filed.number}` }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/follow/complaint');
});

test('an officer looks through the spam box, takes a complaint out and closes the rest', async () => {
  const trap = { homepage: 'http://spam.example' };
  const real = await fileComplaint(service, organisation, { ...trap, narrative: '误填了一栏，但投诉是真的。' });
  const spam = await fileComplaint(service, organisation, { ...trap, narrative: '代办各种证件，价格优惠。' });
  const context = await openBrowserOf(browser);
  inspector.listenTo(context);
  const page = await context.newPage();
  await page.goto(addresses.console);
  await signInHere(page, officer);
  await page.getByText('垃圾箱', { exact: true }).click();
  await page.getByLabel(`选择投诉 ${real.number}`).waitFor();
  await inspector.look(page, 'spam box');
  await page.getByLabel(`选择投诉 ${real.number}`).check();
  await page.getByRole('button', { name: '移出垃圾箱' }).click();
  await page.getByRole('link', { name: real.number }).waitFor({ state: 'detached' });
  await page.getByLabel('全选').check();
  await page.getByRole('button', { name: '按垃圾信息办结' }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /办\s*结/ })
    .click();
  await page.getByText('垃圾箱是空的。').waitFor();
  await page.getByText('已办结', { exact: true }).click();
  await page.getByRole('link', { name: spam.number }).waitFor();
  expect(await page.getByRole('link', { name: real.number }).count()).toBe(0);
});

test('nothing was wrong with these pages', () => {
  expect(inspector.faults).toEqual([]);
  expect([...inspector.pages].length).toBe(3);
});
