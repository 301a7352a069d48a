import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileView } from '../../shared/contract/complaints.ts';
import { PieceTickets } from '../../shared/contract/files.ts';
import { complaintPath, openByNumber } from '../support/complaints.ts';
import { fileComplaint, formToken, invite, readReceipt, sendFiling, type Colleague } from '../support/people.ts';
import {
  type Browser,
  mailTo,
  openBrowser,
  read,
  type Reply,
  type Service,
  startService,
  tokenIn,
} from '../support/service.ts';
import { openOrganisation, type Organisation, password } from '../support/sign-up.ts';
import { askForTicket, onlyForm, photoOffer, sendFile, uploadAhead } from '../support/uploads.ts';

/** Two organisations on one stack. Whatever one of them gives out opens nothing at the other. */
type Side = {
  readonly organisation: Organisation;
  readonly officer: Colleague;
  readonly complainant: Browser;
  readonly number: string;
  readonly code: string;
  readonly id: string;
  readonly fileId: string;
};

let service: Service & { readonly stop: () => Promise<void> };
let a: Side;
let b: Side;

async function openSide(slug: string): Promise<Side> {
  const organisation = await openOrganisation(service, { slug });
  const officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
  const complainant = openBrowser(service);
  const token = await formToken(complainant, organisation);
  const uploads = await uploadAhead(complainant, organisation, token, photoOffer);
  await sendFiling(complainant, organisation, { token, uploads });
  const receipt = await readReceipt(complainant, organisation);
  const { id, attachments } = await openByNumber(organisation, officer.browser, receipt.number);
  return { organisation, officer, complainant, ...receipt, id, fileId: attachments[0]?.id ?? '' };
}

beforeAll(async () => {
  service = await startService();
  a = await openSide('tenant-a');
  b = await openSide('tenant-b');
});
afterAll(() => service?.stop());

const sameBytes = (reply: Reply): string =>
  reply.text.replace(/"requestId":"[^"]*"/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');

test('both have their own complaint with the same number and another code and id', () => {
  expect(a.number).toBe(b.number);
  expect(a.code).not.toBe(b.code);
  expect(a.id).not.toBe(b.id);
});

test('a session of A at B’s console is no session', async () => {
  const thief = openBrowser(service);
  const cookie = a.officer.browser.cookie(a.organisation.hosts.console, 'session') ?? '';
  thief.setCookie(b.organisation.hosts.console, 'session', cookie);
  const forged = await thief.ask(b.organisation.hosts.console, '/api/complaints');
  const none = await openBrowser(service).ask(b.organisation.hosts.console, '/api/complaints');
  expect([cookie === '', forged.status]).toEqual([false, 401]);
  expect(sameBytes(forged)).toBe(sameBytes(none));
  // and it is none at the public pages or the site either
  thief.setCookie('localhost', 'session', cookie);
  expect((await thief.ask('localhost', '/api/complaints')).status).toBe(404);
  // and at A it still is one
  expect((await a.officer.browser.ask(a.organisation.hosts.console, '/api/session')).status).toBe(200);
});

test('an account of A is none at B', async () => {
  const browser = openBrowser(service);
  const json = { email: a.officer.email, password };
  expect((await browser.ask(b.organisation.hosts.console, '/api/session', { json })).status).toBe(401);
  expect((await browser.ask(a.organisation.hosts.console, '/api/session', { json })).status).toBe(200);
});

test.each(['', '/dossier', '/files/:file'])('A’s complaint%s at B: the bytes of a missing one', async (part) => {
  const path = (id: string) => `${complaintPath(id)}${part.replace(':file', a.fileId)}`;
  const ask = (id: string) => b.officer.browser.ask(b.organisation.hosts.console, path(id));
  const [theirs, missing] = [await ask(a.id), await ask('0'.repeat(26))];
  expect(theirs.status).toBe(404);
  expect(sameBytes(theirs)).toBe(sameBytes(missing));
});

test('the file of another complaint, under the own complaint’s address: 404', async () => {
  const own = (fileId: string) =>
    b.officer.browser.ask(b.organisation.hosts.console, `${complaintPath(b.id)}/files/${fileId}`);
  expect((await own(a.fileId)).status).toBe(404);
  expect((await own(b.fileId)).status).toBe(200);
  const shown = (fileId: string) => b.complainant.ask(b.organisation.hosts.intake, `/follow/files/${fileId}`);
  expect((await shown(a.fileId)).status).toBe(404);
  expect((await shown(b.fileId)).status).toBe(303);
});

test('number and code of A at B: the same page as a wrong code', async () => {
  const browser = openBrowser(service);
  const ask = (code: string) =>
    browser.ask(b.organisation.hosts.intake, '/follow', { form: { number: a.number, code } });
  const [theirs, wrong] = [await ask(a.code), await ask('0000000000000000')];
  expect(theirs.status).toBe(404);
  expect(sameBytes(theirs)).toBe(sameBytes(wrong));
});

test('the pass cookie of A at B opens nothing and is taken away', async () => {
  const pass = a.complainant.cookie(a.organisation.hosts.intake, 'pass') ?? '';
  expect(pass).toContain(a.id);
  for (const path of ['/receipt', '/follow/complaint', `/follow/files/${a.fileId}`]) {
    const thief = openBrowser(service);
    thief.setCookie(b.organisation.hosts.intake, 'pass', pass);
    const reply = await thief.ask(b.organisation.hosts.intake, path);
    expect([path, reply.status, reply.headers.location]).toEqual([path, 303, '/follow?again=1']);
    expect(thief.cookie(b.organisation.hosts.intake, 'pass')).toBeUndefined();
  }
  // nor does a pass for B's complaint with A's signature
  const forger = openBrowser(service);
  forger.setCookie(b.organisation.hosts.intake, 'pass', pass.replace(a.id, b.id));
  expect((await forger.ask(b.organisation.hosts.intake, '/receipt')).status).toBe(303);
});

test('a mail link of A at B’s console is not valid, and stays valid at A', async () => {
  const json = { name: '新人', email: 'new@tenant-a.example', holdings: [{ position: 'auditor', unit: 'finance' }] };
  await a.organisation.administrator.ask(a.organisation.hosts.console, '/api/people', { json });
  const token = tokenIn(await mailTo(service, json.email));
  const browser = openBrowser(service);
  for (const path of ['/api/password/check', '/api/password']) {
    const body = path === '/api/password' ? { token, password } : { token };
    expect((await browser.ask(b.organisation.hosts.console, path, { json: body })).status).toBe(410);
  }
  expect((await browser.ask(a.organisation.hosts.console, '/api/password/check', { json: { token } })).status).toBe(
    200,
  );
});

test('an upload ticket of A, pointed at B’s prefix or completed through B’s files host, reaches nothing of B', async () => {
  const browser = openBrowser(service);
  const token = await formToken(browser, a.organisation);
  const ticket = onlyForm(read(await askForTicket(browser, a.organisation, token, photoOffer), PieceTickets));
  const theirs = onlyForm(read(await askForTicket(browser, b.organisation, token, photoOffer), PieceTickets));
  const [tableA = '', tableB = ''] = [ticket, theirs].map(({ fields }) => (fields['key'] ?? '').split('/')[0]);
  expect(tableA).not.toBe(tableB);
  const key = (ticket.fields['key'] ?? '').replace(tableA, tableB);
  const moved = await sendFile(
    browser,
    a.organisation.hosts.files,
    { ...ticket, fields: { ...ticket.fields, key } },
    photoOffer,
  );
  expect(moved.status).toBe(403);
  // a file sent for A's form is no file of B's form with the same token
  expect((await sendFile(browser, a.organisation.hosts.files, ticket, photoOffer)).status).toBe(204);
  const filed = await sendFiling(browser, b.organisation, { token, uploads: ticket.id });
  expect(filed.status).toBe(422);
});

test('the redirect of A’s upload does nothing at B', async () => {
  const filed = await fileComplaint(service, a.organisation);
  const page = (await filed.browser.ask(a.organisation.hosts.intake, '/receipt')).text;
  const state = decodeURIComponent(/attached\?state=([^"&]+)/.exec(page)?.[1] ?? '');
  expect(state).not.toBe('');
  const path = `/attached?state=${encodeURIComponent(state)}`;
  expect((await openBrowser(service).ask(b.organisation.hosts.intake, path)).status).toBe(404);
});

const statusOf = async (host: string, asked: string): Promise<number> =>
  (await openBrowser(service).ask(host, asked)).status;

test('a presigned address with another tenant’s key is refused by every files host', async () => {
  const { browser } = a.officer;
  const path = `${complaintPath(a.id)}/files/${a.fileId}`;
  const { url } = read(await browser.ask(a.organisation.hosts.console, path), FileView);
  const address = new URL(url);
  const foreign = `${address.pathname.replace(a.id, b.id).replace(a.fileId, b.fileId)}${address.search}`;
  const [own, other] = [a.organisation.hosts.files, b.organisation.hosts.files];
  expect(await statusOf(own, foreign)).toBe(403);
  // The address is bound to the host of A: at B there is nothing, also not of A.
  expect(await statusOf(other, foreign)).toBe(404);
  expect(await statusOf(other, address.pathname + address.search)).toBe(404);
  expect(await statusOf(other, foreign.replace('x-tenant=tenant-a', 'x-tenant=tenant-b'))).toBe(403);
  for (const host of [own, other]) expect(await statusOf(host, address.pathname)).toBe(404);
});

test('nobody’s hosts: console, pages and sign-in', async () => {
  const browser = openBrowser(service);
  const json = { email: 'a@example.com', password: 'x' };
  expect((await browser.ask('nobody.console.localhost', '/api/session', { json })).status).toBe(404);
  expect((await browser.ask('nobody.localhost', '/')).status).toBe(404);
  expect((await browser.ask('tenant-a.tenant-b.localhost', '/')).status).toBe(404);
  expect((await browser.ask('localhost', '/sign-in', { form: { slug: 'nobody' } })).status).toBe(404);
  const known = await browser.ask('localhost', '/sign-in', { form: { slug: 'tenant-a' } });
  expect([known.status, new URL(known.headers.location ?? '').hostname]).toEqual([303, a.organisation.hosts.console]);
});
