import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filingWords } from '../../web/words/intake/filing.ts';
import { intakeWords } from '../../web/words/intake/index.ts';
import { openByNumber, useVerb } from '../support/complaints.ts';
import { type Hospital, openHospital, type Receipt, signIn } from '../support/people.ts';
import type { Service } from '../support/service.ts';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { type Hands, keyboardOf, pointer } from './support/hands.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';
import { readReceipt } from './support/steps.ts';

let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
let hospital: Hospital;
let intake: string;
const inspector = createInspector();

beforeAll(async () => {
  service = await startServiceForBrowsers('2026-09-28T09:00:00+08:00');
  browser = await launchChromium();
  hospital = await openHospital(service, 'stories');
  ({ intake } = addressesOf(service, 'stories'));
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 320, height: 640 } } as const;

/** Who complains, in which language, with which browser. The keyboard is that of a phone of 320 pixels. */
const people = [
  { mode: 'named', script: 'on', language: 'zh-CN', way: 'phone' },
  { mode: 'named', script: 'on', language: 'en', way: 'keyboard' },
  { mode: 'named', script: 'off', language: 'zh-CN', way: 'desk' },
  { mode: 'named', script: 'off', language: 'en', way: 'keyboard' },
  { mode: 'confidential', script: 'on', language: 'zh-CN', way: 'desk' },
  { mode: 'confidential', script: 'on', language: 'en', way: 'phone' },
  { mode: 'confidential', script: 'off', language: 'zh-CN', way: 'keyboard' },
  { mode: 'confidential', script: 'off', language: 'en', way: 'phone' },
  { mode: 'anonymous', script: 'on', language: 'zh-CN', way: 'keyboard' },
  { mode: 'anonymous', script: 'on', language: 'en', way: 'desk' },
  { mode: 'anonymous', script: 'off', language: 'zh-CN', way: 'phone' },
  { mode: 'anonymous', script: 'off', language: 'en', way: 'desk' },
] as const;
type Person = (typeof people)[number];

const narrative = '输液时按铃叫了三次，二十分钟没有人来，回血了才有护士过来。';
const answer = '护士站当晚只有一人值班，已增加一人。给您添了麻烦，我们向您道歉。';

/** A browser of that person, fresh each time: what follows is known from the receipt alone. */
async function openFor({ script, language, way }: Person): Promise<{ readonly page: Page; readonly hands: Hands }> {
  const context = await openBrowserOf(browser, {
    javaScriptEnabled: script === 'on',
    locale: language,
    viewport: way === 'desk' ? sizes.desk : sizes.phone,
  });
  inspector.listenTo(context);
  const page = await context.newPage();
  return { page, hands: way === 'keyboard' ? keyboardOf(page) : pointer };
}

/** The page of that title is there, in the person's language, and nothing of it sticks out. */
async function arrive(page: Page, { language }: Person, title: string): Promise<void> {
  await page.getByRole('heading', { name: title, level: 1, exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
}

/** From the start page to the receipt. */
async function complain(person: Person): Promise<Receipt> {
  const { mode, language } = person;
  const { page, hands } = await openFor(person);
  const words = filingWords[language];
  const { name, phone } = intakeWords[language].filing;
  const next = async (title: string): Promise<void> => {
    await hands.press(page.getByRole('button', { name: words.next, exact: true }));
    await arrive(page, person, title);
  };
  await page.goto(intake);
  await hands.press(page.locator('a.door[href="/file"]'));
  await arrive(page, person, words.subject.title);
  await hands.choose(page.locator('input[name=category][value=nursing]'));
  await next(words.what.title);
  await hands.write(page.getByRole('textbox', { name: words.what.narrative }), narrative);
  await next(words.who.title);
  await hands.choose(page.locator(`input[name=identityMode][value=${mode}]`));
  if (mode !== 'anonymous') {
    await next(words.contact.title);
    await hands.write(page.getByLabel(name, { exact: true }), '郑海燕');
    await hands.write(page.getByLabel(phone, { exact: true }), '13900000003');
  }
  await next(words.files.title);
  await next(words.review.title);
  expect(await page.getByText('郑海燕').count()).toBe(mode === 'anonymous' ? 0 : 1);
  await hands.press(page.getByRole('button', { name: words.review.send, exact: true }));
  await arrive(page, person, intakeWords[language].receipt.title);
  const receipt = await readReceipt(page);
  await page.context().close();
  return receipt;
}

/** Opens the complaint with what stands on the receipt. */
async function follow(
  person: Person,
  { number, code }: Receipt,
): Promise<{ readonly page: Page; readonly hands: Hands }> {
  const { page, hands } = await openFor(person);
  const words = intakeWords[person.language];
  await page.goto(intake);
  await hands.press(page.locator('a.door[href="/follow"]'));
  await arrive(page, person, words.follow.title);
  await hands.write(page.getByLabel(words.follow.number, { exact: true }), number);
  await hands.write(page.getByLabel(words.follow.code, { exact: true }), code);
  await hands.press(page.getByRole('button', { name: words.follow.submit, exact: true }));
  await arrive(page, person, words.complaint.title(number));
  return { page, hands };
}

/** The officer of the complaint centre answers; as what the complaint stands there. */
async function reply(number: string): Promise<string> {
  const { organisation, officer } = hospital;
  await signIn(organisation, officer.browser, officer.email);
  const { id, version, identityMode } = await openByNumber(organisation, officer.browser, number);
  const done = await useVerb(organisation, officer.browser, id, { verb: 'reply', body: { reply: answer }, version });
  if (done.status !== 200) throw new Error(`the reply was answered with ${done.status}: ${done.text.slice(0, 300)}`);
  return identityMode;
}

describe('filed, followed, answered and rated', () => {
  test('every way of complaining meets every kind of browser, language and hand', () => {
    const axes = ['mode', 'script', 'language', 'way'] as const;
    const pairs = axes.flatMap((one, position) => axes.slice(position + 1).map((other) => [one, other] as const));
    for (const [one, other] of pairs) {
      const met = new Set(people.map((person) => `${person[one]} ${person[other]}`));
      const all =
        new Set(people.map((person) => person[one])).size * new Set(people.map((person) => person[other])).size;
      expect([one, other, met.size]).toEqual([one, other, all]);
    }
    expect(pairs).toHaveLength(6);
  });

  test.each(people)('$mode, script $script, $language, $way', async (person) => {
    const receipt = await complain(person);
    const words = intakeWords[person.language].complaint;
    const { page, hands } = await follow(person, receipt);
    expect(await page.getByText(words.noReply).count()).toBe(1);
    expect(await reply(receipt.number)).toBe(person.mode);
    await page.reload();
    expect((await page.locator('[data-reply]').textContent())?.trim()).toBe(answer);
    await hands.choose(page.locator('input[name=satisfaction][value=satisfied]'));
    await hands.press(page.getByRole('button', { name: words.rate, exact: true }));
    await page.locator('[data-stage=closed]').waitFor();
    expect(await page.getByText(words.rated).count()).toBe(1);
    // Whoever uses this browser next reads nothing of it.
    await hands.press(page.getByRole('button', { name: words.leave, exact: true }));
    await page.waitForURL(`${intake}/`);
    await page.goto(`${intake}/follow/complaint`);
    expect(page.url()).toBe(`${intake}/follow?again=1`);
    await page.context().close();
  });

  test('nothing was wrong on the way', () => {
    expect(inspector.counts.requests).toBeGreaterThan(200);
    expect(inspector.faults).toEqual([]);
  });
});
