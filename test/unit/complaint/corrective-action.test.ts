import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import {
  accountable,
  begunWith,
  followedBy,
  headNurse,
  idOf,
  on,
  rulesWith,
  supervisor,
} from '../../support/accountable.ts';
import { given, holding, officer, positionsWithout, term } from '../../support/given.ts';

type Action = CommandOf<'RecordCorrectiveAction'>;
const action = (change: Partial<Omit<Action, 'type'>> = {}): Action => ({
  type: 'RecordCorrectiveAction',
  measure: '夜班增加巡视，每小时一次。',
  ...change,
});
const until = (day: string): Action => action({ dueOn: IsoDate.parse(day) });
const now = on('2026-11-24 09:00', headNurse);

describe('整改措施', () => {
  it('names cause, who sees to it, and until when', () => {
    const named = {
      cause: term('attitude'),
      unit: term('nursing-department'),
      owner: idOf(headNurse),
      dueOn: IsoDate.parse('2026-12-31'),
    };
    given(begunWith())
      .when(action(named), now)
      .thenEvents({
        type: 'CorrectiveActionRecorded',
        data: { action: 1, ...named },
        texts: { measure: '夜班增加巡视，每小时一次。' },
      })
      .thenState({
        correctiveActions: [{ action: 1, unit: 'nursing-department', owner: headNurse.id, dueOn: '2026-12-31' }],
      });
  });

  it('is one more for the register each time', () => {
    const log = followedBy([begunWith()], { type: 'CorrectiveActionRecorded', data: { action: 1 } });
    given(...log)
      .when(action(), now)
      .thenState({ correctiveActions: [{ action: 1 }, { action: 2 }] });
  });

  it('may be due today, not yesterday', () => {
    given(begunWith())
      .when(until('2026-11-24'), now)
      .thenState({ correctiveActions: [{ dueOn: '2026-11-24' }] });
    given(begunWith())
      .when(until('2026-11-23'), now)
      .thenRefused({ code: 'complaint/date-in-the-past', about: '2026-11-23' });
  });

  it('is refused for an unknown cause, unit or person', () => {
    given(begunWith())
      .when(action({ cause: term('weather') }), now)
      .thenRefused({ code: 'complaint/unknown-term', about: 'weather' });
    given(begunWith())
      .when(action({ unit: term('laundry') }), now)
      .thenRefused({ code: 'complaint/unknown-unit', about: 'laundry' });
    given(begunWith())
      .when(action({ owner: idOf(officer) }), now)
      .thenRefused({ code: 'complaint/unknown-person', about: officer.id });
  });

  it.each(positionsWithout('correct'))('is not for %s', (position) => {
    given(begunWith())
      .when(action(), on('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'correct' });
  });
});

const recorded = followedBy([begunWith()], {
  type: 'CorrectiveActionRecorded',
  data: { action: 1, unit: 'nursing-department' },
  by: headNurse,
});
const check = (isEffective: boolean, number = 1): CommandOf<'CheckEffect'> => ({
  type: 'CheckEffect',
  action: number,
  isEffective,
  effect: '一个月内未再发生同类投诉。',
});
const later = on('2026-12-28 09:00', supervisor);

describe('整改效果验证', () => {
  it('settles what worked', () => {
    given(...recorded)
      .when(check(true), later)
      .thenEvents({
        type: 'EffectChecked',
        data: { action: 1, isEffective: true },
        texts: { effect: '一个月内未再发生同类投诉。' },
      })
      .thenState({ correctiveActions: [{ action: 1, isEffective: true }] });
  });

  it('leaves open what did not work: it is checked again, and a new one recorded', () => {
    const failed = followedBy(recorded, { type: 'EffectChecked', data: { action: 1, isEffective: false } });
    given(...failed)
      .when(check(true), later)
      .thenState({ correctiveActions: [{ isEffective: true }] });
    given(...failed)
      .when(action(), now)
      .thenState({ correctiveActions: [{ action: 1, isEffective: false }, { action: 2 }] });
  });

  it('is over once it worked, and needs an action', () => {
    const settled = followedBy(recorded, { type: 'EffectChecked', data: { action: 1, isEffective: true } });
    given(...settled)
      .when(check(false), later)
      .thenRefused({ code: 'complaint/already-done', about: '1' });
    given(...recorded)
      .when(check(true, 2), later)
      .thenRefused({ code: 'complaint/nothing-pending', about: '2' });
  });

  it('is made by the owner of the action too, unless a guard of the rulebook says otherwise', () => {
    expect(given(...recorded).when(check(true), on('2026-12-28 09:00', headNurse)).decision.ok).toBe(true);
    const guarded = rulesWith({
      ...accountable.rulebook,
      guards: [
        {
          id: 'checked-by-supervisors',
          verb: 'CheckEffect',
          when: { is: 'always' },
          label: { 'zh-CN': '整改效果由监督人员验证', en: 'Supervisors check the effect' },
          who: [{ position: 'supervisor', at: 'anywhere' }],
        },
      ],
    });
    given(...recorded)
      .when(check(true), on('2026-12-28 09:00', headNurse, { rulebook: guarded }))
      .thenRefused({ code: 'complaint/guarded', rule: 'checked-by-supervisors', verb: 'CheckEffect' });
    const { decision } = given(...recorded).when(
      check(true),
      on('2026-12-28 09:00', supervisor, { rulebook: guarded }),
    );
    expect(decision.ok).toBe(true);
  });

  const others = positionsWithout('correct').filter((position) => positionsWithout('supervise').includes(position));
  it.each(others)('is not for %s', (position) => {
    given(...recorded)
      .when(check(true), on('2026-12-28 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'correct' });
  });
  it('is kept from somebody', () => expect(others.length).toBeGreaterThan(2));
});
