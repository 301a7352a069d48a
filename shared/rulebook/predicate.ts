import * as z from 'zod';
import { TimeOfDay } from '../calendar/time-of-day.ts';
import { TermId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';
import { FactName, IdentityMode, IntakeKind, Origin, Stage, Stream, Withdrawal } from './names.ts';

/** Facts that are words of the rulebook's lists, and which list each is from. */
export const termFacts = [
  'channel',
  'nature',
  'severity',
  'track',
  'cause',
  'outcome',
  'satisfaction',
  'complainantKind',
  'respondentRole',
  'document',
  'declineReason',
  'handedOverTo',
] as const;
export const TermFact = z.enum(termFacts);
export type TermFact = z.infer<typeof TermFact>;

/** Facts that are numbers, known to every rulebook. `amount` is in the tenant's currency unit, such as yuan. */
export const quantities = [
  'amount',
  'personsHarmed',
  'complainants',
  'representatives',
  /** How many complaints of the same matter came before this one; 0 for the first. */
  'repeatCount',
  /** How many departments handle it, lead included; 0 before dispatch. */
  'departments',
  /** In the unit that the extension is asked in: what was granted for this clock before, and what is asked now. */
  'extensionTotal',
  'compensationAmount',
  'sanctionAmount',
  'returns',
  'followUps',
  'level',
] as const;
export const QuantityName = z.enum(quantities);
export type QuantityName = z.infer<typeof QuantityName>;

/**
 * What rules may look at. Only what is known is there: a comparison with an unknown quantity holds for nobody, and so
 * does any word of a fact that is not set.
 */
export type PredicateFacts = {
  readonly category: string;
  /** The category and all its ancestors, nearest first. */
  readonly categoryPath: readonly string[];
  /** The location and all its ancestors, nearest first; empty where none was named. */
  readonly locationPath: readonly string[];
  /** As it was said of the complaint, or as its place has it; where neither says, it is neither. */
  readonly origin?: Origin | undefined;
  readonly channel: string;
  readonly identityMode: IdentityMode;
  readonly stream: Stream;
  readonly kind: IntakeKind;
  readonly stage: Stage;
  readonly terms: Readonly<Partial<Record<TermFact, readonly string[]>>>;
  readonly quantities: Readonly<Partial<Record<QuantityName, number>>>;
  /** Flags of the rulebook that are set. */
  readonly flags: readonly string[];
  /** Answers to the rulebook's own fields. */
  readonly fields: Readonly<Record<string, string | number>>;
  readonly happened: readonly FactName[];
  /** Clocks whose deadline has passed at some time. */
  readonly missed: readonly string[];
  /** `HH:mm` of the receipt in the tenant's time zone, and whether that was a working day. */
  readonly receivedAt: string;
  readonly receivedOnWorkingDay: boolean;
  /** How a withdrawal stands, where there was one. */
  readonly withdrawal?: Withdrawal | undefined;
  /** Two persons have found it malicious. */
  readonly isMalicious?: boolean | undefined;
};

/** A comparison, each bound inclusive (以上, 以下 with the number itself) or strict (超过, 不足). */
export type Comparison = {
  readonly atLeast?: number | undefined;
  readonly moreThan?: number | undefined;
  readonly atMost?: number | undefined;
  readonly lessThan?: number | undefined;
};

/** A condition over the facts of a complaint. `category` and `location` hold for the whole subtree. */
export type Predicate =
  | { readonly is: 'always' }
  | { readonly is: 'all'; readonly of: readonly Predicate[] }
  | { readonly is: 'any'; readonly of: readonly Predicate[] }
  | { readonly is: 'not'; readonly of: Predicate }
  | { readonly is: 'category'; readonly in: readonly TermId[] }
  | { readonly is: 'location'; readonly in: readonly TermId[] }
  | { readonly is: TermFact; readonly in: readonly TermId[] }
  | { readonly is: 'identityMode'; readonly in: readonly IdentityMode[] }
  | { readonly is: 'stream'; readonly in: readonly Stream[] }
  | { readonly is: 'origin'; readonly in: readonly Origin[] }
  | { readonly is: 'kind'; readonly in: readonly IntakeKind[] }
  | { readonly is: 'stage'; readonly in: readonly Stage[] }
  | { readonly is: 'flag'; readonly in: readonly TermId[] }
  | ({ readonly is: 'field'; readonly field: TermId; readonly in?: readonly TermId[] | undefined } & Comparison)
  | ({ readonly is: QuantityName } & Comparison)
  | { readonly is: 'happened'; readonly in: readonly FactName[] }
  | { readonly is: 'missed'; readonly in: readonly TermId[] }
  | { readonly is: 'received'; readonly from: TimeOfDay; readonly to: TimeOfDay }
  | { readonly is: 'receivedOnDayOff' }
  | { readonly is: 'withdrawal'; readonly in: readonly Withdrawal[] }
  | { readonly is: 'malicious' };

const words = z.array(TermId).min(1);
const comparison = {
  atLeast: z.number().optional(),
  moreThan: z.number().optional(),
  atMost: z.number().optional(),
  lessThan: z.number().optional(),
};
const bounds = (given: Comparison): readonly (number | undefined)[] => [
  given.atLeast,
  given.moreThan,
  given.atMost,
  given.lessThan,
];
const isBounded = (given: Comparison): boolean => bounds(given).some((bound) => bound !== undefined);

export const Predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('always') }),
    z.strictObject({ is: z.literal('all'), of: z.array(Predicate).min(1) }),
    z.strictObject({ is: z.literal('any'), of: z.array(Predicate).min(1) }),
    z.strictObject({ is: z.literal('not'), of: Predicate }),
    z.strictObject({ is: z.enum(['category', 'location', ...termFacts]), in: words }),
    z.strictObject({ is: z.literal('identityMode'), in: z.array(IdentityMode).min(1) }),
    z.strictObject({ is: z.literal('stream'), in: z.array(Stream).min(1) }),
    z.strictObject({ is: z.literal('origin'), in: z.array(Origin).min(1) }),
    z.strictObject({ is: z.literal('kind'), in: z.array(IntakeKind).min(1) }),
    z.strictObject({ is: z.literal('stage'), in: z.array(Stage).min(1) }),
    z.strictObject({ is: z.literal('flag'), in: words }),
    z
      .strictObject({ is: z.literal('field'), field: TermId, in: words.optional(), ...comparison })
      .refine((given) => (given.in === undefined) === isBounded(given), 'needs either words or a bound'),
    z.strictObject({ is: QuantityName, ...comparison }).refine(isBounded, 'needs a bound'),
    z.strictObject({ is: z.literal('happened'), in: z.array(FactName).min(1) }),
    z.strictObject({ is: z.literal('missed'), in: words }),
    z.strictObject({ is: z.literal('received'), from: TimeOfDay, to: TimeOfDay }),
    z.strictObject({ is: z.literal('receivedOnDayOff') }),
    z.strictObject({ is: z.literal('withdrawal'), in: z.array(Withdrawal).min(1) }),
    z.strictObject({ is: z.literal('malicious') }),
  ]),
);

const meets = (value: number | undefined, { atLeast, moreThan, atMost, lessThan }: Comparison): boolean =>
  value !== undefined &&
  (atLeast === undefined || value >= atLeast) &&
  (moreThan === undefined || value > moreThan) &&
  (atMost === undefined || value <= atMost) &&
  (lessThan === undefined || value < lessThan);

const meet = (wanted: readonly string[], given: readonly string[] | undefined): boolean =>
  given !== undefined && wanted.some((word) => given.includes(word));

/** From `from` until before `to`; a span that ends before it begins crosses midnight. */
const isWithin = (time: string, from: string, to: string): boolean =>
  from < to ? time >= from && time < to : time >= from || time < to;

/** Whether the condition holds for these facts. */
export function holds(predicate: Predicate, facts: PredicateFacts): boolean {
  switch (predicate.is) {
    case 'always':
      return true;
    case 'all':
      return predicate.of.every((part) => holds(part, facts));
    case 'any':
      return predicate.of.some((part) => holds(part, facts));
    case 'not':
      return !holds(predicate.of, facts);
    case 'category':
      return meet(predicate.in, facts.categoryPath);
    case 'location':
      return meet(predicate.in, facts.locationPath);
    case 'channel':
      return meet(predicate.in, [facts.channel]);
    case 'nature':
    case 'severity':
    case 'track':
    case 'cause':
    case 'outcome':
    case 'satisfaction':
    case 'complainantKind':
    case 'respondentRole':
    case 'document':
    case 'declineReason':
    case 'handedOverTo':
      return meet(predicate.in, facts.terms[predicate.is]);
    case 'identityMode':
      return meet(predicate.in, [facts.identityMode]);
    case 'stream':
      return meet(predicate.in, [facts.stream]);
    case 'origin':
      return facts.origin !== undefined && meet(predicate.in, [facts.origin]);
    case 'kind':
      return meet(predicate.in, [facts.kind]);
    case 'stage':
      return meet(predicate.in, [facts.stage]);
    case 'flag':
      return meet(predicate.in, facts.flags);
    case 'field': {
      const answer = facts.fields[predicate.field];
      if (answer === undefined) return false;
      if (predicate.in) return meet(predicate.in, [String(answer)]);
      return typeof answer === 'number' && meets(answer, predicate);
    }
    case 'happened':
      return meet(predicate.in, facts.happened);
    case 'missed':
      return meet(predicate.in, facts.missed);
    case 'received':
      return isWithin(facts.receivedAt, predicate.from, predicate.to);
    case 'receivedOnDayOff':
      return !facts.receivedOnWorkingDay;
    case 'withdrawal':
      return facts.withdrawal !== undefined && meet(predicate.in, [facts.withdrawal]);
    case 'malicious':
      return facts.isMalicious === true;
    case 'amount':
    case 'personsHarmed':
    case 'complainants':
    case 'representatives':
    case 'repeatCount':
    case 'departments':
    case 'extensionTotal':
    case 'compensationAmount':
    case 'sanctionAmount':
    case 'returns':
    case 'followUps':
    case 'level':
      return meets(facts.quantities[predicate.is], predicate);
    default:
      return unreachable(predicate);
  }
}

/**
 * The conditions that made it hold, smallest parts first: what a person is told when they ask why a rule applied. Empty
 * when it does not hold. Of an `any` only the parts that hold are named.
 */
export function whyHolds(predicate: Predicate, facts: PredicateFacts): readonly Predicate[] {
  if (!holds(predicate, facts)) return [];
  if (predicate.is === 'all' || predicate.is === 'any') return predicate.of.flatMap((part) => whyHolds(part, facts));
  return [predicate];
}
