import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Browser,
  hostsOf,
  type Mail,
  openBrowser,
  panelOf,
  type Reply,
  type Service,
  siteHost,
  startService,
  tokenIn,
} from '../support/service.ts';
import { confirmSignUp, openOrganisation, sendSignUp, setPassword, signUpForm } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let browser: Browser;
beforeAll(async () => {
  service = await startService();
  browser = openBrowser(service);
});
afterAll(() => service?.stop());

const statusOf = async (slug: string): Promise<number> => (await sendSignUp(browser, { slug })).status;
const confirmationsTo = async (slug: string): Promise<readonly Mail[]> =>
  (await panelOf(service).mails()).filter(
    (mail) => mail.to.includes(signUpForm({ slug }).email) && mail.subject.includes('请确认'),
  );
const tokenFor = async (slug: string): Promise<string> => {
  const [mail] = await confirmationsTo(slug);
  if (!mail) throw new Error(`no confirmation for ${slug}`);
  return tokenIn(mail);
};
const look = (token: string): Promise<Reply> =>
  browser.ask(siteHost, `/sign-up/confirm?token=${encodeURIComponent(token)}`);

test.each([
  'icbc',
  'gov',
  'admin',
  'www',
  'icb-c',
  '1cbc',
  'lcbc',
  'p0lice',
  'rnail',
  'wenzhou-gov',
  'police-desk',
  'xn--abc',
])('the address %s is reserved or looks like one that is', async (slug) => {
  expect(await statusOf(slug)).toBe(422);
  expect(await confirmationsTo(slug)).toEqual([]);
});

test.each(['ab', '9hospital', 'has space', '-start', 'end-', 'a--b', '医院', 'a'.repeat(31), 'dot.dot', 'under_score'])(
  'the address %s is none',
  async (slug) => {
    expect((await sendSignUp(browser, { slug, email: 'admin@example.com' })).status).toBe(422);
  },
);

test('an address is written small, whoever typed it', async () => {
  expect((await sendSignUp(browser, { slug: 'BigLetters', email: 'admin@example.com' })).status).toBe(303);
  expect(await statusOf('bigletters')).toBe(409);
});

test.each([
  ['organisation', ''],
  ['organisation', '字'.repeat(61)],
  ['administrator', ''],
  ['email', 'nobody'],
  ['template', 'no-such-template'],
  ['language', 'fr'],
  ['surprise', '1'],
])('a form whose %s is “%s” is refused and keeps no address', async (field, value) => {
  const slug = 'refused-form';
  const reply = await browser.ask(siteHost, '/sign-up', { form: { ...signUpForm({ slug }), [field]: value } });
  expect(reply.status).toBe(422);
  expect(await confirmationsTo(slug)).toEqual([]);
});

test('two organisations want one address in the same moment: one gets it', async () => {
  const slug = 'wanted';
  const replies = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      sendSignUp(openBrowser(service), { slug, email: `${name}@example.com`, organisation: `医院 ${name}` }),
    ),
  );
  expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([303, 409, 409]);
  const told = (await panelOf(service).mails()).filter((mail) => mail.subject.includes('医院 '));
  expect(told).toHaveLength(1);
});

test('looking at the mail link does not use it up; confirming twice is fine while it is prepared, and gone once it is open', async () => {
  const slug = 'confirming';
  expect(await statusOf(slug)).toBe(303);
  // until it is confirmed there is nothing at the address
  expect((await browser.ask(hostsOf(slug).intake, '/')).status).toBe(404);
  const token = await tokenFor(slug);
  for (let n = 0; n < 3; n++) expect((await look(token)).status).toBe(200);
  expect((await browser.ask(siteHost, '/sign-up/confirm', { method: 'HEAD' })).status).toBe(410);
  expect((await look(token)).status).toBe(200);
  // when it is confirmed twice in one moment
  const replies = await Promise.all([confirmSignUp(browser, token), confirmSignUp(browser, token)]);
  expect(replies.map((reply) => reply.status)).toEqual([303, 303]);
  expect(replies[0]?.headers.location).toBe(replies[1]?.headers.location);
  await panelOf(service).idle();
  // then it is open, once, and the link is used up
  expect((await browser.ask(hostsOf(slug).intake, '/')).status).toBe(200);
  const mails = (await panelOf(service).mails()).filter((mail) => mail.to.includes(signUpForm({ slug }).email));
  expect(mails.map((mail) => mail.subject)).toEqual(['请确认「乐清医院」的注册', '乐清医院邀请您使用投诉管理系统']);
  expect([(await confirmSignUp(browser, token)).status, (await look(token)).status]).toEqual([410, 410]);
  const progress = await browser.ask(siteHost, replies[0]?.headers.location ?? '');
  expect(progress.text).toContain('data-status="active"');
  // and the way in that the browser keeps is the administrator's, while another browser is only told where it is
  const welcome = /href="(http[^"]*\/password\?token=[^"]*)"/.exec(progress.text)?.[1] ?? '';
  expect(new URL(welcome).hostname).toBe(hostsOf(slug).console);
  const stranger = await openBrowser(service).ask(siteHost, replies[0]?.headers.location ?? '');
  expect(stranger.text).not.toContain('token=');
  const invited = tokenIn(mails[1] ?? { subject: 'none', links: [] });
  expect((await setPassword(browser, hostsOf(slug).console, invited)).capabilities).toContain('managePeople');
  // and the address stays taken
  expect(await statusOf(slug)).toBe(409);
});

test('a token that was cut, changed or made up is gone', async () => {
  const slug = 'forged-link';
  await sendSignUp(browser, { slug });
  const token = await tokenFor(slug);
  for (const forged of [
    '',
    token.slice(0, -1),
    `${token}x`,
    token.replace(/\..*/, '.x'),
    `${'0'.repeat(26)}.${'x'.repeat(43)}`,
  ]) {
    expect([forged, (await look(forged)).status, (await confirmSignUp(browser, forged)).status]).toEqual([
      forged,
      410,
      410,
    ]);
  }
  expect((await look(token)).status).toBe(200);
  const status = await browser.ask(siteHost, `/sign-up/progress?id=${token.split('.')[0] ?? ''}`);
  expect([status.status, (await browser.ask(siteHost, '/sign-up/progress?id=nothing')).status]).toEqual([200, 410]);
});

test('a link lapses after 24 hours, and then the address is free again', async () => {
  const slug = 'lapsing';
  expect(await statusOf(slug)).toBe(303);
  const token = await tokenFor(slug);
  await panelOf(service).moveClock({ advance: 'PT23H59M' });
  expect([(await look(token)).status, await statusOf(slug)]).toEqual([200, 409]);
  await panelOf(service).moveClock({ advance: 'PT2M' });
  expect([(await look(token)).status, (await confirmSignUp(browser, token)).status]).toEqual([410, 410]);
  // when another organisation takes it
  const other = await openOrganisation(service, { slug, organisation: '另一家医院', email: 'other@example.com' });
  // then it is theirs, and the old link does not come back to life
  const front = await browser.ask(other.hosts.intake, '/');
  expect(front.text).toContain('另一家医院');
  expect([(await look(token)).status, (await confirmSignUp(browser, token)).status]).toEqual([410, 410]);
});
