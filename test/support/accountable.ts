import type { ComplaintEvent, EventData } from '../../shared/complaint/events.ts';
import type { Actor, Facts } from '../../shared/complaint/facts.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { facts, holding, hospital, shanghai, term } from './given.ts';

/** The hospital's words, people and clocks with these rules, and none of its own that stand in the way. */
export const rulesWith = (change: object): Facts['rulebook'] => ({
  version: 1,
  rulebook: Rulebook.parse({
    ...hospital.rulebook,
    classification: [],
    requirements: [],
    guards: [],
    duties: [],
    ...change,
  }),
});

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** An institution that holds its people to account, after the figures that rules of this kind name. */
export const accountable = rulesWith({
  natures: [
    { id: 'valid', label: label('有效投诉', 'Valid'), isFault: true },
    { id: 'invalid', label: label('无效投诉', 'Invalid') },
  ],
  causes: [{ id: 'attitude', label: label('服务态度', 'Attitude') }],
  compensations: [
    { id: 'refund', label: label('退还费用', 'Refund') },
    { id: 'gift', label: label('慰问品', 'Gift') },
  ],
  accountability: {
    grades: [
      { id: 'main', label: label('主要责任', 'Main responsibility') },
      { id: 'minor', label: label('次要责任', 'Minor responsibility') },
    ],
    measures: [
      { id: 'deduction', label: label('扣发绩效', 'Deduction'), counts: 'money' },
      { id: 'points', label: label('扣分', 'Points'), counts: 'points' },
      { id: 'apology', label: label('赔礼道歉', 'Apology'), counts: 'none' },
    ],
    rules: [
      {
        id: 'attitude-fine',
        label: label('服务态度问题', 'Attitude'),
        when: { is: 'category', in: ['nursing'] },
        measure: 'deduction',
        amount: { from: 200, to: 1500 },
        multiply: [{ when: { is: 'repeatCount', atLeast: 1 }, by: 2 }],
      },
      {
        id: 'ten-points',
        label: label('有效投诉扣分', 'Valid complaint'),
        when: { is: 'nature', in: ['valid'] },
        measure: 'points',
        amount: { fixed: 10 },
        multiply: [{ when: { is: 'repeatCount', atLeast: 1 }, by: 2 }],
      },
      {
        id: 'late',
        label: label('逾期未反馈', 'Late answer'),
        when: { is: 'missed', in: ['feedback'] },
        measure: 'deduction',
        amount: { first: 50, perDay: 50 },
      },
      {
        id: 'own-loss',
        label: label('因本人过错造成损失', 'Loss by own fault'),
        when: { is: 'always' },
        measure: 'deduction',
        amount: { tiers: [{ upTo: 10_000, percent: 20 }, { percent: 10 }] },
      },
      { id: 'say-sorry', label: label('赔礼道歉', 'Apology'), when: { is: 'always' }, measure: 'apology' },
    ],
    shares: [
      { id: 'supervisor', when: { is: 'always' }, role: 'supervisor', percent: 20 },
      { id: 'head', when: { is: 'repeatCount', atLeast: 1 }, role: 'departmentHead', percent: 30 },
    ],
    jointLiability: { is: 'personsHarmed', atLeast: 2 },
  },
});

export const leader = holding('leader');
export const supervisor = holding('supervisor');
export const nurse = holding('handler', 'nursing-department');
export const headNurse = holding('department-head', 'nursing-department');
/** The id of a member of staff, as a command names them. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever holds a position is a member of staff
export const idOf = (actor: Actor): StaffId => actor.id as StaffId;

/** The facts at a moment, under the rules of the accountable institution, with those whom a command may name. */
export const on = (at: string, actor: Actor = leader, change: Partial<Facts> = {}): Facts =>
  facts(at, actor, {
    rulebook: accountable,
    people: [nurse, headNurse, leader, supervisor].map((person) => ({ id: idOf(person), units: person.units })),
    ...change,
  });

/** A complaint about nursing as the log begins with it, on Monday 23 November 2026 at 10:00, with what is known of it. */
export const begunWith = (change: Partial<EventData<'ComplaintRegistered'>> = {}): ComplaintEvent => ({
  type: 'ComplaintRegistered',
  seq: 1,
  at: shanghai('2026-11-23 10:00'),
  actorId: 'complainant',
  data: {
    number: '202611-0001',
    language: 'zh-CN',
    channel: term('web'),
    category: term('nursing'),
    identityMode: 'named',
    rulebookVersion: 1,
    calendarVersion: 1,
    hasContact: true,
    ...change,
  },
});

/** The next events of a log, one second after the other. */
export function followedBy(
  events: readonly ComplaintEvent[],
  ...more: readonly { readonly type: ComplaintEvent['type']; readonly data: object; readonly by?: Actor }[]
): readonly ComplaintEvent[] {
  return more.reduce<readonly ComplaintEvent[]>((log, { type, data, by }) => {
    const event = { type, seq: log.length + 1, at: shanghai('2026-11-24 09:00'), actorId: by?.id ?? leader.id, data };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test writes the data that its type has
    return [...log, event as ComplaintEvent];
  }, events);
}
