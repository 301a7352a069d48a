import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Service } from '../support/service.ts';
import { openOrganisation } from '../support/sign-up.ts';
import { launchChromium, openBrowserOf, phone } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';
import { takePhoto } from './support/photo.ts';

let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
let intake: string;
const inspector = createInspector();
/** A photo of 12 MB: three pieces. */
const photo = join(tmpdir(), `现场照片-${process.pid}.jpg`);
const photoName = photo.slice(tmpdir().length + 1);

beforeAll(async () => {
  service = await startServiceForBrowsers('2026-09-28T09:00:00+08:00');
  browser = await launchChromium();
  await openOrganisation(service, { slug: 'uploads', organisation: '云汀市人民医院' });
  ({ intake } = addressesOf(service, 'uploads'));
  writeFileSync(photo, Buffer.concat([await takePhoto(), Buffer.alloc(12 * 1024 * 1024)]));
});
afterAll(async () => {
  rmSync(photo, { force: true });
  await browser?.close();
  await service?.stop();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const next = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  await heading(page, title);
};

/** Goes through the form as far as its page of files, anonymously. */
async function toFiles(what = '窗口的人冲我大声嚷，说我挡着别人了。'): Promise<Page> {
  const context = await openBrowserOf(browser, { viewport: phone });
  inspector.listenTo(context);
  const page = await context.newPage();
  await page.goto(`${intake}/file?lang=zh-CN`);
  await page.locator('input[name=category]').nth(2).check();
  await next(page, '发生了什么？');
  await page.getByLabel('请说明经过').fill(`下午三点在门诊药房取药，${what}`);
  await next(page, '您是谁，替谁投诉？');
  await page.getByRole('radio', { name: /^匿名/ }).check();
  await next(page, '有照片或文件吗？');
  return page;
}

/** The network of a page: pieces that were posted and arrived, and whether the line is cut after so many. */
async function network(page: Page) {
  const line = { arrived: [] as string[], cutAfter: Number.POSITIVE_INFINITY };
  await page.route(/\.files\./, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    if (line.arrived.length >= line.cutAfter) return route.abort('connectionreset');
    const key = /name="key"\r\n\r\n([^\r]+)/.exec(route.request().postDataBuffer()?.toString('latin1') ?? '')?.[1];
    line.arrived.push(key?.split('/').at(-1) ?? '');
    return route.continue();
  });
  return line;
}

const choose = (page: Page) => page.locator('#uploads').setInputFiles(photo);
const status = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

describe('a file that is broken off', () => {
  test('goes on by itself when the network is back, and no piece is sent twice', async () => {
    const page = await toFiles();
    const line = await network(page);
    line.cutAfter = 1;
    await choose(page);
    await status(page, /网络中断，恢复后自动继续/);
    expect(line.arrived).toEqual(['0']);
    line.cutAfter = Number.POSITIVE_INFINITY;
    await page.getByRole('button', { name: '立即继续' }).click();
    await status(page, /已上传/);
    expect(line.arrived).toEqual(['0', '1', '2']);
    await next(page, '请核对，然后提交');
    await page.getByRole('button', { name: '提交投诉' }).click();
    await heading(page, '投诉已登记');
    expect(await page.getByText('1 个').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('is known again after the page is loaded anew, and only what is missing is sent', async () => {
    const page = await toFiles();
    const line = await network(page);
    line.cutAfter = 2;
    await choose(page);
    await status(page, /网络中断/);
    await page.reload();
    await heading(page, '有照片或文件吗？');
    await page.getByText(`${photoName} 没有传完`).waitFor();
    line.cutAfter = Number.POSITIVE_INFINITY;
    await choose(page);
    await status(page, /已上传/);
    expect(line.arrived).toEqual(['0', '1', '2']);
    await page.context().close();
  });

  test('can be cancelled, and the form goes on without it', async () => {
    const page = await toFiles();
    const line = await network(page);
    line.cutAfter = 0;
    await choose(page);
    await status(page, /网络中断/);
    await page.getByRole('button', { name: `取消上传 ${photoName}` }).click();
    await status(page, /已移除/);
    await next(page, '请核对，然后提交');
    expect(line.arrived).toEqual([]);
    await page.context().close();
  });
});

test('what cannot be taken is said at once, and nothing is sent', async () => {
  const page = await toFiles();
  const line = await network(page);
  const files = [
    { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    { name: '程序.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
    { name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
  ];
  await page.locator('#uploads').setInputFiles(files);
  for (const text of ['匿名投诉不能接收这种文件', '这种格式不能接收', '文件是空的'])
    await page.getByText(text).first().waitFor();
  expect(line.arrived).toEqual([]);
  await page.context().close();
});

test('a film for a complaint that is filed goes in pieces too', async () => {
  const page = await toFiles('等了四十分钟没有人来，叫号机也不动。');
  await next(page, '请核对，然后提交');
  await page.getByRole('button', { name: '提交投诉' }).click();
  await heading(page, '投诉已登记');
  const line = await network(page);
  await page.locator('#attachment').setInputFiles(photo);
  await page.getByRole('button', { name: '上传文件' }).click();
  await page.getByText('文件已收到，正在检查').waitFor();
  expect(line.arrived).toEqual(['0', '1', '2']);
  await page.context().close();
});

test('nothing else on the pages went wrong', () => {
  expect(inspector.counts.requests).toBeGreaterThan(20);
  // The lines that were cut here are told by the browser.
  expect(inspector.faults.filter((fault) => !fault.includes('ERR_CONNECTION_RESET'))).toEqual([]);
});
