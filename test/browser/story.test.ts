import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { takePhoto } from './support/photo.ts';
import { panelOf } from '../support/service.ts';
import { addressesOf, linkTo, startServiceForBrowsers } from './support/organisation.ts';
import {
  type Colleague,
  type Filing,
  type Receipt,
  addUnit,
  choose,
  fillFiling,
  fillInvitation,
  fillSignUp,
  goOn,
  openFollowing,
  readReceipt,
  sendFiling,
  sendInvitation,
  setPassword,
  signInHere,
} from './support/steps.ts';

const hospital = { name: '云汀市人民医院', slug: 'yunting' };
const administrator = { name: '王敏', email: 'wangmin@example.com' };
const officer = { name: '李静', email: 'lijing@example.com' };
const handler = { name: '张卫东', email: 'zhangweidong@example.com' };
const leader = { name: '陈建国', email: 'chenjianguo@example.com' };

const gauze: Filing = {
  category: '医疗质量与医疗争议',
  narrative:
    '我爱人前年在你们五官科做了鼻窦手术，这两年一直头疼流脓，上周复查才发现鼻腔里留着纱条。取出来的纱条医生当场扔了。请给个说法并赔偿。',
  mode: '实名',
  name: '刘志强',
  phone: '13800000000',
  email: 'liuzhiqiang@example.com',
};
const statement =
  '已调取前年的手术记录：术中填塞纱条两条，取出记录只有一条。复查取出的纱条未留存。手术医生已停诊配合调查。';
const reply =
  '刘先生：经核实，手术后有一条纱条没有取出，是我院的过错，我们向您和您爱人道歉。后续治疗由我院承担，赔偿由医务科与您协商。';

const chargedTwice: Filing = {
  category: '收费与价格',
  narrative: '同一天验血收了两次钱，单子我都留着。',
  mode: '保密',
  name: '周小梅',
  phone: '13900000000',
};
const brokenLift: Filing = {
  category: '电梯、水、电、气',
  narrative: '住院期间电梯坏了三天，护士站说归后勤，后勤说归设备科，我父亲坐轮椅下不了楼。',
  mode: '匿名',
};

/** Monday, 23 November 2026, nine in the morning in China. Five working days later is Monday, 30 November. */
const monday = '2026-11-23T01:00:00Z';

let service: Awaited<ReturnType<typeof startServiceForBrowsers>>;
let at: ReturnType<typeof addressesOf>;
let officerPage: Page;
let browser: Browser;
const inspector = createInspector();
const { look, lookThrough } = inspector;

/** A page in a browser of its own, listened to. */
async function pageOf(more: Parameters<typeof openBrowserOf>[1] = {}): Promise<Page> {
  const context = await openBrowserOf(browser, more);
  inspector.listenTo(context);
  return context.newPage();
}

/** Sets a password with the link of the invitation; the page is the person's queue then. */
async function getIn({ email }: Colleague): Promise<Page> {
  const page = await pageOf();
  await page.goto(await linkTo(service, email));
  await setPassword(page);
  return page;
}

async function lookInEnglish(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'English' }).click();
  await look(page, `${name}, in English`);
  await page.getByRole('link', { name: '中文' }).click();
}

/** The officer hands a complaint to the department that the rules propose, and answers it. */
async function answer({ number }: Receipt, text: string): Promise<void> {
  await panelOf(service).idle();
  await officerPage.goto(at.console);
  await officerPage.getByRole('link', { name: number }).click();
  await officerPage.getByRole('button', { name: '确认转办' }).click();
  await officerPage.getByRole('tab', { name: '答复投诉人' }).click();
  await officerPage.getByLabel('答复内容', { exact: true }).fill(text);
  await officerPage.getByRole('button', { name: '发送答复' }).click();
  await officerPage.getByText('答复了投诉人').waitFor();
}

beforeAll(async () => {
  [service, browser] = await Promise.all([startServiceForBrowsers(monday), launchChromium()]);
  at = addressesOf(service, hospital.slug);
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

describe('a hospital answers a complaint', () => {
  let admin: Page;
  let handlerPage: Page;
  let complainant: Page;
  let receipt: Receipt;

  test('the hospital signs up from its template, and its administrator gets in', async () => {
    admin = await pageOf();
    await admin.goto(at.site);
    await look(admin, 'site');
    await admin.getByRole('link', { name: '为机构开通' }).click();
    await look(admin, 'sign-up');
    await fillSignUp(admin, hospital, administrator);
    await admin.getByRole('button', { name: '发送确认邮件' }).click();
    await admin.getByRole('heading', { name: '请查收邮件' }).waitFor();
    await look(admin, 'mail sent');

    await admin.goto(await linkTo(service, administrator.email));
    await look(admin, 'confirm');
    await admin.getByRole('button', { name: '确认开通' }).click();
    const wayIn = admin.getByRole('link', { name: '设置密码并进入工作台' });
    await wayIn.waitFor();
    await look(admin, 'progress');

    await wayIn.click();
    await admin.getByLabel('新密码', { exact: true }).waitFor();
    await look(admin, 'set password');
    await setPassword(admin);
    await admin.getByText('以下规则由回音代为拟定，请管理员确认').waitFor();
    await look(admin, 'queue of the administrator');
    expect(await admin.getByText('反馈时限从什么时候开始计算').count()).toBe(1);
  });

  test('the administrator adds a department and invites its people', async () => {
    await admin.getByRole('link', { name: '人员与部门' }).click();
    await addUnit(admin, '五官科', 'ENT');
    await admin.getByRole('cell', { name: 'ENT', exact: true }).waitFor();
    await look(admin, 'departments');
    await fillInvitation(admin, officer, { position: '投诉中心人员', unit: '投诉中心' });
    await look(admin, 'invitation');
    await sendInvitation(admin);
    await fillInvitation(admin, handler, { position: '承办人员', unit: '五官科' });
    await sendInvitation(admin);
    await fillInvitation(admin, leader, { position: '分管领导', unit: '投诉中心' });
    await sendInvitation(admin);
    await look(admin, 'people');
    expect(await admin.getByText('已邀请').count()).toBe(3);

    [officerPage, handlerPage] = await Promise.all([getIn(officer), getIn(handler), getIn(leader)]);
    await look(officerPage, 'empty queue');
  });

  test('a complainant files a complaint with a photo and gets a receipt', async () => {
    complainant = await pageOf();
    await complainant.goto(at.intake);
    await look(complainant, 'intake start');
    await lookInEnglish(complainant, 'intake start');
    await complainant.getByRole('link', { name: '我要投诉' }).click();
    await look(complainant, 'filing form');
    await lookInEnglish(complainant, 'filing form');
    await complainant.getByRole('button', { name: '下一步' }).click();
    await complainant.getByRole('alert').waitFor();
    await look(complainant, 'filing form with faults');

    await fillFiling(complainant, gauze);
    await complainant
      .getByLabel('照片和文件（选填）')
      .setInputFiles({ name: '纱条.jpg', mimeType: 'image/jpeg', buffer: await takePhoto() });
    await complainant.getByRole('button', { name: '移除 纱条.jpg' }).waitFor();
    await look(complainant, 'files of the form');
    await goOn(complainant, '请核对，然后提交');
    await look(complainant, 'filled form');
    await complainant.getByRole('button', { name: '提交投诉' }).click();
    await complainant.getByRole('heading', { name: '投诉已登记' }).waitFor();
    await look(complainant, 'receipt');
    await lookInEnglish(complainant, 'receipt');
    receipt = await readReceipt(complainant);
    expect(receipt.number).toBe('202611-0001');
    expect(receipt.code).toMatch(/^\d{16}$/);
    expect(await complainant.getByText('最迟 2026年11月30日星期一 17:30').count()).toBe(1);
  });

  test('the officer sees why it is due that day and hands it to the department', async () => {
    await panelOf(service).idle();
    await officerPage.reload();
    const row = officerPage.getByRole('row').filter({ hasText: receipt.number });
    await row.getByText('2026/11/30 17:30').waitFor();
    await look(officerPage, 'queue');
    await row.getByRole('link', { name: receipt.number }).click();
    await officerPage.getByText('为何是这一天').click();
    await officerPage.getByText('第 5 天').waitFor();
    await look(officerPage, 'complaint with its clock explained');

    await officerPage.getByRole('button', { name: '预览 纱条.jpg' }).click();
    const preview = officerPage.getByRole('dialog').getByRole('img', { name: '纱条.jpg' });
    await preview.waitFor();
    const isDrawn = 'element => element.decode().then(() => element.naturalWidth)';
    expect(await preview.evaluate(`(${isDrawn})(document.querySelector('[role=dialog] img'))`)).toBe(800);
    await look(officerPage, 'photo');
    await officerPage.keyboard.press('Escape');

    await choose(officerPage, '牵头部门', '五官科');
    await officerPage.getByRole('button', { name: '确认转办' }).click();
    await officerPage.getByText('转办，由五官科牵头').waitFor();
    await look(officerPage, 'dispatched complaint');
    expect(await officerPage.getByText('待提交情况说明').count()).toBe(1);
  });

  test('the department states, the officer replies', async () => {
    await handlerPage.goto(await linkTo(service, handler.email));
    await handlerPage.getByLabel('情况说明', { exact: true }).fill(statement);
    await look(handlerPage, 'statement');
    await handlerPage.getByRole('button', { name: '提交情况说明' }).click();
    await handlerPage.getByText('五官科提交了情况说明').waitFor();

    await officerPage.reload();
    await officerPage.getByRole('tab', { name: '答复投诉人' }).click();
    await officerPage.getByLabel('答复内容', { exact: true }).fill(reply);
    await look(officerPage, 'reply');
    await officerPage.getByRole('button', { name: '发送答复' }).click();
    await officerPage.getByText('答复了投诉人').waitFor();
    await officerPage.getByText('按时完成').waitFor();
    await look(officerPage, 'answered complaint');
    expect(await officerPage.getByText(reply).count()).toBe(1);
  });

  test('the complainant reads the reply, is satisfied, and the complaint is closed', async () => {
    const elsewhere = await pageOf();
    await elsewhere.goto(`${at.intake}/follow`);
    await look(elsewhere, 'follow');
    await lookInEnglish(elsewhere, 'follow');
    await openFollowing(elsewhere, at.intake, receipt);
    await elsewhere.locator('[data-reply]', { hasText: '我们向您和您爱人道歉' }).waitFor();
    await look(elsewhere, 'complaint of the complainant');
    await lookInEnglish(elsewhere, 'complaint of the complainant');
    await elsewhere.getByRole('radio', { name: '满意', exact: true }).check();
    await elsewhere.getByRole('button', { name: '提交评价' }).click();
    await elsewhere.getByText('投诉已办结').waitFor();
    await look(elsewhere, 'closed complaint of the complainant');

    await officerPage.reload();
    await officerPage.getByText('投诉人认可答复，投诉办结').waitFor();
    await officerPage.getByRole('link', { name: '卷宗' }).click();
    await officerPage.getByText('记录完整').waitFor();
    await look(officerPage, 'dossier');
    const events = officerPage.getByRole('table', { name: '事件记录' });
    const steps = ['登记投诉', '由五官科牵头', '五官科提交了情况说明', '答复了投诉人', '投诉人评价：满意', '投诉办结'];
    for (const step of steps) {
      expect(await events.getByText(step).count(), step).toBeGreaterThan(0);
    }
  });
});

describe('the public pages without JavaScript', () => {
  test('somebody files, attaches a photo, follows and rates', async () => {
    const page = await pageOf({ javaScriptEnabled: false });
    const lens = await pageOf();
    await page.goto(at.intake);
    await page.getByRole('link', { name: '我要投诉' }).click();
    await lookThrough(lens, page, 'filing form without script');
    await fillFiling(page, chargedTwice);
    await sendFiling(page);
    const receipt = await readReceipt(page);
    await page
      .getByLabel('选择文件')
      .setInputFiles({ name: '收费单.jpg', mimeType: 'image/jpeg', buffer: await takePhoto() });
    await page.getByRole('button', { name: '上传文件' }).click();
    await page.getByText('文件已收到').waitFor();
    await lookThrough(lens, page, 'receipt without script');
    expect(await page.getByText('1 个', { exact: true }).count()).toBe(1);

    await answer(receipt, '周女士：第二次收费已退回原付款账户，请查收。给您添了麻烦，对不起。');

    const elsewhere = await pageOf({ javaScriptEnabled: false });
    await openFollowing(elsewhere, at.intake, receipt);
    await elsewhere.locator('[data-reply]', { hasText: '第二次收费已退回' }).waitFor();
    await lookThrough(lens, elsewhere, 'complaint of the complainant without script');
    await elsewhere.getByRole('radio', { name: '基本满意' }).check();
    await elsewhere.getByLabel('想说的话（选填）').fill('退得挺快。');
    await elsewhere.getByRole('button', { name: '提交评价' }).click();
    await elsewhere.getByText('投诉已办结').waitFor();
    expect(await elsewhere.getByText('您评价了答复：基本满意。').count()).toBe(1);
  });
});

describe('a complaint that nobody touches', () => {
  test('is reminded, is late, and reaches the leader when six working days have passed', async () => {
    // Nobody is at work; a page left open would ask for its queue with a session that has ended.
    await Promise.all(browser.contexts().map((context) => context.close()));
    const page = await pageOf();
    await page.goto(`${at.intake}/file`);
    await fillFiling(page, brokenLift);
    await sendFiling(page);
    const receipt = await readReceipt(page);
    await panelOf(service).idle();

    const panel = await pageOf();
    await panel.goto(`${at.site}/_local`);
    for (const step of ['+6 天', '+1 天', '+1 天']) {
      await panel.getByRole('button', { name: step }).click();
      await panel.waitForLoadState();
    }
    await panelOf(service).idle();
    await panel.reload();
    await look(panel, 'panel');
    for (const subject of ['即将到期', '已经逾期', '逾期升级']) {
      expect(await panel.getByText(subject).count(), subject).toBeGreaterThan(0);
    }

    const leaderPage = await pageOf();
    await leaderPage.goto(await linkTo(service, leader.email));
    await leaderPage.getByText('请先登录').waitFor();
    await look(leaderPage, 'sign-in');
    await signInHere(leaderPage, leader);
    await leaderPage.getByRole('heading', { name: `投诉 ${receipt.number}` }).waitFor();
    await leaderPage.getByText('已升级').first().waitFor();
    await look(leaderPage, 'escalated complaint');

    await openFollowing(page, at.intake, receipt);
    await look(page, 'late complaint of the complainant');
    expect(await page.getByText('我们没有按时做到').count()).toBeGreaterThan(0);
  });
});

describe('all the pages of these stories', () => {
  test('are accessible at both widths, quiet, and ask nobody else', () => {
    expect(inspector.faults).toEqual([]);
    expect(inspector.pages.size).toBe(40);
    expect(inspector.counts.looks).toBe(2 * inspector.pages.size);
    expect(inspector.counts.checksPassed).toBeGreaterThan(1000);
    expect(inspector.counts.requests).toBeGreaterThan(300);
  });
});
