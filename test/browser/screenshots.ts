import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { openByNumber, useVerb } from '../support/complaints.ts';
import { addUnit, type Colleague, fileComplaint, invite, type Receipt, signIn } from '../support/people.ts';
import { panelOf, type Service } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import { type Case, chargedTwice, gauze, type Happening, others } from './support/cases.ts';
import { launchChromium, openBrowserOf, phone, wide } from './support/chromium.ts';
import { addressesOf, startServiceForBrowsers } from './support/organisation.ts';
import { takePhoto } from './support/photo.ts';
import { fillFiling, fillSignUp, goOn, openFollowing, readReceipt, signInHere } from './support/steps.ts';

/**
 * Takes the pictures of the README: `node test/browser/screenshots.ts [folder]`. A hospital with a dozen complaints of two weeks
 * is made over HTTP, then its pages are photographed.
 */
const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const hospital = { organisation: '云汀市人民医院', slug: 'yunting', administrator: '王敏' };

async function keep(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  const picture = sharp(await page.screenshot()).png({ palette: true, colours: 128, effort: 10 });
  const { size } = await picture.toFile(join(folder, `${name}.png`));
  process.stdout.write(`${name}.png ${Math.round(size / 1024)} kB\n`);
}

type Staff = {
  readonly officer: Colleague;
  readonly leader: Colleague;
  readonly handlers: ReadonlyMap<string, Colleague>;
};

async function inviteEverybody(service: Service, organisation: Organisation): Promise<Staff> {
  const ent = await addUnit(organisation, { 'zh-CN': '五官科', en: 'ENT' });
  const officer = await invite(service, organisation, { name: '李静', account: 'lijing', position: 'officer' });
  const leader = await invite(service, organisation, { name: '陈建国', account: 'chenjianguo', position: 'leader' });
  const handlers = new Map<string, Colleague>();
  const members = [
    ['张卫东', 'zhangweidong', ent],
    ['赵雪梅', 'zhaoxuemei', 'outpatient-department'],
    ['孙立群', 'sunliqun', 'finance'],
    ['黄丽华', 'huanglihua', 'nursing-department'],
  ] as const;
  for (const [name, account, unit] of members) {
    handlers.set(
      unit === ent ? 'ent' : unit,
      await invite(service, organisation, { name, account, unit, position: 'handler' }),
    );
  }
  return { officer, leader, handlers };
}

type Scene = { readonly service: Service; readonly organisation: Organisation; readonly staff: Staff };

/** Something that happens at a moment of the service's clock. */
type Plan = { readonly at: string; readonly happen: () => Promise<void> };

async function use(
  { service, organisation, staff }: Scene,
  number: string,
  { by, verb, body }: Happening,
): Promise<void> {
  const who = by === 'officer' ? staff.officer : staff.handlers.get(by);
  if (who === undefined) throw new Error(`nobody handles the complaints of ${by}`);
  await signIn(organisation, staff.officer.browser, staff.officer.email);
  const { id, version } = await openByNumber(organisation, staff.officer.browser, number);
  await signIn(organisation, who.browser, who.email);
  const done = await useVerb(organisation, who.browser, id, { verb, body, version });
  if (done.status >= 300) throw new Error(`${verb} of ${number} was answered with ${done.status}: ${done.text}`);
  await panelOf(service).idle();
}

/** A complaint and everything that happens to it; what it is called is known once it is filed. */
function plansOf(scene: Scene, story: Case, onFiled: (receipt: Receipt) => void = () => undefined): readonly Plan[] {
  let number = '';
  const file = async (): Promise<void> => {
    const receipt = await fileComplaint(scene.service, scene.organisation, story.form);
    ({ number } = receipt);
    onFiled(receipt);
    await panelOf(scene.service).idle();
  };
  return [
    { at: story.filed, happen: file },
    ...story.afterwards.map((happening) => ({ at: happening.at, happen: () => use(scene, number, happening) })),
  ];
}

async function live(service: Service, plans: readonly Plan[]): Promise<void> {
  for (const { at, happen } of plans.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    await panelOf(service).moveClock({ to: at });
    await happen();
  }
}

/** What the hospital says about itself on its public pages. */
async function introduce({ administrator, hosts }: Organisation): Promise<void> {
  const profile = {
    phones: [{ number: '0577-62268888', label: { 'zh-CN': '投诉中心', en: 'Complaint centre' } }],
    address: { 'zh-CN': '云汀市清远路338号门诊楼一楼102室' },
    appeal: { 'zh-CN': '对答复不满意的，可以申请复查，也可以向市卫生健康委员会反映，电话 12320。' },
    announcements: [
      {
        id: 'lift-3',
        title: { 'zh-CN': '三号电梯检修' },
        text: { 'zh-CN': '10 月 15 日前请走二号电梯，轮椅请走南门坡道。' },
        categories: ['lifts-water-power'],
        from: '2026-09-21',
        until: '2026-10-15',
      },
    ],
  };
  const said = await administrator.ask(hosts.console, '/api/profile', {
    method: 'PUT',
    json: { profile },
    headers: { 'if-match': '"0"' },
  });
  if (said.status !== 200) throw new Error(`the profile was answered with ${said.status}: ${said.text}`);
  const json = { places: ['三号电梯', '门诊药房窗口'].map((label) => ({ label: { 'zh-CN': label } })) };
  const placed = await administrator.ask(hosts.console, '/api/places', { json });
  if (placed.status >= 300) throw new Error(`the places were answered with ${placed.status}: ${placed.text}`);
}

/** Files the complaint about the gauze as its complainant does, with pictures of every step on a desk and on a phone. */
async function fileInBrowser(browser: Browser, at: ReturnType<typeof addressesOf>): Promise<string> {
  const page = await open(browser);
  await page.goto(at.intake);
  await keep(page, 'intake-start');
  await page.setViewportSize(phone);
  await keep(page, 'intake-start-phone');
  await page.goto(`${at.intake}/file`);
  await keep(page, 'filing-subject-phone');
  await page.setViewportSize(wide);
  await fillFiling(page, {
    category: '医疗质量与医疗争议',
    narrative:
      '我爱人前年在你们五官科做了鼻窦手术，这两年一直头疼流脓，上周复查才发现鼻腔里留着纱条。取出来的纱条医生当场扔了。请给个说法并赔偿。',
    mode: '实名',
    name: '刘志强',
    phone: '13800000000',
    email: 'liuzhiqiang@example.com',
  });
  await page
    .getByLabel('照片和文件（选填）')
    .setInputFiles({ name: '复查照片.jpg', mimeType: 'image/jpeg', buffer: await takePhoto() });
  await page.getByRole('button', { name: '移除 复查照片.jpg' }).waitFor();
  await goOn(page, '请核对，然后提交');
  await page.evaluate('scrollTo(0, 0)');
  await keep(page, 'filing-form');
  await page.setViewportSize(phone);
  await page.getByRole('button', { name: '修改：您是谁' }).click();
  await page.getByRole('heading', { name: '您是谁，替谁投诉？' }).waitFor();
  await keep(page, 'filing-form-phone');
  await page.setViewportSize(wide);
  await goOn(page, '请核对，然后提交');
  await page.getByRole('button', { name: '提交投诉' }).click();
  const { number } = await readReceipt(page);
  await keep(page, 'receipt');
  await page.context().close();
  return number;
}

async function open(browser: Browser, more: BrowserContextOptions = {}): Promise<Page> {
  return (await openBrowserOf(browser, more)).newPage();
}

async function signedIn(browser: Browser, address: string, { email }: { email: string }): Promise<Page> {
  const page = await open(browser);
  await page.goto(address);
  await signInHere(page, { email });
  await page.locator('h1').waitFor();
  return page;
}

/** An administrator shortens a deadline: the draft beside its findings and dates, then what publishing it would change. */
async function photographRulebook(page: Page, console: string): Promise<void> {
  await page.goto(`${console}/rulebook`);
  await page.getByRole('tab', { name: '时限', exact: true }).click();
  await page.getByRole('button', { name: '修改「情况较复杂、需要调查核实的投诉」的期限' }).click();
  await page.getByLabel('数量').fill('3');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('草案已保存').waitFor();
  await page.getByText('2026/10/13').first().waitFor();
  await keep(page, 'rulebook');
  await page.getByRole('button', { name: '发布……' }).click();
  await page.getByText('由 5 个工作日改为 3 个工作日').waitFor();
  await page.getByLabel('修改说明').fill('缩短一般投诉的反馈时限');
  await keep(page, 'rulebook-publish');
}

/** An administrator closes two days: the year, then what publishing it would change. */
async function photographCalendar(page: Page, console: string): Promise<void> {
  await page.goto(`${console}/calendar`);
  await page.locator('[data-day="2026-10-13"]').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('至', { exact: true }).fill('2026-10-14');
  await dialog.getByLabel('原因', { exact: true }).fill('院庆停诊');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('10月13日（周二）至10月14日（周三）').waitFor();
  await keep(page, 'calendar');
  await page.getByRole('button', { name: '预览并发布' }).click();
  await dialog.getByText('如果适用于正在办理的投诉').waitFor();
  await keep(page, 'calendar-publish');
}

/** Where an administrator says what the public sees, and the posters with the codes of places. */
async function photographPublicPages(page: Page, console: string): Promise<void> {
  await page.goto(`${console}/public-pages`);
  await page.getByRole('heading', { name: '对外页面设置' }).waitFor();
  await page.getByText('与对外页面一致。').waitFor();
  await keep(page, 'public-settings');
  await page.getByRole('tab', { name: '点位与海报', exact: true }).click();
  await page.getByRole('link', { name: '打印海报', exact: true }).click();
  await page.getByRole('heading', { name: '海报' }).waitFor();
  await keep(page, 'posters');
}

/** The pages of the staff on Friday 9 October, twenty past ten. */
async function photographConsole(
  browser: Browser,
  { organisation, staff }: Scene,
  console: string,
  number: string,
): Promise<void> {
  const page = await signedIn(browser, console, staff.officer);
  await page.getByRole('link', { name: number }).waitFor();
  await keep(page, 'queue');
  await page.setViewportSize(phone);
  await keep(page, 'queue-phone');
  await page.setViewportSize(wide);
  await page.getByRole('link', { name: number }).click();
  await page.getByText('为何是这一天').first().click();
  await keep(page, 'complaint');
  await page.getByRole('link', { name: '卷宗' }).click();
  await page.getByText('记录完整').waitFor();
  await keep(page, 'dossier');
  await page.context().close();

  const people = await signedIn(browser, `${console}/people`, { email: organisation.administratorEmail });
  await people.getByRole('cell', { name: '张卫东' }).waitFor();
  await keep(people, 'people');
  await photographPublicPages(people, console);
  await photographRulebook(people, console);
  await photographCalendar(people, console);
  await people.context().close();
}

async function photograph(browser: Browser, service: Service): Promise<void> {
  const at = addressesOf(service, hospital.slug);
  const page = await open(browser);
  await page.goto(at.site);
  await keep(page, 'site');
  await page.goto(`${at.site}/sign-up`);
  await fillSignUp(
    page,
    { name: hospital.organisation, slug: hospital.slug },
    { name: hospital.administrator, email: '' },
  );
  await page.evaluate('scrollTo(0, 0)');
  await keep(page, 'sign-up');

  const organisation = await openOrganisation(service, hospital);
  await introduce(organisation);
  const scene: Scene = { service, organisation, staff: await inviteEverybody(service, organisation) };
  let number = '';
  let answered: Receipt | undefined;
  await live(service, [
    ...others.flatMap((story) => plansOf(scene, story)),
    ...plansOf(scene, chargedTwice, (receipt) => {
      answered = receipt;
    }),
    {
      at: gauze.filed,
      happen: async () => {
        number = await fileInBrowser(browser, at);
      },
    },
    { at: gauze.dispatched.at, happen: () => use(scene, number, gauze.dispatched) },
    { at: gauze.stated.at, happen: () => use(scene, number, gauze.stated) },
  ]);
  await panelOf(service).moveClock({ to: '2026-10-09T10:20:00+08:00' });

  await photographConsole(browser, scene, at.console, number);
  if (answered === undefined) throw new Error('the answered complaint was not filed');
  await openFollowing(page, at.intake, answered);
  await keep(page, 'follow');
  await page.setViewportSize(phone);
  await keep(page, 'follow-phone');
  await page.setViewportSize(wide);
  await page.goto(`${at.site}/_local`);
  await keep(page, 'panel');
}

mkdirSync(folder, { recursive: true });
const service = await startServiceForBrowsers('2026-09-21T09:00:00+08:00');
const browser = await launchChromium();
try {
  await photograph(browser, service);
} finally {
  await browser.close();
  await service.stop();
}
