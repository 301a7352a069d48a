import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { DraftView, RulebookView } from '../../shared/contract/rulebook.ts';
import { ClockRule } from '../../shared/rulebook/schema/clocks.ts';
import { Category } from '../../shared/rulebook/schema/vocabulary.ts';
import { openByNumber, openComplaint, useVerb } from '../support/complaints.ts';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { read } from '../support/service.ts';
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
/** What the element that has the focus says. */
const focused = (on: Page = page): Promise<string> => on.locator(':focus').innerText();
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

  test('an open question leads to the rule that it is about', async () => {
    await tab('概况');
    await page.getByRole('button', { name: '查看相关条款：时限: 反馈时限从什么时候开始计算' }).click();
    expect(await page.getByRole('tab', { name: '时限', selected: true }).count()).toBe(1);
    expect(await focused()).toMatch(/^反馈/);
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
    await tab('概况');
    await findings.getByRole('button', { name: /停车/ }).click();
    expect(await focused()).toMatch(/^停车\n+由投诉中心逐件决定/);
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

  test('a new step that would reach nobody is an error, until it is undone', async () => {
    await tab('时限');
    await page.getByRole('button', { name: '修改第 1 级' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('数量').fill('2');
    await look(page, 'rulebook step dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('到期前 2 个工作日：提醒投诉中心人员').waitFor();
    const findings = page.getByRole('region', { name: '检查结果' });
    await findings.getByText('2 处错误').waitFor();
    expect(await findings.getByRole('listitem').first().innerText()).toMatch(/^错误.*没有人担任“投诉中心人员”/);
    await page.getByRole('button', { name: '发布……' }).click();
    await dialog.getByText('有 2 处错误，改正后才能发布。').waitFor();
    expect(await dialog.getByRole('button', { name: '发布' }).isDisabled()).toBe(true);
    await look(page, 'rulebook publish blocked');
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await findings.getByText('0 处错误').waitFor();
    expect(await page.getByRole('tabpanel').getByText('到期前 1 个工作日：提醒投诉中心人员').count()).toBe(1);
  });

  test('what cannot be said is not taken, and stays in its form', async () => {
    await tab('时限');
    await page.getByRole('button', { name: '修改「情况较复杂、需要调查核实的投诉」的期限' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('数量').fill('');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写数量').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    expect(await page.getByRole('tabpanel').getByText('3 个工作日内').count()).toBe(1);
  });

  test('is asked before leaving what is not saved', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/api/rulebook/draft', async (route) => {
      await held;
      await route.continue();
    });
    await tab('时限');
    await page.getByRole('checkbox', { name: '对外承诺并告知投诉人' }).click();
    await page.getByText('正在保存草案').waitFor();
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.message();
    });
    await page.getByRole('link', { name: '待办' }).click();
    expect(await asked).toContain('还没有保存');
    release();
    await saved();
    await page.unrouteAll();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('草案尚未保存').waitFor();
    await saved();
    expect(page.url()).toContain('/rulebook');
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

describe('everybody else on the staff', () => {
  test('reads the rules in force and cannot change them', async () => {
    const officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
    const reader = await signIn(officer.email);
    await reader.getByRole('link', { name: '办法' }).click();
    await reader.getByText('只供查阅').waitFor();
    const buttons = new Set<string>();
    for (const part of ['概况', '类别', '时限', '转办', 'JSON']) {
      await reader.getByRole('tab', { name: part, exact: true }).click();
      for (const button of await reader.locator('main').getByRole('button').allInnerTexts()) buttons.add(button);
    }
    expect([...buttons].filter((name) => !name.startsWith('查看相关条款'))).toEqual(['复制', '下载']);
    await reader.getByRole('tab', { name: '类别', exact: true }).click();
    await look(reader, 'rulebook read only');
    expect(await reader.getByRole('textbox').count()).toBe(0);
  });
});

describe('a large rulebook', () => {
  test('a category among three hundred is found and renamed', async () => {
    const { hosts, administrator } = organisation;
    const view = read(await administrator.ask(hosts.console, '/api/rulebook'), RulebookView);
    const many = Array.from({ length: 300 }, (_, n) => ({
      id: `extra-${n}`,
      label: { 'zh-CN': `细类${n}`, en: `Detail ${n}` },
      ...(n % 10 > 0 && { parent: `extra-${n - (n % 10)}` }),
    }));
    const categories = [...Category.array().parse(view.rulebook['categories']), ...many];
    const put = await administrator.ask(hosts.console, '/api/rulebook/draft', {
      method: 'PUT',
      ...(view.draft && { headers: { 'if-match': `"${view.draft.revision}"` } }),
      json: { rulebook: { ...view.rulebook, categories } },
    });
    expect(put.status).toBe(200);
    await page.goto(`${at.console}/rulebook`);
    await tab('类别');
    expect(await page.getByRole('tabpanel').getByRole('listitem').count()).toBe(categories.length);
    await look(page, 'rulebook many categories');
    await page.getByRole('searchbox', { name: '查找类别或部门' }).fill('细类29');
    expect(await page.getByRole('tabpanel').getByRole('listitem').count()).toBe(11);
    await page.getByRole('button', { name: '修改「细类29」' }).click();
    await page.getByLabel('中文名称').fill('夜间停车');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await saved();
    await page.getByRole('searchbox', { name: '查找类别或部门' }).fill('夜间');
    expect(await page.getByRole('tabpanel').getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('夜间停车'),
    ]);
  });
});

/** Uses a verb on the complaint as it stands. */
const act = async (by: Colleague, id: string, verb: string, body: unknown): Promise<void> => {
  const { version } = await openComplaint(organisation, by.browser, id);
  const done = await useVerb(organisation, by.browser, id, { verb, body, version });
  if (done.status !== 200) throw new Error(`${verb} was answered with ${done.status}: ${done.text}`);
};

describe('a complaint with everything that rules may ask for', () => {
  let officer: Colleague;
  let leader: Colleague;

  beforeAll(async () => {
    officer = await invite(service, organisation, { name: '赵受理', account: 'zhao', position: 'officer' });
    leader = await invite(service, organisation, { name: '陈院长', account: 'chen', position: 'leader' });
    const { hosts, administrator } = organisation;
    const view = read(await administrator.ask(hosts.console, '/api/rulebook'), RulebookView);
    const clock = { ...ClockRule.array().parse(view.rulebook['clocks'])[0] };
    const by = [{ position: 'leader', at: 'anywhere' }];
    const extension = { tiers: [{ by }], beforeDue: true, tellsComplainant: true, source: 'institution' };
    const label = { 'zh-CN': '等待鉴定结论', en: 'Waiting for the appraisal' };
    const rulebook = {
      ...view.rulebook,
      clocks: [{ ...clock, extension }],
      pauseGrounds: [{ id: 'appraisal', label }],
    };
    const revision = view.draft && { 'if-match': `"${view.draft.revision}"` };
    const ask = (path: string, method: string, json: unknown, headers = revision) =>
      administrator.ask(hosts.console, `/api/rulebook/${path}`, { method, json, ...(headers && { headers }) });
    const draft = read(await ask('draft', 'PUT', { rulebook }), DraftView);
    const published = await ask('publish', 'POST', {}, { 'if-match': `"${draft.revision}"` });
    if (published.status >= 300) throw new Error(published.text);
  });

  test('its page says what it is, what is owed and by whom, in the institution’s words', async () => {
    const { number } = await fileComplaint(service, organisation);
    const { id } = await openByNumber(organisation, officer.browser, number);
    await act(officer, id, 'accept', { comment: '属于受理范围。' });
    await act(officer, id, 'classify', { track: 'investigation', flags: ['patient-safety'], amount: 12_000 });
    await act(officer, id, 'dispatch', { lead: 'medical-affairs', coDepartments: ['nursing-department'] });
    await act(leader, id, 'supervise', { unit: 'medical-affairs', reason: '请尽快查明。' });
    await act(officer, id, 'request-extension', {
      clock: 'feedback',
      by: { unit: 'working-days', count: 3 },
      reason: '需要外院会诊。',
    });
    await act(officer, id, 'hand-over', { to: 'health-administration', reason: '报卫生行政部门。', ends: false });
    await act(officer, id, 'pause', { ground: 'appraisal', reason: '已送鉴定。' });

    const reader = await signIn(officer.email);
    await reader.goto(`${at.console}/complaints/${id}`);
    const what = reader.getByRole('region', { name: '详细情况' });
    await what.waitFor();
    await look(reader, 'complaint with particulars');
    const told = await what.innerText();
    for (const word of ['调查核实', '涉及医疗安全、患者健康', '12,000 元', '等待鉴定结论', '卫生行政部门'])
      expect(told).toContain(word);
    const owed = await reader.getByRole('region', { name: '待办事项与督办' }).innerText();
    expect(owed).toMatch(/立即采取措施.*\n+待完成/);
    expect(owed).toMatch(/延期申请：反馈\n+待分管领导审批.*申请延长 3 个工作日/);
    expect(owed).toMatch(/督办单第 1 号\n+待回复 医务科/);
    expect(await reader.getByRole('region', { name: '时限' }).innerText()).toContain('恢复办理后，到期时间相应顺延');
    const timeline = await reader.getByRole('region', { name: '办理过程' }).innerText();
    expect(timeline).toContain('中止办理：等待鉴定结论');
    await reader.getByRole('button', { name: 'English' }).click();
    await look(reader, 'complaint with particulars in English');
    expect(await reader.getByRole('region', { name: 'Particulars' }).innerText()).toContain(
      'Waiting for the appraisal',
    );
  });

  test('one that was declined says why, and asks for nothing', async () => {
    const { number } = await fileComplaint(service, organisation);
    const { id } = await openByNumber(organisation, officer.browser, number);
    await act(officer, id, 'decline', { reason: 'in-court', explanation: '法院已受理此案。' });
    const reader = await signIn(officer.email);
    await reader.goto(`${at.console}/complaints/${id}`);
    await reader.getByText('不予受理：已经向人民法院起诉的').waitFor();
    await look(reader, 'complaint declined');
    expect(await reader.getByRole('region', { name: '详细情况' }).innerText()).toMatch(/办结方式\s+不予受理/);
    expect(await reader.getByText('法院已受理此案。').count()).toBe(1);
  });
});

test('all pages can be read by everybody, and none says an error', () => {
  expect(inspector.faults).toEqual([]);
  expect(inspector.pages.size).toBeGreaterThan(12);
  expect(inspector.counts.checksPassed).toBeGreaterThan(300);
});
