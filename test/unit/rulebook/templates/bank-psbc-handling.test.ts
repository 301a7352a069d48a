import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, personAt, play, saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('bank-psbc');
const officer = holderOf('officer', 'head-office');
const seat = holderOf('seat', 'head-office');
const presidentOffice = holderOf('president-office', 'head-office');
const outletHead = holderOf('department-head', 'outlet');
const leader = holderOf('leader', 'head-office');
const sixElements = [
  'cause-and-findings',
  'responsible-persons',
  'lessons-and-measures',
  'satisfaction',
  'handling-time',
  'handler-and-phone',
];
const start = () => play(rulebook).at('2026-11-23 10:00');
const begin = (category = 'attitude') => start().register('complainant', { category });
const byPhone = (change: object = {}) => start().register(seat, { category: 'attitude', channel: 'phone', ...change });

describe('the report of the respondent unit', () => {
  // 投诉原因及调查结果；对责任人的处理意见；教训及整改措施；客户满意程度；处理时间；经办人及电话。
  it('holds six parts, and a seventh where rules were broken', () => {
    const story = begin('rule-breaking').does(officer, saying.dispatch('outlet'));
    story
      .isRefused(outletHead, saying.state('outlet', sixElements.slice(0, 4)), 'complaint/incomplete', {
        missing: ['element:handling-time', 'element:handler-and-phone', 'element:nature-opinion'],
      })
      .does(outletHead, saying.state('outlet', [...sixElements, 'nature-opinion']));
    // The accepting department and the union; 抄报: the departments concerned.
    expect(story.lines('StatementSubmitted')).toEqual([
      '2026-11-23 10:00 StatementSubmitted outlet → officer@head-office, supervisor@head-office, department-head@outlet',
    ]);
  });

  // 被投诉单位经办人必须为非当事人的责任人员。
  it('is not written by the person complained about, who does not answer the customer either', () => {
    const story = begin()
      .does(officer, saying.dispatch('outlet'))
      .does(officer, saying.classify({ respondents: [{ staffId: personAt('handler', 'outlet') }] }));
    const accused = holderOf('handler', 'outlet');
    story
      .isRefused(accused, saying.state('outlet', sixElements), 'complaint/guarded', { rule: 'not-by-respondent' })
      .isRefused(accused, saying.reply(), 'complaint/guarded', { rule: 'answer-not-by-respondent' })
      .does(outletHead, saying.reply());
    expect(story.clock('reply')).toMatchObject({ status: 'met' });
  });
});

describe('fault', () => {
  // 属我行过错的，单位和当事人均应道歉；批评教育，酌情处罚；造成经济损失的，按规定赔偿。
  it('of the bank: an apology, criticism, compensation', () => {
    const compensate = { type: 'RecordCompensation', compensation: 'economic-loss', amount: 300 } as const;
    const criticise = {
      type: 'RecordSanction',
      rule: 'criticism',
      unit: 'outlet',
      comment: '批评教育。',
    } as const;
    const story = begin()
      .does(officer, saying.dispatch('outlet'))
      .isRefused(leader, compensate, 'complaint/guarded', { rule: 'compensation-at-fault' })
      .isRefused(leader, criticise, 'complaint/unknown-rule')
      .does(officer, saying.classify({ nature: 'bank-fault' }))
      .isRefused(outletHead, saying.reply(), 'complaint/incomplete', { missing: ['element:apology'] })
      .does(outletHead, saying.reply('apology'))
      .does(leader, compensate)
      .does(leader, criticise);
    expect(story.state.compensationAmount).toBe(300);
  });

  // 非我行过错的，解释制度规定。
  it('of nobody here: the rules are explained', () => {
    begin()
      .does(officer, saying.classify({ nature: 'not-bank-fault' }))
      .isRefused(officer, saying.reply(), 'complaint/incomplete', { missing: ['element:explanation'] })
      .does(officer, saying.reply('explanation'));
  });

  // 金融犯罪：受理部门移交被反映单位的监察部门。
  it('that is a crime goes to the discipline department of the reported unit', () => {
    const story = start().register(seat, {
      category: 'financial-crime',
      channel: 'phone',
      respondents: [{ unit: 'tier-two-branch' }],
    });
    expect(story.lines('to-discipline')).toEqual([
      '2026-11-23 10:00 DutyRaised to-discipline → discipline@tier-two-branch, officer@head-office',
    ]);
    story.does(officer, { type: 'HandOver', to: 'discipline', reason: '涉嫌挪用客户资金。', ends: false });
  });
});

const anonymous = () => byPhone({ category: 'anonymous', identityMode: 'anonymous' });

describe('anonymous complaints', () => {
  // 善意匿名：必须核实、用于改进、存档备查；恶意匿名：分析，果断妥善处理，维护声誉。
  it('are verified when well meant, and met firmly when malicious', () => {
    expect(anonymous().does(officer, saying.classify({ nature: 'well-meant' })).open).toEqual(['verify-anonymous']);
    expect(anonymous().does(officer, saying.classify({ nature: 'malicious' })).open).toEqual(['defend']);
  });

  it('are a class that only staff choose', () => {
    expect(() => begin('anonymous')).toThrow('complaint/unknown-term');
  });
});

const fromMedia = (change: object = {}) =>
  start().register(presidentOffice, { category: 'attitude', channel: 'media', hasContact: false, ...change });

describe('the media', () => {
  // 未经二级分行以上领导同意，不得接触当地媒体或者发表意见；由办公室答复。
  it('hear nothing without the consent of a leader at tier-two branch or above', () => {
    const story = fromMedia()
      .isRefused(officer, saying.reply(), 'complaint/guarded', { rule: 'media-by-the-office' })
      .does(presidentOffice, saying.reply());
    expect(story.state.repliedAt).toBeUndefined();
    expect(story.lines('Approval')).toEqual(['2026-11-23 10:00 ApprovalRequested → leader@head-office']);
    const approval = story.state.approvals?.[0]?.seq ?? 0;
    const consent = {
      type: 'DecideApproval',
      approval,
      isApproved: true,
      texts: { reply: '已查明，现答复如下。' },
    } as const;
    story
      .isRefused(holderOf('leader', 'outlet'), consent, 'session/not-permitted')
      .at('2026-11-23 15:00')
      .does(leader, consent);
    expect(story.state.stage).toBe('replied');
  });

  it('below the dispatched outlet’s tier-two branch a leader’s consent does not count', () => {
    const story = fromMedia().does(presidentOffice, saying.dispatch('outlet')).does(presidentOffice, saying.reply());
    const approval = story.state.approvals?.[0]?.seq ?? 0;
    const consent = {
      type: 'DecideApproval',
      approval,
      isApproved: true,
      texts: { reply: '已查明，现答复如下。' },
    } as const;
    story
      .isRefused(holderOf('leader', 'sub-branch'), consent, 'session/not-permitted')
      .does(holderOf('leader', 'tier-two-branch'), consent);
  });

  // 立即报告二级分行以上办公室；省、市级及中央媒体(含报道苗头)：立即报一级分行办公室，再报总行办公室。
  it('are reported upwards at once', () => {
    const story = fromMedia()
      .does(presidentOffice, saying.dispatch('outlet'))
      .does(presidentOffice, saying.classify({ flags: ['media-interest', 'major-media', 'published'] }));
    expect(story.lines('report-to-office', 'report-media-upwards', 'limit-damage')).toEqual([
      '2026-11-23 10:00 DutyRaised report-to-office → president-office@head-office',
      '2026-11-23 10:00 DutyRaised report-media-upwards → president-office@tier-one-branch, president-office@head-office',
      '2026-11-23 10:00 DutyRaised limit-damage → president-office@head-office, department-head@outlet',
    ]);
  });
});

describe('disputes for the courts', () => {
  // 先报告同级行领导，再联系法律部门，由其研究全案，提出处理方案。
  it('are told to the leaders first, then the legal department gives a plan', () => {
    const toLegal = { type: 'HandOver', to: 'legal', reason: '经济纠纷。', ends: false } as const;
    const toCourt = { type: 'HandOver', to: 'court', reason: '提起诉讼。', ends: false } as const;
    const story = begin('product')
      .does(officer, saying.classify({ flags: ['court-needed'] }))
      .isRefused(officer, toLegal, 'complaint/duty-first', { about: 'tell-leaders-first' })
      .does(officer, saying.done('tell-leaders-first'))
      .does(officer, toLegal)
      .isRefused(officer, toCourt, 'complaint/incomplete', { missing: ['document:legal-plan'] });
    expect(story.open).toEqual(['legal-plan']);
    story.does(holderOf('legal', 'head-office'), saying.done('legal-plan', 'legal-plan')).does(officer, toCourt);
    expect(story.state.handedOverTo).toEqual(['legal', 'court']);
  });
});

describe('afterwards', () => {
  // 撤诉：受理部门核实是否自愿；自愿的注明原因归档；受胁迫的，严肃处理责任人。
  it('a withdrawal is verified; pressure is punished strictly', () => {
    const withdrawn = () =>
      begin().does(officer, saying.dispatch('outlet')).does('complainant', { type: 'WithdrawComplaint' });
    const verify = { type: 'VerifyWithdrawal', isVoluntary: true, comment: '客户确认问题已解决。' } as const;
    withdrawn().isRefused(outletHead, verify, 'complaint/guarded', { rule: 'withdrawal-by-the-accepting' });
    const story = withdrawn().does(officer, verify).does(officer, { type: 'ArchiveComplaint', comment: '自愿撤诉。' });
    expect(story.state).toMatchObject({ stage: 'archived', closedBecause: 'withdrawn' });
    const pressed = withdrawn().does(officer, { ...verify, isVoluntary: false, comment: '客户称被网点要求撤诉。' });
    expect(pressed.state.stage).toBe('dispatched');
    expect(pressed.lines('punish-coercion')).toEqual([
      '2026-11-23 10:00 DutyRaised punish-coercion → discipline@outlet, leader@head-office',
    ]);
    pressed.does(leader, { type: 'RecordSanction', rule: 'coercion', unit: 'outlet', comment: '严肃处理。' });
  });

  // 二次投诉：分析原因，重新核实，跟踪；属客户原因、再次解释仍不接受的：由上级客户管理部门协助。
  it('a second complaint is verified again, and in the end the superior department assists', () => {
    const story = start()
      .register(officer, {
        category: 'attitude',
        channel: 'web',
        repeatOf: { complaint: '01ARZ3NDEKTSV4RRFFQ69G5FAV', count: 1 },
      })
      .does(officer, saying.dispatch('outlet'))
      .isRefused(outletHead, saying.state('outlet', sixElements), 'complaint/incomplete', {
        missing: ['element:why-dissatisfied'],
      })
      .does(outletHead, saying.state('outlet', [...sixElements, 'why-dissatisfied']))
      .does(officer, saying.classify({ nature: 'customer-fault' }))
      .does(outletHead, saying.reply('explanation'))
      .at('2026-11-25 09:00')
      .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'dissatisfied' });
    expect(story.lines('verify-again', 'superior-assists')).toEqual([
      '2026-11-23 10:00 DutyRaised verify-again → officer@head-office',
      '2026-11-25 09:00 DutyRaised superior-assists → customer-manager@sub-branch, customer-manager@head-office',
    ]);
  });
});
