import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import type { IdentityView } from '../../../shared/contract/complaints.ts';
import { writesOf } from '../../../shared/data/complaint/complaint-log.ts';
import type { PlainItem } from '../../../shared/data/item.ts';
import type { Write } from '../../../shared/data/tenant-table.ts';
import type { LoadedComplaint } from '../../../shared/usecase/complaint/ports.ts';
import { plainBytes, transactionUnits } from '../../support/capacity.ts';
import { complaintId, facts, fired, holding, registered, type Step, verb } from '../../support/given.ts';
import { appendFor } from '../../support/log-steps.ts';

const chinese = (characters: number): string => '投'.repeat(characters);
const named: IdentityView = { name: '欧阳若兰', phone: '+86 138 0013 8000', email: 'ouyang.ruolan@example.com' };
const filing: Step = [verb.register({ narrative: chinese(300) }), registered[1]];
const toOne: Step = [verb.dispatchSaying(chinese(200), 'nursing-department'), facts('2026-11-24 09:00')];
const toTwo: Step = [verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-24 09:00')];
const stating = (unit: string): Step => [
  verb.state(unit, chinese(200)),
  facts('2026-11-25 09:00', holding('handler', unit)),
];
const answer: Step = [verb.reply(chinese(200)), facts('2026-11-26 09:00')];

const rated = (degree: string): Step => [verb.rate(degree, chinese(200)), facts('2026-11-26 20:00', complainant)];

/** A table that remembers items, and reckons what each step writes. */
function costs(...steps: readonly Step[]) {
  const stored = new Map<string, PlainItem>();
  let loaded: LoadedComplaint | undefined;
  return steps.map(([command, on]) => {
    const append = appendFor(complaintId, loaded, [command, on]);
    const writes = writesOf({ ...append, identity: command.type === 'RegisterComplaint' ? named : undefined });
    const units = transactionUnits(writes, stored);
    keep(stored, writes);
    const head = stored.get(`COMPLAINT#${complaintId}/SNAPSHOT`)?.['head'];
    loaded = { state: append.after, head: typeof head === 'string' ? head : '', armed: append.armed };
    const puts = writes.flatMap((write) => ('put' in write ? [write.put] : []));
    const bytes = (prefix: string) => Math.max(0, ...puts.filter(({ pk }) => pk.startsWith(prefix)).map(plainBytes));
    return {
      units,
      snapshot: plainBytes(stored.get(`COMPLAINT#${complaintId}/SNAPSHOT`) ?? {}),
      event: bytes('EVENTS#'),
    };
  });
}

function keep(stored: Map<string, PlainItem>, writes: readonly Write[]): void {
  for (const write of writes) {
    if ('put' in write) stored.set(`${write.put.pk}/${write.put.sk}`, write.put);
    if ('remove' in write) stored.delete(`${write.remove.pk}/${write.remove.sk}`);
  }
}

/** What the last of these steps costs. */
const cost = (...steps: readonly Step[]): number => costs(...steps).at(-1)?.units ?? Number.NaN;
/** The counter of running numbers: one small item, outside the transaction. */
const counter = 1;
/** What is noted of the sender for two hours; test/contract/guard.test.ts measures it. */
const noteOfSender = 1;
const perDepartment = 3;
/** A line that moves to another part of its queue leaves one place of the index and takes another. */
const perMovedLine = perDepartment + 1;

describe('what a complaint costs, in write units', () => {
  it('to file with 300 characters, named, with an address: 13 at most', () => {
    expect(cost(filing) + counter + noteOfSender).toBeLessThanOrEqual(13);
  });

  it('to dispatch: 6 at most, and 3 for each department whose line is written', () => {
    expect(cost(filing, toOne)).toBeLessThanOrEqual(6 + perDepartment);
    expect(cost(filing, toTwo)).toBeLessThanOrEqual(6 + 2 * perDepartment);
  });

  it('to dispatch anew: the line that goes and the line that comes', () => {
    const elsewhere: Step = [verb.dispatch('pharmacy'), facts('2026-11-24 10:00')];
    expect(cost(filing, toOne, elsewhere)).toBeLessThanOrEqual(6 + 2 * perDepartment);
  });

  it('to state: 6 at most, and the line of the department, which moves', () => {
    expect(cost(filing, toTwo, stating('pharmacy'))).toBeLessThanOrEqual(6 + perDepartment);
    expect(cost(filing, toOne, stating('nursing-department'))).toBeLessThanOrEqual(6 + perDepartment);
  });

  it('to reply with 200 characters after the statement: 6 at most', () => {
    expect(cost(filing, toOne, stating('nursing-department'), answer)).toBeLessThanOrEqual(6);
    expect(cost(filing, answer)).toBeLessThanOrEqual(6);
  });

  it('to rate without settling: 6 at most; with a rating that closes 2 more for the second event', () => {
    expect(cost(filing, answer, rated('dissatisfied'))).toBeLessThanOrEqual(6);
    expect(cost(filing, answer, rated('satisfied'))).toBeLessThanOrEqual(6 + 2);
  });

  it('to close and to reveal an identity: 6 at most', () => {
    expect(cost(filing, answer, [verb.close(chinese(200)), facts('2026-11-26 10:00')])).toBeLessThanOrEqual(6);
    expect(cost(filing, [verb.reveal(chinese(200)), facts('2026-11-23 14:30')])).toBeLessThanOrEqual(6);
  });

  it('for each step of the ladder: 6 at most while nobody has been given the complaint', () => {
    const steps = [fired('2026-11-27 08:10'), fired('2026-11-30 17:30'), fired('2026-12-01 08:00')];
    const [, remind, miss, escalate] = costs(filing, ...steps).map(({ units }) => units);
    expect(remind).toBeLessThanOrEqual(6);
    expect(miss).toBeLessThanOrEqual(6);
    expect(escalate).toBeLessThanOrEqual(6);
  });

  it('for what also moves the line of a department that has not stated: 4 more', () => {
    expect(cost(filing, toOne, answer)).toBeLessThanOrEqual(6 + perMovedLine);
    const [, , remind, miss, escalate] = costs(
      filing,
      [verb.dispatch('nursing-department'), facts('2026-11-24 09:00')],
      fired('2026-11-27 08:10'),
      fired('2026-11-30 17:30'),
      fired('2026-12-01 08:00'),
    ).map(({ units }) => units);
    expect(remind).toBeLessThanOrEqual(6);
    expect(miss).toBeLessThanOrEqual(6 + perMovedLine);
    expect(escalate).toBeLessThanOrEqual(6 + perDepartment);
  });

  it('keeps the snapshot and every event of a complaint answered in time within one kB but for its words', () => {
    const story = costs(
      [verb.register({ narrative: '候诊三小时。' }), registered[1]],
      [verb.dispatch('nursing-department'), facts('2026-11-24 09:00')],
      [verb.state('nursing-department', '两人当班。'), stating('nursing-department')[1]],
      [verb.reply('已增加人手。'), facts('2026-11-26 09:00')],
      [verb.rate('satisfied'), facts('2026-11-26 20:00', complainant)],
    );
    expect(story).toHaveLength(5);
    for (const { snapshot, event } of story) {
      expect(snapshot).toBeGreaterThan(200);
      expect(snapshot).toBeLessThanOrEqual(1024);
      expect(event).toBeGreaterThan(200);
      expect(event).toBeLessThanOrEqual(1024);
    }
  });

  it('stays within a kB and a quarter with all that can happen on the way: two departments, late, escalated, rated, closed', () => {
    const story = costs(
      [verb.register({ narrative: '候诊三小时。' }), registered[1]],
      toTwo,
      [verb.state('pharmacy', '发药无误。'), stating('pharmacy')[1]],
      [verb.state('nursing-department', '两人当班。'), stating('nursing-department')[1]],
      fired('2026-12-04 08:10'),
      fired('2026-12-07 17:30'),
      fired('2026-12-08 08:00'),
      [verb.reply('已增加人手。'), facts('2026-12-08 10:00')],
      [verb.rate('satisfied'), facts('2026-12-08 20:00', complainant)],
    );
    expect(story).toHaveLength(9);
    for (const { snapshot, event } of story) {
      expect(snapshot).toBeGreaterThan(200);
      expect(snapshot).toBeLessThanOrEqual(1280);
      expect(event).toBeGreaterThan(200);
      expect(event).toBeLessThanOrEqual(1024);
    }
  });
});

const line = (nextAt: string, extra: PlainItem = {}) => ({
  pk: 'p',
  sk: 's',
  queue: 'QUEUE#centre#open',
  nextAt,
  ...extra,
});
const units = (put: PlainItem & { pk: string; sk: string }, before?: PlainItem) =>
  transactionUnits([{ put }], new Map(before ? [['p/s', before]] : []));

describe('the reckoning itself', () => {
  it.each<[string, PlainItem, number]>([
    // Names and strings in UTF-8 bytes: pk 2 + abc 3.
    ['a string', { pk: 'abc' }, 2 + 3],
    // Three bytes for each of two characters.
    ['Chinese', { t: '投诉' }, 1 + 6],
    // 1 byte for each two significant digits, and 1: 12 -> 1 + 1; 123 -> 2 + 1; 1200 has two significant digits.
    ['a short number', { n: 12 }, 1 + 2],
    ['a longer number', { n: 123 }, 1 + 3],
    ['zeros at the end', { n: 1200 }, 1 + 2],
    ['zero', { n: 0 }, 1 + 2],
    // A sign is one byte more.
    ['a negative number', { n: -12 }, 1 + 3],
    ['binary', { b: new Uint8Array(40) }, 1 + 40],
    ['a truth', { yes: true }, 3 + 1],
    // List: 3, and 1 for each member beside its own bytes: 3 + (1 + 1) + (1 + 1).
    ['a list', { l: ['a', 'b'] }, 1 + 3 + 2 + 2],
    // Map: 3, and for each member 1 + name + value: 3 + (1 + 2 + 1).
    ['a map', { m: { ab: 'c' } }, 1 + 3 + 4],
    ['an empty map', { m: {} }, 1 + 3],
    // What is not there takes no bytes.
    ['nothing', { pk: 'a', gone: undefined }, 2 + 1],
  ])('%s', (_, item, bytes) => {
    expect(plainBytes(item)).toBe(bytes);
  });

  it('counts two for each started kB of an item in a transaction', () => {
    // pk 2 + 1, sk 2 + 1, t 1: seven bytes beside the text.
    expect(units({ pk: 'p', sk: 's', t: 'x'.repeat(1024 - 7) })).toBe(2);
    expect(units({ pk: 'p', sk: 's', t: 'x'.repeat(1025 - 7) })).toBe(4);
  });

  it('counts one for an index entry that comes, changes or goes, two for one that moves, none for one that stays', () => {
    expect(units(line('1'))).toBe(2 + 1);
    expect(units(line('1', { stage: 'replied' }), line('1'))).toBe(2 + 1);
    expect(units(line('2'), line('1'))).toBe(2 + 2);
    expect(units(line('1', { head: 'not projected' }), line('1'))).toBe(2);
    expect(transactionUnits([{ remove: { pk: 'p', sk: 's' } }], new Map([['p/s', line('1')]]))).toBe(2 + 1);
  });
});
