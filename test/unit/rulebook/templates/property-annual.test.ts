import { describe, expect, it } from 'vitest';
import type { ComplaintState } from '../../../../shared/complaint/state.ts';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, type Play } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('property-annual');
const company = holderOf('officer', 'administration');
const inspector = holderOf('supervisor', 'shenzhen-area');
const siteStaff = holderOf('handler', 'first-site');
const serviceSupervisor = holderOf('service-supervisor', 'first-site');

const dispatch = { type: 'DispatchComplaint' as const, lead: 'first-site', coDepartments: [] };
const close = { type: 'CloseComplaint', reason: '处理完毕。', outcome: 'solved' } as const;

const begun = (): Play => play(rulebook).at('2026-11-23 10:00');

const filed = (category = 'environment', channel = 'company'): Play => begun().register(company, { category, channel });

describe('the axes of the annual summary', () => {
  // 类别12项：环境卫生、公共设施、安全、员工、装修、客户服务、车辆、机电、维修、财务、会所、交通。
  it('are twelve categories', () => {
    expect(rulebook.categories.map(({ id }) => id)).toEqual([
      'environment',
      'facilities',
      'safety',
      'staff',
      'renovation',
      'customer-service',
      'parking',
      'mechanical-electrical',
      'repair',
      'finance',
      'club',
      'traffic',
    ]);
  });

  // 性质：有效、协助处理、无效。
  it('are three natures, of which one is a fault of ours', () => {
    expect(rulebook.natures?.map(({ id, isFault }) => [id, isFault ?? false])).toEqual([
      ['valid', true],
      ['assisted', false],
      ['invalid', false],
    ]);
  });

  // 热点问题13项。
  it('are thirteen focus topics besides the category', () => {
    expect(rulebook.fields?.find(({ id }) => id === 'focus-topic')?.options).toHaveLength(13);
    const story = filed('renovation').does(company, {
      type: 'ClassifyComplaint',
      nature: 'valid',
      flags: ['mass-complaint'],
      fields: { 'focus-topic': 'renovation-fees' },
    });
    expect(story.state).toMatchObject({
      category: 'renovation',
      nature: 'valid',
      flags: ['mass-complaint'],
      fields: { 'focus-topic': 'renovation-fees' },
    });
  });

  // 公司直接受理23件：有效11件（环境4、财务3、员工2、设施1、会所1）、协助处理9件、无效3件。
  it('count what the company received directly, apart from each other', () => {
    const year: readonly (readonly [nature: string, category: string, count: number])[] = [
      ['valid', 'environment', 4],
      ['valid', 'finance', 3],
      ['valid', 'staff', 2],
      ['valid', 'facilities', 1],
      ['valid', 'club', 1],
      ['assisted', 'safety', 9],
      ['invalid', 'parking', 3],
    ];
    const states = year.flatMap(([nature, category, count]) =>
      Array.from({ length: count }, () => filed(category).does(company, { type: 'ClassifyComplaint', nature }).state),
    );
    const direct = states.filter(({ channel }) => channel === 'company');
    const counted = (key: (state: ComplaintState) => string | undefined): Record<string, number> =>
      direct.reduce<Record<string, number>>((counts, state) => {
        const word = key(state) ?? '';
        return { ...counts, [word]: (counts[word] ?? 0) + 1 };
      }, {});
    expect(direct).toHaveLength(23);
    expect(counted(({ nature }) => nature)).toEqual({ valid: 11, assisted: 9, invalid: 3 });
    expect(counted(({ nature, category }) => (nature === 'valid' ? category : 'none'))).toMatchObject({
      environment: 4,
      finance: 3,
      staff: 2,
      facilities: 1,
      club: 1,
    });
  });
});

describe('the four everys', () => {
  // 事事有记录、事事有处理、事事有结果、事事有回访。
  it('come before closing: a record, a handling, a result, a follow-up visit', () => {
    const story = filed().does(company, dispatch).does(company, { type: 'ClassifyComplaint', nature: 'valid' });
    story
      .isRefused(serviceSupervisor, close, 'complaint/guarded', { rule: 'four-everys' })
      .does(siteStaff, { type: 'ReplyToComplainant', reply: '已清运。' })
      .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'satisfied' })
      .isRefused(serviceSupervisor, close, 'complaint/guarded', { rule: 'four-everys' })
      .does(siteStaff, { type: 'RecordFollowUp', contact: 'reached' })
      .isRefused(serviceSupervisor, { type: 'CloseComplaint', reason: '处理完毕。' }, 'complaint/incomplete', {
        missing: ['outcome'],
      })
      .does(serviceSupervisor, close);
    expect(story.state).toMatchObject({ stage: 'closed', outcome: 'solved' });
  });

  it('leave out neither the handling', () => {
    filed()
      .does(company, { type: 'ClassifyComplaint', nature: 'invalid' })
      .does(company, { type: 'ReplyToComplainant', reply: '说明如下。' })
      .does(company, { type: 'RecordFollowUp', contact: 'reached' })
      .isRefused(company, close, 'complaint/guarded', { rule: 'four-everys' });
  });
});

describe('concealment and omission', () => {
  // 公司检查瞒报、漏报，要求补报；首年不处罚。
  it.each(['concealed', 'omitted'])('of a complaint, found %s, mean that the site reports it', (flag) => {
    const found = { category: 'safety', channel: 'company', flags: [flag] };
    expect(() => begun().register(siteStaff, found)).toThrow('complaint/guarded found-by-inspection');
    const story = begun().register(inspector, found).does(company, dispatch);
    expect(story.open).toEqual(['re-report']);
    story
      .isRefused(inspector, { type: 'CompleteDuty', duty: 're-report' }, 'complaint/not-yours')
      .does(inspector, { type: 'RecordSanction', rule: 'concealment', unit: 'first-site', comment: '责令补报。' })
      .does(serviceSupervisor, { type: 'CompleteDuty', duty: 're-report' });
    expect(story.open).toEqual([]);
    expect(story.state.sanctions).toMatchObject([{ rule: 'concealment', unit: 'first-site' }]);
    expect(story.state.sanctions?.[0]).not.toHaveProperty('amount');
  });

  it('are not said of what was reported', () => {
    filed().isRefused(
      inspector,
      { type: 'RecordSanction', rule: 'concealment', unit: 'first-site', comment: '责令补报。' },
      'complaint/unknown-rule',
    );
  });
});

describe('what is reported', () => {
  // 各项目每月报送；检查46次；联谊会每两个月一次；年度总结。No deadlines at all.
  it('is monthly by the sites, at checks, every two months among supervisors, and yearly', () => {
    expect(rulebook.reports?.map(({ id, every }) => [id, every])).toEqual([
      ['monthly-complaint-report', 'month'],
      ['inspection', 'on-demand'],
      ['data-check', 'on-demand'],
      ['liaison-meeting', 'two-months'],
      ['annual-summary', 'year'],
    ]);
    expect(rulebook.registers?.map(({ id }) => id)).toEqual([
      'complaint-record',
      'concealment-checks',
      'mass-complaints',
      'focus-topics',
      'received-by-company',
    ]);
  });

  it('has no deadline', () => {
    expect(rulebook.clocks).toEqual([]);
    expect(filed().does(company, dispatch).state.clocks).toEqual([]);
    expect(rulebook.duties?.every(({ within }) => within === undefined)).toBe(true);
  });
});
