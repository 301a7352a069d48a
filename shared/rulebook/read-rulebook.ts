import type * as z from 'zod';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { type Fault, type FaultCode, pointerOf, recordOf, valueAt } from './fault.ts';
import { readJson } from './read-json.ts';
import { Rulebook } from './schema/rulebook.ts';
import { type Sentence, say } from './words/say.ts';

type Issue = z.core.$ZodIssue;

/** Faults told at once; whoever has more mends these first. */
const faultsMax = 100;

/** Levels of a document; conditions within conditions are the only thing that can go deep. */
const depthMax = 64;

const kinds: Readonly<Record<string, readonly [string, string]>> = {
  string: ['文字', 'a text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['对象', 'an object'],
  record: ['对象', 'an object'],
};

/** What the schema's own conditions say, by the words they say it with. */
const conditions: Readonly<Record<string, readonly [FaultCode, string, string]>> = {
  'needs zh-CN or en': ['no-language', '至少要有中文（zh-CN）或英文（en）。', 'Needs Chinese (zh-CN) or English (en).'],
  'needs a bound': [
    'no-bound',
    '要写明界限：atLeast、moreThan、atMost 或 lessThan。',
    'Needs a bound: atLeast, moreThan, atMost or lessThan.',
  ],
  'needs either words or a bound': [
    'no-bound',
    '要么列出答案（in），要么写明界限，二者取一。',
    'Needs either answers (in) or a bound, not both.',
  ],
  // Of the calendar.
  'no published holidays are known': [
    'invalid',
    '本系统尚不知道这一年的放假安排。',
    'The public holidays of this year are not known to the service yet.',
  ],
  'closes before it opens; write hours that cross midnight as two intervals': [
    'invalid',
    '结束时间须晚于开始时间；跨零点的请分成两段填写。',
    'Closes before it opens; write hours that cross midnight as two intervals.',
  ],
  'overlaps the interval before it, or is out of order': [
    'invalid',
    '与前一段时间重叠，或先后次序不对。',
    'Overlaps the interval before it, or is out of order.',
  ],
  'is a working day without opening hours': [
    'invalid',
    '这一天是工作日，须填写办公时间。',
    'This is a working day and needs opening hours.',
  ],
  'make-up workdays need the hours of a working weekday': [
    'invalid',
    '调休上班日须按某个工作日的办公时间。',
    'Make-up workdays need the hours of a working weekday.',
  ],
  'a weekday is named twice': ['invalid', '同一天列了两次。', 'A weekday is named twice.'],
  'a year is named twice': ['invalid', '同一年列了两次。', 'A year is named twice.'],
  'a day is named twice': ['invalid', '这一天列了两次。', 'This day is named twice.'],
  'a day is both closed and an extra workday': [
    'invalid',
    '这一天既列为停业日，又列为额外上班日。',
    'This day is both closed and an extra workday.',
  ],
  'not a time zone': ['invalid', '没有这个时区。', 'There is no such time zone.'],
};

const formats: readonly (readonly [part: string, code: FaultCode, message: Sentence])[] = [
  [
    '[a-z0-9]+(-[a-z0-9]+)*',
    'bad-id',
    say(
      '标识只能用小写字母、数字和中间的连字符，如 medical-affairs。',
      'An id has lower-case letters, digits and hyphens between them, such as medical-affairs.',
    ),
  ],
  [
    '24:00',
    'bad-format',
    say('要写成 08:30 这样的时刻，最晚 24:00。', 'Needs a time of day such as 08:30, at most 24:00.'),
  ],
  [
    'serial',
    'bad-format',
    say('编号规则里要有流水号，如 {serial:4}。', 'The pattern needs a serial, such as {serial:4}.'),
  ],
  ['{2,3}', 'bad-format', say('要写成语言代码，如 zh-CN、en。', 'Needs a language tag such as zh-CN or en.')],
  [
    '^(\\/',
    'bad-format',
    say('要写成 JSON 指针，如 /clocks/0/cases/0/budget。', 'Needs a JSON pointer such as /clocks/0/cases/0/budget.'),
  ],
  ['-02-29', 'bad-format', say('要写成 2026-10-01 这样的日期。', 'Needs a date such as 2026-10-01.')],
];

const shown = (values: readonly unknown[]): string => values.map(String).join(', ');

const isMissing = (issue: Issue, path: readonly PropertyKey[], document: unknown): boolean =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union') &&
  valueAt(document, path) === undefined;

/** How far off a branch of a choice is: the nearest is what was most plausibly meant. */
function distance(issues: readonly Issue[], path: readonly PropertyKey[], document: unknown): number {
  return issues.reduce((sum, issue) => {
    const own = [...path, ...issue.path];
    if (issue.code === 'unrecognized_keys') return sum + 10 * issue.keys.length;
    if (issue.path.length === 0 && issue.code === 'invalid_type') return sum + 100;
    if (issue.path.length === 0 && issue.code === 'invalid_value') return sum + 50;
    if (issue.code === 'invalid_union' && issue.path.length === 0 && issue.errors.length > 0)
      return sum + Math.min(...issue.errors.map((branch) => distance(branch, own, document)));
    return sum + (isMissing(issue, own, document) ? 5 : 1);
  }, 0);
}

/** Of a choice the faults of the branch that comes nearest; where none comes near, all the words that may stand there. */
function ofChoice(
  errors: readonly (readonly Issue[])[],
  path: readonly PropertyKey[],
  document: unknown,
): readonly Fault[] {
  const flat = errors.flatMap((branch) => {
    const [only] = branch;
    return branch.length === 1 && only?.path.length === 0 && only.code === 'invalid_union' ? only.errors : [branch];
  });
  const ranked = flat
    .map((branch) => ({ branch, off: distance(branch, path, document) }))
    .toSorted((a, b) => a.off - b.off);
  const nearest = ranked[0];
  if (!nearest) return [];
  const words = flat
    .flat()
    .flatMap((issue) => (issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values : []));
  if (nearest.off >= 50 && words.length > 0) return [notOneOf(path, words)];
  return nearest.branch.flatMap((issue) => faultsOf(issue, path, document));
}

const notOneOf = (path: readonly PropertyKey[], words: readonly unknown[]): Fault => ({
  pointer: pointerOf(path),
  code: 'not-one-of',
  message:
    words.length === 1
      ? say(`只能是 ${shown(words)}。`, `Can only be ${shown(words)}.`)
      : say(`只能是下列之一：${shown(words)}。`, `Must be one of: ${shown(words)}.`),
});

type Sized = Extract<Issue, { readonly code: 'too_big' | 'too_small' }>;

function ofSize(issue: Sized): readonly [FaultCode, Sentence] {
  const isBig = issue.code === 'too_big';
  const bound = String(isBig ? issue.maximum : issue.minimum);
  const [most, mostEn] = isBig ? ['最多', 'at most'] : ['至少', 'at least'];
  if (issue.origin === 'string')
    return [
      isBig ? 'too-long' : 'too-short',
      say(
        `文字${isBig ? '过长' : '过短'}，${most} ${bound} 个字符。`,
        `The text is too ${isBig ? 'long' : 'short'}: ${mostEn} ${bound} characters.`,
      ),
    ];
  if (issue.origin === 'array' || issue.origin === 'set')
    return [
      isBig ? 'too-many' : 'too-few',
      say(
        `条目${isBig ? '过多' : '过少'}，${most} ${bound} 条。`,
        `Too ${isBig ? 'many' : 'few'} entries: ${mostEn} ${bound}.`,
      ),
    ];
  const strict = issue.inclusive === false;
  const zh = strict ? (isBig ? `必须小于 ${bound}` : `必须大于 ${bound}`) : `${most}为 ${bound}`;
  const en = strict ? `${isBig ? 'less' : 'more'} than ${bound}` : `${mostEn} ${bound}`;
  return [isBig ? 'too-big' : 'too-small', say(`数值${isBig ? '过大' : '过小'}，${zh}。`, `The number must be ${en}.`)];
}

function faultsOf(issue: Issue, base: readonly PropertyKey[], document: unknown): readonly Fault[] {
  const path = [...base, ...issue.path];
  const pointer = pointerOf(path);
  if (isMissing(issue, path, document)) {
    const key = String(path.at(-1) ?? '');
    return [{ pointer, code: 'missing', message: say(`缺少“${key}”。`, `“${key}” is missing.`) }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        code: 'unknown-key',
        message: say(`这里没有“${key}”这一项。`, `There is no “${key}” here.`),
      }));
    case 'invalid_union':
      // A choice by one key: the words that the key may have are listed.
      if ('options' in issue && Array.isArray(issue.options)) return [notOneOf(path, issue.options)];
      return ofChoice(issue.errors, path, document);
    case 'invalid_value':
      return [notOneOf(path, issue.values)];
    case 'invalid_type': {
      const [zh, en] = kinds[issue.expected] ?? [issue.expected, issue.expected];
      return [{ pointer, code: 'wrong-type', message: say(`这里应为${zh}。`, `Must be ${en}.`) }];
    }
    case 'too_big':
    case 'too_small': {
      const [code, message] = ofSize(issue);
      return [{ pointer, code, message }];
    }
    case 'invalid_format': {
      const known = formats.find(([part]) => 'pattern' in issue && issue.pattern?.includes(part));
      const [, code, message] = known ?? ['', 'bad-format' as const, say('格式不对。', 'The form is not right.')];
      return [{ pointer, code, message }];
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => faultsOf(inner, path, document));
    case 'custom': {
      const [code, zh, en] = conditions[issue.message] ?? [
        'invalid' as const,
        '内容不合要求。',
        'Is not as it must be.',
      ];
      return [{ pointer, code, message: say(zh, en) }];
    }
    // Nothing in the language asks for multiples; should something come to, it is told.
    case 'not_multiple_of':
    default:
      return [{ pointer, code: 'invalid', message: say('内容不合要求。', 'Is not as it must be.') }];
  }
}

/** The first place that lies too deep, looked for without recursion. */
function tooDeep(document: unknown): string | undefined {
  const waiting: [value: unknown, path: readonly PropertyKey[]][] = [[document, []]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, path] = next;
    const inside = recordOf(value);
    if (!inside) continue;
    if (path.length > depthMax) return pointerOf(path);
    for (const key of Object.keys(inside)) waiting.push([inside[key], [...path, key]]);
  }
  return undefined;
}

/** What is said of a document that is nested too deeply to be read, stored or walked through by recursion. */
export function depthFault(json: unknown): Fault | undefined {
  const pointer = tooDeep(json);
  const message = say(`层次过深，最多 ${depthMax} 层。`, `Nested too deeply: at most ${depthMax} levels.`);
  return pointer === undefined ? undefined : { pointer, code: 'too-deep', message };
}

/** Reads a document against any schema, with faults an administrator understands. */
export function readAs<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
): Result<z.infer<Schema>, readonly Fault[]> {
  const deep = depthFault(json);
  if (deep) return refuse([deep]);
  const read = schema.safeParse(json);
  if (read.success) return ok(read.data);
  return refuse(read.error.issues.flatMap((issue) => faultsOf(issue, [], json)).slice(0, faultsMax));
}

/** Reads a rulebook, or tells what is wrong with it: at most 100 faults, each with its JSON pointer. */
export const readRulebook = (json: unknown): Result<Rulebook, readonly Fault[]> => readAs(Rulebook, json);

/** The same from text as it is sent: at most a million characters of JSON. */
export function readRulebookText(text: string): Result<Rulebook, readonly Fault[]> {
  const json = readJson(text);
  return json.ok ? readRulebook(json.value) : json;
}
