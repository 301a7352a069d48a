import { SessionView } from '../../shared/contract/staff.ts';
import {
  type Browser,
  hostsOf,
  mailTo,
  openBrowser,
  panelOf,
  read,
  type Reply,
  type Service,
  siteHost,
  tokenIn,
} from './service.ts';

/** The password that everybody in the stories has. */
export const password = 'correct horse battery staple 9';

/** What the sign-up form asks for; everything has a likely value. */
export type SignUpWish = {
  readonly slug: string;
  readonly organisation?: string;
  readonly email?: string;
  readonly administrator?: string;
  readonly template?: string;
  readonly language?: string;
};

/** An organisation that runs. */
export type Organisation = {
  readonly slug: string;
  readonly name: string;
  readonly hosts: ReturnType<typeof hostsOf>;
  /** The browser in which its administrator is signed in. */
  readonly administrator: Browser;
  readonly administratorEmail: string;
};

export const signUpForm = (wish: SignUpWish) => ({
  organisation: '乐清医院',
  template: 'hospital-yueqing',
  administrator: '王管理',
  email: `admin@${wish.slug}.example`,
  language: 'zh-CN',
  ...wish,
});

/** Sends the sign-up form. */
export const sendSignUp = (browser: Browser, wish: SignUpWish): Promise<Reply> =>
  browser.ask(siteHost, '/sign-up', { form: signUpForm(wish) });

/** Confirms a sign-up with the token of its mail. */
export const confirmSignUp = (browser: Browser, token: string): Promise<Reply> =>
  browser.ask(siteHost, '/sign-up/confirm', { form: { token } });

/** Sets the password that an invitation or reset asks for, and is signed in by it. */
export async function setPassword(browser: Browser, consoleHost: string, token: string): Promise<SessionView> {
  return read(await browser.ask(consoleHost, '/api/password', { json: { token, password } }), SessionView);
}

/** Signs an organisation up, confirms, waits until it is open, and signs its administrator in. */
export async function openOrganisation(service: Service, wish: SignUpWish): Promise<Organisation> {
  const { slug, organisation, email } = signUpForm(wish);
  const hosts = hostsOf(slug);
  const administrator = openBrowser(service);
  const sent = await sendSignUp(administrator, wish);
  if (sent.status !== 303) throw new Error(`the sign-up was answered with ${sent.status}`);
  const confirmed = await confirmSignUp(administrator, tokenIn(await mailTo(service, email, organisation)));
  if (confirmed.status !== 303) throw new Error(`the confirmation was answered with ${confirmed.status}`);
  await panelOf(service).idle();
  await setPassword(administrator, hosts.console, tokenIn(await mailTo(service, email, '邀请')));
  return { slug, name: organisation, hosts, administrator, administratorEmail: email };
}
