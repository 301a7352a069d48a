import { DeleteEventSourceMappingCommand, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CalendarJobView, CalendarView } from '../../shared/contract/calendar.ts';
import { openByNumber } from '../support/complaints.ts';
import { fileComplaint, type Hospital, openHospital } from '../support/people.ts';
import { panelOf, read, type Service, startService } from '../support/service.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service);
});
afterAll(() => service?.stop());

/** From now on nobody reads what the tables tell. */
async function cutStreams(): Promise<number> {
  const lambda = new LambdaClient({});
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  for (const { UUID } of EventSourceMappings) await lambda.send(new DeleteEventSourceMappingCommand({ UUID }));
  lambda.destroy();
  return EventSourceMappings.length;
}

test('没有数据流：清扫任务替在途的日历适用一步一步办完', async () => {
  // given a complaint, a calendar in which Thursday 8 October is off, and streams that nobody reads any more
  const { organisation, officer } = hospital;
  const { administrator, hosts } = organisation;
  const { number } = await fileComplaint(service, organisation);
  const { calendar } = read(await administrator.ask(hosts.console, '/api/calendar'), CalendarView);
  const { version: _, ...draft } = {
    ...calendar,
    closures: [{ day: '2026-10-08', reason: { zh: '院庆', en: 'Day' } }],
  };
  await administrator.ask(hosts.console, '/api/calendar/publish', {
    json: { calendar: draft },
    headers: { 'if-match': '"1"' },
  });
  await panelOf(service).idle();
  expect(await cutStreams()).toBeGreaterThan(0);
  const jobNow = async (): Promise<CalendarJobView> =>
    read(await administrator.ask(hosts.console, '/api/calendar/job'), CalendarJobView);

  // when the job is ordered and nothing takes its first step
  const json = { version: 2, reason: '院庆停诊一天' };
  expect((await administrator.ask(hosts.console, '/api/calendar/apply', { json })).status).toBe(202);
  await panelOf(service).idle();
  expect(await jobNow()).toMatchObject({ state: 'running', looked: 0 });

  // then the sweeper takes one step every quarter of an hour until it is done
  await panelOf(service).moveClock({ advance: 'PT80M' });
  expect(await jobNow()).toMatchObject({ state: 'done', looked: 1, moved: 1 });
  const view = await openByNumber(organisation, officer.browser, number);
  expect(view.clocks.map(({ dueAt }) => dueAt)).toEqual(['2026-10-12T09:30:00.000Z']);
}, 120_000);
