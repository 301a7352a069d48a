import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import { banker, bankerId, bankersWithout, filing, naming } from '../../support/bank.ts';
import { complaintIdNamed, given, history, type Step, term } from '../../support/given.ts';
import { exactly, monday, terms, today, under, untilStage } from '../../support/intake.ts';

const ten = '2026-11-23 10:00';
const noon = '2026-11-24 12:00';
const classify = (change: Partial<Omit<CommandOf<'ClassifyComplaint'>, 'type'>>) => ({
  type: 'ClassifyComplaint' as const,
  ...change,
});

// 重大投诉: 涉及知名人士; 金额超过 5 万元 (bank-psbc). What is major is complex, unless somebody says otherwise.
const rules = under({
  classification: [
    { id: 'fame', when: { is: 'flag', in: ['publicly-known'] }, severity: 'major' },
    { id: 'large', when: { is: 'amount', moreThan: 50_000 }, severity: 'major', flags: ['large-amount'] },
    { id: 'rest', when: { is: 'always' }, severity: 'general' },
    { id: 'complex', when: { is: 'severity', in: ['major'] }, track: 'complex' },
    { id: 'danger', when: { is: 'personsHarmed', atLeast: 1 }, flags: ['danger'] },
  ],
});
const phone = { channel: term('phone') };

describe('classification by rule, on registering', () => {
  it('sets what nobody has set: for each axis the first rule that holds', () => {
    given()
      .when(filing({ amount: 50_000.01 }), rules(ten, complainant))
      .thenEvents({
        type: 'ComplaintRegistered',
        data: {
          severity: 'major',
          track: 'complex',
          flags: ['large-amount'],
          rules: ['large', 'complex'],
          byRule: ['severity', 'track'],
        },
      })
      .thenState({ severity: 'major', track: 'complex', flags: ['large-amount'], byRule: ['severity', 'track'] });
  });

  it('knows 超过 from 以上, and leaves alone what no rule names', () => {
    const outcome = given().when(filing({ amount: 50_000 }), rules(ten, complainant));
    outcome.thenEvents({
      data: { severity: 'general', rules: ['rest'], byRule: ['severity'] },
      type: 'ComplaintRegistered',
    });
    expect(outcome.after).not.toHaveProperty('track');
    expect(outcome.after).not.toHaveProperty('flags');
  });

  it('adds flags up, those of rules to those of a person', () => {
    given()
      .when(filing({ ...phone, flags: terms('publicly-known'), amount: 60_000, personsHarmed: 2 }), rules(ten))
      .thenState({ severity: 'major', flags: ['publicly-known', 'large-amount', 'danger'] })
      .thenEvents({ type: 'ComplaintRegistered', data: { rules: ['fame', 'large', 'complex', 'danger'] } });
  });

  it('knows a complaint that repeats another', () => {
    const again = under({
      classification: [{ id: 'again', when: { is: 'repeatCount', atLeast: 1 }, severity: 'major' }],
    });
    const first = complaintIdNamed('the first complaint');
    given()
      .when(filing({ repeatOf: { complaint: first, count: 1 } }), again(ten, complainant))
      .thenState({ severity: 'major', repeatOf: { complaint: first, count: 1 } });
    expect(given().when(filing(), again(ten, complainant)).after).not.toHaveProperty('severity');
  });

  it("leaves a person's word alone", () => {
    const outcome = given().when(filing({ ...phone, severity: term('general'), amount: 60_000 }), rules(ten));
    outcome.thenState({ severity: 'general', flags: ['large-amount'] });
    expect(outcome.after).not.toHaveProperty('byRule');
    expect(outcome.after).not.toHaveProperty('track');
  });
});

describe('归类 classifying', () => {
  it('sets the axes that are named and keeps the rest', () => {
    const filed: Step = [filing({ amount: 20, complainantKind: term('person') }), today(ten, complainant)];
    const outcome = given(...history(filed)).when(
      classify({ nature: term('improvable'), location: term('counter-hall'), comment: '现场核实。' }),
      today(noon),
    );
    exactly(outcome, {
      type: 'ComplaintClassified',
      data: { nature: 'improvable', location: 'counter-hall' },
      texts: { comment: '现场核实。' },
    });
    outcome.thenState({
      nature: 'improvable',
      location: 'counter-hall',
      amount: 20,
      complainantKind: 'person',
      category: 'attitude',
    });
  });

  it('keeps on record what an axis was before: a communicative complaint that proves valid', () => {
    const first: Step = [classify({ nature: term('improvable'), category: term('loans') }), today(noon)];
    exactly(given(...history(monday, first)).when(classify({ nature: term('valid') }), today('2026-11-25 09:00')), {
      type: 'ComplaintClassified',
      data: { nature: 'valid', was: { nature: 'improvable' } },
      texts: {},
    });
    given(...history(monday))
      .when(...first)
      .thenEvents({ type: 'ComplaintClassified', data: { was: { category: 'attitude' } } });
  });

  it('takes nothing away that is named without a value', () => {
    const { after } = given(...history(monday)).when(classify({ category: undefined, amount: 5 }), today(noon));
    expect(after).toMatchObject({ category: 'attitude', amount: 5 });
  });

  it('adds papers and answers to those that are there, and replaces the other lists', () => {
    const filed: Step = [
      filing({
        ...phone,
        documents: terms('report'),
        fields: { [term('orders')]: 1 },
        respondents: [{ unit: term('lake') }],
        flags: terms('danger'),
      }),
      today(ten),
    ];
    given(...history(filed))
      .when(
        classify({
          documents: terms('power-of-attorney'),
          fields: { [term('score')]: 4, [term('story')]: '已道歉。' },
          respondents: [{ unit: term('hill') }],
          flags: terms('publicly-known'),
        }),
        today(noon),
      )
      .thenEvents({ type: 'ComplaintClassified', texts: { answers: '{"story":"已道歉。"}' } })
      .thenState({
        documents: ['report', 'power-of-attorney'],
        fields: { orders: 1, score: 4, story: '' },
        respondents: [{ unit: 'hill' }],
        flags: ['publicly-known'],
      });
  });

  it('lets the rules look again, and takes back what they set when they hold no more', () => {
    const filed: Step = [filing({ amount: 60_000 }), rules(ten, complainant)];
    const outcome = given(...history(filed)).when(classify({ amount: 600 }), rules(noon));
    exactly(outcome, {
      type: 'ComplaintClassified',
      data: {
        amount: 600,
        severity: 'general',
        flags: [],
        was: { severity: 'major', track: 'complex' },
        rules: ['rest'],
        byRule: ['severity'],
      },
      texts: {},
    });
    expect(outcome.after).toMatchObject({ severity: 'general', byRule: ['severity'], flags: [] });
    expect(outcome.after).not.toHaveProperty('track');
  });

  it('makes an axis its own when a person names it, and the rules leave it alone from then on', () => {
    const filed: Step = [filing({ amount: 60_000 }), rules(ten, complainant)];
    const confirmed: Step = [classify({ severity: term('major') }), rules(noon)];
    given(...history(filed))
      .when(...confirmed)
      .thenState({ severity: 'major', byRule: ['track'] });
    given(...history(filed, confirmed))
      .when(classify({ amount: 600 }), rules('2026-11-25 09:00'))
      .thenState({ severity: 'major', track: 'complex', byRule: ['track'], flags: [] });
  });

  it('keeps a flag away that a person took off although its rule holds', () => {
    const filed: Step = [filing({ amount: 60_000, personsHarmed: 1 }), rules(ten, complainant)];
    const taken: Step = [classify({ flags: terms('danger') }), rules(noon)];
    given(...history(filed))
      .when(...taken)
      .thenState({ flags: ['danger'] });
    given(...history(filed, taken))
      .when(classify({ cause: term('training') }), rules('2026-11-25 09:00'))
      .thenState({ flags: ['danger'], cause: 'training' });
  });

  it('puts a new flag beside those of a person', () => {
    const filed: Step = [filing({ ...phone, flags: terms('publicly-known') }), rules(ten)];
    given(...history(filed))
      .when(classify({ amount: 60_000 }), rules(noon))
      .thenState({ flags: ['publicly-known', 'large-amount'] });
  });

  it('does not happen when nothing is said', () => {
    given(...history(monday))
      .when(classify({}), today(noon))
      .thenRefused({ code: 'complaint/already-done' });
  });

  it.each([
    ['category', { category: term('parking') }, 'parking'],
    ['nature', { nature: term('green') }, 'green'],
    ['flag', { flags: terms('rain') }, 'rain'],
    ['paper', { documents: terms('novel') }, 'novel'],
    ['answer', { fields: { [term('goods')]: 'horse' } }, 'horse'],
  ])('refuses an unknown %s', (_, change, about) => {
    given(...history(monday))
      .when(classify(change), today(noon))
      .thenRefused({ code: 'complaint/unknown-term', about });
  });

  it('knows units and members of staff', () => {
    given(...history(monday))
      .when(classify({ respondents: [{ unit: term('laundry') }] }), today(noon))
      .thenRefused({ code: 'complaint/unknown-unit', about: 'laundry' });
    const teller = bankerId('clerk', 'lake');
    given(...history(monday))
      .when(classify({ respondents: [{ staffId: teller }] }), today(noon))
      .thenRefused({ code: 'complaint/unknown-person', about: teller });
    given(...history(monday))
      .when(classify({ respondents: [{ staffId: teller }] }), naming(noon, teller))
      .thenState({ respondents: [{ staffId: teller }] });
  });

  it('counts no more representatives than complainants', () => {
    given(...history(monday))
      .when(classify({ complainants: 1, representatives: 2 }), today(noon))
      .thenRefused({ code: 'complaint/too-many-representatives' });
  });

  it.each(['registered', 'accepted', 'dispatched', 'stated', 'replied'] as const)(
    'is possible while the complaint is %s, which stays so',
    (stage) => {
      given(...history(...untilStage[stage]))
        .when(classify({ nature: term('valid') }), today('2026-11-25 09:00'))
        .thenState({ stage, nature: 'valid' });
    },
  );

  it.each(['closed', 'archived'] as const)('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(classify({ nature: term('valid') }), today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('classify'))('is not for %s', (position) => {
    given(...history(monday))
      .when(classify({ nature: term('valid') }), today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'classify' });
  });

  // 重大投诉须书面 (gov-window): the rule looks at what is being said now.
  it('may want papers for what it makes of the complaint', () => {
    const written = under({
      requirements: [
        {
          id: 'major-in-writing',
          verb: 'ClassifyComplaint',
          when: { is: 'severity', in: ['major'] },
          needs: [{ document: 'written-material' }],
        },
      ],
    });
    given(...history(monday))
      .when(classify({ severity: term('major') }), written(noon))
      .thenRefused({
        code: 'complaint/incomplete',
        missing: ['document:written-material'],
        rule: 'major-in-writing',
        verb: 'ClassifyComplaint',
      });
    given(...history(monday))
      .when(classify({ severity: term('major'), documents: terms('written-material') }), written(noon))
      .thenState({ severity: 'major' });
    given(...history(monday))
      .when(classify({ severity: term('general') }), written(noon))
      .thenState({ severity: 'general' });
  });
});
