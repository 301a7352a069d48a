import { type LocalText, textIn } from '../../kernel/text.ts';
import { pathOf, recordOf, valueAt } from '../fault.ts';
import { propertyWords } from '../words/properties.ts';
import { type Sentence, both, quote, say } from '../words/say.ts';
import { type Check, type Finding, error } from './finding.ts';
import { type WordList, wordsOf, wordsUsed } from '../words/words-used.ts';

/** Ids that stand twice in one list, wherever the list is. */
const duplicates: Check = ({ rulebook }) => {
  const found: Finding[] = [];
  const visit = (value: unknown, pointer: string): void => {
    const inside = recordOf(value);
    if (!inside) return;
    const seen = new Set<unknown>();
    for (const [key, child] of Object.entries(inside)) {
      const id = Array.isArray(value) ? recordOf(child)?.['id'] : undefined;
      if (typeof id === 'string' && seen.has(id))
        found.push(
          error('duplicate-id', `${pointer}/${key}/id`, say(`标识“${id}”重复。`, `The id “${id}” is used twice.`)),
        );
      if (id !== undefined) seen.add(id);
      visit(child, `${pointer}/${key}`);
    }
  };
  visit(rulebook, '');
  return found;
};

/** Clocks, duties with a limit and rounds of follow-up run under their ids side by side. */
const runningTwice: Check = ({ rulebook }) => {
  const running = [
    ...rulebook.clocks.map(({ id }, at) => ({ id: String(id), pointer: `/clocks/${at}/id` })),
    ...(rulebook.duties ?? []).flatMap(({ id, within }, at) =>
      within ? [{ id: String(id), pointer: `/duties/${at}/id` }] : [],
    ),
    ...(rulebook.closing?.followUps ?? []).flatMap(({ id, rounds }, at) =>
      rounds.map((_, round) => ({ id: `${id}-${round + 1}`, pointer: `/closing/followUps/${at}/id` })),
    ),
  ];
  const first = new Map<string, string>();
  return running.flatMap(({ id, pointer }) => {
    const other = first.get(id);
    first.set(id, other ?? pointer);
    const isNew = other !== undefined && other.split('/')[1] !== pointer.split('/')[1];
    return isNew
      ? [
          error(
            'duplicate-id',
            pointer,
            say(
              `标识“${id}”已用于另一个时限：时限、有期限的事项义务和回访轮次不得同名。`,
              `The id “${id}” names another clock already: clocks, duties with a limit and rounds of follow-up share their ids.`,
            ),
          ),
        ]
      : [];
  });
};

/** Words that no list of the rulebook has. */
const unknownWords: Check = ({ rulebook, given }) => {
  const known = new Map<WordList, ReadonlySet<string>>();
  const knows = (list: WordList, word: string): boolean => {
    let words = known.get(list);
    if (!words) {
      words = new Set(wordsOf(rulebook, list)?.map(({ id }) => id));
      known.set(list, words);
    }
    return words.has(word) || (list === 'units' && (given.units?.has(word) ?? false));
  };
  return wordsUsed(rulebook).flatMap(({ list, word, pointer, field }) => {
    if (list === 'options') {
      // A field that is unknown is told by itself; one without options takes any answer.
      const options = rulebook.fields?.find(({ id }) => id === field)?.options;
      if (!options || options.some(({ id }) => id === word)) return [];
    } else if (knows(list, word)) return [];
    const [zh, en] = propertyWords[list === 'measureRules' ? 'rules' : list] ?? [list, list];
    return [error('unknown-word', pointer, say(`没有“${word}”这个${zh}。`, `There is no ${en} “${word}”.`))];
  });
};

type Node = { readonly id: string; readonly parent?: string | undefined; readonly label: LocalText };

const chain = (ids: readonly string[], nodes: readonly Node[]): Sentence =>
  both((language) =>
    ids
      .map((id) => nodes.find((node) => node.id === id))
      .map((node) => (node ? quote(textIn(node.label, language)) : ''))
      .join(' → '),
  );

/** Each loop once, at the node of it that stands first in the list. */
function loops(nodes: readonly Node[], pointer: string, key: string): readonly Finding[] {
  const parentOf = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const done = new Set<string>();
  return nodes.flatMap(({ id }, index) => {
    const path: string[] = [];
    let next: string | undefined = id;
    while (next !== undefined && !done.has(next) && !path.includes(next)) {
      path.push(next);
      next = parentOf.get(next);
    }
    const isLoop = next !== undefined && path.includes(next);
    for (const each of path) done.add(each);
    if (!isLoop || next === undefined) return [];
    const loop = [...path.slice(path.indexOf(next)), next];
    const at = next === id ? index : nodes.findIndex((node) => node.id === next);
    const shown = chain(loop, nodes);
    const message = say(`循环：${shown['zh-CN']}。`, `A loop: ${shown.en}.`);
    return [error('cycle', `${pointer}/${at}/${key}`, message)];
  });
}

const cycles: Check = ({ rulebook }) => [
  ...loops(rulebook.categories, '/categories', 'parent'),
  ...loops(rulebook.locations ?? [], '/locations', 'parent'),
  ...loops(rulebook.units, '/units', 'parent'),
  ...loops(
    rulebook.clocks.map(({ id, label, within }) => ({ id, label, parent: within })),
    '/clocks',
    'within',
  ),
];

const pointers: Check = ({ rulebook }) =>
  rulebook.openQuestions.flatMap(({ about }, index) =>
    (about ?? []).flatMap((pointer, at) =>
      valueAt(rulebook, pathOf(pointer)) !== undefined
        ? []
        : [
            error(
              'points-nowhere',
              `/openQuestions/${index}/about/${at}`,
              say(`“${pointer}”处没有内容。`, `Nothing stands at “${pointer}”.`),
            ),
          ],
    ),
  );

/** What lists must keep to before anything else can be looked at. */
export const listChecks: readonly Check[] = [duplicates, runningTwice, unknownWords, cycles, pointers];
