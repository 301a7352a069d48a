import { describe, expect, it } from 'vitest';
import type { CommandOf, ComplaintCommand } from '../../../shared/complaint/commands.ts';
import type { ComplaintEvent, EventData } from '../../../shared/complaint/events.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import type { Actor } from '../../../shared/complaint/facts.ts';
import { begunWith, followedBy, headNurse, idOf, leader, nurse, rulesWith } from '../../support/accountable.ts';
import {
  complaintId,
  facts,
  given,
  history,
  holding,
  officer,
  positionsWithout,
  shanghai,
  term,
  verb,
} from '../../support/given.ts';

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const officers = { position: 'officer', at: 'anywhere' };
const anyFlag = (id: string) => ({ id, label: label(id, id) });

const rulebook = rulesWith({
  severities: [{ id: 'major', label: label('重大', 'Major') }],
  flags: ['threat', 'death', 'disputed', 'media'].map(anyFlag),
  documents: [
    { id: 'sealing-record', label: label('封存记录', 'Record of the sealing') },
    { id: 'consent', label: label('同意发布意见', 'Consent to publish') },
  ],
  duties: [
    {
      id: 'report-to-regulator',
      label: label('向监管部门报告', 'Report to the regulator'),
      when: { is: 'severity', in: ['major'] },
      who: [officers],
      within: { unit: 'hours', count: 24 },
    },
    {
      id: 'call-police',
      label: label('立即报警', 'Call the police'),
      when: { is: 'flag', in: ['threat'] },
      who: [{ position: 'handler', at: { unit: 'security-office' } }, { party: 'firstContactOwner' }],
      within: { unit: 'minutes', count: 10 },
    },
    // 索赔金额 1 万元以上的: the number itself is included.
    {
      id: 'offer-mediation',
      label: label('告知可申请第三方调解', 'Offer mediation'),
      when: { is: 'amount', atLeast: 10_000 },
      who: [officers],
    },
    // 涉及金额超过 5 万元的: the number itself is not.
    {
      id: 'tell-leader',
      label: label('报告分管领导', 'Tell the leader'),
      when: { is: 'amount', moreThan: 50_000 },
      who: [officers],
    },
    {
      id: 'autopsy-notice',
      label: label('告知尸检', 'Inform about autopsy'),
      when: {
        is: 'all',
        of: [
          { is: 'flag', in: ['death'] },
          { is: 'flag', in: ['disputed'] },
        ],
      },
      who: [officers],
      within: { unit: 'hours', count: 48 },
    },
    {
      id: 'seal-evidence',
      label: label('封存病历和现场实物', 'Seal records and objects'),
      when: { is: 'flag', in: ['disputed'] },
      who: [{ party: 'handlers' }, officers],
      documents: ['sealing-record'],
    },
    {
      id: 'media-consent',
      label: label('由分管领导同意后统一答复媒体', 'Leaders agree before anything is said to the media'),
      when: { is: 'channel', in: ['letter'] },
      who: [{ position: 'leader', at: 'anywhere' }],
      blocks: ['InformComplainant', 'ReplyToComplainant'],
      documents: ['consent'],
    },
    {
      id: 're-listen',
      label: label('复听来电录音', 'Listen to the recording again'),
      when: { is: 'channel', in: ['phone'] },
      who: [officers],
      blocks: ['DispatchComplaint'],
    },
    {
      id: 'check-statement',
      label: label('核对部门说明', 'Check the statement'),
      when: { is: 'category', in: ['nursing'] },
      on: ['StatementSubmitted'],
      who: [{ position: 'department-head', at: 'departments' }],
    },
  ],
});
const at = (time: string, actor: Actor = officer) => facts(time, actor, { rulebook });

const begun = (change: Partial<EventData<'ComplaintRegistered'>> = {}): readonly ComplaintEvent[] => [
  begunWith(change),
];
const raised = (duty: string) => ({ type: 'DutyRaised' as const, data: { duty } });
const done = (duty: string, change: Partial<CommandOf<'CompleteDuty'>> = {}): ComplaintCommand => ({
  type: 'CompleteDuty',
  duty: term(duty),
  ...change,
});
const registering = (change: Parameters<typeof verb.register>[0]) =>
  given().when(verb.register({ channel: term('visit'), ...change }), at('2026-11-23 10:00'));
const dutiesOf = (change: Parameters<typeof verb.register>[0]): readonly string[] =>
  registering(change).after.duties?.map(({ duty }) => duty) ?? [];

describe('a duty that facts raise', () => {
  it('is raised with what makes it obligatory, and has its clock', () => {
    const { after } = registering({ severity: term('major') }).thenEvents(
      { type: 'ComplaintRegistered' },
      { type: 'DutyRaised', data: { duty: 'report-to-regulator' } },
    );
    expect(after.duties).toEqual([{ duty: 'report-to-regulator', raisedAt: shanghai('2026-11-23 10:00') }]);
    // 24 hours after the registration, to the minute.
    expect(after.clocks.find(({ clock }) => clock === 'report-to-regulator')).toMatchObject({
      dueAt: shanghai('2026-11-24 10:00'),
      status: 'running',
    });
  });

  it('calls the police within ten minutes of a threat', () => {
    const { after } = registering({ flags: [term('threat')] });
    expect(after.clocks.find(({ clock }) => clock === 'call-police')).toMatchObject({
      dueAt: shanghai('2026-11-23 10:10'),
    });
  });

  it.each([
    [9_999.99, []],
    [10_000, ['offer-mediation']],
    [50_000, ['offer-mediation']],
    [50_000.01, ['offer-mediation', 'tell-leader']],
  ])('knows 以上 from 超过: %d', (amount, duties) => expect(dutiesOf({ amount })).toEqual(duties));

  it.each([
    [['death'], []],
    [['disputed'], ['seal-evidence']],
    [
      ['death', 'disputed'],
      ['autopsy-notice', 'seal-evidence'],
    ],
  ])('holds only when all of it is so: %s', (flags, duties) =>
    expect(dutiesOf({ flags: flags.map(term) })).toEqual(duties),
  );

  it('is raised once, whatever happens later, and not again when it is done', () => {
    const log = followedBy(begun({ flags: [term('disputed')] }), raised('seal-evidence'));
    given(...log)
      .when(verb.dispatch('nursing-department'), at('2026-11-24 10:00'))
      .thenEvents({ type: 'ComplaintDispatched' });
    const settled = followedBy(log, { type: 'DutyCompleted', data: { duty: 'seal-evidence' } });
    given(...settled)
      .when(verb.dispatch('nursing-department'), at('2026-11-24 10:00'))
      .thenEvents({ type: 'ComplaintDispatched' });
  });

  it('is raised once when two events of one verb both make it obligatory', () => {
    const closing = rulesWith({
      duties: [
        {
          id: 'thank',
          label: label('致谢', 'Thank'),
          when: { is: 'satisfaction', in: ['satisfied'] },
          who: [officers],
        },
      ],
    });
    const { decision } = given(...followedBy(begun(), { type: 'ComplaintReplied', data: {} })).when(
      verb.rate('satisfied'),
      facts('2026-11-25 09:00', officer, { rulebook: closing }),
    );
    expect(decision.ok && decision.value.map(({ type }) => type)).toEqual([
      'SatisfactionRecorded',
      'ComplaintClosed',
      'DutyRaised',
    ]);
  });
});

describe('a duty that something raises', () => {
  const dispatched = followedBy(begun(), {
    type: 'ComplaintDispatched',
    data: { lead: 'nursing-department', coDepartments: ['pharmacy'] },
    by: officer,
  });
  const first = verb.state('nursing-department');
  const second = verb.state('pharmacy');
  const pharmacist = holding('handler', 'pharmacy');

  it('is raised when it happens, not again while it is open, and again when it was done', () => {
    given(...dispatched)
      .when(first, at('2026-11-25 09:00', nurse))
      .thenEvents({ type: 'StatementSubmitted' }, raised('check-statement'));
    const stated = { type: 'StatementSubmitted' as const, data: { unit: 'nursing-department' }, by: nurse };
    const open = followedBy(dispatched, stated, raised('check-statement'));
    given(...open)
      .when(second, at('2026-11-25 10:00', pharmacist))
      .thenEvents({ type: 'StatementSubmitted' });
    const settled = followedBy(open, { type: 'DutyCompleted', data: { duty: 'check-statement' } });
    const { after } = given(...settled)
      .when(second, at('2026-11-25 10:00', pharmacist))
      .thenEvents({ type: 'StatementSubmitted' }, raised('check-statement'));
    expect(after.duties).toEqual([{ duty: 'check-statement', raisedAt: shanghai('2026-11-25 10:00') }]);
  });

  it('that is open stays as old as it is when a ladder raises it as well', () => {
    const open = followedBy(dispatched, raised('check-statement'));
    const again = followedBy(open, raised('check-statement')).map((event) =>
      event.seq === open.length + 1 ? { ...event, at: shanghai('2026-11-27 09:00') } : event,
    );
    expect(replay(complaintId, again)?.duties).toEqual([
      { duty: 'check-statement', raisedAt: shanghai('2026-11-24 09:00') },
    ]);
  });

  it('is not raised where its condition does not hold', () => {
    const drugs = dispatched.map((event) =>
      event.type === 'ComplaintRegistered' ? { ...event, data: { ...event.data, category: term('drugs') } } : event,
    );
    given(...drugs)
      .when(first, at('2026-11-25 09:00', nurse))
      .thenEvents({ type: 'StatementSubmitted' });
  });
});

describe('a duty that keeps verbs back', () => {
  const fromMedia = followedBy(begun({ channel: term('letter') }), raised('media-consent'));

  it('lets nobody answer before the leader has agreed', () => {
    for (const command of [verb.reply(), { type: 'InformComplainant', notice: '正在核实。' } as ComplaintCommand]) {
      given(...fromMedia)
        .when(command, at('2026-11-24 09:00'))
        .thenRefused({ code: 'complaint/duty-first', about: 'media-consent', verb: command.type });
    }
    const agreed = followedBy(fromMedia, { type: 'DutyCompleted', data: { duty: 'media-consent' } });
    expect(given(...agreed).when(verb.reply(), at('2026-11-24 09:00')).decision.ok).toBe(true);
  });

  it('lets nobody dispatch before the recording was heard again', () => {
    const byPhone = followedBy(begun({ channel: term('phone') }), raised('re-listen'));
    given(...byPhone)
      .when(verb.dispatch('pharmacy'), at('2026-11-24 09:00'))
      .thenRefused({ code: 'complaint/duty-first', about: 're-listen', verb: 'DispatchComplaint' });
    const heard = followedBy(byPhone, { type: 'DutyCompleted', data: { duty: 're-listen' } });
    expect(given(...heard).when(verb.dispatch('pharmacy'), at('2026-11-24 09:00')).decision.ok).toBe(true);
  });
});

const threat = (change: Partial<EventData<'ComplaintRegistered'>>): readonly ComplaintEvent[] =>
  followedBy(begun({ flags: [term('threat')], ...change }), raised('call-police'));

describe('完成事项义务', () => {
  const sealed = { documents: [term('sealing-record')] };
  const disputed = followedBy(begun({ flags: [term('disputed')] }), raised('seal-evidence'));

  it('is said to be done, with its papers, and stops its clock', () => {
    const major = history([verb.register({ channel: term('visit'), severity: term('major') }), at('2026-11-23 10:00')]);
    const { after } = given(...major)
      .when(done('report-to-regulator', { comment: '已书面报告。' }), at('2026-11-23 16:00'))
      .thenEvents({
        type: 'DutyCompleted',
        data: { duty: 'report-to-regulator', clocks: [{ change: 'stopped', clock: 'report-to-regulator' }] },
        texts: { comment: '已书面报告。' },
      });
    expect(after.duties).toMatchObject([{ duty: 'report-to-regulator', doneAt: shanghai('2026-11-23 16:00') }]);
    given(...disputed)
      .when(done('seal-evidence', sealed), at('2026-11-24 10:00'))
      .thenState({ documents: ['sealing-record'] });
  });

  it('needs the papers, unless the complaint has them', () => {
    given(...disputed)
      .when(done('seal-evidence'), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/incomplete', missing: ['document:sealing-record'], rule: 'seal-evidence' });
    const there = followedBy(begun({ flags: [term('disputed')], ...sealed }), raised('seal-evidence'));
    given(...there)
      .when(done('seal-evidence'), at('2026-11-24 10:00'))
      .thenState({ documents: ['sealing-record'] });
    given(...disputed)
      .when(done('seal-evidence', { documents: [term('poem')] }), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/unknown-term', about: 'poem' });
  });

  it('is refused for what is done, not raised, or no duty', () => {
    const settled = followedBy(disputed, { type: 'DutyCompleted', data: { duty: 'seal-evidence' } });
    given(...settled)
      .when(done('seal-evidence', sealed), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/already-done', about: 'seal-evidence' });
    given(...disputed)
      .when(done('call-police'), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/nothing-pending', about: 'call-police' });
    given(...disputed)
      .when(done('dance'), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/unknown-rule', about: 'dance' });
  });

  it('is for whoever was named as handler, and, while nobody is, for those who state for the department', () => {
    const dispatched = followedBy(disputed, {
      type: 'ComplaintDispatched',
      data: { lead: 'nursing-department' },
      by: officer,
    });
    expect(given(...dispatched).when(done('seal-evidence', sealed), at('2026-11-24 10:00', nurse)).decision.ok).toBe(
      true,
    );
    const assigned = followedBy(dispatched, {
      type: 'HandlerAssigned',
      data: { unit: 'nursing-department', handler: headNurse.id },
    });
    const not = { code: 'complaint/not-yours', about: 'seal-evidence' } as const;
    given(...assigned)
      .when(done('seal-evidence', sealed), at('2026-11-24 10:00', nurse))
      .thenRefused(not);
    expect(given(...assigned).when(done('seal-evidence', sealed), at('2026-11-24 10:00', headNurse)).decision.ok).toBe(
      true,
    );
    given(...assigned)
      .when(done('seal-evidence', sealed), at('2026-11-24 10:00', holding('handler', 'pharmacy')))
      .thenRefused(not);
  });

  it('is for whoever received the complaint first, where the rule says so', () => {
    const first = holding('department-head', 'pharmacy');
    const owned = threat({ firstContactOwner: idOf(first) });
    expect(given(...owned).when(done('call-police'), at('2026-11-23 10:05', first)).decision.ok).toBe(true);
    given(...threat({}))
      .when(done('call-police'), at('2026-11-23 10:05', first))
      .thenRefused({ code: 'complaint/not-yours', about: 'call-police' });
    const guard = holding('handler', 'security-office');
    expect(given(...threat({})).when(done('call-police'), at('2026-11-23 10:05', guard)).decision.ok).toBe(true);
  });

  // Whoever may manage the rulebook may write the rule, and still not do the duty.
  it.each(positionsWithout('dispatch'))('of the officers is not for %s', (position) => {
    given(...disputed)
      .when(done('seal-evidence', sealed), at('2026-11-24 10:00', holding(position)))
      .thenRefused({ code: 'complaint/not-yours', about: 'seal-evidence' });
  });

  it('is for the leader where only leaders may agree', () => {
    const fromMedia = followedBy(begun({ channel: term('letter') }), raised('media-consent'));
    const consent = done('media-consent', { documents: [term('consent')] });
    expect(given(...fromMedia).when(consent, at('2026-11-24 10:00', leader)).decision.ok).toBe(true);
    given(...fromMedia)
      .when(consent, at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/not-yours', about: 'media-consent' });
  });
});
