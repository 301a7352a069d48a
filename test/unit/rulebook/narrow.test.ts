import { describe, expect, it } from 'vitest';
import { lint } from '../../../shared/rulebook/lint/lint.ts';
import { narrow } from '../../../shared/rulebook/narrow.ts';
import { bank, smallBank } from './small-bank.ts';

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const always = { is: 'always' };
const days = (count: number) => ({ unit: 'working-days', count });
const officer = { position: 'officer', at: 'anywhere' };
const leader = { position: 'leader', at: 'anywhere' };

const branchOf = (child: unknown) => {
  const narrowed = narrow(bank(), child);
  if (!narrowed.ok) throw new Error(JSON.stringify(narrowed.refusal));
  return narrowed.value;
};
const faultsOf = (child: unknown) => {
  const narrowed = narrow(bank(), child);
  return narrowed.ok ? [] : narrowed.refusal.map(({ code, pointer }) => `${code} ${pointer}`);
};

describe('a branch of the bank', () => {
  const branch = {
    title: label('分行投诉处理细则', 'Rules of the branch'),
    categories: [{ id: 'counter', label: label('柜面', 'Counter'), parent: 'service' }],
    units: [{ id: 'counter-team', label: label('营业部', 'Counter team'), parent: 'retail' }],
    routes: [{ id: 'counter', when: { is: 'category', in: ['counter'] }, lead: 'counter-team' }],
    clocks: [
      {
        id: 'reply',
        cases: [
          { id: 'general', budget: days(2) },
          {
            id: 'counter',
            label: label('柜面投诉', 'At the counter'),
            when: { is: 'category', in: ['counter'] },
            budget: days(1),
          },
        ],
      },
    ],
  };

  it('inherits what it does not state, and names what it narrows', () => {
    const rules = branchOf({});
    expect(rules).toEqual({ ...bank(), narrows: { title: bank().title } });
  });

  it('adds words, units and rules of its own, and is in order', () => {
    const rules = branchOf(branch);
    expect(rules.title['en']).toBe('Rules of the branch');
    expect(rules.categories.map(({ id }) => id)).toEqual(['service', 'attitude', 'crime', 'counter']);
    expect(rules.routes.map(({ id }) => id)).toEqual(['counter', 'crime', 'service']);
    expect(rules.requirements).toEqual(bank().requirements);
    expect(lint(rules)).toEqual([]);
  });

  it('has its shorter limits, its own case first', () => {
    const [reply] = branchOf(branch).clocks;
    expect(reply?.cases.map(({ id, budget }) => [id, budget])).toEqual([
      ['counter', days(1)],
      ['complex', days(10)],
      ['general', days(2)],
    ]);
    expect(reply?.ladder).toEqual(bank().clocks[0]?.ladder);
  });

  it('may be stricter everywhere', () => {
    const stricter = {
      requirements: [{ id: 'close', needs: [...(smallBank.requirements[2]?.needs ?? []), { entry: 'reason' }] }],
      guards: [{ id: 'not-the-respondent', notBy: ['respondent', 'firstContactOwner'] }],
      approvals: [
        {
          id: 'any-sanction',
          verb: 'RecordSanction',
          when: always,
          label: label('处罚审批', 'Consent'),
          chain: [{ by: [officer] }, { by: [leader], opinionRequired: true }],
        },
      ],
      windows: [{ id: 'review', within: { unit: 'calendar-days', count: 60 }, timesMax: 2 }],
      duties: [
        { id: 'regulator', within: { unit: 'hours', count: 12 }, blocks: ['CloseComplaint', 'ReplyToComplainant'] },
      ],
      closing: { conditions: [{ id: 'rest', satisfaction: 'any' }] },
      retention: [{ id: 'all', years: 10 }],
      notices: { ComplaintClosed: [leader] },
    };
    expect(faultsOf(stricter)).toEqual([]);
    expect(branchOf(stricter).notices).toEqual({ ...bank().notices, ComplaintClosed: [leader] });
  });
});

describe('what a branch may not do', () => {
  it.each<[what: string, child: unknown, faults: readonly string[]]>([
    [
      'lengthen a limit',
      { clocks: [{ id: 'reply', cases: [{ id: 'general', budget: days(4) }] }] },
      ['narrow/longer /clocks/0/cases/0/budget'],
    ],
    [
      'change the unit of a limit',
      { clocks: [{ id: 'reply', cases: [{ id: 'general', budget: { unit: 'hours', count: 1 } }] }] },
      ['narrow/other-unit /clocks/0/cases/0/budget'],
    ],
    [
      'put a longer case before the others',
      {
        clocks: [
          {
            id: 'reply',
            cases: [
              { id: 'own', label: label('本行', 'Own'), when: { is: 'channel', in: ['visit'] }, budget: days(4) },
            ],
          },
        ],
      },
      ['narrow/longer /clocks/0/cases/0/budget'],
    ],
    [
      'keep a promise from the public',
      { clocks: [{ id: 'reply', isPublic: false }] },
      ['narrow/weaker /clocks/0/isPublic'],
    ],
    [
      'let more things stop a clock',
      { clocks: [{ id: 'statement', stop: ['StatementSubmitted', 'NoteAdded'] }] },
      ['narrow/weaker /clocks/0/stop'],
    ],
    [
      'tell fewer people',
      { clocks: [{ id: 'reply', ladder: [{ id: 'before', tell: [officer] }] }] },
      ['narrow/weaker /clocks/0/ladder/0'],
    ],
    [
      'grant longer extensions',
      {
        clocks: [
          {
            id: 'reply',
            extension: {
              timesMax: 2,
              tiers: [{ upTo: days(9), by: [leader] }],
              beforeDue: true,
              tellsComplainant: true,
            },
          },
        ],
      },
      ['narrow/longer /clocks/0/extension/tiers/0/upTo'],
    ],
    [
      'grant extensions without consent',
      {
        clocks: [
          {
            id: 'reply',
            extension: { timesMax: 2, tiers: [{ upTo: days(3), by: [] }], beforeDue: true, tellsComplainant: true },
          },
        ],
      },
      ['narrow/weaker /clocks/0/extension/tiers/0/by'],
    ],
    [
      'ask for less',
      { requirements: [{ id: 'reply', needs: [{ element: 'findings' }] }] },
      ['narrow/weaker /requirements/0/needs'],
    ],
    [
      'ask for it less often',
      { requirements: [{ id: 'reply', when: { is: 'severity', in: ['major'] } }] },
      ['narrow/weaker /requirements/0/when'],
    ],
    ['open a guard to others', { guards: [{ id: 'head-states', who: [officer] }] }, ['narrow/weaker /guards/0/who']],
    [
      'drop consent, also by a rule before the parent’s',
      {
        approvals: [
          {
            id: 'own',
            verb: 'RecordSanction',
            when: { is: 'sanctionAmount', atLeast: 5 },
            label: label('本行', 'Own'),
            chain: [{ by: [officer] }],
          },
        ],
      },
      ['narrow/weaker /approvals/0/chain'],
    ],
    [
      'take away a right',
      { windows: [{ id: 'review', within: { unit: 'calendar-days', count: 10 } }] },
      ['narrow/weaker /windows/0/within'],
    ],
    [
      'give more time for a duty',
      { duties: [{ id: 'regulator', within: { unit: 'hours', count: 48 } }] },
      ['narrow/longer /duties/0/within'],
    ],
    [
      'close without asking',
      { closing: { conditions: [{ id: 'valid', satisfaction: 'none' }] } },
      ['narrow/weaker /closing/conditions/0/satisfaction'],
    ],
    ['keep records for less time', { retention: [{ id: 'all', years: 4 }] }, ['narrow/weaker /retention/0']],
    [
      'leave somebody out of a notice',
      { notices: { ComplaintRegistered: [leader] } },
      ['narrow/weaker /notices/ComplaintRegistered'],
    ],
    [
      'let a word mean something else',
      { satisfactions: [{ id: 'dissatisfied', settles: true }] },
      ['narrow/other-word /satisfactions/0/settles'],
    ],
    [
      'move a category',
      { categories: [{ id: 'attitude', parent: 'crime' }] },
      ['narrow/other-word /categories/0/parent'],
    ],
    [
      'a foreign place made domestic, and one of which nothing was said',
      {
        locations: [
          { id: 'overseas', origin: 'domestic' },
          { id: 'haidian', origin: 'foreign' },
        ],
      },
      ['narrow/other-word /locations/1/origin', 'narrow/other-word /locations/0/origin'],
    ],
  ])('%s', (_, child, faults) => {
    expect(faultsOf(child)).toEqual(faults);
  });

  it('and what is no rulebook is told at its place in the child', () => {
    expect(faultsOf({ clocks: [{ id: 'statement', colour: 'red' }], routes: [{ id: 'own', lead: 'retail' }] })).toEqual(
      ['missing /routes/0/when', 'unknown-key /clocks/0/colour'],
    );
    expect(faultsOf([])).toEqual(['wrong-type ']);
    expect(faultsOf('rules')).toEqual(['wrong-type ']);
  });
});
