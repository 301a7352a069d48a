import * as z from 'zod';
import { PersonView, SessionView, UnitView } from '../../shared/contract/staff.ts';
import { type Browser, mailTo, openBrowser, read, type Reply, type Service, tokenIn } from './service.ts';
import { openOrganisation, type Organisation, password, setPassword } from './sign-up.ts';

/** Somebody who works at an organisation, with the browser they are signed in with. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly browser: Browser;
};

/** Adds a unit and answers its id. */
export async function addUnit(organisation: Organisation, label: Readonly<Record<string, string>>): Promise<string> {
  const reply = await organisation.administrator.ask(organisation.hosts.console, '/api/units', { json: { label } });
  return read(reply, UnitView).id;
}

/** Invites somebody, follows the invitation, sets the password. */
export async function invite(
  service: Service,
  organisation: Organisation,
  who: { readonly name: string; readonly account: string; readonly position: string; readonly unit?: string },
): Promise<Colleague> {
  const { hosts, administrator, slug } = organisation;
  const email = `${who.account}@${slug}.example`;
  const holdings = [{ position: who.position, unit: who.unit ?? 'complaint-centre' }];
  const json = { name: who.name, email, holdings };
  const { id } = read(await administrator.ask(hosts.console, '/api/people', { json }), PersonView);
  const browser = openBrowser(service);
  await setPassword(browser, hosts.console, tokenIn(await mailTo(service, email, '邀请')));
  return { id, name: who.name, email, browser };
}

/** Signs somebody in again, as one must after two idle hours. */
export async function signIn(organisation: Organisation, browser: Browser, email: string): Promise<SessionView> {
  return read(
    await browser.ask(organisation.hosts.console, '/api/session', { json: { email, password } }),
    SessionView,
  );
}

/** Case 1 of the collection of real situations, as its complainant files it. */
export const gauzeCase = {
  category: 'medical-quality',
  narrative:
    '我爱人前年在你们五官科做了鼻窦手术，这两年一直头疼流脓，上周复查才发现鼻腔里留着纱条。取出来的纱条医生当场扔了。请给个说法并赔偿。',
  identityMode: 'named',
  name: '刘先生',
  phone: '13800000000',
  email: 'patient@example.com',
  copy: 'yes',
  language: 'zh-CN',
} as const;

/** The hidden token of a fresh filing form. */
export async function formToken(browser: Browser, organisation: Organisation): Promise<string> {
  const page = await browser.ask(organisation.hosts.intake, '/file');
  return z.string().parse(/name="token"[^>]*value="([^"]+)"/.exec(page.text)?.[1]);
}

/** Sends the filing form; `more` replaces fields of case 1. */
export const sendFiling = (
  browser: Browser,
  organisation: Organisation,
  more: Readonly<Record<string, string>> = {},
): Promise<Reply> => browser.ask(organisation.hosts.intake, '/file', { form: { ...gauzeCase, ...more } });

/** Number and code as the receipt page shows them. */
export type Receipt = { readonly number: string; readonly code: string };

/** Looks at the receipt with the pass that this browser has. */
export async function readReceipt(browser: Browser, organisation: Organisation): Promise<Receipt> {
  const { text } = await browser.ask(organisation.hosts.intake, '/receipt');
  const shown = { number: /data-number="([^"]+)"/.exec(text)?.[1], code: /data-code="(\d{16})"/.exec(text)?.[1] };
  return z.object({ number: z.string(), code: z.string() }).parse(shown);
}

/** Files a complaint and answers its receipt and the browser that has its pass. */
export async function fileComplaint(
  service: Service,
  organisation: Organisation,
  more: Readonly<Record<string, string>> = {},
): Promise<Receipt & { readonly browser: Browser }> {
  const browser = openBrowser(service);
  const token = await formToken(browser, organisation);
  const filed = await sendFiling(browser, organisation, { token, ...more });
  if (filed.status !== 303)
    throw new Error(`the filing was answered with ${filed.status}: ${filed.text.slice(0, 400)}`);
  return { ...(await readReceipt(browser, organisation)), browser };
}

/** An organisation with its ENT department and the people of the stories, each in a browser of their own. */
export type Hospital = {
  readonly organisation: Organisation;
  /** Id of the unit 五官科. */
  readonly ent: string;
  readonly officer: Colleague;
  readonly handler: Colleague;
  readonly head: Colleague;
  readonly leader: Colleague;
};

/** Signs 乐清医院 up and fills it with people. */
export async function openHospital(service: Service, slug = 'yueqing'): Promise<Hospital> {
  const organisation = await openOrganisation(service, { slug });
  const ent = await addUnit(organisation, { 'zh-CN': '五官科', en: 'ENT' });
  return {
    organisation,
    ent,
    officer: await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' }),
    handler: await invite(service, organisation, {
      name: '张医生',
      account: 'handler',
      position: 'handler',
      unit: ent,
    }),
    head: await invite(service, organisation, {
      name: '周主任',
      account: 'head',
      position: 'department-head',
      unit: ent,
    }),
    leader: await invite(service, organisation, { name: '陈院长', account: 'leader', position: 'leader' }),
  };
}
