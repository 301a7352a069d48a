import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ComplaintCommand } from '../../../../shared/complaint/commands.ts';
import { verbs } from '../../../../shared/complaint/verbs.ts';
import { TermId } from '../../../../shared/kernel/ids.ts';
import { keysOf } from '../../../../shared/kernel/keys-of.ts';
import { carriers, lawfulActors } from '../../../../shared/rulebook/lint/law.ts';
import { listOfKey, wordsUsed } from '../../../../shared/rulebook/words/words-used.ts';
import { Predicate } from '../../../../shared/rulebook/predicate.ts';
import { Rulebook } from '../../../../shared/rulebook/schema/rulebook.ts';
import { bank } from '../small-bank.ts';

describe('what lint knows of the law', () => {
  it('is what the verbs say', () => {
    const { RegisterComplaint: _, ...running } = lawfulActors;
    expect(running).toEqual(Object.fromEntries(keysOf(verbs).map((verb) => [verb, verbs[verb].by])));
    expect(keysOf(verbs).length).toBeGreaterThan(50);
  });

  it.each(keysOf(carriers))('knows which verbs carry %s', (what) => {
    const able = ComplaintCommand.options.flatMap(({ shape }) => (what in shape ? [...shape.type.values] : []));
    expect(able.length).toBeGreaterThan(3);
    expect(new Set<string>(carriers[what])).toEqual(new Set<string>(able));
  });
});

/** Where the schema has a word of some list: the key, and the key that its object stands under. */
function placesOfWords(): readonly { readonly key: string; readonly inList: string }[] {
  const found = new Map<string, { key: string; inList: string }>();
  const seen = new Set<string>();
  const visit = (schema: z.core.$ZodType, key: string, inList: string): void => {
    if (schema === Predicate) return;
    if (schema === TermId) {
      if (key !== 'id') found.set(`${inList}/${key}`, { key, inList });
      return;
    }
    const mark = `${inList}/${key}/`;
    if (schema instanceof z.ZodObject) {
      if (seen.has(mark + Object.keys(schema.shape).join())) return;
      seen.add(mark + Object.keys(schema.shape).join());
      for (const [name, child] of Object.entries(schema.shape)) visit(child, name, key);
    } else if (schema instanceof z.ZodArray) visit(schema.element, key, inList);
    else if (schema instanceof z.ZodOptional) visit(schema.unwrap(), key, inList);
    else if (schema instanceof z.ZodUnion) for (const option of schema.options) visit(option, key, inList);
    else if (schema instanceof z.ZodRecord) visit(schema.valueType, key, inList);
  };
  visit(Rulebook, '', '');
  return [...found.values()];
}

describe('the words that rules use', () => {
  it('are known wherever the schema has one', () => {
    const places = placesOfWords();
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter(({ key, inList }) => listOfKey(key, inList) === undefined)).toEqual([]);
  });

  it('are found in a rulebook that uses them all, each at its place', () => {
    const used = wordsUsed(bank());
    expect(used).toContainEqual({ list: 'units', word: 'union', pointer: '/centre' });
    expect(used).toContainEqual({ list: 'categories', word: 'crime', pointer: '/clocks/0/cases/0/when/of/0/in/0' });
    expect(used).toContainEqual({ list: 'measureRules', word: 'late', pointer: '/clocks/0/ladder/3/measure' });
    expect(used).toContainEqual({ list: 'clocks', word: 'reply', pointer: '/clocks/1/within' });
    expect(used.filter(({ word }) => word === 'working-days')).toEqual([]);
  });
});
