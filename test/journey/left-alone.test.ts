import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hospital, openHospital } from '../support/people.ts';
import { panelOf, type Service, startService } from '../support/service.ts';
import {
  dueAt,
  escalatedAt,
  expectedTold,
  expectLateAndEscalated,
  fileAndLeave,
  inOrder,
  reminderFrom,
  reminderUntil,
  sixDaysLater,
  toldAbout,
} from './left-alone.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service);
});
afterAll(() => service?.stop());

test('无人处理的投诉：提醒、逾期、升级依次发生，各一次，时刻分毫不差', async () => {
  // given
  const number = await fileAndLeave(service, hospital);
  // when
  await panelOf(service).moveClock({ to: sixDaysLater });
  // then
  const told = inOrder(await toldAbout(service, number));
  expect(told.map(([, to, subject]) => [to, subject])).toEqual(expectedTold(number));
  const [remindedAt = '', missedAt, ...escalations] = told.map(([at]) => at);
  expect(remindedAt >= reminderFrom && remindedAt <= reminderUntil, remindedAt).toBe(true);
  expect(missedAt).toBe(dueAt);
  expect(escalations).toEqual([escalatedAt, escalatedAt]);
  await expectLateAndEscalated(hospital, number);
  // and nothing is left to wait for
  const running = (await panelOf(service).executions()).filter((one) => one.status === 'RUNNING');
  expect(running).toEqual([]);
  // and another month brings no further mail
  await panelOf(service).moveClock({ advance: 'P30D' });
  expect(await toldAbout(service, number)).toHaveLength(4);
});
