import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, saying, type Somebody } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('hospital-yueqing');
const officer = holderOf('officer', 'complaint-centre');
const nurse = holderOf('handler', 'nursing-department');
const financeHead = holderOf('department-head', 'finance');
const leader = holderOf('leader', 'complaint-centre');

const begin = () => play(rulebook).at('2026-11-23 10:00');

describe('time for an answer', () => {
  // 情况较复杂，需调查、核实的：一般应于5个工作日内反馈。The start is not stated; proposed: from registration, that day not counted.
  it('is five working days, across National Day and its make-up workday', () => {
    // Mon 28 Sep 2026. Tue 29, Wed 30 Sep = 1, 2; 1-7 Oct holiday; Thu 8, Fri 9 = 3, 4; Sat 10 Oct works = 5. Closes 17:30.
    const story = play(rulebook).at('2026-09-28 09:00').register('complainant', { category: 'medical-quality' });
    expect(story.due('feedback')).toBe('2026-10-10 17:30');
    expect(story.at('2026-10-12 12:00').story).toEqual([
      '2026-09-28 09:00 ComplaintRegistered → officer',
      '2026-10-09 08:00 HandlerReminded feedback/one-day-before → officer',
      '2026-10-10 17:30 DeadlineMissed feedback/due → officer',
      '2026-10-12 08:00 ComplaintEscalated feedback/one-day-after → leader, officer',
    ]);
  });

  // 涉及多个科室，需组织、协调相关部门共同研究的：10个工作日内反馈。
  it('is ten working days as soon as several departments handle it, and five again when only one does', () => {
    // Mon 23 Nov 2026: Tue 24 = 1 … Mon 30 = 5 … Mon 7 Dec = 10; no holiday in between.
    const story = begin().register('complainant', { category: 'nursing' });
    expect(story.due('feedback')).toBe('2026-11-30 17:30');
    story.at('2026-11-24 09:00').does(officer, saying.dispatch('nursing-department', 'pharmacy'));
    expect(story.due('feedback')).toBe('2026-12-07 17:30');
    story.at('2026-11-24 10:00').does(officer, saying.dispatch('nursing-department'));
    expect(story.due('feedback')).toBe('2026-11-30 17:30');
    story.at('2026-11-26 09:00').does(officer, saying.reply());
    expect(story.clock('feedback')).toMatchObject({ status: 'met' });
    expect(story.at('2026-12-31 09:00').lines('DeadlineMissed', 'HandlerReminded')).toEqual([]);
  });

  // No rule on extensions: nobody can lengthen the limit.
  it('cannot be extended', () => {
    begin()
      .register('complainant', { category: 'nursing' })
      .isRefused(
        officer,
        { type: 'RequestExtension', clock: 'feedback', by: { unit: 'working-days', count: 3 }, reason: '还在调查。' },
        'complaint/not-extendable',
      );
  });

  // The text gives complaints of staff no limit: 必须处理并反馈.
  it('is not set for what staff report', () => {
    const story = begin()
      .register(nurse, { category: 'devices', channel: 'internal', stream: 'internal', narrative: '监护仪报警失灵。' })
      .does(officer, saying.dispatch('medical-engineering'));
    expect(story.state.clocks).toEqual([]);
  });
});

describe('reception', () => {
  // 首诉负责制: the department that is approached settles on the spot if it can; 收费、价格: 当场核查，立即纠正.
  it('lets the department that is approached settle a wrong charge on the spot', () => {
    const story = begin().register(financeHead, {
      category: 'charging',
      channel: 'phone',
      narrative: '一项检查收了两次费。',
    });
    expect(story.state).toMatchObject({ track: 'on-the-spot' });
    expect(story.open).toEqual(['correct-charges']);
    story.at('2026-11-23 10:20').does(financeHead, {
      type: 'ResolveOnTheSpot',
      reply: '已退还多收的120元，并当面致歉。',
      satisfaction: 'satisfied',
    });
    expect(story.clock('feedback')).toMatchObject({ status: 'met' });
  });

  // 投诉登记表应当如实填写，并经投诉人签字(盖章)确认。
  it('wants the form signed by whoever comes or writes, if they give their name', () => {
    const visit = { category: 'nursing', channel: 'visit' } as const;
    expect(() => begin().register(officer, visit)).toThrow('complaint/incomplete signed-form signature');
    expect(begin().register(officer, { ...visit, given: ['signature'] }).state.stage).toBe('registered');
    expect(begin().register(officer, { ...visit, identityMode: 'anonymous' }).state.stage).toBe('registered');
    expect(begin().register(officer, { ...visit, channel: 'phone' }).state.stage).toBe('registered');
  });

  // 不予处理: 已起诉; 信访已处理; 无明确对象和具体事实; 已立案侦查; 不属职权范围. Explained to the complainant.
  it('turns away what is before a court, for a reason of the list only', () => {
    const story = begin().register('complainant', { category: 'medical-quality' });
    const decline = { type: 'DeclineComplaint', explanation: '法院已经受理，请在诉讼中主张。' } as const;
    story
      .isRefused(officer, { ...decline, reason: 'too-late' }, 'complaint/unknown-term')
      .isRefused(leader, { ...decline, reason: 'in-court' }, 'session/not-permitted')
      .does(officer, { ...decline, reason: 'in-court' });
    expect(story.state).toMatchObject({ stage: 'closed', declineReason: 'in-court', closedBecause: 'declined' });
    expect(rulebook.declineReasons?.map(({ id }) => id)).toEqual(rulebook.disclosure.notHandled.map(({ id }) => id));
  });
});

describe('dispatch', () => {
  // 转办表.
  it.each([
    ['ethics', 'audit-office'],
    ['outpatient', 'outpatient-department'],
    ['medical-quality', 'medical-affairs'],
    ['nursing', 'nursing-department'],
    ['charging', 'finance'],
    ['drugs', 'pharmacy'],
    ['devices', 'medical-engineering'],
    ['cleaning-catering', 'general-affairs'],
    ['lifts-water-power', 'power-equipment'],
    ['security', 'security-office'],
  ])('sends %s to %s', (category, unit) => {
    const story = begin()
      .register('complainant', { category })
      .at('2026-11-23 10:05')
      .does(officer, saying.dispatch(unit));
    expect(story.lines('ComplaintDispatched')).toEqual([
      `2026-11-23 10:05 ComplaintDispatched ${unit} → handler@${unit}, department-head@${unit}`,
    ]);
    expect(rulebook.routes.find(({ lead }) => lead === unit)?.when).toEqual({ is: 'category', in: [category] });
  });
});

const raised = (flag: string): readonly string[] =>
  begin()
    .register('complainant', { category: 'medical-quality' })
    .at('2026-11-23 10:30')
    .does(officer, { type: 'ClassifyComplaint', flags: [flag] })
    .lines('DutyRaised');

describe('duties', () => {
  it.each([
    // 涉及医疗安全、可能危及患者健康的，应当立即采取积极措施。
    ['patient-safety', 'immediate-measures → officer, department-head@medical-affairs'],
    // 威胁职工人身安全、扰乱秩序的：立即向保卫科和当地公安机关报告。
    ['threat-or-disruption', 'alert-security → officer, department-head@security-office'],
    // 违法或者过激行为：采取措施，并向公安机关、卫生行政部门报告。
    ['unlawful-behaviour', 'report-unlawful-behaviour → officer, department-head@security-office, leader'],
    // 医疗事故争议：告知鉴定、调解、诉讼。
    ['medical-accident-dispute', 'tell-of-remedies → officer'],
    // 卫医发〔2002〕206号。
    ['major-negligence', 'report-major-negligence → department-head@medical-affairs, leader'],
  ])('%s obliges: %s', (flag, line) => {
    expect(raised(flag)).toEqual([`2026-11-23 10:30 DutyRaised ${line}`]);
  });
});

describe('malicious complaints', () => {
  it('are found so by two persons', () => {
    const other: Somebody = holderOf('officer', 'complaint-centre', '王');
    const finding = { type: 'DecideMalicious', isMalicious: true, reason: '歪曲事实，借此索要钱财。' } as const;
    const story = begin()
      .register('complainant', { category: 'other' })
      .does(officer, { type: 'FlagMalicious', reason: '同一事由第五次，且要求不断变化。' })
      .isRefused(officer, finding, 'complaint/same-person')
      .does(other, finding);
    expect(story.state.malicious).toMatchObject({ isDecided: true });
    expect(story.lines('MaliciousFlagged')).toEqual(['2026-11-23 10:00 MaliciousFlagged → officer, leader']);
  });
});

describe('archive', () => {
  // 投诉档案：投诉人基本信息；投诉事项及相关证明材料；调查、处理及反馈情况；其他与投诉事项有关的材料。
  it('takes only a complete file', () => {
    const documents = ['complainant-data', 'items-and-evidence', 'handling-record'];
    const story = begin()
      .register('complainant', { category: 'nursing' })
      .at('2026-11-24 10:00')
      .does(officer, saying.reply())
      .at('2026-11-24 11:00')
      .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'acceptable' })
      .isRefused(officer, { type: 'ArchiveComplaint', documents: documents.slice(0, 2) }, 'complaint/incomplete', {
        missing: ['document:handling-record'],
      })
      .does(officer, { type: 'ArchiveComplaint', documents });
    expect(story.state.stage).toBe('archived');
  });
});
