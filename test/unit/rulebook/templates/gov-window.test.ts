import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, personAt, play, type Saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('gov-window');
const officer = holderOf('officer', 'complaint-desk');
const clerk = holderOf('handler', 'household-registration');
const inspector = holderOf('supervisor', 'supervision-office');
const elsewhere = holderOf('supervisor', 'household-registration');
const leader = holderOf('leader', 'complaint-desk');

const fields = { request: '当面道歉。', reason: '一次没有说清要带什么。', 'occurred-on': '2026-09-29' };
const filing = {
  category: 'attitude',
  given: ['name' as const],
  respondents: [{ unit: 'household-registration' }],
  fields,
};
const dispatch: Saying = { type: 'DispatchComplaint', lead: 'household-registration', coDepartments: [] };
const state = { type: 'SubmitStatement', unit: 'household-registration', statement: '情况属实。' } as const;
const reply = { type: 'ReplyToComplainant', reply: '反映的情况属实，已责成道歉。' } as const;

const begun = () => play(rulebook).at('2026-09-30 10:00');

/** Accepted on Monday 23 November 2026 at 11:00. */
const accepted = (track: string, more: { severity?: string; nature?: string } = {}) =>
  play(rulebook)
    .at('2026-11-23 10:00')
    .register('complainant', filing)
    .does(officer, { type: 'ClassifyComplaint', track, ...more })
    .at('2026-11-23 11:00')
    .does(officer, { type: 'AcceptComplaint' });

/** Answered on Thursday 26 November 2026 at 09:00. */
const answered = () =>
  accepted('simple')
    .does(officer, dispatch)
    .at('2026-11-25 16:00')
    .does(clerk, state)
    .at('2026-11-26 09:00')
    .does(officer, reply);

describe('what a complaint must state', () => {
  // 投诉人应当说明本人基本情况、被投诉人、请求、事实、理由、时间。
  it('is who complains, about whom, what is asked for, why and when', () => {
    const oral = { ...filing, channel: 'oral' };
    expect(begun().register(officer, oral).state.stage).toBe('registered');
    const { given: _, ...nameless } = oral;
    expect(() => begun().register(officer, nameless)).toThrow('complaint/incomplete contents name');
    expect(() => begun().register(officer, { ...oral, hasContact: false })).toThrow('contents contact');
    // A telephone number will do, though no notice can be mailed to it.
    const byPhone = { ...oral, hasContact: false, given: ['name' as const, 'phone' as const] };
    expect(begun().register(officer, byPhone).state.stage).toBe('registered');
    const { respondents: __, ...nobody } = oral;
    expect(() => begun().register(officer, nobody)).toThrow('contents respondent');
    expect(() => begun().register(officer, { ...oral, fields: {} })).toThrow(
      'contents field:request field:reason field:occurred-on',
    );
  });

  it('is asked for before acceptance where it came through the web form, which does not ask it', () => {
    begun()
      .register('complainant', { category: 'attitude' })
      .isRefused(officer, { type: 'AcceptComplaint' }, 'complaint/incomplete', {
        missing: ['respondent', 'field:request', 'field:reason', 'field:occurred-on', 'track'],
      });
  });

  // 重大的，应当提交书面材料。
  it('is put into writing when the matter is major', () => {
    const story = play(rulebook)
      .at('2026-09-30 10:00')
      .register('complainant', filing)
      .does(officer, { type: 'ClassifyComplaint', severity: 'major', track: 'complex' })
      .isRefused(officer, { type: 'AcceptComplaint' }, 'complaint/incomplete', {
        missing: ['document:written-material'],
      })
      .does(officer, { type: 'AttachEvidence', files: [], documents: ['written-material'] })
      .does(officer, { type: 'AcceptComplaint' });
    expect(story.state.stage).toBe('accepted');
  });
});

describe('acceptance', () => {
  // 是否受理：当场答复，不能当场答复的3个工作日内，自收到之日起。
  it('is told within three working days of receipt, with the make-up workday after National Day', () => {
    // A letter received on Wed 30 Sep 2026, registered on Thu 8 Oct. 1-7 Oct holiday; Thu 8 = 1, Fri 9 = 2, Sat 10 works = 3.
    const story = play(rulebook)
      .at('2026-10-08 09:00')
      .register(officer, { ...filing, channel: 'written', receivedAt: '2026-09-30T02:00:00.000Z' });
    expect(story.due('acceptance')).toBe('2026-10-10 17:30');
    // One working day before: Fri 9. First overdue working day: Mon 12.
    expect(story.at('2026-10-12 12:00').story).toEqual([
      '2026-10-08 09:00 ComplaintRegistered → officer',
      '2026-10-09 08:00 HandlerReminded acceptance/reminder → officer',
      '2026-10-10 17:30 DeadlineMissed acceptance/due → officer, supervisor@supervision-office',
      '2026-10-12 08:00 ComplaintEscalated acceptance/overdue → leader, officer',
    ]);
  });

  // 不予受理的，告知理由。
  it('may be declined, with a reason of the list that is told', () => {
    const decline = { type: 'DeclineComplaint', explanation: '您反映的是政策问题，请向主管部门提出。' } as const;
    const story = play(rulebook)
      .at('2026-09-30 10:00')
      .register('complainant', filing)
      .isRefused(officer, { ...decline, reason: 'too-busy' }, 'complaint/unknown-term')
      .isRefused(inspector, { ...decline, reason: 'other-body' }, 'session/not-permitted')
      .does(officer, { ...decline, reason: 'other-body' });
    expect(story.state).toMatchObject({ stage: 'closed', closedBecause: 'declined', declineReason: 'other-body' });
    expect(story.clock('acceptance')).toMatchObject({ status: 'met' });
    expect(story.letters.at(-1)).toBe('2026-09-30 10:00 complaintDeclined');
    expect(story.open).toEqual([]);
  });

  // 当场答复。
  it('may be answered on the spot, which leaves no clock running', () => {
    const story = play(rulebook)
      .at('2026-11-23 10:00')
      .register(officer, { ...filing, channel: 'oral' })
      .does(officer, { type: 'ResolveOnTheSpot', reply: '已当面道歉并补办。', satisfaction: 'satisfied' });
    expect(story.clock('acceptance')).toMatchObject({ status: 'met' });
    expect(story.state.stage).toBe('closed');
  });

  it('says whether the matter is simple or complex, as the limit hangs on it', () => {
    play(rulebook)
      .at('2026-11-23 10:00')
      .register('complainant', filing)
      .isRefused(officer, { type: 'AcceptComplaint' }, 'complaint/incomplete', { missing: ['track'] });
  });
});

describe('handling', () => {
  // 情节简单、事实清楚的3个工作日；情况复杂的10个工作日；自决定受理之日起。
  it.each([
    // Mon 23 Nov: Tue 24 = 1, Wed 25 = 2, Thu 26 = 3.
    ['simple', '2026-11-26 17:30'],
    // Tue 24 … Fri 27 = 4; Mon 30 Nov … Fri 4 Dec = 9; Mon 7 Dec = 10.
    ['complex', '2026-12-07 17:30'],
  ])('of a %s complaint is due %s', (track, due) => {
    const story = accepted(track);
    expect(story.clock('acceptance')).toMatchObject({ status: 'met' });
    expect(story.due('handling')).toBe(due);
  });

  it('is over with the answer where nobody else had to look into it', () => {
    const story = accepted('simple').at('2026-11-24 09:00').does(officer, reply);
    expect(story.clock('handling')).toMatchObject({ status: 'met' });
    expect(story.open).toEqual(['file-to-supervision']);
  });

  it('reminds, is missed and goes to the leader when the window is silent', () => {
    const story = accepted('simple').at('2026-11-23 14:00').does(officer, dispatch);
    expect(story.at('2026-11-27 12:00').lines('handling/', 'ComplaintDispatched')).toEqual([
      '2026-11-23 14:00 ComplaintDispatched household-registration → handler@household-registration, department-head@household-registration',
      '2026-11-25 08:00 HandlerReminded handling/reminder → officer, handler@household-registration',
      '2026-11-26 17:30 DeadlineMissed handling/due → officer, department-head@household-registration',
      '2026-11-27 08:00 ComplaintEscalated handling/overdue → leader, officer',
    ]);
  });
});

describe('the result', () => {
  // 办结后3个工作日内书面或电话告知，案卷送监察室。
  it('is told within three working days of completion, and the file goes to the supervision office', () => {
    // Statement on Wed 25 Nov: Thu 26 = 1, Fri 27 = 2, Mon 30 = 3.
    const story = accepted('simple').does(officer, dispatch).at('2026-11-25 16:00').does(clerk, state);
    expect(story.clock('handling')).toMatchObject({ status: 'met' });
    expect(story.due('notice-of-result')).toBe('2026-11-30 17:30');
    expect(story.due('file-to-supervision')).toBe('2026-11-30 17:30');
    expect(story.lines('DutyRaised')).toEqual(['2026-11-25 16:00 DutyRaised file-to-supervision → officer']);
    story
      .at('2026-11-27 09:00')
      .does(officer, reply)
      .isRefused(clerk, { type: 'CompleteDuty', duty: 'file-to-supervision' }, 'complaint/not-yours')
      .isRefused(officer, { type: 'CompleteDuty', duty: 'file-to-supervision' }, 'complaint/incomplete')
      .does(officer, { type: 'CompleteDuty', duty: 'file-to-supervision', documents: ['notification'] });
    expect(story.clock('notice-of-result')).toMatchObject({ status: 'met' });
    expect(story.letters.at(-1)).toBe('2026-11-27 09:00 complaintReplied');
    expect(story.open).toEqual([]);
  });

  it('is missed before the supervision office when nobody tells it', () => {
    const story = accepted('simple').does(officer, dispatch).at('2026-11-25 16:00').does(clerk, state);
    expect(story.at('2026-12-01 12:00').lines('notice-of-result/', 'file-to-supervision/')).toEqual([
      '2026-11-27 08:00 HandlerReminded notice-of-result/reminder → officer',
      '2026-11-30 17:30 DeadlineMissed notice-of-result/due → officer, supervisor@supervision-office',
      '2026-11-30 17:30 DeadlineMissed file-to-supervision/due → officer, supervisor@supervision-office',
      '2026-12-01 08:00 ComplaintEscalated notice-of-result/overdue → leader, officer',
      '2026-12-01 08:00 ComplaintEscalated file-to-supervision/overdue → leader, officer',
    ]);
  });
});

describe('a new investigation', () => {
  const ask = { type: 'RequestReview', reason: '监控可以证明，请调取当天录像。' } as const;
  const again = { type: 'DecideReview', decision: 'reinvestigate', opinion: '理由充分，重新调查。' } as const;

  // 对处理结果不满意且有充分理由的，由监察室重新调查。
  it('is for whoever is not satisfied, and is the supervision office’s to decide', () => {
    const story = answered()
      .at('2026-11-26 20:00')
      .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'dissatisfied' })
      .does('complainant', ask)
      .at('2026-11-27 09:00')
      .isRefused(officer, again, 'session/not-permitted')
      .isRefused(elsewhere, again, 'complaint/guarded', { rule: 'review-by-supervision' })
      .isRefused(leader, again, 'complaint/guarded', { rule: 'review-by-supervision' })
      .does(inspector, again);
    expect(story.lines('ReviewRequested')).toEqual([
      '2026-11-26 20:00 ReviewRequested → supervisor@supervision-office',
    ]);
    expect(story.state).toMatchObject({ review: 'reinvestigate', stage: 'dispatched' });
  });

  it('is not for whoever was satisfied', () => {
    answered()
      .at('2026-11-26 20:00')
      .does('complainant', { type: 'RecordSatisfaction', satisfaction: 'satisfied' })
      .isRefused('complainant', ask, 'complaint/guarded', { rule: 'review-when-dissatisfied' });
  });
});

describe('what follows for the staff', () => {
  const staffId = personAt('handler', 'household-registration');
  const sanction = (rule: string) => ({ type: 'RecordSanction', rule, staffId, comment: '当场改正。' }) as const;

  // 情节轻微的，当场或限期改正；情节较重的，批评、通报、限期改正；违法的，移送有权处理的机关。
  it.each([
    ['minor-breach', ['minor-at-once', 'minor-by-date'], ['heavier-criticism', 'heavier-bulletin', 'heavier-by-date']],
    [
      'heavier-breach',
      ['heavier-criticism', 'heavier-bulletin', 'heavier-by-date'],
      ['minor-at-once', 'minor-by-date'],
    ],
    ['untrue', [], ['minor-at-once', 'minor-by-date', 'heavier-criticism', 'heavier-bulletin', 'heavier-by-date']],
  ])('of a complaint that is %s: %s, not %s', (nature, open, shut) => {
    const story = accepted('simple', { nature });
    for (const rule of shut) story.isRefused(inspector, sanction(rule), 'complaint/unknown-rule', { about: rule });
    for (const rule of open) story.does(inspector, sanction(rule));
    expect(story.state.sanctions?.map(({ rule }) => rule) ?? []).toEqual(open);
  });

  it('is a transfer where it may be unlawful', () => {
    const story = accepted('simple', { nature: 'unlawful' });
    expect(story.lines('DutyRaised')).toEqual([
      '2026-11-23 10:00 DutyRaised transfer-to-competent-body → supervisor@supervision-office, leader',
    ]);
    story.does(inspector, { type: 'HandOver', to: 'competent-body', reason: '涉嫌违法。', ends: false });
    expect(story.state.handedOverTo).toEqual(['competent-body']);
  });

  // 口头、电话投诉应当记录，书面投诉登记收件；查实的投诉纳入工作人员月度、年终考核和单位目标考核。
  it('is recorded by the way it came, and counted monthly and yearly', () => {
    expect(rulebook.registers?.map(({ id, when }) => [id, when])).toEqual([
      ['conversation-record', { is: 'channel', in: ['oral', 'phone'] }],
      ['receipt-log', { is: 'channel', in: ['written', 'web'] }],
      ['verified-complaints', { is: 'nature', in: ['minor-breach', 'heavier-breach', 'unlawful'] }],
    ]);
    expect(rulebook.reports?.map(({ id, every }) => [id, every])).toEqual([
      ['monthly-staff-assessment', 'month'],
      ['year-end-staff-assessment', 'year'],
      ['unit-target-assessment', 'year'],
    ]);
  });
});
