import { describe, expect, it } from 'vitest';
import type { CommandOf, ComplaintCommand } from '../../../shared/complaint/commands.ts';
import { complainant } from '../../../shared/complaint/facts.ts';
import { type BankRules, banker, bankersWithout, officer } from '../../support/bank.ts';
import { given, history, photo, shanghai, type Step, term, verb } from '../../support/given.ts';
import { dispatched, exactly, monday, replied, terms, today, under } from '../../support/intake.ts';

const always = { is: 'always' } as const;
const label = { en: 'Consent' };
const manager = { position: 'manager', at: 'centre' } as const;
const supervisor = { position: 'supervisor', at: { unit: 'head-office' } } as const;
type Rule = NonNullable<BankRules['approvals']>[number];
const rule = (change: Partial<Rule> & Pick<Rule, 'verb'>): Rule => ({
  id: 'consent',
  when: always,
  label,
  chain: [{ by: [manager] }],
  ...change,
});

const released = under({ approvals: [rule({ verb: 'ReplyToComplainant' })] });
const tuesday = '2026-11-24 09:00';
const noon = '2026-11-24 12:00';
const theManager = banker('manager');
const theSupervisor = banker('supervisor', 'head-office');
const reply = { ...verb.reply('已更换柜员，谨致歉意。') } as const;
const proposed: Step = [reply, released(tuesday)];
const decide = (approval: number, texts: Record<string, string> = {}): CommandOf<'DecideApproval'> => ({
  type: 'DecideApproval',
  approval,
  isApproved: true,
  texts,
});
const consent = decide(2, { reply: '已更换柜员，谨致歉意。' });
const refusal = { ...decide(2), isApproved: false } as const;

const longer = (count: number): ComplaintCommand => ({
  type: 'RequestExtension',
  clock: term('answer'),
  by: { unit: 'calendar-days', count },
  reason: '等待鉴定意见。',
});

describe('a verb that needs consent', () => {
  it('waits, with its texts beside the chain, and nothing else happens', () => {
    const outcome = given(...history(monday)).when(...proposed);
    exactly(outcome, {
      type: 'ApprovalRequested',
      data: {
        rule: 'consent',
        verb: 'ReplyToComplainant',
        proposal: { type: 'ReplyToComplainant' },
        positions: [{ position: 'officer', unit: 'centre' }],
        chain: [{ by: [manager] }],
      },
      texts: { reply: '已更换柜员，谨致歉意。' },
    });
    outcome.thenState({
      stage: 'registered',
      approvals: [{ rule: 'consent', verb: 'ReplyToComplainant', seq: 2, by: officer.id }],
    });
  });

  it('is refused at once for what its own law says', () => {
    given(...history(monday))
      .when({ type: 'ReplyToComplainant', reply: '……', outcome: term('forgotten') }, released(tuesday))
      .thenRefused({ code: 'complaint/unknown-term', about: 'forgotten' });
    given(...history(monday))
      .when(reply, released(tuesday, banker('auditor')))
      .thenRefused({ code: 'session/not-permitted', about: 'reply' });
  });

  it('is not proposed twice', () => {
    given(...history(monday, proposed))
      .when(verb.reply('另一种说法。'), released(noon))
      .thenRefused({ code: 'complaint/already-pending', rule: 'consent', verb: 'ReplyToComplainant' });
  });

  it('may be proposed for another department beside', () => {
    const statements = under({ approvals: [rule({ verb: 'SubmitStatement' })] });
    const both: Step = [verb.dispatch('east', 'legal'), statements('2026-11-23 11:00')];
    const east: Step = [verb.state('east'), statements(tuesday, banker('clerk', 'east'))];
    given(...history(monday, both, east))
      .when(verb.state('legal'), statements(tuesday, banker('clerk', 'legal')))
      .thenState({ approvals: [{ proposal: { unit: 'east' } }, { proposal: { unit: 'legal' } }] });
  });

  it('needs none where the condition does not hold', () => {
    const onlyExplained = under({
      approvals: [rule({ verb: 'ReplyToComplainant', when: { is: 'outcome', in: ['explained'] } })],
    });
    given(...history(monday))
      .when(reply, onlyExplained(tuesday))
      .thenEvents({ type: 'ComplaintReplied' });
    given(...history(monday))
      .when({ type: 'ReplyToComplainant', reply: '……', outcome: term('explained') }, onlyExplained(tuesday))
      .thenEvents({ type: 'ApprovalRequested', data: { proposal: { outcome: 'explained' } } });
  });

  it('needs it of those whom the amount calls for: the first rule that holds', () => {
    const byAmount = under({
      approvals: [
        rule({
          id: 'leader',
          verb: 'RecordCompensation',
          when: { is: 'compensationAmount', moreThan: 10_000 },
          chain: [{ by: [manager] }, { by: [supervisor] }],
        }),
        rule({ id: 'manager', verb: 'RecordCompensation', when: { is: 'compensationAmount', moreThan: 1000 } }),
      ],
      compensations: [{ id: 'refund', label: { en: 'Refund' } }],
    });
    const paying = (amount: number) =>
      given(...history(monday)).when(
        { type: 'RecordCompensation', compensation: term('refund'), amount },
        byAmount(tuesday, banker('accountant')),
      );
    paying(1000).thenEvents({ type: 'CompensationRecorded' });
    paying(1000.01).thenEvents({ type: 'ApprovalRequested', data: { rule: 'manager' } });
    paying(10_000).thenEvents({ type: 'ApprovalRequested', data: { rule: 'manager' } });
    paying(10_000.01).thenEvents({ type: 'ApprovalRequested', data: { rule: 'leader' } });
  });

  // 延期一般不超过 7 天；超过 7 天须经分管校长批准 (driving-school): by the sum of all extensions of the clock.
  it('needs it for the extension that makes the sum too long', () => {
    const bySum = under({
      approvals: [
        rule({ verb: 'RequestExtension', when: { is: 'extensionTotal', moreThan: 7 }, chain: [{ by: [supervisor] }] }),
      ],
      clocks: [
        {
          id: 'answer',
          label: { en: 'Answer' },
          start: ['ComplaintRegistered'],
          stop: ['ComplaintReplied'],
          cases: [{ id: 'all', label: { en: 'All' }, when: always, budget: { unit: 'calendar-days', count: 3 } }],
          ladder: [],
          isPublic: true,
          extension: { tiers: [{ by: [] }], beforeDue: true, tellsComplainant: true },
        },
      ],
    });
    const filed: Step = [monday[0], bySum('2026-11-23 10:00', complainant)];
    const granted = { type: 'ExtensionGranted' } as const;
    given(...history(filed))
      .when(longer(7), bySum(tuesday))
      .thenEvents({ type: 'ExtensionRequested' }, granted);
    given(...history(filed))
      .when(longer(8), bySum(tuesday))
      .thenEvents({ type: 'ApprovalRequested' });
    const five: Step = [longer(5), bySum(tuesday)];
    given(...history(filed, five))
      .when(longer(2), bySum(noon))
      .thenEvents({ type: 'ExtensionRequested' }, granted);
    const asked = given(...history(filed, five)).when(longer(3), bySum(noon));
    asked.thenEvents({ type: 'ApprovalRequested', data: { proposal: { by: { count: 3 } } } });
    const waiting = history(filed, five, [longer(3), bySum(noon)]);
    given(...waiting)
      .when(decide(waiting.length, { reason: '等待鉴定意见。' }), bySum('2026-11-24 15:00', theSupervisor))
      .thenEvents({ type: 'ApprovalGiven' }, { type: 'ExtensionRequested' }, granted)
      // Three days from Monday 23 November are Thursday 26; five and three more, Friday 4 December.
      .thenState({ clocks: [{ dueOn: '2026-12-04' }] });
  });
});

describe('审批 consenting', () => {
  it('lets the proposal happen in the name of its proposer', () => {
    const outcome = given(...history(monday, proposed)).when(consent, released(noon, theManager));
    exactly(
      outcome,
      { type: 'ApprovalGiven', data: { approval: 2, askedBy: officer.id } },
      { type: 'ComplaintReplied', data: {}, texts: { reply: '已更换柜员，谨致歉意。' } },
    );
    outcome.thenState({ stage: 'replied', repliedAt: shanghai(noon) });
    expect(outcome.after).not.toHaveProperty('approvals');
  });

  it('stops the clocks that the proposal stops, and they run until then', () => {
    const timed = under({
      approvals: [rule({ verb: 'ReplyToComplainant' })],
      clocks: [
        {
          id: 'answer',
          label: { en: 'Answer' },
          start: ['ComplaintRegistered'],
          stop: ['ComplaintReplied'],
          cases: [{ id: 'all', label: { en: 'All' }, when: always, budget: { unit: 'working-days', count: 3 } }],
          ladder: [],
          isPublic: true,
        },
      ],
    });
    const waiting = history([monday[0], timed('2026-11-23 10:00', complainant)], [reply, timed(tuesday)]);
    given(...waiting)
      .when(refusal, timed(noon, theManager))
      .thenState({ clocks: [{ status: 'running' }] });
    given(...waiting)
      .when(consent, timed(noon, theManager))
      .thenState({ clocks: [{ status: 'met', stoppedAt: shanghai(noon) }] });
  });

  it('goes one after another, in the order of the chain, each with the opinion that is wanted', () => {
    const chain = [{ by: [manager] }, { by: [supervisor], opinionRequired: true }];
    const twice = under({ approvals: [rule({ verb: 'ReplyToComplainant', chain })] });
    const waiting: Step[] = [monday, [reply, twice(tuesday)]];
    given(...history(...waiting))
      .when(consent, twice(noon, theSupervisor))
      .thenRefused({ code: 'session/not-permitted', about: 'consent' });
    const first = given(...history(...waiting)).when(consent, twice(noon, theManager));
    exactly(first, { type: 'ApprovalGiven', data: { approval: 2, askedBy: officer.id } });
    first.thenState({ stage: 'registered', approvals: [{ chain: [{ by: [supervisor], opinionRequired: true }] }] });

    const half = history(...waiting, [consent, twice(noon, theManager)]);
    given(...half)
      .when(consent, twice(noon, theManager))
      .thenRefused({ code: 'session/not-permitted', about: 'consent' });
    given(...half)
      .when(consent, twice(noon, theSupervisor))
      .thenRefused({ code: 'complaint/incomplete', missing: ['opinion'], rule: 'consent' });
    exactly(
      given(...half).when({ ...consent, opinion: '同意。' }, twice(noon, theSupervisor)),
      { type: 'ApprovalGiven', data: { approval: 2, askedBy: officer.id }, texts: { opinion: '同意。' } },
      { type: 'ComplaintReplied', data: {}, texts: { reply: '已更换柜员，谨致歉意。' } },
    );
  });

  it('may be refused, with the opinion why; then it may be proposed anew', () => {
    const outcome = given(...history(monday, proposed)).when(
      { ...refusal, opinion: '尚未核实。' },
      released(noon, theManager),
    );
    exactly(outcome, {
      type: 'ApprovalRefused',
      data: { approval: 2, askedBy: officer.id },
      texts: { opinion: '尚未核实。' },
    });
    expect(outcome.after).not.toHaveProperty('approvals');
    given(...history(monday, proposed, [refusal, released(noon, theManager)]))
      .when(reply, released(noon))
      .thenEvents({ type: 'ApprovalRequested' });
  });

  it('is not for the proposer, whatever position they hold', () => {
    const both = { ...officer, positions: [...officer.positions, { position: term('manager'), unit: term('centre') }] };
    given(...history(monday, [reply, released(tuesday, both)]))
      .when(consent, released(noon, both))
      .thenRefused({ code: 'complaint/same-person', rule: 'consent' });
  });

  it.each(bankersWithout().filter((position) => position !== 'manager'))('is not for %s', (position) => {
    given(...history(monday, proposed))
      .when(consent, released(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'consent' });
  });

  it('is not for a manager elsewhere, nor for the complainant', () => {
    given(...history(monday, proposed))
      .when(consent, released(noon, banker('manager', 'east')))
      .thenRefused({ code: 'session/not-permitted', about: 'consent' });
    given(...history(monday, proposed))
      .when(consent, released(noon, complainant))
      .thenRefused({ code: 'session/not-permitted', about: 'DecideApproval' });
  });

  it('has nothing to decide where nothing waits', () => {
    given(...history(monday))
      .when(consent, released(noon, theManager))
      .thenRefused({ code: 'complaint/nothing-pending' });
    given(...history(monday, proposed))
      .when(decide(1), released(noon, theManager))
      .thenRefused({ code: 'complaint/nothing-pending' });
  });
});

describe('a proposal that finds the world changed', () => {
  it('is refused as it would be now: the complaint is closed', () => {
    const declined: Step = [
      { type: 'DeclineComplaint', reason: term('in-court'), explanation: '已起诉。' },
      released('2026-11-24 10:00'),
    ];
    given(...history(monday, proposed, declined))
      .when(consent, released(noon, theManager))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
    given(...history(monday, proposed, declined))
      .when(refusal, released(noon, theManager))
      .thenEvents({ type: 'ApprovalRefused' });
  });

  it('is refused for a duty that arose, and for what a guard provides', () => {
    const careful = {
      approvals: [rule({ verb: 'ReplyToComplainant' })],
      duties: [
        {
          id: 'tell-regulator',
          label: { en: 'Tell the regulator' },
          when: { is: 'severity', in: ['major'] },
          who: [{ position: 'officer', at: 'centre' }],
          blocks: ['ReplyToComplainant'],
        },
      ],
    } satisfies BankRules;
    const major: Step = [{ type: 'ClassifyComplaint', severity: term('major') }, under(careful)('2026-11-24 10:00')];
    given(...history(monday, [reply, under(careful)(tuesday)], major))
      .when(consent, under(careful)(noon, theManager))
      .thenRefused({ code: 'complaint/duty-first', about: 'tell-regulator', verb: 'ReplyToComplainant' });
  });

  it('is not refused because the window closed while it waited', () => {
    const windowed = under({
      approvals: [rule({ verb: 'ReplyToComplainant' })],
      windows: [
        {
          id: 'one-day',
          verb: 'ReplyToComplainant',
          when: always,
          after: 'ComplaintRegistered',
          within: { unit: 'working-days', count: 1 },
        },
      ],
    });
    const late = '2026-11-26 09:00';
    given(...history(monday))
      .when(reply, windowed(late))
      .thenRefused({ code: 'complaint/window-closed', rule: 'one-day', verb: 'ReplyToComplainant' });
    given(...history(monday, [reply, windowed(tuesday)]))
      .when(consent, windowed(late, theManager))
      .thenEvents({ type: 'ApprovalGiven' }, { type: 'ComplaintReplied' });
  });

  it('does not happen without its words', () => {
    given(...history(monday, proposed))
      .when(decide(2), released(noon, theManager))
      .thenRefused({ code: 'complaint/incomplete', missing: ['texts'], rule: 'consent', verb: 'DecideApproval' });
  });

  it('takes words alone from the texts', () => {
    exactly(
      given(...history(monday, proposed)).when(
        { ...consent, texts: { ...consent.texts, outcome: 'explained', type: 'CloseComplaint' } },
        released(noon, theManager),
      ),
      { type: 'ApprovalGiven', data: { approval: 2, askedBy: officer.id } },
      { type: 'ComplaintReplied', data: {}, texts: { reply: '已更换柜员，谨致歉意。' } },
    );
  });
});

describe('a proposal comes back as it was sent', () => {
  const proposals: [string, ComplaintCommand, readonly Step[]][] = [
    [
      'a reply in parts',
      { type: 'ReplyToComplainant', reply: '综上。', elements: { [term('findings')]: '属实。' } },
      [monday],
    ],
    [
      'files with their names',
      {
        type: 'AttachEvidence',
        files: [photo('一 号.jpg'), photo('二.jpg')],
        documents: terms('report'),
        comment: '复印件。',
      },
      [monday],
    ],
    [
      'answers in words',
      { type: 'ClassifyComplaint', nature: term('valid'), fields: { [term('story')]: '他骂人。', [term('score')]: 3 } },
      [monday],
    ],
    ['a reason of a list', { type: 'DeclineComplaint', reason: term('in-court'), explanation: '已起诉。' }, [monday]],
    ['a statement', verb.state('east'), [monday, dispatched]],
    ['a closing', verb.close(), [monday, replied]],
  ];

  it.each(proposals)('%s', (_, command, steps) => {
    if (
      command.type === 'RegisterComplaint' ||
      command.type === 'FireDueSteps' ||
      command.type === 'SealFile' ||
      command.type === 'RecordBounce' ||
      command.type === 'DecideApproval'
    )
      throw new Error('waits for nobody');
    const strict = under({ approvals: [rule({ verb: command.type })] });
    const proposer = command.type === 'SubmitStatement' ? banker('clerk', 'east') : officer;
    const events = history(...steps);
    const atOnce = given(...events).when(command, today(noon, proposer)).decision;
    const asked = given(...events).when(command, strict(tuesday, proposer)).decision;
    const [request] = asked.ok ? asked.value : [];
    if (!atOnce.ok || request?.type !== 'ApprovalRequested') throw new Error('it was not proposed');

    // Nothing that somebody wrote stands in the data of the event.
    const written = JSON.stringify(request.data);
    for (const word of ['综上', '属实', '一 号', '复印件', '骂人', '起诉', '抢救', '联系不上'])
      expect(written).not.toContain(word);

    const waiting = history(...steps, [command, strict(tuesday, proposer)]);
    const { decision } = given(...waiting).when(
      { type: 'DecideApproval', approval: waiting.length, isApproved: true, texts: { ...request.texts } },
      strict(noon, theManager),
    );
    expect(decision.ok && decision.value.slice(1)).toEqual(atOnce.value);
  });
});
