import { afterAll, afterEach, expect, test } from 'vitest';
import { CalendarJobView, CalendarView } from '../../shared/contract/calendar.ts';
import { ComplaintView } from '../../shared/contract/complaints.ts';
import { openComplaint } from '../support/complaints.ts';
import { type Hospital, openHospital, signIn } from '../support/people.ts';
import { freshDataDir, panelOf, read } from '../support/service.ts';
import { endAll, startProcess } from './process.ts';

const data = freshDataDir();
afterEach(endAll);
afterAll(() => data.remove());

/** More than one step takes. */
const many = 25;

async function registerMany(hospital: Hospital): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let count = 0; count < many; count++) {
    const reply = await hospital.officer.browser.ask(hospital.organisation.hosts.console, '/api/complaints', {
      json: {
        language: 'zh-CN',
        channel: 'phone',
        category: 'nursing',
        identityMode: 'named',
        narrative: '夜里按铃没有人来，换药拖到早上。',
        identity: { name: '刘先生', phone: '13800000000' },
      },
      headers: { 'idempotency-key': `killed${count}`.padEnd(22, 'A') },
    });
    ids.push(read(reply, ComplaintView).id);
  }
  return ids;
}

test('适用新日历中途两次被 kill -9：重启后接着办完，每件只改一次，件数分毫不差', async () => {
  // given many running complaints, due on the make-up Saturday 10 October, and a calendar in which Thursday 8 October is off
  const first = await startProcess({ dataDir: data.path, port: 0, clock: '2026-09-28T01:00:00.000Z' });
  const hospital = await openHospital(first);
  const { organisation, officer } = hospital;
  const { administrator, hosts } = organisation;
  const ids = await registerMany(hospital);
  const { calendar } = read(await administrator.ask(hosts.console, '/api/calendar'), CalendarView);
  const { version: _, ...draft } = {
    ...calendar,
    closures: [{ day: '2026-10-08', reason: { zh: '院庆', en: 'Day' } }],
  };
  const published = await administrator.ask(hosts.console, '/api/calendar/publish', {
    json: { calendar: draft },
    headers: { 'if-match': '"1"' },
  });
  expect(published.status).toBe(201);

  // when the process is killed as soon as the job was ordered, and once more as soon as it got on
  const ordered = await administrator.ask(hosts.console, '/api/calendar/apply', {
    json: { version: 2, reason: '院庆停诊一天' },
  });
  await first.end('SIGKILL');
  expect(ordered.status).toBe(202);
  const second = await startProcess({ dataDir: data.path, port: first.port });
  await signIn(organisation, administrator, organisation.administratorEmail);
  const jobNow = async (): Promise<CalendarJobView> =>
    read(await administrator.ask(hosts.console, '/api/calendar/job'), CalendarJobView);
  while ((await jobNow()).looked === 0);
  await second.end('SIGKILL');
  const third = await startProcess({ dataDir: data.path, port: first.port });
  await panelOf(third).idle();

  // then every complaint has its new date, by one event each, and the job counted each once
  await signIn(organisation, administrator, organisation.administratorEmail);
  await signIn(organisation, officer.browser, officer.email);
  expect(await jobNow()).toMatchObject({ state: 'done', looked: many, moved: many, refusedTotal: 0 });
  for (const id of ids) {
    const view = await openComplaint(organisation, officer.browser, id);
    expect(view.clocks.map(({ dueAt }) => dueAt)).toEqual(['2026-10-12T09:30:00.000Z']);
    expect(view.timeline.filter(({ type }) => type === 'RulesAdopted').length).toBe(1);
  }
}, 240_000);
