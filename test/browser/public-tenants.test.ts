import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { PlacesView } from '../../shared/contract/places.ts';
import { fileComplaint, type Receipt } from '../support/people.ts';
import { read, type Service } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import { launchChromium, openBrowserOf, phone } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';

/** Two organisations, side by side in the tabs of one browser. */
let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
let here: Organisation;
let there: Organisation;
let at: { readonly here: string; readonly there: string };
let filedHere: Receipt;
let filedThere: Receipt;
let context: BrowserContext;
const inspector = createInspector();
const said = {
  here: '三楼的走廊灯坏了两个月，晚上看不清台阶。',
  there: '护士按铃二十分钟没有来，输液回血了。',
} as const;

beforeAll(async () => {
  service = await startServiceForBrowsers('2026-09-28T09:00:00+08:00');
  browser = await launchChromium();
  here = await openOrganisation(service, { slug: 'here', organisation: '云汀市人民医院' });
  there = await openOrganisation(service, { slug: 'there', organisation: '清远区中医院' });
  at = { here: addressesOf(service, 'here').intake, there: addressesOf(service, 'there').intake };
  filedHere = await fileComplaint(service, here, { narrative: said.here });
  filedThere = await fileComplaint(service, there, { narrative: said.there });
});
beforeEach(async () => {
  context = await openBrowserOf(browser, { viewport: phone });
  inspector.listenTo(context);
  return () => context.close();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function open(page: Page, address: string, { number, code }: Receipt): Promise<void> {
  await page.goto(`${address}/follow?number=${number}`);
  await page.locator('#code').fill(code);
  await page.locator('main form button[type=submit]').click();
  await page.locator('[data-stage]').waitFor();
}

const passAt = async (address: string): Promise<string | undefined> =>
  (await context.cookies(address)).find(({ name }) => name === 'pass')?.value;

const Answer = z.object({ status: z.number(), text: z.string() });
/** What a page of that address gets, as far as it does not say which request it was. */
async function fetched(page: Page, path: string): Promise<z.infer<typeof Answer>> {
  const script = `fetch(${JSON.stringify(path)}).then(async (answer) => ({ status: answer.status, text: await answer.text() }))`;
  const { status, text } = Answer.parse(await page.evaluate(script));
  return { status, text: text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'REQUEST') };
}

test('a pass opens a complaint where it was given, and nothing elsewhere', async () => {
  const page = await context.newPage();
  await open(page, at.here, filedHere);
  const pass = z.string().parse(await passAt(at.here));
  expect(await passAt(at.there)).toBeUndefined();
  // when somebody carries it over to the other organisation
  await context.addCookies([{ name: 'pass', value: pass, url: at.there }]);
  for (const path of ['/follow/complaint', '/receipt', '/follow/withdraw', '/follow/erase', '/follow/dossier.json']) {
    await page.goto(`${at.there}${path}`);
    expect([path, page.url()]).toEqual([path, `${at.there}/follow?again=1`]);
    await context.addCookies([{ name: 'pass', value: pass, url: at.there }]);
  }
  await page.goto(`${at.here}/follow/complaint`);
  await page.getByText(said.here).first().waitFor();
});

test('two complaints are open side by side, and leaving one leaves the other open', async () => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await open(one, at.here, filedHere);
  await open(other, at.there, filedThere);
  await one.reload();
  expect(await one.locator('main').textContent()).toContain(said.here);
  expect(await other.locator('main').textContent()).toContain(said.there);
  expect(await one.locator('body').textContent()).not.toContain(there.name);
  expect(await other.locator('body').textContent()).not.toContain(here.name);
  await one.locator('form[action="/leave"] button').click();
  await one.waitForURL(`${at.here}/`);
  await other.reload();
  expect(await other.locator('main').textContent()).toContain(said.there);
  expect(await passAt(at.here)).toBeUndefined();
});

test('number and code of one open nothing at the other, and are answered like any that are wrong', async () => {
  const page = await context.newPage();
  const attempt = async ({ number, code }: Receipt): Promise<string> => {
    await page.goto(`${at.there}/follow?number=${number}`);
    await page.locator('#code').fill(code);
    await page.locator('main form button[type=submit]').click();
    return z.string().parse(await page.getByRole('alert').textContent());
  };
  const foreign = await attempt({ number: '202609-7777', code: filedHere.code });
  const missing = await attempt({ number: '202609-7777', code: '0000111122223333' });
  expect(foreign).toBe(missing);
  expect(await attempt({ number: filedThere.number, code: filedHere.code })).toBe(missing);
  expect(await passAt(at.there)).toBeUndefined();
});

test('a draft stays where it was typed', async () => {
  const page = await context.newPage();
  await page.goto(`${at.here}/file`);
  await page.locator('input[name=category]').nth(2).check();
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  await page.getByLabel('请说明经过').fill(said.here);
  await expect.poll(() => page.evaluate("localStorage.getItem('filing')")).toContain('走廊灯');
  // when the other organisation's form is opened in the same tab, and in another one
  for (const tab of [page, await context.newPage()]) {
    await tab.goto(`${at.there}/file`);
    await tab.getByRole('heading', { name: '您要投诉什么？' }).waitFor();
    expect(await tab.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    expect(await tab.getByText('有一份没有提交的投诉').count()).toBe(0);
  }
  await page.goto(`${at.here}/file`);
  await page.getByText(said.here).or(page.getByText('有一份没有提交的投诉')).first().waitFor();
});

test('back and forward between them show nothing of what was left', async () => {
  const page = await context.newPage();
  await open(page, at.here, filedHere);
  await page.locator('form[action="/leave"] button').click();
  await page.waitForURL(`${at.here}/`);
  await page.goto(`${at.there}/`);
  await page.goBack();
  expect(page.url()).toBe(`${at.here}/`);
  await page.goBack();
  await page.waitForURL(`${at.here}/follow?again=1`);
  expect(await page.content()).not.toContain(said.here);
  await page.goForward();
  expect(await page.content()).not.toContain(said.here);
});

test('what belongs to the other and what never was answer the same bytes', async () => {
  const json = { places: [{ label: { 'zh-CN': '一号楼电梯' } }] };
  const sent = await there.administrator.ask(there.hosts.console, '/api/places', { json });
  const place = read(sent, PlacesView).places[0]?.id ?? '';
  expect(place).toMatch(/^[0-9a-z]{8}$/);
  const never = `${place.slice(0, -4)}${place.endsWith('0000') ? '1111' : '0000'}`;
  const page = await context.newPage();
  await page.goto(`${at.there}/file?place=${place}`);
  await page.getByText('一号楼电梯').first().waitFor();
  await page.goto(`${at.here}/`);
  const tokenless = (text: string): string =>
    text
      .replaceAll(/(name="(?:token|opened)" value=")[^"]+/g, '$1')
      .replaceAll(place, 'PLACE')
      .replaceAll(never, 'PLACE');
  const [foreign, missing] = [await fetched(page, `/file?place=${place}`), await fetched(page, `/file?place=${never}`)];
  expect(tokenless(foreign.text)).toBe(tokenless(missing.text));
  expect(foreign.text).toContain('已经停用');
  // hosts of no organisation: one that may be taken, one that cannot be
  const strangers: string[] = [];
  for (const slug of ['nobody', 'xn--80ak6aa92e']) {
    const answer = await page.goto(at.here.replace('here', slug));
    expect(answer?.status()).toBe(404);
    strangers.push((await answer?.text()) ?? '');
  }
  expect(strangers[0]).toBe(strangers[1]);
  expect(strangers[0]).not.toMatch(/nobody|云汀|清远/);
});

test('no page of either asks the other for anything or may be kept', async () => {
  const page = await context.newPage();
  const asked: string[] = [];
  const kept: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  page.on('response', (response) => {
    const control = response.headers()['cache-control'] ?? '';
    if (response.headers()['content-type']?.startsWith('text/html') === true && control !== 'no-store')
      kept.push(response.url());
  });
  await open(page, at.here, filedHere);
  await page.goto(`${at.here}/receipt`);
  await page.goto(`${at.here}/file`);
  expect(new Set(asked)).toEqual(new Set([new URL(at.here).host]));
  expect(asked.length).toBeGreaterThan(8);
  expect(kept).toEqual([]);
  expect(inspector.faults.filter((fault) => !/status of (404|403|429)/.test(fault))).toEqual([]);
});
