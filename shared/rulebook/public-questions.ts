import type { TermId } from '../kernel/ids.ts';
import type { LocalText } from '../kernel/text.ts';
import { conditionsOf } from './lint/conditions.ts';
import type { Predicate } from './predicate.ts';
import type { Rulebook } from './schema/rulebook.ts';
import type { EntryName, Need } from './schema/rules.ts';
import type { Field, Location } from './schema/vocabulary.ts';
import { type Leaf, simplify, simplifyAny } from './simplify.ts';

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

/** What every complaint through the public pages has in common; undefined where it depends on what is told. */
const heldInPublic =
  (channel: TermId) =>
  (leaf: Leaf): boolean | undefined => {
    if (leaf.is === 'channel') return leaf.in.includes(channel);
    if (leaf.is === 'stream') return leaf.in.includes('external');
    return leaf.is === 'kind' ? leaf.in.includes('complaint') : undefined;
  };

const looksAtOrigin = (predicate: Predicate): boolean => {
  if (predicate.is === 'all' || predicate.is === 'any') return predicate.of.some(looksAtOrigin);
  return predicate.is === 'not' ? looksAtOrigin(predicate.of) : predicate.is === 'origin';
};

/** A question that a rulebook adds to the public form: an entry, or a field of the tenant's own. */
export type PublicQuestion = (
  | { readonly entry: AskedEntry; readonly options?: readonly Location[] }
  | { readonly field: Field }
) & {
  /** For which complaints it is asked; unset: all. */
  readonly when?: Predicate;
  /** For which complaints it must be answered; unset: none. */
  readonly needed?: Predicate;
};

/** Entries that say who somebody is. */
const personal: readonly EntryName[] = [...usual, 'address', 'idNumber'];
const always: Predicate = { is: 'always' };

/** A part of a question or a promise: absent where the condition never holds. */
const part = <Name extends string>(name: Name, condition: Predicate | boolean): { readonly [N in Name]?: Predicate } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key is widened to string
  (condition === false ? {} : { [name]: condition === true ? always : condition }) as {
    readonly [N in Name]?: Predicate;
  };

/** The conditions under which a registration through the hosted channel wants something that the form can ask for. */
function wanting(rulebook: Rulebook, channel: TermId, isMeant: (need: Need) => boolean): Predicate | boolean {
  const rules = (rulebook.requirements ?? []).filter(
    ({ verb, needs }) =>
      verb === 'RegisterComplaint' && needs.some((need) => isMeant(need) && canBeAsked(need, rulebook)),
  );
  return simplifyAny(
    rules.map(({ when }) => when),
    heldInPublic(channel),
  );
}

/**
 * What the public form asks besides subject, narrative and contact: every field that is meant for the public, the entries
 * without which some complaint through the hosted channel would not be registered, and the place where there are several.
 * Whether it is domestic or foreign is asked as well where any rule for such complaints looks at it and no place says so.
 *
 * @param channel the hosted channel
 */
export function publicQuestions(rulebook: Rulebook, channel: TermId | undefined): readonly PublicQuestion[] {
  if (channel === undefined) return [];
  const { locations = [], fields = [] } = rulebook;
  const held = heldInPublic(channel);
  const hasPlaces = locations.length > 1;
  const wantedEntry = (entry: AskedEntry) =>
    wanting(rulebook, channel, (need) => 'entry' in need && need.entry === entry);
  const isToldByPlace =
    (hasPlaces || wantedEntry('location') !== false) && locations.some(({ origin }) => origin !== undefined);
  const isOriginOpen =
    !isToldByPlace &&
    conditionsOf(rulebook).some(({ predicate }) => looksAtOrigin(predicate) && simplify(predicate, held) !== false);
  const entries = askedEntries.flatMap((entry): PublicQuestion[] => {
    const wanted = wantedEntry(entry);
    const isAlways = wanted === true || (entry === 'origin' && isOriginOpen) || (entry === 'location' && hasPlaces);
    if (wanted === false && !isAlways) return [];
    return [
      {
        entry,
        ...(entry === 'location' && { options: locations }),
        ...(!isAlways && part('when', wanted)),
        ...part('needed', wanted),
      },
    ];
  });
  const own = fields.flatMap((field): PublicQuestion[] => {
    const asked = field.when === undefined || simplify(field.when, held);
    if (field.askedOf !== 'public' || asked === false) return [];
    const wanted = wanting(rulebook, channel, (need) => 'field' in need && need.field === field.id);
    return [{ field, ...(asked !== true && { when: asked }), ...part('needed', wanted) }];
  });
  return [...entries, ...own];
}

/** What the public form has to know of the rules besides its questions. */
export type PublicRules = {
  /** For which complaints nobody can stay anonymous, because the rules want to know who it is. */
  readonly namedOnly?: Predicate;
  /** Papers without which such a complaint is registered but not taken on. */
  readonly papers?: readonly { readonly document: TermId; readonly label: LocalText; readonly when: Predicate }[];
  /** How many may speak for a group, where a rule says so, and for which complaints. */
  readonly representativesMax?: readonly { readonly most: number; readonly when: Predicate }[];
};

/** The most representatives that a guard lets through, where that is all it says. */
function mostRepresentatives(predicate: Predicate | undefined): number | undefined {
  if (predicate?.is === 'not' && predicate.of.is === 'representatives')
    return predicate.of.moreThan ?? (predicate.of.atLeast === undefined ? undefined : predicate.of.atLeast - 1);
  if (predicate?.is !== 'representatives') return undefined;
  return predicate.atMost ?? (predicate.lessThan === undefined ? undefined : predicate.lessThan - 1);
}

/** Who may stay anonymous, which papers a complaint will need, how many may speak for a group. */
export function publicRules(rulebook: Rulebook, channel: TermId | undefined): PublicRules {
  if (channel === undefined) return {};
  const held = heldInPublic(channel);
  const open = (when: Predicate): readonly Predicate[] => {
    const left = simplify(when, held);
    return left === false ? [] : [left === true ? always : left];
  };
  const papers = (rulebook.requirements ?? [])
    .filter(({ verb }) => verb === 'RegisterComplaint' || verb === 'AcceptComplaint')
    .flatMap(({ needs, when }) =>
      needs.flatMap((need) => {
        const paper = 'document' in need && rulebook.documents?.find(({ id }) => id === need.document);
        return paper ? open(when).map((left) => ({ document: paper.id, label: paper.label, when: left })) : [];
      }),
    );
  const representativesMax = (rulebook.guards ?? [])
    .filter(({ verb }) => verb === 'RegisterComplaint')
    .flatMap(({ provided, when }) => {
      const most = mostRepresentatives(provided);
      return most === undefined ? [] : open(when).map((left) => ({ most, when: left }));
    });
  return {
    ...part(
      'namedOnly',
      wanting(rulebook, channel, (need) => 'entry' in need && personal.includes(need.entry)),
    ),
    ...(papers.length > 0 && { papers }),
    ...(representativesMax.length > 0 && { representativesMax }),
  };
}
