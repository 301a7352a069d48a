import { afterAll, afterEach, expect, test } from 'vitest';
import { formToken, openHospital, sendFiling } from '../support/people.ts';
import { freshDataDir, openBrowser, panelOf } from '../support/service.ts';
import { endAll, startProcess } from './process.ts';

const data = freshDataDir();
afterEach(endAll);
afterAll(() => data.remove());

/** Message-ID and recipient: what a mail reader recognises a repeat by. */
const identities = (mails: readonly { headers: Readonly<Record<string, string>>; to: readonly string[] }[]): string[] =>
  mails.map((mail) => `${mail.headers['message-id']} ${mail.to.join(',')}`);

test('进程死在邮件服务接受之后、记录之前：重启后至多这一封重发，且 Message-ID 相同', async () => {
  // given a service that dies the moment SES has accepted the first mail about a new complaint
  const before = await startProcess({ dataDir: data.path, port: 0, clock: '2026-09-28T01:00:00.000Z' });
  const hospital = await openHospital(before);
  const sentBefore = (await panelOf(before).mails()).length;
  await before.end('SIGTERM');
  const doomed = await startProcess({
    dataDir: data.path,
    port: before.port,
    environment: { HUIYIN_CRASH_AT: 'ses-accepted' },
  });
  // when somebody files; the answer may be lost with the process, the complaint may not
  const browser = openBrowser(doomed);
  const token = await formToken(browser, hospital.organisation);
  await sendFiling(browser, hospital.organisation, { token }).catch(() => undefined);
  expect((await doomed.ended()).signal).toBe('SIGKILL');
  // then, after a start two minutes later, when the claim on the mail has lapsed
  const after = await startProcess({ dataDir: data.path, port: before.port, clock: '2026-09-28T01:10:00.000Z' });
  const mails = (await panelOf(after).mails()).slice(sentBefore);
  const subjects = new Set(mails.map((mail) => `${mail.to.join(',')} ${mail.subject}`));
  expect([...subjects].toSorted()).toEqual([
    'officer@yueqing.example 新投诉 202609-0001',
    'patient@example.com 您的投诉 202609-0001 已登记',
  ]);
  // the one in flight may stand there twice, under one Message-ID; the other once
  const seen = identities(mails);
  expect(new Set(seen).size).toBe(2);
  const doubled = seen.filter((identity, index) => seen.indexOf(identity) !== index);
  expect(doubled).toEqual([seen[0]]);
});
