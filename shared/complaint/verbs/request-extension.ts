import * as z from 'zod';
import { Addition } from '../../calendar/budget.ts';
import { agreedDue, extend } from '../../calendar/due.ts';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { IsoDate } from '../../kernel/time.ts';
import { clockRule, type CompiledClock } from '../../rulebook/clocks/clock-rules.ts';
import { reckonClock, staysWithin, type TimeAdjustment } from '../../rulebook/clocks/reckon-clock.ts';
import { Who } from '../../rulebook/schema/organisation.ts';
import type { ExtensionTier } from '../../rulebook/schema/clocks.ts';
import { isOpen } from '../clocks/desk.ts';
import { dueAsKept } from '../clocks/due-as-kept.ts';
import { command, shortText } from '../command.ts';
import type { CommandOf } from '../commands.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { seenFrom } from '../places.ts';
import type { Refusal } from '../refusal.ts';
import type { ClockState, ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';
import { extensionGranted } from './grant-extension.ts';

/** 申请延期 of one clock, by an amount of time or until a date. Where nobody has to consent it is granted at once. */
export const RequestExtension = command('RequestExtension', {
  clock: TermId,
  unit: TermId.optional(),
  by: Addition.optional(),
  until: IsoDate.optional(),
  reason: shortText,
});

export const ExtensionRequested = fact({
  clock: TermId,
  unit: TermId.optional(),
  addition: Addition.optional(),
  until: IsoDate.optional(),
  /** Whose consent it needs; empty: nobody's. */
  consent: z.array(Who),
});

type Asked = CommandOf<'RequestExtension'>;

const clockOf = (state: ComplaintState, { clock, unit }: Pick<ClockState, 'clock' | 'unit'>): ClockState | undefined =>
  state.clocks.find((each) => each.clock === clock && each.unit === unit && isOpen(each));

/** Whoever only writes for a department asks for its own clocks, or for those of a complaint that it handles. */
function isTheirs({ unit }: Asked, state: ComplaintState, { actor }: Facts): boolean {
  if (actor.capabilities.includes('reply') || actor.capabilities.includes('dispatch')) return true;
  return unit === undefined
    ? state.departments.some((department) => actor.units.includes(department.unit))
    : actor.units.includes(unit);
}

const extensionsOf = (clock: ClockState): readonly TimeAdjustment[] =>
  clock.adjustments?.filter((adjustment) => !('agreedOn' in adjustment)) ?? [];

/** The first tier, in rising order, that reaches as far as all extensions together. */
function tierFor(
  rule: CompiledClock,
  clock: ClockState,
  asked: TimeAdjustment,
  { calendar }: Facts,
): ExtensionTier | undefined {
  const additions = [...extensionsOf(clock), asked];
  const { due } = dueAsKept(clock, calendar);
  const extended = 'extension' in asked ? extend(due, asked.extension, calendar) : due;
  const wanted = 'until' in asked ? agreedDue(asked.until, calendar) : extended;
  const clockCase = rule.cases.find(({ id }) => id === clock.case);
  const promises = clock.adjustments?.filter((adjustment) => 'agreedOn' in adjustment);
  const base = clockCase && reckonClock(clockCase, { ...clock, adjustments: promises }, calendar)?.due;
  return rule.extension?.tiers.find(
    ({ upTo }) => upTo === undefined || staysWithin({ due: wanted, additions }, upTo, base ?? due, calendar),
  );
}

/** Why this clock may not be extended like that, or the tier it falls into. */
function judged(
  asked: Asked,
  adjustment: TimeAdjustment,
  state: ComplaintState,
  facts: Facts,
): ExtensionTier | Refusal {
  const about = asked.clock;
  const rule = clockRule(facts.rulebook.rulebook, asked.clock);
  if (!rule) return { code: 'complaint/unknown-term', about };
  const clock = clockOf(state, asked);
  if (!clock) return { code: 'complaint/not-running', about };
  const { extension } = rule;
  if (!extension) return { code: 'complaint/not-extendable', about };
  if (state.extension && clockOf(state, state.extension)) return { code: 'complaint/already-pending', about };
  if (extension.beforeDue && (clock.status === 'missed' || (clock.status === 'running' && facts.now > clock.dueAt)))
    return { code: 'complaint/extension-too-late', about };
  if (extension.timesMax !== undefined && extensionsOf(clock).length >= extension.timesMax)
    return { code: 'complaint/too-often', about, verb: 'RequestExtension' };
  if ('until' in adjustment && agreedDue(adjustment.until, facts.calendar).dueAt <= clock.dueAt)
    return { code: 'complaint/date-in-the-past', about: adjustment.until };
  return tierFor(rule, clock, adjustment, facts) ?? { code: 'complaint/extension-too-long', about };
}

/** 申请延期: while the clock runs, with the reason; more than the last tier allows is refused. */
export const requestExtension: Verb<'RequestExtension'> = {
  by: ['state', 'reply', 'dispatch'],
  decide(asked, state, facts) {
    const { clock, unit, by, until, reason } = asked;
    if ((by === undefined) === (until === undefined))
      return refuse({ code: 'complaint/incomplete', missing: ['by', 'until'], verb: 'RequestExtension' });
    if (!isTheirs(asked, state, facts)) return refuse({ code: 'complaint/not-your-unit', about: unit ?? clock });
    const adjustment: TimeAdjustment | undefined = by ? { extension: by } : until && { until };
    const tier = adjustment && judged(asked, adjustment, state, facts);
    if (!tier) throw new Error('an extension by nothing');
    if ('code' in tier) return refuse(tier);

    const whose = { clock, ...(unit && { unit }) };
    const request = { ...whose, ...(by && { addition: by }), ...(until && { until }) };
    const consent = tier.by.map((who) => seenFrom(who, { unit, own: facts.actor.units[0] }, facts.units));
    const requested = { type: 'ExtensionRequested', data: { ...request, consent }, texts: { reason } } as const;
    if (consent.length > 0) return ok([requested]);
    const granted = extensionGranted(request, state, facts);
    return ok(granted ? [requested, granted] : [requested]);
  },
};

export const evolveExtensionRequested: Evolve<'ExtensionRequested'> = (state, { actorId, data }) => {
  const { clock, unit, addition, until, consent } = data;
  return {
    ...state,
    extension: {
      clock,
      ...(unit && { unit }),
      ...(addition && { addition }),
      ...(until && { until }),
      by: actorId,
      consent,
    },
  };
};
