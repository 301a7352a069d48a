import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, play, saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('bank-psbc');
const officer = holderOf('officer', 'head-office');
const union = holderOf('supervisor', 'head-office');
const seat = holderOf('seat', 'head-office');
const receptionist = holderOf('union-receptionist', 'head-office');
const presidentOffice = holderOf('president-office', 'head-office');
const outletManager = holderOf('outlet-manager', 'outlet');
const outletHead = holderOf('department-head', 'outlet');
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

describe('deadlines by class', () => {
  // 一般投诉：3个工作日. Wed 30 Sep 2026: 1-7 Oct holiday; Thu 8, Fri 9 = 1, 2; make-up workday Sat 10 = 3.
  it('are three working days for errors, attitude and internal management', () => {
    for (const category of ['work-error', 'attitude', 'internal-management']) {
      const story = play(rulebook).at('2026-09-30 10:00').register('complainant', { category });
      expect(story.due('reply')).toBe('2026-10-10 17:30');
      expect(story.target('reply')).toBeUndefined();
    }
  });

  // 复杂投诉：7至10个工作日 (a range: target and limit). From Wed 30 Sep: 8, 9, 10 Oct = 1-3; Mon 12 - Fri 16 = 4-8; Mon 19, Tue 20 = 9, 10.
  it('are seven to ten working days for products, channels and rule-breaking', () => {
    for (const category of ['product', 'service-channel', 'rule-breaking']) {
      const story = play(rulebook).at('2026-09-30 10:00').register('complainant', { category });
      expect(story.target('reply')).toBe('2026-10-15 17:30');
      expect(story.due('reply')).toBe('2026-10-20 17:30');
    }
  });

  // 金融犯罪、匿名: not stated.
  it('are not set for financial crime and anonymous complaints', () => {
    expect(begin('financial-crime').due('reply')).toBeUndefined();
    expect(byPhone({ category: 'anonymous', identityMode: 'anonymous' }).due('reply')).toBeUndefined();
  });

  it('follow the class when it is corrected', () => {
    // Mon 23 Nov: Thu 26 = 3; Fri 4 Dec = 9, Mon 7 Dec = 10.
    const story = begin();
    expect(story.due('reply')).toBe('2026-11-26 17:30');
    story.at('2026-11-24 09:00').does(officer, saying.classify({ category: 'product' }));
    expect(story.due('reply')).toBe('2026-12-07 17:30');
  });

  // 在规定时限内以原转办单、督办单回复: three working days of its own, and never after the answer to the customer.
  it('bind the respondent unit, which reports back within the same limit', () => {
    const story = begin().at('2026-11-25 09:00').does(officer, saying.dispatch('outlet'));
    // By itself: Wed 25 Nov, so Thu 26, Fri 27, Mon 30 = 3. The answer is due on Thu 26.
    expect(story.due('report-back', 'outlet')).toBe('2026-11-26 17:30');
  });
});

describe('online complaints', () => {
  // 每日查看，2个工作日内将转办单发被投诉单位. Mon 23 Nov: Tue 24, Wed 25.
  it('are dispatched within two working days', () => {
    const story = begin();
    expect(story.due('online-dispatch')).toBe('2026-11-25 17:30');
    expect(story.at('2026-11-25 18:00').lines('online-dispatch')).toEqual([
      '2026-11-25 17:30 DeadlineMissed online-dispatch/due → officer@head-office, supervisor@head-office',
    ]);
    expect(byPhone().due('online-dispatch')).toBeUndefined();
    const web = rulebook.channels.find(({ id }) => id === 'web');
    expect(web).toMatchObject({ inspection: { every: 'day' }, opens: 'transferOrder' });
  });

  // 意见簿(箱): inspected every business day before close.
  it('and comment books are looked into every working day', () => {
    expect(rulebook.channels.find(({ id }) => id === 'comment-book')).toMatchObject({
      inspection: { every: 'working-day', who: [{ position: 'outlet-manager' }] },
    });
  });
});

const opening = (form: string) => rulebook.channels.filter(({ opens }) => opens === form).map(({ id }) => id);

describe('who registers', () => {
  // 电话：客服代表; 意见簿：网点负责人; 上门、信函：工会; 媒体：行长办公室; 上级行转办：工会; 政府：首问部门.
  it.each([
    ['phone', seat, outletManager],
    ['comment-book', outletManager, seat],
    ['visit', receptionist, seat],
    ['letter', receptionist, officer],
    ['media', presidentOffice, receptionist],
    ['superior', union, officer],
    ['web', officer, seat],
  ])('%s is one position’s and not another’s', (channel, theirs, notTheirs) => {
    const filing = { category: 'attitude', channel } as const;
    expect(start().register(theirs, filing).state.channel).toBe(channel);
    expect(() => start().register(notTheirs, filing)).toThrow('complaint/channel-not-yours');
  });

  it('what government passes on is taken by whoever receives it, and handed to the union', () => {
    for (const anybody of [seat, outletManager, presidentOffice]) {
      const story = start().register(anybody, { category: 'attitude', channel: 'government' });
      expect(story.open).toEqual(['hand-to-union']);
      story.does(anybody, saying.done('hand-to-union'));
    }
  });

  // 意见簿(箱)：网点负责人核实、处理，选择适当方式回复，归档。
  it('a comment book is the outlet manager’s from entry to archive', () => {
    const story = start()
      .register(outletManager, { category: 'attitude', channel: 'comment-book' })
      .at('2026-11-24 09:00')
      .does(outletManager, { type: 'ResolveOnTheSpot', reply: '已向您当面致歉。', satisfaction: 'satisfied' })
      .does(outletManager, { type: 'ArchiveComplaint' });
    expect(story.state).toMatchObject({ stage: 'archived', closedBecause: 'resolvedOnTheSpot' });
    expect(story.clock('reply')).toMatchObject({ status: 'met' });
  });

  // 上级行转办：一律由工会受理，立即转办。
  it('what a superior bank passes down is forwarded by the union at once', () => {
    const story = start()
      .register(union, { category: 'attitude', channel: 'superior' })
      .does(union, saying.dispatch('tier-one-branch'))
      .does(union, saying.done('forward-at-once'));
    expect(story.lines('forward-at-once')).toEqual([
      '2026-11-23 10:00 DutyRaised forward-at-once → supervisor@head-office',
      '2026-11-23 10:00 DutyCompleted forward-at-once',
    ]);
  });

  it('orders: transfer orders for phone and web, supervision orders for the union', () => {
    expect(opening('transferOrder')).toEqual(['web', 'phone']);
    expect(opening('supervisionOrder')).toEqual(['visit', 'letter', 'superior', 'government']);
  });
});

describe('major complaints', () => {
  // 业务金额超过5万元: exactly 50,000 is not major.
  it.each([
    [{ amount: 50_000 }, 'general'],
    [{ amount: 50_000.01 }, 'major'],
    [{ flags: ['public-figure'] }, 'major'],
    [{ flags: ['hot-topic'] }, 'major'],
    [{ flags: ['may-harm-reputation'] }, 'major'],
    [{}, 'general'],
  ])('%j is %s', (change, severity) => {
    expect(byPhone(change).state.severity).toBe(severity);
  });

  // 有录音设备的中心，重大投诉须复听、复核后发送转办单；及时向当地同级银监局报告。
  it('by phone are listened to again before the order is sent, and reported to the regulator', () => {
    const story = byPhone({ amount: 80_000 });
    expect(story.lines('DutyRaised')).toEqual([
      '2026-11-23 10:00 DutyRaised re-listen → reviewer, officer@head-office',
      '2026-11-23 10:00 DutyRaised report-to-regulator → leader@head-office, supervisor@head-office',
    ]);
    story
      .isRefused(officer, saying.dispatch('outlet'), 'complaint/duty-first', { about: 're-listen' })
      .does(holderOf('reviewer', 'head-office'), saying.done('re-listen'))
      .does(officer, saying.dispatch('outlet'));
    expect(story.state.stage).toBe('dispatched');
  });
});

const unionOf = (unit: string) => holderOf('branch-union', unit);

describe('the way of an order', () => {
  // 总行客户服务中心受理的北京以外投诉，转总行工会工委，由其转一级分行。
  it('from outside Beijing passes the union committee', () => {
    const story = byPhone({ location: 'tier-one-area' })
      .isRefused(officer, saying.dispatch('tier-one-branch'), 'complaint/guarded', { rule: 'union-forwards' })
      .does(union, saying.dispatch('tier-one-branch'));
    // 接到转办单后立即处理; 第一、第二联系人 of the unit are told.
    expect(story.lines('ComplaintDispatched', 'start-at-once')).toEqual([
      '2026-11-23 10:00 ComplaintDispatched tier-one-branch → handler@tier-one-branch, department-head@tier-one-branch, first-contact@tier-one-branch, second-contact@tier-one-branch, supervisor@head-office',
      '2026-11-23 10:00 DutyRaised start-at-once → handler@tier-one-branch, department-head@tier-one-branch',
    ]);
  });

  // 境外机构：由总行海外机构管理部门提供地址，工会工委发送。
  it('overseas needs the address first', () => {
    byPhone({ location: 'overseas' })
      .isRefused(union, saying.dispatch('overseas-branch'), 'complaint/duty-first', { about: 'overseas-address' })
      .does(holderOf('handler', 'hq-overseas'), saying.done('overseas-address'))
      .does(union, saying.dispatch('overseas-branch'));
  });

  // The same where the caller says that it is about an institution abroad, or staff find it out, wherever it was said to be.
  it('overseas is what is said to be overseas, before what the place says', () => {
    const forwarded = ['complaint/guarded', { rule: 'union-forwards' }] as const;
    byPhone({ origin: 'foreign' })
      .isRefused(officer, saying.dispatch('overseas-branch'), ...forwarded)
      .isRefused(union, saying.dispatch('overseas-branch'), 'complaint/duty-first', { about: 'overseas-address' });
    byPhone({ location: 'beijing' })
      .does(officer, saying.classify({ origin: 'foreign' }))
      .isRefused(union, saying.dispatch('overseas-branch'), 'complaint/duty-first', { about: 'overseas-address' });
    const athome = byPhone({ location: 'overseas', origin: 'domestic' }).does(officer, saying.dispatch('outlet'));
    expect(athome.state.duties?.map(({ duty }) => duty) ?? []).not.toContain('overseas-address');
  });

  // 产品主管部门牵头，发生地分行协助。
  it('about a product is led by its department, with the branch where it happened', () => {
    const route = rulebook.routes.find(({ id }) => id === 'product-outside');
    expect(route).toMatchObject({ lead: 'hq-products', coDepartments: ['tier-one-branch'] });
    const story = begin('product').does(officer, saying.dispatch('hq-products', 'tier-one-branch'));
    expect(story.state.departments.map(({ unit, role }) => [unit, role])).toEqual([
      ['hq-products', 'lead'],
      ['tier-one-branch', 'co'],
    ]);
  });

  // 将来信内容和督办单以最快方式逐级下发，逐级书面上报。
  it('of a letter goes down level by level, and the reports come up the same way', () => {
    const letter = { category: 'attitude', channel: 'letter' } as const;
    const documents = ['letter-copy', 'supervision-order'];
    const story = start().register(receptionist, { ...letter, documents });
    story
      .isRefused(receptionist, saying.dispatch('outlet'), 'complaint/skips-level', { about: 'outlet' })
      .does(receptionist, saying.dispatch('tier-one-branch'))
      .isRefused(unionOf('tier-one-branch'), saying.dispatch('outlet'), 'complaint/skips-level')
      .does(unionOf('tier-one-branch'), saying.dispatch('tier-two-branch'))
      .does(unionOf('tier-two-branch'), saying.dispatch('sub-branch'))
      .does(unionOf('sub-branch'), saying.dispatch('outlet'))
      .isRefused(unionOf('sub-branch'), saying.state('sub-branch', sixElements), 'complaint/not-all-stated')
      .does(outletManager, saying.state('outlet', sixElements))
      .does(unionOf('sub-branch'), saying.state('sub-branch', sixElements))
      .does(unionOf('tier-two-branch'), saying.state('tier-two-branch', sixElements))
      .does(unionOf('tier-one-branch'), saying.state('tier-one-branch', sixElements));
    expect(story.state.stage).toBe('stated');
    expect(() => start().register(receptionist, letter).does(receptionist, saying.dispatch('tier-one-branch'))).toThrow(
      'complaint/incomplete letter-travels document:letter-copy document:supervision-order',
    );
  });
});

describe('lateness', () => {
  // 超期的，被投诉单位向受理部门报告原因，并另行向客户说明. No approver, no extension.
  it('is explained to the accepting department and to the customer', () => {
    const story = begin().at('2026-11-23 15:00').does(officer, saying.dispatch('outlet')).at('2026-11-27 12:00');
    expect(story.lines('reply/', 'explain-lateness')).toEqual([
      '2026-11-25 08:00 HandlerReminded reply/one-day-before → officer@head-office, handler@outlet, department-head@outlet',
      '2026-11-26 17:30 DeadlineMissed reply/due → officer@head-office, supervisor@head-office, department-head@outlet',
      '2026-11-26 17:30 DutyRaised explain-lateness → handler@outlet, department-head@outlet, officer@head-office',
      '2026-11-27 08:00 ComplaintEscalated reply/one-day-after → leader@outlet, supervisor@head-office, officer@head-office',
    ]);
    expect(story.open).toEqual(['start-at-once', 'explain-lateness']);
    story
      .isRefused(
        outletHead,
        { type: 'RequestExtension', clock: 'reply', by: { unit: 'working-days', count: 2 }, reason: '人手不足。' },
        'complaint/not-extendable',
      )
      .does(outletHead, {
        type: 'ReportLateness',
        clock: 'reply',
        reason: '当事柜员休假，未能核实。',
        notice: '我行仍在核实，将于本周内答复。',
      });
    expect(story.lines('LatenessReported')).toEqual([
      '2026-11-27 12:00 LatenessReported reply → officer@head-office, supervisor@head-office',
    ]);
    expect(story.letters).toContain('2026-11-27 12:00 complaintDelayed');
  });
});

// 每半月、每月、每季度、半年、年度、不定期.
it('the reports are owed in their rhythm, by those who owe them', () => {
  expect(rulebook.reports?.map(({ id, every }) => [id, every])).toEqual([
    ['to-leaders', 'half-month'],
    ['key-branches', 'half-month'],
    ['other-branches', 'quarter'],
    ['monthly-analysis', 'month'],
    ['half-year', 'half-year'],
    ['year', 'year'],
    ['ad-hoc', 'on-demand'],
    ['bulletin', 'on-demand'],
  ]);
  expect(rulebook.reports?.[0]?.from).toEqual([{ position: 'supervisor', at: 'centre' }]);
});
