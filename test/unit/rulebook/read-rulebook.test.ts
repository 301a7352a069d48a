import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRulebook, readRulebookText } from '../../../shared/rulebook/read-rulebook.ts';
import { bank, bankJson } from './small-bank.ts';

const faultsOf = (changes: Readonly<Record<string, unknown>>) => {
  const read = readRulebook(bankJson(changes));
  return read.ok ? [] : read.refusal;
};
const inShort = (changes: Readonly<Record<string, unknown>>) =>
  faultsOf(changes).map(({ code, pointer }) => `${code} ${pointer}`);

it('reads a rulebook', () => {
  expect(readRulebook(bankJson())).toEqual({ ok: true, value: bank() });
  expect(readRulebookText(JSON.stringify(bankJson()))).toEqual({ ok: true, value: bank() });
});

describe('what is wrong, and where', () => {
  it.each<[what: string, changes: Readonly<Record<string, unknown>>, faults: readonly string[]]>([
    [
      'an unknown key',
      { '/colour': 'red', '/clocks/0/colour': 'red' },
      ['unknown-key /clocks/0/colour', 'unknown-key /colour'],
    ],
    ['a key with a slash', { '/a~1b': 1 }, ['unknown-key /a~1b']],
    [
      'something missing',
      { '/centre': undefined, '/clocks/0/cases/0/budget': undefined },
      ['missing /centre', 'missing /clocks/0/cases/0/budget'],
    ],
    [
      'another type',
      { '/title': 'Rules', '/clocks/0/isPublic': 'yes' },
      ['wrong-type /title', 'wrong-type /clocks/0/isPublic'],
    ],
    ['half a day', { '/clocks/0/cases/0/budget/count': 1.5 }, ['wrong-type /clocks/0/cases/0/budget/count']],
    ['a word that is none of the language', { '/defaultLanguage': 'fr' }, ['not-one-of /defaultLanguage']],
    ['a verb in a condition', { '/routes/0/when': { is: 'colour', in: ['red'] } }, ['not-one-of /routes/0/when/is']],
    [
      'a unit of time',
      { '/clocks/0/cases/0/budget': { unit: 'fortnights', count: 1 } },
      ['not-one-of /clocks/0/cases/0/budget/unit'],
    ],
    ['a fact that starts a clock', { '/clocks/0/start': ['Sunrise'] }, ['not-one-of /clocks/0/start/0']],
    [
      'too many',
      { '/categories': Array.from({ length: 5000 }, (_, index) => ({ id: `c${index}`, label: { en: 'C' } })) },
      ['too-many /categories'],
    ],
    ['too few', { '/satisfactions': [] }, ['too-few /satisfactions']],
    [
      'a number too large, and one too small',
      { '/clocks/0/cases/0/budget/count': 5000, '/clocks/0/cases/1/budget/count': 0 },
      ['too-big /clocks/0/cases/0/budget/count', 'too-small /clocks/0/cases/1/budget/count'],
    ],
    ['an id', { '/centre': 'Head Office' }, ['bad-id /centre']],
    ['a text too long', { '/title/en': 'x'.repeat(2001) }, ['too-long /title/en']],
    ['no text', { '/title/en': '' }, ['too-short /title/en']],
    ['a text in no language of the product', { '/title': { fr: 'Règles' } }, ['no-language /title']],
    ['a language that is none', { '/title/english': 'Rules' }, ['bad-format /title/english']],
    ['a time of day', { '/channels/2/inspection/by': '25:00' }, ['bad-format /channels/2/inspection/by']],
    ['a pattern without a serial', { '/numbering/pattern': '{YYYY}' }, ['bad-format /numbering/pattern']],
    ['a pointer', { '/openQuestions/0/about/0': 'clocks' }, ['bad-format /openQuestions/0/about/0']],
    [
      'a comparison without a bound',
      { '/classification/0/when': { is: 'amount' } },
      ['no-bound /classification/0/when'],
    ],
    [
      'a field with words and a bound',
      { '/retention/0/when': { is: 'field', field: 'card', in: ['debit'], atLeast: 1 } },
      ['no-bound /retention/0/when'],
    ],
  ])('%s', (_, changes, faults) => {
    expect(inShort(changes)).toEqual(faults);
  });

  it.each<[what: string, changes: Readonly<Record<string, unknown>>, faults: readonly string[]]>([
    [
      'whom to tell: a position without a place',
      { '/clocks/0/ladder/0/tell/0': { position: 'officer' } },
      ['missing /clocks/0/ladder/0/tell/0/at'],
    ],
    [
      'whom to tell: a party',
      { '/clocks/0/ladder/0/tell/0': { party: 'everybody' } },
      ['not-one-of /clocks/0/ladder/0/tell/0/party'],
    ],
    ['a place', { '/clocks/0/ladder/0/tell/0/at': 'somewhere' }, ['not-one-of /clocks/0/ladder/0/tell/0/at']],
    ['a level', { '/clocks/0/ladder/0/tell/0/at': { level: -1 } }, ['too-small /clocks/0/ladder/0/tell/0/at/level']],
    ['a moment', { '/clocks/0/ladder/0/at': 'late' }, ['not-one-of /clocks/0/ladder/0/at']],
    ['an amount', { '/accountability/rules/0/amount': { from: 100 } }, ['missing /accountability/rules/0/amount/to']],
    ['a need', { '/requirements/0/needs/0': { entry: 'blood' } }, ['not-one-of /requirements/0/needs/0/entry']],
  ])('of a choice, at the branch that was meant: %s', (_, changes, faults) => {
    expect(inShort(changes)).toEqual(faults);
  });

  it('is said in both languages, with the words that may stand there', () => {
    expect(faultsOf({ '/clocks/0/ladder/0/at': 'late' })[0]?.message).toEqual({
      'zh-CN': '只能是下列之一：due, target。',
      en: 'Must be one of: due, target.',
    });
    expect(faultsOf({ '/colour': 'red' })[0]?.message).toEqual({
      'zh-CN': '这里没有“colour”这一项。',
      en: 'There is no “colour” here.',
    });
    expect(faultsOf({ '/satisfactions': [] })[0]?.message).toEqual({
      'zh-CN': '条目过少，至少 2 条。',
      en: 'Too few entries: at least 2.',
    });
  });

  it('comes to a hundred faults at most', () => {
    const routes = Array.from({ length: 500 }, (_, index) => ({ id: `r${index}`, when: { is: 'always' } }));
    expect(faultsOf({ '/routes': routes })).toHaveLength(100);
  });

  it('is answered for any JSON at all, and for nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const read = readRulebook(json);
        expect(read.ok).toBe(false);
        if (!read.ok) expect(read.refusal.length).toBeGreaterThan(0);
      }),
      { seed: 20261122, numRuns: 200 },
    );
    expect(readRulebook(undefined).ok).toBe(false);
  });

  it('conditions within conditions without end are refused, not run into', () => {
    const deep = JSON.parse(`${'{"is":"not","of":'.repeat(20_000)}{"is":"always"}${'}'.repeat(20_000)}`);
    expect(inShort({ '/routes/0/when': deep })).toEqual([expect.stringMatching(/^too-deep \/routes\/0\/when(\/of)+$/)]);
  });
});

const faults = (text: string) => {
  const read = readRulebookText(text);
  return read.ok ? [] : read.refusal.map(({ code, pointer, message }) => [code, pointer, message.en]);
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('a file that is no JSON', () => {
  it.each<[text: string, line: number, column: number]>([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": [1, 2}', 1, 12],
    ['{"a": 01}', 1, 8],
    ['{"a": "b\n"}', 1, 7],
    ['{"a": nul}', 1, 7],
    ['{} {}', 1, 4],
    ["{'a': 1}", 1, 2],
  ])('%o breaks at line %i, column %i', (text, line, column) => {
    expect(faults(text)).toEqual([['invalid-json', '', `Not valid JSON: line ${line}, column ${column}.`]]);
  });

  it('is told from JSON exactly as the parser does', () => {
    const mark = fc.constantFrom(
      ...Array.from('{}[],:"\\ \n'),
      'true',
      'null',
      '-',
      '1',
      '.5',
      'e3',
      '"a"',
      '"b":',
      'u00e9',
      'x',
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), fc.jsonValue(), fc.boolean(), (marks, value, isWhole) => {
        const text = isWhole ? JSON.stringify(value, undefined, 1) : marks.join('');
        const isRefused = faults(text).some(([code]) => code === 'invalid-json');
        expect({ text, isRefused }).toEqual({ text, isRefused: !isJson(text) });
        read += 1;
      }),
      { seed: 20261122, numRuns: 2000 },
    );
    expect(read).toBe(2000);
  });

  it('may not say a thing twice in one place', () => {
    const text = '{"clocks": [{"id": "a"}, {"id": "b", "label": {}, "id": "c"}]}';
    expect(faults(text)).toEqual([['duplicate-key', '/clocks/1/id', '“id” stands twice in the same place.']]);
  });

  it('may not be larger than a million characters', () => {
    expect(faults(`"${'x'.repeat(2_000_000)}"`)).toEqual([
      ['too-large', '', 'The file is too large: 2000002 characters, at most 1000000.'],
    ]);
  });
});
