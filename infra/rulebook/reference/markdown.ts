import type { JsonSchema } from './describe.ts';

/** The reference in the order in which an administrator thinks. */
const sections: readonly { readonly title: string; readonly about: string; readonly keys: readonly string[] }[] = [
  {
    title: 'The document',
    about: 'What it is called, in which language it is kept, and which rulebook it narrows.',
    keys: ['schema', 'title', 'defaultLanguage', 'narrows'],
  },
  {
    title: 'Who',
    about: 'Positions, what they may do, and where they are held.',
    keys: ['positions', 'units', 'centre'],
  },
  {
    title: 'Words',
    about: 'The lists of words that everything else is said with. Only what an institution uses need be there.',
    keys: [
      'channels',
      'categories',
      'satisfactions',
      'intakeKinds',
      'natures',
      'severities',
      'tracks',
      'causes',
      'outcomes',
      'declineReasons',
      'returnReasons',
      'pauseGrounds',
      'handOverTargets',
      'complainantKinds',
      'respondentRoles',
      'locations',
      'flags',
      'fields',
      'documents',
      'elements',
      'compensations',
    ],
  },
  {
    title: 'Classification and routing',
    about: 'What kind of complaint it is, and who gets it.',
    keys: ['classification', 'routes', 'dispatching'],
  },
  { title: 'Requirements', about: 'What must be there before something is done.', keys: ['requirements'] },
  {
    title: 'Guards, approvals and windows',
    about: 'Who may do what, with whose consent, and until when.',
    keys: ['guards', 'approvals', 'windows'],
  },
  { title: 'Clocks', about: 'Time limits, and what happens around them.', keys: ['clocks'] },
  { title: 'Duties', about: 'Tasks that facts make obligatory.', keys: ['duties'] },
  { title: 'Closing', about: 'How complaints end, and what follows.', keys: ['closing'] },
  { title: 'Accountability', about: 'Who bears what.', keys: ['accountability'] },
  {
    title: 'Notices and texts',
    about: 'Whom things are told to, and in which words.',
    keys: ['notices', 'texts', 'stageLabels'],
  },
  {
    title: 'Records',
    about: 'Numbers, registers, reports, and how long records are kept.',
    keys: ['numbering', 'registers', 'reports', 'retention'],
  },
  {
    title: 'The public page, questions and notes',
    about: 'What the public is told beside the promise, and what the administrator still has to settle.',
    keys: ['disclosure', 'openQuestions', 'notes'],
  },
];

/** Pieces that many parts are made of; they stand at the end. */
const shared = [
  'Predicate',
  'Budget',
  'CountedBudget',
  'Addition',
  'Trigger',
  'LadderStep',
  'LadderMoment',
  'Recipient',
  'Who',
  'Place',
  'Party',
  'Term',
  'LocalText',
  'TermId',
  'Source',
  'TimeOfDay',
  'VerbName',
  'FactName',
  'Stage',
  'Stream',
  'Origin',
  'IntakeKind',
  'IdentityMode',
  'Language',
];

/** Entries that mean the same everywhere. */
const everywhere: Readonly<Record<string, string>> = {
  id: 'Its name in the data, unique in its list. Once a complaint was registered under it, it stays.',
  label: 'What people read.',
  hint: 'A sentence of help beside it.',
  when: 'For which complaints it holds.',
  verb: 'The verb that the rule is about.',
  source: 'Whether it is the institution’s own, the law’s, or a proposal of ours.',
};

type Documented = JsonSchema & { readonly $defs: Readonly<Record<string, JsonSchema>> };

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
const anchor = (name: string): string => `[${name}](#${name.toLowerCase()})`;
const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const firstSentence = (text: string): string => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
const code = (value: unknown): string => `\`${String(value)}\``;

function range(schema: JsonSchema): string {
  const { minimum, maximum, exclusiveMinimum, minItems, maxItems, maxLength } = schema;
  const ends = [
    ...(typeof exclusiveMinimum === 'number' ? [`more than ${exclusiveMinimum}`] : []),
    ...(typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER ? [`at least ${minimum}`] : []),
    ...(typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? [`at most ${maximum}`] : []),
    ...(typeof minItems === 'number' && minItems > 1 ? [`at least ${minItems}`] : []),
    ...(typeof maxItems === 'number' ? [`at most ${maxItems}`] : []),
    ...(typeof maxLength === 'number' ? [`at most ${maxLength} characters`] : []),
  ];
  return ends.length === 0 ? '' : ` (${ends.join(', ')})`;
}

const scalars: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'yes or no',
};

/** What may stand there, in a line. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return anchor(nameOf(schema.$ref));
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(', ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}${range(schema)}`;
  if (schema.type === 'object' && schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([name, value]) => `${name}${schema.required?.includes(name) ? '' : '?'}: ${typeOf(value)}`)
      .join('; ')} }`;
  if (schema.type === 'object') {
    const { propertyNames, additionalProperties } = schema;
    const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'anything';
    return `${propertyNames ? typeOf(propertyNames) : 'text'} → ${value}`;
  }
  return `${scalars[schema.type ?? ''] ?? 'anything'}${range(schema)}`;
}

/** The names of the schemas that one is made of, in order. */
function refsIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(refsIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [nameOf(value)] : refsIn(value),
  );
}

/** What the page shows besides the schema. */
export type Illustrations = {
  readonly exampleOf: (key: string) => unknown;
  /** What the words of a list mean, by the list's name. */
  readonly words: Readonly<Record<string, (word: string) => string>>;
};

/** The reference page of the rulebook language, from its JSON Schema. */
export function referencePage(schema: Documented, { exampleOf, words }: Illustrations): string {
  const { $defs, properties = {} } = schema;
  const written = new Set<string>(shared);
  const lines: string[] = [];

  const meaning = (name: string, value: JsonSchema): string => {
    if (value.description !== undefined) return value.description;
    const common = everywhere[name];
    if (common !== undefined) return common;
    const only = refsIn(value)[0];
    const about = only === undefined ? undefined : $defs[only]?.description;
    return about === undefined ? '' : firstSentence(about);
  };

  const table = ({ properties: own = {}, required = [] }: JsonSchema): readonly string[] => [
    '',
    '| Field | Type | Needed | Meaning |',
    '| --- | --- | --- | --- |',
    ...Object.entries(own).map(
      ([name, value]) =>
        `| ${code(name)} | ${escaped(typeOf(value))} | ${required.includes(name) ? 'yes' : 'no'} | ${escaped(meaning(name, value))} |`,
    ),
  ];

  const define = (name: string): void => {
    const definition = $defs[name];
    if (!definition) return;
    lines.push('', `### ${name}`, '');
    if (definition.description !== undefined) lines.push(definition.description);
    const choices = definition.anyOf ?? definition.oneOf;
    if (definition.properties) lines.push(...table(definition));
    else if (choices)
      lines.push(
        '',
        'One of:',
        '',
        ...choices.map((each) => `- ${typeOf(each)}${each.description === undefined ? '' : `: ${each.description}`}`),
      );
    else if (definition.enum && words[name])
      lines.push('', ...definition.enum.map((word) => `- ${code(word)}: ${words[name]?.(String(word))}`));
    else lines.push('', typeOf(definition));
  };

  const defineAll = (names: readonly string[]): void => {
    for (const name of names) {
      if (written.has(name)) continue;
      written.add(name);
      define(name);
      defineAll(refsIn($defs[name]));
    }
  };

  lines.push(
    '# Rulebook reference',
    '',
    'Written by `node infra/rulebook/write-reference.ts` from the schemas in `shared/rulebook/schema` and their docstrings;',
    'do not edit. The same as JSON Schema: [rulebook.schema.json](rulebook.schema.json). How to begin: [README](README.md).',
    '',
    schema.description ?? '',
  );
  const known = new Set(sections.flatMap(({ keys }) => keys));
  const rest = Object.keys(properties).filter((key) => !known.has(key));
  for (const { title, about, keys } of [...sections, { title: 'More', about: '', keys: rest }]) {
    const present = keys.filter((key) => properties[key]);
    if (present.length === 0) continue;
    lines.push('', `## ${title}`, '', about);
    lines.push(
      ...table({
        properties: Object.fromEntries(present.map((key) => [key, properties[key] ?? {}])),
        required: schema.required ?? [],
      }),
    );
    for (const key of present) {
      const example = exampleOf(key);
      defineAll(refsIn(properties[key]));
      if (example !== undefined && refsIn(properties[key]).length > 0)
        lines.push('', `An example of ${code(key)}:`, '', '```json', JSON.stringify(example, null, 2), '```');
    }
  }
  lines.push('', '## Pieces', '', 'What many parts are made of.');
  for (const name of shared) define(name);
  const left = Object.keys($defs).filter((name) => !written.has(name));
  for (const name of left) define(name);
  return `${lines.join('\n').replaceAll(/\n{3,}/g, '\n\n')}\n`;
}
