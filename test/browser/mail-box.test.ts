import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '../support/letters.ts';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { mailTo } from '../support/service.ts';
import { openOrganisation, type Organisation, password } from '../support/sign-up.ts';
import { photo } from '../support/uploads.ts';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';
import { choose } from './support/steps.ts';

/** Where pictures of the pages are left, for whoever wants to see them. */
const pictures = process.env['PICTURES'];
const ours = 'xinxiang@mail.localhost';

let service: Awaited<ReturnType<typeof startServiceForBrowsers>>;
let browser: Browser;
let organisation: Organisation;
let officer: Colleague;
let page: Page;
const inspector = createInspector();

async function look(name: string): Promise<void> {
  await inspector.look(page, name);
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${pictures}/${name.replaceAll(' ', '-')}-${width}.png`, fullPage: true });
  }
}

beforeAll(async () => {
  [service, browser] = await Promise.all([startServiceForBrowsers('2026-11-23T01:00:00Z'), launchChromium()]);
  organisation = await openOrganisation(service, { slug: 'xinxiang' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
  const context = await openBrowserOf(browser);
  inspector.listenTo(context);
  page = await context.newPage();
  await page.goto(`${addressesOf(service, organisation.slug).console}/sign-in`);
  await page.getByLabel('邮箱').fill(officer.email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: '来信箱' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const openBox = async (): Promise<void> => {
  await page
    .getByRole('link', { name: /来信箱/ })
    .first()
    .click();
  await page.getByRole('heading', { name: '来信箱', level: 1 }).waitFor();
};

describe('an officer and the mail box', () => {
  test('finds it empty, and a number beside it once mails have come', async () => {
    await openBox();
    await page.getByText('没有待处理的邮件。').waitFor();
    await look('mail box empty');
    await post(service, {
      to: ours,
      subject: '手术后一直头疼',
      text: '我爱人做了鼻窦手术，一直头疼。\n请给个说法。',
      files: [{ name: '病历.jpg', mediaType: 'image/jpeg', content: photo }],
    });
    await post(service, {
      from: '不明 <forged@example.org>',
      to: ours,
      subject: '恭喜中奖',
      text: '<script>alert(1)</script> https://evil.example/',
      headers: ['X-SES-DMARC-Verdict: FAIL', 'X-SES-Spam-Verdict: FAIL'],
    });
    await page.reload();
    await page.getByRole('link', { name: '来信箱 2 封邮件待处理' }).waitFor();
    await page.getByRole('link', { name: '恭喜中奖' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(3);
    await look('mail box');
  });

  test('makes a complaint of one, with its words, its sender and its file', async () => {
    await page.getByRole('link', { name: '手术后一直头疼' }).click();
    await page.getByText('请给个说法').first().waitFor();
    await look('mail to register');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('请选择渠道。').waitFor();
    await look('mail with faults');
    expect(await page.getByLabel('电子邮箱（选填）').inputValue()).toBe('patient@example.com');
    expect(await page.getByRole('checkbox', { name: '病历.jpg' }).isChecked()).toBe(true);
    await choose(page, '渠道', '来信');
    await choose(page, '类别', '医疗质量与医疗争议');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    // By this hospital's rules what comes in writing is signed.
    await page.getByRole('checkbox', { name: '登记表已由投诉人签字或盖章' }).check();
    await look('mail with what the rules want');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.waitForURL('**/complaints/*');
    await page.getByText('病历.jpg').first().waitFor();
    expect((await mailTo(service, 'patient@example.com', '已登记')).headers['reply-to']).toContain('xinxiang+');
  });

  test('is warned of a forged one, whose words are words only, sets it aside and takes it back', async () => {
    await openBox();
    await page.getByRole('link', { name: '恭喜中奖' }).click();
    await page.getByText('发件人可能是冒用的').waitFor();
    await page.getByText('<script>alert(1)</script>').first().waitFor();
    expect(await page.getByRole('link', { name: /evil/ }).count()).toBe(0);
    await page.getByRole('tab', { name: '不是投诉' }).click();
    await look('mail to set aside');
    await page.getByRole('button', { name: '标为非投诉' }).click();
    await page.getByRole('button', { name: '恢复为待处理' }).waitFor();
    await look('mail set aside');
    await page.getByRole('button', { name: '恢复为待处理' }).click();
    await page.getByRole('tab', { name: '登记为投诉' }).waitFor();
  });

  test('joins one that names a number to its complaint', async () => {
    const { number } = await fileComplaint(service, organisation);
    await post(service, { from: 'friend@example.net', to: ours, subject: `补充 ${number}`, text: '还有一张照片。' });
    await openBox();
    await page.getByRole('link', { name: `补充 ${number}` }).click();
    expect(await page.getByLabel('投诉编号').inputValue()).toBe(number);
    await look('mail to join');
    await page.getByRole('button', { name: '归入', exact: true }).click();
    await page.waitForURL('**/complaints/*');
    await page.getByText('还有一张照片。').first().waitFor();
  });

  test('reads the same in English', async () => {
    await openBox();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Mail box', level: 1 }).waitFor();
    await page.getByRole('tab', { name: 'Registered' }).click();
    await page.getByRole('link', { name: '(its content is with the complaint)' }).waitFor();
    await look('mail box in English');
    await page.getByRole('link', { name: '(its content is with the complaint)' }).click();
    await page.getByRole('link', { name: /^Open complaint / }).waitFor();
    await look('mail decided in English');
    expect(await page.getByText('Registered as a complaint').count()).toBe(1);
    await page.getByRole('button', { name: '中文' }).click();
  });
});

test('an officer registers what came by phone', async () => {
  await page.getByRole('link', { name: '登记投诉' }).click();
  await page.getByRole('heading', { name: '登记投诉', level: 1 }).waitFor();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('请填写投诉内容。').waitFor();
  await look('registration with faults');
  await choose(page, '渠道', '电话');
  await choose(page, '类别', '医疗质量与医疗争议');
  await page.getByLabel('收到时间（选填）').fill('2026-11-23T08:30');
  await page.getByLabel('投诉内容', { exact: true }).fill('来电反映候诊三小时无人理会。');
  await page.getByRole('radio', { name: '匿名' }).check();
  expect(await page.getByLabel('姓名（选填）').count()).toBe(0);
  await look('registration');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL('**/complaints/*');
  await page.getByText('来电反映候诊三小时无人理会。').first().waitFor();
});

test('nothing was wrong with any page, in form, language of the browser or requests', () => {
  expect(inspector.counts.looks).toBeGreaterThan(15);
  expect(inspector.faults).toEqual([]);
});
