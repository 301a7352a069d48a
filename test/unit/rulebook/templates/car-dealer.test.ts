import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, type Play, type Saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('car-dealer');
const officer = holderOf('officer', 'customer-service');
const adviser = holderOf('handler', 'sales');
const manager = holderOf('department-head', 'sales');
const generalManager = holderOf('leader', 'customer-service');

const heard = {
  identity: '车主本人，教师。',
  concerns: '担心发动机异响影响安全。',
  'understanding-gap': '客户认为是质量问题，我们认为是机油标号问题。',
  expectations: '希望更换并道歉，情绪激动。',
};
const classify = (authorised: string, more: object = {}) =>
  ({ type: 'ClassifyComplaint', fields: { ...heard, authorised, ...more } }) as const;
const dispatch: Saying = { type: 'DispatchComplaint', lead: 'sales', coDepartments: ['after-sales-service'] };
const reply = { type: 'ReplyToComplainant', reply: '免费更换机油并重新检测。' } as const;
const followUp = { type: 'RecordFollowUp', contact: 'reached' } as const;

const filed = (at = '2026-09-28 10:00'): Play =>
  play(rulebook).at(at).register('complainant', { category: 'after-sales' }).does(officer, dispatch);

/** Resolved and closed on Wednesday 30 September 2026 at 16:00. */
const closed = (): Play =>
  filed()
    .does(adviser, classify('yes', { 'opinion-on-solution': '可以接受。' }))
    .at('2026-09-29 10:00')
    .does(adviser, reply)
    .at('2026-09-30 16:00')
    .does(officer, { type: 'CloseComplaint', reason: '客户同意。', outcome: 'solved' });

describe('who owns a complaint', () => {
  // 由销售顾问负责。
  it('is the sales adviser, whatever it is about', () => {
    expect(rulebook.routes.map(({ when, lead, coDepartments = [] }) => [when, [lead, ...coDepartments]])).toEqual([
      [{ is: 'category', in: ['after-sales', 'vehicle-quality'] }, ['sales', 'after-sales-service']],
      [{ is: 'always' }, ['sales']],
    ]);
    expect(filed().lines('ComplaintRegistered')).toEqual([
      '2026-09-28 10:00 ComplaintRegistered → officer, department-head@sales',
    ]);
    expect(filed().lines('ComplaintDispatched')).toEqual([
      '2026-09-28 10:00 ComplaintDispatched sales+after-sales-service → handler@sales+after-sales-service, department-head@sales+after-sales-service',
    ]);
    filed()
      .does(adviser, classify('yes'))
      .isRefused(officer, reply, 'complaint/guarded', { rule: 'adviser-or-authorised' });
  });

  // 有权处理的立即处理，否则找到有权处理的人。
  it('settles it now if authorised', () => {
    const settle = { type: 'ResolveOnTheSpot', reply: '当场更换雨刮。', satisfaction: 'satisfied' } as const;
    const begin = () =>
      play(rulebook).at('2026-11-23 10:00').register(adviser, { category: 'delivery', channel: 'showroom' });
    begin().does(adviser, classify('yes')).does(adviser, settle);
    begin().isRefused(adviser, settle, 'complaint/guarded', { rule: 'settle-if-authorised' });
    begin()
      .does(adviser, classify('no'))
      .isRefused(adviser, settle, 'complaint/guarded', { rule: 'settle-if-authorised' });
  });

  it('finds the person who is, and nothing is promised before', () => {
    const story = filed().does(adviser, classify('no'));
    expect(story.lines('DutyRaised')).toEqual([
      '2026-09-28 10:00 DutyRaised find-authorised-person → handler@sales+after-sales-service, department-head@sales+after-sales-service, leader',
    ]);
    story
      .isRefused(adviser, reply, 'complaint/duty-first', { about: 'find-authorised-person' })
      .isRefused(manager, { type: 'RecordCompensation', compensation: 'gift', amount: 200 }, 'complaint/duty-first')
      .does(manager, { type: 'CompleteDuty', duty: 'find-authorised-person' })
      .does(manager, { type: 'RecordCompensation', compensation: 'gift', amount: 200 })
      .does(manager, reply);
    expect(story.state).toMatchObject({ stage: 'replied', compensationAmount: 200 });
  });
});

describe('what is to be found out', () => {
  // 收集信息：客户身份、利益与关注点、双方理解的差距、期望与反应、对方案的意见、实施后的意见。
  it('comes before the answer, and the opinion on the solution before closing', () => {
    filed().isRefused(adviser, reply, 'complaint/incomplete', {
      missing: ['field:identity', 'field:concerns', 'field:understanding-gap', 'field:expectations'],
    });
    const close = { type: 'CloseComplaint', reason: '客户同意。', outcome: 'solved' } as const;
    filed()
      .does(adviser, classify('yes'))
      .does(adviser, reply)
      .isRefused(officer, close, 'complaint/incomplete', { missing: ['field:opinion-on-solution'] })
      .does(adviser, { type: 'ClassifyComplaint', fields: { 'opinion-on-solution': '可以接受。' } })
      .does(officer, close);
  });

  // 取得授权，设定目标，明确可控范围。
  it('is part of the plan: authority, goal, range of control', () => {
    const state = { type: 'SubmitStatement', unit: 'sales', statement: '处理方案。' } as const;
    filed()
      .isRefused(adviser, { ...state, elements: { goal: '当天修好。' } }, 'complaint/incomplete', {
        missing: ['element:authority', 'element:control-range'],
      })
      .does(adviser, {
        ...state,
        elements: { authority: '经理同意500元以内。', goal: '当天修好。', 'control-range': '机油和工时。' },
      });
  });

  // 三变法：换地点、换人、换时间。
  it('can say that place, person or time was changed', () => {
    const story = filed().does(adviser, { type: 'ClassifyComplaint', flags: ['changed-place', 'changed-person'] });
    expect(story.state.flags).toEqual(['changed-place', 'changed-person']);
    expect(rulebook.flags?.map(({ id }) => id)).toEqual(['changed-place', 'changed-person', 'changed-time']);
  });

  // 补偿关怀：折扣、礼品、免费服务、承担费用。
  it('knows four kinds of care', () => {
    expect(rulebook.compensations?.map(({ id }) => id)).toEqual(['discount', 'gift', 'free-service', 'absorbed-cost']);
    filed()
      .does(adviser, classify('yes'))
      .isRefused(manager, { type: 'RecordCompensation', compensation: 'cash', amount: 1 }, 'complaint/unknown-term');
  });
});

describe('after the resolution', () => {
  // 问题解决后3个工作日内回访，了解对方案的评价。
  it('the customer is followed up within three working days, the make-up workday counted', () => {
    // Wed 30 Sep 2026; 1-7 Oct holiday; Thu 8 = 1, Fri 9 = 2, Sat 10 works = 3.
    const story = closed();
    expect(story.due('after-resolution-1')).toBe('2026-10-10 17:30');
    expect(story.at('2026-10-12 12:00').lines('after-resolution-1/')).toEqual([
      '2026-10-09 08:00 HandlerReminded after-resolution-1/reminder → handler@sales+after-sales-service, officer',
      '2026-10-10 17:30 DeadlineMissed after-resolution-1/due → officer, department-head@sales+after-sales-service',
      '2026-10-12 08:00 ComplaintEscalated after-resolution-1/overdue → leader, officer',
    ]);
  });

  // 列入重点客户档案，跟踪；领导定期走访，听取意见。
  it('the customer enters the key file and is visited by a leader', () => {
    const story = closed()
      .at('2026-10-08 10:00')
      .does(adviser, { ...followUp, contact: 'unreached' });
    expect(story.clock('after-resolution-1')).toMatchObject({ status: 'running' });
    story.at('2026-10-09 10:00').does(adviser, { ...followUp, satisfaction: 'satisfied' });
    expect(story.clock('after-resolution-1')).toMatchObject({ status: 'met' });
    expect(story.lines('DutyRaised')).toEqual([
      '2026-10-08 10:00 DutyRaised key-customer-file → handler@sales+after-sales-service, officer',
      '2026-10-08 10:00 DutyRaised leader-visit → leader',
    ]);
    story
      .isRefused(officer, { type: 'CompleteDuty', duty: 'leader-visit' }, 'complaint/not-yours')
      .does(officer, { type: 'CompleteDuty', duty: 'key-customer-file' })
      .does(generalManager, { type: 'CompleteDuty', duty: 'leader-visit' });
    expect(story.open).toEqual([]);
    expect(story.state.satisfaction).toBe('satisfied');
    expect(rulebook.registers?.map(({ id }) => id)).toEqual(['key-customers']);
  });

  // 了解对解决方案的评价。
  it('the evaluation is on file before the file is put away', () => {
    const archive = { type: 'ArchiveComplaint' } as const;
    const story = closed().at('2026-10-08 10:00').does(adviser, followUp);
    story
      .isRefused(officer, archive, 'complaint/incomplete', { missing: ['satisfaction'] })
      .does(adviser, { ...followUp, satisfaction: 'acceptable' })
      .does(officer, archive);
    expect(story.state.stage).toBe('archived');
  });

  it('nobody is followed up who withdrew', () => {
    const story = filed()
      .does('complainant', { type: 'WithdrawComplaint' })
      .does(officer, { type: 'VerifyWithdrawal', isVoluntary: true, comment: '本人电话确认。' });
    expect(story.state.stage).toBe('closed');
    expect(story.state.clocks).toEqual([]);
  });

  // No time for the handling is stated.
  it('there is no other clock', () => {
    expect(rulebook.clocks).toEqual([]);
    expect(filed().state.clocks).toEqual([]);
  });
});
