import { describe, expect, it } from 'vitest';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { Guard } from '../../../shared/rulebook/schema/rules.ts';
import { type BankRules, banker, bankerId, filing, officer } from '../../support/bank.ts';
import { given, history, type Step, term, verb } from '../../support/given.ts';
import { dispatched, monday, stated, today, under } from '../../support/intake.ts';

type Guards = NonNullable<BankRules['guards']>;
const always = { is: 'always' } as const;
const guarded = (guard: Omit<Guards[number], 'id' | 'label' | 'when'> & { readonly when?: Guards[number]['when'] }) =>
  under({ guards: [{ id: 'guard', label: { en: 'Not now' }, when: always, ...guard }] });
const keptBack = (name: Guards[number]['verb']) => ({ code: 'complaint/guarded', rule: 'guard', verb: name }) as const;
const noon = '2026-11-24 12:00';
const withdraw = { type: 'WithdrawComplaint' } as const;

describe('a guard on who', () => {
  const legalCloses = guarded({ verb: 'HandOver', who: [{ position: 'officer', at: { unit: 'legal' } }] });
  const handOver = { type: 'HandOver', to: term('police'), reason: '涉嫌诈骗。', ends: false } as const;

  it('lets those positions act, at their place, and nobody else who by law might', () => {
    given(...history(monday))
      .when(handOver, legalCloses(noon, banker('officer', 'legal')))
      .thenEvents({ type: 'ComplaintHandedOver' });
    for (const actor of [officer, banker('supervisor', 'legal')]) {
      given(...history(monday))
        .when(handOver, legalCloses(noon, actor))
        .thenRefused(keptBack('HandOver'));
    }
  });

  it('gives nobody a power that the law does not', () => {
    const clerks = guarded({ verb: 'HandOver', who: [{ position: 'clerk', at: 'anywhere' }] });
    given(...history(monday))
      .when(handOver, clerks(noon, banker('clerk')))
      .thenRefused({ code: 'session/not-permitted', about: 'dispatch' });
  });

  it('says nothing of the complainant and of timers', () => {
    given(...history(monday))
      .when(
        withdraw,
        guarded({ verb: 'WithdrawComplaint', who: [{ position: 'officer', at: 'centre' }] })(noon, complainant),
      )
      .thenEvents({ type: 'WithdrawalRequested' });
  });

  it('means by the own department the one that the verb names', () => {
    const managers = guarded({ verb: 'SubmitStatement', who: [{ position: 'manager', at: 'own' }] });
    // A manager in the west, a clerk in the east.
    const both = {
      ...banker('clerk', 'east'),
      units: [term('east'), term('west')],
      positions: [
        { position: term('clerk'), unit: term('east') },
        { position: term('manager'), unit: term('west') },
      ],
    };
    given(...history(monday, dispatched))
      .when(verb.state('east'), managers(noon, both))
      .thenRefused(keptBack('SubmitStatement'));
    given(...history(monday, dispatched))
      .when(verb.state('east'), managers(noon, banker('manager', 'east')))
      .thenEvents({ type: 'StatementSubmitted' });
  });

  it('holds for the complaints that it is about', () => {
    const loans = guarded({
      verb: 'HandOver',
      when: { is: 'category', in: ['loans'] },
      who: [{ position: 'officer', at: { unit: 'legal' } }],
    });
    given(...history(monday))
      .when(handOver, loans(noon))
      .thenEvents({ type: 'ComplaintHandedOver' });
    given(...history([filing({ category: term('loans') }), monday[1]]))
      .when(handOver, loans(noon))
      .thenRefused(keptBack('HandOver'));
  });
});

describe('a guard on what came before', () => {
  const afterStatements = guarded({
    verb: 'ReplyToComplainant',
    after: ['AllStatementsSubmitted', 'ReceiptAcknowledged'],
  });

  it('waits for everything that it names', () => {
    given(...history(monday, dispatched))
      .when(verb.reply(), afterStatements(noon))
      .thenRefused(keptBack('ReplyToComplainant'));
    given(...history(monday, dispatched, stated))
      .when(verb.reply(), afterStatements(noon))
      .thenRefused(keptBack('ReplyToComplainant'));
    const received: Step = [verb.acknowledge('east'), today('2026-11-23 12:00', banker('clerk', 'east'))];
    given(...history(monday, dispatched, received, stated))
      .when(verb.reply(), afterStatements(noon))
      .thenEvents({ type: 'ComplaintReplied' });
  });

  it('binds the complainant as well', () => {
    given(...history(monday))
      .when(withdraw, guarded({ verb: 'WithdrawComplaint', after: ['ComplaintAccepted'] })(noon, complainant))
      .thenRefused(keptBack('WithdrawComplaint'));
  });

  it.each([
    ['a missed deadline', 'DeadlineMissed', '2026-11-23 14:00'],
    ['an escalation', 'ComplaintEscalated', '2026-11-23 15:00'],
  ] as const)('knows %s', (_, trigger, moment) => {
    const tell = [{ position: 'officer', at: 'centre' as const }];
    const anHourLater = { direction: 'after' as const, budget: { unit: 'hours' as const, count: 1 } };
    const lateOnly = under({
      guards: [{ id: 'guard', verb: 'ReportLateness', when: always, label: { en: 'Late?' }, after: [trigger] }],
      clocks: [
        {
          id: 'answer',
          label: { en: 'Answer' },
          start: ['ComplaintRegistered'],
          stop: ['ComplaintReplied'],
          cases: [{ id: 'all', label: { en: 'All' }, when: always, budget: { unit: 'hours', count: 4 } }],
          ladder: [
            { id: 'due', action: 'miss', at: 'due', tell },
            { id: 'up', action: 'escalate', at: anHourLater, tell },
          ],
          isPublic: true,
        },
      ],
    });
    const filed: Step = [filing(), lateOnly('2026-11-23 10:00', complainant)];
    const fired: Step = [verb.fire, lateOnly(moment, system)];
    const report = { type: 'ReportLateness', clock: term('answer'), reason: '等待鉴定。' } as const;
    given(...history(filed))
      .when(report, lateOnly(moment))
      .thenRefused(keptBack('ReportLateness'));
    given(...history(filed, fired))
      .when(report, lateOnly('2026-11-23 15:30'))
      .thenEvents({ type: 'LatenessReported' });
  });
});

describe('a guard on what must be so', () => {
  const harmless = guarded({
    verb: 'WithdrawComplaint',
    provided: { is: 'not', of: { is: 'personsHarmed', atLeast: 1 } },
  });

  it('binds everybody, the complainant included', () => {
    const harmed = history([filing({ personsHarmed: 1 }), monday[1]]);
    for (const actor of [complainant, officer]) {
      given(...harmed)
        .when(withdraw, harmless(noon, actor))
        .thenRefused(keptBack('WithdrawComplaint'));
      given(...history(monday))
        .when(withdraw, harmless(noon, actor))
        .thenEvents({ type: 'WithdrawalRequested' });
    }
  });

  it('looks at what is being said: an outcome, a number of departments', () => {
    const oneOnly = guarded({ verb: 'DispatchComplaint', provided: { is: 'departments', atMost: 1 } });
    given(...history(monday))
      .when(verb.dispatch('east'), oneOnly(noon))
      .thenEvents({ type: 'ComplaintDispatched' });
    given(...history(monday))
      .when(verb.dispatch('east', 'legal'), oneOnly(noon))
      .thenRefused(keptBack('DispatchComplaint'));
  });
});

const notBy = (who: 'respondent' | 'handler' | 'firstContactOwner') =>
  guarded({ verb: 'ClassifyComplaint', notBy: [who] });

describe('a guard on who may not', () => {
  const classify = { type: 'ClassifyComplaint', nature: term('valid') } as const;
  const colleague = banker('officer', 'legal');

  it('keeps back who is complained about', () => {
    const accused = bankerId('officer');
    const filed: Step = [
      filing({ channel: term('phone'), respondents: [{ staffId: accused }] }),
      { ...today('2026-11-23 10:00', colleague), people: [{ id: accused, units: [] }] },
    ];
    given(...history(filed))
      .when(classify, notBy('respondent')(noon))
      .thenRefused(keptBack('ClassifyComplaint'));
    given(...history(filed))
      .when(classify, notBy('respondent')(noon, colleague))
      .thenEvents({ type: 'ComplaintClassified' });
  });

  it('keeps back who handles it', () => {
    const assigned: Step = [
      verb.assign('east', bankerId('officer')),
      {
        ...today('2026-11-23 12:00', banker('manager', 'east')),
        people: [{ id: bankerId('officer'), units: [term('east')] }],
      },
    ];
    const events = history(monday, dispatched, assigned);
    given(...events)
      .when(classify, notBy('handler')(noon))
      .thenRefused(keptBack('ClassifyComplaint'));
    given(...events)
      .when(classify, notBy('handler')(noon, colleague))
      .thenEvents({ type: 'ComplaintClassified' });
  });

  it('keeps back the first contact owner', () => {
    const filed = history([filing({ channel: term('phone') }), today('2026-11-23 10:00')]);
    given(...filed)
      .when(classify, notBy('firstContactOwner')(noon))
      .thenRefused(keptBack('ClassifyComplaint'));
    given(...filed)
      .when(classify, notBy('firstContactOwner')(noon, colleague))
      .thenEvents({ type: 'ComplaintClassified' });
  });

  it('names nobody who cannot be known', () => {
    const rule = { id: 'guard', verb: 'HandOver', when: always, label: { en: 'x' } };
    expect(Guard.safeParse({ ...rule, notBy: ['lastActor'] }).success).toBe(false);
    expect(Guard.safeParse({ ...rule, notBy: ['respondent', 'handler', 'firstContactOwner'] }).success).toBe(true);
  });
});

describe('a duty that is not done', () => {
  const relisten = under({
    duties: [
      {
        id: 're-listen',
        label: { en: 'Listen to the recording again' },
        when: { is: 'severity', in: ['major'] },
        who: [{ position: 'officer', at: 'centre' }],
        blocks: ['DispatchComplaint'],
      },
    ],
  });

  it('stands before the verbs that it blocks, and before no others', () => {
    const major: Step = [filing({ channel: term('phone'), severity: term('major') }), relisten('2026-11-23 10:00')];
    given(...history(major))
      .when(verb.dispatch('east'), relisten(noon))
      .thenRefused({ code: 'complaint/duty-first', about: 're-listen', verb: 'DispatchComplaint' });
    given(...history(major))
      .when({ type: 'AcceptComplaint' }, relisten(noon))
      .thenEvents({ type: 'ComplaintAccepted' });
    const done: Step = [{ type: 'CompleteDuty', duty: term('re-listen') }, relisten('2026-11-23 11:00')];
    given(...history(major, done))
      .when(verb.dispatch('east'), relisten(noon))
      .thenEvents({ type: 'ComplaintDispatched' });
  });
});
