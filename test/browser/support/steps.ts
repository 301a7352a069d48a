import type { Page } from 'playwright-core';
import { password } from '../../support/sign-up.ts';

export type Organisation = { readonly name: string; readonly slug: string };
export type Colleague = { readonly name: string; readonly email: string };
export type Holding = { readonly position: string; readonly unit: string };

/** Fills the form that signs an organisation up, from the hospital's template. */
export async function fillSignUp(page: Page, organisation: Organisation, administrator: Colleague): Promise<void> {
  await page.getByLabel('机构名称').fill(organisation.name);
  await page.getByLabel('地址名称').fill(organisation.slug);
  await page.getByLabel('有投诉中心和转办表的医院').check();
  await page.getByLabel('管理员姓名').fill(administrator.name);
  await page.getByLabel('管理员电子邮箱').fill(administrator.email);
}

/** On the page that a link of a mail leads to. */
export async function setPassword(page: Page): Promise<void> {
  await page.getByLabel('新密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '设置密码并登录' }).click();
  await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
}

/** On the page of sign-in; leads to the page that was asked for. */
export async function signInHere(page: Page, { email }: { readonly email: string }): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('main').waitFor();
}

/** On the page of people and departments. */
export async function addUnit(page: Page, chinese: string, english: string): Promise<void> {
  await page.getByRole('tab', { name: '部门' }).click();
  await page.getByRole('button', { name: '添加部门' }).click();
  await page.getByLabel('中文名称').fill(chinese);
  await page.getByLabel('英文名称（可不填）').fill(english);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Chooses in a list of Ant Design; where the list is long, typing brings the option into it. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  const list = page.getByRole('combobox', { name: field, exact: true });
  await list.click();
  if ((await list.getAttribute('readonly')) === null) await list.fill(option);
  const chosen = page.locator('.ant-select-item-option').and(page.getByTitle(option, { exact: true }));
  await chosen.filter({ visible: true }).click();
  await page.locator('.ant-select-dropdown').filter({ visible: true }).waitFor({ state: 'hidden' });
}

/** Fills the invitation; sending is the caller's. */
export async function fillInvitation(page: Page, who: Colleague, holding: Holding): Promise<void> {
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByRole('button', { name: '邀请人员' }).click();
  await page.getByLabel('姓名').fill(who.name);
  await page.getByLabel('邮箱').fill(who.email);
  await choose(page, '第 1 个岗位', holding.position);
  await choose(page, '第 1 个岗位所在部门', holding.unit);
}

export async function sendInvitation(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发送邀请' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

export type Filing = {
  readonly category: string;
  readonly narrative: string;
  readonly mode: '实名' | '保密' | '匿名';
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
};

/** Presses the button that leads on, and waits for the page of that title. */
export async function goOn(page: Page, title: string, button = '下一步'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Fills the form page by page, up to the one for files; attaching and sending are the caller's. */
export async function fillFiling(page: Page, filing: Filing): Promise<void> {
  await page.getByRole('radio', { name: filing.category }).check();
  await goOn(page, '发生了什么？');
  await page.getByLabel('请说明经过').fill(filing.narrative);
  await goOn(page, '您是谁，替谁投诉？');
  await page.getByRole('radio', { name: new RegExp(`^${filing.mode}`) }).check();
  if (filing.mode !== '匿名') {
    await goOn(page, '怎样联系您？');
    await page.getByLabel('姓名', { exact: true }).fill(filing.name ?? '');
    await page.getByLabel('电话', { exact: true }).fill(filing.phone ?? '');
    await page.getByLabel('电子邮箱', { exact: true }).fill(filing.email ?? '');
  }
  await goOn(page, '有照片或文件吗？');
}

/** From the page for files to the receipt, past all the answers. */
export async function sendFiling(page: Page): Promise<void> {
  await goOn(page, '请核对，然后提交');
  await page.getByRole('button', { name: '提交投诉' }).click();
  await page.getByRole('heading', { name: '投诉已登记' }).waitFor();
}

export type Receipt = { readonly number: string; readonly code: string };

/** Reads number and code from the receipt on the page. */
export async function readReceipt(page: Page): Promise<Receipt> {
  const number = (await page.locator('[data-number]').textContent()) ?? '';
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  return { number: number.trim(), code: code.replace(/\s/g, '') };
}

export async function openFollowing(page: Page, address: string, { number, code }: Receipt): Promise<void> {
  await page.goto(`${address}/follow`);
  await page.getByLabel('投诉编号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('heading', { name: `投诉 ${number}` }).waitFor();
}
