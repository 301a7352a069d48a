import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import {
  accountable,
  begunWith,
  headNurse,
  idOf,
  leader,
  nurse,
  on,
  rulesWith,
  followedBy,
} from '../../support/accountable.ts';
import { given, holding, officer, positionsWith, positionsWithout, term } from '../../support/given.ts';

type Finding = CommandOf<'AttributeResponsibility'>;
const find = (change: Partial<Omit<Finding, 'type'>> = {}): Finding => ({
  type: 'AttributeResponsibility',
  shares: [
    { staffId: idOf(nurse), role: 'handler', percent: 80 },
    { staffId: idOf(headNurse), role: 'supervisor', percent: 20 },
  ],
  opinion: '当班护士未及时巡视，护士长督查不力。',
  ...change,
});
const only = (share: Partial<Finding['shares'][number]>): Finding => find({ shares: [{ percent: 100, ...share }] });
const valid = begunWith({ nature: term('valid') });
const now = on('2026-11-24 09:00');

describe('责任认定', () => {
  it('says who bears how much, with the opinion apart', () => {
    given(valid)
      .when(find({ shares: [{ unit: term('nursing-department'), percent: 100, grade: term('main') }] }), now)
      .thenEvents({
        type: 'ResponsibilityAttributed',
        data: { shares: [{ unit: 'nursing-department', percent: 100, grade: 'main' }] },
        texts: { opinion: '当班护士未及时巡视，护士长督查不力。' },
      })
      .thenState({ responsibility: [{ unit: 'nursing-department', percent: 100, grade: 'main' }] });
  });

  it('shares out what the rule makes of the loss: 20 % of 10,000 and 10 % of 2,000 are 2,200', () => {
    given(valid)
      .when(find({ rule: term('own-loss'), loss: 12_000 }), now)
      .thenEvents({
        type: 'ResponsibilityAttributed',
        data: {
          rule: 'own-loss',
          loss: 12_000,
          shares: [
            { staffId: nurse.id, percent: 80, amount: 1_760 },
            { staffId: headNurse.id, percent: 20, amount: 440 },
          ],
        },
      });
  });

  it('shares out the loss itself where no rule is named', () => {
    given(valid)
      .when(find({ loss: 1_000.01 }), now)
      .thenState({ responsibility: [{ amount: 800.01 }, { amount: 200 }] });
  });

  it('takes the place of the finding before', () => {
    const log = followedBy([valid], {
      type: 'ResponsibilityAttributed',
      data: { shares: [{ unit: 'pharmacy', percent: 100 }] },
    });
    const { after } = given(...log).when(find(), now);
    expect(after.responsibility).toEqual(find().shares);
  });

  it('may be joint where the rulebook says so: each for the whole', () => {
    const joint = find({
      isJoint: true,
      loss: 500,
      shares: [
        { staffId: idOf(nurse), percent: 50 },
        { staffId: idOf(headNurse), percent: 100 },
      ],
    });
    given(begunWith({ nature: term('valid'), personsHarmed: 2 }))
      .when(joint, now)
      .thenEvents({
        type: 'ResponsibilityAttributed',
        data: { isJoint: true, shares: [{ amount: 500 }, { amount: 500 }] },
      });
    given(begunWith({ nature: term('valid'), personsHarmed: 1 }))
      .when(joint, now)
      .thenRefused({ code: 'complaint/unknown-rule', about: 'jointLiability' });
  });

  it.each([[99.99], [100.01], [30]])('is refused when the shares come to %d', (percent) => {
    given(valid)
      .when(
        find({
          shares: [
            { staffId: idOf(nurse), percent: percent / 2 },
            { unit: term('pharmacy'), percent: percent / 2 },
          ],
        }),
        now,
      )
      .thenRefused({ code: 'complaint/shares-not-whole' });
  });

  it('takes thirds for a whole, and nobody twice', () => {
    const third = { percent: 100 / 3 };
    const three = [
      { staffId: idOf(nurse), ...third },
      { staffId: idOf(headNurse), ...third },
      { unit: term('pharmacy'), ...third },
    ];
    expect(given(valid).when(find({ shares: three }), now).decision.ok).toBe(true);
    given(valid)
      .when(
        find({
          shares: [
            { staffId: idOf(nurse), percent: 50 },
            { staffId: idOf(nurse), percent: 50 },
          ],
        }),
        now,
      )
      .thenRefused({ code: 'complaint/shares-not-whole' });
  });

  it('is refused for an unknown person, unit or grade, and for nobody', () => {
    given(valid).when(only({}), now).thenRefused({ code: 'complaint/unknown-person' });
    given(valid)
      .when(only({ staffId: idOf(officer) }), now)
      .thenRefused({ code: 'complaint/unknown-person', about: officer.id });
    given(valid)
      .when(only({ unit: term('laundry') }), now)
      .thenRefused({ code: 'complaint/unknown-unit', about: 'laundry' });
    given(valid)
      .when(only({ unit: term('pharmacy'), grade: term('huge') }), now)
      .thenRefused({ code: 'complaint/unknown-term', about: 'huge' });
  });

  it('is refused by a rule that does not apply, that wants a loss, or that makes nothing of one', () => {
    given(valid)
      .when(find({ rule: term('late'), loss: 5 }), now)
      .thenRefused({ code: 'complaint/unknown-rule', about: 'late' });
    given(valid)
      .when(find({ rule: term('no-such') }), now)
      .thenRefused({ code: 'complaint/unknown-rule', about: 'no-such' });
    given(valid)
      .when(find({ rule: term('own-loss') }), now)
      .thenRefused({ code: 'complaint/incomplete', missing: ['loss'], rule: 'own-loss' });
    given(valid)
      .when(find({ rule: term('say-sorry'), loss: 5 }), now)
      .thenRefused({ code: 'complaint/unknown-rule', about: 'say-sorry' });
  });

  it('is refused while the nature is no fault of the organisation', () => {
    given(begunWith({ nature: term('invalid') }))
      .when(find(), now)
      .thenRefused({ code: 'complaint/not-at-fault', about: 'invalid' });
    given(begunWith()).when(find(), now).thenRefused({ code: 'complaint/not-at-fault' });
  });

  it('is left to whoever decides where no nature is marked as a fault', () => {
    const natures = accountable.rulebook.natures?.map(({ id, label }) => ({ id, label }));
    const plain = rulesWith({ natures, accountability: accountable.rulebook.accountability });
    const { decision } = given(begunWith()).when(find(), on('2026-11-24 09:00', leader, { rulebook: plain }));
    expect(decision.ok).toBe(true);
  });

  it('is refused for a complaint that was found to be malicious', () => {
    const log = followedBy(
      [valid],
      { type: 'MaliciousFlagged', data: {}, by: officer },
      { type: 'MaliciousDecided', data: { isMalicious: true } },
    );
    given(...log)
      .when(find(), now)
      .thenRefused({ code: 'complaint/not-at-fault', about: 'malicious' });
  });

  it.each(positionsWithout('account'))('is not for %s', (position) => {
    given(valid)
      .when(find(), on('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'account' });
  });
  it('is for the leader alone', () => expect(positionsWith('account')).toEqual(['leader']));
});
