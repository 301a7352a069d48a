import { describe, expect, it } from 'vitest';
import { templateRulebook } from '../../../../shared/rulebook/templates/templates.ts';
import { holderOf, personAt, play, type Play, type Saying } from '../../../support/rehearse.ts';

const rulebook = templateRulebook('driving-school');
const clerk = holderOf('officer', 'office');
const staff = holderOf('office-clerk', 'office');
const director = holderOf('office-director', 'office');
const vicePrincipal = holderOf('leader', 'office');
const investigator = holderOf('handler', 'training');

const papers = ['witness-statements', 'respondent-account', 'investigation-report'];
const dispatch: Saying = { type: 'DispatchComplaint', lead: 'training', coDepartments: [] };
const text = '经查属实，教练员当面道歉。';
const reply = { type: 'ReplyToComplainant', reply: text } as const;
const state = { type: 'SubmitStatement', unit: 'training', statement: '书面调查报告。', documents: papers } as const;

const begun = (): Play => play(rulebook).at('2026-11-23 10:00');

/** What waits for consent, by the number of its event. */
const pending = (story: Play): number => story.state.approvals?.[0]?.seq ?? 0;
const consent = (story: Play, more: { opinion?: string; texts?: Record<string, string> } = {}) =>
  ({ type: 'DecideApproval', approval: pending(story), isApproved: true, ...more }) as const;

/** Filed on Monday 23 November 2026 at 10:00, with the form filled in. */
const filed = () =>
  play(rulebook)
    .at('2026-11-23 10:00')
    .register('complainant', { category: 'abuse', narrative: '教练当众辱骂我。' })
    .at('2026-11-23 10:30')
    .does(clerk, { type: 'AttachEvidence', files: [], documents: ['complaint-form'] });

const dispatched = (): Play => {
  const story = filed().does(clerk, dispatch);
  story.does(director, consent(story, { opinion: '请教练部调查。' }));
  return story.does(vicePrincipal, consent(story));
};

const answered = (nature = 'valid'): Play => {
  const story = dispatched()
    .at('2026-11-24 15:00')
    .does(investigator, state)
    .does(clerk, { type: 'ClassifyComplaint', nature })
    .does(clerk, reply);
  return story.at('2026-11-25 09:00').does(vicePrincipal, consent(story, { texts: { reply: text } }));
};

describe('reception', () => {
  // 报名大厅、教室、训练场意见箱，网络：办公室人员每天查看。
  it('has boxes and the internet checked daily by the office', () => {
    const daily = { every: 'day', who: [{ position: 'office-clerk', at: 'anywhere' }] };
    const checked = rulebook.channels.filter(({ inspection }) => inspection);
    expect(checked.map(({ id }) => id)).toEqual(['web', 'box-enrolment-hall', 'box-classroom', 'box-training-ground']);
    for (const { inspection } of checked) expect(inspection).toEqual(daily);
  });

  it('takes what lay in a box from the office alone', () => {
    const fromBox = { category: 'teaching', channel: 'box-classroom' } as const;
    expect(begun().register(staff, fromBox).state.channel).toBe('box-classroom');
    expect(begun().register(clerk, fromBox).state.channel).toBe('box-classroom');
    expect(() => begun().register('complainant', fromBox)).toThrow('complaint/channel-not-yours');
    expect(() => begun().register(investigator, fromBox)).toThrow('session/not-permitted register');
  });
});

describe('the trainee complaint form', () => {
  // Not in the text; proposed, and asked openly.
  it('proposes a department for every category but one', () => {
    expect(rulebook.routes.map(({ when, lead, coDepartments = [] }) => [when, [lead, ...coDepartments]])).toEqual([
      [{ is: 'category', in: ['abuse', 'integrity'] }, ['training']],
      [{ is: 'category', in: ['teaching', 'scheduling'] }, ['theory-teaching']],
      [{ is: 'category', in: ['charges'] }, ['finance', 'enrolment']],
      [{ is: 'category', in: ['facilities'] }, ['vehicles']],
    ]);
    expect(rulebook.openQuestions.find(({ id }) => id === 'other-route')?.question['zh-CN']).toContain('「其他」');
  });

  // 信访员填写学员投诉表，办公室主任签署意见，报分管校长。
  it('goes from the petition clerk to the office director and then to the vice principal', () => {
    play(rulebook)
      .at('2026-11-23 10:00')
      .register('complainant', { category: 'abuse' })
      .isRefused(clerk, dispatch, 'complaint/incomplete', { missing: ['document:complaint-form'] });
    const story = filed().does(clerk, dispatch);
    expect(story.state.stage).toBe('registered');
    story
      .isRefused(vicePrincipal, consent(story), 'session/not-permitted')
      .isRefused(director, consent(story), 'complaint/incomplete', { missing: ['opinion'] })
      .does(director, consent(story, { opinion: '请教练部调查。' }))
      .isRefused(director, consent(story, { opinion: '同意。' }), 'session/not-permitted')
      .does(vicePrincipal, consent(story));
    expect(story.lines('Approval', 'ComplaintDispatched')).toEqual([
      '2026-11-23 10:30 ApprovalRequested → office-director',
      '2026-11-23 10:30 ApprovalGiven → leader',
      '2026-11-23 10:30 ApprovalGiven → officer@office in person',
      '2026-11-23 10:30 ComplaintDispatched training → handler@training, department-head@training',
    ]);
  });

  // 书面调查：证人证言、被投诉人陈述、调查报告。
  it('carries a written investigation', () => {
    dispatched()
      .at('2026-11-24 15:00')
      .isRefused(investigator, { ...state, documents: ['investigation-report'] }, 'complaint/incomplete', {
        missing: ['document:witness-statements', 'document:respondent-account'],
      })
      .does(investigator, state);
  });

  // 签署处理意见，由分管校长批准。
  it('carries an opinion after the investigation, which the vice principal approves', () => {
    const story = dispatched().isRefused(clerk, reply, 'complaint/guarded', { rule: 'after-the-investigation' });
    story.at('2026-11-24 15:00').does(investigator, state).does(clerk, reply);
    expect(story.state.stage).toBe('stated');
    story.isRefused(director, consent(story, { texts: { reply: text } }), 'session/not-permitted');
    story.does(vicePrincipal, consent(story, { texts: { reply: text } }));
    expect(story.state.stage).toBe('replied');
    expect(story.clock('answer')).toMatchObject({ status: 'met' });
  });
});

describe('time', () => {
  // 3日内处理。Calendar days, the stricter reading.
  it('is three days, over National Day as well', () => {
    // Tue 29 Sep 2026: Wed 30 = 1, Thu 1 Oct = 2, Fri 2 Oct = 3, a holiday; a day without
    // opening hours ends at 24:00.
    const story = play(rulebook).at('2026-09-29 10:00').register('complainant', { category: 'charges' });
    expect(story.clock('answer')?.dueOn).toBe('2026-10-02');
    expect(story.due('answer')).toBe('2026-10-03 00:00');
    expect(story.at('2026-10-03 12:00').lines('answer/')).toEqual([
      '2026-10-01 08:00 HandlerReminded answer/reminder → officer',
      '2026-10-03 00:00 DeadlineMissed answer/due → officer, office-director',
      '2026-10-03 08:00 ComplaintEscalated answer/overdue → leader, office-director',
    ]);
  });

  it('is what the investigators are reminded of, too', () => {
    // Due on Thu 26 Nov; one day before is Wed 25.
    expect(dispatched().at('2026-11-25 12:00').lines('HandlerReminded')).toEqual([
      '2026-11-25 08:00 HandlerReminded answer/reminder → officer, handler@training',
    ]);
  });

  // 延长一般不超过7日；超过7日须经分管校长批准。Seven in all, the stricter reading: 3 and 4 more.
  it('may be extended to seven days by the office director', () => {
    const ask = { type: 'RequestExtension', clock: 'answer', reason: '证人外出。' } as const;
    const story = filed().at('2026-11-24 09:00');
    // Mon 23 Nov: Tue 24 = 1 … Mon 30 = 7.
    story.does(clerk, { ...ask, by: { unit: 'calendar-days', count: 4 } });
    expect(story.due('answer')).toBe('2026-11-26 17:30');
    story.isRefused(vicePrincipal, { type: 'GrantExtension' }, 'session/not-permitted');
    story.does(director, { type: 'GrantExtension' });
    expect(story.due('answer')).toBe('2026-11-30 17:30');
    expect(story.lines('ExtensionRequested')).toEqual(['2026-11-24 09:00 ExtensionRequested answer → office-director']);
    expect(story.letters.at(-1)).toBe('2026-11-24 09:00 deadlineExtended');
    // One day more is over seven: the director's consent is not enough.
    story.at('2026-11-27 09:00').does(clerk, { ...ask, by: { unit: 'calendar-days', count: 1 } });
    story.isRefused(director, { type: 'GrantExtension' }, 'session/not-permitted');
    story.does(vicePrincipal, { type: 'GrantExtension' });
    expect(story.due('answer')).toBe('2026-12-01 17:30');
    expect(story.lines('ExtensionRequested').at(-1)).toBe('2026-11-27 09:00 ExtensionRequested answer → leader');
  });

  it('cannot be extended when it is over', () => {
    filed()
      .at('2026-11-26 17:31')
      .isRefused(
        clerk,
        { type: 'RequestExtension', clock: 'answer', by: { unit: 'calendar-days', count: 1 }, reason: '来不及。' },
        'complaint/extension-too-late',
      );
  });
});

describe('mocking, insulting or beating a trainee', () => {
  const close = { type: 'CloseComplaint', reason: '已道歉并处理。' } as const;
  const sanction = {
    type: 'RecordSanction',
    staffId: personAt('handler', 'training'),
    comment: '按规定处理。',
  } as const;

  // 讽刺、辱骂、殴打学员的，当面赔礼道歉，并给予处理。
  it('is followed by an apology face to face and a sanction before it can be closed', () => {
    const story = answered();
    expect(story.lines('DutyRaised')).toEqual([
      '2026-11-24 15:00 DutyRaised apology → department-head@training, officer',
    ]);
    story.at('2026-11-25 20:00').does('complainant', { type: 'RecordSatisfaction', satisfaction: 'satisfied' });
    expect(story.state.stage).toBe('replied');
    story
      .at('2026-11-26 09:00')
      .does(holderOf('department-head', 'training'), { type: 'CompleteDuty', duty: 'apology' })
      .isRefused(clerk, close, 'complaint/guarded', { rule: 'sanction-for-abuse' })
      .does(vicePrincipal, { ...sanction, rule: 'abuse-apology' })
      .does(vicePrincipal, { ...sanction, rule: 'abuse-sanction' })
      .does(clerk, close);
    expect(story.state.stage).toBe('closed');
  });

  it('is followed by nothing when it is not true', () => {
    const story = answered('untrue').isRefused(
      vicePrincipal,
      { ...sanction, rule: 'abuse-apology' },
      'complaint/unknown-rule',
    );
    expect(story.open).toEqual([]);
    story.at('2026-11-25 20:00').does('complainant', { type: 'RecordSatisfaction', satisfaction: 'acceptable' });
    expect(story.state.stage).toBe('closed');
  });
});
