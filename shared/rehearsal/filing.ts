import type { CommandOf } from '../complaint/commands.ts';
import { ComplaintId, type TermId } from '../kernel/ids.ts';
import type { IsoDate } from '../kernel/time.ts';
import { numberPlan } from '../rulebook/numbering.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import { opaqueIdOf } from './cast.ts';
import type { Scenario } from './scenario.ts';

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
  const found = rulebook.channels.find(({ isHosted }) => isHosted === true) ?? rulebook.channels[0];
  if (!found) throw new Error('a rulebook without channels');
  return found.id;
}

/**
 * The registration of the story's complaint. What the story does not say: the hosted channel (or the first), the first
 * category of the public form, a named complainant with name, telephone and an address for notices, the first number.
 */
export function filingOf(rulebook: Rulebook, scenario: Scenario, day: IsoDate): CommandOf<'RegisterComplaint'> {
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
