import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, personAt, play, saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('cn-bank-insurance-2020');
const officer = holderOf('officer', 'consumer-protection');
const banker = holderOf('handler', 'credit');
const executive = holderOf('executive', 'superior');
const reviewer = holderOf('reviewer', 'superior');

const filing = { category: 'loans' } as const;
const begin = () => play(rulebook).at('2026-09-21 10:00').register('complainant', filing);
const decided = saying.reply('decision', 'facts', 'remedies');

const longer = (count: number) =>
  ({
    type: 'RequestExtension',
    clock: 'decision',
    by: { unit: 'calendar-days', count },
    reason: '需境外协查。',
  }) as const;

describe('time for a decision', () => {
  // 事实清楚、争议情况简单的，自收到之日起15日内办理完毕并告知投诉人. Calendar days; not moved by days off (the stricter reading).
  it('is fifteen days, holidays included', () => {
    // Mon 21 Sep 2026 + 15 = Tue 6 Oct, in the middle of National Day: no office hours, so the day ends at 24:00.
    const story = begin();
    expect(story.clock('decision')).toMatchObject({ case: 'simple', dueOn: '2026-10-06' });
    expect(story.due('decision')).toBe('2026-10-07 00:00');
    // 逾期1个工作日: the first working day after is Thu 8 Oct.
    expect(story.at('2026-10-08 09:00').lines('ComplaintEscalated')).toEqual([
      '2026-10-08 08:00 ComplaintEscalated decision/one-day-after → leader, officer',
    ]);
  });

  // 情况复杂的，可以延长至30日: to 30 in all. 21 Sep + 30 = Wed 21 Oct.
  it('is thirty days in all for what is complex', () => {
    const story = begin()
      .at('2026-09-30 09:00')
      .does(officer, saying.classify({ track: 'complex' }));
    expect(story.clock('decision')).toMatchObject({ case: 'complex', dueOn: '2026-10-21' });
    expect(story.due('decision')).toBe('2026-10-21 17:30');
  });

  // 情况特别复杂或者有其他特殊原因的，经审批再延长30日，并告知投诉人: sixty at most. 21 Oct + 30 = Fri 20 Nov.
  it('is thirty days more with the consent of an executive, once, and the complainant is told', () => {
    const story = begin()
      .isRefused(officer, longer(30), 'complaint/guarded', { rule: 'only-complex' })
      .does(officer, saying.classify({ track: 'complex' }))
      .at('2026-10-15 09:00')
      .isRefused(officer, longer(31), 'complaint/extension-too-long')
      .does(officer, longer(30))
      .isRefused(holderOf('leader', 'consumer-protection'), { type: 'GrantExtension' }, 'session/not-permitted')
      .does(executive, { type: 'GrantExtension' });
    expect(story.due('decision')).toBe('2026-11-20 17:30');
    expect(story.lines('Extension')).toEqual([
      '2026-10-15 09:00 ExtensionRequested decision → executive',
      '2026-10-15 09:00 ExtensionGranted decision → officer@consumer-protection in person, officer',
    ]);
    expect(story.letters).toContain('2026-10-15 09:00 deadlineExtended');
    story.isRefused(officer, longer(1), 'complaint/too-often');
  });

  it('must be asked for before it is over', () => {
    begin()
      .does(officer, saying.classify({ track: 'complex' }))
      .at('2026-10-22 09:00')
      .isRefused(
        officer,
        { type: 'RequestExtension', clock: 'decision', by: { unit: 'calendar-days', count: 10 }, reason: '忘记了。' },
        'complaint/extension-too-late',
      );
  });
});

const start = () => play(rulebook).at('2026-09-21 10:00');

const group = (representatives: number) => ({
  ...filing,
  channel: 'visit',
  complainants: 40,
  representatives,
});

describe('who complains', () => {
  // 面谈提出共同投诉的，推选代表不超过5名.
  it('sends five representatives at most to a meeting', () => {
    expect(start().register(officer, group(5)).state.stage).toBe('registered');
    expect(() => start().register(officer, group(6))).toThrow('complaint/guarded five-representatives');
  });

  // 第十三条：可以要求提供联系方式; 第十四条：授权委托书原件、受托人身份证明；继承关系证明.
  it('says how to be reached, and an agent or an heir proves it', () => {
    const accept = { type: 'AcceptComplaint' } as const;
    start()
      .register('complainant', { category: 'loans', identityMode: 'anonymous', hasContact: false })
      .isRefused(officer, accept, 'complaint/incomplete', { missing: ['contact'] });
    const agent = begin().does(officer, saying.classify({ complainantKind: 'agent' }));
    agent
      .isRefused(officer, accept, 'complaint/incomplete', {
        missing: ['document:power-of-attorney', 'document:agent-identity'],
      })
      .does(officer, { type: 'AttachEvidence', files: [], documents: ['power-of-attorney', 'agent-identity'] })
      .does(officer, accept);
    begin()
      .does(officer, saying.classify({ complainantKind: 'heir' }))
      .isRefused(officer, accept, 'complaint/incomplete', { missing: ['document:proof-of-inheritance'] });
  });

  // 不是由投诉人或者其法定代理人、受托人提出的，可以不予办理.
  it('is the person concerned, or is turned away with the reason', () => {
    const story = begin().does(officer, {
      type: 'DeclineComplaint',
      reason: 'not-by-complainant',
      explanation: '请由本人或者受托人提出。',
    });
    expect(story.state.closedBecause).toBe('declined');
  });
});

describe('the decision', () => {
  // 告知处理决定及申请核查、调解、仲裁、诉讼等救济途径.
  it('names the facts and the remedies', () => {
    begin()
      .isRefused(officer, saying.reply('decision'), 'complaint/incomplete', {
        missing: ['element:facts', 'element:remedies'],
      })
      .does(officer, decided);
  });

  // 回避制度：由与被投诉事项无直接利益关系的人员处理.
  it('is not made by somebody complained about', () => {
    begin()
      .does(officer, saying.dispatch('credit'))
      .does(officer, saying.classify({ respondents: [{ staffId: personAt('handler', 'credit') }] }))
      .isRefused(banker, saying.state('credit'), 'complaint/guarded', { rule: 'no-interest' })
      .does(holderOf('department-head', 'credit'), saying.state('credit'));
  });

  // 溯源整改.
  it('obliges the department to look for the cause', () => {
    const story = begin().does(officer, saying.dispatch('credit')).does(officer, decided);
    expect(story.lines('cure-the-cause')).toEqual([
      '2026-09-21 10:00 DutyRaised cure-the-cause → department-head@credit',
    ]);
  });
});

const answered = () => begin().at('2026-09-24 10:00').does(officer, decided);

describe('review', () => {
  // 自收到处理决定之日起30日内向上级机构申请核查；上级机构30日内作出核查决定.
  const ask = { type: 'RequestReview', reason: '利息计算仍有出入。' } as const;

  it('is asked for within thirty days, once', () => {
    // Thu 24 Sep + 30 = Sat 24 Oct, until midnight.
    answered().at('2026-10-24 22:00').does('complainant', ask);
    answered().at('2026-10-25 08:00').isRefused('complainant', ask, 'complaint/window-closed', { rule: 'review' });
  });

  it('is decided by the superior institution within thirty days', () => {
    // Mon 28 Sep + 30 = Wed 28 Oct.
    const story = answered().at('2026-09-28 10:00').does('complainant', ask);
    expect(story.lines('ReviewRequested')).toEqual(['2026-09-28 10:00 ReviewRequested → reviewer, officer']);
    expect(story.due('review')).toBe('2026-10-28 17:30');
    const decision = { type: 'DecideReview', decision: 'upheld', opinion: '原决定正确。' } as const;
    story.isRefused(officer, decision, 'session/not-permitted').does(reviewer, decision);
    expect(story.clock('review')).toMatchObject({ status: 'met' });
  });
});

// 第十五条：消费投诉处理程序自收到撤回申请当日终止. Mon 21 Sep, 10:00: before the close of that day.
it('a withdrawal ends the procedure the same day', () => {
  const story = begin().does('complainant', { type: 'WithdrawComplaint' });
  expect(story.due('withdrawal')).toBe('2026-09-21 17:30');
  expect(story.lines('WithdrawalRequested')).toEqual([
    // The officers of the centre hear of it by Huiyin's own law, and wherever they sit by the rulebook's list.
    '2026-09-21 10:00 WithdrawalRequested → officer@consumer-protection, officer',
  ]);
  story.does(officer, { type: 'VerifyWithdrawal', isVoluntary: true, comment: '本人确认。' });
  expect(story.state.closedBecause).toBe('withdrawn');
  expect(story.clock('withdrawal')).toMatchObject({ status: 'met' });
});

it('keeps files for three years, and says which of its figures are not certain', () => {
  expect(rulebook.retention).toMatchObject([{ when: { is: 'always' }, years: 3 }]);
  const said = rulebook.notes?.map(({ text }) => text['en']).join(' ') ?? '';
  expect(said).toMatch(/confidence medium \(M\)/);
  expect(said).toMatch(/confidence low \(L\)/);
});
