import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openByNumber, useVerb } from '../support/complaints.ts';
import { formToken, type Hospital, openHospital, readReceipt, sendFiling, signIn } from '../support/people.ts';
import { type Browser, freshDataDir, openBrowser, panelOf, type Sending, type Service } from '../support/service.ts';
import { type Offer, photo, uploadAhead } from '../support/uploads.ts';
import { endAll, startProcess } from './process.ts';

/**
 * An anonymous complaint leaves nothing of who filed it: not the network address, not the browser, not the code, not what a
 * camera writes into a photo. Everything that the service wrote is searched byte by byte, logs included.
 */
const data = freshDataDir();
const logs = mkdtempSync(join(tmpdir(), 'huiyin-log-'));
afterEach(endAll);
afterAll(() => {
  data.remove();
  rmSync(logs, { recursive: true, force: true });
});

const planted = {
  address: '127.77.66.55',
  claimedAddress: '203.0.113.199',
  agent: 'PlantedBrowser/98.76 (PlantedPhone X1)',
  referrer: 'https://planted-referrer.example/search?q=whistle',
  camera: 'GPS of Planted Person',
  fileName: 'PlantedFileName',
} as const;

/** What is searched for: as it is, and as programs write bytes. Base64 looks different at each of three places. */
function shapesOf(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text);
  const inBase64 = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return encoded.slice(from, whole);
  });
  const hex = bytes.toString('hex');
  const asText = [text, hex, hex.toUpperCase(), encodeURIComponent(text), ...inBase64];
  const webSafe = inBase64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...asText, ...webSafe])].map((each) => Buffer.from(each)).concat(Buffer.from(text, 'utf16le'));
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** In which files a text stands, in any shape. */
function traces(text: string, files: ReadonlyMap<string, Buffer>): readonly string[] {
  const shapes = shapesOf(text);
  return [...files].filter(([, bytes]) => shapes.some((shape) => bytes.includes(shape))).map(([name]) => name);
}

/** The planted person's browser: every request carries what could give them away. */
function plantedBrowser(service: Service): Browser {
  const browser = openBrowser(service, planted.address);
  const headers = {
    'user-agent': planted.agent,
    'x-forwarded-for': planted.claimedAddress,
    'cloudfront-viewer-address': `${planted.claimedAddress}:4711`,
    forwarded: `for=${planted.claimedAddress}`,
    referer: planted.referrer,
  };
  return {
    ...browser,
    ask: (host, path, sending: Sending = {}) =>
      browser.ask(host, path, { ...sending, headers: { ...headers, ...sending.headers } }),
  };
}

const tellingPhoto: Offer = {
  name: `${planted.fileName}.jpg`,
  mediaType: 'image/jpeg',
  content: Buffer.concat([
    photo.subarray(0, 2),
    Buffer.from([0xff, 0xe1, 0, 2 + 14 + planted.camera.length]),
    Buffer.from(`Exif\0\0MM\0*\0\0\0\0${planted.camera}`),
    photo.subarray(2),
    Buffer.from(planted.camera),
  ]),
};

const narrative = '控制词：夜班护士长收受红包，科室里人人知道。';

/** Everything that an anonymous complainant does, mistakes included. */
async function complainAnonymously(service: Service, hospital: Hospital) {
  const { organisation } = hospital;
  const { intake } = organisation.hosts;
  const browser = plantedBrowser(service);
  await browser.ask(intake, '/');
  const token = await formToken(browser, organisation);
  const uploads = await uploadAhead(browser, organisation, token, tellingPhoto);
  const anonymous = { identityMode: 'anonymous', name: '', phone: '', email: '', copy: '', narrative };
  // A form that is refused, one that is filed, the same text once more, and one that a field gives away as a machine's.
  expect((await sendFiling(browser, organisation, { ...anonymous, token, category: 'no-such' })).status).toBe(422);
  expect((await sendFiling(browser, organisation, { ...anonymous, token, uploads })).status).toBe(303);
  const receipt = await readReceipt(browser, organisation);
  const another = { ...anonymous, token: await formToken(browser, organisation) };
  expect((await sendFiling(browser, organisation, another)).status).toBe(409);
  const trapped = { ...another, narrative: `${narrative}再说一遍。`, homepage: 'http://spam.example' };
  expect((await sendFiling(browser, organisation, trapped)).status).toBe(303);
  // Pages that are not there, and bodies that cannot be read.
  await browser.ask(intake, `/nowhere?code=${receipt.code}`);
  await browser.ask(intake, '/uploads', { body: '{"token": broken', headers: { 'content-type': 'application/json' } });
  // Wrong codes until one has to wait, the right one, and a message.
  const { number, code } = receipt;
  for (const wrong of ['0000000000000001', '0000000000000002', '0000000000000003', '0000000000000004'])
    await browser.ask(intake, '/follow', { form: { number, code: wrong } });
  await panelOf(service).moveClock({ advance: 'PT1M' });
  expect((await browser.ask(intake, '/follow', { form: { number, code } })).status).toBe(303);
  expect((await browser.ask(intake, '/follow/complaint')).text).toContain(number);
  const message = { message: '请保护我，不要去查是谁写的。' };
  await browser.ask(intake, '/follow/write', { form: message });
  return receipt;
}

test('匿名投诉全程：地址、浏览器、查询码和照片里的信息，数据、邮件和日志中都找不到', async () => {
  // given a hospital, and a log that takes every line of the process
  const logPath = join(logs, 'stderr.log');
  const log = openSync(logPath, 'a');
  const service = await startProcess({ dataDir: data.path, port: 0, clock: '2026-09-28T01:00:00.000Z', log });
  const hospital = await openHospital(service);

  // when somebody complains anonymously, and the house handles it
  const receipt = await complainAnonymously(service, hospital);
  await panelOf(service).idle();
  const { organisation, officer } = hospital;
  await signIn(organisation, officer.browser, officer.email);
  const { id, version } = await openByNumber(organisation, officer.browser, receipt.number);
  const reply = { verb: 'reply', body: { reply: '已查实并处理。' }, version };
  expect((await useVerb(organisation, officer.browser, id, reply)).status).toBeLessThan(500);
  await panelOf(service).moveClock({ advance: 'PT3H' });
  await panelOf(service).idle();
  // A request without a session is worth a line in the log: the search must find that line.
  await openBrowser(service).ask(organisation.hosts.console, '/api/session');
  expect((await service.end('SIGTERM')).code).toBe(0);
  closeSync(log);

  // then everything that was written is searched, and what must be there is found
  const files = new Map([
    ...filesBelow(data.path).map((path) => [relative(data.path, path), readFileSync(path)] as const),
    ['the log', readFileSync(logPath)] as const,
  ]);
  expect(traces(narrative, files)).not.toEqual([]);
  expect(traces(receipt.number, files)).not.toEqual([]);
  expect(traces(officer.email, files).length).toBeGreaterThan(1);
  expect(traces('session/required', files)).toEqual(['the log']);
  // and of the person nothing is
  const [a = '', b = '', c = '', d = ''] = receipt.code.match(/\d{4}/g) ?? [];
  const secrets = {
    ...planted,
    code: receipt.code,
    spokenCode: `${a} ${b} ${c} ${d}`,
    hyphened: [a, b, c, d].join('-'),
  };
  expect(Object.entries(secrets).map(([what, text]) => [what, traces(text, files)])).toEqual(
    Object.keys(secrets).map((what) => [what, []]),
  );
});

test('the search finds a text in every shape that it knows', () => {
  for (const [name, content] of [
    ['plain', planted.agent],
    ['hex', Buffer.from(`..${planted.agent}..`).toString('hex')],
    ['base64', Buffer.from(planted.agent).toString('base64')],
    ['base64, one on', Buffer.from(`.${planted.agent}.`).toString('base64')],
    ['base64, two on', Buffer.from(`..${planted.agent}...`).toString('base64url')],
    ['utf16', Buffer.from(planted.agent, 'utf16le')],
  ] as const)
    expect([name, traces(planted.agent, new Map([[name, Buffer.from(content)]]))]).toEqual([name, [name]]);
  expect(traces(planted.agent, new Map([['nothing', Buffer.from('PlantedBrowser/98.75')]]))).toEqual([]);
});
