import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { decideForJob } from '../../shared/complaint/decide-for-job.ts';
import { dynamoComplaintLog } from '../../shared/data/complaint/complaint-log.ts';
import { dynamoNumbers } from '../../shared/data/complaint/numbers.ts';
import { type TenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import { dynamoCalendars } from '../../shared/data/tenancy/calendar-store.ts';
import { dynamoRules, writeSeed } from '../../shared/data/tenancy/documents.ts';
import type { ComplaintId } from '../../shared/kernel/ids.ts';
import { plusMilliseconds } from '../../shared/kernel/time.ts';
import { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { startJob, turnJob } from '../../shared/usecase/calendar/calendar-job.ts';
import type { CalendarJob, CalendarStore } from '../../shared/usecase/calendar/ports.ts';
import { batchMax, stepJob } from '../../shared/usecase/calendar/step-job.ts';
import type { ComplaintLog, ComplaintPorts } from '../../shared/usecase/complaint/ports.ts';
import { promiseOf } from '../../shared/usecase/rulebook/promise-of.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import { agree } from '../support/clockwork.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { facts, hospital, personNamed, shanghai, verb } from '../support/given.ts';
import { fileNumber, take } from '../support/log-steps.ts';

let db: TestDynamoDb;
let table: TenantTable;
let log: ComplaintLog;
let store: CalendarStore;
let complaints: ComplaintPorts;
let faults: unknown[];
let now = shanghai('2026-11-24 09:00');
let tables = 0;

beforeAll(async () => {
  db = await startDynamoDb();
}, startMilliseconds);
afterAll(() => db.stop());

/** Filed on Monday 23 November 2026, due on the fifth working day after it: Monday 30, at 17:30. */
const due = shanghai('2026-11-30 17:30');
/** The same with Friday 27 November off. */
const dueLater = shanghai('2026-12-01 17:30');
const friday = { day: '2026-11-27', reason: { zh: '院庆', en: 'Anniversary' } };
const administrator = personNamed('the administrator');
const clock = { now: () => now };

beforeEach(async () => {
  const name = `calendar-job-${++tables}`;
  await createTenantTable(db.client, name);
  table = tableOf(db.client, name);
  now = shanghai('2026-11-24 09:00');
  faults = [];
  await seed(hospital.rulebook);
  log = dynamoComplaintLog(table);
  const rules = dynamoRules(table, name, clock);
  store = dynamoCalendars(table, rules);
  complaints = {
    clock,
    log,
    rules,
    numbers: dynamoNumbers(table),
    organisation: { units: async () => [] },
    decide: decideForJob,
  };
});

async function seed(rulebook: Rulebook): Promise<void> {
  const tenant = { organisation: '阳光医院', slug: 'sunny', timeZone: firstCalendar.timeZone };
  await writeSeed(table, {
    ...tenant,
    language: 'zh-CN',
    rulebook,
    calendar: firstCalendar,
    promise: promiseOf(rulebook, tenant),
    keys: { receipt: '', link: '' },
    publishedAt: shanghai('2026-11-23 09:00'),
  });
}

/** Publishes the next version with these closures, and asks for it to be applied. */
async function apply(closures: readonly (typeof friday)[] = [friday]): Promise<number> {
  const version = (await store.latest()).calendar + 1;
  const calendar = WorkCalendar.parse({ ...firstCalendar, version, closures });
  expect(await store.publish({ version, publishedAt: now, publishedBy: administrator }, calendar)).toBe('written');
  const started = await startJob({ clock, store }, { version, reason: '院庆停诊一天' }, administrator);
  expect(started.ok).toBe(true);
  return version;
}
const fileMany = (count: number): Promise<readonly ComplaintId[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => fileNumber(log, index + 1)));

const step = (by: Partial<{ readonly store: CalendarStore; readonly complaints: ComplaintPorts }> = {}) =>
  stepJob({ store, complaints, ...by }, (error) => faults.push(error));
/** Takes steps until the job rests. */
async function finish(): Promise<CalendarJob> {
  for (let taken = 0; taken < 100; taken++) {
    const job = await store.job();
    if (job?.state !== 'running') return job ?? Promise.reject(new Error('there is no job'));
    await step();
  }
  throw new Error('the job does not end');
}
const dueDates = async (ids: readonly ComplaintId[]) =>
  new Set(await Promise.all(ids.map(async (id) => (await log.load(id))?.state.clocks[0]?.dueAt)));
const adoptions = async (id: ComplaintId): Promise<number> =>
  (await log.events(id)).filter(({ event }) => event.type === 'RulesAdopted').length;
async function expectEachOnce(ids: readonly ComplaintId[]): Promise<void> {
  for (const id of ids) expect([id, await adoptions(id)]).toEqual([id, 1]);
  expect(ids.length).toBeGreaterThan(0);
}

const firstOf = ([id]: readonly ComplaintId[]): ComplaintId => {
  if (!id) throw new Error('there is none');
  return id;
};

/** A store under which the process dies before the job can be written, for the first `times` times. */
function dyingBeforeNote(times: number): CalendarStore {
  let left = times;
  return {
    ...store,
    putJob: async (job, before) => {
      if (left-- > 0) throw new Error('killed');
      return store.putJob(job, before);
    },
  };
}

describe('the job', () => {
  it('moves every running complaint in steps of a batch, by a verb that says who ordered it', async () => {
    const ids = await fileMany(batchMax * 2 + 5);
    expect(await dueDates(ids)).toEqual(new Set([due]));
    const version = await apply();
    await step();
    await step();
    expect(await store.job()).toMatchObject({ state: 'running', moved: batchMax });
    expect(await finish()).toMatchObject({ state: 'done', moved: ids.length, confirmed: 0, unchanged: 0 });
    expect(await dueDates(ids)).toEqual(new Set([dueLater]));
    await expectEachOnce(ids);
    const stored = (await log.events(firstOf(ids))).at(-1);
    expect(stored).toMatchObject({
      event: { actorId: 'system', data: { calendarVersion: version, orderedBy: administrator } },
      texts: { reason: '院庆停诊一天' },
    });
  });

  it('leaves what is closed alone, and counts as unchanged what the new day does not touch', async () => {
    const [closed, answered, running] = await fileMany(3);
    if (!closed || !answered || !running) throw new Error('three are needed');
    await take(log, closed, [verb.reply(), facts('2026-11-24 10:00')], [verb.close(), facts('2026-11-24 11:00')]);
    await take(log, answered, [verb.reply(), facts('2026-11-24 10:00')]);
    await apply();
    expect(await finish()).toMatchObject({ moved: 1, unchanged: 1, refusedTotal: 0 });
    expect(await adoptions(closed)).toBe(0);
    expect((await log.load(answered))?.state.calendarVersion).toBe(2);
  });

  it('that is killed before it notes what it did counts everything once', async () => {
    const ids = await fileMany(batchMax + 7);
    await apply();
    await step();
    for (const dying of [dyingBeforeNote(1), dyingBeforeNote(1)])
      await expect(step({ store: dying })).rejects.toThrow('killed');
    expect(await store.job()).toMatchObject({ moved: 0 });
    expect(await adoptions(firstOf(ids))).toBeLessThanOrEqual(1);
    expect(await finish()).toMatchObject({ state: 'done', moved: ids.length, unchanged: 0 });
    await expectEachOnce(ids);
    expect(faults).toEqual([]);
  });

  it('that is killed in the middle of a batch goes on in the middle', async () => {
    const ids = await fileMany(batchMax);
    await apply();
    await step();
    let left = 8;
    const append: ComplaintLog['append'] = async (what) => {
      if (left-- === 0) throw new Error('killed');
      return log.append(what);
    };
    // Dying ends everything: nothing is noted behind it.
    await expect(
      step({ store: dyingBeforeNote(1), complaints: { ...complaints, log: { ...log, append } } }),
    ).rejects.toThrow();
    const moved = await Promise.all(ids.map(adoptions));
    expect(moved.filter((times) => times === 1).length).toBeGreaterThanOrEqual(8);
    expect(await finish()).toMatchObject({ state: 'done', moved: ids.length });
    await expectEachOnce(ids);
  });

  it('of which several steps are taken at once gets on once', async () => {
    const ids = await fileMany(batchMax + 3);
    await apply();
    while ((await store.job())?.state === 'running') await Promise.all([step(), step(), step()]);
    expect(await store.job()).toMatchObject({ state: 'done', moved: ids.length, refusedTotal: 0 });
    await expectEachOnce(ids);
  });

  it('rests while it is paused, and two pauses are one', async () => {
    const ids = await fileMany(batchMax + 3);
    await apply();
    await step();
    await step();
    const paused = await turnJob({ clock, store }, 'paused');
    expect(await turnJob({ clock, store }, 'paused')).toEqual(paused);
    expect(await step()).toBeUndefined();
    expect(await store.job()).toMatchObject({ state: 'paused', moved: batchMax });
    await turnJob({ clock, store }, 'running');
    expect(await finish()).toMatchObject({ state: 'done', moved: ids.length });
    expect(await turnJob({ clock, store }, 'paused')).toEqual({ ok: false, refusal: { code: 'calendar/job-done' } });
  });

  it('that is paused while a step is under way counts what that step did when it goes on', async () => {
    const ids = await fileMany(5);
    await apply();
    await step();
    const pausing: CalendarStore = {
      ...store,
      putJob: async (job, before) => {
        await turnJob({ clock, store }, 'paused');
        return store.putJob(job, before);
      },
    };
    expect(await step({ store: pausing })).toBeUndefined();
    expect(await store.job()).toMatchObject({ state: 'paused', moved: 0 });
    await turnJob({ clock, store }, 'running');
    expect(await finish()).toMatchObject({ state: 'done', moved: ids.length });
    await expectEachOnce(ids);
  });

  it('misses none that change their place in the queue while it reads', async () => {
    const ids = await fileMany(batchMax * 2);
    await apply();
    await step();
    // Their next step is a week earlier now: they stand before the place that was reached.
    const last = ids.slice(-3);
    for (const id of last) {
      await take(log, id, [agree('feedback', '2026-11-25'), facts('2026-11-24 10:00')]);
    }
    expect(await finish()).toMatchObject({ state: 'done', moved: ids.length - last.length, unchanged: last.length });
    await expectEachOnce(ids);
  });

  it('tries one again that somebody writes at the same moment', async () => {
    const [id] = await fileMany(1);
    if (!id) throw new Error('one is needed');
    await apply();
    await step();
    let writes = 2;
    const append: ComplaintLog['append'] = async (what) => {
      if (writes-- > 0) await take(log, id, [{ type: 'AddNote', note: '已致电。' }, facts('2026-11-24 10:00')]);
      return log.append(what);
    };
    await step({ complaints: { ...complaints, log: { ...log, append } } });
    expect(await store.job()).toMatchObject({ moved: 1, refusedTotal: 0 });
    expect((await log.load(id))?.state).toMatchObject({ seq: 4, calendarVersion: 2 });
  });

  it('names those that a rule keeps back, and may be started again for them', async () => {
    const rulebook = Rulebook.parse({
      ...hospital.rulebook,
      guards: [
        {
          id: 'once-answered',
          label: { 'zh-CN': '答复后方可适用新办法' },
          verb: 'AdoptRules',
          when: { is: 'always' },
          after: ['ComplaintReplied'],
        },
      ],
    });
    await seed(rulebook);
    const rules = dynamoRules(table, `guarded-${tables}`, clock);
    complaints = { ...complaints, rules };
    store = dynamoCalendars(table, rules);
    const [answered, waiting] = await fileMany(2);
    if (!answered || !waiting) throw new Error('two are needed');
    await take(log, answered, [verb.reply(), facts('2026-11-24 10:00')]);
    const version = await apply();
    const refused = [{ complaintId: waiting, number: '202611-0002', code: 'complaint/guarded' }];
    expect(await finish()).toMatchObject({ state: 'done', unchanged: 1, refusedTotal: 1, refused });
    await take(log, waiting, [verb.reply(), facts('2026-11-24 11:00')]);
    await startJob({ clock, store }, { version, reason: '再次适用' }, administrator);
    expect(await finish()).toMatchObject({ state: 'done', reason: '再次适用', unchanged: 1, refusedTotal: 0 });
  });

  it('goes on past a complaint that is broken', async () => {
    const ids = await fileMany(3);
    await apply();
    await step();
    const load: ComplaintLog['load'] = async (id) => {
      if (id === ids[1]) throw new Error('broken');
      return log.load(id);
    };
    const broken = { ...complaints, log: { ...log, load } };
    await step({ complaints: broken });
    expect(faults).toEqual([new Error('broken')]);
    // The next pass finds it mended.
    expect(await finish()).toMatchObject({ state: 'done', moved: 3, refusedTotal: 0 });
  });

  it('of an older version gives way to that of a newer one, and moves nobody back', async () => {
    const ids = await fileMany(batchMax + 2);
    await apply();
    await step();
    await step();
    await apply([]);
    expect(await finish()).toMatchObject({ state: 'done', version: 3 });
    expect(await dueDates(ids)).toEqual(new Set([due]));
    for (const id of ids) expect((await log.load(id))?.state.calendarVersion).toBe(3);
  });

  it('notes when it last got on, for the sweeper', async () => {
    await fileMany(1);
    await apply();
    now = plusMilliseconds(now, 180_000);
    await step();
    expect((await store.job())?.steppedAt).toBe(now);
    expect((await store.job())?.startedAt).toBe(shanghai('2026-11-24 09:00'));
  });
});

describe('the calendars', () => {
  it('are immutable, and one of two at once is written', async () => {
    const publish = (zh: string, note?: string) =>
      store.publish(
        { version: 2, publishedAt: now, publishedBy: administrator, ...(note !== undefined && { note }) },
        WorkCalendar.parse({ ...firstCalendar, version: 2, closures: [{ ...friday, reason: { zh, en: zh } }] }),
      );
    const outcomes = await Promise.all([publish('甲', '说明'), publish('乙', '说明'), publish('丙', '说明')]);
    expect(outcomes.filter((outcome) => outcome === 'written').length).toBe(1);
    expect(await publish('丁')).toBe('changed');
    expect(await store.latest()).toEqual({ rulebook: 1, calendar: 2 });
    expect(await store.versions()).toEqual([
      { version: 2, publishedAt: now, publishedBy: administrator, note: '说明' },
      { version: 1, publishedAt: shanghai('2026-11-23 09:00'), publishedBy: 'system' },
    ]);
    expect(await store.version(3)).toBeUndefined();
  });
});
