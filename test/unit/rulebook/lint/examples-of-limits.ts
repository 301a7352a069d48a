import { smallBank } from '../small-bank.ts';
import { type Example, always, clock, days, label, positionsWithout } from './example.ts';

/** Lists, words, limits and conditions. */
export const examplesOfLimits = {
  'duplicate-id': [
    {
      what: 'two categories of one id',
      changes: {
        '/categories/2/id': 'attitude',
        '/routes/0': smallBank.routes[1],
        '/clocks/0/cases/0/when': { is: 'departments', atLeast: 2 },
      },
      pointers: ['/categories/2/id', '/routes/1/id'],
    },
    {
      what: 'two steps of one id',
      changes: { '/clocks/0/ladder/2/id': 'before' },
      pointers: ['/clocks/0/ladder/2/id'],
    },
    {
      what: 'a clock and a duty with a limit',
      changes: {
        '/duties/-': {
          id: smallBank.clocks[0]?.id,
          label: { 'zh-CN': '报告', en: 'Report' },
          when: { is: 'always' },
          who: [{ position: 'officer', at: 'anywhere' }],
          within: { unit: 'working-days', count: 1 },
        },
      },
      pointers: [`/duties/${smallBank.duties?.length}/id`],
    },
  ],
  'unknown-word': [
    { what: 'a route to nowhere', changes: { '/routes/0/lead': 'legal' }, pointers: ['/routes/0/lead'] },
    {
      what: 'a co-department',
      changes: { '/routes/1/coDepartments': ['retail', 'legal'] },
      pointers: ['/routes/1/coDepartments/1'],
    },
    { what: 'the centre', changes: { '/centre': 'legal' }, pointers: ['/centre'] },
    { what: 'a parent', changes: { '/categories/1/parent': 'nothing' }, pointers: ['/categories/1/parent'] },
    {
      what: 'a word deep in a condition',
      changes: {
        '/clocks/0/cases/0/when': { is: 'not', of: { is: 'all', of: [{ is: 'category', in: ['crime', 'fraud'] }] } },
      },
      pointers: ['/clocks/0/cases/0/when/of/of/0/in/1'],
    },
    {
      what: 'an option of a field',
      changes: { '/retention/0/when': { is: 'field', field: 'card', in: ['gold'] } },
      pointers: ['/retention/0/when/in/0'],
    },
    {
      what: 'a field',
      changes: { '/retention/0/when': { is: 'field', field: 'colour', in: ['gold'] } },
      pointers: ['/retention/0/when/field'],
    },
    {
      what: 'a clock',
      changes: { '/accountability/rules/0/when': { is: 'missed', in: ['answer'] } },
      pointers: ['/accountability/rules/0/when/in/0'],
    },
    {
      what: 'a position',
      changes: { '/notices/ComplaintRegistered': [{ position: 'clerk', at: 'anywhere' }] },
      pointers: ['/notices/ComplaintRegistered/0/position'],
    },
    {
      what: 'a unit of a position',
      changes: { '/routes/0/inform': [{ position: 'leader', at: { unit: 'legal' } }] },
      pointers: ['/routes/0/inform/0/at/unit'],
    },
    {
      what: 'a ground',
      changes: { '/clocks/0/pausedBy': ['supplement', 'review'] },
      pointers: ['/clocks/0/pausedBy/1'],
    },
    {
      what: 'an element and a document',
      changes: { '/requirements/0/needs': [{ element: 'cause' }, { document: 'form' }] },
      pointers: ['/requirements/0/needs/0/element', '/requirements/0/needs/1/document'],
    },
    {
      what: 'a degree of satisfaction',
      changes: { '/closing/conditions/0/satisfaction': ['delighted'] },
      pointers: ['/closing/conditions/0/satisfaction/0'],
    },
    {
      what: 'a rule and a measure',
      changes: { '/clocks/0/ladder/3/measure': 'fine', '/accountability/rules/0/measure': 'late' },
      pointers: ['/clocks/0/ladder/3/measure', '/accountability/rules/0/measure'],
    },
    {
      what: 'what a classification sets',
      changes: {
        '/classification/0': { id: 'large', when: always, severity: 'severe', nature: 'true', flags: ['war'] },
      },
      pointers: ['/classification/0/severity', '/classification/0/nature', '/classification/0/flags/0'],
    },
  ],
  'points-nowhere': [
    {
      what: 'an open question',
      changes: { '/openQuestions/0/about': ['/clocks/0/start', '/clocks/9/cases'] },
      pointers: ['/openQuestions/0/about/1'],
    },
  ],
  cycle: [
    { what: 'categories', changes: { '/categories/0/parent': 'attitude' }, pointers: ['/categories/0/parent'] },
    { what: 'units, with a tail', changes: { '/units/0/parent': 'retail' }, pointers: ['/units/0/parent'] },
    { what: 'places', changes: { '/locations/0/parent': 'beijing' }, pointers: ['/locations/0/parent'] },
    { what: 'nested limits', changes: { '/clocks/0/within': 'statement' }, pointers: ['/clocks/0/within'] },
  ],
  'never-happens': [
    {
      what: 'the start of a clock',
      changes: { '/clocks/-': clock({ start: ['CompensationRecorded'] }) },
      pointers: ['/clocks/2/start'],
    },
    {
      what: 'what a window follows',
      changes: { '/windows/0/after': 'ApprovalRequested', '/approvals': undefined },
      pointers: ['/windows/0/after'],
    },
    {
      what: 'what a guard waits for',
      changes: { '/guards/0/after': ['ComplaintDispatched', 'StatementWaived'] },
      pointers: ['/guards/0/after/1'],
    },
    { what: 'what raises a duty', changes: { '/duties/0/on': ['StatementWaived'] }, pointers: ['/duties/0/on'] },
    {
      what: 'the start of a follow-up',
      changes: { '/closing/followUps/0/start': ['CompensationRecorded'] },
      pointers: ['/closing/followUps/0/start'],
    },
  ],
  'never-stops': [
    {
      what: 'nobody may do what stops it',
      changes: {
        '/positions': positionsWithout('correct'),
        '/clocks/-': clock({ stop: ['CorrectiveActionRecorded'] }),
      },
      pointers: ['/clocks/2/stop'],
    },
    {
      what: 'it stops on what comes before',
      changes: { '/clocks/-': clock({ start: ['ComplaintReplied'], stop: ['ComplaintRegistered'] }) },
      pointers: ['/clocks/2/stop'],
    },
    {
      what: 'a closed complaint is not dispatched',
      changes: {
        '/closing/rework': undefined,
        '/clocks/-': clock({ start: ['ComplaintClosed'], stop: ['ComplaintDispatched'] }),
      },
      pointers: ['/clocks/2/stop'],
    },
  ],
  'no-agreed-date': [
    {
      what: 'nobody may agree',
      changes: {
        '/positions': [...positionsWithout('reply', 'accept')],
        '/requirements': undefined,
        '/clocks/0/stop': ['ComplaintClosed'],
        '/windows': undefined,
        '/clocks/0/cases/1/budget': { unit: 'agreed' },
      },
      pointers: ['/clocks/0/cases/1/budget'],
    },
  ],
  'field-not-a-date': [
    {
      what: 'due by a free text',
      changes: {
        '/fields': [{ id: 'until', label: { 'zh-CN': '何时', en: 'When' }, answer: 'text', askedOf: 'public' }],
        '/clocks/0/cases/1/budget': { unit: 'agreed', field: 'until' },
      },
      pointers: ['/clocks/0/cases/1/budget/field'],
    },
  ],
  'case-never-applies': [
    { what: 'after a case for all', changes: { '/clocks/0/cases/0/when': always }, pointers: ['/clocks/0/cases/1'] },
    {
      what: 'a category inside an earlier one',
      changes: {
        '/clocks/0/cases/0/when': { is: 'category', in: ['service'] },
        '/clocks/0/cases/1/when': {
          is: 'all',
          of: [
            { is: 'category', in: ['attitude'] },
            { is: 'amount', moreThan: 1 },
          ],
        },
      },
      pointers: ['/clocks/0/cases/1'],
    },
    {
      what: 'a bound inside an earlier one',
      changes: {
        '/clocks/0/cases/0/when': { is: 'amount', atLeast: 100 },
        '/clocks/0/cases/1/when': { is: 'amount', moreThan: 100 },
      },
      pointers: ['/clocks/0/cases/1'],
    },
  ],
  'rule-never-applies': [
    { what: 'a route', isWarning: true, changes: { '/routes/0/when': always }, pointers: ['/routes/1'] },
    {
      what: 'a closing condition',
      isWarning: true,
      changes: { '/closing/conditions/0/when': always },
      pointers: ['/closing/conditions/1'],
    },
  ],
  'never-holds': [
    {
      what: 'bounds that exclude each other',
      changes: { '/classification/0/when': { is: 'amount', moreThan: 5, atMost: 5 } },
      pointers: ['/classification/0/when'],
    },
    {
      what: 'two channels at once',
      changes: {
        '/classification/0/when': {
          is: 'all',
          of: [
            { is: 'channel', in: ['web'] },
            { is: 'channel', in: ['visit'] },
          ],
        },
      },
      pointers: ['/classification/0/when'],
    },
    {
      what: 'domestic and foreign at once',
      changes: {
        '/routes/0/when': {
          is: 'all',
          of: [
            { is: 'origin', in: ['domestic'] },
            { is: 'origin', in: ['foreign'] },
          ],
        },
      },
      pointers: ['/routes/0/when'],
    },
    {
      what: 'a thing and its contrary',
      changes: {
        '/classification/0/when': {
          is: 'all',
          of: [
            { is: 'category', in: ['attitude'] },
            { is: 'not', of: { is: 'category', in: ['service'] } },
          ],
        },
      },
      pointers: ['/classification/0/when'],
    },
  ],
  'contradicting-limits': [
    {
      what: 'three days and four',
      changes: { '/clocks/-': clock({ cases: [{ id: 'all', label: label('All'), when: always, budget: days(4) }] }) },
      pointers: ['/clocks/2/cases/0/budget'],
    },
  ],
  'longer-than-outer': [
    {
      what: 'eleven days inside ten',
      changes: { '/clocks/1/cases/0/budget': days(11) },
      pointers: ['/clocks/1/cases/0/budget'],
    },
    {
      what: 'the case it can be together with counts',
      changes: {
        '/clocks/1/cases/0': {
          id: 'service',
          label: label('Service'),
          when: {
            is: 'all',
            of: [
              { is: 'category', in: ['service'] },
              { is: 'departments', atMost: 1 },
            ],
          },
          budget: days(4),
        },
      },
      pointers: ['/clocks/1/cases/0/budget'],
    },
  ],
  'stages-exceed-outer': [
    {
      what: 'two and nine days inside ten',
      isWarning: true,
      changes: {
        '/clocks/-': clock({
          start: ['StatementSubmitted'],
          stop: ['StatementsConsolidated'],
          within: 'reply',
          cases: [{ id: 'all', label: label('All'), when: always, budget: days(9) }],
        }),
      },
      pointers: ['/clocks/1/within'],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Example[]>>;
