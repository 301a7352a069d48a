import { describe, expect, it } from 'vitest';
import type { CommandOf, ComplaintCommand } from '../../../shared/complaint/commands.ts';
import type { Details } from '../../../shared/complaint/details.ts';
import type { VerbName } from '../../../shared/rulebook/names.ts';
import { type EntryName, EntryName as EntryNames, type Need } from '../../../shared/rulebook/schema/rules.ts';
import { type BankRules, banker, filing } from '../../support/bank.ts';
import { given, history, photo, type Step, term, verb } from '../../support/given.ts';
import { accepted, dispatched, monday, replied, terms, today, under } from '../../support/intake.ts';

type Requirements = NonNullable<BankRules['requirements']>;
const always = { is: 'always' } as const;
const wanting = (name: VerbName, ...needs: Requirements[number]['needs']) =>
  under({
    requirements: [{ id: 'needs', verb: name, when: always, needs }],
    compensations: [{ id: 'refund', label: { en: 'Refund' } }],
  });
const missing = (name: VerbName, ...what: readonly string[]) =>
  ({ code: 'complaint/incomplete', missing: [...what], rule: 'needs', verb: name }) as const;
const noon = '2026-11-24 12:00';
const phone = (change: Parameters<typeof filing>[0]): Step => [
  filing({ channel: term('phone'), ...change }),
  today('2026-11-23 10:00'),
];
const classify = (change: Partial<Omit<CommandOf<'ClassifyComplaint'>, 'type'>>): ComplaintCommand => ({
  type: 'ClassifyComplaint',
  ...change,
});
const refund: Step = [
  { type: 'RecordCompensation', compensation: term('refund'), amount: 20 },
  wanting('AddNote', { entry: 'amount' })('2026-11-24 09:00', banker('accountant')),
];

/** Each entry: a verb that is made to carry it, without it and with it, or on a complaint that has it already. */
type Case = {
  readonly verb: VerbName;
  readonly without: readonly [Step, ComplaintCommand];
  readonly carried?: readonly [Step, ComplaintCommand];
  readonly had?: readonly [...Step[], ComplaintCommand];
};
const accept: ComplaintCommand = { type: 'AcceptComplaint' };
const close = verb.close();
const told = (entry: EntryName): Case => ({
  verb: 'AcceptComplaint',
  without: [phone({ given: [] }), accept],
  had: [phone({ given: [entry] }), accept],
});
const known = (change: Omit<Details, 'flags'>): Case => ({
  verb: 'ClassifyComplaint',
  without: [monday, classify({ comment: '已核实。' })],
  carried: [monday, classify(change)],
  had: [phone(change), classify({ comment: '已核实。' })],
});

const cases: Readonly<Record<EntryName, Case>> = {
  name: told('name'),
  phone: told('phone'),
  email: told('email'),
  address: told('address'),
  idNumber: told('idNumber'),
  signature: told('signature'),
  representative: told('representative'),
  contact: {
    verb: 'AcceptComplaint',
    without: [phone({ hasContact: false }), accept],
    had: [phone({ hasContact: true }), accept],
  },
  respondent: known({ respondents: [{ unit: term('lake') }] }),
  location: known({ location: term('counter-hall') }),
  origin: known({ origin: 'domestic' }),
  amount: known({ amount: 0 }),
  personsHarmed: known({ personsHarmed: 0 }),
  nature: known({ nature: term('valid') }),
  severity: known({ severity: term('general') }),
  track: known({ track: term('simple') }),
  cause: known({ cause: term('training') }),
  outcome: {
    verb: 'ReplyToComplainant',
    without: [monday, verb.reply()],
    carried: [monday, { type: 'ReplyToComplainant', reply: '综上。', outcome: term('explained') }],
    had: [phone({ outcome: term('explained') }), verb.reply()],
  },
  compensation: {
    verb: 'AddNote',
    without: [monday, { type: 'AddNote', note: '……' }],
    had: [monday, refund, { type: 'AddNote', note: '……' }],
  },
  responsibility: {
    verb: 'AddNote',
    without: [monday, { type: 'AddNote', note: '……' }],
    had: [
      phone({ nature: term('valid') }),
      [
        {
          type: 'AttributeResponsibility',
          shares: [{ unit: term('lake'), percent: 100 }],
          opinion: '负全部责任。',
        },
        today('2026-11-24 09:00', banker('accountant')),
      ],
      { type: 'AddNote', note: '……' },
    ],
  },
  correctiveAction: {
    verb: 'AddNote',
    without: [monday, { type: 'AddNote', note: '……' }],
    had: [
      monday,
      [
        { type: 'RecordCorrectiveAction', unit: term('lake'), measure: '增加窗口。' },
        today('2026-11-24 09:00', banker('accountant')),
      ],
      { type: 'AddNote', note: '……' },
    ],
  },
  reason: {
    verb: 'WithdrawComplaint',
    without: [monday, { type: 'WithdrawComplaint' }],
    carried: [monday, { type: 'WithdrawComplaint', reason: '已解决。' }],
  },
  comment: {
    verb: 'AcceptComplaint',
    without: [monday, accept],
    carried: [monday, { type: 'AcceptComplaint', comment: '属本中心职责。' }],
  },
  satisfaction: {
    verb: 'CloseComplaint',
    without: [replied, close],
    had: [monday, replied, [verb.rate('dissatisfied'), today('2026-11-24 10:00')], close],
  },
  evidence: {
    verb: 'AcceptComplaint',
    without: [monday, accept],
    had: [phone({ files: [photo('a.jpg')] }), accept],
  },
  complainants: known({ complainants: 3 }),
  representatives: known({ representatives: 0 }),
};

const inParts = (...elements: readonly string[]): ComplaintCommand => ({
  type: 'ReplyToComplainant',
  reply: '综上。',
  elements: Object.fromEntries(elements.map((element) => [term(element), '属实。'])),
});

describe('what a verb is made to carry', () => {
  it.each(EntryNames.options)('%s', (entry) => {
    const { verb: name, without, carried, had } = cases[entry];
    const rules = wanting(name, { entry });
    const first = without[0] === replied ? [monday, replied] : [without[0]];
    given(...history(...first))
      .when(without[1], rules(noon))
      .thenRefused(missing(name, entry));
    if (!carried && !had) throw new Error(`nothing ever has ${entry}`);
    if (carried) expect(given(...history(carried[0])).when(carried[1], rules(noon)).decision.ok).toBe(true);
    if (had) {
      const command = had.at(-1);
      if (!command || !('type' in command)) throw new Error('a case without a verb');
      const steps = had.filter((step): step is Step => 'length' in step);
      expect(given(...history(...steps)).when(command, rules(noon)).decision.ok).toBe(true);
    }
  });

  it('on registering: what stands in the form', () => {
    const rules = wanting('RegisterComplaint', { entry: 'name' }, { entry: 'evidence' }, { entry: 'location' });
    given()
      .when(filing({ channel: term('phone'), given: ['phone'] }), rules(noon))
      .thenRefused(missing('RegisterComplaint', 'name', 'evidence', 'location'));
    given()
      .when(
        filing({
          channel: term('phone'),
          given: ['name'],
          files: [photo('a.jpg')],
          location: term('counter-hall'),
        }),
        rules(noon),
      )
      .thenEvents({ type: 'ComplaintRegistered' });
  });

  it('evidence of staff counts, and so do papers', () => {
    const rules = wanting('AcceptComplaint', { entry: 'evidence' });
    for (const evidence of [
      { type: 'AttachEvidence' as const, files: [photo('a.jpg')] },
      { type: 'AttachEvidence' as const, files: [], documents: terms('report') },
    ]) {
      given(...history(monday, [evidence, today('2026-11-24 09:00')]))
        .when(accept, rules(noon))
        .thenEvents({ type: 'ComplaintAccepted' });
    }
  });

  it('papers, which come with the verb or are there already', () => {
    const needs: Need = { document: term('report') };
    const rules = wanting('ArchiveComplaint', needs);
    const done: Step[] = [monday, replied, [verb.close(), today('2026-11-24 10:00')]];
    given(...history(...done))
      .when(verb.archive(), rules(noon))
      .thenRefused(missing('ArchiveComplaint', 'document:report'));
    given(...history(...done))
      .when(verb.archive('report'), rules(noon))
      .thenEvents({ type: 'ComplaintArchived' });
    const attached: Step = [
      { type: 'AttachEvidence', files: [], documents: terms('report') },
      today('2026-11-24 11:00'),
    ];
    given(...history(...done, attached))
      .when(verb.archive(), rules(noon))
      .thenEvents({ type: 'ComplaintArchived' });
  });

  it('parts of the text, each by name', () => {
    const rules = wanting('ReplyToComplainant', { element: 'findings' }, { element: 'measures' });
    given(...history(monday))
      .when(verb.reply(), rules(noon))
      .thenRefused(missing('ReplyToComplainant', 'element:findings', 'element:measures'));
    given(...history(monday))
      .when(inParts('findings'), rules(noon))
      .thenRefused(missing('ReplyToComplainant', 'element:measures'));
    given(...history(monday))
      .when(inParts('findings', 'measures'), rules(noon))
      .thenEvents({ type: 'ComplaintReplied' });
  });

  it("answers to the tenant's own questions, free text included", () => {
    const rules = wanting('AcceptComplaint', { field: 'orders' }, { field: 'story' });
    given(...history(monday))
      .when(accept, rules(noon))
      .thenRefused(missing('AcceptComplaint', 'field:orders', 'field:story'));
    given(...history(phone({ fields: { [term('orders')]: 0, [term('story')]: '他骂人。' } })))
      .when(accept, rules(noon))
      .thenEvents({ type: 'ComplaintAccepted' });
  });

  it('names all that is missing, of every rule that applies, each once, and the first rule that wants it', () => {
    const two = under({
      requirements: [
        { id: 'met', verb: 'AcceptComplaint', when: always, needs: [{ entry: 'contact' }] },
        { id: 'first', verb: 'AcceptComplaint', when: always, needs: [{ entry: 'nature' }, { entry: 'severity' }] },
        { id: 'second', verb: 'AcceptComplaint', when: always, needs: [{ entry: 'severity' }, { entry: 'amount' }] },
        { id: 'elsewhere', verb: 'DeclineComplaint', when: always, needs: [{ entry: 'cause' }] },
        { id: 'loans', verb: 'AcceptComplaint', when: { is: 'category', in: ['loans'] }, needs: [{ entry: 'cause' }] },
      ],
    });
    given(...history(monday))
      .when(accept, two(noon))
      .thenRefused({
        code: 'complaint/incomplete',
        missing: ['nature', 'severity', 'amount'],
        rule: 'first',
        verb: 'AcceptComplaint',
      });
  });

  it('is wanted of that verb only', () => {
    given(...history(monday, accepted))
      .when(verb.dispatch('east'), wanting('AcceptComplaint', { entry: 'nature' })(noon))
      .thenEvents({ type: 'ComplaintDispatched' });
    given(...history(monday, dispatched))
      .when(verb.reply(), wanting('AcceptComplaint', { entry: 'nature' })(noon))
      .thenEvents({ type: 'ComplaintReplied' });
  });
});
