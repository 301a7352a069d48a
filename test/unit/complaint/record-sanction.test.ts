import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import {
  accountable,
  begunWith,
  followedBy,
  headNurse,
  idOf,
  leader,
  nurse,
  on,
  rulesWith,
} from '../../support/accountable.ts';
import { complaintIdNamed, given, holding, officer, positionsWithout, shanghai, term } from '../../support/given.ts';

type Sanction = CommandOf<'RecordSanction'>;
const sanction = (rule: string, change: Partial<Omit<Sanction, 'type' | 'rule'>> = {}): Sanction => ({
  type: 'RecordSanction',
  rule: term(rule),
  staffId: idOf(nurse),
  comment: '按考核办法处理。',
  ...change,
});
const valid = begunWith({ nature: term('valid') });
const repeated = begunWith({ nature: term('valid'), repeatOf: { complaint: complaintIdNamed('the first'), count: 1 } });
const now = on('2026-11-24 09:00');

describe('处理(处罚)', () => {
  it('takes the amount that the rule says', () => {
    given(valid)
      .when(sanction('ten-points'), now)
      .thenEvents({
        type: 'SanctionRecorded',
        data: { sanction: 1, rule: 'ten-points', measure: 'points', staffId: nurse.id, amount: 10 },
        texts: { comment: '按考核办法处理。' },
      })
      .thenState({ sanctions: [{ sanction: 1, rule: 'ten-points', staffId: nurse.id, amount: 10, by: leader.id }] });
  });

  it('is doubled on a second complaint, and says so', () => {
    given(repeated)
      .when(sanction('ten-points', { amount: 20 }), now)
      .thenEvents({ type: 'SanctionRecorded', data: { amount: 20, multiplied: 2 } });
    given(repeated)
      .when(sanction('ten-points', { amount: 10 }), now)
      .thenRefused({ code: 'complaint/amount-outside-rule', rule: 'ten-points' });
  });

  it('lies within 200 to 1,500, both included, and twice that on a second complaint', () => {
    const outside = { code: 'complaint/amount-outside-rule', rule: 'attitude-fine' } as const;
    for (const amount of [200, 1500]) {
      given(valid)
        .when(sanction('attitude-fine', { amount }), now)
        .thenEvents({ type: 'SanctionRecorded', data: { amount } });
    }
    given(valid)
      .when(sanction('attitude-fine', { amount: 199.99 }), now)
      .thenRefused(outside);
    given(valid)
      .when(sanction('attitude-fine', { amount: 1500.01 }), now)
      .thenRefused(outside);
    given(repeated)
      .when(sanction('attitude-fine', { amount: 3000 }), now)
      .thenState({ sanctions: [{ amount: 3000 }] });
    given(repeated)
      .when(sanction('attitude-fine', { amount: 399 }), now)
      .thenRefused(outside);
    given(valid)
      .when(sanction('attitude-fine'), now)
      .thenRefused({ code: 'complaint/incomplete', missing: ['amount'], rule: 'attitude-fine' });
  });

  it('is reckoned by tiers of a loss that must be named', () => {
    given(valid)
      .when(sanction('own-loss', { base: 25_000 }), now)
      .thenEvents({ type: 'SanctionRecorded', data: { measure: 'deduction', base: 25_000, amount: 3_500 } });
    given(valid)
      .when(sanction('own-loss'), now)
      .thenRefused({ code: 'complaint/incomplete', missing: ['base'], rule: 'own-loss' });
  });

  it('counts nothing for an apology', () => {
    const { decision } = given(valid)
      .when(sanction('say-sorry'), now)
      .thenEvents({ type: 'SanctionRecorded', data: { measure: 'apology' } });
    expect(decision.ok && decision.value[0]?.data).not.toHaveProperty('amount');
    given(valid)
      .when(sanction('say-sorry', { amount: 1 }), now)
      .thenRefused({ code: 'complaint/amount-outside-rule', rule: 'say-sorry' });
  });

  describe('by the overdue day', () => {
    const clock = { clock: 'feedback', case: 'investigation', startedAt: shanghai('2026-11-23 10:00') };
    /** Due on Monday 30 November at 17:30, and missed. */
    const missed = (...more: Parameters<typeof followedBy>[1][]): readonly ComplaintEvent[] =>
      followedBy(
        [
          begunWith({
            nature: term('valid'),
            clocks: [
              {
                change: 'started',
                ...clock,
                clock: term('feedback'),
                case: term('investigation'),
                dueAt: shanghai('2026-11-30 17:30'),
                dueOn: IsoDate.parse('2026-11-30'),
                isProvisional: false,
              },
            ],
          }),
        ],
        { type: 'DeadlineMissed', data: { clock: 'feedback', step: 'due', plannedAt: shanghai('2026-11-30 17:30') } },
        ...more,
      );

    it.each([
      // The evening of the due day itself: the first overdue day has begun.
      ['2026-11-30 18:00', 1, 50],
      ['2026-12-01 09:00', 1, 50],
      // Tue 1 (1), Wed 2 (2), Thu 3 (3), Fri 4 (4); Sat and Sun do not count.
      ['2026-12-04 09:00', 4, 200],
      ['2026-12-06 09:00', 4, 200],
      ['2026-12-07 09:00', 5, 250],
    ])('on %s counts %d days', (at, overdueDays, amount) => {
      given(...missed())
        .when(sanction('late'), on(at))
        .thenEvents({ type: 'SanctionRecorded', data: { overdueDays, amount } });
    });

    it('stops counting when the answer was given', () => {
      const log = missed({ type: 'ComplaintReplied', data: { clocks: [{ change: 'stopped', clock: 'feedback' }] } });
      const answered = log.map((event) =>
        event.type === 'ComplaintReplied' ? { ...event, at: shanghai('2026-12-02 09:00') } : event,
      );
      given(...answered)
        .when(sanction('late'), on('2026-12-21 09:00'))
        .thenEvents({ type: 'SanctionRecorded', data: { overdueDays: 2, amount: 100 } });
    });

    it('is refused when nothing was late', () => {
      given(valid).when(sanction('late'), now).thenRefused({ code: 'complaint/unknown-rule', about: 'late' });
    });
  });

  it('wants consent by its amount, also when the amount follows from the rule and is not named', () => {
    const approving = rulesWith({
      ...accountable.rulebook,
      approvals: [
        {
          id: 'manager-consents',
          verb: 'RecordSanction',
          when: { is: 'sanctionAmount', moreThan: 2_000 },
          label: { 'zh-CN': '超过 2,000 元的须经批准', en: 'More than 2,000 needs consent' },
          chain: [{ by: [{ position: 'leader', at: 'anywhere' }] }],
        },
      ],
    });
    const here = on('2026-11-24 09:00', leader, { rulebook: approving });
    given(valid)
      .when(sanction('own-loss', { base: 10_000 }), here)
      .thenEvents({ type: 'SanctionRecorded' });
    given(valid)
      .when(sanction('own-loss', { base: 10_001 }), here)
      .thenEvents({ type: 'ApprovalRequested' });
    given(valid)
      .when(sanction('attitude-fine', { amount: 1_500 }), here)
      .thenEvents({ type: 'SanctionRecorded' });
  });

  it('may strike a unit, and is counted on', () => {
    const log = followedBy([valid], {
      type: 'SanctionRecorded',
      data: { sanction: 1, rule: 'ten-points', measure: 'points', unit: 'pharmacy', amount: 10 },
    });
    const { staffId: _, ...unit } = sanction('ten-points', { unit: term('nursing-department') });
    given(...log)
      .when(unit, now)
      .thenEvents({ type: 'SanctionRecorded', data: { sanction: 2, unit: 'nursing-department' } });
  });

  it('is refused for nobody, and for an unknown person, unit or rule', () => {
    const { staffId: _, ...nobody } = sanction('ten-points');
    given(valid).when(nobody, now).thenRefused({ code: 'complaint/unknown-person' });
    given(valid)
      .when(sanction('ten-points', { staffId: idOf(officer) }), now)
      .thenRefused({ code: 'complaint/unknown-person', about: officer.id });
    given(valid)
      .when(sanction('ten-points', { unit: term('laundry') }), now)
      .thenRefused({ code: 'complaint/unknown-unit', about: 'laundry' });
    given(valid).when(sanction('no-such'), now).thenRefused({ code: 'complaint/unknown-rule', about: 'no-such' });
    given(begunWith({ nature: term('invalid') }))
      .when(sanction('ten-points'), now)
      .thenRefused({ code: 'complaint/unknown-rule', about: 'ten-points' });
  });

  it('is refused for a complaint that was found to be malicious, not for one that was only flagged', () => {
    const flagged = followedBy([valid], { type: 'MaliciousFlagged', data: {}, by: officer });
    expect(given(...flagged).when(sanction('ten-points'), now).decision.ok).toBe(true);
    given(...followedBy(flagged, { type: 'MaliciousDecided', data: { isMalicious: true } }))
      .when(sanction('ten-points'), now)
      .thenRefused({ code: 'complaint/not-at-fault', about: 'malicious' });
    const cleared = followedBy(flagged, { type: 'MaliciousDecided', data: { isMalicious: false } });
    expect(given(...cleared).when(sanction('ten-points'), now).decision.ok).toBe(true);
  });

  it.each(positionsWithout('account'))('is not for %s', (position) => {
    given(valid)
      .when(sanction('ten-points'), on('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'account' });
  });
});

const struck = followedBy([valid], {
  type: 'SanctionRecorded',
  data: { sanction: 1, rule: 'attitude-fine', measure: 'deduction', staffId: nurse.id, amount: 500 },
});
const unitStruck = followedBy([valid], {
  type: 'SanctionRecorded',
  data: { sanction: 1, rule: 'ten-points', measure: 'points', unit: 'nursing-department', amount: 10 },
});
const appeal = { type: 'AppealSanction', sanction: 1, reason: '当时正在抢救病人。' } as const;

describe('对处理申诉', () => {
  it('is for the person who was struck', () => {
    given(...struck)
      .when(appeal, on('2026-11-25 09:00', nurse))
      .thenEvents({ type: 'SanctionAppealed', data: { sanction: 1 }, texts: { reason: '当时正在抢救病人。' } })
      .thenState({ sanctions: [{ appeal: 'open', appealedBy: nurse.id }] });
  });
  it('is for any member of the unit that was struck', () => {
    given(...unitStruck)
      .when(appeal, on('2026-11-25 09:00', headNurse))
      .thenState({ sanctions: [{ appeal: 'open' }] });
  });
  it.each([
    ['a colleague', headNurse],
    ['the officer', officer],
    ['the leader', leader],
  ])('is not for %s', (_, actor) => {
    given(...struck)
      .when(appeal, on('2026-11-25 09:00', actor))
      .thenRefused({ code: 'complaint/not-yours', about: '1' });
  });
  it('is not for members of other units', () => {
    given(...unitStruck)
      .when(appeal, on('2026-11-25 09:00', holding('handler', 'pharmacy')))
      .thenRefused({ code: 'complaint/not-yours', about: '1' });
  });
  it('is made once, also after it was decided', () => {
    const appealed = followedBy(struck, { type: 'SanctionAppealed', data: { sanction: 1 }, by: nurse });
    given(...appealed)
      .when(appeal, on('2026-11-25 09:00', nurse))
      .thenRefused({ code: 'complaint/already-done', about: '1' });
    const decided = followedBy(appealed, { type: 'SanctionAppealDecided', data: { sanction: 1, decision: 'upheld' } });
    given(...decided)
      .when(appeal, on('2026-11-25 09:00', nurse))
      .thenRefused({ code: 'complaint/already-done', about: '1' });
  });
  it('needs a sanction', () => {
    given(valid)
      .when(appeal, on('2026-11-25 09:00', nurse))
      .thenRefused({ code: 'complaint/nothing-pending', about: '1' });
  });
});

const manager = holding('leader', 'audit-office');
const appealed = followedBy(struck, { type: 'SanctionAppealed', data: { sanction: 1 }, by: nurse });
type Decide = CommandOf<'DecideSanctionAppeal'>;
const decide = (decision: Decide['decision'], amount?: number): Decide => ({
  type: 'DecideSanctionAppeal',
  sanction: 1,
  decision,
  ...(amount !== undefined && { amount }),
  opinion: '情况属实，从轻处理。',
});
const later = on('2026-11-26 09:00', manager);

describe('申诉决定', () => {
  it('upholds, changes or lifts', () => {
    given(...appealed)
      .when(decide('upheld'), later)
      .thenEvents({
        type: 'SanctionAppealDecided',
        data: { sanction: 1, decision: 'upheld' },
        texts: { opinion: '情况属实，从轻处理。' },
      })
      .thenState({ sanctions: [{ appeal: 'upheld', amount: 500 }] });
    given(...appealed)
      .when(decide('changed', 300), later)
      .thenState({ sanctions: [{ appeal: 'changed', amount: 300 }] });
    given(...appealed)
      .when(decide('lifted'), later)
      .thenState({ sanctions: [{ appeal: 'lifted' }] });
  });
  it('never makes it worse, and names an amount only to change it', () => {
    const outside = { code: 'complaint/amount-outside-rule', rule: 'attitude-fine' } as const;
    given(...appealed)
      .when(decide('changed', 500.01), later)
      .thenRefused(outside);
    given(...appealed)
      .when(decide('upheld', 500), later)
      .thenRefused(outside);
    given(...appealed)
      .when(decide('changed'), later)
      .thenRefused({ code: 'complaint/incomplete', missing: ['amount'] });
  });
  it('is not for who sanctioned, who appealed, or who was struck', () => {
    const same = { code: 'complaint/same-person', about: '1' } as const;
    given(...appealed)
      .when(decide('lifted'), on('2026-11-26 09:00', leader))
      .thenRefused(same);
    const byHead = { ...manager, id: headNurse.id };
    const unit = followedBy(unitStruck, { type: 'SanctionAppealed', data: { sanction: 1 }, by: headNurse });
    given(...unit)
      .when(decide('lifted'), on('2026-11-26 09:00', byHead))
      .thenRefused(same);
    given(...appealed)
      .when(decide('lifted'), on('2026-11-26 09:00', { ...manager, id: nurse.id }))
      .thenRefused(same);
  });
  it('needs an appeal that is open', () => {
    given(...struck)
      .when(decide('upheld'), later)
      .thenRefused({ code: 'complaint/nothing-pending', about: '1' });
    const decided = followedBy(appealed, { type: 'SanctionAppealDecided', data: { sanction: 1, decision: 'upheld' } });
    given(...decided)
      .when(decide('lifted'), later)
      .thenRefused({ code: 'complaint/nothing-pending', about: '1' });
  });
  const others = positionsWithout('review').filter((position) => positionsWithout('approve').includes(position));
  it.each(others)('is not for %s', (position) => {
    given(...appealed)
      .when(decide('upheld'), on('2026-11-26 09:00', holding(position, 'audit-office')))
      .thenRefused({ code: 'session/not-permitted', about: 'review' });
  });
  it('is kept from somebody', () => expect(others.length).toBeGreaterThan(3));
});
