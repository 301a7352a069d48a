import { unreachable } from '../kernel/result.ts';
import type { Language } from '../kernel/text.ts';
import { type PredicateFacts, type Predicate, holds } from './predicate.ts';
import type { Amount, MeasureRule, ShareRule, Tier } from './schema/accountability.ts';
import type { Rulebook } from './schema/rulebook.ts';

/** One step on the way to an amount, in numbers; `measureStepInWords` says it. */
export type MeasureStep =
  | { readonly step: 'fixed'; readonly amount: number }
  | { readonly step: 'range'; readonly from: number; readonly to: number }
  | { readonly step: 'chosen'; readonly amount: number }
  | { readonly step: 'first'; readonly amount: number }
  | { readonly step: 'further'; readonly days: number; readonly perDay: number; readonly amount: number }
  | { readonly step: 'capped'; readonly max: number }
  | { readonly step: 'tier'; readonly part: number; readonly percent: number; readonly amount: number }
  | { readonly step: 'multiplied'; readonly by: number; readonly when: Predicate };

/** What a rule of accountability comes to: an amount, or the range within which one may be chosen, and how. */
export type ReckonedMeasure = {
  /** In the currency unit, or in points. Unset: the rule counts nothing, or what it needs is not known yet. */
  readonly amount?: number;
  /** Within which the amount lies at discretion, both ends included. */
  readonly range?: { readonly from: number; readonly to: number };
  readonly steps: readonly MeasureStep[];
};

/** To two decimals, half up. What binary fractions lost (1.005 stands for a little less) is put right first. */
export const roundHalfUp = (amount: number): number => Math.round(Number((amount * 100).toFixed(6))) / 100;

/** The tiers of a sliding scale, each of the part that those before have not taken. */
function tiersOf(tiers: readonly Tier[], base: number): readonly Extract<MeasureStep, { step: 'tier' }>[] {
  let taken = 0;
  return tiers.flatMap(({ upTo, percent }) => {
    const part = Math.min(base, upTo ?? base) - taken;
    if (part <= 0) return [];
    taken += part;
    return [{ step: 'tier' as const, part, percent, amount: (part * percent) / 100 }];
  });
}

type Given = {
  readonly facts: PredicateFacts;
  /** Overdue working days, the first included; unset: the first. */
  readonly overdueDays?: number | undefined;
  /** What tiers are reckoned from, such as the loss. */
  readonly base?: number | undefined;
  /** The amount that somebody chose from a range, multiples included. */
  readonly chosen?: number | undefined;
};

const sum = (steps: readonly { readonly amount: number }[]): number =>
  steps.reduce((total, { amount }) => total + amount, 0);

/** The amount before anything is multiplied. */
function basicAmount(amount: Exclude<Amount, { from: number }>, given: Given): ReckonedMeasure {
  if ('fixed' in amount) return { amount: amount.fixed, steps: [{ step: 'fixed', amount: amount.fixed }] };
  if ('tiers' in amount) {
    if (given.base === undefined) return { steps: [] };
    const steps = tiersOf(amount.tiers, given.base);
    return { amount: sum(steps), steps };
  }
  const { first, perDay, max } = amount;
  const overdue = given.overdueDays ?? 1;
  if (overdue < 1) return { amount: 0, steps: [] };
  const days = overdue - 1;
  const steps: MeasureStep[] = [{ step: 'first', amount: first }];
  if (days > 0) steps.push({ step: 'further', days, perDay, amount: days * perDay });
  const total = first + days * perDay;
  if (max === undefined || total <= max) return { amount: total, steps };
  return { amount: max, steps: [...steps, { step: 'capped', max }] };
}

/**
 * What a rule of accountability comes to. A cap applies before multiplying; tiers want a base and a range a choice,
 * without which there is no amount yet. A choice outside the range gives no amount either. Rounded to two decimals, half
 * up, at the end only. Whether the rule applies at all is not asked here.
 */
export function reckonMeasure(rule: Pick<MeasureRule, 'amount' | 'multiply'>, given: Given): ReckonedMeasure {
  if (!rule.amount) return { steps: [] };
  const multiplied = (rule.multiply ?? [])
    .filter(({ when }) => holds(when, given.facts))
    .map(({ when, by }) => ({ step: 'multiplied' as const, by, when }));
  const factor = multiplied.reduce((product, { by }) => product * by, 1);
  if ('from' in rule.amount) {
    const { from, to } = rule.amount;
    const range = { from: roundHalfUp(from * factor), to: roundHalfUp(to * factor) };
    const steps: MeasureStep[] = [{ step: 'range', from, to }, ...multiplied];
    const { chosen } = given;
    if (chosen === undefined || chosen < range.from || chosen > range.to) return { range, steps };
    return { amount: roundHalfUp(chosen), range, steps: [...steps, { step: 'chosen', amount: chosen }] };
  }
  const { amount, steps } = basicAmount(rule.amount, given);
  if (amount === undefined) return { steps };
  return { amount: roundHalfUp(amount * factor), steps: [...steps, ...multiplied] };
}

const figure = (amount: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount);

/** One step as a person would say it. What was multiplied for is a condition, which the page words itself. */
export function measureStepInWords(step: MeasureStep, language: Language): string {
  const zh = language === 'zh-CN';
  const say = (amount: number): string => figure(amount, language);
  switch (step.step) {
    case 'fixed':
      return zh ? `定额 ${say(step.amount)}` : `a fixed ${say(step.amount)}`;
    case 'range':
      return zh
        ? `在 ${say(step.from)} 至 ${say(step.to)} 之间酌定`
        : `at discretion from ${say(step.from)} to ${say(step.to)}`;
    case 'chosen':
      return zh ? `酌定为 ${say(step.amount)}` : `set at ${say(step.amount)}`;
    case 'first':
      return zh ? `超期首日 ${say(step.amount)}` : `${say(step.amount)} for the first overdue day`;
    case 'further':
      return zh
        ? `其后超期 ${step.days} 个工作日，每日 ${say(step.perDay)}，计 ${say(step.amount)}`
        : `${step.days} further overdue working ${step.days === 1 ? 'day' : 'days'} at ${say(step.perDay)}: ${say(step.amount)}`;
    case 'capped':
      return zh ? `以 ${say(step.max)} 为限` : `no more than ${say(step.max)}`;
    case 'tier':
      return zh
        ? `其中 ${say(step.part)} 按 ${say(step.percent)}% 计 ${say(step.amount)}`
        : `${say(step.percent)} % of ${say(step.part)}: ${say(step.amount)}`;
    case 'multiplied':
      return zh ? `按 ${say(step.by)} 倍计` : `multiplied by ${say(step.by)}`;
    default:
      return unreachable(step);
  }
}

/**
 * A sum shared out by per cent, in hundredths, so that the parts add up to it: what rounding down leaves goes to the
 * parts that lost most by it. Jointly 连带, each is liable for the whole.
 */
export function shareOut<Bearer extends { readonly percent: number }>(
  loss: number,
  shares: readonly Bearer[],
  isJoint: boolean,
): readonly (Bearer & { readonly amount: number })[] {
  const whole = roundHalfUp(loss);
  if (isJoint) return shares.map((share) => ({ ...share, amount: whole }));
  const exact = shares.map(({ percent }) => Number((whole * percent).toFixed(6)));
  const cents = exact.map(Math.floor);
  const bound = Math.round(exact.reduce((total, part) => total + part, 0));
  const left = bound - cents.reduce((total, part) => total + part, 0);
  const byLoss = exact
    .map((part, index) => ({ index, lost: part - Math.floor(part) }))
    .toSorted((a, b) => b.lost - a.lost || a.index - b.index);
  const lucky = new Set(byLoss.slice(0, left).map(({ index }) => index));
  return shares.map((share, index) => ({ ...share, amount: ((cents[index] ?? 0) + (lucky.has(index) ? 1 : 0)) / 100 }));
}

/** The rule of accountability with this id, if it applies to these facts. */
export const measureRuleFor = (rulebook: Rulebook, id: string, facts: PredicateFacts): MeasureRule | undefined =>
  rulebook.accountability?.rules?.find((rule) => rule.id === id && holds(rule.when, facts));

/** Which roles the rulebook wants to see bear a share, and how much. */
export const shareProposals = (rulebook: Rulebook, facts: PredicateFacts): readonly ShareRule[] =>
  rulebook.accountability?.shares?.filter(({ when }) => holds(when, facts)) ?? [];
