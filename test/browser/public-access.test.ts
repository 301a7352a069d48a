import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Language } from '../../shared/kernel/text.ts';
import { filingWords } from '../../web/words/intake/filing.ts';
import { openByNumber, useVerb } from '../support/complaints.ts';
import { openLargeOrganisation } from '../support/large-organisation.ts';
import { fileComplaint, invite, type Receipt } from '../support/people.ts';
import type { Service } from '../support/service.ts';
import { openOrganisation } from '../support/sign-up.ts';
import { launchChromium, openBrowserOf, phone, wide } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';

const narrow = { width: 320, height: 640 } as const;
const sizes = [narrow, phone, wide];

let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
/** An organisation that has said nothing about itself, and one that has said everything. */
let bare: string;
let full: string;
let fresh: Receipt;
let answered: Receipt;
const inspector = createInspector();

beforeAll(async () => {
  service = await startServiceForBrowsers('2026-09-28T09:00:00+08:00');
  browser = await launchChromium();
  const [plain, large] = [
    await openOrganisation(service, { slug: 'plain' }),
    await openLargeOrganisation(service, 'large'),
  ];
  bare = addressesOf(service, plain.slug).intake;
  full = addressesOf(service, large.slug).intake;
  fresh = await fileComplaint(service, plain);
  answered = await fileComplaint(service, large);
  const officer = await invite(service, large, { name: '李投诉', account: 'officer', position: 'officer' });
  const use = async (verb: string, body: object): Promise<void> => {
    const { id, version } = await openByNumber(large, officer.browser, answered.number);
    const done = await useVerb(large, officer.browser, id, { verb, body, version });
    if (done.status !== 200) throw new Error(`${verb} was answered with ${done.status}: ${done.text.slice(0, 300)}`);
  };
  await use('request-supplement', { request: '请问手术是哪一天？' });
  await use('propose-date', { clock: 'feedback', on: '2026-10-20', comment: '需要外院会诊。' });
  await use('reply', { reply: '经调查，手术操作符合规范，取出的纱条未按规定留存，已处理当事人。' });
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function pageIn(language: Language): Promise<Page> {
  const context = await openBrowserOf(browser, { locale: language, viewport: narrow });
  inspector.listenTo(context);
  return context.newPage();
}

/** What sticks out of the page or is cut off inside it. Text in a field goes on under the cursor. */
const lost = `[...document.querySelectorAll('body *:not(input, textarea, select)')].filter((element) => {
  const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
  const isHidden = element.closest('.skip, .trap, [hidden]') || element.offsetParent === null || element.clientWidth < 2;
  const isCutX = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
  const isCutY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
  return !isHidden && (isCutX || isCutY || textOverflow === 'ellipsis');
}).map((element) => element.tagName + '.' + element.className).concat(
  document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page itself'] : [])`;

const Found = z.array(z.string());

/** Twice the size, as the browser's zoom does it on a desk and as a phone's large letters do it. */
async function enlarge(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    if (width === 320) await page.evaluate("document.documentElement.style.setProperty('font-size', '212.5%')");
    found.push(...Found.parse(await page.evaluate(lost)));
  }
  await page.evaluate("document.documentElement.style.removeProperty('font-size')");
  return found;
}

let enlarged = 0;
/** Looks at the page at every width, and at its text at twice the size. */
async function look(page: Page, language: Language, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await inspector.look(page, `${name}, ${language}`, sizes);
  expect([name, language, await enlarge(page)]).toEqual([name, language, []]);
  enlarged += 1;
  await page.setViewportSize(narrow);
}

async function openComplaint(page: Page, address: string, { number, code }: Receipt): Promise<void> {
  await page.goto(`${address}/follow?number=${number}`);
  await page.locator('#code').fill(code);
  await page.locator('main form button[type=submit]').click();
  await page.locator('[data-stage]').waitFor();
}

describe.each(['zh-CN', 'en'] as const)('every public page, in %s', (language) => {
  const words = filingWords[language];
  const next = async (page: Page, title: string): Promise<void> => {
    await page.getByRole('button', { name: words.next, exact: true }).click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  };

  test('before anything is typed', async () => {
    const page = await pageIn(language);
    for (const [name, address] of [
      ['start, nothing said', `${bare}/`],
      ['start, everything said', `${full}/`],
      ['form, few categories', `${bare}/file`],
      ['form, many categories', `${full}/file`],
      ['form, a place that is gone', `${full}/file?place=aaaaaaaa`],
      ['follow', `${bare}/follow`],
      ['follow again', `${bare}/follow?again=1`],
      ['verify', `${bare}/verify`],
    ] as const) {
      await page.goto(address);
      await look(page, language, name);
    }
    await page.context().close();
  });

  test('the form, filled in and faulty', async () => {
    const page = await pageIn(language);
    const faulty = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: words.next, exact: true }).click();
      await page.getByRole('alert').waitFor();
      await look(page, language, `${name}, faulty`);
    };
    await page.goto(`${full}/file`);
    await faulty('subject');
    await page.locator('input[name=danger][value=yes]').check();
    await page.locator('input[name=category][value=nursing]').check();
    await page.getByRole('button', { name: words.next, exact: true }).click();
    await page.locator('input[name=category][value=nursing-7]').check();
    await look(page, language, 'subject, second level');
    await next(page, words.danger.title);
    await look(page, language, 'danger');
    await page.getByRole('button', { name: words.danger.on }).click();
    await page.getByRole('heading', { name: words.what.title, level: 1 }).waitFor();
    await faulty('what');
    await page.locator('#narrative').fill('输液时按铃叫了三次，二十分钟没有人来。'.repeat(20));
    await look(page, language, 'what, filled in');
    await next(page, words.who.title);
    await faulty('who');
    await page.locator('input[name=identityMode][value=named]').check();
    await page.locator('input[name=onBehalfOf][value=group]').check();
    await next(page, words.contact.title);
    await faulty('contact');
    await page.locator('#complainants').fill('12');
    await page.locator('#representatives').fill('王芳 13800000000');
    await page.locator('#name').fill('周敏');
    await page.locator('#email').fill('zhou@example.com');
    await next(page, words.files.title);
    await look(page, language, 'files');
    await next(page, words.review.title);
    await look(page, language, 'review');
    await page.context().close();
  });

  test('a complaint just filed, and what can be done with it', async () => {
    const page = await pageIn(language);
    await openComplaint(page, bare, fresh);
    await look(page, language, 'complaint, nothing answered');
    for (const path of ['withdraw', 'remind', 'write', 'new-code', 'mail-copy']) {
      await page.goto(`${bare}/follow/${path}`);
      expect(page.url()).toBe(`${bare}/follow/${path}`);
      await look(page, language, `to ${path}`);
    }
    await page.goto(`${bare}/receipt`);
    await look(page, language, 'receipt');
    await page.goto(await page.locator('a[href^="/verify?"]').evaluate((link) => Reflect.get(link, 'href')));
    await page.locator('[data-ours=true]').waitFor();
    await look(page, language, 'verify, one of ours');
    await page.context().close();
  });

  test('a complaint that is answered, and what can be done then', async () => {
    const page = await pageIn(language);
    await openComplaint(page, full, answered);
    await look(page, language, 'complaint, answered');
    await page.locator('form.rating button[type=submit]').click();
    await page.getByRole('alert').waitFor();
    await look(page, language, 'complaint, a faulty rating');
    for (const path of ['date', 'review', 'second', 'erase']) {
      await page.goto(`${full}/follow/${path}`);
      expect(page.url()).toBe(`${full}/follow/${path}`);
      await look(page, language, `to ${path}`);
    }
    await page.context().close();
  });

  test('what went wrong', async () => {
    const page = await pageIn(language);
    await page.goto(`${bare}/follow`);
    await page.locator('main form button[type=submit]').click();
    await page.getByRole('alert').waitFor();
    await look(page, language, 'follow, faulty');
    await page.locator('#number').fill('202609-9999');
    await page.locator('#code').fill('0000111122223333');
    await page.locator('main form button[type=submit]').click();
    await page.getByRole('alert').waitFor();
    await look(page, language, 'follow, a wrong code');
    for (const [name, address] of [
      ['no such page', `${bare}/nowhere`],
      ['no such organisation', bare.replace('plain', 'nobody')],
    ] as const) {
      await page.goto(address);
      await look(page, language, name);
    }
    await page.context().close();
  });
});

test('everything was looked at, and nothing was wrong', () => {
  expect(enlarged).toBe(inspector.pages.size);
  expect(inspector.pages.size).toBe(70);
  expect(inspector.counts.looks).toBe(inspector.pages.size * sizes.length);
  // An answer that is no success is a line in the console; these tests ask for them.
  expect(inspector.faults.filter((fault) => !/status of (404|401|403|409|422|429)/.test(fault))).toEqual([]);
});
