import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintView, DossierView, FileView } from '../../shared/contract/complaints.ts';
import { PieceTickets } from '../../shared/contract/files.ts';
import { complaintPath, openByNumber } from '../support/complaints.ts';
import { type Colleague, formToken, invite, readReceipt, sendFiling } from '../support/people.ts';
import { type Browser, openBrowser, panelOf, read, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import {
  askForTicket,
  attachFormOf,
  type Offer,
  onlyForm,
  pdf,
  photo,
  photoOffer,
  sendFile,
  sendPieces,
  uploadAhead,
} from '../support/uploads.ts';

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let other: Organisation;
let officer: Colleague;
let leader: Colleague;

beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'sealing' });
  other = await openOrganisation(service, { slug: 'neighbour' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
  leader = await invite(service, organisation, { name: '钱院长', account: 'leader', position: 'leader' });
});
afterAll(() => service?.stop());

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('base64url');
const anonymously = { identityMode: 'anonymous', name: '', phone: '', email: '', copy: '' };

/** A JPEG that says who took it and where, in Exif and behind its end. */
const tellingPhoto = Buffer.concat([
  photo.subarray(0, 2),
  Buffer.from([0xff, 0xe1, 0, 34]),
  Buffer.from('Exif\0\0MM\0*\0\0\0\0 GPS of Zhang San '),
  photo.subarray(2),
  Buffer.from('trailer of Zhang San'),
]);
const telling: Offer = { name: '张三.jpg', mediaType: 'image/jpeg', content: tellingPhoto };

type Filed = { readonly browser: Browser; readonly id: string; readonly number: string; readonly fileId: string };

/** Files a complaint with one file and waits until it is sealed. */
async function fileWith(offer: Offer, more: Readonly<Record<string, string>> = {}): Promise<Filed> {
  const browser = openBrowser(service);
  const token = await formToken(browser, organisation);
  const fileId = await uploadAhead(browser, organisation, token, offer);
  const filed = await sendFiling(browser, organisation, { token, uploads: fileId, ...more });
  expect([filed.status, filed.text.slice(0, 200)]).toEqual([303, '']);
  await panelOf(service).idle();
  const { number } = await readReceipt(browser, organisation);
  const { id } = await openByNumber(organisation, officer.browser, number);
  return { browser, id, number, fileId };
}

const viewOf = async ({ id }: Pick<Filed, 'id'>, who = officer) =>
  read(await who.browser.ask(organisation.hosts.console, complaintPath(id)), ComplaintView);
const ask = (filed: Filed, which: 'shown' | 'original', who = officer) =>
  who.browser.ask(organisation.hosts.console, `${complaintPath(filed.id)}/files/${filed.fileId}?which=${which}`);
/** The bytes behind an address, as somebody without any cookie gets them. */
async function behind(url: string, host?: string) {
  const { hostname, pathname, search } = new URL(url);
  return openBrowser(service).ask(host ?? hostname, pathname + search);
}

describe('a file of somebody who is named', () => {
  test('is shown cleaned; the original is sealed with its digest, and fetching it is written down', async () => {
    const filed = await fileWith(telling);
    const [file] = (await viewOf(filed)).attachments;
    expect(file).toMatchObject({
      name: '张三.jpg',
      status: 'ready',
      cleaning: 'cleaned',
      originalSha256: sha256(tellingPhoto),
      mayOpenOriginal: true,
    });
    const shown = await behind(read(await ask(filed, 'shown'), FileView).url);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(shown.bytes.includes('Zhang San')).toBe(false);
    expect(sha256(shown.bytes)).toBe(file?.shownSha256);
    const original = await behind(read(await ask(filed, 'original'), FileView).url);
    expect(original.bytes.equals(tellingPhoto)).toBe(true);
    expect(original.headers['content-disposition']).toMatch(/^attachment;/);
    const path = `${complaintPath(filed.id)}/dossier`;
    const { accesses, events, isIntact } = read(
      await leader.browser.ask(organisation.hosts.console, path),
      DossierView,
    );
    expect(accesses.map(({ what }) => what)).toEqual(expect.arrayContaining(['file', 'original']));
    expect(events.filter(({ type }) => type === 'FileSealed')).toHaveLength(1);
    expect(isIntact).toBe(true);
  });

  test('the complainant sees it cleaned too', async () => {
    const filed = await fileWith(telling);
    const led = await filed.browser.ask(organisation.hosts.intake, `/follow/files/${filed.fileId}`);
    const shown = await behind(led.headers.location ?? '');
    expect([shown.status, shown.bytes.includes('Zhang San')]).toEqual([200, false]);
  });

  test('what cannot be cleaned is kept, and fetched as it is by whoever may', async () => {
    const broken: Offer = {
      name: '坏.pdf',
      mediaType: 'application/pdf',
      content: Buffer.from('%PDF-1.4\nnothing more'),
    };
    const filed = await fileWith(broken);
    const [file] = (await viewOf(filed)).attachments;
    expect(file).toMatchObject({ status: 'original-only', cleaning: 'cannot-clean', mayOpenOriginal: true });
    expect((await ask(filed, 'shown')).status).toBe(403);
    const original = await behind(read(await ask(filed, 'original'), FileView).url);
    expect(original.bytes.equals(broken.content)).toBe(true);
  });

  test('a ticket that is still good reaches what was sealed no more', async () => {
    const browser = openBrowser(service);
    const token = await formToken(browser, organisation);
    const tickets = read(await askForTicket(browser, organisation, token, photoOffer), PieceTickets);
    const { files } = organisation.hosts;
    await sendPieces(browser, files, tickets, photoOffer);
    await sendFiling(browser, organisation, { token, uploads: tickets.id });
    await panelOf(service).idle();
    const forged = Buffer.from(photo);
    forged.writeUInt8(forged.readUInt8(40) ^ 1, 40);
    const again = await sendFile(browser, files, onlyForm(tickets), { ...photoOffer, content: forged });
    expect(again.status).toBe(204);
    await panelOf(service).idle();
    const led = await browser.ask(organisation.hosts.intake, `/follow/files/${tickets.id}`);
    expect((await behind(led.headers.location ?? '')).bytes.equals(photo)).toBe(true);
  });
});

describe('a file of somebody anonymous', () => {
  test('loses its name and its original, and tells nothing', async () => {
    const filed = await fileWith(telling, anonymously);
    const view = await viewOf(filed);
    expect(view.attachments).toMatchObject([{ name: '图片-1.jpg', status: 'ready', mayOpenOriginal: false }]);
    expect(JSON.stringify(view)).not.toContain('张三');
    expect((await ask(filed, 'original')).status).toBe(403);
    const sealed = view.timeline.find(({ type }) => type === 'FileSealed');
    expect(sealed?.data).toMatchObject({ cleaning: 'cleaned', isOriginalKept: false });
    const shown = await behind(read(await ask(filed, 'shown'), FileView).url);
    expect([shown.status, shown.bytes.includes('Zhang San')]).toEqual([200, false]);
  });

  test('of a kind that cannot be cleaned is refused with the reason, before and after filing', async () => {
    const document: Offer = { name: '张三的合同.pdf', mediaType: 'application/pdf', content: pdf };
    const browser = openBrowser(service);
    const token = await formToken(browser, organisation);
    const uploads = await uploadAhead(browser, organisation, token, document);
    const refused = await sendFiling(browser, organisation, { token, uploads, ...anonymously });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('请改为把页面拍成照片');
    expect((await sendFiling(browser, organisation, { token, ...anonymously })).status).toBe(303);
    const { intake, files } = organisation.hosts;
    const ahead = await browser.ask(intake, '/uploads', {
      json: { mediaType: 'application/pdf', name: document.name, bytes: pdf.length },
    });
    expect([ahead.status, ahead.text]).toEqual([422, expect.stringContaining('file/not-for-anonymous')]);
    const form = attachFormOf((await browser.ask(intake, '/receipt')).text);
    const back = new URL((await sendFile(browser, files, form, document)).headers.location ?? '');
    const attached = await browser.ask(intake, back.pathname + back.search);
    expect([attached.status, attached.text]).toEqual([422, expect.stringContaining('请改为把页面拍成照片')]);
    const { number } = await readReceipt(browser, organisation);
    expect((await openByNumber(organisation, officer.browser, number)).attachments).toEqual([]);
  });

  test('that is damaged is not kept at all', async () => {
    const broken: Offer = {
      ...photoOffer,
      content: Buffer.concat([photo.subarray(0, 3), Buffer.from('nothing more')]),
    };
    const filed = await fileWith(broken, anonymously);
    expect((await viewOf(filed)).attachments).toMatchObject([{ status: 'not-kept', mayOpenOriginal: false }]);
    expect((await ask(filed, 'shown')).status).toBe(403);
    expect((await ask(filed, 'original')).status).toBe(403);
  });
});

test('an address of one organisation’s file opens nothing on the host of another', async () => {
  const filed = await fileWith(photoOffer);
  const { url } = read(await ask(filed, 'shown'), FileView);
  expect((await behind(url)).status).toBe(200);
  expect((await behind(url, other.hosts.files)).status).toBe(404);
  expect((await behind(url.replace('x-tenant=sealing', 'x-tenant=neighbour'), other.hosts.files)).status).toBe(403);
  expect((await behind(url.replace('x-tenant=sealing&', ''))).status).toBe(404);
});

test('of somebody in confidence, the original is for those alone who may see the identity', async () => {
  const filed = await fileWith(telling, { identityMode: 'confidential' });
  const mine = (await viewOf(filed)).mayRevealIdentity;
  const [file] = (await viewOf(filed)).attachments;
  expect(file?.mayOpenOriginal).toBe(mine);
  expect((await ask(filed, 'original')).status).toBe(mine ? 200 : 403);
});

describe('evidence of staff', () => {
  test('goes the same way: ticket, pieces, attaching; once, whoever sends it twice', async () => {
    const filed = await fileWith(photoOffer);
    const { console: host, files } = organisation.hosts;
    const path = complaintPath(filed.id);
    const offer: Offer = { name: '监控截图.jpg', mediaType: 'image/jpeg', content: tellingPhoto };
    const announced = { name: offer.name, mediaType: offer.mediaType, bytes: offer.content.length };
    const tickets = read(await officer.browser.ask(host, `${path}/uploads`, { json: announced }), PieceTickets);
    await sendPieces(officer.browser, files, tickets, offer);
    const { version } = await viewOf(filed);
    const attach = (match: string, uploads = [tickets.id]) =>
      officer.browser.ask(host, `${path}/attach-evidence`, { json: { uploads }, headers: { 'if-match': match } });
    const view = read(await attach(`"${version}"`), ComplaintView);
    expect(view.attachments.map(({ name, status }) => [name, status])).toEqual([
      ['病历 第1页.jpg', 'ready'],
      ['监控截图.jpg', 'being-checked'],
    ]);
    await panelOf(service).idle();
    const [, evidence] = (await viewOf(filed)).attachments;
    expect(evidence).toMatchObject({ status: 'ready', cleaning: 'cleaned' });
    expect(read(await attach(`"${(await viewOf(filed)).version}"`), ComplaintView).attachments).toHaveLength(2);
    expect((await attach('"1"', ['0'.repeat(26)])).status).toBe(422);
    // it is none of the complainant's files
    expect((await filed.browser.ask(organisation.hosts.intake, `/follow/files/${tickets.id}`)).status).toBe(404);
  });

  test('is not for strangers, nor for another organisation', async () => {
    const filed = await fileWith(photoOffer);
    const path = `${complaintPath(filed.id)}/uploads`;
    const json = { mediaType: 'image/jpeg', bytes: 10 };
    const stranger = openBrowser(service);
    expect((await stranger.ask(organisation.hosts.console, path, { json })).status).toBe(401);
    const theirs = await invite(service, other, { name: '邻居', account: 'officer', position: 'officer' });
    expect((await theirs.browser.ask(other.hosts.console, path, { json })).status).toBe(404);
    expect(
      (await theirs.browser.ask(other.hosts.console, path.replace('uploads', `files/${filed.fileId}`))).status,
    ).toBe(404);
  });
});
