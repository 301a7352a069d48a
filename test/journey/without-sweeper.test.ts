import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hospital, openHospital } from '../support/people.ts';
import { panelOf, type Service, startService } from '../support/service.ts';
import {
  answerLate,
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
  service = await startService({ sweeper: false });
  hospital = await openHospital(service);
});
afterAll(() => service?.stop());

test('没有清扫任务：单凭定时器，每一步仍在自己的时刻发生一次', async () => {
  const number = await fileAndLeave(service, hospital);
  await panelOf(service).moveClock({ to: sixDaysLater });
  const told = inOrder(await toldAbout(service, number));
  expect(told.map(([, to, subject]) => [to, subject])).toEqual(expectedTold(number));
  const [remindedAt = '', ...exact] = told.map(([at]) => at);
  expect(remindedAt >= reminderFrom && remindedAt <= reminderUntil, remindedAt).toBe(true);
  expect(exact).toEqual([dueAt, escalatedAt, escalatedAt]);
  await expectLateAndEscalated(hospital, number);
  // and the answer that comes at last counts as late
  await answerLate(hospital, number);
});
