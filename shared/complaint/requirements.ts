import { holds, type PredicateFacts } from '../rulebook/predicate.ts';
import { canBeAsked } from '../rulebook/public-questions.ts';
import type { EntryName, Need } from '../rulebook/schema/rules.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { ComplaintCommand } from './commands.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState } from './state.ts';

type Bearer = Readonly<Record<string, unknown>>;

/** An input or an axis that is there: neither missing nor an empty list nor blank. */
const isThere = (value: unknown): boolean =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
const lists = (list: unknown, word: string): boolean => Array.isArray(list) && list.includes(word);
const names = (record: unknown, word: string): boolean =>
  typeof record === 'object' && record !== null && word in record;

/**
 * Where each entry is looked for. `given`: what the complainant told about themselves when filing, by name. Otherwise an
 * input of the verb, or what the complaint has already, under one of these names; texts are never the complaint's.
 */
const places: Readonly<Record<EntryName, 'given' | readonly string[]>> = {
  name: 'given',
  phone: 'given',
  email: 'given',
  address: 'given',
  idNumber: 'given',
  signature: 'given',
  representative: 'given',
  contact: ['hasContact'],
  respondent: ['respondents'],
  location: ['location'],
  origin: ['origin'],
  amount: ['amount'],
  personsHarmed: ['personsHarmed'],
  nature: ['nature'],
  severity: ['severity'],
  track: ['track'],
  cause: ['cause'],
  outcome: ['outcome'],
  compensation: ['compensationAmount'],
  responsibility: ['responsibility'],
  correctiveAction: ['correctiveActions'],
  reason: ['reason'],
  comment: ['comment'],
  satisfaction: ['satisfaction'],
  evidence: ['files', 'evidence', 'documents'],
  complainants: ['complainants'],
  representatives: ['representatives'],
};

/** Whoever told one of these can be reached, also where no notice can be sent there. */
const waysToReach: readonly EntryName[] = ['phone', 'email', 'address'];

/** Counts of files: none is nothing, unlike an amount of nothing. */
const counted: readonly string[] = ['files', 'evidence'];

function isGiven(need: Need, inputs: Bearer, axes: Bearer): boolean {
  const bearers = [inputs, axes];
  if ('document' in need) return bearers.some((bearer) => lists(bearer['documents'], need.document));
  if ('element' in need) return names(inputs['elements'], need.element);
  if ('field' in need) return bearers.some((bearer) => names(bearer['fields'], need.field));
  const place = places[need.entry];
  if (place === 'given') return bearers.some((bearer) => lists(bearer['given'], need.entry));
  if (need.entry === 'contact' && bearers.some((bearer) => waysToReach.some((way) => lists(bearer['given'], way))))
    return true;
  return bearers.some((bearer) =>
    place.some((name) => isThere(bearer[name]) && !(counted.includes(name) && bearer[name] === 0)),
  );
}

/** What is wanted, as a refusal names it: an entry, `document:…`, `element:…` or `field:…`. */
const needInWords = (need: Need): string => {
  if ('entry' in need) return need.entry;
  if ('document' in need) return `document:${need.document}`;
  if ('element' in need) return `element:${need.element}`;
  return `field:${need.field}`;
};

/**
 * What the rulebook wants to see with this verb and does not. All that is missing is named, and the first rule that wants
 * it. What the public pages have no way to ask for keeps no complainant from filing.
 */
export function incomplete(
  command: ComplaintCommand,
  state: ComplaintState,
  rulebook: Rulebook,
  about: PredicateFacts,
): Refusal | undefined {
  const isFiled = command.type === 'RegisterComplaint' && state.firstContactOwner === undefined;
  // A place may say whether it is foreign, so that nobody else must.
  const known = { ...state, origin: about.origin };
  const lacking = (rulebook.requirements ?? [])
    .filter((rule) => rule.verb === command.type && holds(rule.when, about))
    .map((rule) => ({
      rule,
      needs: rule.needs.filter((need) => !isGiven(need, command, known) && !(isFiled && !canBeAsked(need, rulebook))),
    }))
    .filter(({ needs }) => needs.length > 0);
  const [first] = lacking;
  if (!first) return undefined;
  return {
    code: 'complaint/incomplete',
    missing: [...new Set(lacking.flatMap(({ needs }) => needs.map(needInWords)))],
    verb: command.type,
    rule: first.rule.id,
  };
}
