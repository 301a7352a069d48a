import * as z from 'zod';
import { StaffId, TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { measureRuleFor, reckonMeasure, roundHalfUp } from '../../rulebook/accountability.ts';
import type { MeasureRule } from '../../rulebook/schema/accountability.ts';
import { againstAccountability } from '../at-fault.ts';
import { command, longText } from '../command.ts';
import type { CommandOf } from '../commands.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { overdueDaysFor } from '../overdue.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 处理(处罚) by a rule of accountability: its amount follows from the rule, or lies within it. */
export const RecordSanction = command('RecordSanction', {
  rule: TermId,
  staffId: StaffId.optional(),
  unit: TermId.optional(),
  /** Money or points, by the rule's measure; multiples included. Needed where the rule leaves a choice. */
  amount: z.number().nonnegative().optional(),
  /** What tiers are reckoned from. */
  base: z.number().nonnegative().optional(),
  comment: longText,
});

export const SanctionRecorded = fact({
  sanction: z.int().positive(),
  rule: TermId,
  measure: TermId,
  staffId: StaffId.optional(),
  unit: TermId.optional(),
  amount: z.number().nonnegative().optional(),
  base: z.number().nonnegative().optional(),
  /** The overdue working days that it was reckoned from. */
  overdueDays: z.int().positive().optional(),
  /** What it was multiplied by: 2 when it was doubled. */
  multiplied: z.number().positive().optional(),
});

/** Why nobody can be struck by it: nobody is named, or somebody who is not there. */
function wrongTarget({ staffId, unit }: CommandOf<'RecordSanction'>, facts: Facts): Refusal | undefined {
  if (staffId === undefined && unit === undefined) return { code: 'complaint/unknown-person' };
  if (staffId !== undefined && !facts.people?.some(({ id }) => id === staffId))
    return { code: 'complaint/unknown-person', about: staffId };
  if (unit !== undefined && !facts.units.some(({ id }) => id === unit))
    return { code: 'complaint/unknown-unit', about: unit };
  return undefined;
}

type Reckoned = Pick<z.infer<typeof SanctionRecorded>, 'amount' | 'base' | 'overdueDays' | 'multiplied'>;

/** The amount by the rule, or why it is not that. */
function amountBy(
  rule: MeasureRule,
  { amount: asked, base }: CommandOf<'RecordSanction'>,
  state: ComplaintState,
  facts: Facts,
): Reckoned | Refusal {
  const about = predicateFacts(facts.rulebook.rulebook, facts.calendar, state);
  const outside: Refusal = { code: 'complaint/amount-outside-rule', rule: rule.id };
  const missing = (what: string): Refusal => ({ code: 'complaint/incomplete', missing: [what], rule: rule.id });
  if (!rule.amount) {
    if (asked === undefined) return {};
    // The institution names the measure and no figure: whoever decides names the amount.
    const measure = facts.rulebook.rulebook.accountability?.measures?.find(({ id }) => id === rule.measure);
    return measure && measure.counts !== 'none' ? { amount: roundHalfUp(asked) } : outside;
  }
  const isByTheDay = 'first' in rule.amount;
  const overdueDays = isByTheDay ? overdueDaysFor(rule.when, about, state, facts) : undefined;
  if (overdueDays === 0) return { code: 'complaint/unknown-rule', about: rule.id };
  const { amount, range, steps } = reckonMeasure(rule, { facts: about, overdueDays, base, chosen: asked });
  if (range && asked === undefined) return missing('amount');
  if ('tiers' in rule.amount && base === undefined) return missing('base');
  if (amount === undefined || (asked !== undefined && asked !== amount)) return outside;
  const multiplied = steps.reduce((product, step) => (step.step === 'multiplied' ? product * step.by : product), 1);
  return {
    amount,
    ...(base !== undefined && { base }),
    ...(overdueDays !== undefined && { overdueDays }),
    ...(multiplied !== 1 && { multiplied }),
  };
}

/** What the sanction comes to: as it was asked for, else as the rule says. Undefined when it counts nothing or is none. */
export function sanctionAmount(
  asked: CommandOf<'RecordSanction'>,
  state: ComplaintState,
  facts: Facts,
): number | undefined {
  const { rulebook } = facts.rulebook;
  const rule = measureRuleFor(rulebook, asked.rule, predicateFacts(rulebook, facts.calendar, state));
  const reckoned = rule && amountBy(rule, asked, state, facts);
  return reckoned && !('code' in reckoned) ? reckoned.amount : asked.amount;
}

/** 处理(处罚): never for a complaint that was found to be malicious. */
export const recordSanction: Verb<'RecordSanction'> = {
  by: ['account'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(asked, state, facts) {
    const { rulebook } = facts.rulebook;
    const refused = againstAccountability(state) ?? wrongTarget(asked, facts);
    if (refused) return refuse(refused);
    const rule = measureRuleFor(rulebook, asked.rule, predicateFacts(rulebook, facts.calendar, state));
    if (!rule) return refuse({ code: 'complaint/unknown-rule', about: asked.rule });
    const reckoned = amountBy(rule, asked, state, facts);
    if ('code' in reckoned) return refuse(reckoned);
    const { staffId, unit, comment } = asked;
    return ok([
      {
        type: 'SanctionRecorded',
        data: {
          sanction: (state.sanctions?.length ?? 0) + 1,
          rule: rule.id,
          measure: rule.measure,
          ...(staffId !== undefined && { staffId }),
          ...(unit !== undefined && { unit }),
          ...reckoned,
        },
        texts: { comment },
      },
    ]);
  },
};

export const evolveSanctionRecorded: Evolve<'SanctionRecorded'> = (state, { actorId, data }) => {
  const { sanction, rule, staffId, unit, amount } = data;
  const struck = {
    sanction,
    rule,
    by: actorId,
    ...(staffId !== undefined && { staffId }),
    ...(unit !== undefined && { unit }),
    ...(amount !== undefined && { amount }),
  };
  return { ...state, sanctions: [...(state.sanctions ?? []), struck] };
};
