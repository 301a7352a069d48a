import { bank } from '../small-bank.ts';
import { type Example, always, days, label, leader, officer, positionsWithout } from './example.ts';

/** Ladders, people and what they may do, records. */
export const examplesOfPeople = {
  'clock-without-ladder': [
    { what: 'no step at all', isWarning: true, changes: { '/clocks/1/ladder': [] }, pointers: ['/clocks/1/ladder'] },
  ],
  'not-one-miss': [
    { what: 'none', changes: { '/clocks/1/ladder/0/action': 'remind' }, pointers: ['/clocks/1/ladder'] },
    { what: 'two', changes: { '/clocks/0/ladder/2/action': 'miss' }, pointers: ['/clocks/0/ladder/2'] },
    {
      what: 'not at the due moment',
      changes: { '/clocks/1/ladder/0/at': { direction: 'after', budget: days(1) } },
      pointers: ['/clocks/1/ladder/0'],
    },
    { what: 'of a duty', changes: { '/duties/0/ladder/0/action': 'remind' }, pointers: ['/duties/0/ladder'] },
  ],
  'step-lacks-rule': [
    {
      what: 'a penalty',
      changes: { '/clocks/0/ladder/3/measure': undefined },
      pointers: ['/clocks/0/ladder/3/measure'],
    },
    { what: 'a duty', changes: { '/clocks/0/ladder/2/action': 'duty' }, pointers: ['/clocks/0/ladder/2/duty'] },
  ],
  'no-target': [
    {
      what: 'a step from a target that is not there',
      changes: {
        '/clocks/0/cases/0/target': undefined,
        '/clocks/0/ladder/0/at': { from: 'target', direction: 'before', budget: days(1) },
      },
      pointers: ['/clocks/0/ladder/0/at'],
    },
  ],
  'ladder-without-limit': [
    { what: 'a duty', changes: { '/duties/0/within': undefined }, pointers: ['/duties/0/ladder'] },
  ],
  'tiers-not-rising': [
    {
      what: 'less in the second',
      changes: { '/clocks/0/extension/tiers/1/upTo': days(3) },
      pointers: ['/clocks/0/extension/tiers/1'],
    },
    {
      what: 'another unit',
      changes: { '/clocks/0/extension/tiers/1/upTo': { unit: 'hours', count: 100 } },
      pointers: ['/clocks/0/extension/tiers/1'],
    },
    {
      what: 'more after no limit',
      changes: { '/clocks/0/extension/tiers/0/upTo': undefined },
      pointers: ['/clocks/0/extension/tiers/1'],
    },
  ],
  'rounds-not-rising': [
    {
      what: 'the same month twice',
      changes: { '/closing/followUps/0/rounds/1/count': 1 },
      pointers: ['/closing/followUps/0/rounds/1'],
    },
  ],
  'amounts-not-rising': [
    {
      what: 'from more to less',
      changes: { '/accountability/rules/0/amount': { from: 200, to: 100 } },
      pointers: ['/accountability/rules/0/amount/to'],
    },
    {
      what: 'a tier below the one before',
      changes: {
        '/accountability/rules/0/amount': {
          tiers: [
            { upTo: 100, percent: 20 },
            { upTo: 50, percent: 10 },
          ],
        },
      },
      pointers: ['/accountability/rules/0/amount/tiers/1'],
    },
  ],
  'nobody-holds': [
    {
      what: 'a step of a ladder',
      given: { heldPositions: new Set(['officer', 'department-head', 'administrator']) },
      changes: { '/approvals': undefined, '/clocks/0/extension': undefined },
      pointers: ['/clocks/0/ladder/2/tell/0/position'],
    },
    {
      what: 'a step of a ladder that stands in force already',
      isWarning: true,
      given: { heldPositions: new Set(['officer', 'department-head', 'administrator']), inForce: bank() },
      changes: { '/approvals': undefined, '/clocks/0/extension': undefined },
      pointers: ['/clocks/0/ladder/2/tell/0/position'],
    },
    {
      what: 'a step that was changed since',
      given: { heldPositions: new Set(['officer', 'department-head', 'administrator']), inForce: bank() },
      changes: { '/approvals': undefined, '/clocks/0/extension': undefined, '/clocks/0/ladder/2/at/budget/count': 2 },
      pointers: ['/clocks/0/ladder/2/tell/0/position'],
    },
    {
      what: 'consent',
      given: { heldPositions: new Set(['officer', 'department-head', 'administrator']) },
      changes: { '/clocks/0/ladder/2/tell': [officer] },
      pointers: [
        '/approvals/0/chain/0/by/0/position',
        '/clocks/0/extension/tiers/0/by/0/position',
        '/clocks/0/extension/tiers/1/by/0/position',
      ],
    },
  ],
  'nobody-may': [
    {
      what: 'a guard that names those who may not',
      changes: { '/guards/1/who': [officer] },
      pointers: ['/guards/1/who'],
    },
    {
      what: 'two guards that name different people',
      changes: {
        '/guards/0': {
          id: 'one',
          verb: 'RecordSatisfaction',
          when: always,
          label: label('One'),
          notBy: ['respondent'],
        },
        '/guards/1': { id: 'two', verb: 'SuperviseComplaint', when: always, label: label('Two'), who: [leader] },
        '/guards/-': {
          id: 'three',
          verb: 'SuperviseComplaint',
          when: { is: 'severity', in: ['major'] },
          label: label('Three'),
          who: [{ position: 'department-head', at: 'own' }],
        },
        '/positions/1/capabilities': ['readOwnComplaints', 'state', 'assign', 'correct', 'supervise'],
      },
      pointers: ['/guards/2/who'],
    },
    {
      what: 'a rule about a verb nobody may use',
      isWarning: true,
      changes: {
        '/requirements/0': { id: 'care', verb: 'RecordCompensation', when: always, needs: [{ entry: 'amount' }] },
      },
      pointers: ['/requirements/0/verb'],
    },
  ],
  'cannot-be-given': [
    {
      what: 'a part of a text that the verb has not',
      changes: { '/requirements/2/needs': [{ element: 'findings' }] },
      pointers: ['/requirements/2/needs/0'],
    },
    {
      what: 'an entry that comes later',
      changes: {
        '/requirements/2': {
          id: 'close',
          verb: 'RegisterComplaint',
          when: always,
          needs: [{ entry: 'name' }, { entry: 'satisfaction' }],
        },
      },
      pointers: ['/requirements/2/needs/1'],
    },
    {
      what: 'what nobody may attribute',
      changes: {
        '/requirements/2/needs': [{ entry: 'responsibility' }],
        '/positions': positionsWithout('account'),
        '/approvals': undefined,
      },
      pointers: ['/requirements/2/needs/0'],
    },
  ],
  'only-proposer': [
    {
      what: 'one position for both',
      isWarning: true,
      changes: { '/approvals/0/chain/0/by': [officer] },
      pointers: ['/approvals/0/chain/0/by'],
    },
  ],
  'may-not-consent': [
    {
      what: 'a position without any power',
      changes: {
        '/positions/-': { id: 'guest', label: label('Guest'), capabilities: [] },
        '/clocks/0/extension/tiers/0/by': [{ position: 'guest', at: 'anywhere' }],
        '/approvals/0/chain/0/by': [{ position: 'guest', at: 'anywhere' }],
      },
      pointers: ['/clocks/0/extension/tiers/0/by', '/approvals/0/chain/0/by'],
    },
  ],
  'nobody-can-complete': [
    {
      what: 'a duty of the complainant that holds back closing',
      changes: { '/duties/0/who': [{ party: 'complainant' }] },
      pointers: ['/duties/0/who'],
    },
    {
      what: 'one that holds nothing back',
      isWarning: true,
      changes: { '/duties/0/who': [{ party: 'complainant' }], '/duties/0/blocks': undefined },
      pointers: ['/duties/0/who'],
    },
  ],
  'blocks-itself': [
    {
      what: 'its own completion',
      changes: { '/duties/0/blocks': ['CloseComplaint', 'CompleteDuty'] },
      pointers: ['/duties/0/blocks/1'],
    },
  ],
  'never-set': [
    {
      what: 'a severity without classification',
      changes: {
        '/positions': positionsWithout('classify', 'register'),
        '/requirements/2': undefined,
        '/closing/conditions/0/when': always,
        '/closing/conditions/1': undefined,
        '/retention/0/when': { is: 'not', of: { is: 'severity', in: ['major', 'general'] } },
      },
      pointers: ['/retention/0/when/of/in/1'],
    },
  ],
  'no-route': [
    {
      what: 'a category',
      isWarning: true,
      changes: { '/routes/0/when': { is: 'category', in: ['attitude'] } },
      pointers: ['/categories/2'],
    },
    { what: 'no route at all', isWarning: true, changes: { '/routes': [] }, pointers: ['/routes'] },
  ],
  'no-administrator': [
    {
      what: 'neither people nor rules',
      changes: { '/positions': positionsWithout('managePeople', 'manageRulebook') },
      pointers: ['/positions', '/positions'],
    },
  ],
  'several-hosted': [{ what: 'two', changes: { '/channels/1/isHosted': true }, pointers: ['/channels/1/isHosted'] }],
  'none-hosted': [
    { what: 'none', isWarning: true, changes: { '/channels/0/isHosted': undefined }, pointers: ['/channels'] },
  ],
  'nothing-settles': [
    {
      what: 'no degree',
      isWarning: true,
      changes: { '/satisfactions/0/settles': false },
      pointers: ['/satisfactions'],
    },
  ],
  'idle-position': [
    {
      what: 'a position for nothing',
      isWarning: true,
      changes: { '/positions/-': { id: 'guest', label: label('Guest'), capabilities: [] } },
      pointers: ['/positions/4'],
    },
  ],
  'cannot-look': [
    {
      what: 'a leader who may not read',
      isWarning: true,
      changes: { '/positions/2/capabilities': ['approve', 'supervise', 'review'] },
      pointers: ['/positions/2/capabilities'],
    },
  ],
  'level-too-deep': [
    {
      what: 'the third level of two',
      isWarning: true,
      changes: { '/routes/0/inform': [{ position: 'leader', at: { level: 2 } }] },
      pointers: ['/routes/0/inform/0/at/level'],
    },
  ],
  'options-missing': [
    { what: 'a choice without any', changes: { '/fields/0/options': undefined }, pointers: ['/fields/0/options'] },
    { what: 'a number with some', changes: { '/fields/0/answer': 'number' }, pointers: ['/fields/0/options'] },
  ],
  'numbering-part': [
    {
      what: 'a part that is unknown',
      changes: { '/numbering/pattern': '{YYYY}{WW}-{serial:4}' },
      pointers: ['/numbering/pattern'],
    },
    {
      what: 'two serials',
      changes: { '/numbering/pattern': '{YYYY}-{serial:4}-{serial:2}' },
      pointers: ['/numbering/pattern'],
    },
  ],
  'numbering-collides': [
    {
      what: 'digits that run into each other',
      changes: { '/numbering/pattern': '{YYYY}{MM}{serial:2}', '/numbering/others/0/pattern': '{YYYY}{serial:4}' },
      pointers: ['/numbering/others/0/pattern'],
    },
    {
      what: 'months without a year',
      isWarning: true,
      changes: { '/numbering/pattern': '{MM}-{serial:4}' },
      pointers: ['/numbering/pattern'],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Example[]>>;
