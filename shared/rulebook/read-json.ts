import { type Result, ok, refuse } from '../kernel/result.ts';
import { type Fault, pointerOf } from './fault.ts';
import { say } from './words/say.ts';

const space = String.raw`[ \t\n\r]*`;
const string = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"`;
const scalar = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`;
const token = new RegExp(`${space}(?:(${string})|(${scalar})|([[\\]{},:]))`, 'y');
const blank = new RegExp(space, 'y');

type Level = { readonly isObject: boolean; key: string; index: number; readonly keys: Set<string> };

/**
 * Looks through a text that should be JSON. Answers where it stops being JSON, or which key an object has twice: the
 * parser would keep the last of them without a word.
 */
function scan(text: string): { readonly brokenAt?: number; readonly twice?: readonly PropertyKey[] } {
  const levels: Level[] = [];
  let expects: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing' = 'value';
  let at = 0;
  const after = (): typeof expects => (levels.length > 0 ? 'commaOrEnd' : 'nothing');
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(text);
    blank.lastIndex = at;
    blank.exec(text);
    const start = blank.lastIndex;
    if (!found) return start >= text.length && expects === 'nothing' ? {} : { brokenAt: start };
    at = token.lastIndex;
    const [, written, plain, mark] = found;
    const level = levels.at(-1);
    const wantsValue = expects === 'value' || expects === 'valueOrEnd';
    if (written !== undefined && (expects === 'key' || expects === 'keyOrEnd') && level) {
      level.key = String(JSON.parse(written));
      if (level.keys.has(level.key)) return { twice: levels.map((each) => (each.isObject ? each.key : each.index)) };
      level.keys.add(level.key);
      expects = 'colon';
    } else if ((written ?? plain) !== undefined && wantsValue) expects = after();
    else if ((mark === '{' || mark === '[') && wantsValue) {
      levels.push({ isObject: mark === '{', key: '', index: 0, keys: new Set() });
      expects = mark === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else if (mark === ':' && expects === 'colon') expects = 'value';
    else if (mark === ',' && expects === 'commaOrEnd' && level) {
      level.index += 1;
      expects = level.isObject ? 'key' : 'value';
    } else if (
      level &&
      ((mark === '}' && level.isObject && (expects === 'keyOrEnd' || expects === 'commaOrEnd')) ||
        (mark === ']' && !level.isObject && (expects === 'valueOrEnd' || expects === 'commaOrEnd')))
    ) {
      levels.pop();
      expects = after();
    } else return { brokenAt: start };
  }
}

/** Characters that a rulebook may have as JSON. */
const textMax = 1_000_000;

/** Reads JSON as an administrator sends it; faults name line and column, counted from 1. */
export function readJson(text: string): Result<unknown, readonly Fault[]> {
  if (text.length > textMax) {
    const message = say(
      `文件过大：共 ${text.length} 个字符，最多 ${textMax} 个。`,
      `The file is too large: ${text.length} characters, at most ${textMax}.`,
    );
    return refuse([{ pointer: '', code: 'too-large', message }]);
  }
  const { brokenAt, twice } = scan(text);
  if (brokenAt !== undefined) {
    const before = text.slice(0, brokenAt).split('\n');
    const line = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    const message = say(
      `不是有效的 JSON：第 ${line} 行第 ${column} 列有误。`,
      `Not valid JSON: line ${line}, column ${column}.`,
    );
    return refuse([{ pointer: '', code: 'invalid-json', message }]);
  }
  if (twice) {
    const key = String(twice.at(-1));
    const message = say(`“${key}”在同一处出现两次。`, `“${key}” stands twice in the same place.`);
    return refuse([{ pointer: pointerOf(twice), code: 'duplicate-key', message }]);
  }
  return ok(JSON.parse(text));
}
