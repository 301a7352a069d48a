import type { TermId } from '../kernel/ids.ts';
import { type PredicateFacts, holds } from '../rulebook/predicate.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import { type Details, type RuleAxis, ruleAxes } from './details.ts';
import type { EventTexts } from './events.ts';
import { type Facts, isKnownUnit } from './facts.ts';
import { unknownTerm } from './known-terms.ts';
import { predicateFacts } from './predicate-facts.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState } from './state.ts';

type Axes = Readonly<Partial<Record<RuleAxis, TermId>>>;

/** What the rules of classification make of a complaint, and the ids of those that decided something. */
export type Classified = { readonly axes: Axes; readonly flags: readonly TermId[]; readonly rules: readonly TermId[] };

/** A complaint as it is before the rules look at it: without the axes that they set themselves. */
const withoutRules = (state: ComplaintState): ComplaintState => {
  const bare = { ...state };
  for (const axis of state.byRule ?? []) delete bare[axis];
  return bare;
};

/**
 * Reads the rules from top to bottom; each sees what those before it have set. An axis that a person has set is left
 * alone, and of the rules for an axis the first that holds decides.
 *
 * @param struck flags that a person has taken away; no rule sets them again
 */
function applyRules(state: ComplaintState, facts: Facts, struck: readonly TermId[] = []): Classified {
  const { rulebook } = facts.rulebook;
  const axes: Partial<Record<RuleAxis, TermId>> = {};
  const flags: TermId[] = [];
  const rules: TermId[] = [];
  if (!rulebook.classification) return { axes, flags, rules };
  let about: PredicateFacts = predicateFacts(rulebook, facts.calendar, state);
  for (const rule of rulebook.classification) {
    if (!holds(rule.when, about)) continue;
    const { terms } = about;
    const set = ruleAxes.filter((axis) => rule[axis] !== undefined && terms[axis] === undefined);
    const added = (rule.flags ?? []).filter((flag) => !flags.includes(flag) && !struck.includes(flag));
    if (set.length === 0 && added.length === 0) continue;
    for (const axis of set) if (rule[axis] !== undefined) axes[axis] = rule[axis];
    flags.push(...added);
    rules.push(rule.id);
    const named = Object.fromEntries(set.map((axis) => [axis, [rule[axis] ?? '']]));
    about = { ...about, terms: { ...terms, ...named }, flags: [...about.flags, ...added] };
  }
  return { axes, flags, rules };
}

/**
 * What the rules make of a complaint after a person has classified it. What a person says stays: an axis that is named is
 * no rule's any more; a flag comes with its rule, goes with it, and stays away when a person takes it off.
 *
 * @param before undefined at registration
 * @param named what the person says now
 */
export function classifyByRules(
  before: ComplaintState | undefined,
  state: ComplaintState,
  named: Pick<Details, RuleAxis | 'flags'>,
  facts: Facts,
): Classified & { readonly all: readonly TermId[] } {
  const earlier = before ? applyRules(withoutRules(before), facts).flags : [];
  const said = named.flags ?? before?.flags ?? [];
  const own = named.flags ?? said.filter((flag) => !earlier.includes(flag));
  const struck = earlier.filter((flag) => !said.includes(flag));
  const byRule = state.byRule?.filter((axis) => named[axis] === undefined);
  const { byRule: _, ...rest } = state;
  const base = withoutRules({ ...rest, ...(byRule && { byRule }), flags: own });
  const classified = applyRules(base, facts, struck);
  return { ...classified, all: [...new Set([...own, ...classified.flags])] };
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const strange = (about: string): Refusal => ({ code: 'complaint/unknown-term', about });

/** An answer that does not fit its question, by the word that is wrong. */
function wrongAnswer(fields: Details['fields'], { actor, rulebook: { rulebook } }: Facts): Refusal | undefined {
  for (const [id, answer] of Object.entries(fields ?? {})) {
    const field = rulebook.fields?.find((candidate) => candidate.id === id);
    if (!field || (actor.id === 'complainant' && field.askedOf === 'staff')) return strange(id);
    if ((field.answer === 'number') !== (typeof answer === 'number')) return strange(id);
    if (field.answer === 'choice' && !field.options?.some((option) => option.id === answer))
      return strange(String(answer));
    if (field.answer === 'date' && !isDate(String(answer))) return strange(id);
  }
  return undefined;
}

function unknownRespondent(respondents: Details['respondents'], facts: Facts): Refusal | undefined {
  for (const { unit, staffId } of respondents ?? []) {
    if (unit !== undefined && !isKnownUnit(facts, unit)) return { code: 'complaint/unknown-unit', about: unit };
    if (staffId !== undefined && !facts.people?.some(({ id }) => id === staffId))
      return { code: 'complaint/unknown-person', about: staffId };
  }
  return undefined;
}

/** What a complaint is said to be. */
export type Said = Details & {
  readonly category?: TermId | undefined;
  readonly documents?: readonly TermId[] | undefined;
};

/** The first word that the rulebook does not know, the first unit or person that is not there, or a number that cannot be. */
export function unknownWord(said: Said, facts: Facts): Refusal | undefined {
  const { rulebook } = facts.rulebook;
  const unknown =
    unknownTerm(
      [rulebook.categories, said.category],
      [rulebook.natures, said.nature],
      [rulebook.severities, said.severity],
      [rulebook.tracks, said.track],
      [rulebook.causes, said.cause],
      [rulebook.outcomes, said.outcome],
      [rulebook.complainantKinds, said.complainantKind],
      [rulebook.locations, said.location],
      [rulebook.flags, said.flags],
      [rulebook.documents, said.documents],
      [rulebook.respondentRoles, said.respondents?.map(({ role }) => role)],
    ) ??
    wrongAnswer(said.fields, facts) ??
    unknownRespondent(said.respondents, facts);
  if (unknown) return unknown;
  const { complainants, representatives } = said;
  return complainants !== undefined && representatives !== undefined && representatives > complainants
    ? { code: 'complaint/too-many-representatives' }
    : undefined;
}

/**
 * Answers to the tenant's own questions: what rules look at for the event, and free text for what lies beside it. Of a
 * free text the event says only that there is one.
 */
export function answersApart(
  fields: Details['fields'],
  rulebook: Rulebook,
): { readonly data: Pick<Details, 'fields'>; readonly texts: EventTexts } {
  if (fields === undefined) return { data: {}, texts: {} };
  const isText = (id: string): boolean => rulebook.fields?.find((field) => field.id === id)?.answer === 'text';
  const entries = Object.entries(fields);
  const texts = entries.filter(([id]) => isText(id));
  return {
    data: { fields: Object.fromEntries(entries.map(([id, answer]) => [id, isText(id) ? '' : answer])) },
    texts: texts.length > 0 ? { answers: JSON.stringify(Object.fromEntries(texts)) } : {},
  };
}
