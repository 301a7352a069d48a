import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, type Play } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('property-intake-sop');
const assistant = holderOf('officer', 'customer-service');
const elsewhere = holderOf('officer', 'engineering');
const engineer = holderOf('handler', 'engineering');
const keeper = holderOf('form-keeper', 'customer-service');

const dispatch = (lead: string) => ({ type: 'DispatchComplaint' as const, lead, coDepartments: [] });
const plan = {
  type: 'RecordCorrectiveAction',
  cause: 'own-quality-defect',
  unit: 'engineering',
  measure: '更换曳引钢丝绳。',
} as const;
const say = (satisfaction: string) => ({ type: 'RecordSatisfaction', satisfaction }) as const;
const close = { type: 'CloseComplaint', reason: '处理完毕。' } as const;

const filed = (category: string, at = '2026-11-23 10:00'): Play =>
  play(rulebook).at(at).register('complainant', { category });

const validReply = {
  type: 'ReplyToComplainant',
  reply: '已修复。',
  elements: { apology: '深表歉意。', cause: '维保不到位。', correction: '更换并加密巡检。' },
} as const;
const improvableReply = {
  type: 'ReplyToComplainant',
  reply: '说明如下。',
  elements: { explanation: '属开发商遗留问题。', 'improvement-plan': '已列入明年改造。' },
} as const;
const of = (nature: string): Play =>
  filed('housing-quality').does(assistant, { type: 'ClassifyComplaint', nature, cause: 'own-quality-defect' });

const ended = (): Play =>
  of('invalid').does(assistant, { type: 'ReplyToComplainant', reply: '说明如下。' }).does(assistant, close);

describe('registration', () => {
  // 任何形式、任何类型的投诉，客户助理均须填写受理登记表。
  it.each(['visit', 'phone', 'letter', 'other-form'])('of what comes by %s is the customer assistant’s', (channel) => {
    const filing = { category: 'charges', channel };
    const begin = play(rulebook).at('2026-11-23 10:00');
    expect(() => begin.register(elsewhere, filing)).toThrow('complaint/channel-not-yours');
    expect(() => begin.register(engineer, filing)).toThrow('session/not-permitted register');
    expect(begin.register(assistant, filing).lines('ComplaintRegistered')).toEqual([
      '2026-11-23 10:00 ComplaintRegistered → officer',
    ]);
  });

  // Not in the text; proposed, and asked openly.
  it('proposes a department for every category but one', () => {
    expect(rulebook.routes.map(({ when, lead }) => [when, lead])).toEqual([
      [{ is: 'category', in: ['daily-facilities', 'housing-quality'] }, 'engineering'],
      [{ is: 'category', in: ['danger', 'ongoing-violation'] }, 'security'],
      [{ is: 'category', in: ['environment'] }, 'environment'],
      [{ is: 'category', in: ['charges'] }, 'finance'],
      [{ is: 'category', in: ['staff-service'] }, 'customer-service'],
    ]);
    expect(rulebook.openQuestions.find(({ id }) => id === 'other-route')?.question['zh-CN']).toContain('「其他」');
  });

  it('has a column for everybody’s signature', () => {
    const form = rulebook.registers?.find(({ id }) => id === 'acceptance-form');
    expect(form?.when).toEqual({ is: 'always' });
    expect(form?.columns.map((column) => column['zh-CN'])).toContain('责任人签名');
  });
});

describe('what cannot wait', () => {
  // 危及人身、财产安全；日常生活设施（供电、供水、水电表、电梯、智能化系统）故障；违规行为正在发生：立即派员，当天提出纠正措施。
  it.each(['danger', 'power', 'water', 'meters', 'lifts', 'smart-systems', 'ongoing-violation'])(
    'is %s: somebody is sent and a plan made the same day',
    (category) => {
      const story = filed(category);
      expect(story.state.track).toBe('same-day');
      expect(story.due('same-day-dispatch')).toBe('2026-11-23 17:30');
      expect(story.due('same-day-plan')).toBe('2026-11-23 17:30');
    },
  );

  it.each(['housing-quality', 'environment', 'staff-service', 'charges', 'other'])('is not %s', (category) => {
    const story = filed(category);
    expect(story.state.track).toBe('standard');
    expect(story.state.clocks).toEqual([]);
  });

  it('is met by sending somebody and by the plan, each for itself', () => {
    const story = filed('lifts').at('2026-11-23 10:20').does(assistant, dispatch('engineering'));
    expect(story.clock('same-day-dispatch')).toMatchObject({ status: 'met' });
    expect(story.clock('same-day-plan')).toMatchObject({ status: 'running' });
    story.at('2026-11-23 11:00').does(engineer, plan);
    expect(story.clock('same-day-plan')).toMatchObject({ status: 'met' });
    // Neither begins again when the complaint is classified later.
    story.does(assistant, { type: 'ClassifyComplaint', nature: 'valid' });
    expect(story.state.clocks.map(({ status }) => status)).toEqual(['met', 'met']);
  });

  // After hours on the eve of National Day 2026: 1-7 Oct holiday, Thu 8 Oct is the next working day.
  it('waits for the next working day when it comes after hours', () => {
    expect(filed('lifts', '2026-09-30 18:00').due('same-day-dispatch')).toBe('2026-10-08 17:30');
    // Sat 10 Oct 2026 is a make-up workday, Sunday the 11th is not.
    expect(filed('lifts', '2026-10-10 09:00').due('same-day-dispatch')).toBe('2026-10-10 17:30');
    expect(filed('lifts', '2026-10-11 09:00').due('same-day-dispatch')).toBe('2026-10-12 17:30');
  });

  it('goes to the manager when nobody is sent', () => {
    // Two working hours before 17:30 is 15:30.
    expect(filed('lifts').at('2026-11-24 12:00').lines('same-day-dispatch/')).toEqual([
      '2026-11-23 15:30 HandlerReminded same-day-dispatch/reminder → officer',
      '2026-11-23 17:30 DeadlineMissed same-day-dispatch/due → officer, leader',
      '2026-11-24 08:00 ComplaintEscalated same-day-dispatch/overdue → leader, officer',
    ]);
  });

  it('goes to the manager, too, when there is no plan, and the department hears of it', () => {
    const story = filed('lifts').does(assistant, dispatch('engineering'));
    expect(story.at('2026-11-24 12:00').lines('same-day-plan/')).toEqual([
      '2026-11-23 15:30 HandlerReminded same-day-plan/reminder → officer, handler@engineering',
      '2026-11-23 17:30 DeadlineMissed same-day-plan/due → officer, department-head@engineering, leader',
      '2026-11-24 08:00 ComplaintEscalated same-day-plan/overdue → leader, officer',
    ]);
  });

  it('is also what turns out so later: the same day from then', () => {
    const story = filed('housing-quality')
      .at('2026-11-25 09:00')
      .does(assistant, { type: 'ClassifyComplaint', flags: ['danger'] });
    expect(story.state.track).toBe('same-day');
    expect(story.due('same-day-dispatch')).toBe('2026-11-25 17:30');
  });
});

describe('the reply', () => {
  it('waits until the nature is found', () => {
    filed('charges').isRefused(assistant, validReply, 'complaint/incomplete', { missing: ['nature'] });
  });

  // 有效投诉：致歉、查明原因、纠正。
  it('to a valid complaint says sorry, why, and what was put right', () => {
    of('valid')
      .isRefused(assistant, improvableReply, 'complaint/incomplete', {
        missing: ['element:apology', 'element:cause', 'element:correction'],
      })
      .does(assistant, validReply);
  });

  // 待改进投诉：委婉解释，提出改进计划并答复。
  it('to an improvable one explains and shows a plan', () => {
    of('improvable')
      .isRefused(assistant, validReply, 'complaint/incomplete', {
        missing: ['element:explanation', 'element:improvement-plan'],
      })
      .does(assistant, improvableReply);
  });
});

describe('the end', () => {
  // 有效投诉：客户接受并满意方可结案；不满意的重新处理，直至满意。
  it('of a valid complaint is that the customer accepts it and is satisfied; until then it is handled again', () => {
    const story = of('valid').does(assistant, dispatch('engineering')).does(engineer, plan).does(assistant, validReply);
    story.isRefused(assistant, close, 'complaint/not-settled', { rule: 'valid' });
    story.does('complainant', say('dissatisfied'));
    expect(story.state.stage).toBe('dispatched');
    story.does(assistant, validReply).does('complainant', say('understands'));
    expect(story.state.stage).toBe('replied');
    story.isRefused(assistant, close, 'complaint/not-settled', { rule: 'valid' });
    story.does(assistant, validReply).does('complainant', say('satisfied'));
    expect(story.state).toMatchObject({ stage: 'closed', closedBecause: 'complainantSatisfied' });
  });

  it('of a valid complaint is not without its cause and its correction', () => {
    const story = filed('charges')
      .does(assistant, { type: 'ClassifyComplaint', nature: 'valid' })
      .does(assistant, validReply)
      .does('complainant', say('satisfied'));
    expect(story.state.stage).toBe('replied');
    story.isRefused(assistant, close, 'complaint/incomplete', { missing: ['cause', 'correctiveAction'] });
  });

  // 待改进投诉：客户表示理解即可结案。
  it('of an improvable one is that the customer understands', () => {
    const story = of('improvable').does(assistant, improvableReply).does('complainant', say('dissatisfied'));
    expect(story.state.stage).toBe('replied');
    story.isRefused(assistant, close, 'complaint/not-settled', { rule: 'improvable' });
    const other = of('improvable').does(assistant, improvableReply).does('complainant', say('understands'));
    expect(other.state.stage).toBe('closed');
  });

  // The definition of 无效投诉 is missing; proposed: the reply ends it.
  it('of an invalid one needs no word of the customer', () => {
    const story = of('invalid').does(assistant, { type: 'ReplyToComplainant', reply: '经查不属物业责任。' });
    expect(story.does(assistant, close).state.stage).toBe('closed');
  });
});

describe('the form', () => {
  const archive: { type: 'ArchiveComplaint'; documents: string[] } = {
    type: 'ArchiveComplaint',
    documents: ['registration-form'],
  };

  // 登记表受控，各责任人签名，一人保管。
  it('is archived by its one keeper, signed', () => {
    const story = ended()
      .isRefused(assistant, archive, 'complaint/guarded', { rule: 'one-keeper' })
      .isRefused(keeper, { type: 'ArchiveComplaint' }, 'complaint/incomplete', {
        missing: ['document:registration-form'],
      })
      .does(keeper, archive);
    expect(story.state.stage).toBe('archived');
  });

  // 结案记录每年年底装订封存。
  it('is bound and sealed with the others every year-end', () => {
    expect(rulebook.reports).toMatchObject([
      {
        id: 'year-end-binding',
        every: 'year',
        from: [{ position: 'form-keeper' }],
        due: { months: [12], untilDay: 31 },
      },
    ]);
  });
});
