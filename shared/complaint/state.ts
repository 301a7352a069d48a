import * as z from 'zod';
import { Addition } from '../calendar/budget.ts';
import { Pause } from '../calendar/pauses.ts';
import { ComplaintId, StaffId, TermId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import {
  FactName,
  IdentityMode,
  IntakeKind,
  SpamSign,
  Stage,
  Stream,
  VerbName,
  Withdrawal,
} from '../rulebook/names.ts';
import { Who } from '../rulebook/schema/organisation.ts';
import { EntryName } from '../rulebook/schema/rules.ts';
import { Behalf, RepeatOf, RuleAxis, details } from './details.ts';
import { Adjustment, NextStep, OuterClock, Reopening } from './fact.ts';

/** A deadline is a fact of the complaint, never a comparison in a view. */
export const ClockStatus = z.enum(['running', 'paused', 'missed', 'met', 'metLate', 'waived']);
export type ClockStatus = z.infer<typeof ClockStatus>;

export const ClockState = z.strictObject({
  clock: TermId,
  /** The department whose clock it is; absent for a clock of the whole complaint. */
  unit: TermId.optional(),
  case: TermId,
  /** Whom it binds; absent: the organisation. */
  binds: z.enum(['complainant', 'respondent']).optional(),
  status: ClockStatus,
  startedAt: Instant,
  dueAt: Instant,
  dueOn: IsoDate,
  targetAt: Instant.optional(),
  isProvisional: z.boolean().optional(),
  /** The clock that this one may not outrun, where it would be due later by itself. */
  outer: OuterClock.optional(),
  stoppedAt: Instant.optional(),
  pausedAt: Instant.optional(),
  /** Stretches that are over; the time of each was given back. */
  pauses: z.array(Pause).optional(),
  /** Extensions and promised dates, in the order in which they were decided. */
  adjustments: z.array(Adjustment).optional(),
  reopenings: z.array(Reopening).optional(),
  /** When its deadline passed first; it stays when more time was given afterwards. */
  missedAt: Instant.optional(),
  /** Steps that were taken, by the moment for which they were planned last; reminders and the miss are not kept. */
  taken: z.record(TermId, Instant).optional(),
  /** What its delay has cost so far, by rule of accountability. */
  penalties: z.record(TermId, z.number()).optional(),
  /** The versions that it ended under, where the complaint has adopted others since. */
  under: z.strictObject({ rulebook: z.int().positive(), calendar: z.int().positive() }).optional(),
  next: NextStep.optional(),
});
export type ClockState = z.infer<typeof ClockState>;

/** One department's share of the handling. `via`: passed on to a unit below, reports back after it. */
export const DepartmentState = z.strictObject({
  unit: TermId,
  role: z.enum(['lead', 'co', 'via']),
  dispatchedAt: Instant,
  receivedAt: Instant.optional(),
  handler: StaffId.optional(),
  statedAt: Instant.optional(),
  /** Silence past the limit: 视为放弃说明. */
  waivedAt: Instant.optional(),
});
export type DepartmentState = z.infer<typeof DepartmentState>;

/** A position held at a unit. */
export const HeldPosition = z.strictObject({ position: TermId, unit: TermId });
export type HeldPosition = Readonly<z.infer<typeof HeldPosition>>;

/** A verb that somebody used and that waits for the consent of others. Its texts lie beside the event `seq`. */
export const PendingApproval = z.strictObject({
  rule: TermId,
  verb: VerbName,
  seq: z.int().positive(),
  by: z.string(),
  /** What the proposer held when proposing; the proposal is carried out in their name. */
  positions: z.array(HeldPosition),
  /** The command without its texts. */
  proposal: z.record(z.string(), z.unknown()),
  /** Whose consent is still missing, next first. */
  chain: z.array(z.strictObject({ by: z.array(Who), opinionRequired: z.boolean().optional() })),
});
export type PendingApproval = z.infer<typeof PendingApproval>;

export const PendingExtension = z.strictObject({
  clock: TermId,
  unit: TermId.optional(),
  addition: Addition.optional(),
  until: IsoDate.optional(),
  by: z.string(),
  /** One of these consents. */
  consent: z.array(Who),
});
export type PendingExtension = z.infer<typeof PendingExtension>;

/** Who bears how much of it: a person or a unit, in per cent. */
export const Share = z.strictObject({
  staffId: StaffId.optional(),
  unit: TermId.optional(),
  role: z.enum(['respondent', 'handler', 'supervisor', 'departmentHead', 'firstContactOwner', 'unit']).optional(),
  percent: z.number().positive().max(100),
  grade: TermId.optional(),
  /** The part of the loss, where one is shared out. */
  amount: z.number().nonnegative().optional(),
});
export type Share = z.infer<typeof Share>;

const particulars = {
  ...details,
  kind: IntakeKind.optional(),
  stream: Stream.optional(),
  /** When it reached the house, where that was before registration. */
  receivedAt: Instant.optional(),
  /** 首问责任人: who received it first. Never changes. */
  firstContactOwner: StaffId.optional(),
  repeatOf: RepeatOf.optional(),
  documents: z.array(TermId).optional(),
  /** For whom else it is brought. */
  onBehalfOf: Behalf.optional(),
  /** The complainant said that somebody was in danger at that moment. */
  inDanger: z.literal(true).optional(),
  /** What the complainant told about themselves, by name. */
  given: z.array(EntryName).optional(),
  /** Files that staff attached; those of the complainant are counted in `files`. */
  evidence: z.int().positive().optional(),
  /** Axes that a rule set and no person has confirmed. */
  byRule: z.array(RuleAxis).optional(),
  acceptedAt: Instant.optional(),
  declineReason: TermId.optional(),
  pause: z.strictObject({ ground: TermId, from: Instant }).optional(),
  extension: PendingExtension.optional(),
  approvals: z.array(PendingApproval).optional(),
  duties: z.array(z.strictObject({ duty: TermId, raisedAt: Instant, doneAt: Instant.optional() })).optional(),
  consolidatedAt: Instant.optional(),
  /** Who answered last: nobody reviews their own answer. */
  repliedBy: StaffId.optional(),
  level: z.int().positive().optional(),
  followUps: z
    .strictObject({
      reached: z.int().optional(),
      unreached: z.int().optional(),
      wrongNumber: z.int().optional(),
      /** How often somebody was not reached in a round that is not done. */
      attempts: z.record(TermId, z.int().positive()).optional(),
    })
    .optional(),
  withdrawal: Withdrawal.optional(),
  /** A day that was put to the complainant and waits for an answer. */
  proposedDate: z.strictObject({ clock: TermId.optional(), unit: TermId.optional(), on: IsoDate }).optional(),
  /** The complainant's wish that what names them be erased, and what has come of it. */
  erasure: z
    .strictObject({
      requestedAt: Instant,
      kept: z
        .strictObject({ isOpen: z.literal(true).optional(), until: IsoDate.optional(), rule: TermId.optional() })
        .optional(),
      refusedAt: Instant.optional(),
      erasedAt: Instant.optional(),
    })
    .optional(),
  /** How often the receipt code was replaced. */
  codeRotation: z.int().positive().optional(),
  /** Since when something that the complainant wrote waits for a word of ours. */
  unansweredSince: Instant.optional(),
  /** How often the same case was taken up again. */
  reopened: z.int().positive().optional(),
  review: z.enum(['requested', 'upheld', 'changed', 'reinvestigate']).optional(),
  reconsideration: z.enum(['requested', 'upheld', 'changed']).optional(),
  supervisionOrders: z
    .array(z.strictObject({ order: z.int(), unit: TermId.optional(), answeredAt: Instant.optional() }))
    .optional(),
  handedOverTo: z.array(TermId).optional(),
  compensationAmount: z.number().optional(),
  responsibility: z.array(Share).optional(),
  sanctions: z
    .array(
      z.strictObject({
        sanction: z.int().positive(),
        rule: TermId,
        staffId: StaffId.optional(),
        unit: TermId.optional(),
        amount: z.number().optional(),
        /** Who sanctioned, and who appealed: neither decides the appeal. */
        by: z.string(),
        appealedBy: z.string().optional(),
        appeal: z.enum(['open', 'upheld', 'changed', 'lifted']).optional(),
      }),
    )
    .optional(),
  penaltyAmount: z.number().optional(),
  correctiveActions: z
    .array(
      z.strictObject({
        action: z.int().positive(),
        unit: TermId.optional(),
        owner: StaffId.optional(),
        dueOn: IsoDate.optional(),
        isEffective: z.boolean().optional(),
      }),
    )
    .optional(),
  links: z
    .array(z.strictObject({ other: ComplaintId, how: z.enum(['related', 'duplicate', 'merged', 'second']) }))
    .optional(),
  /** 垃圾信息: since when it stands in the spam box, and why the rules put it there; an officer's reason is a text. */
  spam: z
    .strictObject({
      since: Instant,
      signs: z.array(SpamSign).optional(),
      /** The receipt by mail that was wished for waits with it. */
      copy: z.literal(true).optional(),
    })
    .optional(),
  malicious: z.strictObject({ by: StaffId, isDecided: z.boolean().optional() }).optional(),
  closedBecause: z
    .enum([
      'complainantSatisfied',
      'decided',
      'declined',
      'withdrawn',
      'merged',
      'resolvedOnTheSpot',
      'handedOver',
      'spam',
    ])
    .optional(),
  /** When what happened last, and how often, for windows, guards and conditions; only what has no place of its own. */
  marks: z.partialRecord(FactName, z.strictObject({ at: Instant, times: z.int().min(2).optional() })).optional(),
};

/** What events add up to that only some complaints have; what did not happen is not there. */
export const Particulars = z.strictObject(particulars);
export type Particulars = z.infer<typeof Particulars>;

/** What the events of one complaint add up to. Small on purpose: it is read and written with every verb. */
export const ComplaintState = z.strictObject({
  id: ComplaintId,
  /** How many events there are; also the version that a command is based on. */
  seq: z.int().nonnegative(),
  stage: Stage,
  number: z.string(),
  language: Language,
  channel: TermId,
  category: TermId,
  identityMode: IdentityMode,
  hasContact: z.boolean(),
  rulebookVersion: z.int().positive(),
  calendarVersion: z.int().positive(),
  registeredAt: Instant,
  departments: z.array(DepartmentState),
  clocks: z.array(ClockState),
  files: z.int().nonnegative(),
  repliedAt: Instant.optional(),
  satisfaction: TermId.optional(),
  ratedAt: Instant.optional(),
  isEscalated: z.boolean().optional(),
  closedAt: Instant.optional(),
  ...particulars,
});
export type ComplaintState = z.infer<typeof ComplaintState>;

/** The earliest pending ladder step over all clocks: what the one timer of the complaint waits for. In the spam box none is taken. */
export function nextStepAt(state: ComplaintState): Instant | undefined {
  if (state.spam) return undefined;
  return state.clocks
    .map((clock) => clock.next?.at)
    .filter((at) => at !== undefined)
    .toSorted()[0];
}

/** The clock that a queue shows: the earliest due of those that still run or were missed without being met. */
export function headlineClock(state: ComplaintState): ClockState | undefined {
  return state.clocks
    .filter(({ unit, binds, status }) => {
      return unit === undefined && binds !== 'complainant' && (status === 'running' || status === 'missed');
    })
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/** Whether a deadline has passed that is still owed, other than by the complainant. */
export const isLate = (state: ComplaintState): boolean =>
  state.clocks.some((clock) => clock.status === 'missed' && clock.binds !== 'complainant');

/** Whether the handling is over. */
export const isClosed = (state: ComplaintState): boolean => state.stage === 'closed' || state.stage === 'archived';
