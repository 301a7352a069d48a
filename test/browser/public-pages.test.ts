import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { PDFDocument } from 'pdf-lib';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PlacesView } from '../../shared/contract/places.ts';
import { fileComplaint, invite } from '../support/people.ts';
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
let visitor: Page;
let site: Server;
let officerEmail: string;
const inspector = createInspector();

async function picture(on: Page, name: string, widths: readonly number[]): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  for (const width of widths) {
    await on.setViewportSize({ width, height: 900 });
    await on.screenshot({ path: `${pictures}/${name.replaceAll(' ', '-')}-${width}.png`, fullPage: true });
  }
}
async function look(on: Page, name: string, widths: readonly number[] = [390, 1280]): Promise<void> {
  await inspector.look(on, name);
  await picture(on, name, widths);
}

async function signIn(email: string): Promise<Page> {
  const context = await openBrowserOf(browser);
  inspector.listenTo(context);
  const opened = await context.newPage();
  await opened.goto(`${at.console}/sign-in`);
  await opened.getByLabel('邮箱').fill(email);
  await opened.getByLabel('密码', { exact: true }).fill(password);
  await opened.getByRole('button', { name: '登录' }).click();
  await opened.getByRole('link', { name: '对外设置' }).waitFor();
  return opened;
}

beforeAll(async () => {
  [service, browser] = await Promise.all([startServiceForBrowsers(monday), launchChromium()]);
  organisation = await openOrganisation(service, { slug: 'duiwai' });
  at = addressesOf(service, organisation.slug);
  page = await signIn(organisation.administratorEmail);
  const context = await openBrowserOf(browser);
  inspector.listenTo(context);
  visitor = await context.newPage();
});
afterAll(async () => {
  site?.close();
  await browser?.close();
  await service?.stop();
});

const tab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const pair = (label: string): Locator => page.getByRole('group', { name: label, exact: true });
const appeal = (on: Page): Locator => on.getByRole('group', { name: '还可以找谁，怎样反映' }).getByLabel('中文');
async function publish(): Promise<void> {
  await page.getByRole('button', { name: '保存并对外发布' }).click();
  await page.getByText('与对外页面一致。').waitFor();
}
async function openStart(language: string): Promise<void> {
  await visitor.goto(`${at.intake}/?lang=${language}`);
  await visitor.getByRole('heading', { level: 1 }).waitFor();
}

describe('an administrator sets up the public pages', () => {
  test('before anything is said, the start page says what the rules and the calendar say', async () => {
    await openStart('zh-CN');
    await look(visitor, 'start page, nothing said', [320, 390, 1280]);
    await openStart('en');
    await look(visitor, 'start page in English, nothing said', [390]);
    await page.getByRole('link', { name: '对外设置' }).click();
    await page.getByRole('heading', { name: '对外页面设置' }).waitFor();
    await page.getByText('不填时，按工作日历显示：周一至周五 08:00–12:00、14:00–17:30').waitFor();
    await look(page, 'public settings, nothing said');
    expect(await page.getByRole('button', { name: '保存并对外发布' }).count()).toBe(0);
  });

  test('a colour that is too light cannot be published by mistake, and nothing is lost by leaving', async () => {
    const accent = page.getByLabel('主色');
    await accent.fill('#ffee00');
    await page.getByText('白字对比度 1.2').waitFor();
    await page.getByRole('button', { name: '保存并对外发布' }).click();
    await page.getByText('这个颜色太浅').waitFor();
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('link', { name: '办法', exact: true }).click();
    await page.getByRole('heading', { name: '对外页面设置' }).waitFor();
    await accent.fill('#8a1c3b');
    await page.getByText('白字对比度 9.').waitFor();
    expect((await organisation.administrator.ask(organisation.hosts.console, '/api/profile')).headers['etag']).toBe(
      '"0"',
    );
  });

  test('a logo, a phone, an address and where else to go', async () => {
    const logo = await sharp({ create: { width: 240, height: 80, channels: 3, background: '#8a1c3b' } })
      .composite([{ input: { create: { width: 60, height: 60, channels: 3, background: '#fff' } }, left: 10, top: 10 }])
      .png()
      .toBuffer();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择图片' }).click();
    await (await chooser).setFiles({ name: '院徽.png', mimeType: 'image/png', buffer: logo });
    await page.getByRole('img', { name: '标志' }).waitFor();
    await page.getByRole('button', { name: '添加电话' }).click();
    await page.getByLabel('号码').first().fill('0577-62268888');
    await pair('说明').first().getByLabel('中文').fill('投诉中心');
    await pair('地址').getByLabel('中文').fill('清远路338号门诊楼一楼');
    await pair('地址').getByLabel('英文').fill('Ground floor, 338 Qingyuan Road');
    await pair('来访').getByLabel('中文').fill('门诊楼一楼102室投诉接待窗口');
    await pair('已经向人民法院起诉的').getByLabel('中文').fill('请等候人民法院的裁判。');
    await pair('还可以找谁，怎样反映').getByLabel('中文').fill('可以向市卫生健康委员会反映，电话 12320。');
    await look(page, 'public settings, filled in');
    await publish();
    await page.getByRole('heading', { name: '最近修改' }).waitFor();
    expect(await page.getByLabel('主色').inputValue()).toBe('#8a1c3b');
  });

  test('an announcement', async () => {
    await tab('公告');
    await page.getByRole('button', { name: '添加公告' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('标题 · 中文').fill('三号电梯检修');
    await dialog.getByLabel('标题 · 英文').fill('Lift 3 is being repaired');
    await dialog.getByLabel('正文 · 中文').fill('11 月 30 日前请走二号电梯，轮椅请走南门坡道。');
    await dialog.getByLabel('正文 · 英文').fill('Please use lift 2 until 30 November; wheelchairs by the south ramp.');
    await dialog.getByLabel('结束日期').fill('2026-11-20');
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.getByText('结束日期不能早于开始日期').waitFor();
    await dialog.getByLabel('结束日期').fill('2026-11-30');
    await look(page, 'an announcement is written');
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByText('正在显示').waitFor();
    await publish();
    await look(page, 'announcements');
    expect(await page.getByRole('row').count()).toBe(2);
  });

  test('the public sees all of it at once, in both languages', async () => {
    await openStart('zh-CN');
    for (const text of ['三号电梯检修', '0577-62268888', '门诊楼一楼102室投诉接待窗口', '请等候人民法院的裁判。'])
      await visitor.getByText(text).waitFor();
    const bar = await visitor.evaluate("getComputedStyle(document.querySelector('.bar')).backgroundColor");
    expect(bar).toBe('rgb(97, 20, 41)');
    await look(visitor, 'start page, everything said', [320, 390, 1280]);
    expect(await visitor.evaluate("document.querySelector('img.logo').naturalWidth")).toBe(240);
    await openStart('en');
    await look(visitor, 'start page in English, everything said', [320, 390, 1280]);
  });

  test('what somebody else has published meanwhile is not overwritten', async () => {
    const second = await signIn(organisation.administratorEmail);
    await second.goto(`${at.console}/public-pages`);
    await appeal(second).fill('可以拨打 12345。');
    await tab('外观与联系方式');
    await appeal(page).fill('可以拨打 12320。');
    await second.getByRole('button', { name: '保存并对外发布' }).click();
    await second.getByText('与对外页面一致。').waitFor();
    await page.getByRole('button', { name: '保存并对外发布' }).click();
    await page.getByText('其他人刚刚修改了对外资料').waitFor();
    await page.getByRole('button', { name: '载入最新内容' }).click();
    await page.getByText('与对外页面一致。').waitFor();
    expect(await appeal(page).inputValue()).toBe('可以拨打 12345。');
    await second.context().close();
  });

  test('others on the staff may read and not change', async () => {
    ({ email: officerEmail } = await invite(service, organisation, {
      name: '李投诉',
      account: 'officer',
      position: 'officer',
    }));
    const officer = await signIn(officerEmail);
    await officer.getByRole('link', { name: '对外设置' }).click();
    await officer.getByText('以下内容由管理员设置').waitFor();
    expect(await officer.getByRole('button', { name: /保存|添加|选择图片/ }).count()).toBe(0);
    expect(await officer.getByRole('textbox').first().isDisabled()).toBe(true);
    await look(officer, 'public settings, for reading', []);
    await officer.context().close();
  });
});

/** The modules of a code as they are on the paper: the middle of each, dark or light. */
async function modulesOf(code: Locator, size: number): Promise<boolean[][]> {
  const { data, info } = await sharp(await code.screenshot())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const side = Math.min(info.width, info.height);
  const [left, top] = [(info.width - side) / 2, (info.height - side) / 2];
  const middle = (nth: number): number => Math.floor(((nth + 0.5) * side) / size);
  return Array.from({ length: size }, (_row, y) =>
    Array.from(
      { length: size },
      (_column, x) => (data[(Math.floor(top) + middle(y)) * info.width + Math.floor(left) + middle(x)] ?? 255) < 128,
    ),
  );
}

describe('places and their posters', () => {
  const names = ['一号楼电梯 | Lift, building 1', '二号楼电梯 | Lift, building 2', '十号楼电梯', '急诊科护士站'];

  test('many are made at once, one is changed, one is closed', async () => {
    await tab('点位与海报');
    await look(page, 'no places');
    await page.getByRole('button', { name: '批量添加' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('点位名称').fill([...names, '十号楼电梯', ''].join('\n'));
    await dialog.getByText('将添加 4 个点位').waitFor();
    await look(page, 'many places are added');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已添加 4 个点位。').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '修改“急诊科护士站”' }).click();
    await page.getByRole('dialog').getByLabel('中文名称').fill('急诊科分诊台');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('急诊科分诊台').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '停用“十号楼电梯”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用').waitFor();
    await look(page, 'places');
    const rows = await page.getByRole('rowheader').allInnerTexts();
    expect(rows).toEqual(['一号楼电梯', '二号楼电梯', '急诊科分诊台', '十号楼电梯']);
  });

  test('a name that is taken is refused, and what was typed stays', async () => {
    await page.getByRole('button', { name: '批量添加' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('点位名称').fill('一号楼电梯\n九号楼电梯');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('已有同名的点位。').waitFor();
    expect(await dialog.getByLabel('点位名称').inputValue()).toBe('一号楼电梯\n九号楼电梯');
    await dialog.getByRole('button', { name: '取消' }).click();
  });

  test('every size comes out of the printer as it should, and its codes lead to their places', async () => {
    const reply = await organisation.administrator.ask(organisation.hosts.console, '/api/places');
    const open = read(reply, PlacesView).places.filter(({ isClosed }) => !isClosed);
    expect(open).toHaveLength(3);
    await page.getByRole('link', { name: '打印海报', exact: true }).click();
    await page.getByRole('heading', { name: '海报' }).waitFor();
    await look(page, 'posters');
    const sizes = [
      { size: 'A4', sheets: 3, codes: 3, points: [595, 842] },
      { size: 'A6', sheets: 3, codes: 3, points: [298, 420] },
      { size: 'A6，每张 A4 印四份', sheets: 1, codes: 3, points: [595, 842] },
      { size: '贴纸，每张 A4 印 24 枚', sheets: 3, codes: 60, points: [595, 842] },
    ];
    for (const { size, sheets, codes, points } of sizes) {
      await page.getByLabel('尺寸').click();
      await page.locator('.ant-select-item-option').getByText(size, { exact: true }).click();
      if (codes > 3) await page.getByLabel('每个点位几枚').fill('20');
      await page.waitForFunction(`document.querySelectorAll('.sheet .qr').length === ${codes}`);
      await page.emulateMedia({ media: 'print' });
      const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      const pages = (await PDFDocument.load(bytes)).getPages();
      expect([size, pages.length]).toEqual([size, sheets]);
      for (const each of pages)
        expect([each.getWidth(), each.getHeight()].map(Math.round)).toEqual(
          points.map((point) => expect.toSatisfy((real: number) => Math.abs(real - point) <= 1)),
        );
      const shown = await page.locator('.sheet .qr').all();
      const addresses = new Set<string>();
      for (const code of shown.slice(0, 25)) {
        const address = (await code.getAttribute('aria-label')) ?? '';
        const expected = encode(address, { ecc: 'M', border: 4 });
        // The sheet may still be on its way to the screen.
        await expect.poll(() => modulesOf(code, expected.size), { timeout: 15_000 }).toEqual(expected.data);
        addresses.add(address);
      }
      expect(
        [...addresses].every((address) => open.some(({ id }) => address === `${at.intake}/file?place=${id}`)),
      ).toBe(true);
      if (pictures !== undefined) {
        writeFileSync(`${pictures}/poster-${size}.pdf`, bytes);
        await page.setViewportSize({ width: 794, height: 1123 });
        await page.screenshot({ path: `${pictures}/poster-${size}.png`, fullPage: sheets === 1 });
        await page.setViewportSize({ width: 1280, height: 800 });
      }
      await page.emulateMedia({ media: null });
    }
    await visitor.goto(`${at.intake}/file?place=${open[0]?.id}&lang=zh-CN`);
    await visitor.getByText('一号楼电梯').first().waitFor();
    const gone = read(reply, PlacesView).places.find(({ isClosed }) => isClosed);
    await visitor.goto(`${at.intake}/file?place=${gone?.id}`);
    await visitor.getByText('已经停用').waitFor();
  });

  test('the complaint shows the officer where the code hung', async () => {
    const reply = await organisation.administrator.ask(organisation.hosts.console, '/api/places');
    const place = read(reply, PlacesView).places.find(({ label }) => label['zh-CN'] === '急诊科分诊台');
    const { number } = await fileComplaint(service, organisation, { place: String(place?.id) });
    const officer = await signIn(officerEmail);
    await officer.getByRole('link', { name: number }).click();
    await officer.getByText('急诊科分诊台').waitFor();
    expect(await officer.getByText('扫码点位').count()).toBe(1);
    await look(officer, 'a complaint with its place', []);
    await officer.context().close();
  });
});

describe('embedding', () => {
  test('the code that the console gives works on another site, and nothing else can be framed', async () => {
    await page.getByRole('link', { name: '对外设置' }).click();
    await tab('嵌入本单位网站');
    await look(page, 'embedding');
    const link = await page.getByRole('textbox', { name: '链接' }).inputValue();
    const button = await page.getByRole('textbox', { name: '按钮' }).inputValue();
    expect(link).toBe(`<a href="${at.intake}/file?lang=zh-CN">我要投诉</a>`);
    const framed = ['/', '/file', '/follow', '/button/x'].map((path) => `<iframe src="${at.intake}${path}"></iframe>`);
    site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>本院网站</title><body>${link}${button}${framed.join('')}`);
    });
    await new Promise<void>((resolve) => {
      site.listen(0, '127.0.0.1', resolve);
    });
    const address = site.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const context = await openBrowserOf(browser);
    const elsewhere = await context.newPage();
    await elsewhere.goto(`http://127.0.0.1:${port}/`);
    const shown = elsewhere.frameLocator('iframe').first().getByRole('link', { name: '我要投诉' });
    await shown.waitFor();
    await picture(elsewhere, 'button on another site', [390]);
    const frames = elsewhere.frames().filter((frame) => frame !== elsewhere.mainFrame());
    expect(frames).toHaveLength(5);
    expect(frames.slice(1).map((frame) => frame.url())).toEqual(framed.map(() => 'chrome-error://chromewebdata/'));
    expect(await context.cookies()).toEqual([]);
    const opened = context.waitForEvent('page');
    await shown.click();
    const form = await opened;
    await form.waitForURL(`${at.intake}/file?lang=zh-CN`);
    expect(await form.evaluate('window.opener === null')).toBe(true);
    await context.close();
  });
});

test('nothing was wrong with any page', () => {
  expect(inspector.faults).toEqual([]);
  expect(inspector.counts.looks).toBeGreaterThan(20);
});
