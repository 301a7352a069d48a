import { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { ComplaintCommand } from '../../shared/complaint/commands.ts';
import { decide } from '../../shared/complaint/decide.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import { type Actor, complainant, type Facts, system } from '../../shared/complaint/facts.ts';
import type { ComplaintState } from '../../shared/complaint/state.ts';
import { IsoDate, instantOf, millisecondsOf } from '../../shared/kernel/time.ts';
import { capabilities } from '../../shared/rulebook/capabilities.ts';
import type { PublishedRulebook, Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import { clock, miss, pauseGrounds, rulesOf, rung, wd } from './clockwork.ts';
import { appendTo, complaintIdNamed, hospital, personNamed, photo, registered, shanghai, term, verb } from './given.ts';

const label = (text: string) => ({ 'zh-CN': text });
const terms = (...ids: readonly string[]) => ids.map((id) => ({ id: term(id), label: label(id) }));
const leader = { position: term('leader'), at: 'anywhere' as const };
const officer = { position: term('officer'), at: 'anywhere' as const };
const before = (count: number) => ({ direction: 'before' as const, budget: wd(count) });
const behind = (count: number) => ({ direction: 'after' as const, budget: wd(count) });
const major = { is: 'severity' as const, in: [term('major')] };

/** Rules with something of everything, so that any history meets all there is. */
const everything: Partial<Rulebook> = {
  pauseGrounds,
  severities: terms('minor', 'major'),
  natures: [{ id: term('valid'), label: label('属实'), isFault: true }, ...terms('invalid')],
  declineReasons: terms('in-court'),
  returnReasons: terms('not-ours'),
  handOverTargets: terms('police'),
  compensations: terms('fee'),
  duties: [
    { id: term('report'), label: label('报告'), when: major, who: [officer], within: { unit: 'hours', count: 24 } },
    { id: term('explain'), label: label('说明'), when: { is: 'not', of: { is: 'always' } }, who: [officer] },
  ],
  clocks: [
    clock('answer', {
      within: 'total',
      onReopen: 'give-back',
      extension: {
        timesMax: 4,
        tiers: [
          { upTo: wd(3), by: [] },
          { upTo: wd(20), by: [leader] },
        ],
        beforeDue: false,
        tellsComplainant: true,
      },
      cases: [
        { id: 'major', when: major, budget: wd(3) },
        { id: 'several', when: { is: 'departments', atLeast: 2 }, budget: wd(10), target: wd(7) },
        { id: 'usual', budget: wd(5) },
      ],
      ladder: [
        rung('half', { action: 'supervise', at: { elapsedPercent: 50 } }),
        rung('day-before', { action: 'remind', at: before(1) }),
        miss,
        rung('duty', { action: 'duty', at: 'due', duty: term('explain') }),
        rung('fine', {
          action: 'penalise',
          at: behind(1),
          measure: term('overdue'),
          repeat: { every: wd(1), times: 3 },
        }),
        rung('leader', { action: 'escalate', at: behind(1), when: major }),
      ],
    }),
    clock('total', { onReopen: 'count', cases: [{ id: 'usual', budget: { unit: 'calendar-days', count: 20 } }] }),
    clock('statement', {
      per: 'department',
      start: ['ComplaintDispatched'],
      stop: ['StatementSubmitted', 'StatementWaived'],
      cases: [{ id: 'usual', budget: wd(3) }],
      extension: { tiers: [{ by: [leader] }], beforeDue: true, tellsComplainant: false },
      ladder: [miss, rung('silence', { action: 'waive', at: behind(1) })],
    }),
    clock('conclude', {
      start: ['AllStatementsSubmitted'],
      within: 'answer',
      cases: [{ id: 'usual', budget: { unit: 'working-hours', count: 12 } }],
    }),
    clock('promise', { cases: [{ id: 'promised', budget: { unit: 'agreed' } }] }),
    clock('review', { start: ['ReviewRequested'], stop: ['ReviewDecided'], outlivesClosing: true }),
    clock('appeal', { start: ['ComplaintReplied'], stop: ['ReviewRequested'], binds: 'complainant' }),
    clock('archive', { start: ['ComplaintClosed'], stop: ['ComplaintArchived'] }),
  ],
  approvals: [
    {
      id: term('dear'),
      verb: 'RecordCompensation',
      when: { is: 'compensationAmount', atLeast: 100 },
      label: label('大额赔偿'),
      chain: [{ by: [leader] }],
    },
  ],
  closing: {
    reopening: 'same-case',
    rework: { is: 'satisfaction', in: [term('dissatisfied')] },
    followUps: [
      {
        id: term('visit'),
        label: label('回访'),
        when: { is: 'always' },
        start: ['ComplaintReplied'],
        rounds: [wd(3), { unit: 'months', count: 1 }],
        who: [officer],
      },
    ],
  },
  accountability: {
    measures: [{ id: term('fine'), label: label('罚款'), counts: 'money' }],
    rules: [
      {
        id: term('overdue'),
        label: label('超时'),
        when: { is: 'always' },
        measure: term('fine'),
        amount: { first: 50, perDay: 50, max: 120 },
      },
    ],
  },
};

const secondCalendar = WorkCalendar.parse({
  ...firstCalendar,
  version: 2,
  closures: [{ day: IsoDate.parse('2026-12-04'), reason: { zh: '停电检修', en: 'Power cut' } }],
});
const answer = everything.clocks?.[0] ?? clock('answer');
/** By version: the second knows fewer clocks and has another calendar. */
const versions: Readonly<Record<number, { readonly rulebook: PublishedRulebook; readonly calendar: WorkCalendar }>> = {
  1: { rulebook: rulesOf(everything), calendar: firstCalendar },
  2: {
    rulebook: rulesOf(
      {
        ...everything,
        closing: { ...everything.closing, reopening: 'linked-case' },
        clocks: [{ ...answer, within: undefined }, ...(everything.clocks ?? []).slice(2)].map(({ within, ...rest }) =>
          within === undefined ? rest : { ...rest, within },
        ),
      },
      2,
    ),
    calendar: secondCalendar,
  },
};
/** The rules and the calendar of a version. */
export function versionOf(version: number) {
  const found = versions[version];
  if (!found) throw new Error(`there is no version ${version}`);
  return found;
}

const units = hospital.rulebook.units.map(({ id, parent }) => ({ id, parent }));
/** Somebody who may do everything everywhere. There are three, as some things take a second and a third person. */
const almighty = (name: string): Actor => ({
  id: personNamed(name),
  capabilities,
  units: units.map(({ id }) => id),
  positions: hospital.rulebook.positions.flatMap(({ id }) => units.map((unit) => ({ position: id, unit: unit.id }))),
});
const actors = [almighty('first'), almighty('second'), almighty('third'), complainant, system];
const people = ['first', 'second', 'third'].map((name) => ({
  id: personNamed(name),
  units: units.map(({ id }) => id),
}));

type Picks = { readonly pick: number; readonly state: ComplaintState; readonly now: Facts['now'] };
const one = <Item>(items: readonly Item[], pick: number): Item => {
  if (items.length === 0) throw new Error('nothing to choose from');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the list has as many; undefined may be one of them
  return items[pick % items.length] as Item;
};
const handling = ['nursing-department', 'pharmacy', 'finance'].map(term);
const reason = '按规定办理。';
/** A day up to three weeks from now, a few of them in the past. */
const soon = ({ pick, now }: Picks): IsoDate =>
  IsoDate.parse(instantOf(millisecondsOf(now) + ((pick % 24) - 2) * 86_400_000).slice(0, 10));

const appeal = ({ state }: Picks): ComplaintCommand => ({
  type: 'AppealSanction',
  sanction: state.sanctions?.at(-1)?.sanction ?? 1,
  reason,
});
const decideAppeal = ({ pick, state }: Picks): ComplaintCommand => ({
  type: 'DecideSanctionAppeal',
  sanction: state.sanctions?.find((each) => each.appeal === 'open')?.sanction ?? 1,
  decision: one(['upheld', 'lifted'] as const, pick),
  opinion: reason,
});

const sanction = (): ComplaintCommand => ({
  type: 'RecordSanction',
  rule: term('overdue'),
  staffId: personNamed('first'),
  amount: 50,
  comment: reason,
});

/** Every verb, with contents that make sense more often than not. */
export const asks: readonly ((picks: Picks) => ComplaintCommand)[] = [
  () => verb.fire,
  () => verb.fire,
  () => verb.register(),
  ({ pick }) => verb.supplement(...['a.jpg', 'b.jpg'].slice(0, pick % 3)),
  ({ pick }) => ({
    type: 'ClassifyComplaint',
    severity: term(one(['minor', 'major'], pick)),
    nature: term('valid'),
    ...(pick % 3 === 0 && { respondents: [{ staffId: personNamed('third') }] }),
  }),
  () => ({ type: 'AcceptComplaint' }),
  ({ pick }) => one([{ type: 'DeclineComplaint', reason: term('in-court'), explanation: reason }, verb.fire], pick),
  ({ pick }) =>
    one([{ type: 'ResolveOnTheSpot', reply: reason, satisfaction: term('satisfied') }, verb.fire, verb.fire], pick),
  ({ pick }) => ({
    type: 'RequestSupplement',
    request: reason,
    ...(pick % 2 === 0 && { ground: term(one(['supplement', 'appraisal'], pick >> 1)) }),
  }),
  ({ pick }) =>
    verb.dispatch(one(handling, pick), ...handling.filter((_, index) => index !== pick % 3).slice(0, pick % 2)),
  ({ pick }) => verb.dispatch(one(handling, pick), ...handling.filter((_, index) => index !== pick % 3).slice(0, 1)),
  ({ pick }) => verb.acknowledge(one(handling, pick)),
  ({ pick }) => verb.giveBack(one(handling, pick), 'not-ours'),
  ({ pick }) => verb.assign(one(handling, pick), personNamed('second')),
  ({ pick }) => verb.state(one(handling, pick)),
  ({ pick }) => verb.state(one(handling, pick >> 1)),
  () => verb.consolidate(),
  ({ pick, state }) => {
    const running = one(state.clocks, pick);
    return {
      type: 'RequestExtension',
      clock: running.clock,
      unit: running.unit,
      by: one([wd(1), wd(2), wd(4), { unit: 'calendar-days', count: 3 }], pick >> 2),
      reason,
    };
  },
  (picks) => ({ type: 'RequestExtension', clock: term('answer'), until: soon(picks), reason }),
  () => ({ type: 'GrantExtension' }),
  () => ({ type: 'RefuseExtension', reason }),
  ({ pick }) => ({ type: 'PauseHandling', ground: term(one(['supplement', 'appraisal'], pick)), reason }),
  () => ({ type: 'ResumeHandling' }),
  (picks) => ({ type: 'AgreeDate', clock: term(one(['answer', 'promise'], picks.pick)), on: soon(picks) }),
  ({ pick }) => ({ type: 'ReportLateness', clock: term(one(['answer', 'total'], pick)), reason }),
  () => ({ type: 'InformComplainant', notice: reason }),
  () => verb.reply(),
  ({ pick }) => verb.rate(one(['satisfied', 'acceptable', 'dissatisfied', 'delighted'], pick)),
  ({ pick }) => verb.followUp(one(['reached', 'unreached', 'wrongNumber'] as const, pick)),
  () => verb.close(),
  () => verb.archive(),
  ({ pick }) => ({ type: 'WithdrawComplaint', freely: one(['freely', 'urged', 'notSaid'] as const, pick) }),
  () => ({ type: 'TakeBackWithdrawal' }),
  (picks) => ({ type: 'ProposeDate', clock: term(one(['answer', 'promise'], picks.pick)), on: soon(picks) }),
  (picks) => ({ type: 'ProposeDate', on: soon(picks) }),
  ({ pick, state }) => ({
    type: 'AnswerDate',
    on: state.proposedDate?.on ?? IsoDate.parse('2026-12-01'),
    agrees: pick % 2 === 0,
  }),
  () => ({ type: 'RequestErasure' }),
  () => ({ type: 'EraseIdentity' }),
  () => ({ type: 'RefuseErasure', reason }),
  () => ({ type: 'ReplaceReceiptCode', reason }),
  () => ({ type: 'RequestReceiptCopy' }),
  ({ pick }) => ({ type: 'VerifyWithdrawal', isVoluntary: pick % 3 === 0, comment: reason }),
  ({ state }) => ({
    type: 'ReopenComplaint',
    reason,
    ...(state.rulebookVersion === 2 && { second: complaintIdNamed('the second') }),
  }),
  () => verb.requestReview(),
  ({ pick }) => verb.decideReview(one(['upheld', 'changed', 'reinvestigate'] as const, pick)),
  ({ pick }) => verb.requestReconsideration(one(handling, pick)),
  ({ pick }) => verb.decideReconsideration(one(['upheld', 'changed'] as const, pick)),
  ({ pick }) => verb.supervise(one([undefined, ...handling], pick)),
  ({ pick }) => verb.answerSupervision((pick % 3) + 1),
  () => verb.remind(),
  () => verb.escalate(),
  ({ pick }) => ({ type: 'HandOver', to: term('police'), reason, ends: pick % 4 === 0 }),
  ({ pick }) => ({ type: 'RecordCompensation', compensation: term('fee'), amount: one([10, 200], pick) }),
  () => ({
    type: 'AttributeResponsibility',
    shares: [{ staffId: personNamed('first'), percent: 100 }],
    opinion: reason,
  }),
  sanction,
  sanction,
  appeal,
  appeal,
  appeal,
  appeal,
  decideAppeal,
  decideAppeal,
  decideAppeal,
  decideAppeal,
  decideAppeal,
  ({ pick }) => ({ type: 'RecordCorrectiveAction', measure: reason, unit: one(handling, pick) }),
  ({ pick, state }) => ({
    type: 'CheckEffect',
    action: state.correctiveActions?.at(-1)?.action ?? 1,
    isEffective: pick % 2 === 0,
    effect: reason,
  }),
  ({ pick }) => ({
    type: 'LinkComplaint',
    other: complaintIdNamed(one(['another', 'a third'], pick)),
    how: one(['related', 'duplicate'] as const, pick >> 1),
  }),
  () => ({ type: 'FlagMalicious', reason }),
  ({ pick }) => ({ type: 'DecideMalicious', isMalicious: pick % 2 === 0, reason }),
  ({ pick }) => ({ type: 'CompleteDuty', duty: term(one(['report', 'explain'], pick)) }),
  ({ pick, state }) => ({
    type: 'DecideApproval',
    approval: state.approvals?.[0]?.seq ?? 1,
    isApproved: pick % 2 === 0,
    texts: {},
  }),
  () => ({ type: 'AddNote', note: reason }),
  () => ({ type: 'AttachEvidence', files: [photo('c.jpg')] }),
  () => verb.reveal(),
  ({ pick }) => ({
    type: 'SealFile',
    fileId: photo('c.jpg').attachment.id,
    cleaning: one(['cleaned', 'lost'], pick),
    isOriginalKept: pick % 2 === 0,
  }),
  ({ pick }) => ({ type: 'RecordBounce', noticeId: photo('c.jpg').attachment.id, isPermanent: pick % 2 === 0 }),
  () => ({ type: 'MarkAsSpam', reason }),
  () => ({ type: 'LiftSpamMark' }),
  () => ({ type: 'CloseAsSpam' }),
  ({ pick, state }) => {
    const version = pick % 3 === 0 ? 3 - state.rulebookVersion : state.rulebookVersion;
    return { type: 'AdoptRules', rulebookVersion: version, calendarVersion: version, reason };
  },
];

/** What nobody does but the rules. */
const ofTheRules: ReadonlySet<string> = new Set(['FireDueSteps', 'SealFile', 'RecordBounce']);

/** What somebody tries to do, so many hours after what was tried before. */
export type Attempt = { readonly ask: number; readonly pick: number; readonly actor: number; readonly hours: number };

/** The events and the states after each, when these things are tried one after another; what is refused changes nothing. */
export function play(attempts: readonly Attempt[]) {
  const events: ComplaintEvent[] = [];
  const states: ComplaintState[] = [];
  let now = millisecondsOf(shanghai('2026-11-23 10:00'));
  const attempt = (command: ComplaintCommand, actor: Actor): void => {
    const state = states.at(-1);
    const { rulebook, calendar } = versionOf(state?.rulebookVersion ?? 1);
    const adopted = command.type === 'AdoptRules' ? versionOf(command.rulebookVersion) : undefined;
    const facts: Facts = {
      now: instantOf(now),
      actor,
      rulebook,
      calendar,
      units,
      people,
      ...(adopted && { target: adopted }),
    };
    const decision = decide(command, state, facts);
    if (!decision.ok) return;
    for (const decided of decision.value) {
      const { events: appended, after } = appendTo(states.at(-1), [decided], facts);
      events.push(...appended);
      if (after) states.push(after);
    }
  };
  attempt(registered[0], complainant);
  for (const { ask, pick, actor, hours } of attempts) {
    now += hours * 3_600_000;
    const state = states.at(-1);
    const command = state && one(asks, ask)({ pick, state, now: instantOf(now) });
    if (!command) throw new Error('there is no complaint');
    attempt(command, ofTheRules.has(command.type) ? system : one(actors, actor));
  }
  return { events, states };
}
