import { describe, expect, it } from 'vitest';
import type { ComplaintEvent, EventType } from '../../../shared/complaint/events.ts';
import { eventTypes } from '../../../shared/complaint/events.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { noticesOf } from '../../../shared/complaint/notices.ts';
import {
  begunWith,
  followedBy,
  headNurse,
  idOf,
  leader,
  nurse,
  rulesWith,
  supervisor,
} from '../../support/accountable.ts';
import { complaintId, facts, officer, shanghai } from '../../support/given.ts';

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const who = (position: string, at: unknown = 'anywhere') => ({ position, at });
const rungs = (...more: readonly object[]) => [
  { id: 'due', action: 'miss', at: 'due', tell: [who('officer'), who('department-head', 'departments')] },
  ...more,
];

const { rulebook } = rulesWith({
  clocks: [
    {
      id: 'statement',
      label: label('部门说明', 'Statement'),
      per: 'department',
      start: ['ComplaintDispatched'],
      stop: ['StatementSubmitted'],
      isPublic: false,
      cases: [
        { id: 'any', label: label('一般', 'Any'), when: { is: 'always' }, budget: { unit: 'working-days', count: 3 } },
      ],
      ladder: rungs(
        { id: 'order', action: 'supervise', at: 'due', tell: [who('leader')] },
        { id: 'told', action: 'escalate', at: 'due', tell: [who('leader'), { party: 'complainant' }] },
      ),
    },
  ],
  duties: [
    {
      id: 'report',
      label: label('向监管部门报告', 'Report to the regulator'),
      when: { is: 'flag', in: ['threat-or-disruption'] },
      who: [who('officer'), { party: 'handlers' }],
      within: { unit: 'hours', count: 24 },
      ladder: rungs({ id: 'chief', action: 'escalate', at: 'due', tell: [who('leader')] }),
    },
  ],
  routes: [
    {
      id: 'nursing',
      when: { is: 'category', in: ['nursing'] },
      lead: 'nursing-department',
      inform: [who('leader', 'centre')],
    },
  ],
  guards: [
    {
      id: 'managers-decide',
      verb: 'DecideSanctionAppeal',
      when: { is: 'always' },
      label: label('由总经理决定', 'The manager decides'),
      who: [who('leader', { unit: 'audit-office' })],
    },
  ],
  notices: {
    ComplaintRegistered: [who('officer')],
    ComplaintDispatched: [who('handler', 'departments'), who('leader')],
    StatementSubmitted: [who('officer'), who('department-head', 'own'), who('handler', 'departments')],
    NoteAdded: [who('officer'), { party: 'firstContactOwner' }],
    CompensationRecorded: [who('leader'), { party: 'complainant' }],
    ComplaintReplied: [{ party: 'complainant' }, who('officer')],
  },
});
const { units } = facts('2026-11-24 09:00');

type Next = { readonly type: EventType; readonly data: object; readonly by?: typeof nurse };
const dispatched: Next = {
  type: 'ComplaintDispatched',
  data: { lead: 'nursing-department', coDepartments: ['pharmacy'] },
  by: officer,
};
const assigned: Next = { type: 'HandlerAssigned', data: { unit: 'nursing-department', handler: nurse.id } };
const struck: Next = {
  type: 'SanctionRecorded',
  data: { sanction: 1, rule: 'ten-points', measure: 'points', staffId: nurse.id },
};

/** What is told of the last of these events, to whom, in short: `kind > position @ units`, `kind > person`, `kind > complainant`. */
function told(events: readonly ComplaintEvent[]): readonly string[] {
  const state = replay(complaintId, events);
  const last = events.at(-1);
  if (!state || !last) throw new Error('nothing happened');
  return noticesOf(last, state, rulebook, units).map(({ kind, to, about }) => {
    const names = new Map(
      [nurse, headNurse, officer, leader, supervisor].map((person) => [
        person.id as string,
        person.positions[0]?.position,
      ]),
    );
    const whom =
      'party' in to
        ? to.party
        : 'person' in to
          ? `the ${names.get(to.person) ?? to.person}`
          : `${to.position} @ ${to.units === 'anywhere' ? to.units : to.units.join('+')}`;
    return `${kind} > ${whom}${about ? ` (${about})` : ''}`;
  });
}
const after = (...more: readonly Next[]): readonly string[] => told(followedBy([begunWith()], ...more));
const afterDispatch = (...more: readonly Next[]): readonly string[] => after(dispatched, ...more);

const granted = (tellsComplainant: boolean): Next => ({
  type: 'ExtensionGranted',
  data: { clock: 'feedback', tellsComplainant },
});
const reported = (tellsComplainant: boolean): Next => ({
  type: 'LatenessReported',
  data: { clock: 'feedback', tellsComplainant },
});
const step = (id: string) => ({
  clock: 'statement',
  unit: 'pharmacy',
  step: id,
  plannedAt: shanghai('2026-11-27 17:30'),
});
const consented = (approval: number): Next => ({ type: 'ApprovalGiven', data: { approval }, by: headNurse });
const extensionAsked = (consent: readonly object[]): Next => ({
  type: 'ExtensionRequested',
  data: { clock: 'statement', unit: 'pharmacy', addition: { unit: 'working-days', count: 3 }, consent },
  by: nurse,
});
const recorded = (data: object): Next => ({ type: 'CorrectiveActionRecorded', data: { action: 1, ...data } });

const approvalAsked = (at: unknown): Next => ({
  type: 'ApprovalRequested',
  data: {
    rule: 'release',
    verb: 'SubmitStatement',
    proposal: {},
    positions: nurse.positions,
    chain: [{ by: [who('department-head', at)] }, { by: [who('leader')] }],
  },
  by: nurse,
});

describe('the complainant is told, whatever the rulebook says,', () => {
  it.each([
    ['ComplaintAccepted', {}, 'complaintAccepted'],
    ['ComplaintDeclined', { reason: 'other' }, 'complaintDeclined'],
    ['ComplaintResolvedOnTheSpot', {}, 'complaintSettled'],
    ['SupplementRequested', {}, 'supplementRequested'],
    ['ComplainantInformed', {}, 'complaintProgress'],
    ['ComplaintHandedOver', { to: 'court', ends: true }, 'complaintHandedOver'],
    ['ReviewDecided', { decision: 'upheld' }, 'reviewDecided'],
    ['ComplaintClosed', { because: 'decided' }, 'complaintClosed'],
    ['ComplaintClosed', { because: 'complainantSatisfied' }, 'complaintClosed'],
    ['ComplaintReopened', { as: 'same-case' }, 'complaintReopened'],
  ] as const)('of %s', (type, data, kind) => expect(after({ type, data })).toEqual([`${kind} > complainant`]));

  it('of the date that was agreed and of a longer time, with the clock it is about', () => {
    expect(after({ type: 'DateAgreed', data: { clock: 'feedback', on: '2026-12-01' } })).toEqual([
      'dateAgreed > complainant (feedback)',
    ]);
    expect(after(granted(true))).toEqual(['deadlineExtended > complainant (feedback)']);
    expect(after(granted(false))).toEqual([]);
  });

  it('why it is late, where a notice was written', () => {
    expect(after(reported(true))).toEqual(['complaintDelayed > complainant (feedback)']);
    expect(after(reported(false))).toEqual([]);
  });

  it.each(['declined', 'resolvedOnTheSpot', 'handedOver'])('once: not again of the end when it was %s', (because) =>
    expect(after({ type: 'ComplaintClosed', data: { because } })).toEqual([]),
  );

  it('of the registration when they wish the receipt by mail; it goes to the officers too', () => {
    expect(told([begunWith()])).toEqual(['complaintRegistered > officer @ anywhere']);
    expect(told([begunWith({ copy: true })])).toEqual([
      'complaintRegistered > officer @ anywhere',
      'complaintAcknowledged > complainant',
    ]);
  });

  it('of the registration that a member of staff took down', () =>
    expect(told([{ ...begunWith(), actorId: officer.id }])).toContain('complaintAcknowledged > complainant'));

  it('of nothing when there is no address', () => {
    expect(told([begunWith({ hasContact: false })])).toEqual(['complaintRegistered > officer @ anywhere']);
    const log = followedBy([begunWith({ hasContact: false })], {
      type: 'CompensationRecorded',
      data: { compensation: 'gift', amount: 1 },
    });
    expect(told(log)).toEqual(['complaintNews > leader @ anywhere']);
  });

  it('of what else the rulebook names them for, and of one thing once', () => {
    expect(after({ type: 'CompensationRecorded', data: { compensation: 'gift', amount: 1 } })).toEqual([
      'complaintNews > leader @ anywhere',
      'complaintProgress > complainant',
    ]);
    expect(after({ type: 'ComplaintReplied', data: {} })).toEqual([
      'complaintReplied > complainant',
      'complaintNews > officer @ anywhere',
    ]);
  });
});

describe('staff are told', () => {
  it('of a dispatch: those who must act so, the others that it has happened, the informed of the route too', () => {
    const routed = { ...dispatched, data: { ...dispatched.data, route: 'nursing' } };
    expect(after(routed)).toEqual([
      'complaintDispatched > handler @ nursing-department+pharmacy',
      'complaintNews > leader @ anywhere',
      'complaintNews > leader @ complaint-centre',
    ]);
    expect(after(dispatched)).toHaveLength(2);
  });

  it('of a statement: `own` is the department that made it, `departments` are all', () => {
    expect(afterDispatch({ type: 'StatementSubmitted', data: { unit: 'pharmacy' } })).toEqual([
      'statementSubmitted > officer @ anywhere',
      'statementSubmitted > department-head @ pharmacy',
      'statementSubmitted > handler @ nursing-department+pharmacy',
    ]);
  });

  it('of what befalls a complaint that they received first', () => {
    const log = followedBy([begunWith({ firstContactOwner: idOf(headNurse) })], { type: 'NoteAdded', data: {} });
    expect(told(log)).toEqual(['complaintNews > officer @ anywhere', 'complaintNews > the department-head']);
    expect(after({ type: 'NoteAdded', data: {} })).toEqual(['complaintNews > officer @ anywhere']);
  });

  it('by the rungs of a ladder, at the department whose clock it is', () => {
    expect(afterDispatch({ type: 'DeadlineMissed', data: step('due') })).toEqual([
      'deadlineMissed > officer @ anywhere (statement)',
      'deadlineMissed > department-head @ pharmacy (statement)',
    ]);
    expect(afterDispatch({ type: 'ComplaintEscalated', data: step('told') })).toEqual([
      'complaintEscalated > leader @ anywhere (statement)',
      'complaintProgress > complainant (statement)',
    ]);
  });

  it('by an order of the ladder, which goes to those who work on it as well', () => {
    expect(afterDispatch({ type: 'SupervisionOrdered', data: { order: 1, ...step('order') } })).toEqual([
      'taskGiven > handler @ pharmacy (statement)',
      'taskGiven > department-head @ pharmacy (statement)',
      'complaintNews > leader @ anywhere (statement)',
    ]);
  });

  it('by an order to all: the handler where there is one, else those who may state', () => {
    expect(afterDispatch(assigned, { type: 'SupervisionOrdered', data: { order: 1 } })).toEqual([
      'taskGiven > the handler',
      'taskGiven > handler @ pharmacy',
      'taskGiven > department-head @ pharmacy',
    ]);
    expect(afterDispatch(assigned, { type: 'HandlerUrged', data: { unit: 'nursing-department' } })).toEqual([
      'taskGiven > the handler',
    ]);
    expect(afterDispatch({ type: 'SupervisionOrdered', data: { order: 1, unit: 'finance' } })).toEqual([
      'taskGiven > handler @ finance',
      'taskGiven > department-head @ finance',
    ]);
    expect(after({ type: 'SupervisionOrdered', data: { order: 1 } })).toEqual([]);
  });

  it('when they are named as handler', () => expect(afterDispatch(assigned)).toEqual(['taskGiven > the handler']));

  it('of a duty that is theirs, and by its ladder', () => {
    expect(afterDispatch(assigned, { type: 'DutyRaised', data: { duty: 'report' } })).toEqual([
      'taskGiven > officer @ anywhere (report)',
      'taskGiven > the handler (report)',
      'taskGiven > handler @ pharmacy (report)',
      'taskGiven > department-head @ pharmacy (report)',
    ]);
    const chief = { clock: 'report', step: 'chief', plannedAt: shanghai('2026-11-24 10:00') };
    expect(after({ type: 'ComplaintEscalated', data: chief })).toEqual([
      'complaintEscalated > leader @ anywhere (report)',
    ]);
  });

  it('of what waits for their consent, one after another', () => {
    expect(afterDispatch(approvalAsked({ unit: 'pharmacy' }))).toEqual([
      'decisionRequested > department-head @ pharmacy',
    ]);
    // Where the asking department could not be said by name, all that have a part, and the centre.
    expect(afterDispatch(approvalAsked('own'))).toEqual([
      'decisionRequested > department-head @ nursing-department+pharmacy+complaint-centre',
    ]);
    const first = followedBy([begunWith()], dispatched, approvalAsked('own'));
    expect(told(followedBy(first, consented(3)))).toEqual(['decisionRequested > leader @ anywhere']);
    expect(told(followedBy(first, consented(3), consented(3)))).toEqual([]);
  });

  it('of the end of what they asked for, the complainant of a longer time as well', () => {
    const refused = { approval: 3, askedBy: nurse.id };
    expect(afterDispatch(approvalAsked('own'), { type: 'ApprovalRefused', data: refused })).toEqual([
      'complaintNews > the handler',
    ]);
    const first = followedBy([begunWith()], dispatched, approvalAsked('own'), consented(3));
    const last = { type: 'ApprovalGiven' as const, data: { approval: 3, askedBy: nurse.id }, by: leader };
    expect(told(followedBy(first, last))).toEqual(['complaintNews > the handler']);
    const extension = { clock: 'statement', unit: 'pharmacy', askedBy: nurse.id };
    expect(afterDispatch({ type: 'ExtensionRefused', data: extension })).toEqual([
      'complaintNews > the handler (statement)',
    ]);
    expect(afterDispatch({ type: 'ExtensionGranted', data: { ...extension, tellsComplainant: true } })).toEqual([
      'complaintNews > the handler (statement)',
      'deadlineExtended > complainant (statement)',
    ]);
  });

  it('of an extension that wants their consent, with its clock', () => {
    expect(afterDispatch(extensionAsked([who('department-head', { unit: 'pharmacy' }), who('leader')]))).toEqual([
      'decisionRequested > department-head @ pharmacy (statement)',
      'decisionRequested > leader @ anywhere (statement)',
    ]);
    expect(afterDispatch(extensionAsked([]))).toEqual([]);
  });

  it('of a review or reconsideration, when they may decide it', () => {
    const reviewers = ['decisionRequested > supervisor @ anywhere', 'decisionRequested > leader @ anywhere'];
    expect(afterDispatch({ type: 'ReviewRequested', data: {} })).toEqual(reviewers);
    expect(afterDispatch({ type: 'ReconsiderationRequested', data: { unit: 'pharmacy' } })).toEqual(reviewers);
  });

  it('of sanctions that strike them, and of appeals when the rulebook lets them decide', () => {
    expect(after(struck)).toEqual(['sanctionNews > the handler']);
    expect(after({ ...struck, data: { ...struck.data, staffId: undefined, unit: 'pharmacy' } })).toEqual([
      'sanctionNews > handler @ pharmacy',
      'sanctionNews > department-head @ pharmacy',
    ]);
    const appeal: Next = { type: 'SanctionAppealed', data: { sanction: 1 }, by: nurse };
    expect(after(struck, appeal)).toEqual(['decisionRequested > leader @ audit-office']);
    const decided: Next = { type: 'SanctionAppealDecided', data: { sanction: 1, decision: 'lifted' } };
    expect(after(struck, appeal, decided)).toEqual(['sanctionNews > the handler']);
  });

  it('of corrective actions that are theirs', () => {
    expect(after(recorded({ owner: headNurse.id, unit: 'pharmacy' }))).toEqual(['taskGiven > the department-head']);
    expect(after(recorded({ unit: 'pharmacy' }))).toEqual([
      'taskGiven > handler @ pharmacy',
      'taskGiven > department-head @ pharmacy',
    ]);
    expect(after(recorded({}))).toEqual([]);
  });
});

it('tells nobody of anything else that the rulebook does not name', () => {
  const silent: readonly EventType[] = [
    'IdentityRevealed',
    'RulesAdopted',
    'ComplaintArchived',
    'ApprovalRefused',
    'ComplaintLinked',
  ];
  const bare = { ...rulebook, notices: {} };
  const state = replay(complaintId, [begunWith()]);
  if (!state) throw new Error('there is no complaint');
  for (const type of silent) {
    expect(eventTypes).toContain(type);
    const [, event] = followedBy([begunWith()], { type, data: { approval: 1 } });
    expect(event && noticesOf(event, state, bare, units)).toEqual([]);
  }
});
