import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('cn-hospital-2019');
const officer = holderOf('officer', 'complaint-office');
const financeHead = holderOf('department-head', 'finance');
const nurse = holderOf('handler', 'nursing-department');

const begin = (category = 'medical-quality') =>
  play(rulebook).at('2026-11-23 10:00').register('complainant', { category });

describe('time for an answer', () => {
  // 情况较复杂，需调查、核实的，一般应当于接到投诉之日起5个工作日内反馈.
  it('is five working days from the receipt, across Spring Festival and its make-up workdays', () => {
    // Wed 11 Feb 2026. Thu 12, Fri 13 = 1, 2; make-up workday Sat 14 = 3; 15-23 Feb holiday; Tue 24, Wed 25 = 4, 5.
    const story = play(rulebook).at('2026-02-11 09:00').register('complainant', { category: 'medical-quality' });
    expect(story.due('feedback')).toBe('2026-02-25 17:30');
    expect(story.at('2026-02-26 09:00').lines('feedback/')).toEqual([
      '2026-02-24 08:00 HandlerReminded feedback/one-day-before → officer',
      '2026-02-25 17:30 DeadlineMissed feedback/due → officer',
      '2026-02-26 08:00 ComplaintEscalated feedback/one-day-after → leader, officer',
    ]);
  });

  // 接到投诉之日: a letter counts from the day on which it came, not from its registration.
  it('counts from the day on which a letter came in', () => {
    // Came on Thu 19 Nov; Fri 20 = 1, Mon 23 - Thu 26 = 2-5.
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(officer, { category: 'nursing', channel: 'letter', receivedAt: '2026-11-19T03:00:00.000Z' });
    expect(story.due('feedback')).toBe('2026-11-26 17:30');
  });

  // 涉及多个科室，需组织、协调相关部门共同研究的，应当于接到投诉之日起10个工作日内反馈.
  it('is ten working days when several departments study it together', () => {
    // Tue 24 Nov = 1 … Mon 30 = 5 … Mon 7 Dec = 10.
    const story = begin().does(officer, saying.dispatch('medical-affairs', 'pharmacy'));
    expect(story.due('feedback')).toBe('2026-12-07 17:30');
  });

  it('is not extended: the measures name no extension', () => {
    begin().isRefused(
      officer,
      { type: 'RequestExtension', clock: 'feedback', by: { unit: 'working-days', count: 5 }, reason: '复杂。' },
      'complaint/not-extendable',
    );
  });
});

describe('reception', () => {
  // 首诉负责：能当场处理的当场处理; 能够当场核查处理的，应当及时查明情况；确有差错的，立即纠正。
  it('lets whoever is approached first settle what can be settled', () => {
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(financeHead, { category: 'charging', channel: 'phone' });
    expect(story.state.track).toBe('on-the-spot');
    expect(story.open).toEqual(['correct-at-once']);
    story
      .does(financeHead, saying.done('correct-at-once'))
      .does(financeHead, { type: 'ResolveOnTheSpot', reply: '多收的费用已退还。', satisfaction: 'satisfied' });
    expect(story.state.closedBecause).toBe('resolvedOnTheSpot');
  });

  // 如实填写投诉登记表，并经投诉人签字(盖章)确认; 匿名除外.
  it('wants the form of a visitor signed', () => {
    const visit = { category: 'nursing', channel: 'visit' } as const;
    const arriving = (change: object = {}) =>
      play(rulebook)
        .at('2026-11-23 10:00')
        .register(officer, { ...visit, ...change });
    expect(() => arriving()).toThrow('complaint/incomplete signed-form signature');
    expect(arriving({ given: ['signature'] }).state.stage).toBe('registered');
    expect(arriving({ identityMode: 'anonymous' }).state.stage).toBe('registered');
  });

  it('turns away for the reasons that are published', () => {
    expect(rulebook.declineReasons?.map(({ id }) => id)).toEqual(rulebook.disclosure.notHandled.map(({ id }) => id));
    const story = begin().does(officer, {
      type: 'DeclineComplaint',
      reason: 'mediated',
      explanation: '已由人民调解委员会受理，请待调解结果。',
    });
    expect(story.state).toMatchObject({ stage: 'closed', declineReason: 'mediated' });
    expect(story.letters).toContain('2026-11-23 10:00 complaintDeclined');
  });

  it('takes what staff report, without a limit', () => {
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(nurse, { category: 'drugs-devices', channel: 'internal', stream: 'internal' });
    expect(story.state.clocks).toEqual([]);
  });
});

describe('duties', () => {
  it.each([
    // 可能危及患者健康的，应当立即采取积极措施，避免或者减轻对患者的损害。
    ['patient-safety', ['immediate-measures → officer, department-head@medical-affairs']],
    // 医疗纠纷：告知途径（协商、调解、诉讼）；医疗纠纷预防和处理条例第24条：封存病历资料。
    ['medical-dispute', ['tell-of-remedies → officer', 'seal-records → department-head@medical-affairs, officer']],
    // 第26条：对死因有异议的尸检告知。
    ['death-disputed', ['tell-of-autopsy → department-head@medical-affairs, officer']],
    ['threat-or-disruption', ['alert-security → officer, department-head@security-office']],
  ])('%s obliges', (flag, lines) => {
    const story = begin().does(officer, saying.classify({ flags: [flag] }));
    expect(story.lines('DutyRaised')).toEqual(lines.map((line) => `2026-11-23 10:00 DutyRaised ${line}`));
  });

  // “十应当”：对重点投诉进行回访，闭环管理。
  it('a key complaint is followed up after the answer, before its file is archived', () => {
    const documents = ['patient-data', 'items-and-evidence', 'handling-record'];
    const archive = { type: 'ArchiveComplaint', documents } as const;
    const story = begin()
      .does(officer, saying.classify({ flags: ['key-complaint'] }))
      .does(officer, saying.reply('result'))
      .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'satisfied' })
      .isRefused(officer, archive, 'complaint/duty-first', { about: 'follow-up-key' })
      .does(officer, saying.done('follow-up-key'))
      .does(officer, archive);
    expect(story.state.stage).toBe('archived');
  });
});

// 投诉档案: 患者基本信息；投诉事项及相关证明材料；调查、处理及反馈情况。
it('an answer says what was done, and a file is complete', () => {
  const story = begin()
    .isRefused(officer, saying.reply(), 'complaint/incomplete', { missing: ['element:result'] })
    .does(officer, saying.reply('result'))
    .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'satisfied' });
  story.isRefused(officer, { type: 'ArchiveComplaint' }, 'complaint/incomplete', {
    missing: ['document:patient-data', 'document:items-and-evidence', 'document:handling-record'],
  });
});

it('says which of its figures are not certain', () => {
  const said = rulebook.notes?.map(({ text }) => text['en']).join(' ') ?? '';
  expect(said).toMatch(/Five and ten working days: confidence low \(L\)/);
  expect(said).toMatch(/confidence medium \(M\)/);
  expect(said).toMatch(/confidence high \(H\)/);
});
