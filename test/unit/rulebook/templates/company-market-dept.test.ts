import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, personAt, play, type Play, type Saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('company-market-dept');
const market = holderOf('officer', 'market-development');
const first = holderOf('first-contact', 'sales');
const handler = holderOf('handler', 'logistics');
const head = holderOf('department-head', 'logistics');
const otherHead = holderOf('department-head', 'finance');
const viceManager = holderOf('leader', 'market-development');
const generalManager = holderOf('general-manager', 'market-development');
const administrativeHead = holderOf('administrative-head', 'market-development');

const filing = { category: 'delivery', channel: 'phone', fields: { reason: '到货晚了两周。', demand: '赔偿误工费。' } };
const dispatch: Saying = { type: 'DispatchComplaint', lead: 'logistics', coDepartments: [] };
const reply = { type: 'ReplyToComplainant', reply: '补发并赔偿。' } as const;
const say = (satisfaction: string) => ({ type: 'RecordSatisfaction', satisfaction }) as const;

/** Received by the first-contact person on Monday 23 November 2026 at 10:00. */
const received = (at = '2026-11-23 10:00'): Play =>
  play(rulebook).at(at).register(first, filing).does(market, dispatch);
const caused = (cause: string, nature?: string): Play =>
  received().does(market, { type: 'ClassifyComplaint', cause, ...(nature && { nature }) });

/** Filed on the same morning with a date named. */
const naming = (day: string): Play =>
  play(rulebook)
    .at('2026-11-23 10:00')
    .register('complainant', { ...filing, channel: 'web', fields: { ...filing.fields, 'customer-deadline': day } });

describe('reception', () => {
  // 信函、传真、电话、电子邮件，或者通过消协间接投诉。
  it('is by letter, fax, phone, e-mail or through the consumer association', () => {
    for (const channel of ['letter', 'fax', 'phone', 'email', 'consumer-association'])
      expect(
        play(rulebook)
          .at('2026-11-23 10:00')
          .register(first, { ...filing, channel }).state.channel,
      ).toBe(channel);
  });

  // 首问责任人记录投诉内容、原因、要求，跟进到底。
  it('is recorded with content, reason and demand by the first-contact person, who stays that to the end', () => {
    expect(() =>
      play(rulebook)
        .at('2026-11-23 10:00')
        .register(first, { ...filing, fields: { reason: '到货晚了两周。' } }),
    ).toThrow('complaint/incomplete record field:demand');
    const story = caused('company').at('2026-11-24 09:00').does(handler, reply).does('complainant', say('satisfied'));
    expect(story.state).toMatchObject({ stage: 'closed', firstContactOwner: personAt('first-contact', 'sales') });
    expect(story.lines('ComplaintRegistered', 'Dispatched', 'Replied', 'Satisfaction', 'Closed')).toEqual([
      '2026-11-23 10:00 ComplaintRegistered → officer',
      '2026-11-23 10:00 ComplaintDispatched logistics → handler@logistics, department-head@logistics, first-contact-owner',
      '2026-11-24 09:00 ComplaintReplied → first-contact-owner',
      '2026-11-24 09:00 SatisfactionRecorded → officer, first-contact-owner',
      '2026-11-24 09:00 ComplaintClosed complainantSatisfied → first-contact-owner',
    ]);
  });

  // 能独立解决的独立解决。
  it('is completed before dispatch where it came through the web form, which does not ask why and what for', () => {
    const { fields, ...online } = { ...filing, channel: 'web' };
    play(rulebook)
      .at('2026-11-23 10:00')
      .register('complainant', online)
      .isRefused(market, dispatch, 'complaint/incomplete', { missing: ['field:reason', 'field:demand'] })
      .does(market, { type: 'ClassifyComplaint', fields })
      .does(market, dispatch);
  });

  it('is settled by the first-contact person alone where that is possible', () => {
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(first, filing)
      .does(first, { type: 'ResolveOnTheSpot', reply: '已补发。', satisfaction: 'satisfied' });
    expect(story.clock('five-days')).toMatchObject({ status: 'met' });
  });
});

describe('time', () => {
  // 自首问责任人受理之日起5个工作日。
  it('is five working days, with the make-up workday after National Day', () => {
    // Tue 29 Sep 2026: Wed 30 = 1; 1-7 Oct holiday; Thu 8 = 2, Fri 9 = 3, Sat 10 works = 4, Mon 12 = 5.
    const story = received('2026-09-29 09:00');
    expect(story.due('five-days')).toBe('2026-10-12 17:30');
    expect(story.at('2026-10-13 12:00').lines('five-days/')).toEqual([
      '2026-10-10 08:00 HandlerReminded five-days/reminder → first-contact-owner, handler@logistics, officer',
      '2026-10-12 17:30 DeadlineMissed five-days/due → first-contact-owner, handler@logistics, department-head@logistics, officer',
      '2026-10-13 08:00 ComplaintEscalated five-days/overdue → leader, officer',
    ]);
  });

  // 客户要求的期限、5个工作日、约定日期并存。The stricter way: whichever comes first is late when it passes.
  it('is the earliest of the three that stand side by side', () => {
    // Mon 23 Nov 2026: Tue 24 = 1 … Mon 30 = 5.
    const story = received()
      .does(first, { type: 'AgreeDate', clock: 'customer-period', on: '2026-11-26' })
      .does(first, { type: 'AgreeDate', clock: 'agreed-date', on: '2026-12-04' });
    expect(story.due('customer-period')).toBe('2026-11-26 17:30');
    expect(story.due('five-days')).toBe('2026-11-30 17:30');
    expect(story.due('agreed-date')).toBe('2026-12-04 17:30');
    expect(
      story
        .at('2026-12-07 09:00')
        .lines('DeadlineMissed')
        .map((line) => line.split(' →')[0]),
    ).toEqual([
      '2026-11-26 17:30 DeadlineMissed customer-period/due',
      '2026-11-30 17:30 DeadlineMissed five-days/due',
      '2026-12-04 17:30 DeadlineMissed agreed-date/due',
    ]);
    // All three have the same ladder, one working day before and after.
    const told = 'first-contact-owner, handler@logistics, department-head@logistics, officer';
    expect(story.lines('customer-period/')).toEqual([
      '2026-11-25 08:00 HandlerReminded customer-period/reminder → first-contact-owner, handler@logistics, officer',
      `2026-11-26 17:30 DeadlineMissed customer-period/due → ${told}`,
      '2026-11-27 08:00 ComplaintEscalated customer-period/overdue → leader, officer',
    ]);
    expect(story.lines('agreed-date/')).toEqual([
      '2026-12-03 08:00 HandlerReminded agreed-date/reminder → first-contact-owner, handler@logistics, officer',
      `2026-12-04 17:30 DeadlineMissed agreed-date/due → ${told}`,
      '2026-12-07 08:00 ComplaintEscalated agreed-date/overdue → leader, officer',
    ]);
  });

  it('is kept by the answer, for all three', () => {
    const story = received()
      .does(first, { type: 'AgreeDate', clock: 'customer-period', on: '2026-11-26' })
      .does(first, { type: 'AgreeDate', clock: 'agreed-date', on: '2026-12-04' })
      .does(handler, reply);
    expect(story.state.clocks.map(({ status }) => status)).toEqual(['met', 'met', 'met']);
  });

  // 责任部门在客户要求的期限内答复。
  it('runs to the date that the customer named when filing, unless it was over already', () => {
    expect(naming('2026-11-26').due('customer-period')).toBe('2026-11-26 17:30');
    expect(naming('2026-11-23').due('customer-period')).toBe('2026-11-23 17:30');
    expect(naming('2026-11-22').clock('customer-period')).toBeUndefined();
    // A later word of the customer takes its place.
    const story = naming('2026-11-26').does(market, { type: 'AgreeDate', clock: 'customer-period', on: '2026-11-25' });
    expect(story.due('customer-period')).toBe('2026-11-25 17:30');
  });

  it('has no clock for a date that nobody has named', () => {
    expect(received().state.clocks.map(({ clock }) => clock)).toEqual(['five-days']);
  });
});

describe('responsibility', () => {
  const own = { shares: [{ staffId: personAt('handler', 'logistics'), percent: 100 }], opinion: '装车失误。' };
  const attribute = { type: 'AttributeResponsibility', ...own } as const;

  // 责任不清（公司与客户之间、部门之间）的，由副总经理或总经理裁定。
  it.each(['unclear-company-customer', 'unclear-departments'])(
    'that is %s is decided by a vice or the general manager',
    (cause) => {
      const story = caused(cause, 'own-fault');
      expect(story.lines('DutyRaised')).toEqual([
        '2026-11-23 10:00 DutyRaised decide-responsibility → leader, general-manager',
      ]);
      story
        .isRefused(market, { type: 'ClassifyComplaint', cause: 'company' }, 'complaint/duty-first')
        .isRefused(market, { type: 'CompleteDuty', duty: 'decide-responsibility' }, 'complaint/not-yours')
        .does(viceManager, { type: 'CompleteDuty', duty: 'decide-responsibility', comment: '属公司责任。' })
        .isRefused(head, attribute, 'complaint/guarded', { rule: 'attribute-when-clear' })
        .does(market, { type: 'ClassifyComplaint', cause: 'company' })
        .does(head, attribute);
      expect(story.state).toMatchObject({ cause: 'company', responsibility: [{ percent: 100 }] });
    },
  );

  // 客户要求的期限无正当理由逾期的，首问责任人承担连带责任。
  it('is joint when the customer’s period was missed without good reason', () => {
    const joint: Saying = {
      ...attribute,
      isJoint: true,
      shares: [...own.shares, { staffId: personAt('first-contact', 'sales'), percent: 100 }],
    };
    const story = caused('company', 'own-fault')
      .does(first, { type: 'AgreeDate', clock: 'customer-period', on: '2026-11-26' })
      .isRefused(head, joint, 'complaint/unknown-rule', { about: 'jointLiability' });
    story.at('2026-11-26 17:30').does(head, joint);
    story
      .does(market, { type: 'ClassifyComplaint', flags: ['good-reason'] })
      .isRefused(head, joint, 'complaint/unknown-rule', { about: 'jointLiability' });
  });
});

describe('market development', () => {
  // Not in the text; proposed, and asked openly.
  it('proposes a department for every category but one', () => {
    expect(rulebook.routes.map(({ when, lead, coDepartments = [] }) => [when, [lead, ...coDepartments]])).toEqual([
      [{ is: 'category', in: ['product'] }, ['quality', 'production']],
      [{ is: 'category', in: ['delivery'] }, ['logistics']],
      [{ is: 'category', in: ['service'] }, ['sales']],
      [{ is: 'category', in: ['contract'] }, ['finance', 'sales']],
    ]);
    expect(rulebook.openQuestions.find(({ id }) => id === 'other-route')?.question['zh-CN']).toContain('「其他」');
  });

  // 登记、分析、判定责任、制订方案、督促、记录结果、提出改进建议。
  it('keeps the register', () => {
    expect(rulebook.registers).toMatchObject([{ id: 'complaint-register', when: { is: 'always' } }]);
    expect(rulebook.registers?.[0]?.columns.map((column) => column['zh-CN'])).toEqual(
      expect.arrayContaining(['首问责任人', '投诉内容', '原因', '客户要求', '责任归属', '处理结果', '改进建议']),
    );
  });

  // 市场开发部督促。
  it('urges the department that has it', () => {
    const story = received().at('2026-11-25 09:00').does(market, { type: 'RemindHandler', unit: 'logistics' });
    expect(story.lines('HandlerUrged')).toEqual([
      '2026-11-25 09:00 HandlerUrged logistics → handler@logistics, department-head@logistics',
    ]);
  });
});

describe('the end', () => {
  // 公司原因：责任部门在客户要求的期限内答复，直至客户满意。
  it('of what the company caused is the customer’s satisfaction, however often it takes', () => {
    const story = caused('company').at('2026-11-24 09:00').does(handler, reply);
    story.isRefused(market, { type: 'CloseComplaint', reason: '已答复。' }, 'complaint/not-settled', {
      rule: 'company-cause',
    });
    story.does('complainant', say('dissatisfied'));
    expect(story.state.stage).toBe('dispatched');
    story.at('2026-11-25 09:00').does(handler, reply).does('complainant', say('satisfied'));
    expect(story.state.stage).toBe('closed');
    // 市场开发部提出改进建议。
    expect(story.lines('DutyRaised')).toEqual(['2026-11-25 09:00 DutyRaised propose-improvement → officer']);
  });

  // 客户自身原因的，帮助解决。
  it('of what the customer caused is help', () => {
    const story = caused('customer')
      .at('2026-11-24 09:00')
      .does(handler, reply)
      .does(market, { type: 'CloseComplaint', reason: '已协助更换。' });
    expect(story.state.stage).toBe('closed');
    expect(story.open).toEqual([]);
  });

  it('is not reached before the cause is judged', () => {
    const story = received().at('2026-11-24 09:00').does(handler, reply);
    story.isRefused(market, { type: 'CloseComplaint', reason: '已答复。' }, 'complaint/incomplete', {
      missing: ['cause'],
    });
    expect(story.does('complainant', say('satisfied')).state.stage).toBe('replied');
  });
});

describe('sanctions', () => {
  const staffId = personAt('handler', 'logistics');
  const sanction = (rule: string, more: object = {}) =>
    ({ type: 'RecordSanction', rule, staffId, comment: '按制度处理。', ...more }) as const;

  // 因自身过错造成损失：1万元以内部分20%，超过部分10%。
  it.each([
    [8000, 1600],
    [10_000, 2000],
    // 2,000 + 10 % of 20,000.
    [30_000, 4000],
  ])('for a loss of %i yuan by one’s own fault are %i yuan', (base, amount) => {
    const story = caused('company', 'own-fault').does(head, sanction('own-fault-loss', { base }));
    expect(story.state.sanctions).toMatchObject([{ rule: 'own-fault-loss', amount }]);
  });

  it('for a loss are not for whoever had no fault of their own', () => {
    caused('company', 'company-fault').isRefused(
      head,
      sanction('own-fault-loss', { base: 8000 }),
      'complaint/unknown-rule',
    );
  });

  // 无正当理由逾期：首问责任人、行政负责人、经办人、部门负责人中一人或数人扣发月度考核工资并点名批评。
  it('for being late without good reason are pay and named criticism, of one or more', () => {
    const story = caused('company').isRefused(head, sanction('late-pay'), 'complaint/unknown-rule');
    story
      .at('2026-11-30 17:30')
      .does(head, sanction('late-pay', { amount: 300 }))
      .does(head, sanction('late-criticism'))
      .does(head, { ...sanction('late-criticism'), staffId: personAt('first-contact', 'sales') })
      .isRefused(head, sanction('late-criticism', { amount: 300 }), 'complaint/amount-outside-rule');
    expect(story.state.sanctions).toMatchObject([{ amount: 300 }, {}, { staffId: personAt('first-contact', 'sales') }]);
    story
      .does(market, { type: 'ClassifyComplaint', flags: ['good-reason'] })
      .isRefused(head, sanction('late-pay'), 'complaint/unknown-rule');
  });

  // 处理意见由经办人的上级或总经理提出。
  it('come from the handler’s superior or the general manager', () => {
    caused('company', 'own-fault')
      .isRefused(market, sanction('own-fault-commission'), 'complaint/guarded', { rule: 'opinion-by-superior' })
      .isRefused(otherHead, sanction('own-fault-commission'), 'complaint/guarded', { rule: 'opinion-by-superior' })
      .isRefused(viceManager, sanction('own-fault-commission'), 'complaint/guarded', { rule: 'opinion-by-superior' })
      .does(head, sanction('own-fault-commission'))
      .does(generalManager, sanction('own-fault-commission'));
  });

  // 一般当月执行。
  it('are carried out within the month', () => {
    // Recorded on Monday 23 November 2026; the last day of the month is Monday 30.
    const story = caused('company', 'own-fault').does(head, sanction('own-fault-loss', { base: 8000 }));
    expect(story.lines('DutyRaised')).toEqual(['2026-11-23 10:00 DutyRaised execute-sanction → administrative-head']);
    expect(story.due('execute-sanction')).toBe('2026-11-30 17:30');
    story.does(administrativeHead, { type: 'CompleteDuty', duty: 'execute-sanction' });
    expect(story.open).toEqual([]);
  });

  // 受处理人可以向总经理申诉。
  it('can be appealed to the general manager', () => {
    const decision = {
      type: 'DecideSanctionAppeal',
      sanction: 1,
      decision: 'lifted',
      opinion: '责任不在其本人。',
    } as const;
    const story = caused('company', 'own-fault')
      .does(head, sanction('own-fault-loss', { base: 8000 }))
      .isRefused(head, { type: 'AppealSanction', sanction: 1, reason: '不服。' }, 'complaint/not-yours')
      .does(handler, { type: 'AppealSanction', sanction: 1, reason: '按单装车，无过错。' })
      .isRefused(viceManager, decision, 'complaint/guarded', { rule: 'appeal-to-gm' })
      .does(generalManager, decision);
    expect(story.lines('SanctionAppealed')).toEqual(['2026-11-23 10:00 SanctionAppealed → general-manager']);
    expect(story.state.sanctions).toMatchObject([{ appeal: 'lifted' }]);
  });
});
