import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { fileComplaint } from '../support/people.ts';
import { openOrganisation, type Organisation, password } from '../support/sign-up.ts';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';

/** Monday, 23 November 2026, nine in the morning in China. */
const monday = '2026-11-23T01:00:00Z';
/** Where pictures of the pages are left, for whoever wants to see them. */
const pictures = process.env['PICTURES'];

let service: Awaited<ReturnType<typeof startServiceForBrowsers>>;
let browser: Browser;
let organisation: Organisation;
let at: ReturnType<typeof addressesOf>;
let page: Page;
const inspector = createInspector();

async function look(on: Page, name: string): Promise<void> {
  await inspector.look(on, name);
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  for (const width of [390, 1280]) {
    await on.setViewportSize({ width, height: 900 });
    await on.screenshot({ path: `${pictures}/${name.replaceAll(' ', '-')}-${width}.png`, fullPage: true });
  }
}

async function signIn(email: string): Promise<Page> {
  const context = await openBrowserOf(browser);
  inspector.listenTo(context);
  const opened = await context.newPage();
  await opened.goto(`${at.console}/sign-in`);
  await opened.getByLabel('邮箱').fill(email);
  await opened.getByLabel('密码', { exact: true }).fill(password);
  await opened.getByRole('button', { name: '登录' }).click();
  await opened.getByRole('link', { name: '办法' }).waitFor();
  return opened;
}

beforeAll(async () => {
  [service, browser] = await Promise.all([startServiceForBrowsers(monday), launchChromium()]);
  organisation = await openOrganisation(service, { slug: 'guize' });
  at = addressesOf(service, organisation.slug);
  page = await signIn(organisation.administratorEmail);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const saved = (): Promise<void> => page.getByText('草案已保存').waitFor();
const tab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

describe('an administrator changes the rules', () => {
  test('reads what is in force, part by part', async () => {
    await page.getByRole('link', { name: '办法' }).click();
    await page.getByRole('heading', { name: '投诉处理办法' }).waitFor();
    await page.getByText('现行：第 1 版').first().waitFor();
    await look(page, 'rulebook overview');
    for (const part of ['类别', '时限', '转办', 'JSON']) {
      await tab(part);
      await look(page, `rulebook ${part}`);
    }
    expect(await page.getByRole('textbox', { name: 'JSON' }).inputValue()).toContain('"id": "feedback"');
  });

  test('shortens a deadline and sees the date change', async () => {
    const dates = page.getByRole('region', { name: '现在收到的投诉' });
    // Five working days after Monday 23 November: Monday 30 November.
    await dates.getByText('2026/11/30').first().waitFor();
    await tab('时限');
    await page.getByRole('button', { name: '修改「情况较复杂、需要调查核实的投诉」的期限' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('数量').fill('3');
    await look(page, 'rulebook limit dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dates.getByText('2026/11/26').first().waitFor();
    await saved();
    expect(await page.getByRole('button', { name: '发布……' }).isEnabled()).toBe(true);
  });

  test('adds a category and the department it goes to; what is wrong is shown and goes away', async () => {
    await tab('类别');
    await page.getByRole('button', { name: '新增类别', exact: true }).click();
    await page.getByLabel('中文名称').fill('停车');
    await page.getByLabel('英文名称').fill('Parking');
    await look(page, 'rulebook category dialog');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('停车').first().waitFor();
    await saved();
    const findings = page.getByRole('region', { name: '检查结果' });
    await findings.getByText('停车').first().waitFor();
    await look(page, 'rulebook finding');
    await tab('转办');
    await page.getByRole('button', { name: '新增规则' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('类别').click();
    await dialog.getByLabel('类别').fill('停车');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await dialog.getByLabel('牵头部门').click();
    await dialog.getByLabel('牵头部门').fill('保卫科');
    await page.keyboard.press('Enter');
    await look(page, 'rulebook route dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await findings.getByText('停车').first().waitFor({ state: 'detached' });
    await saved();
    expect(await page.getByRole('tabpanel').textContent()).toMatch(/停车.*→ 保卫科/);
  });

  test('undoes a mistake', async () => {
    await tab('类别');
    await page.getByRole('button', { name: '删除「停车」' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '删除「停车」' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '删除「停车」' }).waitFor();
    await saved();
    expect(await page.getByRole('tabpanel').textContent()).toContain('停车');
  });

  test('publishes it with what has changed in sentences; running complaints keep theirs', async () => {
    const before = await fileComplaint(service, organisation);
    await page.getByRole('button', { name: '发布……' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/5 个工作日.*3 个工作日/).waitFor();
    await dialog.getByLabel('修改说明').fill('缩短反馈时限，增加停车类');
    await look(page, 'rulebook publish dialog');
    await dialog.getByRole('button', { name: '发布' }).click();
    await page.getByText('现行：第 2 版').first().waitFor();
    await look(page, 'rulebook published');
    const after = await fileComplaint(service, organisation);
    expect(before.number).not.toBe(after.number);
    await page.goto(at.intake);
    await page.getByText('3 个工作日').first().waitFor();
    await page.goto(`${at.console}/rulebook`);
    await page.getByText('现行：第 2 版').first().waitFor();
  });

  test('two at work: the second is told and can load what the first has saved', async () => {
    const other = await signIn(organisation.administratorEmail);
    await other.goto(`${at.console}/rulebook`);
    await other.getByRole('tab', { name: '转办', exact: true }).click();
    await tab('转办');
    await page.getByRole('button', { name: '第 2 条上移' }).click();
    await saved();
    await other.getByRole('button', { name: '第 3 条上移' }).click();
    await other.getByText('别人修改了草案').waitFor();
    await look(other, 'rulebook conflict');
    await other.getByRole('button', { name: '载入最新草案' }).click();
    await other.getByText('草案，以第 2 版为基础').waitFor();
    await other.getByRole('button', { name: '放弃草案' }).click();
    await other.getByRole('dialog').getByRole('button', { name: '放弃草案' }).click();
    await other.getByText('没有草案').waitFor();
    await other.getByRole('button', { name: 'English' }).click();
    await look(other, 'rulebook in English');
    await other.getByRole('tab', { name: 'Deadlines', exact: true }).click();
    await look(other, 'rulebook deadlines in English');
    expect(await other.getByRole('tabpanel').textContent()).toContain('within 3 working days');
  });
});

test('all pages can be read by everybody, and none says an error', () => {
  expect(inspector.faults).toEqual([]);
  expect(inspector.pages.size).toBeGreaterThan(12);
  expect(inspector.counts.checksPassed).toBeGreaterThan(300);
});
