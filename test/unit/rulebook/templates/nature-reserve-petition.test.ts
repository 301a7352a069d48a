import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, type Play } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('nature-reserve-petition');
const officer = holderOf('officer', 'petition-office');
const other = holderOf('officer', 'petition-office', '李');
const ranger = holderOf('handler', 'reserve-management');

const petition = {
  category: 'illegal-acts',
  channel: 'letter',
  fields: { request: '制止核心区内的采砂。' },
  respondents: [{ isExternal: true as const }],
};
const visit = { ...petition, channel: 'visit', location: 'reception-place' } as const;

const begun = (): Play => play(rulebook).at('2026-11-23 10:00');

describe('how one petitions', () => {
  // 书信、电话、电报、电子邮件、走访。
  it.each(['letter', 'phone', 'telegram', 'email'])('by %s', (channel) => {
    expect(begun().register(officer, { ...petition, channel }).state.stage).toBe('registered');
  });

  // 走访应当到指定的接待场所。
  it('by a visit to the designated place only', () => {
    expect(begun().register(officer, visit).state.stage).toBe('registered');
    const { location: _, ...anywhere } = visit;
    expect(() => begun().register(officer, anywhere)).toThrow('complaint/guarded designated-place');
  });

  // 信访人：公民、法人、其他组织。
  it.each(['citizen', 'legal-person', 'other-organisation'])('as a %s', (complainantKind) => {
    expect(begun().register(officer, { ...petition, complainantKind }).state.complainantKind).toBe(complainantKind);
  });

  it('but not as anything else', () => {
    expect(() => begun().register(officer, { ...petition, complainantKind: 'agency' })).toThrow(
      'complaint/unknown-term',
    );
  });
});

describe('what a petition says', () => {
  // 应当写明被投诉人的基本情况和请求。
  it('is against whom and for what', () => {
    expect(() => begun().register(officer, { ...petition, fields: {} })).toThrow('request field:request');
    expect(() => begun().register(officer, { ...petition, respondents: [] })).toThrow('respondent respondent');
  });

  it('is asked for both before dispatch, where it came through the web form', () => {
    const dispatch = { type: 'DispatchComplaint' as const, lead: 'law-enforcement', coDepartments: [] };
    const { fields, respondents } = petition;
    begun()
      .register('complainant', { category: 'illegal-acts' })
      .isRefused(officer, dispatch, 'complaint/incomplete', { missing: ['field:request', 'respondent'] })
      .does(officer, { type: 'ClassifyComplaint', fields, respondents })
      .does(officer, dispatch);
  });

  it('is for what alone, when it is a suggestion', () => {
    const suggestion = { ...petition, category: 'suggestions', kind: 'suggestion' as const, respondents: [] };
    expect(begun().register(officer, suggestion).state.kind).toBe('suggestion');
  });

  // 信访事项（六类）：保护区管理；违法行为；工作人员违纪违规；自身权益受侵害；建议、批评和要求；其他。
  it.each([
    ['reserve-management', 'reserve-management'],
    ['illegal-acts', 'law-enforcement'],
    ['staff-violations', 'discipline'],
    ['own-rights', 'reserve-management'],
    ['suggestions', 'general-office'],
    // Asked openly: the officer decides case by case.
    ['other', undefined],
  ])('can be %s, for %s', (category, unit) => {
    const story = begun().register(officer, { ...petition, category });
    const lead = unit ?? 'general-office';
    story.does(officer, { type: 'DispatchComplaint', lead, coDepartments: [] });
    expect(story.lines('ComplaintDispatched')).toEqual([
      `2026-11-23 10:00 ComplaintDispatched ${lead} → handler@${lead}, department-head@${lead}`,
    ]);
    const route = rulebook.routes.find(
      ({ when }) => when.is === 'category' && when.in.some((word) => word === category),
    );
    expect(route?.lead).toBe(unit);
  });

  it('can be nothing else', () => {
    expect(rulebook.categories).toHaveLength(6);
  });

  // 不得捏造、歪曲事实。
  it('is not made up; two persons say so where it is', () => {
    const finding = { type: 'DecideMalicious', isMalicious: true, reason: '照片系伪造。' } as const;
    const story = begun()
      .register(officer, petition)
      .does(officer, { type: 'FlagMalicious', reason: '照片拍摄地不在保护区。' })
      .isRefused(officer, finding, 'complaint/same-person')
      .does(other, finding);
    expect(story.state.malicious).toMatchObject({ isDecided: true });
  });
});

describe('a common demand of several people', () => {
  // 多人提出共同请求的，一般采用走访以外的形式；确需走访的，代表不超过5人。
  it('may come as a visit of five representatives, not of six', () => {
    const many = { ...visit, complainants: 30 } as const;
    expect(begun().register(officer, { ...many, representatives: 5 }).state.representatives).toBe(5);
    expect(() => begun().register(officer, { ...many, representatives: 6 })).toThrow(
      'complaint/guarded five-representatives',
    );
    expect(() => begun().register(officer, many)).toThrow('complaint/incomplete representatives');
    expect(() => begun().register(officer, { ...visit, complainants: 2 })).toThrow(
      'complaint/incomplete representatives',
    );
    expect(begun().register(officer, { ...visit, complainants: 1 }).state.stage).toBe('registered');
  });

  it('may come as a letter of however many', () => {
    const letter = { ...petition, complainants: 30, representatives: 6 };
    expect(begun().register(officer, letter).state.complainants).toBe(30);
  });
});

describe('time', () => {
  // No limit is stated; none is made up.
  it('is not limited', () => {
    expect(rulebook.clocks).toEqual([]);
    const story = begun()
      .register(officer, petition)
      .does(officer, { type: 'DispatchComplaint', lead: 'reserve-management', coDepartments: [] })
      .does(ranger, { type: 'SubmitStatement', unit: 'reserve-management', statement: '已现场查看。' });
    expect(story.state.clocks).toEqual([]);
    expect(rulebook.openQuestions.map(({ id }) => id)).toContain('limit');
  });
});
