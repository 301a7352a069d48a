import { holds, type PredicateFacts } from '../rulebook/predicate.ts';
import type { Need } from '../rulebook/schema/rules.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { ComplaintCommand } from './commands.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState } from './state.ts';

/** An input or an axis that is there: neither missing nor an empty list nor blank. */
const isThere = (value: unknown): boolean =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);

/** Where an entry stands when its name is not that of the input. */
const places: Readonly<Partial<Record<string, string>>> = {
  respondent: 'respondents',
  compensation: 'compensationAmount',
  correctiveAction: 'correctiveActions',
  contact: 'hasContact',
  evidence: 'files',
};

function isGiven(need: Need, command: ComplaintCommand, state: ComplaintState): boolean {
  const inputs: Readonly<Record<string, unknown>> = command;
  const axes: Readonly<Record<string, unknown>> = state;
  const listed = (list: unknown, word: string): boolean => Array.isArray(list) && list.includes(word);
  const keyed = (record: unknown, word: string): boolean =>
    typeof record === 'object' && record !== null && word in record;
  if ('document' in need) return listed(inputs['documents'], need.document) || listed(axes['documents'], need.document);
  if ('element' in need) return keyed(inputs['elements'], need.element);
  if ('field' in need) return keyed(inputs['fields'], need.field) || keyed(axes['fields'], need.field);
  const place = places[need.entry] ?? need.entry;
  if (listed(inputs['given'], need.entry)) return true;
  if (need.entry === 'evidence' && state.files > 0) return true;
  return isThere(inputs[place]) || (need.entry !== 'evidence' && isThere(axes[place]));
}

const inWords = (need: Need): string => {
  if ('entry' in need) return need.entry;
  if ('document' in need) return `document:${need.document}`;
  if ('element' in need) return `element:${need.element}`;
  return `field:${need.field}`;
};

/** What the rulebook wants to see with this verb and does not. */
export function incomplete(
  command: ComplaintCommand,
  state: ComplaintState,
  rulebook: Rulebook,
  about: PredicateFacts,
): Refusal | undefined {
  const applying = (rulebook.requirements ?? []).filter((rule) => rule.verb === command.type && holds(rule.when, about));
  const missing = applying.flatMap((rule) => rule.needs.filter((need) => !isGiven(need, command, state)).map(inWords));
  if (missing.length === 0) return undefined;
  return {
    code: 'complaint/incomplete',
    missing: [...new Set(missing)],
    verb: command.type,
    ...(applying[0] && { rule: applying[0].id }),
  };
}
