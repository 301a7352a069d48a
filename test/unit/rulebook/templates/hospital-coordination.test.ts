import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('hospital-coordination');
const officer = holderOf('officer', 'complaint-office');
const surgeon = holderOf('handler', 'surgery');
const director = holderOf('department-head', 'surgery');
const nurses = holderOf('head-nurse', 'nursing-department');
const vicePresident = holderOf('leader', 'presidents-office');
const president = holderOf('president', 'presidents-office');

const begin = (category = 'medical-quality') =>
  play(rulebook).at('2026-11-23 10:00').register('complainant', { category });
const inWriting = (unit: string) =>
  saying.state(unit, ['account', 'problems', 'nature', 'opinion'], ['signed-opinion']);

describe('two limits of five working days', () => {
  // 首次答复原则上不超过5个工作日; 科室接到投诉管理办公室的信息后，原则上5个工作日内完成调查. Whether one follows the other is not
  // stated: the stricter reading lets both run at once and the investigation end no later than the first answer.
  it('overlap across Mid-Autumn and National Day; the investigation never outlasts the answer', () => {
    // Thu 24 Sep 2026. 25-27 Sep holiday; Mon 28, Tue 29, Wed 30 = 1, 2, 3; 1-7 Oct holiday; Thu 8, Fri 9 = 4, 5.
    const story = play(rulebook).at('2026-09-24 09:00').register('complainant', { category: 'medical-quality' });
    expect(story.due('first-reply')).toBe('2026-10-09 17:30');
    // From the dispatch on Mon 28: 29, 30 Sep, 8, 9 and the make-up workday Sat 10 Oct; but the answer is due on the 9th.
    story.at('2026-09-28 10:00').does(officer, saying.dispatch('surgery', 'nursing-department'));
    expect(story.due('department-investigation', 'surgery')).toBe('2026-10-09 17:30');
    expect(story.due('department-investigation', 'nursing-department')).toBe('2026-10-09 17:30');
    // 不能按期完成的，由办公室督促，向领导报告进展，并告知投诉人. Sat 10 Oct is the first working day after.
    expect(story.at('2026-10-10 12:00').lines('2026-10-08', '2026-10-09', '2026-10-10')).toEqual([
      '2026-10-08 08:00 HandlerReminded first-reply/one-day-before → officer, department-head@surgery+nursing-department',
      '2026-10-08 08:00 HandlerReminded department-investigation/one-day-before@surgery → handler@surgery, department-head@surgery, head-nurse@surgery',
      '2026-10-08 08:00 HandlerReminded department-investigation/one-day-before@nursing-department → handler@nursing-department, department-head@nursing-department, head-nurse@nursing-department',
      '2026-10-09 17:30 DeadlineMissed first-reply/due → officer, department-head@surgery+nursing-department',
      '2026-10-09 17:30 DutyRaised explain-delay → officer',
      '2026-10-09 17:30 DeadlineMissed department-investigation/due@surgery → officer, department-head@surgery, head-nurse@surgery',
      '2026-10-09 17:30 SupervisionOrdered department-investigation/supervise@surgery → handler@surgery, department-head@surgery, head-nurse@surgery, officer',
      '2026-10-09 17:30 DeadlineMissed department-investigation/due@nursing-department → officer, department-head@nursing-department, head-nurse@nursing-department',
      '2026-10-09 17:30 SupervisionOrdered department-investigation/supervise@nursing-department → handler@nursing-department, department-head@nursing-department, head-nurse@nursing-department, officer',
      '2026-10-10 08:00 ComplaintEscalated first-reply/one-day-after → leader, supervisor@leading-group, officer',
      '2026-10-10 08:00 ComplaintEscalated department-investigation/report-to-leaders@surgery → leader, officer',
      '2026-10-10 08:00 ComplaintEscalated department-investigation/report-to-leaders@nursing-department → leader, officer',
    ]);
  });

  // 不能按期完成的，提前书面说明理由; 办公室督促、向领导报告进展、告知投诉人. No new date is given.
  it('are not lengthened by the reason that a department gives beforehand', () => {
    const story = begin().does(officer, saying.dispatch('surgery')).at('2026-11-26 09:00').does(director, {
      type: 'ReportLateness',
      clock: 'department-investigation',
      unit: 'surgery',
      reason: '当事医师外出进修，尚未取得书面说明。',
      notice: '调查尚需数日，请谅解。',
    });
    expect(story.lines('Lateness', 'DutyRaised')).toEqual([
      '2026-11-26 09:00 LatenessReported department-investigation → officer, leader',
      '2026-11-26 09:00 DutyRaised explain-delay → officer',
    ]);
    expect(story.letters).toContain('2026-11-26 09:00 complaintDelayed');
    expect(story.due('department-investigation', 'surgery')).toBe('2026-11-30 17:30');
    story.isRefused(
      director,
      {
        type: 'RequestExtension',
        clock: 'department-investigation',
        unit: 'surgery',
        by: { unit: 'working-days', count: 2 },
        reason: '同上。',
      },
      'complaint/not-extendable',
    );
  });

  // 职工投诉: 职能部门必须反馈; no limit is stated.
  it('do not bind what staff report', () => {
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(surgeon, { category: 'devices', channel: 'internal', stream: 'internal' })
      .does(officer, saying.dispatch('equipment'));
    expect(story.state.clocks).toEqual([]);
  });
});

describe('investigation', () => {
  // 当事人书写事件经过；科室讨论，认定问题、性质，提出书面意见，由科主任签字。
  it('is in writing: account, problems, nature, opinion, and the director’s signature', () => {
    begin()
      .does(officer, saying.dispatch('surgery'))
      .isRefused(surgeon, saying.state('surgery', ['account']), 'complaint/incomplete', {
        missing: ['element:problems', 'element:nature', 'element:opinion', 'document:signed-opinion'],
      })
      .does(surgeon, inWriting('surgery'));
  });

  // 涉及多个科室的，各科室分别书写，由主要诊治科室汇总。首次答复：由科室负责人向患方代表答复。
  it('of several departments is consolidated by the main treating one before the answer', () => {
    const consolidate = { type: 'ConsolidateStatements', statement: '两科意见汇总如下。' } as const;
    const story = begin()
      .does(officer, saying.dispatch('surgery', 'nursing-department'))
      .at('2026-11-25 09:00')
      .does(surgeon, inWriting('surgery'))
      .isRefused(surgeon, consolidate, 'complaint/not-all-stated')
      .does(nurses, inWriting('nursing-department'))
      .isRefused(officer, saying.reply('participants'), 'complaint/guarded', { rule: 'consolidated-first' })
      .isRefused(nurses, consolidate, 'complaint/not-lead')
      .does(director, consolidate)
      .isRefused(officer, saying.reply(), 'complaint/incomplete', { missing: ['element:participants'] })
      .does(officer, saying.reply('participants'));
    expect(story.clock('first-reply')).toMatchObject({ status: 'met' });
    // 科室书写整改措施，报领导和职能部门备案。
    expect(story.lines('rectification')).toEqual([
      '2026-11-25 09:00 DutyRaised rectification → department-head@surgery+nursing-department',
    ]);
    story.at('2026-11-26 09:00').does(director, { type: 'RecordCorrectiveAction', measure: '术后清点由两人核对。' });
    expect(story.lines('CorrectiveAction')).toEqual([
      '2026-11-26 09:00 CorrectiveActionRecorded → leader, department-head@medical-affairs, department-head@nursing-department',
    ]);
  });
});

describe('other ways', () => {
  // 简易程序：办公室人员陪同科室负责人与投诉人沟通；收费、价格问题当场核查，及时纠正。
  it('a charge is simple: checked at once, and talked over with the complainant', () => {
    const story = begin('charging').does(officer, saying.dispatch('finance'));
    expect(story.state.track).toBe('simple');
    expect(story.open).toEqual(['correct-charges', 'meet-together']);
  });

  // 首诉负责制；科室联络小组处理科内的投诉。
  it('a liaison group settles what is its department’s own, and it is counted', () => {
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(surgeon, { category: 'attitude', channel: 'visit' })
      .does(surgeon, { type: 'ResolveOnTheSpot', reply: '已说明并致歉。', satisfaction: 'satisfied' });
    expect(story.state).toMatchObject({ stage: 'closed', closedBecause: 'resolvedOnTheSpot' });
    expect(story.clock('first-reply')).toMatchObject({ status: 'met' });
  });

  // 重大或者可能重大的，报告领导小组；科室解决不了的，报投诉管理办公室。
  it('what is major goes to the leading group, and what a department cannot settle to the office', () => {
    const story = begin().does(officer, saying.classify({ severity: 'major' }));
    expect(story.lines('report-major')).toEqual([
      '2026-11-23 10:00 DutyRaised report-major → officer, supervisor@leading-group, leader',
    ]);
    story
      .does(officer, saying.dispatch('surgery'))
      .does(director, { type: 'EscalateComplaint', reason: '科内无法与家属达成一致。' });
    expect(story.lines('LevelRaised')).toEqual(['2026-11-23 10:00 LevelRaised → officer, supervisor@leading-group']);
  });

  // 预警: 高风险患者术前由科室向医务科申请，组织多科会诊，谈话记录，术后随访。
  it('a warning before surgery obliges to consult, to record the talks and to follow up', () => {
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(director, { category: 'early-warning', channel: 'internal', stream: 'internal' });
    expect(story.open).toEqual(['consult-before-surgery', 'record-talks', 'watch-after-surgery']);
    story
      .does(officer, saying.dispatch('medical-affairs', 'surgery'))
      .isRefused(director, saying.done('record-talks'), 'complaint/incomplete', { missing: ['document:talk-record'] })
      .does(director, saying.done('record-talks', 'talk-record'));
    expect(rulebook.categories.find(({ id }) => id === 'early-warning')?.isInternal).toBe(true);
  });
});

describe('sanctions', () => {
  // 处理、整改须在委员会意见、医疗事故鉴定或者法院终审判决之后，经分管院长提交院长办公会，院内公布。
  it('rest on an opinion, an appraisal or a final judgement, and pass the vice president and the president’s meeting', () => {
    const sanction = {
      type: 'RecordSanction',
      rule: 'as-decided',
      unit: 'surgery',
      comment: '按院长办公会决定处理。',
    } as const;
    const story = begin()
      .isRefused(officer, sanction, 'complaint/guarded', { rule: 'grounds-of-sanction' })
      .does(officer, { type: 'AttachEvidence', files: [], documents: ['final-judgement'] })
      .does(officer, sanction);
    const approval = story.state.approvals?.[0]?.seq ?? 0;
    const consent = { type: 'DecideApproval', approval, isApproved: true } as const;
    story
      .isRefused(president, { ...consent, opinion: '同意。' }, 'session/not-permitted')
      .does(vicePresident, consent)
      .isRefused(president, consent, 'complaint/incomplete')
      .does(president, { ...consent, opinion: '同意，全院通报。', texts: { comment: sanction.comment } });
    expect(story.lines('Approval', 'Sanction')).toEqual([
      '2026-11-23 10:00 ApprovalRequested → leader',
      '2026-11-23 10:00 ApprovalGiven → president',
      '2026-11-23 10:00 ApprovalGiven → officer@complaint-office in person',
      '2026-11-23 10:00 SanctionRecorded surgery → handler@surgery, department-head@surgery, head-nurse@surgery, department-head',
    ]);
  });
});
