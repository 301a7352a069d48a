import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FileView } from '../../shared/contract/complaints.ts';
import { PieceTickets } from '../../shared/contract/files.ts';
import { complaintPath, openByNumber } from '../support/complaints.ts';
import {
  type Colleague,
  fileComplaint,
  formToken,
  gauzeCase,
  invite,
  readReceipt,
  sendFiling,
} from '../support/people.ts';
import {
  type Browser,
  openBrowser,
  panelOf,
  read,
  type Reply,
  type Service,
  startService,
} from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import {
  askForTicket,
  attachFormOf,
  onlyForm,
  type Offer,
  pdf,
  photo,
  photoOffer,
  sendFile,
  sendPieces,
  uploadAhead,
} from '../support/uploads.ts';

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let officer: Colleague;
let browser: Browser;
let token: string;

beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'photos' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
});
afterAll(() => service?.stop());

const freshForm = async (): Promise<void> => {
  browser = openBrowser(service);
  token = await formToken(browser, organisation);
};
const ticketsFor = async (offer: Offer) => read(await askForTicket(browser, organisation, token, offer), PieceTickets);
const ticketFor = async (offer: Offer) => onlyForm(await ticketsFor(offer));
const send = (ticket: { url: string; fields: Readonly<Record<string, string>> }, offer: Offer): Promise<Reply> =>
  sendFile(browser, organisation.hosts.files, ticket, offer);
const attachments = async (number: string) => (await openByNumber(organisation, officer.browser, number)).attachments;
/** The files of a complaint, when nothing waits to be sealed any more. */
async function sealed(number: string) {
  await panelOf(service).idle();
  return attachments(number);
}
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('base64url');
const never = (): never => {
  throw new Error('the tickets are for fewer pieces');
};
const complaintsInQueue = async (): Promise<number> => {
  const reply = await officer.browser.ask(organisation.hosts.console, '/api/complaints');
  return reply.text.split('"number"').length - 1;
};

describe('a file that is sent before the form', () => {
  test('a photo and a PDF become attachments under their own Chinese names', async () => {
    await freshForm();
    const offers: Offer[] = [photoOffer, { name: '费用清单（二）.pdf', mediaType: 'application/pdf', content: pdf }];
    const ids = [];
    for (const offer of offers) ids.push(await uploadAhead(browser, organisation, token, offer));
    const fields = ids.map((id): [string, string] => ['uploads', id]);
    const form = [...Object.entries({ ...gauzeCase, token }), ...fields];
    const filed = await browser.ask(organisation.hosts.intake, '/file', { form });
    expect(filed.status).toBe(303);
    const { number } = await readReceipt(browser, organisation);
    const { id } = await openByNumber(organisation, officer.browser, number);
    const kept = await sealed(number);
    expect(kept.map(({ name, mediaType, bytes, status }) => [name, mediaType, bytes, status])).toEqual([
      ['病历 第1页.jpg', 'image/jpeg', photo.length, 'ready'],
      ['费用清单（二）.pdf', 'application/pdf', pdf.length, 'ready'],
    ]);
    // and the address that the officer gets shows the right type and name
    const shown = kept.map(async (file) => {
      const path = `${complaintPath(id)}/files/${file.id}`;
      const { url } = read(await officer.browser.ask(organisation.hosts.console, path), FileView);
      const { hostname, pathname, search } = new URL(url);
      return openBrowser(service).ask(hostname, pathname + search);
    });
    const [image, document] = await Promise.all(shown);
    expect(image?.bytes.equals(photo)).toBe(true);
    expect(image?.headers['content-type']).toBe('image/jpeg');
    expect(image?.headers['x-content-type-options']).toBe('nosniff');
    expect(image?.headers['content-disposition']).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('病历 第1页.jpg')}`,
    );
    expect(document?.text.startsWith('%PDF-')).toBe(true);
    expect(document?.headers['content-type']).toBe('application/pdf');
    expect(document?.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('费用清单（二）.pdf')}`,
    );
  });

  test('a text that calls itself a photo is refused, removed, and nothing is filed', async () => {
    await freshForm();
    const fake: Offer = { name: '假.jpg', mediaType: 'image/jpeg', content: Buffer.from('这不是照片') };
    const uploads = await uploadAhead(browser, organisation, token, fake);
    const before = await complaintsInQueue();
    const refused = await sendFiling(browser, organisation, { token, uploads });
    expect(refused.status).toBe(422);
    expect(await complaintsInQueue()).toBe(before);
    // the same form without the file is still good, and the file is gone
    expect((await sendFiling(browser, organisation, { token, uploads })).status).toBe(422);
    expect((await sendFiling(browser, organisation, { token })).status).toBe(303);
    expect(await attachments((await readReceipt(browser, organisation)).number)).toEqual([]);
  });

  test('a PDF that calls itself a photo is refused too', async () => {
    await freshForm();
    const uploads = await uploadAhead(browser, organisation, token, { ...photoOffer, content: pdf });
    expect((await sendFiling(browser, organisation, { token, uploads })).status).toBe(422);
  });

  test.each([
    ['an executable', { name: 'a.exe', mediaType: 'application/x-msdownload' }],
    ['a page', { name: 'a.html', mediaType: 'text/html' }],
    ['a drawing with scripts', { name: 'a.svg', mediaType: 'image/svg+xml' }],
  ])('there is no ticket for %s', async (_, offer) => {
    await freshForm();
    expect((await askForTicket(browser, organisation, token, { ...offer, content: photo })).status).toBe(422);
  });

  test('20 MB are taken in four pieces; one byte more gets no ticket', async () => {
    await freshForm();
    const most = Buffer.alloc(20 * 1024 * 1024);
    photo.copy(most);
    const big: Offer = { ...photoOffer, content: most };
    const tickets = await ticketsFor(big);
    expect(tickets.pieces.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
    const replies = await sendPieces(browser, organisation.hosts.files, tickets, big);
    expect(replies.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    const over: Offer = { ...photoOffer, content: Buffer.concat([most, Buffer.alloc(1)]) };
    expect((await askForTicket(browser, organisation, token, over)).status).toBe(422);
  });

  test('a file that was broken off goes on where it stopped, and only whole is it taken in', async () => {
    await freshForm();
    const content = Buffer.concat([photo, Buffer.alloc(11 * 1024 * 1024, 7)]);
    const big: Offer = { ...photoOffer, content };
    const tickets = await ticketsFor(big);
    const [first, second, third] = tickets.pieces;
    await sendPieces(
      browser,
      organisation.hosts.files,
      { ...tickets, pieces: [first ?? never(), third ?? never()] },
      big,
    );
    expect((await sendFiling(browser, organisation, { token, uploads: tickets.id })).status).toBe(422);
    const rest = read(await askForTicket(browser, organisation, token, { ...big, id: tickets.id }), PieceTickets);
    expect([rest.id, rest.pieces.map(({ number }) => number)]).toEqual([tickets.id, [second?.number]]);
    await sendPieces(browser, organisation.hosts.files, rest, big);
    expect((await sendFiling(browser, organisation, { token, uploads: tickets.id })).status).toBe(303);
    const [file] = await sealed((await readReceipt(browser, organisation)).number);
    expect(file).toMatchObject({ bytes: content.length, status: 'ready', originalSha256: sha256(content) });
  });

  test('more bytes than were announced, and none, are refused by the files host', async () => {
    await freshForm();
    const longer = await send(await ticketFor(photoOffer), { ...photoOffer, content: Buffer.concat([photo, photo]) });
    expect([longer.status, longer.text]).toEqual([400, expect.stringContaining('EntityTooLarge')]);
    const none = await send(await ticketFor(photoOffer), { ...photoOffer, content: Buffer.alloc(0) });
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('EntityTooSmall')]);
  });

  test('a ticket that was tampered with, or is sent without a part of it, is refused', async () => {
    await freshForm();
    const ticket = await ticketFor(photoOffer);
    const { fields } = ticket;
    const policy = Buffer.from(fields['policy'] ?? '', 'base64')
      .toString()
      .replace(String(photo.length), '99999999');
    const broken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'another key': { ...fields, key: `${fields['key'] ?? ''}x` },
      'another policy': { ...fields, policy: Buffer.from(policy).toString('base64') },
      'another signature': { ...fields, 'x-amz-signature': '0'.repeat(64) },
      'another claim': { ...fields, 'x-amz-meta-claimed-type': 'application/pdf' },
      'a field more': { ...fields, 'content-type': 'text/html' },
      'no policy': Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'policy')),
    };
    for (const [what, changed] of Object.entries(broken)) {
      const reply = await send({ ...ticket, fields: changed }, photoOffer);
      expect([what, reply.status >= 400 && reply.status < 500]).toEqual([what, true]);
    }
    expect((await send(ticket, photoOffer)).status).toBe(204);
  });

  test('a ticket is good for a quarter of an hour', async () => {
    await freshForm();
    const ticket = await ticketFor(photoOffer);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 60_000 + 5000 });
    try {
      const late = await send(ticket, photoOffer);
      expect([late.status, late.text]).toEqual([403, expect.stringContaining('expired')]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('seven are too many, an unknown one is refused, one that comes twice counts once', async () => {
    await freshForm();
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push(await uploadAhead(browser, organisation, token, photoOffer));
    const { narrative, ...rest } = {
      category: 'other',
      narrative: '同一天验血收了两次钱。',
      identityMode: 'anonymous',
      language: 'zh-CN',
      token,
    };
    const sendIds = (uploads: readonly string[]) =>
      browser.ask(organisation.hosts.intake, '/file', {
        form: [...Object.entries({ ...rest, narrative }), ...uploads.map((id): [string, string] => ['uploads', id])],
      });
    expect((await sendIds([...ids, ids[0] ?? ''])).status).toBe(422);
    expect((await sendIds(['0'.repeat(26)])).status).toBe(422);
    expect((await sendIds(['../../secret'])).status).toBe(422);
    expect((await sendIds([ids[0] ?? '', ids[0] ?? ''])).status).toBe(303);
    expect(await attachments((await readReceipt(browser, organisation)).number)).toHaveLength(1);
    // and once the form is sent there is no further ticket for it
    expect((await askForTicket(browser, organisation, token, photoOffer)).status).toBe(409);
  });
});

describe('a file that is sent afterwards, without script', () => {
  test('the files host leads back, and coming back twice, also at once, attaches once', async () => {
    const filed = await fileComplaint(service, organisation);
    const { intake, files } = organisation.hosts;
    const form = attachFormOf((await filed.browser.ask(intake, '/receipt')).text);
    const sent = await sendFile(filed.browser, files, form, photoOffer);
    expect(sent.status).toBe(303);
    const back = new URL(sent.headers.location ?? '');
    expect(back.hostname).toBe(intake);
    const comeBack = () => filed.browser.ask(intake, back.pathname + back.search);
    const replies = await Promise.all([comeBack(), comeBack(), comeBack()]);
    expect(replies.map((reply) => [reply.status, reply.headers.location])).toEqual(
      Array.from({ length: 3 }, () => [303, '/receipt?attached=1']),
    );
    expect((await comeBack()).status).toBe(303);
    expect(await attachments(filed.number)).toHaveLength(1);
  });

  test('the seventh is refused, also when its ticket is older than the sixth', async () => {
    const filed = await fileComplaint(service, organisation);
    const { intake, files } = organisation.hosts;
    const old = attachFormOf((await filed.browser.ask(intake, '/receipt')).text);
    for (let n = 0; n < 6; n++) {
      const form = attachFormOf((await filed.browser.ask(intake, '/receipt')).text);
      const back = new URL((await sendFile(filed.browser, files, form, photoOffer)).headers.location ?? '');
      expect((await filed.browser.ask(intake, back.pathname + back.search)).status).toBe(303);
    }
    expect((await filed.browser.ask(intake, '/receipt')).text).not.toContain('data-attach');
    const back = new URL((await sendFile(filed.browser, files, old, photoOffer)).headers.location ?? '');
    expect((await filed.browser.ask(intake, back.pathname + back.search)).status).toBe(409);
    expect(await attachments(filed.number)).toHaveLength(6);
  });

  test('a text is refused and not attached; a forged or empty state opens nothing', async () => {
    const filed = await fileComplaint(service, organisation);
    const { intake, files } = organisation.hosts;
    const form = attachFormOf((await filed.browser.ask(intake, '/receipt')).text);
    const fake: Offer = { ...photoOffer, content: Buffer.from('MZ\0\0 not a photo') };
    const back = new URL((await sendFile(filed.browser, files, form, fake)).headers.location ?? '');
    expect((await filed.browser.ask(intake, back.pathname + back.search)).status).toBe(422);
    const state = back.searchParams.get('state') ?? '';
    const stranger = openBrowser(service);
    for (const forged of [`${state}x`, state.replace(/^./, '0'), '']) {
      const reply = await stranger.ask(intake, `/attached?state=${encodeURIComponent(forged)}`);
      expect([forged, reply.status]).toEqual([forged, 404]);
      expect(stranger.cookie(intake, 'pass')).toBeUndefined();
    }
    expect((await stranger.ask(intake, '/attached')).status).toBe(400);
    expect(await attachments(filed.number)).toEqual([]);
  });
});

test('an address of a file is good for five minutes and for nothing else', async () => {
  await freshForm();
  const uploads = await uploadAhead(browser, organisation, token, photoOffer);
  await sendFiling(browser, organisation, { token, uploads });
  await panelOf(service).idle();
  const shown = await browser.ask(organisation.hosts.intake, `/follow/files/${uploads}`);
  const { hostname, pathname, search } = new URL(shown.headers.location ?? '');
  const get = (query: string, method = 'GET') => openBrowser(service).ask(hostname, pathname + query, { method });
  expect((await get(search)).status).toBe(200);
  expect((await get(search.replace('inline', 'attachment'))).status).toBe(403);
  expect((await get(search.replace('X-Amz-Expires=300', 'X-Amz-Expires=604800'))).status).toBe(403);
  expect((await get(search, 'PUT')).status).toBe(404);
  expect((await get(search, 'DELETE')).status).toBe(404);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 5000 });
  try {
    expect((await get(search)).status).toBe(403);
  } finally {
    vi.useRealTimers();
  }
});
