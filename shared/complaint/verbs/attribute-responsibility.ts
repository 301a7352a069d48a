import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { measureRuleFor, reckonMeasure, roundHalfUp, shareOut } from '../../rulebook/accountability.ts';
import { holds, type PredicateFacts } from '../../rulebook/predicate.ts';
import { notAtFault } from '../at-fault.ts';
import { command, longText } from '../command.ts';
import type { CommandOf } from '../commands.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { Refusal } from '../refusal.ts';
import { Share } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 责任认定: who bears how much, in per cent, or jointly; a loss is shared out the same way. */
export const AttributeResponsibility = command('AttributeResponsibility', {
  shares: z
    .array(Share.omit({ amount: true }))
    .min(1)
    .max(30),
  /** 连带责任: each is liable for the whole. */
  isJoint: z.boolean().optional(),
  /** The rule by which what all bear together is reckoned from the loss; unset: all of it. */
  rule: TermId.optional(),
  loss: z.number().nonnegative().optional(),
  opinion: longText,
});

export const ResponsibilityAttributed = fact({
  shares: z.array(Share),
  isJoint: z.boolean().optional(),
  rule: TermId.optional(),
  loss: z.number().nonnegative().optional(),
});

type Finding = CommandOf<'AttributeResponsibility'>;

/** Why these cannot be the ones who bear it. */
function wrongBearers({ shares, isJoint }: Finding, facts: Facts, about: PredicateFacts): Refusal | undefined {
  const { accountability } = facts.rulebook.rulebook;
  for (const { staffId, unit, grade } of shares) {
    if (staffId === undefined && unit === undefined) return { code: 'complaint/unknown-person' };
    if (staffId !== undefined && !facts.people?.some(({ id }) => id === staffId))
      return { code: 'complaint/unknown-person', about: staffId };
    if (unit !== undefined && !facts.units.some(({ id }) => id === unit))
      return { code: 'complaint/unknown-unit', about: unit };
    if (grade !== undefined && !accountability?.grades?.some(({ id }) => id === grade))
      return { code: 'complaint/unknown-term', about: grade };
  }
  const bearers = shares.map(({ staffId, unit }) => staffId ?? unit);
  if (new Set(bearers).size < bearers.length) return { code: 'complaint/shares-not-whole' };
  if (isJoint === true) {
    const isAllowed = accountability?.jointLiability && holds(accountability.jointLiability, about);
    return isAllowed ? undefined : { code: 'complaint/unknown-rule', about: 'jointLiability' };
  }
  const whole = roundHalfUp(shares.reduce((total, { percent }) => total + percent, 0));
  return whole === 100 ? undefined : { code: 'complaint/shares-not-whole' };
}

/** What all bear together: by the rule from the loss, or the loss itself; or why the rule says nothing. */
function borneTogether(
  { rule: named, loss }: Finding,
  facts: Facts,
  about: PredicateFacts,
): { readonly amount?: number; readonly no?: Refusal } {
  if (named === undefined) return loss === undefined ? {} : { amount: loss };
  const rule = measureRuleFor(facts.rulebook.rulebook, named, about);
  if (!rule) return { no: { code: 'complaint/unknown-rule', about: named } };
  if (loss === undefined) return { no: { code: 'complaint/incomplete', missing: ['loss'], rule: named } };
  const { amount } = reckonMeasure(rule, { facts: about, base: loss });
  return amount === undefined ? { no: { code: 'complaint/unknown-rule', about: named } } : { amount };
}

/** 责任认定. A new finding takes the place of the one before. */
export const attributeResponsibility: Verb<'AttributeResponsibility'> = {
  by: ['account'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(finding, state, facts) {
    const { rulebook } = facts.rulebook;
    const about = predicateFacts(rulebook, facts.calendar, state);
    const { amount, no } = borneTogether(finding, facts, about);
    const refused = notAtFault(state, rulebook) ?? wrongBearers(finding, facts, about) ?? no;
    if (refused) return refuse(refused);
    const { shares, isJoint, rule, loss, opinion } = finding;
    return ok([
      {
        type: 'ResponsibilityAttributed',
        data: {
          shares: amount === undefined ? [...shares] : [...shareOut(amount, shares, isJoint === true)],
          ...(isJoint === true && { isJoint }),
          ...(rule !== undefined && { rule }),
          ...(loss !== undefined && { loss }),
        },
        texts: { opinion },
      },
    ]);
  },
};

export const evolveResponsibilityAttributed: Evolve<'ResponsibilityAttributed'> = (state, { data }) => ({
  ...state,
  responsibility: data.shares,
});
