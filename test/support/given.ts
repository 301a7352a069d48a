import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { CommandOf, ComplaintCommand } from '../../shared/complaint/commands.ts';
import type { NamedAttachment } from '../../shared/complaint/command.ts';
import { decide } from '../../shared/complaint/decide.ts';
import type { ComplaintEvent, DecidedEvent, EventType } from '../../shared/complaint/events.ts';
import { replay } from '../../shared/complaint/evolve.ts';
import { type Actor, complainant, type Facts, system } from '../../shared/complaint/facts.ts';
import type { Refusal } from '../../shared/complaint/refusal.ts';
import type { ComplaintState } from '../../shared/complaint/state.ts';
import { ComplaintId, opaqueId, StaffId, TermId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { Instant } from '../../shared/kernel/time.ts';
import type { PublishedRulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { appendOf } from '../../shared/usecase/complaint/handle-command.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';

const hospitalYueqing = templateRulebook('hospital-yueqing');

export const term = (text: string): TermId => TermId.parse(text);

const idOf = (name: string): string => opaqueId(createHash('sha256').update(name).digest());
export const complaintIdNamed = (name: string): ComplaintId => ComplaintId.parse(idOf(name));
/** A member of staff, known by this name in the tests. */
export const personNamed = (name: string): StaffId => StaffId.parse(idOf(name));
/** The complaint that tests speak of when there is only one. */
export const complaintId = complaintIdNamed('the complaint');

/** A moment written as a wall clock in Shanghai shows it: `2026-11-30 17:30`. China has no daylight saving. */
export const shanghai = (text: string): Instant =>
  Instant.parse(new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString());

/** The hospital's rules, and the calendar that every tenant starts with. */
export const hospital: PublishedRulebook = { version: 1, rulebook: hospitalYueqing };
const calendar: WorkCalendar = firstCalendar;
const organisation = hospitalYueqing.units.map(({ id, parent }) => ({ id, parent }));

/** Whoever holds a position of the template at a unit. */
export function holding(position: string, unit = 'complaint-centre'): Actor {
  const found = hospitalYueqing.positions.find((candidate) => candidate.id === position);
  if (!found) throw new Error(`the template has no position ${position}`);
  return {
    id: personNamed(`${position} at ${unit}`),
    capabilities: found.capabilities,
    units: [term(unit)],
    positions: [{ position: found.id, unit: term(unit) }],
  };
}
export const officer = holding('officer');

/** The facts at a moment of the wall clock in Shanghai. */
export const facts = (at: string, actor: Actor = officer, change: Partial<Facts> = {}): Facts => ({
  now: shanghai(at),
  actor,
  rulebook: hospital,
  calendar,
  units: organisation,
  ...change,
});

export const photo = (name: string): NamedAttachment => ({
  attachment: { id: idOf(name), mediaType: 'image/jpeg', bytes: 204_800, sha256: 'a'.repeat(43) },
  name,
});

/** Every verb with what a test does not care about filled in. */
export const verb = {
  register: (change: Partial<Omit<CommandOf<'RegisterComplaint'>, 'type'>> = {}): CommandOf<'RegisterComplaint'> => ({
    type: 'RegisterComplaint',
    id: complaintId,
    number: '202611-0001',
    language: 'zh-CN',
    channel: term('web'),
    category: term('nursing'),
    identityMode: 'named',
    hasContact: true,
    narrative: '输液时叫了三次护士都没有人来。',
    files: [],
    ...change,
  }),
  supplement: (...names: readonly string[]): ComplaintCommand => ({
    type: 'SupplementComplaint',
    files: names.map(photo),
  }),
  dispatch: (lead: string, ...coDepartments: readonly string[]): ComplaintCommand => ({
    type: 'DispatchComplaint',
    lead: term(lead),
    coDepartments: coDepartments.map(term),
  }),
  dispatchSaying: (comment: string, lead: string): ComplaintCommand => ({
    type: 'DispatchComplaint',
    lead: term(lead),
    coDepartments: [],
    comment,
  }),
  state: (unit: string, statement = '当班护士两人，均在抢救。'): ComplaintCommand => ({
    type: 'SubmitStatement',
    unit: term(unit),
    statement,
  }),
  reply: (reply = '已增加夜班人手，谨致歉意。'): ComplaintCommand => ({ type: 'ReplyToComplainant', reply }),
  rate: (satisfaction: string, comment?: string): ComplaintCommand => ({
    type: 'RecordSatisfaction',
    satisfaction: term(satisfaction),
    comment,
  }),
  close: (reason = '投诉人多次联系不上。'): ComplaintCommand => ({ type: 'CloseComplaint', reason }),
  acknowledge: (unit: string): ComplaintCommand => ({ type: 'AcknowledgeReceipt', unit: term(unit) }),
  giveBack: (unit: string, reason?: string): ComplaintCommand => ({
    type: 'ReturnComplaint',
    unit: term(unit),
    reason: reason === undefined ? undefined : term(reason),
    comment: '该业务不归我部门管理。',
  }),
  assign: (unit: string, handler: StaffId): ComplaintCommand => ({
    type: 'AssignHandler',
    unit: term(unit),
    handler,
  }),
  consolidate: (statement = '综合各部门意见，投诉属实。'): ComplaintCommand => ({
    type: 'ConsolidateStatements',
    statement,
  }),
  followUp: (
    contact: CommandOf<'RecordFollowUp'>['contact'],
    change: { readonly clock?: string; readonly satisfaction?: string; readonly comment?: string } = {},
  ): ComplaintCommand => ({
    type: 'RecordFollowUp',
    contact,
    clock: change.clock === undefined ? undefined : term(change.clock),
    satisfaction: change.satisfaction === undefined ? undefined : term(change.satisfaction),
    comment: change.comment,
  }),
  archive: (...documents: readonly string[]): ComplaintCommand => ({
    type: 'ArchiveComplaint',
    ...(documents.length > 0 && { documents: documents.map(term) }),
  }),
  requestReview: (reason = '答复与事实不符。'): ComplaintCommand => ({ type: 'RequestReview', reason }),
  decideReview: (decision: CommandOf<'DecideReview'>['decision']): ComplaintCommand => ({
    type: 'DecideReview',
    decision,
    opinion: '经复查，原处理认定事实清楚。',
  }),
  requestReconsideration: (unit?: string, ...documents: readonly string[]): ComplaintCommand => ({
    type: 'RequestReconsideration',
    reason: '现有监控录像可证明并无此事。',
    ...(unit !== undefined && { unit: term(unit) }),
    ...(documents.length > 0 && { documents: documents.map(term) }),
  }),
  decideReconsideration: (decision: CommandOf<'DecideReconsideration'>['decision']): ComplaintCommand => ({
    type: 'DecideReconsideration',
    decision,
    opinion: '证据不足，维持原处理意见。',
  }),
  supervise: (unit?: string, reason = '已临近到期，请抓紧办理。'): ComplaintCommand => ({
    type: 'SuperviseComplaint',
    reason,
    ...(unit !== undefined && { unit: term(unit) }),
  }),
  answerSupervision: (order: number): ComplaintCommand => ({
    type: 'AnswerSupervision',
    order,
    statement: '已核实完毕，今日答复投诉人。',
  }),
  remind: (unit?: string, comment?: string): ComplaintCommand => ({
    type: 'RemindHandler',
    unit: unit === undefined ? undefined : term(unit),
    comment,
  }),
  escalate: (level?: number): ComplaintCommand => ({ type: 'EscalateComplaint', level, reason: '涉及多家分行。' }),
  fire: { type: 'FireDueSteps' } as ComplaintCommand,
  seal: ({ id, mediaType, bytes }: NamedAttachment['attachment'], isOriginalKept = true): ComplaintCommand => ({
    type: 'SealFile',
    fileId: id,
    cleaning: 'cleaned',
    original: { sha256: 'a'.repeat(43), bytes },
    isOriginalKept,
    shown: { sha256: 'b'.repeat(43), bytes: bytes - 100, mediaType },
  }),
  reveal: (reason = '回电核实住院号。'): ComplaintCommand => ({ type: 'RecordIdentityReveal', reason }),
} as const;

/** A verb and the facts it was decided on. */
export type Step = readonly [ComplaintCommand, Facts];

/** Monday 23 November 2026, 10:00, through the public pages. The answer is due on Monday 30 November at 17:30. */
export const registered: Step = [verb.register(), facts('2026-11-23 10:00', complainant)];
export const dispatched: Step = [verb.dispatch('nursing-department'), facts('2026-11-23 15:00')];
export const stated: Step = [
  verb.state('nursing-department'),
  facts('2026-11-25 11:00', holding('handler', 'nursing-department')),
];
export const replied: Step = [verb.reply(), facts('2026-11-26 09:00')];
export const fired = (at: string): Step => [verb.fire, facts(at, system)];

/** The events as the log keeps them, with the state they lead to. */
export function appendTo(
  state: ComplaintState | undefined,
  decided: readonly DecidedEvent[],
  { now, actor }: Facts,
): { events: ComplaintEvent[]; after: ComplaintState | undefined } {
  const append = appendOf(complaintId, state && { state, head: '' }, decided, { at: now, actorId: actor.id });
  return { events: append?.events.map(({ event }) => event) ?? [], after: append?.after ?? state };
}

/** The events of a complaint to which these steps happened. A step that is refused or does nothing is a mistake in the test. */
export function history(...steps: readonly Step[]): readonly ComplaintEvent[] {
  const events: ComplaintEvent[] = [];
  for (const [command, on] of steps) {
    const state = replay(complaintId, events);
    const decision = decide(command, state, on);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
    if (decision.value.length === 0) throw new Error(`${command.type} did nothing`);
    events.push(...appendTo(state, decision.value, on).events);
  }
  return events;
}

/** What a test expects of an event: its type, and as much of the rest as it cares about. */
type Expected = { readonly type: EventType; readonly data?: object; readonly texts?: object };

export type Outcome = {
  readonly decision: Result<readonly DecidedEvent[], Refusal>;
  /** Exactly these events, in this order. */
  readonly thenEvents: (...expected: readonly Expected[]) => Outcome;
  readonly thenRefused: (refusal: Refusal) => void;
  /** The complaint afterwards. */
  readonly thenState: (expected: object) => Outcome;
  readonly after: ComplaintState;
};

/** Given these facts of the log, when this is asked for, then that follows. */
export function given(...events: readonly ComplaintEvent[]) {
  const state = replay(complaintId, events);
  return {
    when(command: ComplaintCommand, on: Facts): Outcome {
      const decision = decide(command, state, on);
      const outcome: Outcome = {
        decision,
        get after() {
          if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
          const { after } = appendTo(state, decision.value, on);
          if (!after) throw new Error('there is no complaint');
          return after;
        },
        thenEvents(...expected) {
          expect(decision).toMatchObject({ ok: true, value: expected });
          return outcome;
        },
        thenRefused(refusal) {
          expect(decision).toEqual({ ok: false, refusal });
        },
        thenState(expected) {
          expect(outcome.after).toMatchObject(expected);
          return outcome;
        },
      };
      return outcome;
    },
  };
}

/** For each position of the template that lacks the capability: nobody new is let in before somebody has decided so. */
export const positionsWithout = (capability: Actor['capabilities'][number]): readonly string[] =>
  hospitalYueqing.positions.filter((position) => !position.capabilities.includes(capability)).map(({ id }) => id);
export const positionsWith = (capability: Actor['capabilities'][number]): readonly string[] =>
  hospitalYueqing.positions.filter((position) => position.capabilities.includes(capability)).map(({ id }) => id);
