import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Service } from '../support/service.ts';
import { openOrganisation } from '../support/sign-up.ts';
import { launchChromium, openBrowserOf } from './support/chromium.ts';
import { createInspector } from './support/inspector.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';
import { readReceipt } from './support/steps.ts';

const narrow = { width: 320, height: 640 } as const;
const narrative = '下午三点在门诊药房取药，窗口的人冲我大声嚷，说我挡着别人了，我八十岁的母亲被吓到了。';

let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
let intake: string;
const inspector = createInspector();

beforeAll(async () => {
  service = await startServiceForBrowsers('2026-09-28T09:00:00+08:00');
  browser = await launchChromium();
  await openOrganisation(service, { slug: 'guided', organisation: '云汀市人民医院' });
  ({ intake } = addressesOf(service, 'guided'));
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function pageOf(more: BrowserContextOptions = {}): Promise<Page> {
  const context = await openBrowserOf(browser, { viewport: narrow, ...more });
  inspector.listenTo(context);
  return context.newPage();
}

const words = {
  'zh-CN': {
    category: '门诊服务',
    titles: {
      what: '发生了什么？',
      who: '您是谁，替谁投诉？',
      contact: '怎样联系您？',
      files: '有照片或文件吗？',
      review: '请核对，然后提交',
      danger: '先确保安全，马上打电话',
    },
    next: '下一步',
    back: '上一步',
    send: '提交投诉',
    narrative: '请说明经过',
    modes: { named: '实名', confidential: '保密', anonymous: '匿名' },
    name: '姓名',
    phone: '电话',
    receipt: '投诉已登记',
  },
  en: {
    category: 'Outpatient services',
    titles: {
      what: 'What happened?',
      who: 'Who you are, and for whom you complain',
      contact: 'How can we reach you?',
      files: 'Do you have photos or files?',
      review: 'Check your answers, then send',
      danger: 'First make sure that everybody is safe: call now',
    },
    next: 'Next',
    back: 'Back',
    send: 'Send complaint',
    narrative: 'What happened?',
    modes: { named: 'With my name', confidential: 'In confidence', anonymous: 'Anonymously' },
    name: 'Name',
    phone: 'Phone',
    receipt: 'Your complaint is registered',
  },
} as const;
type Language = keyof typeof words;

const shown = (page: Page, title: string) => page.getByRole('heading', { name: title, level: 1 }).waitFor();
async function next(page: Page, title: string, language: Language = 'zh-CN'): Promise<void> {
  await page.getByRole('button', { name: words[language].next, exact: true }).click();
  await shown(page, title);
}
const outside = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

async function toWho(
  page: Page,
  language: Language = 'zh-CN',
  address = `${intake}/file?lang=${language}`,
): Promise<void> {
  const { titles, category, narrative: label } = words[language];
  await page.goto(address);
  await page.locator('input[name=category]').nth(2).check();
  expect(category).not.toBe('');
  await next(page, titles.what, language);
  await page.getByLabel(label).fill(narrative);
  await next(page, titles.who, language);
}

describe.each(['zh-CN', 'en'] as const)('in %s, at 320 pixels', (language) => {
  const { titles, modes, send, receipt, name, phone } = words[language];
  describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
    test.each(['named', 'confidential', 'anonymous'] as const)('somebody complains %s', async (mode) => {
      const page = await pageOf({ javaScriptEnabled, locale: language });
      await toWho(page, language);
      expect(await outside(page)).toBe(0);
      await page.getByRole('radio', { name: new RegExp(`^${modes[mode]}`) }).check();
      if (mode === 'anonymous') await next(page, titles.files, language);
      else {
        await next(page, titles.contact, language);
        await page.getByLabel(name, { exact: true }).fill('吴晓峰');
        await page.getByLabel(phone, { exact: true }).fill('13900000002');
        expect(await outside(page)).toBe(0);
        await next(page, titles.files, language);
      }
      await next(page, titles.review, language);
      expect(await outside(page)).toBe(0);
      expect(await page.getByText('吴晓峰').count()).toBe(mode === 'anonymous' ? 0 : 1);
      expect(await page.getByText(narrative).count()).toBe(1);
      expect(await page.locator('[data-clock=feedback]').textContent()).toMatch(/2026/);
      await page.getByRole('button', { name: send }).click();
      await shown(page, receipt);
      expect((await readReceipt(page)).code).toMatch(/^\d{16}$/);
      await page.context().close();
    });
  });
});

describe('with JavaScript', () => {
  test('every page is accessible at both widths, with faults and without', async () => {
    const page = await pageOf();
    const { look } = inspector;
    await page.goto(`${intake}/file`);
    await look(page, 'subject');
    await page.getByRole('button', { name: '下一步', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('summary');
    await look(page, 'subject with faults');
    await page.getByRole('radio', { name: '是', exact: true }).check();
    await page.getByRole('radio', { name: '门诊服务' }).check();
    await next(page, words['zh-CN'].titles.danger);
    await look(page, 'danger');
    await page.getByRole('button', { name: '继续填写投诉' }).click();
    await shown(page, '发生了什么？');
    await look(page, 'what');
    await page.getByLabel('请说明经过').fill(narrative);
    await next(page, '您是谁，替谁投诉？');
    await look(page, 'who');
    await page.getByRole('radio', { name: /^实名/ }).check();
    await page.getByRole('radio', { name: /^多人一起/ }).check();
    await next(page, '怎样联系您？');
    await page.getByRole('button', { name: '下一步', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await look(page, 'contact with faults');
    await page.getByLabel('一共多少人').fill('12');
    await page.getByLabel('代表的姓名和电话').fill('王芳 13800000000');
    await page.getByLabel('姓名', { exact: true }).fill('周敏');
    await page.getByLabel('电子邮箱').fill('zhou@example.com');
    await next(page, '有照片或文件吗？');
    await look(page, 'files');
    await next(page, '请核对，然后提交');
    await look(page, 'review');
    expect(await page.getByRole('checkbox', { name: /把投诉编号发到我的电子邮箱/ }).count()).toBe(1);
    await page.getByRole('button', { name: '提交投诉' }).click();
    await shown(page, '投诉已登记');
    expect(inspector.faults).toEqual([]);
    expect(inspector.pages.size).toBe(8);
    expect(inspector.counts.checksPassed).toBeGreaterThan(200);
  });

  test('nothing but the keyboard is needed', async () => {
    const page = await pageOf();
    await page.goto(`${intake}/file`);
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Tabs until the field of that name has the focus. */
    const tabTo = async (selector: string) => {
      for (let tries = 0; tries < 60; tries++) {
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
        await press('Tab');
      }
      throw new Error(`the focus never comes to ${selector}`);
    };
    await tabTo('input[name=category]');
    await press('ArrowDown', 'ArrowDown');
    await tabTo('.button[value=next]');
    await press('Enter');
    await shown(page, '发生了什么？');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await tabTo('#narrative');
    await page.keyboard.type('窗口的人冲我大声嚷。');
    await tabTo('.button[value=next]');
    await press('Enter');
    await shown(page, '您是谁，替谁投诉？');
    await tabTo('input[name=identityMode]');
    await press('Space', 'ArrowDown', 'ArrowDown');
    // The enter key in a field leads on, and nowhere else.
    await press('Enter');
    await shown(page, '有照片或文件吗？');
    await tabTo('.button[value=next]');
    await press('Enter');
    await shown(page, '请核对，然后提交');
    await tabTo('.button[value=send]');
    await press('Enter');
    await shown(page, '投诉已登记');
  });

  test('a reload in the same tab goes on where one was; the back button goes a page back', async () => {
    const page = await pageOf();
    await toWho(page);
    await page.getByRole('radio', { name: /^保密/ }).check();
    await next(page, '怎样联系您？');
    await page.getByLabel('姓名', { exact: true }).fill('周敏');
    await page.waitForTimeout(500);
    await page.reload();
    await shown(page, '怎样联系您？');
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('周敏');
    await page.goBack();
    await shown(page, '您是谁，替谁投诉？');
    expect(await page.getByRole('radio', { name: /^保密/ }).isChecked()).toBe(true);
    await page.goForward();
    await shown(page, '怎样联系您？');
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('周敏');
  });

  test('a closed tab leaves what happened, and not who told it; it can be forgotten', async () => {
    const page = await pageOf();
    await toWho(page);
    await page.getByRole('radio', { name: /^实名/ }).check();
    await next(page, '怎样联系您？');
    await page.getByLabel('姓名', { exact: true }).fill('周敏');
    await page.waitForTimeout(500);
    const context = page.context();
    expect(await page.evaluate('localStorage.getItem("filing")')).toContain(narrative);
    expect(await page.evaluate('localStorage.getItem("filing")')).not.toContain('周敏');
    await page.close();

    const later = await context.newPage();
    await later.goto(`${intake}/file`);
    await later.getByText('有一份没有提交的投诉').waitFor();
    await later.getByRole('button', { name: '接着填写' }).click();
    await shown(later, '怎样联系您？');
    expect(await later.getByLabel('姓名', { exact: true }).inputValue()).toBe('');
    later.on('dialog', (dialog) => void dialog.accept());
    await later.getByRole('button', { name: '清除暂存的内容' }).click();
    await later.waitForURL(`${intake}/`);
    expect(await later.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  });

  test('of the anonymous nothing stays beyond the tab, and of nobody once it is sent', async () => {
    const page = await pageOf();
    await toWho(page);
    await page.waitForTimeout(500);
    expect(await page.evaluate('localStorage.length')).toBe(1);
    await page.getByRole('radio', { name: /^匿名/ }).check();
    await page.waitForTimeout(500);
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await page.getByText('只暂存在这个页面里').waitFor();
    await next(page, '有照片或文件吗？');
    await page.reload();
    await shown(page, '有照片或文件吗？');
    await next(page, '请核对，然后提交');
    await page.getByRole('button', { name: '提交投诉' }).click();
    await shown(page, '投诉已登记');
    await page.goto(`${intake}/file`);
    await shown(page, '您要投诉什么？');
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    expect(await page.getByText('有一份没有提交的投诉').count()).toBe(0);
  });

  test('without a connection everything stays, and goes on when it is back', async () => {
    const page = await pageOf();
    await toWho(page);
    await page.getByRole('radio', { name: /^匿名/ }).check();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '下一步', exact: true }).click();
    await page.getByText('网络断了').waitFor();
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('网络断了').waitFor();
    expect(await page.getByRole('radio', { name: /^匿名/ }).isChecked()).toBe(true);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await shown(page, '有照片或文件吗？');
    await next(page, '请核对，然后提交');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交投诉' }).click();
    await page.getByText('网络断了').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await shown(page, '投诉已登记');
    await readReceipt(page);
  });

  test('sent, gone back, and sent once more: the same receipt', async () => {
    const page = await pageOf();
    await toWho(page);
    await page.getByRole('radio', { name: /^匿名/ }).check();
    await next(page, '有照片或文件吗？');
    await next(page, '请核对，然后提交');
    const fields = z
      .string()
      .parse(
        await page.evaluate(
          "new URLSearchParams(new FormData(document.querySelector('form[data-filing]'))).toString()",
        ),
      );
    await page.getByRole('button', { name: '提交投诉' }).dblclick();
    await shown(page, '投诉已登记');
    const first = await readReceipt(page);
    await page.evaluate(
      `fetch('/file', { method: 'POST', redirect: 'manual', body: new URLSearchParams(${JSON.stringify(`${fields}&go=send`)}) })`,
    );
    await page.goto(`${intake}/receipt`);
    expect(await readReceipt(page)).toEqual(first);
  });

  test('how much may still be written is told', async () => {
    const page = await pageOf();
    await page.goto(`${intake}/file`);
    await page.getByRole('radio', { name: '门诊服务' }).check();
    await next(page, '发生了什么？');
    await page.getByText('还可以写 5,000 字').waitFor();
    await page.getByLabel('请说明经过').fill('字'.repeat(5003));
    await page.getByText('超出 3 字').waitFor();
    await page.getByLabel('请说明经过').fill('字'.repeat(4999));
    await page.getByText('还可以写 1 字').waitFor();
    expect(await page.locator('[data-count]').getAttribute('aria-live')).toBe('polite');
  });
});

test('text at twice its size is read without scrolling sideways', async () => {
  const page = await pageOf({ viewport: { width: 640, height: 800 } });
  await toWho(page);
  await page.evaluate("document.documentElement.style.setProperty('font-size', '212.5%')");
  expect(await outside(page)).toBe(0);
  await page.getByRole('radio', { name: /^实名/ }).check();
  await next(page, '怎样联系您？');
  expect(await outside(page)).toBe(0);
});
