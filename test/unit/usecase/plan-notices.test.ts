import { describe, expect, it } from 'vitest';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import type { Actor } from '../../../shared/complaint/facts.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import type { Directory } from '../../../shared/usecase/complaint/ports.ts';
import { planNotices } from '../../../shared/usecase/notices/plan-notices.ts';
import { Notice } from '../../../shared/usecase/notices/notice.ts';
import { begunWith, followedBy, headNurse, idOf, leader, nurse, rulesWith } from '../../support/accountable.ts';
import { complaintId, facts, holding, officer, shanghai } from '../../support/given.ts';

const administrator = holding('administrator');
const secondOfficer = { ...holding('officer', 'pharmacy') };
const everybody = [officer, secondOfficer, leader, nurse, headNurse, administrator];

/** The directory of a house in which these people work; those who are away are no longer active. */
function house(people: readonly Actor[] = everybody, language: Language = 'zh-CN'): Directory {
  const active = people.map((person) => ({ ...person, id: idOf(person) }));
  return {
    holdersOf: async (position, units) =>
      active
        .filter(({ positions }) =>
          positions.some((held) => held.position === position && (units === 'anywhere' || units.includes(held.unit))),
        )
        .map(({ id }) => ({ id, language })),
    languagesOf: async (ids) => new Map(active.filter(({ id }) => ids.includes(id)).map(({ id }) => [id, language])),
    namesOf: async () => new Map(),
    unitsOf: async () => [],
  };
}

const duty = {
  id: 'report',
  label: { 'zh-CN': '向监管部门报告', en: 'Report to the regulator' },
  when: { is: 'flag', in: ['major-negligence'] },
  who: [{ position: 'leader', at: 'anywhere' }],
};
const { rulebook } = rulesWith({
  duties: [duty],
  notices: {
    ComplaintRegistered: [{ position: 'officer', at: 'anywhere' }],
    DutyRaised: [
      { position: 'leader', at: 'anywhere' },
      { position: 'officer', at: 'anywhere' },
    ],
  },
});
const { units } = facts('2026-11-24 09:00');

async function planned(events: readonly ComplaintEvent[], directory = house()): Promise<readonly Notice[]> {
  const state = replay(complaintId, events);
  const event = events.at(-1);
  if (!state || !event) throw new Error('nothing happened');
  const stored = {
    event,
    schema: 1,
    texts: {},
    isRedacted: false,
    hash: '',
    prev: null,
    textDigests: {},
    isIntact: true,
  };
  return planNotices(stored, state, { rulebook, units }, directory);
}
const recipients = (notices: readonly Notice[]): readonly string[] =>
  notices.map(({ to, kind }) => {
    const person = to.who === 'staff' ? everybody.find(({ id }) => id === to.staffId) : undefined;
    return `${kind} > ${person ? `${person.positions[0]?.position} at ${person.units[0]}` : to.who}`;
  });
const raised = followedBy([begunWith()], { type: 'DutyRaised', data: { duty: 'report' }, by: officer });

describe('notices by name', () => {
  it('reach everybody who holds the position, and the complainant', async () => {
    expect(recipients(await planned([begunWith({ copy: true })]))).toEqual([
      'complaintRegistered > officer at complaint-centre',
      'complaintRegistered > officer at pharmacy',
      'complaintAcknowledged > complainant',
    ]);
  });

  it('tell one person once, the task before the news, and never whoever did it', async () => {
    expect(recipients(await planned(raised))).toEqual([
      'taskGiven > leader at complaint-centre',
      'complaintNews > officer at pharmacy',
    ]);
  });

  it('hold ids, a number and a moment, and nothing that anybody wrote', async () => {
    const [notice] = await planned(raised);
    expect(Notice.parse(notice)).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      kind: 'taskGiven',
      to: { who: 'staff', staffId: leader.id },
      language: 'zh-CN',
      complaintId,
      number: '202611-0001',
      createdAt: shanghai('2026-11-24 09:00'),
      cause: { event: 'DutyRaised', rulebookVersion: 1, about: 'report' },
    });
  });

  it('are the same when the event is reacted to twice', async () => {
    expect(await planned(raised)).toEqual(await planned(raised));
    const ids = (await planned([begunWith({ copy: true })])).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('speak the language of whoever reads them', async () => {
    const notices = await planned([begunWith({ language: 'en', copy: true })], house(everybody, 'zh-CN'));
    expect(notices.map(({ to, language }) => [to.who, language])).toEqual([
      ['staff', 'zh-CN'],
      ['staff', 'zh-CN'],
      ['complainant', 'en'],
    ]);
  });

  it('go to the administrators when nobody holds the position, for each thing that is told', async () => {
    expect(recipients(await planned([begunWith({ copy: true })], house([nurse, administrator])))).toEqual([
      'complaintRegistered > administrator at complaint-centre',
      'complaintAcknowledged > complainant',
    ]);
    // The news finds the second officer; the task, whose leader is gone, must not be lost.
    expect(recipients(await planned(raised, house([secondOfficer, administrator])))).toEqual([
      'complaintNews > officer at pharmacy',
      'taskGiven > administrator at complaint-centre',
    ]);
  });

  it('go to the person themselves, and to the administrators when that person has left', async () => {
    const struck = followedBy([begunWith()], {
      type: 'SanctionRecorded',
      data: { sanction: 1, rule: 'ten-points', measure: 'points', staffId: nurse.id },
    });
    expect(recipients(await planned(struck))).toEqual(['sanctionNews > handler at nursing-department']);
    expect(recipients(await planned(struck, house([administrator])))).toEqual([
      'sanctionNews > administrator at complaint-centre',
    ]);
  });
});

const clock = (id: string, dueAt: string, dueOn: string) => ({
  change: 'started',
  clock: id,
  case: 'any',
  startedAt: shanghai('2026-11-23 10:00'),
  dueAt: shanghai(dueAt),
  dueOn,
  isProvisional: false,
});

describe('the due moment in a letter', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as an event holds it
  const clocks = [
    clock('feedback', '2026-11-30 17:30', '2026-11-30'),
    clock('inner', '2026-11-24 17:30', '2026-11-24'),
  ] as never;

  it('is to the complainant the one that is public, to the staff the one that comes first', async () => {
    const notices = await planned([begunWith({ clocks, copy: true })]);
    expect(notices.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['complaintRegistered', shanghai('2026-11-24 17:30')],
      ['complaintRegistered', shanghai('2026-11-24 17:30')],
      ['complaintAcknowledged', shanghai('2026-11-30 17:30')],
    ]);
  });

  it('is that of the clock it is about', async () => {
    const agreed = followedBy([begunWith({ clocks })], {
      type: 'DateAgreed',
      data: { clock: 'feedback', on: '2026-11-30' },
    });
    expect(await planned(agreed)).toMatchObject([{ kind: 'dateAgreed', dueAt: shanghai('2026-11-30 17:30') }]);
  });
});
