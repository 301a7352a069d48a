import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('nursing');
const officer = holderOf('officer', 'nursing-department');
const headNurse = holderOf('head-nurse', 'surgery');

const begin = () =>
  play(rulebook)
    .at('2026-11-23 10:00')
    .register(headNurse, { category: 'attitude', channel: 'ward', location: 'surgical-ward' });

describe('levels', () => {
  // 护士长接待、解释、解决。
  it('the head nurse receives, explains and settles', () => {
    const story = begin().does(headNurse, {
      type: 'ResolveOnTheSpot',
      reply: '已当面说明并致歉。',
      satisfaction: 'satisfied',
    });
    expect(story.state).toMatchObject({ stage: 'closed', closedBecause: 'resolvedOnTheSpot' });
  });

  // 经解释不能平息的，报告科主任和护理部；护理部倾听、调查，一事一议；护理部不能解决的，报告院领导。
  it('what is not calmed goes to the director and the nursing department, then to the hospital’s leaders', () => {
    const story = begin()
      .does(officer, saying.dispatch('surgery'))
      .does(headNurse, { type: 'EscalateComplaint', reason: '家属不接受解释。' });
    expect(story.lines('LevelRaised', 'DutyRaised')).toEqual([
      '2026-11-23 10:00 LevelRaised → department-head@surgery, officer',
      '2026-11-23 10:00 DutyRaised take-over → officer, department-head@surgery',
    ]);
    story.at('2026-11-24 09:00').does(officer, { type: 'EscalateComplaint', reason: '护理部协商未果。' });
    expect(story.lines('2026-11-24')).toEqual([
      '2026-11-24 09:00 LevelRaised → department-head@surgery, officer',
      '2026-11-24 09:00 DutyRaised leaders-decide → leader',
    ]);
  });
});

describe('a fault', () => {
  // 因态度、工作失误引起的，首先向患者道歉，再对当事人批评教育。
  it('is apologised for first; criticism comes after', () => {
    const criticise = {
      type: 'RecordSanction',
      rule: 'criticism',
      unit: 'surgery',
      comment: '科内批评教育。',
    } as const;
    const story = begin()
      .does(officer, saying.dispatch('surgery'))
      .does(officer, saying.classify({ nature: 'attitude-fault', cause: 'attitude' }))
      .isRefused(officer, criticise, 'complaint/duty-first', { about: 'apologise-first' })
      .isRefused(officer, saying.reply(), 'complaint/incomplete', { missing: ['element:apology'] })
      .does(headNurse, saying.done('apologise-first'))
      .does(officer, saying.reply('apology'))
      .does(officer, criticise);
    expect(story.lines('apologise-first', 'SanctionRecorded')).toEqual([
      '2026-11-23 10:00 DutyRaised apologise-first → head-nurse@surgery, officer',
      '2026-11-23 10:00 DutyCompleted apologise-first',
      '2026-11-23 10:00 SanctionRecorded surgery → handler@surgery, department-head@surgery, head-nurse@surgery',
    ]);
  });

  it('is not presumed: without one there is nothing to apologise for', () => {
    const story = begin().does(officer, saying.classify({ nature: 'misunderstanding' }));
    expect(story.open).toEqual([]);
  });
});

describe('the log', () => {
  // 护理投诉登记：时间、地点、人员、原因、分析、处理经过、整改措施。
  it('is complete before a complaint is archived', () => {
    const archive = { type: 'ArchiveComplaint' } as const;
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(headNurse, { category: 'attitude', channel: 'ward' })
      .does(officer, saying.dispatch('surgery'))
      .isRefused(headNurse, saying.state('surgery'), 'complaint/incomplete', {
        missing: ['element:course', 'element:analysis'],
      })
      .does(headNurse, saying.state('surgery', ['course', 'analysis']))
      .does(officer, saying.reply())
      .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'satisfied' })
      .isRefused(officer, archive, 'complaint/incomplete', {
        missing: ['location', 'respondent', 'cause', 'correctiveAction'],
      });
    expect(story.state.stage).toBe('closed');
    expect(rulebook.registers?.[0]?.columns.map((column) => column['zh-CN'])).toEqual([
      '时间',
      '地点',
      '人员',
      '原因',
      '分析',
      '处理经过',
      '整改措施',
    ]);
  });

  it('takes a complaint that has all of it', () => {
    const story = begin()
      .does(officer, saying.classify({ cause: 'attitude', respondents: [{ unit: 'surgery' }] }))
      .does(headNurse, { type: 'RecordCorrectiveAction', measure: '交接班增加沟通提示。', unit: 'surgery' })
      .does(headNurse, { type: 'ResolveOnTheSpot', reply: '已道歉。', satisfaction: 'satisfied' })
      .does(officer, { type: 'ArchiveComplaint' });
    expect(story.state.stage).toBe('archived');
  });
});

// 原文没有任何时限。
it('there are no limits: nothing falls due, however long it takes', () => {
  const story = begin().at('2027-06-30 10:00');
  expect(story.state.clocks).toEqual([]);
  expect(story.story).toEqual(['2026-11-23 10:00 ComplaintRegistered → officer']);
});
