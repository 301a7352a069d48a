import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openComplaint, readQueue, useVerb } from '../support/complaints.ts';
import { type Colleague, formToken, invite, readReceipt, sendFiling, signIn } from '../support/people.ts';
import { type Browser, openBrowser, panelOf, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let officer: Colleague;
beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'guarded' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
});
afterAll(() => service?.stop());

const panel = () => panelOf(service);
async function toNextHour(): Promise<void> {
  const now = Date.parse(await panel().now());
  await panel().moveClock({ to: new Date((Math.floor(now / 3_600_000) + 1) * 3_600_000).toISOString() });
}

let told = 0;
/** A complaint that nobody has filed yet. */
const something = (): string => `第 ${(told += 1)} 次：叫号以后等了一个小时。`;

/** Sends a fresh form, or one that was sent before, with more fields. */
async function file(browser: Browser, more: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const token = more['token'] ?? (await formToken(browser, organisation));
  return sendFiling(browser, organisation, { narrative: something(), copy: '', token, ...more });
}

const problemOf = (reply: Reply): string | undefined => /data-problem="([^"]+)"/.exec(reply.text)?.[1];
const checkIn = ({ text }: Reply) => ({
  value: /data-check="([^"]+)"/.exec(text)?.[1] ?? '',
  bits: Number(/data-bits="(\d+)"/.exec(text)?.[1]),
  question: /<label class="title" for="sum">([^<]+)<\/label>/.exec(text)?.[1] ?? '',
});

function workFor({ value, bits }: { readonly value: string; readonly bits: number }): string {
  for (let work = 0; ; work++) {
    const digest = createHash('sha256').update(`${value}:${work}`).digest('hex');
    if (BigInt(`0x${digest}`) < 1n << BigInt(256 - bits)) return String(work);
  }
}

const digits = '零一二三四五六七八九';
function sumOf(question: string): string {
  const [, a = '', b = ''] = /^(.)加(.)等于几？$/.exec(question) ?? [];
  expect(digits).toContain(a);
  return String(digits.indexOf(a) + digits.indexOf(b));
}

/** Somebody who has filed so much that the next form asks for a check. */
async function busySender(): Promise<Browser> {
  const browser = openBrowser(service);
  for (let n = 0; n < 5; n++) expect((await file(browser)).status).toBe(303);
  return browser;
}

test('the sixth form of an hour asks for a small check, which a script does; nothing that was written is lost', async () => {
  await toNextHour();
  const browser = await busySender();
  const token = await formToken(browser, organisation);
  const narrative = something();
  const asked = await file(browser, { token, narrative });
  expect([asked.status, problemOf(asked)]).toEqual([422, 'filing/check-needed']);
  expect(asked.text).toContain(narrative);
  const check = checkIn(asked);
  const form = { token, narrative, check: check.value };
  expect(problemOf(await file(browser, { ...form, work: '1' }))).toBe('filing/check-failed');
  expect((await file(browser, { ...form, work: workFor(check) })).status).toBe(303);
  // Sent twice it is one complaint, and nobody else was asked.
  expect((await file(browser, { ...form, work: workFor(check) })).status).toBe(303);
  expect((await file(openBrowser(service))).status).toBe(303);
  // In the next hour nobody is asked any more.
  await toNextHour();
  expect((await file(browser)).status).toBe(303);
});

test('without a script the question is answered, after a moment', async () => {
  await toNextHour();
  const browser = await busySender();
  const token = await formToken(browser, organisation);
  const narrative = something();
  const asked = await file(browser, { token, narrative });
  const check = checkIn(asked);
  const form = { token, narrative, check: check.value };
  const wrong = await file(browser, { ...form, sum: '99' });
  expect(problemOf(wrong)).toBe('filing/check-failed');
  const second = checkIn(wrong);
  expect(second.value).not.toBe('');
  await panel().moveClock({ advance: 'PT30S' });
  const answer = { token, narrative, check: second.value, sum: sumOf(second.question) };
  expect((await file(browser, answer)).status).toBe(303);
});

test('the same text from the same sender within the hour is told so, and from another is filed', async () => {
  await toNextHour();
  const narrative = something();
  const browser = openBrowser(service);
  expect((await file(browser, { narrative })).status).toBe(303);
  const again = await file(browser, { narrative: narrative.replace('：', ' ') });
  expect([again.status, problemOf(again)]).toEqual([409, 'filing/duplicate']);
  const { number } = await readReceipt(browser, organisation);
  expect(again.text).not.toContain(number);
  expect((await file(openBrowser(service), { narrative })).status).toBe(303);
});

test('a form with the field that people do not see is filed like any other, and waits in the spam box', async () => {
  await toNextHour();
  await signIn(organisation, officer.browser, officer.email);
  const browser = openBrowser(service);
  const trapped = await file(browser, { homepage: 'http://spam.example', email: 'trapped@example.com', copy: 'yes' });
  const plain = await file(openBrowser(service));
  const { 'set-cookie': _, date: __, ...headers } = trapped.headers;
  const { 'set-cookie': ___, date: ____, ...others } = plain.headers;
  expect([trapped.status, headers]).toEqual([plain.status, others]);
  const { number } = await readReceipt(browser, organisation);
  const numbersIn = async (state: string) =>
    (await readQueue(organisation, officer.browser, `?state=${state}`)).items.map((item) => item.number);
  expect(await numbersIn('spam')).toEqual([number]);
  expect([...(await numbersIn('open')), ...(await numbersIn('late'))]).not.toContain(number);
  const about = async () => (await panel().mails()).filter((mail) => mail.subject.includes(number));
  expect(await about()).toEqual([]);

  // A day later, on a working day, the officers hear that the box is not empty; once.
  await panel().moveClock({ advance: 'PT26H' });
  const recalled = (await panel().mails()).filter((mail) => mail.subject === '垃圾箱中有投诉待核对');
  expect(recalled.map((mail) => mail.to)).toEqual([[officer.email]]);

  // Taken out, it is a complaint like any other: told of, due when it was due, and in the queue.
  await signIn(organisation, officer.browser, officer.email);
  const [line] = (await readQueue(organisation, officer.browser, '?state=spam')).items;
  const before = await openComplaint(organisation, officer.browser, line?.id ?? '');
  expect(before.particulars.spam?.signs).toContain('trap');
  expect(before.allowed).toEqual(expect.arrayContaining(['lift-spam-mark', 'close-as-spam']));
  expect(before.allowed).not.toContain('dispatch');
  const refused = await useVerb(organisation, officer.browser, before.id, {
    verb: 'accept',
    body: {},
    version: before.version,
  });
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('complaint/marked-as-spam')]);
  const lift = { verb: 'lift-spam-mark', body: {}, version: before.version };
  expect((await useVerb(organisation, officer.browser, before.id, lift)).status).toBe(200);
  expect(await numbersIn('spam')).toEqual([]);
  expect(await numbersIn('open')).toContain(number);
  const after = await openComplaint(organisation, officer.browser, before.id);
  expect(after.clocks.map(({ dueAt }) => dueAt)).toEqual(before.clocks.map(({ dueAt }) => dueAt));
  expect((await about()).flatMap((mail) => mail.to)).toEqual(expect.arrayContaining(['trapped@example.com']));
});

test('one address gets ten mails in an hour at most, however many complaints name it', async () => {
  await toNextHour();
  const email = 'bombed@example.com';
  for (let n = 0; n < 12; n++) expect((await file(openBrowser(service), { email, copy: 'yes' })).status).toBe(303);
  const sent = async () => (await panel().mails()).filter((mail) => mail.to.includes(email)).length;
  expect(await sent()).toBe(10);
  await toNextHour();
  expect((await file(openBrowser(service), { email, copy: 'yes' })).status).toBe(303);
  expect(await sent()).toBe(11);
});

/** A page but for what was typed into it and what is asked. */
const withoutCheck = (text: string): string =>
  text.replaceAll(/value="[^"]*"|data-check="[^"]*"|<label class="title" for="sum">[^<]*/g, '');

test('a number whose code many guess is never locked: whoever asks for it does a check, whether it exists or not', async () => {
  await toNextHour();
  const browser = openBrowser(service);
  expect((await file(browser)).status).toBe(303);
  const { number, code } = await readReceipt(browser, organisation);
  const ask = (from: Browser, form: Readonly<Record<string, string>>) =>
    from.ask(organisation.hosts.intake, '/follow', { form });
  const besiege = async (about: string): Promise<void> => {
    for (let n = 0; n < 20; n++) await ask(openBrowser(service), { number: about, code: '1234567890123456' });
  };
  await besiege(number);
  await besiege('209901-00001');
  const holder = openBrowser(service);
  const asked = await ask(holder, { number, code });
  expect([asked.status, problemOf(asked)]).toEqual([422, 'receipt/check-needed']);
  const unknown = await ask(openBrowser(service), { number: '209901-00001', code });
  expect([unknown.status, withoutCheck(unknown.text)]).toEqual([422, withoutCheck(asked.text)]);
  // Done by one it opens nothing to another.
  const check = checkIn(asked);
  const answer = { number, code, check: check.value, work: workFor(check) };
  expect(problemOf(await ask(openBrowser(service), answer))).toBe('receipt/check-needed');
  expect((await ask(holder, answer)).status).toBe(303);
});

/** Files with an address of its own, and does the check should so many be asked for one. */
const fileFrom = async (n: number): Promise<void> => {
  const browser = openBrowser(service);
  const form = {
    token: await formToken(browser, organisation),
    narrative: something(),
    email: `outside-${n}@example.com`,
    copy: 'yes',
  };
  const answer = await file(browser, form);
  if (answer.status === 303) return;
  const check = checkIn(answer);
  expect((await file(browser, { ...form, check: check.value, work: workFor(check) })).status).toBe(303);
};

test('an organisation that nobody has verified sends sixty mails in an hour to people outside at most', async () => {
  await toNextHour();
  for (let n = 0; n < 63; n++) await fileFrom(n);
  const sent = (await panel().mails()).filter((mail) => mail.to.some((address) => address.startsWith('outside-')));
  expect(sent).toHaveLength(60);
});
