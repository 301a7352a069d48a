import type { TermId } from '../kernel/ids.ts';
import { conditionsOf } from './lint/conditions.ts';
import type { Predicate } from './predicate.ts';
import type { Rulebook } from './schema/rulebook.ts';
import type { EntryName, Need } from './schema/rules.ts';
import type { Field, Term } from './schema/vocabulary.ts';

/** Entries for which the public form has a place whatever the rulebook says. */
const usual: readonly EntryName[] = ['name', 'phone', 'email', 'contact'];

/** Entries that the public form asks for where the rulebook wants them. */
export const askedEntries = ['address', 'idNumber', 'location', 'origin', 'amount', 'personsHarmed'] as const;
export type AskedEntry = (typeof askedEntries)[number];

/**
 * Whether the public pages can ask for it. The rest is the staff's to find out: what a matter amounts to, papers, a
 * signature. None of that keeps a complainant from filing.
 */
export function canBeAsked(need: Need, rulebook: Rulebook): boolean {
  if ('field' in need)
    return rulebook.fields?.some(({ id, askedOf }) => id === need.field && askedOf === 'public') ?? false;
  if (!('entry' in need)) return false;
  if (need.entry === 'location') return (rulebook.locations?.length ?? 0) > 0;
  return usual.includes(need.entry) || askedEntries.some((entry) => entry === need.entry);
}

/** Whether a condition holds of what comes through the public pages; undefined where that depends on what is told. */
function holdsInPublic(predicate: Predicate, channel: TermId): boolean | undefined {
  if (predicate.is === 'always') return true;
  if (predicate.is === 'channel') return predicate.in.includes(channel);
  if (predicate.is === 'stream') return predicate.in.includes('external');
  if (predicate.is === 'kind') return predicate.in.includes('complaint');
  if (predicate.is === 'not') {
    const inner = holdsInPublic(predicate.of, channel);
    return inner === undefined ? undefined : !inner;
  }
  if (predicate.is !== 'all' && predicate.is !== 'any') return undefined;
  const parts = predicate.of.map((part) => holdsInPublic(part, channel));
  const decisive = predicate.is === 'any';
  if (parts.includes(decisive)) return decisive;
  return parts.includes(undefined) ? undefined : !decisive;
}

const looksAtOrigin = (predicate: Predicate): boolean => {
  if (predicate.is === 'all' || predicate.is === 'any') return predicate.of.some(looksAtOrigin);
  return predicate.is === 'not' ? looksAtOrigin(predicate.of) : predicate.is === 'origin';
};

/** A question that a rulebook adds to the public form: an entry, or a field of the tenant's own. */
export type PublicQuestion =
  | { readonly entry: AskedEntry; readonly options?: readonly Term[] }
  | { readonly field: Field };

/**
 * What the public form asks besides subject, narrative and contact: every field that is meant for the public, and the
 * entries without which some complaint through the hosted channel would not be registered. Whether it is domestic or
 * foreign is asked as well where any rule for such complaints looks at it and no place that is asked for says so.
 *
 * @param channel the hosted channel
 */
export function publicQuestions(rulebook: Rulebook, channel: TermId | undefined): readonly PublicQuestion[] {
  if (channel === undefined) return [];
  const needs = (rulebook.requirements ?? [])
    .filter(({ verb, when }) => verb === 'RegisterComplaint' && holdsInPublic(when, channel) !== false)
    .flatMap((rule) => rule.needs)
    .filter((need) => canBeAsked(need, rulebook));
  const isNeeded = (entry: AskedEntry): boolean => needs.some((need) => 'entry' in need && need.entry === entry);
  const isToldByPlace = isNeeded('location') && rulebook.locations?.some(({ origin }) => origin !== undefined) === true;
  const isOriginOpen =
    !isToldByPlace &&
    conditionsOf(rulebook).some(
      ({ predicate }) => looksAtOrigin(predicate) && holdsInPublic(predicate, channel) !== false,
    );
  const entries = askedEntries.filter((entry) => isNeeded(entry) || (entry === 'origin' && isOriginOpen));
  const places = (rulebook.locations ?? []).map(({ id, label }) => ({ id, label }));
  const fields = (rulebook.fields ?? []).filter(
    ({ askedOf, when }) => askedOf === 'public' && (!when || holdsInPublic(when, channel) !== false),
  );
  return [
    ...entries.map((entry) => ({ entry, ...(entry === 'location' && { options: places }) })),
    ...fields.map((field) => ({ field })),
  ];
}
