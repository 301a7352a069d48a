import * as z from 'zod';
import { TermId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';

/** What rules may look at. */
export type PredicateFacts = {
  readonly category: string;
  /** The category and all its ancestors, nearest first. */
  readonly categoryPath: readonly string[];
  readonly channel: string;
  readonly identityMode: 'named' | 'confidential' | 'anonymous';
  /** How many departments handle the complaint, lead included; 0 before it is dispatched. */
  readonly departments: number;
};

/** A condition over the facts of a complaint. `category` holds for the whole subtree. */
export type Predicate =
  | { readonly is: 'always' }
  | { readonly is: 'all'; readonly of: readonly Predicate[] }
  | { readonly is: 'any'; readonly of: readonly Predicate[] }
  | { readonly is: 'not'; readonly of: Predicate }
  | { readonly is: 'category'; readonly in: readonly TermId[] }
  | { readonly is: 'channel'; readonly in: readonly TermId[] }
  | { readonly is: 'identityMode'; readonly in: readonly PredicateFacts['identityMode'][] }
  | { readonly is: 'departments'; readonly atLeast: number };

export const Predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('always') }),
    z.strictObject({ is: z.literal('all'), of: z.array(Predicate).min(1) }),
    z.strictObject({ is: z.literal('any'), of: z.array(Predicate).min(1) }),
    z.strictObject({ is: z.literal('not'), of: Predicate }),
    z.strictObject({ is: z.literal('category'), in: z.array(TermId).min(1) }),
    z.strictObject({ is: z.literal('channel'), in: z.array(TermId).min(1) }),
    z.strictObject({
      is: z.literal('identityMode'),
      in: z.array(z.enum(['named', 'confidential', 'anonymous'])).min(1),
    }),
    z.strictObject({ is: z.literal('departments'), atLeast: z.int().min(1) }),
  ]),
);

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
      return predicate.in.some((category) => facts.categoryPath.includes(category));
    case 'channel':
      return predicate.in.some((channel) => channel === facts.channel);
    case 'identityMode':
      return predicate.in.includes(facts.identityMode);
    case 'departments':
      return facts.departments >= predicate.atLeast;
    default:
      return unreachable(predicate);
  }
}
