import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openByNumber } from '../support/complaints.ts';
import { type Colleague, fileComplaint, formToken, invite, readReceipt, sendFiling } from '../support/people.ts';
import { freshAddress, openBrowser, panelOf, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation, password } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let officer: Colleague;
beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'receipts' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
});
afterAll(() => service?.stop());

type Receipt = { readonly number: string; readonly code: string };
const show = ({ number, code }: Receipt) =>
  openBrowser(service).ask(organisation.hosts.intake, '/follow', { form: { number, code } });
/** A page but for what was typed into it. */
const page = (text: string): string => text.replaceAll(/value="[^"]*"/g, '');

/** Moves the clock to the beginning of an hour, so that what follows falls into one. */
async function toNextHour(): Promise<void> {
  const now = Date.parse(await panelOf(service).now());
  await panelOf(service).moveClock({ to: new Date((Math.floor(now / 3_600_000) + 1) * 3_600_000).toISOString() });
}

/** The same from another network address of this machine. */
const showFromElsewhere = ({ number, code }: Receipt): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = new URLSearchParams({ number, code }).toString();
    const headers = {
      host: `${organisation.hosts.intake}:${service.port}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const outgoing = request({ host: '::1', port: service.port, method: 'POST', path: '/follow', headers }, (reply) => {
      reply.resume();
      reply.on('end', () => resolve(reply.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

test('a wrong code, an unknown number and a code of another complaint: the same page', async () => {
  const [one, two] = [await fileComplaint(service, organisation), await fileComplaint(service, organisation)];
  const wrong = await show({ number: one.number, code: '1234567890123456' });
  const unknown = await show({ number: '209901-0001', code: one.code });
  const crossed = await show({ number: one.number, code: two.code });
  expect([wrong, unknown, crossed].map((reply) => reply.status)).toEqual([404, 404, 404]);
  expect(page(unknown.text)).toBe(page(wrong.text));
  expect(page(crossed.text)).toBe(page(wrong.text));
  expect(wrong.headers['set-cookie']).toBeUndefined();
});

test('blanks and hyphens in the code are forgiven', async () => {
  const { number, code } = await fileComplaint(service, organisation);
  const grouped = code.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
  for (const typed of [grouped, grouped.replaceAll(' ', '-'), ` ${code} `]) {
    expect([typed, (await show({ number: ` ${number} `, code: typed })).status]).toEqual([typed, 303]);
  }
  expect((await show({ number, code: code.slice(1) })).status).toBe(422);
});

test('after wrong codes even the right one waits, longer each time; other senders do not', async () => {
  await toNextHour();
  const one = await fileComplaint(service, organisation);
  const here = freshAddress();
  const showHere = ({ number, code }: Receipt, headers: Readonly<Record<string, string>> = {}) =>
    openBrowser(service, here).ask(organisation.hosts.intake, '/follow', { form: { number, code }, headers });
  // right codes do not count
  for (let n = 0; n < 12; n++) expect((await showHere(one)).status).toBe(303);
  // when
  for (let n = 0; n < 3; n++)
    expect((await showHere({ number: one.number, code: `000000000000000${n}` })).status).toBe(404);
  // then
  const fourth = await showHere(one);
  expect([fourth.status, fourth.headers['set-cookie']]).toEqual([429, undefined]);
  expect(Number(fourth.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(fourth.headers['retry-after'])).toBeLessThanOrEqual(5);
  expect((await show(one)).status).toBe(303);
  expect(await showFromElsewhere(one)).toBe(303);
  // and nothing that the sender claims about the own address helps
  const claims = {
    'x-forwarded-for': '203.0.113.9',
    'cloudfront-viewer-address': '203.0.113.9:1',
    forwarded: 'for=203.0.113.9',
  };
  expect((await showHere(one, claims)).status).toBe(429);
  // and it opens once the seconds have passed
  await panelOf(service).moveClock({ advance: 'PT6S' });
  expect((await showHere(one)).status).toBe(303);
  // another wrong code makes the wait longer
  expect((await showHere({ number: one.number, code: '0000000000000009' })).status).toBe(404);
  const longer = await showHere(one);
  expect(Number(longer.headers['retry-after'])).toBeGreaterThan(5);
});

test('waiting looks the same for a number that exists and for one that does not', async () => {
  await toNextHour();
  const one = await fileComplaint(service, organisation);
  const waiting = async (number: string) => {
    const browser = openBrowser(service);
    const form = { number, code: '1234567890123456' };
    for (let n = 0; n < 3; n++) await browser.ask(organisation.hosts.intake, '/follow', { form });
    return browser.ask(organisation.hosts.intake, '/follow', { form });
  };
  const [known, unknown] = [await waiting(one.number), await waiting('209901-00001')];
  expect([known.status, unknown.status]).toEqual([429, 429]);
  expect(page(known.text)).toBe(page(unknown.text));
  expect(known.text).toContain('查询码错误次数过多。请过一分钟再试。');
});

test('a pass lasts two hours, then number and code are asked for again', async () => {
  const filed = await fileComplaint(service, organisation);
  const look = () => filed.browser.ask(organisation.hosts.intake, '/follow/complaint');
  await panelOf(service).moveClock({ advance: 'PT1H59M' });
  expect((await look()).status).toBe(200);
  await panelOf(service).moveClock({ advance: 'PT2M' });
  const late = await look();
  expect([late.status, late.headers.location]).toEqual([303, '/follow?again=1']);
  expect((await show(filed)).status).toBe(303);
});

test('leaving takes the pass away', async () => {
  const filed = await fileComplaint(service, organisation);
  expect((await filed.browser.ask(organisation.hosts.intake, '/leave', { form: {} })).status).toBe(303);
  expect((await filed.browser.ask(organisation.hosts.intake, '/receipt')).headers.location).toBe('/follow?again=1');
});

test('the same form sent again, also at once and with other words, files one complaint with one receipt', async () => {
  const browser = openBrowser(service);
  const token = await formToken(browser, organisation);
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => sendFiling(openBrowser(service), organisation, { token })),
  );
  expect(replies.map((reply) => reply.status)).toEqual([303, 303, 303, 303, 303]);
  await sendFiling(browser, organisation, { token, narrative: '换一个说法，再点一次。' });
  const { number, code } = await readReceipt(browser, organisation);
  expect((await show({ number, code })).status).toBe(303);
  const json = { email: officer.email, password };
  await officer.browser.ask(organisation.hosts.console, '/api/session', { json });
  const view = await openByNumber(organisation, officer.browser, number);
  expect([view.version, view.timeline.length]).toEqual([1, 1]);
  const told = (await panelOf(service).mails()).filter((mail) => mail.subject.includes(number));
  expect(told.map((mail) => mail.to.join(',')).toSorted()).toEqual([officer.email, 'patient@example.com']);
});

test('what the form gets wrong is said, nothing is filed, and the same token still files', async () => {
  const browser = openBrowser(service);
  const token = await formToken(browser, organisation);
  const wrong: readonly Readonly<Record<string, string>>[] = [
    { narrative: '短' },
    { narrative: '字'.repeat(5001) },
    { category: 'no-such-category' },
    { category: '' },
    { identityMode: 'secret' },
    { name: '' },
    { phone: '', email: '' },
    { email: 'no address' },
    { identityMode: 'anonymous' },
    { language: 'fr' },
    { token: 'short' },
    { surprise: 'x' },
  ];
  for (const more of wrong) {
    expect([more, (await sendFiling(browser, organisation, { token, ...more })).status]).toEqual([more, 422]);
  }
  expect((await browser.ask(organisation.hosts.intake, '/receipt')).status).toBe(303);
  expect((await sendFiling(browser, organisation, { token })).status).toBe(303);
});

test('ten wrong passwords lock the address for the hour, through the real service', async () => {
  const sign = (secret: string) =>
    openBrowser(service).ask(organisation.hosts.console, '/api/session', {
      json: { email: officer.email, password: secret },
    });
  await toNextHour();
  for (let n = 0; n < 10; n++) expect((await sign(`wrong password ${n}`)).status).toBe(401);
  expect((await sign(password)).status).toBe(429);
  await panelOf(service).moveClock({ advance: 'PT1H' });
  expect((await sign(password)).status).toBe(200);
});
