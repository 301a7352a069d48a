import type { CommandOf } from '../complaint/commands.ts';
import { hostedChannel } from '../complaint/verbs/register.ts';
import { ComplaintId, TermId } from '../kernel/ids.ts';
import type { IsoDate } from '../kernel/time.ts';
import { numberPlan } from '../rulebook/numbering.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import { EntryName } from '../rulebook/schema/rules.ts';
import { opaqueIdOf } from './cast.ts';
import type { Scenario } from './scenario.ts';

type Registration = CommandOf<'RegisterComplaint'>;

/** The complaint of every rehearsal. */
export const rehearsedId = ComplaintId.parse(opaqueIdOf('the complaint that is rehearsed'));

const narratives = { 'zh-CN': '（演练用的投诉内容）', en: '(What the complaint of this rehearsal says)' } as const;

/** The first category that the public may choose and that has none below it. */
function firstCategory(rulebook: Rulebook): TermId {
  const parents = new Set(rulebook.categories.map(({ parent }) => parent));
  const leaves = rulebook.categories.filter(({ id }) => !parents.has(id));
  const found = leaves.find(({ isInternal }) => isInternal !== true) ?? rulebook.categories[0];
  if (!found) throw new Error('a rulebook without categories');
  return found.id;
}

function firstChannel(rulebook: Rulebook): TermId {
  const found = hostedChannel(rulebook) ?? rulebook.channels[0]?.id;
  if (!found) throw new Error('a rulebook without channels');
  return found;
}

/**
 * The registration of the story's complaint. What the story does not say: the hosted channel (or the first), the first
 * category of the public form, a named complainant with name, telephone and an address for notices, the first number.
 */
export function filingOf(rulebook: Rulebook, scenario: Scenario, day: IsoDate): Registration {
  const { number, channel, category, hasContact, narrative, files, given, ...rest } = scenario.filing ?? {};
  const language = rest.language ?? scenario.language ?? rulebook.defaultLanguage;
  const identityMode = rest.identityMode ?? 'named';
  const isKnown = identityMode !== 'anonymous';
  return {
    ...rest,
    type: 'RegisterComplaint',
    id: rehearsedId,
    number: number ?? numberPlan(rulebook.numbering.pattern, day).write(1),
    language,
    channel: channel ?? firstChannel(rulebook),
    category: category ?? firstCategory(rulebook),
    identityMode,
    hasContact: hasContact ?? isKnown,
    given: given ?? (isKnown ? ['name', 'phone'] : []),
    narrative: narrative ?? narratives[language],
    files: files ?? [],
  };
}

/** An answer to a field of the tenant's that passes for one. */
function anyAnswer(rulebook: Rulebook, field: string, day: IsoDate): string | number {
  const asked = rulebook.fields?.find(({ id }) => id === field);
  if (asked?.answer === 'choice') return asked.options?.[0]?.id ?? '-';
  if (asked?.answer === 'date') return day;
  return asked?.answer === 'number' ? 1 : '-';
}

type Listed = readonly { readonly id: TermId }[] | undefined;
const first = (list: Listed): TermId | undefined => list?.[0]?.id;

/** Details that stand for an entry of which only the name is known. */
function anyDetails(entries: readonly string[], rulebook: Rulebook): Partial<Registration> {
  const has = (entry: string): boolean => entries.includes(entry);
  const unit = rulebook.units.find(({ id }) => id !== rulebook.centre)?.id ?? rulebook.centre;
  const [location, nature] = [first(rulebook.locations), first(rulebook.natures)];
  const [severity, track, cause] = [first(rulebook.severities), first(rulebook.tracks), first(rulebook.causes)];
  return {
    ...(has('respondent') && { respondents: [{ unit }] }),
    ...(has('location') && location && { location }),
    ...(has('nature') && nature && { nature }),
    ...(has('severity') && severity && { severity }),
    ...(has('track') && track && { track }),
    ...(has('cause') && cause && { cause }),
    ...(has('origin') && { origin: 'domestic' }),
    ...(has('amount') && { amount: 1 }),
    ...(has('personsHarmed') && { personsHarmed: 1 }),
    ...(has('complainants') && { complainants: 1 }),
    ...(has('representatives') && { representatives: 1 }),
    ...(has('contact') && { hasContact: true }),
  };
}

/** The same with all that was missing, in the words of a refusal. */
export function completed(
  filing: Registration,
  missing: readonly string[],
  rulebook: Rulebook,
  day: IsoDate,
): Registration {
  const named = (kind: string): readonly string[] =>
    missing.flatMap((need) => (need.startsWith(`${kind}:`) ? [need.slice(kind.length + 1)] : []));
  const entries = EntryName.array().parse(missing.filter((need) => !need.includes(':')));
  const fields = Object.fromEntries(named('field').map((field) => [field, anyAnswer(rulebook, field, day)]));
  const documents = named('document').map((document) => TermId.parse(document));
  return {
    ...filing,
    ...anyDetails(entries, rulebook),
    given: [...(filing.given ?? []), ...entries],
    ...(documents.length > 0 && { documents: [...(filing.documents ?? []), ...documents] }),
    ...(Object.keys(fields).length > 0 && { fields: { ...filing.fields, ...fields } }),
  };
}
