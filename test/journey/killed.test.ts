import { afterAll, afterEach, expect, test } from 'vitest';
import { openByNumber, openComplaint, useVerb } from '../support/complaints.ts';
import { fileComplaint, type Hospital, openHospital, signIn } from '../support/people.ts';
import { freshDataDir, openBrowser, panelOf, type Service } from '../support/service.ts';
import { dueAt, escalatedAt, inOrder, sixDaysLater, toldAbout } from './left-alone.ts';
import { endAll, startProcess } from './process.ts';

/**
 * DynamoDB Local answers a transaction before it is on disk, so a kill -9 of its own could lose the last one it confirmed.
 * These tests kill the service; java then gets SIGTERM through its parent's death and finishes first, so whatever was
 * confirmed must be there afterwards.
 */
const data = freshDataDir();
afterEach(endAll);
afterAll(() => data.remove());

/** Number and code still open the complaint, for somebody with a browser that has never been there. */
async function expectReceiptOpens(service: Service, hospital: Hospital, receipt: { number: string; code: string }) {
  const browser = openBrowser(service);
  const { intake } = hospital.organisation.hosts;
  const { number, code } = receipt;
  expect((await browser.ask(intake, '/follow', { form: { number, code } })).status).toBe(303);
  const page = await browser.ask(intake, '/follow/complaint');
  expect(page.status).toBe(200);
  expect(page.text).toContain(number);
}

test('服务在受理之后、转办之后两次被 kill -9：回执仍能打开，定时器照常触发，邮件不重不漏', async () => {
  // given a filed complaint whose timer is armed
  const first = await startProcess({ dataDir: data.path, port: 0, clock: '2026-09-28T01:00:00.000Z' });
  const hospital = await openHospital(first);
  const filed = await fileComplaint(first, hospital.organisation);
  await panelOf(first).idle();
  const armed = (await panelOf(first).executions()).filter((one) => one.machine.includes('escalation'));
  expect(armed.map((one) => one.status)).toEqual(['RUNNING']);

  // when the process is killed and started again
  expect((await first.end('SIGKILL')).signal).toBe('SIGKILL');
  const second = await startProcess({ dataDir: data.path, port: first.port });

  // then the receipt opens and the timer still waits
  await expectReceiptOpens(second, hospital, filed);
  const waiting = (await panelOf(second).executions()).filter((one) => one.status === 'RUNNING');
  expect(waiting.map(({ name, wakeAt }) => ({ name, wakeAt }))).toEqual(
    armed.map(({ name, wakeAt }) => ({ name, wakeAt })),
  );

  // when it is killed again at the moment a dispatch was confirmed
  const { organisation, officer, ent } = hospital;
  await signIn(organisation, officer.browser, officer.email);
  const { id, version } = await openByNumber(organisation, officer.browser, filed.number);
  const dispatched = await useVerb(organisation, officer.browser, id, {
    verb: 'dispatch',
    body: { lead: ent },
    version,
  });
  await second.end('SIGKILL');
  expect(dispatched.status).toBe(200);
  const third = await startProcess({ dataDir: data.path, port: first.port });

  // then the dispatch is kept, and everybody is told once, at the exact instants
  await expectReceiptOpens(third, hospital, filed);
  expect(await openComplaint(organisation, officer.browser, id)).toMatchObject({ stage: 'dispatched', version: 2 });
  await panelOf(third).moveClock({ to: sixDaysLater });
  const told = inOrder(await toldAbout(third, filed.number));
  const { number } = filed;
  expect(told.map(([, to, subject]) => `${to} ${subject}`).toSorted()).toEqual(
    [
      `handler@yueqing.example 转办：投诉 ${number}`,
      `head@yueqing.example 转办：投诉 ${number}`,
      `officer@yueqing.example 即将到期：投诉 ${number}`,
      `handler@yueqing.example 即将到期：投诉 ${number}`,
      `officer@yueqing.example 已经逾期：投诉 ${number}`,
      `head@yueqing.example 已经逾期：投诉 ${number}`,
      `officer@yueqing.example 逾期升级：投诉 ${number}`,
      `leader@yueqing.example 逾期升级：投诉 ${number}`,
    ].toSorted(),
  );
  expect(told.filter(([, , subject]) => subject.startsWith('已经逾期')).map(([at]) => at)).toEqual([dueAt, dueAt]);
  expect(told.slice(-2).map(([at]) => at)).toEqual([escalatedAt, escalatedAt]);
  const mails = await panelOf(third).mails();
  const received = mails.filter((mail) => mail.subject.includes('新投诉') || mail.subject.includes('已登记'));
  expect(received.map((mail) => mail.to.join(',')).toSorted()).toEqual([
    'officer@yueqing.example',
    'patient@example.com',
  ]);
  expect((await third.end('SIGTERM')).code).toBe(0);
});
