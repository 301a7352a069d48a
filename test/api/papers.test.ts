import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ComplaintView, NewCodeView } from '../../shared/contract/complaints.ts';
import { OwnDossier } from '../../shared/contract/public.ts';
import { openByNumber, useVerb } from '../support/complaints.ts';
import { fileComplaint, type Hospital, openHospital, type Receipt, readReceipt, signIn } from '../support/people.ts';
import {
  type Browser,
  openBrowser,
  panelOf,
  type Reply,
  read,
  type Service,
  startService,
} from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
let bank: Organisation;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service, 'followed');
  bank = await openOrganisation(service, { slug: 'followed-bank', template: 'cn-bank-insurance-2020' });
});
afterAll(() => service?.stop());

type Filed = Receipt & { readonly browser: Browser };
const page = (filed: Filed, path = '/follow/complaint', at = hospital.organisation): Promise<Reply> =>
  filed.browser.ask(at.hosts.intake, path);
const doing = (
  filed: Filed,
  path: string,
  form: Readonly<Record<string, string>> = {},
  at = hospital.organisation,
): Promise<Reply> => filed.browser.ask(at.hosts.intake, `/follow/${path}`, { form });
const officers = async (): Promise<Browser> => {
  await signIn(hospital.organisation, hospital.officer.browser, hospital.officer.email);
  return hospital.officer.browser;
};
const viewed = async ({ number }: Receipt): Promise<ComplaintView> =>
  openByNumber(hospital.organisation, await officers(), number);
/** The officer uses a verb on the complaint as it stands. */
async function officer(filed: Receipt, verb: string, body: unknown): Promise<Reply> {
  const { id, version } = await viewed(filed);
  return useVerb(hospital.organisation, hospital.officer.browser, id, { verb, body, version });
}
const file = (more: Readonly<Record<string, string>> = {}): Promise<Filed> =>
  fileComplaint(service, hospital.organisation, more);
const anonymous = { identityMode: 'anonymous', name: '', phone: '', email: '', copy: '' };
const types = ({ timeline }: ComplaintView) => timeline.map(({ type }) => type);
const told = async (words: string) =>
  (await panelOf(service).mails()).filter(({ subject, text }) => subject.includes(words) || text.includes(words));

/** What came for somebody who wished for no mail at first. */
const mailed = async () => (await panelOf(service).mails()).filter(({ to }) => to.includes('quiet@example.com'));

describe('the code', () => {
  test('a new one stops the old one and every pass that it gave', async () => {
    const filed = await file({ email: 'rotated@example.com' });
    const elsewhere = openBrowser(service);
    const { intake } = hospital.organisation.hosts;
    await elsewhere.ask(intake, '/follow', { form: { number: filed.number, code: filed.code } });
    expect((await elsewhere.ask(intake, '/follow/complaint')).status).toBe(200);
    // when
    const replaced = await doing(filed, 'new-code');
    expect(replaced.headers.location).toBe('/receipt?done=newCode');
    const { code } = await readReceipt(filed.browser, hospital.organisation);
    // then
    expect(code).not.toBe(filed.code);
    expect((await elsewhere.ask(intake, '/follow/complaint')).status).toBe(303);
    const [old, fresh] = [filed.code, code].map((each) => ({ number: filed.number, code: each }));
    expect((await elsewhere.ask(intake, '/follow', { form: old ?? {} })).status).toBe(404);
    expect((await elsewhere.ask(intake, '/follow', { form: fresh ?? {} })).status).toBe(303);
    expect((await told('更换了查询码')).map(({ to }) => to)).toEqual([['rotated@example.com']]);
  });

  test('an officer hands one out after checking who asks; never to somebody about the anonymous', async () => {
    const filed = await file();
    const { id } = await viewed(filed);
    const ask = async (complaint: string, json: unknown) =>
      (await officers()).ask(hospital.organisation.hosts.console, `/api/complaints/${complaint}/receipt-code`, {
        json,
      });
    expect((await ask(id, {})).status).toBe(422);
    const { code } = read(await ask(id, { reason: '核对身份证与住院号' }), NewCodeView);
    const opened = await filed.browser.ask(hospital.organisation.hosts.intake, '/follow', {
      form: { number: filed.number, code },
    });
    expect(opened.status).toBe(303);
    expect(types(await viewed(filed))).toContain('ReceiptCodeReplaced');
    const hidden = await file(anonymous);
    expect((await ask((await viewed(hidden)).id, { reason: '来电' })).status).toBe(403);
    // nor do handlers
    await signIn(hospital.organisation, hospital.handler.browser, hospital.handler.email);
    const handlers = await hospital.handler.browser.ask(
      hospital.organisation.hosts.console,
      `/api/complaints/${id}/receipt-code`,
      { json: { reason: '来电' } },
    );
    expect(handlers.status).toBe(404);
  });

  test('the receipt is mailed only when asked for, once, and never holds the code', async () => {
    const quiet = await file({ copy: '', email: 'quiet@example.com' });
    expect(await mailed()).toHaveLength(0);
    for (let n = 0; n < 2; n++)
      expect((await doing(quiet, 'mail-copy')).headers.location).toBe('/receipt?done=mailCopy');
    const mails = await mailed();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(quiet.number);
    expect(JSON.stringify(mails).replaceAll(/\D/g, '')).not.toContain(quiet.code);
    expect((await page(await file(anonymous), '/receipt')).text).not.toContain('mail-copy');
  });
});

/** What the page says that checks a receipt: its answer, or the status where it gives none. */
const check = async (organisation: Organisation, query: Readonly<Record<string, string>>) => {
  const search = new URLSearchParams(query).toString();
  const reply = await openBrowser(service).ask(organisation.hosts.intake, `/verify?${search}`);
  return /data-ours="(true|false)"/.exec(reply.text)?.[1] ?? reply.status;
};

describe('a receipt', () => {
  test('is checked by anybody; every other number, day, signature or house says no', async () => {
    const filed = await file();
    const { text } = await page(filed, '/receipt');
    const code = z.string().parse(/data-proof="([^"]+)"/.exec(text)?.[1]);
    const right = { number: filed.number, on: '2026-09-28', code };
    expect(await check(hospital.organisation, right)).toBe('true');
    const typed = code.toLowerCase().replaceAll(/(.{5})/g, '$1 ');
    expect(await check(hospital.organisation, { ...right, code: typed })).toBe('true');
    expect(await check(hospital.organisation, { ...right, on: '2026-09-29' })).toBe('false');
    expect(await check(hospital.organisation, { ...right, number: '202609-9999' })).toBe('false');
    expect(
      await check(hospital.organisation, { ...right, code: code.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
    ).toBe('false');
    expect(await check(bank, right)).toBe('false');
    expect(await check(hospital.organisation, { ...right, code: 'short' })).toBe(422);
  });
});

test('the own dossier is for the pass alone, holds everything but the code, and taking it is written down', async () => {
  const filed = await file();
  await doing(filed, 'write', { message: '请写进卷宗。' });
  await officer(filed, 'reply', { reply: '已处理。' });
  const stranger = await openBrowser(service).ask(hospital.organisation.hosts.intake, '/follow/dossier.json');
  expect(stranger.status).toBe(303);
  const json = await page(filed, '/follow/dossier.json');
  const dossier = read(json, OwnDossier);
  expect(dossier.complaint.timeline.map(({ type }) => type)).toEqual([
    'ComplaintRegistered',
    'ComplaintSupplemented',
    'ComplaintReplied',
  ]);
  expect(dossier.steps).toHaveLength(3);
  const html = await page(filed, '/follow/dossier.html');
  expect(html.headers['content-disposition']).toBe(`attachment; filename="${filed.number}.html"`);
  for (const text of [json.text, html.text]) {
    expect(text).toContain('请写进卷宗。');
    expect(text.replaceAll(/\D/g, '')).not.toContain(filed.code);
  }
  expect(html.text).not.toMatch(/<script|https?:\/\/|<link|href=/);
  const { id } = await viewed(filed);
  const log = await (await officers()).ask(hospital.organisation.hosts.console, `/api/complaints/${id}/dossier`);
  const Log = z.object({
    isIntact: z.boolean(),
    accesses: z.array(z.object({ actor: z.object({ id: z.string() }), what: z.string() })),
  });
  const { accesses, isIntact } = read(log, Log);
  expect(accesses.filter(({ actor, what }) => actor.id === 'complainant' && what === 'dossier')).toHaveLength(2);
  expect(isIntact).toBe(true);
});
