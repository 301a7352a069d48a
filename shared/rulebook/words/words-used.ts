import { recordOf } from '../fault.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { listOfFact } from './labels.ts';

/** The lists whose words other places of a rulebook name. `options` are those of one field. */
export type WordList =
  | (typeof listOfFact)[keyof typeof listOfFact]
  | 'categories'
  | 'locations'
  | 'flags'
  | 'fields'
  | 'options'
  | 'elements'
  | 'pauseGrounds'
  | 'positions'
  | 'units'
  | 'clocks'
  | 'duties'
  | 'measures'
  | 'measureRules';

export type WordUsed = {
  readonly list: WordList;
  readonly word: string;
  readonly pointer: string;
  /** Of an option, the field it answers. */
  readonly field?: string;
};

/** Which list the words under a key are of; `inList` is the key that the object itself stands under. */
export function listOfKey(key: string, inList: string): WordList | undefined {
  switch (key) {
    case 'parent':
      return inList === 'categories' || inList === 'units' || inList === 'locations' ? inList : undefined;
    case 'position':
      return 'positions';
    case 'lead':
    case 'coDepartments':
    case 'centre':
      return 'units';
    case 'unit':
      return inList === 'at' ? 'units' : undefined;
    case 'severity':
      return 'severities';
    case 'track':
      return 'tracks';
    case 'nature':
      return 'natures';
    case 'flags':
      return 'flags';
    case 'document':
    case 'documents':
      return 'documents';
    case 'element':
      return 'elements';
    case 'field':
      return 'fields';
    case 'satisfaction':
      return 'satisfactions';
    case 'duty':
      return 'duties';
    case 'measure':
      return inList === 'ladder' ? 'measureRules' : 'measures';
    case 'within':
      return 'clocks';
    case 'pausedBy':
      return 'pauseGrounds';
    default:
      return undefined;
  }
}

const listOfPredicate = new Map<string, WordList>([
  ...Object.entries(listOfFact),
  ['category', 'categories'],
  ['location', 'locations'],
  ['flag', 'flags'],
  ['missed', 'clocks'],
  ['field', 'options'],
]);

/** Keys under which a condition stands; languages have shorter names, so no text of the tenant is taken for one. */
const conditionKeys = new Set(['when', 'provided', 'levelByLevel', 'jointLiability', 'rework', 'of']);

/** Every word of a list that the rulebook names anywhere, conditions included, with the pointer of that very word. */
export function wordsUsed(rulebook: Rulebook): readonly WordUsed[] {
  const used: WordUsed[] = [];
  const note = (list: WordList, value: unknown, pointer: string, field?: string): void => {
    const more = field === undefined ? {} : { field };
    if (typeof value === 'string') used.push({ list, word: value, pointer, ...more });
    else if (Array.isArray(value))
      for (const [index, word] of value.entries())
        if (typeof word === 'string') used.push({ list, word, pointer: `${pointer}/${index}`, ...more });
  };
  const visit = (value: unknown, pointer: string, key: string): void => {
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) visit(each, `${pointer}/${index}`, key);
      return;
    }
    const inside = recordOf(value);
    if (!inside) return;
    const is = conditionKeys.has(key) && typeof inside['is'] === 'string' ? inside['is'] : undefined;
    if (is !== undefined) {
      const list = listOfPredicate.get(is);
      if (list) note(list, inside['in'], `${pointer}/in`, is === 'field' ? String(inside['field']) : undefined);
    }
    for (const [name, child] of Object.entries(inside)) {
      const list = name === 'satisfaction' && !Array.isArray(child) ? undefined : listOfKey(name, key);
      if (list) note(list, child, `${pointer}/${name}`);
      visit(child, `${pointer}/${name}`, name);
    }
  };
  visit(rulebook, '', '');
  return used;
}

type Worded = { readonly id: string };

/** The words that a list has. */
export function wordsOf(rulebook: Rulebook, list: WordList): readonly Worded[] | undefined {
  if (list === 'options') return undefined;
  if (list === 'measures') return rulebook.accountability?.measures;
  if (list === 'measureRules') return rulebook.accountability?.rules;
  return rulebook[list];
}
