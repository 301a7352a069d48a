import { createHash } from 'node:crypto';
import { afterAll, afterEach, expect, test } from 'vitest';
import { FileView } from '../../shared/contract/complaints.ts';
import { complaintPath, openByNumber } from '../support/complaints.ts';
import { formToken, openHospital, readReceipt, sendFiling } from '../support/people.ts';
import { freshDataDir, openBrowser, panelOf, read } from '../support/service.ts';
import { photoOffer, uploadAhead } from '../support/uploads.ts';
import { endAll, startProcess } from './process.ts';

const data = freshDataDir();
afterEach(endAll);
afterAll(() => data.remove());

test('进程死在原件封存之后、展示件写入之前：重启后每个文件只封存一次，摘要与上传的一致', async () => {
  // given a service that dies the moment the first original is kept
  const before = await startProcess({ dataDir: data.path, port: 0, clock: '2026-09-28T01:00:00.000Z' });
  const hospital = await openHospital(before);
  const { organisation, officer } = hospital;
  await before.end('SIGTERM');
  const doomed = await startProcess({
    dataDir: data.path,
    port: before.port,
    environment: { HUIYIN_CRASH_AT: 'object-written' },
  });
  // when somebody files with a photo
  const browser = openBrowser(doomed);
  const token = await formToken(browser, organisation);
  const content = Buffer.concat([photoOffer.content, Buffer.from('what a phone puts behind a photo')]);
  const uploads = await uploadAhead(browser, organisation, token, { ...photoOffer, content });
  await sendFiling(browser, organisation, { token, uploads }).catch(() => undefined);
  expect((await doomed.ended()).signal).toBe('SIGKILL');
  // then, after a start, it is sealed, once, and shown without what stood behind it
  const after = await startProcess({ dataDir: data.path, port: before.port });
  await panelOf(after).idle();
  await sendFiling(browser, organisation, { token, uploads });
  const { number } = await readReceipt(browser, organisation);
  const view = await openByNumber(organisation, officer.browser, number);
  expect(view.timeline.filter(({ type }) => type === 'FileSealed')).toHaveLength(1);
  const [file] = view.attachments;
  expect(file).toMatchObject({
    status: 'ready',
    originalSha256: createHash('sha256').update(content).digest('base64url'),
  });
  const path = `${complaintPath(view.id)}/files/${uploads}`;
  const { url } = read(await officer.browser.ask(organisation.hosts.console, path), FileView);
  const { hostname, pathname, search } = new URL(url);
  const shown = await openBrowser(after).ask(hostname, pathname + search);
  expect(shown.bytes.equals(photoOffer.content)).toBe(true);
});
