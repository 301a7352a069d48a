import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../../../shared/rulebook/lint/lint.ts';
import { pathOf, valueAt } from '../../../../shared/rulebook/fault.ts';
import { termFacts } from '../../../../shared/rulebook/predicate.ts';
import { readRulebook } from '../../../../shared/rulebook/read-rulebook.ts';
import { wordsUsed } from '../../../../shared/rulebook/words/words-used.ts';
import { bank } from '../small-bank.ts';

it.each([...termFacts, 'category', 'location', 'flag', 'missed'])('a word of %s that no list has is found', (is) => {
  const rulebook = bank({ '/retention/0/when': { is: 'not', of: { is, in: ['no-such-word'] } } });
  const found = lint(rulebook).filter(({ code }) => code === 'unknown-word');
  expect(found.map(({ pointer }) => pointer)).toEqual(['/retention/0/when/of/in/0']);
});

const folder = join(import.meta.dirname, '../../../../shared/rulebook/templates');
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, unknown] => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);

it('there are templates to look at', () => {
  expect(documents.length).toBeGreaterThan(10);
});

describe.each(documents)('%s', (_, document) => {
  const whole = readRulebook(document);
  if (!whole.ok) throw new Error(JSON.stringify(whole.refusal));

  it('may be published as it is', () => {
    expect(lint(whole.value).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('may not with any one of its references broken, and lint says which', () => {
    const used = wordsUsed(whole.value);
    expect(used.length).toBeGreaterThan(20);
    for (const { pointer, list } of used) {
      const broken: unknown = structuredClone(document);
      const path = pathOf(pointer);
      const parent = valueAt(broken, path.slice(0, -1));
      if (typeof parent !== 'object' || parent === null) throw new Error(pointer);
      Reflect.set(parent, path.at(-1) ?? '', 'no-such-word');
      const read = readRulebook(broken);
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      const found = lint(read.value).filter(({ code }) => code === 'unknown-word');
      // A field without options takes any answer.
      if (list !== 'options') expect(found.map((finding) => finding.pointer)).toEqual([pointer]);
    }
  });
});
