import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { CalendarView } from '../../shared/contract/calendar.ts';
import { openByNumber } from '../support/complaints.ts';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { panelOf, read } from '../support/service.ts';
import { openOrganisation, type Organisation, password } from '../support/sign-up.ts';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';

/** Monday, 23 November 2026, nine in the morning in China. Five working days later is Monday, 30 November. */
const monday = '2026-11-23T01:00:00Z';
/** Where pictures of the pages are left, for whoever wants to see them. */
const pictures = process.env['PICTURES'];

/** A notice of the office: closed on 1 December, working on Saturday 12; National Day is known, one event says nothing. */
const officeNotice = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//office//holidays//CN',
  ...[
    ['1', '20261201', '20261202', '院庆（休）'],
    ['2', '20261212', '20261213', '年终盘点（班）'],
    ['3', '20261001', '20261008', '国庆节（休）'],
    ['4', '20261216', '20261217', '职工大会'],
  ].flatMap(([id, from, to, summary]) => [
    'BEGIN:VEVENT',
    `UID:${id}@office.example`,
    'DTSTAMP:20261101T000000Z',
    `DTSTART;VALUE=DATE:${from}`,
    `DTEND;VALUE=DATE:${to}`,
    `SUMMARY:${summary}`,
    'END:VEVENT',
  ]),
  'END:VCALENDAR',
  '',
].join('\r\n');

const fileOf = (content: string) => ({ name: '放假安排.ics', mimeType: 'text/calendar', buffer: Buffer.from(content) });

let service: Awaited<ReturnType<typeof startServiceForBrowsers>>;
let browser: Browser;
let organisation: Organisation;
let at: ReturnType<typeof addressesOf>;
let officer: Colleague;
let page: Page;
let running: { readonly number: string };
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
  await opened.getByRole('link', { name: '日历' }).click();
  await opened.getByRole('heading', { name: '2026 年', exact: true }).waitFor();
  return opened;
}

const dialog = () => page.getByRole('dialog');
const dayOn = (on: Page, day: string) => on.locator(`[data-day="${day}"]`);
const kindOf = (day: string): Promise<string | null> => dayOn(page, day).getAttribute('data-mark');
const ownDays = () => page.getByRole('region', { name: '本机构自己的安排' });
const tab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const publishedCalendar = async (): Promise<CalendarView> =>
  read(await organisation.administrator.ask(organisation.hosts.console, '/api/calendar'), CalendarView);

/** Publishes what `change` makes of the calendar in force, past the page. */
async function publishElsewhere(change: (calendar: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  const { calendar, version } = await publishedCalendar();
  const { version: _, ...unversioned } = calendar;
  const reply = await organisation.administrator.ask(organisation.hosts.console, '/api/calendar/publish', {
    json: { calendar: change(unversioned) },
    headers: { 'if-match': `"${version}"` },
  });
  expect(reply.status).toBe(201);
}

/** So many complaints that the job takes several steps. */
const many = 45;

async function registerByPhone(count: number): Promise<void> {
  const reply = await officer.browser.ask(organisation.hosts.console, '/api/complaints', {
    json: {
      language: 'zh-CN',
      channel: 'phone',
      category: 'nursing',
      identityMode: 'named',
      narrative: '夜里按铃没有人来，换药拖到早上。',
      identity: { name: '刘先生', phone: '13800000000' },
    },
    headers: { 'idempotency-key': `calendar${count}`.padEnd(22, 'A') },
  });
  expect(reply.status).toBe(201);
}

beforeAll(async () => {
  [service, browser] = await Promise.all([startServiceForBrowsers(monday), launchChromium()]);
  organisation = await openOrganisation(service, { slug: 'rili' });
  at = addressesOf(service, organisation.slug);
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
  running = await fileComplaint(service, organisation);
  page = await signIn(organisation.administratorEmail);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

describe('an administrator changes the working calendar', () => {
  test('sees the year at a glance; every day says what it is, and keys lead from day to day', async () => {
    expect([await kindOf('2026-10-01'), await kindOf('2026-10-10'), await kindOf('2026-10-11')]).toEqual([
      '休',
      '班',
      '',
    ]);
    await page.getByRole('button', { name: '2026年10月1日周四 · 法定节假日 · 国庆节' }).waitFor();
    await look(page, 'calendar year');
    await dayOn(page, '2026-11-23').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'PageUp']) await page.keyboard.press(key);
    // 24 November, 1 December, Sunday 6 December, 6 November.
    expect(await page.locator(':focus').getAttribute('data-day')).toBe('2026-11-06');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.getByRole('heading', { name: '2027 年', exact: true }).waitFor();
    expect(await page.locator(':focus').getAttribute('data-day')).toBe('2027-01-06');
    await page.getByText('国务院尚未公布 2027 年放假安排').waitFor();
    expect(await page.getByRole('button', { name: /^采用/ }).count()).toBe(0);
    await look(page, 'calendar of a provisional year');
    await page.getByRole('button', { name: '上一年' }).click();
  });

  test('closes two days with the keyboard; what is missing or in vain is said', async () => {
    await dayOn(page, '2026-11-26').focus();
    await page.keyboard.press('Enter');
    await dialog().getByText('办公时间：08:00–12:00、14:00–17:30').waitFor();
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().getByText('请填写原因').waitFor();
    await dialog().getByLabel('原因', { exact: true }).fill('系统检修');
    await dialog().getByLabel('至', { exact: true }).fill('2026-11-25');
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().getByText('结束日不能早于开始日').waitFor();
    await look(page, 'calendar arrange');
    await dialog().getByLabel('自', { exact: true }).fill('2026-11-28');
    await dialog().getByLabel('至', { exact: true }).fill('2026-11-29');
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().getByText('这几天本来就不上班。').waitFor();
    await dialog().getByLabel('自', { exact: true }).fill('2026-11-26');
    await dialog().getByRole('button', { name: '保存' }).click();
    await ownDays().getByText('11月26日（周四）至11月27日（周五）').waitFor();
    expect([await kindOf('2026-11-26'), await kindOf('2026-11-27'), await kindOf('2026-11-28')]).toEqual([
      '停',
      '停',
      '',
    ]);
    await page.getByText('有 1 处修改尚未发布').waitFor();
    await look(page, 'calendar changed');
  });

  test('takes a day back and undoes that', async () => {
    await page.getByRole('button', { name: '取消：11月26日（周四）至11月27日（周五）' }).click();
    await page.getByText('这一年没有停业日和加班日').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await ownDays().getByText('系统检修').waitFor();
    expect(await kindOf('2026-11-27')).toBe('停');
  });

  test('opens on Saturdays; hours that make no sense stay in their form', async () => {
    await tab('工作时间');
    await look(page, 'calendar hours');
    await page.getByRole('button', { name: '修改周六的工作时间' }).click();
    await dialog().getByRole('button', { name: '添加一段' }).click();
    await dialog().getByLabel('第 1 段：开始').fill('9点');
    await dialog().getByLabel('第 1 段：结束').fill('830');
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().getByText('请按 08:30 的格式填写').waitFor();
    await dialog().getByLabel('第 1 段：开始').fill('９：００');
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().getByText('结束时间须晚于开始时间').waitFor();
    await look(page, 'calendar hours dialog');
    await dialog().getByLabel('第 1 段：结束').fill('1130');
    await dialog().getByLabel('周日').check();
    await dialog().getByRole('button', { name: '保存' }).click();
    await page.getByRole('row', { name: /周日 09:00–11:30 否/ }).waitFor();
    await page.getByRole('row', { name: /周六 09:00–11:30 否/ }).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('row', { name: /周六 不办公 否/ }).waitFor();
    await page.getByRole('button', { name: '修改周五的工作时间' }).click();
    await dialog().getByLabel('算作工作日').uncheck();
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().getByText('调休上班日按周五的时间办公').waitFor();
    await dialog().getByRole('button', { name: '取消' }).click();
    expect(await page.getByRole('row', { name: /08:00–12:00、14:00–17:30 是/ }).count()).toBe(5);
  });

  test('imports the notice of the office, and is told what a broken file lacks', async () => {
    await page.getByRole('button', { name: '导入日历文件' }).click();
    await page.locator('input[type=file]').setInputFiles(fileOf(officeNotice.replace('SUMMARY:院庆', 'SUMMARY院庆')));
    await dialog().getByText('缺少冒号').waitFor();
    expect(await dialog().getByRole('button', { name: '并入修改' }).isDisabled()).toBe(true);
    await look(page, 'calendar import refused');
    await page.locator('input[type=file]').setInputFiles(fileOf(officeNotice));
    await dialog().getByText('2026年12月1日（周二）').waitFor();
    // Seven days of National Day, and the event that says neither.
    await dialog().getByText('未采用 8 项').click();
    await dialog().getByText('职工大会').waitFor();
    await dialog().getByText('国务院已安排这一天放假。').first().waitFor();
    await look(page, 'calendar import');
    await dialog().getByRole('button', { name: '并入修改' }).click();
    await tab('年历');
    expect([await kindOf('2026-12-01'), await kindOf('2026-12-12'), await kindOf('2026-12-16')]).toEqual([
      '停',
      '加',
      '',
    ]);
  });

  test('is asked before leaving what is not published', async () => {
    const asked = page.waitForEvent('dialog').then(async (question) => {
      await question.dismiss();
      return question.message();
    });
    await page.getByRole('link', { name: '待办' }).click();
    expect(await asked).toContain('还没有发布');
    expect(page.url()).toContain('/calendar');
    await ownDays().getByText('系统检修').waitFor();
  });

  test('sees what would move; somebody is faster, and nothing is lost', async () => {
    await page.getByRole('button', { name: '预览并发布' }).click();
    await dialog().getByText('核对了正在办理的 1 件投诉').waitFor();
    // 24, 25 and 30 November, 2 and 3 December: both closed days and 1 December do not count.
    const row = dialog().getByRole('row', { name: running.number });
    expect(await row.innerText()).toMatch(/2026\/11\/30 17:30\s+2026\/12\/03 17:30/);
    // Administrators as such do not read complaints.
    expect(await row.getByRole('link').count()).toBe(0);
    expect(await dialog().getByText('发布本身不会改变正在办理的投诉的到期时间').count()).toBe(1);
    await look(page, 'calendar preview');
    await dialog().getByLabel('说明').fill('系统检修和院庆');
    const newYear = { day: '2026-12-31', reason: { zh: '盘点', en: 'Stocktaking' } };
    await publishElsewhere((calendar) => ({ ...calendar, closures: [newYear] }));
    await dialog().getByRole('button', { name: '发布', exact: true }).click();
    await dialog().getByText('其他人刚刚发布了新的日历').waitFor();
    await look(page, 'calendar conflict');
    await dialog().getByRole('button', { name: '载入新的日历' }).click();
    await dialog().getByText('核对了正在办理的 1 件投诉').waitFor();
    await page.getByText('现行：第 2 版').waitFor();
    await dialog().getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('现行：第 3 版').waitFor();
    const { calendar, versions } = await publishedCalendar();
    expect(calendar.closures.map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-27', '2026-12-01', '2026-12-31']);
    expect(versions[0]?.note).toBe('系统检修和院庆');
  });

  test('publishing has moved nothing; applied with a reason, the due date moves and the complaint says why', async () => {
    await dialog().getByText('将第 3 版日历适用于正在办理的投诉').waitFor();
    const { id, clocks } = await openByNumber(organisation, officer.browser, running.number);
    expect(clocks.map(({ dueOn }) => dueOn)).toEqual(['2026-11-30']);
    await look(page, 'calendar apply');
    await dialog().getByRole('button', { name: '开始适用' }).click();
    await dialog().getByText('请填写原因').waitFor();
    await dialog().getByLabel('原因', { exact: true }).fill('因系统检修和院庆停诊三天');
    await dialog().getByRole('button', { name: '开始适用' }).click();
    const job = page.getByRole('region', { name: '正在办理的投诉' });
    await job.getByText('已完成').waitFor();
    expect(await job.innerText()).toMatch(/已核对\s+1 件\s+到期时间改变\s+1 件/);
    await look(page, 'calendar applied');

    await panelOf(service).idle();
    const reader = await signIn(officer.email);
    await reader.goto(`${at.console}/complaints/${id}`);
    await reader.getByRole('region', { name: '时限' }).getByText('2026/12/03 17:30').first().waitFor();
    const timeline = await reader.getByRole('region', { name: '办理过程' }).innerText();
    expect(timeline).toContain('因系统检修和院庆停诊三天');
    expect(timeline).toMatch(/适用新的工作日历\s+2026\/11\/23 .* · 系统，按王管理的决定/);
    await look(reader, 'complaint whose due date moved');
  });

  test('reads an older version and comes back', async () => {
    await tab('版本');
    await page.getByRole('row', { name: /^3 现行.*王管理.*系统检修和院庆/ }).waitFor();
    await look(page, 'calendar versions');
    await page.getByRole('button', { name: '查看第 1 版' }).click();
    await page.getByText('您在查看第 1 版').waitFor();
    await page.getByText('这一年没有停业日和加班日').waitFor();
    expect(await page.getByRole('button', { name: '添加停业日或加班日' }).count()).toBe(0);
    await page.getByRole('button', { name: '回到现行日历' }).click();
    await ownDays().getByText('系统检修').waitFor();
  });

  test('pauses while many complaints are put on a new calendar, and goes on', async () => {
    for (let count = 0; count < many; count++) await registerByPhone(count);
    const yearEnd = { day: '2026-12-30', reason: { zh: '盘点', en: 'Stocktaking' } };
    await publishElsewhere((calendar) => ({
      ...calendar,
      closures: [...CalendarView.shape.calendar.shape.closures.parse(calendar['closures']), yearEnd],
    }));
    await page.reload();
    const job = page.getByRole('region', { name: '正在办理的投诉' });
    await job.getByText('第 4 版日历还没有适用于此前登记的、正在办理的投诉。').waitFor();
    await job.getByRole('button', { name: '适用于正在办理的投诉' }).click();
    await dialog().getByLabel('原因', { exact: true }).fill('年底盘点');
    await dialog().getByRole('button', { name: '开始适用' }).click();
    await job.getByRole('button', { name: '暂停' }).click();
    await job.getByText('已暂停').waitFor();
    await look(page, 'calendar job paused');
    await job.getByRole('button', { name: '继续' }).click();
    await job.getByText('已完成').waitFor();
    // No deadline reaches to the end of the year; all complaints are on the new calendar all the same.
    expect(await job.innerText()).toMatch(new RegExp(`已核对\\s+${many + 1} 件\\s+到期时间改变\\s+0 件`));
    expect(await job.innerText()).toMatch(new RegExp(`没有变化\\s+${many + 1} 件`));
  });

  test('adopts a year that is published, and can discard that', async () => {
    await publishElsewhere((calendar) => ({
      ...calendar,
      publishedYears: CalendarView.shape.yearsKnown.parse(calendar['publishedYears']).filter((year) => year !== 2026),
    }));
    await page.reload();
    await page.getByText('2026 年放假安排已经公布，这份日历尚未采用').waitFor();
    expect(await kindOf('2026-10-01')).toBe('');
    await look(page, 'calendar with a year to adopt');
    await page.getByRole('button', { name: '采用 2026 年放假安排' }).click();
    expect([await kindOf('2026-10-01'), await kindOf('2026-10-10')]).toEqual(['休', '班']);
    await page.getByRole('button', { name: '放弃修改' }).click();
    await dialog().getByRole('button', { name: '放弃修改' }).click();
    await page.getByText('2026 年放假安排已经公布，这份日历尚未采用').waitFor();
    expect(await kindOf('2026-10-01')).toBe('');
  });
});

describe('everybody else on the staff', () => {
  test('reads the calendar and cannot change it', async () => {
    const reader = await signIn(officer.email);
    await reader.getByText('这里只供查阅').waitFor();
    const buttons = new Set<string>();
    for (const part of ['年历', '工作时间', '版本']) {
      await reader.getByRole('tab', { name: part, exact: true }).click();
      for (const button of await reader.getByRole('main').getByRole('button').all())
        if ((await button.getAttribute('data-day')) === null)
          buttons.add((await button.getAttribute('aria-label')) ?? (await button.innerText()));
    }
    expect([...buttons]).toEqual(['上一年', '下一年', '查看第 4 版', '查看第 3 版', '查看第 2 版', '查看第 1 版']);
    await reader.getByRole('tab', { name: '年历', exact: true }).click();
    await look(reader, 'calendar read only');
    await dayOn(reader, '2026-11-26').click();
    const told = await reader.getByRole('dialog').innerText();
    expect(told).toMatch(/不上班.*本机构停业.*系统检修/);
    expect(await reader.getByRole('dialog').getByRole('textbox').count()).toBe(0);
    await look(reader, 'calendar day read only');
  });
});

test('somebody who handles complaints and administers too finds the same in English, and the complaints', async () => {
  const reply = await organisation.administrator.ask(organisation.hosts.console, `/api/people/${officer.id}`, {
    method: 'PATCH',
    json: { holdings: ['officer', 'administrator'].map((position) => ({ position, unit: 'complaint-centre' })) },
  });
  expect(reply.status).toBe(200);
  page = await signIn(officer.email);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Working calendar' }).waitFor();
  await page.getByRole('button', { name: /26 November 2026.* closed by us · 系统检修/ }).waitFor();
  await look(page, 'calendar year in English');
  await page.getByRole('tab', { name: 'Working hours', exact: true }).click();
  await look(page, 'calendar hours in English');
  await page.getByRole('button', { name: 'Change the hours of Monday' }).click();
  await look(page, 'calendar hours dialog in English');
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('tab', { name: 'Year', exact: true }).click();
  await dayOn(page, '2026-11-24').click();
  await dialog().getByLabel('Reason in Chinese').fill('防汛演练');
  await dialog().getByLabel('Reason in English').fill('Flood drill');
  await look(page, 'calendar arrange in English');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /24 November 2026.* closed by us · Flood drill · .*changed/ }).waitFor();
  await page.getByRole('button', { name: 'Preview and publish…' }).click();
  await dialog().getByText('Publishing moves no due date of a running complaint').waitFor();
  // 25 and 30 November, 2, 3 and 4 December.
  const row = dialog().getByRole('row', { name: running.number });
  expect(await row.innerText()).toMatch(/03 Dec 2026, 17:30\s+04 Dec 2026, 17:30/);
  await look(page, 'calendar preview in English');
  const opened = page.context().waitForEvent('page');
  await row.getByRole('link', { name: running.number }).click();
  await (await opened).getByRole('heading', { name: running.number }).waitFor();
});

test('all pages can be read by everybody, and none says an error', () => {
  expect(inspector.faults).toEqual([]);
  expect(inspector.pages.size).toBeGreaterThan(20);
  expect(inspector.counts.checksPassed).toBeGreaterThan(500);
});
