import type { Language } from '../../kernel/text.ts';
import { recordOf } from '../fault.ts';
import { Predicate } from '../predicate.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { LadderStep } from '../schema/clocks.ts';
import { FactName, Stage, VerbName } from '../names.ts';
import { factInWords } from '../words/facts.ts';
import { stageInWords } from '../words/labels.ts';
import { ladderStepInWords } from '../words/ladder.ts';
import { predicateInWords } from '../words/predicate.ts';
import { propertyWords } from '../words/properties.ts';
import { type Sentence, both, pick, quote } from '../words/say.ts';
import { textOf, valueInWords } from '../words/values.ts';
import { verbInWords } from '../words/verbs.ts';
import { movedIn } from './moves.ts';

/** One difference between two versions of a rulebook. */
export type Change = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** JSON pointer into the later version; of what was removed, into the earlier one. */
  readonly pointer: string;
  readonly sentence: Sentence;
};

type Entry = Readonly<Record<string, unknown>>;
/** Where the comparison stands: the key and the key above it, both pointers, and what leads here in words. */
type At = {
  readonly key: string;
  readonly inList: string;
  readonly before: string;
  readonly after: string;
  readonly crumbs: readonly Sentence[];
};
type Versions = { readonly before: Rulebook; readonly after: Rulebook };

const hasIds = (list: unknown): list is readonly (Entry & { readonly id: string })[] =>
  Array.isArray(list) && list.length > 0 && list.every((each) => typeof recordOf(each)?.['id'] === 'string');
const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
/** Both are lists of entries with ids, or one is and the other has none. */
const areLists = (a: unknown, b: unknown): boolean =>
  (hasIds(a) || isEmpty(a)) && (hasIds(b) || isEmpty(b)) && (hasIds(a) || hasIds(b));

const nounOf = (key: string, inList: string, language: Language): string => {
  const known = propertyWords[`${inList}/${key}`] ?? propertyWords[key];
  if (known) return pick(known, language);
  const fact = FactName.safeParse(key);
  if (fact.success) return quote(factInWords(fact.data, language));
  const stage = Stage.safeParse(key);
  return quote(stage.success ? stageInWords(stage.data, {}, language) : key);
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an entry of a list is called: its label, the words of its step or condition, or its id. */
function nameOf(entry: Entry, key: string, rulebook: Rulebook, language: Language): string {
  if (key === 'ladder') {
    const step = LadderStep.safeParse(entry);
    if (step.success) return quote(ladderStepInWords(step.data, rulebook, language));
  }
  for (const part of ['label', 'text', 'question']) {
    const text = textOf(entry[part], language);
    if (text !== undefined) return quote(text);
  }
  const verb = VerbName.safeParse(entry['verb']);
  const when = Predicate.safeParse(entry['when']);
  const parts = [
    ...(verb.success ? [verbInWords(verb.data, language)] : []),
    ...(when.success && !(verb.success && when.data.is === 'always')
      ? [predicateInWords(when.data, rulebook, language)]
      : []),
  ];
  if (parts.length === 0) return quote(asText(entry['id']));
  return quote(parts.join(language === 'zh-CN' ? '：' : ': '));
}

/** What a list entry is, noun and name: `时限“答复”`, `deadline “Answer”`. */
const entryInWords = (entry: Entry, key: string, rulebook: Rulebook, language: Language): string =>
  `${nounOf(key, '', language)}${language === 'zh-CN' ? '' : ' '}${nameOf(entry, key, rulebook, language)}`;

const pathInWords = (crumbs: readonly Sentence[], language: Language): string =>
  crumbs.map((crumb) => crumb[language]).join(language === 'zh-CN' ? '中' : ', ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A property of what the crumbs lead to, and what became of it. */
function tell(
  at: At,
  kind: Change['kind'],
  write: (language: Language) => { readonly zh: string; readonly en: string },
): Change {
  const sentence = both((language) => {
    const path = pathInWords(at.crumbs, language);
    const { zh, en } = write(language);
    if (language === 'en') return capital(path === '' ? en : `${path}: ${en}`);
    const link = path === '' || zh.startsWith('新增') || zh.startsWith('删除') ? '' : '的';
    return `${path}${link}${zh}`.trimEnd();
  });
  return { kind, pointer: kind === 'removed' ? at.before : at.after, sentence };
}

/** Of two texts of the tenant that read the same in this language, the language in which they differ. */
function shownIn(a: unknown, b: unknown, language: Language): readonly [string | undefined, string | undefined] {
  const [left, right] = [textOf(a, language), textOf(b, language)];
  if (left === undefined || right === undefined || left !== right) return [left, right];
  const [one, other] = [recordOf(a) ?? {}, recordOf(b) ?? {}];
  const tag = [...Object.keys(one), ...Object.keys(other)].find((each) => one[each] !== other[each]);
  if (tag === undefined) return [left, right];
  return [`${asText(one[tag])} (${tag})`, `${asText(other[tag])} (${tag})`];
}

const without = (list: readonly unknown[], other: readonly unknown[]): readonly unknown[] => {
  const known = new Set(other.map((each) => JSON.stringify(each)));
  return list.filter((each) => !known.has(JSON.stringify(each)));
};

/** A list of plain words by what came and what went; undefined where only their order changed. */
function changedWords(
  [a, b]: readonly [unknown, unknown],
  at: At,
  versions: Versions,
  language: Language,
): string | undefined {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length + b.length < 3) return undefined;
  const inWords = (list: readonly unknown[], rulebook: Rulebook): string | undefined =>
    list.length === 0 ? '' : valueInWords(list, { key: at.key, inList: at.inList, rulebook }, language);
  const [gone, come] = [inWords(without(a, b), versions.before), inWords(without(b, a), versions.after)];
  if (gone === undefined || come === undefined || gone + come === '') return undefined;
  const zh = language === 'zh-CN';
  const parts = [
    ...(come === '' ? [] : [zh ? `增加${spaced(come)}` : `added ${come}`]),
    ...(gone === '' ? [] : [zh ? `删去${spaced(gone)}` : `removed ${gone}`]),
  ];
  return parts.join(zh ? '，' : ', ');
}

function changedValue(a: unknown, b: unknown, at: At, versions: Versions): Change {
  return tell(at, a === undefined ? 'added' : b === undefined ? 'removed' : 'changed', (language) => {
    const noun = nounOf(at.key, at.inList, language);
    const words = changedWords([a, b], at, versions, language);
    if (words !== undefined) return { zh: `${noun}${words}`, en: `${noun}: ${words}` };
    const place = { key: at.key, inList: at.inList };
    const [left, right] = shownIn(a, b, language);
    const old = left === undefined ? valueInWords(a, { ...place, rulebook: versions.before }, language) : quote(left);
    const now = right === undefined ? valueInWords(b, { ...place, rulebook: versions.after }, language) : quote(right);
    if (a === undefined)
      return now === undefined
        ? { zh: `${noun}：新设`, en: `${noun} added` }
        : { zh: `${noun}设为${spaced(now)}`, en: `${noun} set to ${now}` };
    if (b === undefined)
      return old === undefined
        ? { zh: `${noun}：取消`, en: `${noun} removed` }
        : { zh: `${noun}取消，原为${spaced(old)}`, en: `${noun} removed (was ${old})` };
    if (old === undefined || now === undefined || old === now) return { zh: `${noun}有修改`, en: `${noun} changed` };
    return { zh: `${noun}由${spaced(old)}改为${spaced(now)}`, en: `${noun} changed from ${old} to ${now}` };
  });
}

/** Spaces between Chinese and the numbers beside it. */
const spaced = (text: string): string =>
  `${/^[\dA-Za-z]/.test(text) ? ' ' : ''}${text}${/[\dA-Za-z]$/.test(text) ? ' ' : ''}`;

/** The label out of a noun and a label. */
const bare = (text: string): string => text.slice(text.indexOf('“'));

/** The limit of a case is what a head of office looks for first, so it is said in one sentence of its own. */
function changedLimit(a: unknown, b: unknown, at: At, versions: Versions): Change | undefined {
  const [clock, clockCase] = at.crumbs;
  if (at.key !== 'budget' || at.inList !== 'cases' || !clock || !clockCase || a === undefined || b === undefined)
    return undefined;
  const sentence = both((language) => {
    const old = valueInWords(a, { key: at.key, inList: at.inList, rulebook: versions.before }, language) ?? '';
    const now = valueInWords(b, { key: at.key, inList: at.inList, rulebook: versions.after }, language) ?? '';
    const [what, whose] = [bare(clock[language]), bare(clockCase[language])];
    return language === 'zh-CN'
      ? `${whose}的${what}时限由${spaced(old)}改为${spaced(now)}`.trimEnd()
      : `Deadline ${what} for ${whose}: from ${old} to ${now}`;
  });
  return { kind: 'changed', pointer: at.after, sentence };
}

/** Two lists of entries with ids: what came, what went, what changed inside, what changed its place. */
function compareLists(
  a: readonly (Entry & { id: string })[],
  b: readonly (Entry & { id: string })[],
  at: At,
  versions: Versions,
): readonly Change[] {
  const { before, after } = versions;
  const old = new Map(a.map((entry, index) => [entry.id, { entry, index }]));
  const now = new Map(b.map((entry, index) => [entry.id, { entry, index }]));
  const removed = a.flatMap((entry, index) =>
    now.has(entry.id)
      ? []
      : [
          tell({ ...at, before: `${at.before}/${index}` }, 'removed', (language) => {
            const name = entryInWords(entry, at.key, before, language);
            return { zh: `删除${name}`, en: `${name} removed` };
          }),
        ],
  );
  const kept = b.flatMap((entry, index) => {
    const own = { ...at, after: `${at.after}/${index}` };
    const earlier = old.get(entry.id);
    if (!earlier)
      return [
        tell(own, 'added', (language) => {
          const name = entryInWords(entry, at.key, after, language);
          return { zh: `新增${name}`, en: `${name} added` };
        }),
      ];
    const crumb = both((language) => entryInWords(earlier.entry, at.key, before, language));
    const inside: At = {
      ...own,
      before: `${at.before}/${earlier.index}`,
      crumbs: [...at.crumbs, crumb],
      inList: at.key,
    };
    if (at.key === 'ladder') {
      const [was, is] = [earlier.entry, entry].map((each) => JSON.stringify(each));
      const step = was === is ? undefined : changedStep(earlier.entry, entry, own, versions);
      if (step) return [step];
    }
    return compareEntries(earlier.entry, entry, inside, versions);
  });
  const shared = b.filter(({ id }) => old.has(id)).map(({ id }) => id);
  const moved = movedIn(
    a.filter(({ id }) => now.has(id)).map(({ id }) => id),
    shared,
  ).map((id) => {
    const index = now.get(id)?.index ?? 0;
    const was = old.get(id)?.index ?? 0;
    return tell({ ...at, after: `${at.after}/${index}` }, 'moved', (language) => {
      const entry = now.get(id)?.entry ?? {};
      const name = entryInWords(entry, at.key, after, language);
      return {
        zh: `${name}由第 ${was + 1} 位移到第 ${index + 1} 位`,
        en: `${name} moved from place ${was + 1} to place ${index + 1}`,
      };
    });
  });
  return [...removed, ...kept, ...moved];
}

/** A step of a ladder reads as one sentence; it is told as such where the two sentences differ. */
function changedStep(a: Entry, b: Entry, at: At, { before, after }: Versions): Change | undefined {
  const words = both((language) => nameOf(a, 'ladder', before, language));
  const now = both((language) => nameOf(b, 'ladder', after, language));
  if (words['zh-CN'] === now['zh-CN'] || words.en === now.en) return undefined;
  return tell(at, 'changed', (language) => ({
    zh: `督办步骤由${words[language]}改为${now[language]}`,
    en: `ladder step changed from ${words[language]} to ${now[language]}`,
  }));
}

const atomic = (a: unknown, b: unknown, at: At, { before, after }: Versions): boolean =>
  valueInWords(a, { key: at.key, inList: at.inList, rulebook: before }, 'zh-CN') !== undefined ||
  valueInWords(b, { key: at.key, inList: at.inList, rulebook: after }, 'zh-CN') !== undefined;

function compare(a: unknown, b: unknown, at: At, versions: Versions): readonly Change[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (areLists(a, b)) {
    const [left, right] = [hasIds(a) ? a : [], hasIds(b) ? b : []];
    return compareLists(left, right, at, versions);
  }
  const limit = changedLimit(a, b, at, versions);
  if (limit) return [limit];
  const [left, right] = [recordOf(a), recordOf(b)];
  const isWhole = !left || !right || Array.isArray(a) || Array.isArray(b) || atomic(a, b, at, versions);
  if (isWhole && !(isContainer(left) && b === undefined) && !(isContainer(right) && a === undefined))
    return [changedValue(a, b, at, versions)];
  const crumb = both((language) => nounOf(at.key, at.inList, language));
  return compareEntries(left ?? {}, right ?? {}, { ...at, crumbs: [...at.crumbs, crumb], inList: at.key }, versions);
}

/** Parts that hold lists of their own are told entry by entry, also when they come or go as a whole. */
const isContainer = (value: Entry | undefined): boolean =>
  value !== undefined && !Array.isArray(value) && Object.values(value).some(hasIds);

function compareEntries(a: Entry, b: Entry, at: At, versions: Versions): readonly Change[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) =>
    compare(a[key], b[key], { ...at, key, before: `${at.before}/${key}`, after: `${at.after}/${key}` }, versions),
  );
}

/** What changed between two versions, in sentences a head of office understands. Nothing that changed is left out. */
export const diff = (before: Rulebook, after: Rulebook): readonly Change[] =>
  compareEntries(before, after, { key: '', inList: '', before: '', after: '', crumbs: [] }, { before, after });
