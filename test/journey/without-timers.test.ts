import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hospital, openHospital } from '../support/people.ts';
import { panelOf, type Service, startService } from '../support/service.ts';
import { expectedTold, expectLateAndEscalated, fileAndLeave, inOrder, toldAbout } from './left-alone.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
beforeAll(async () => {
  service = await startService({ timers: false });
  hospital = await openHospital(service);
});
afterAll(() => service?.stop());

/** A move within which the sweeper keeps to its quarter of an hour: long moves bound the number of its ticks. */
const halfAnHour = { advance: 'PT30M' };

test('没有定时器：清扫任务按顺序补上每一步，各一次，都在它的间隔之内', async () => {
  // given
  const number = await fileAndLeave(service, hospital);
  const panel = panelOf(service);
  // when the clock passes each of the three instants; the sweeper gives a timer two minutes before it takes its work
  for (const before of ['2026-10-08T23:50:00.000Z', '2026-10-10T09:20:00.000Z', '2026-10-11T23:50:00.000Z']) {
    await panel.moveClock({ to: before });
    await panel.moveClock(halfAnHour);
  }
  // then each was done on the first quarter of an hour that is more than two minutes later
  const told = inOrder(await toldAbout(service, number));
  expect(told.map(([, to, subject]) => [to, subject])).toEqual(expectedTold(number));
  expect(told.map(([at]) => at)).toEqual([
    '2026-10-09T00:15:00.000Z',
    '2026-10-10T09:45:00.000Z',
    '2026-10-12T00:15:00.000Z',
    '2026-10-12T00:15:00.000Z',
  ]);
  await expectLateAndEscalated(hospital, number);
});
