import { describe, expect, it } from 'vitest';
import { holds } from '../../../shared/rulebook/predicate.ts';
import { type Recipient, Rulebook } from '../../../shared/rulebook/schema.ts';
import { isTemplateId, templates } from '../../../shared/rulebook/templates/templates.ts';
import { categoryPath } from '../../../shared/rulebook/vocabulary.ts';

const all = Object.entries(templates);

/** Every text of the tenant within a document, wherever it stands. */
function textsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh-CN' in value || 'en' in value) return [value];
  return Object.values(value).flatMap(textsIn);
}

it('there are templates, and only they are known', () => {
  expect(all.length).toBeGreaterThan(0);
  expect(all.every(([id]) => isTemplateId(id))).toBe(true);
  expect(isTemplateId('toString')).toBe(false);
});

describe.each(all)('the template %s', (_, { rulebook }) => {
  const positions = new Set<string>(rulebook.positions.map(({ id }) => id));
  const units = new Set<string>(rulebook.units.map(({ id }) => id));
  const categories = new Set<string>(rulebook.categories.map(({ id }) => id));

  it('is a rulebook', () => {
    expect(Rulebook.parse(JSON.parse(JSON.stringify(rulebook)))).toEqual(rulebook);
  });

  it('gives every id once', () => {
    for (const list of [
      rulebook.channels,
      rulebook.categories,
      rulebook.satisfactions,
      rulebook.positions,
      rulebook.units,
      rulebook.routes,
      rulebook.clocks,
      rulebook.openQuestions,
      ...rulebook.clocks.flatMap((clock) => [clock.cases, clock.ladder]),
    ]) {
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('takes complaints through the public pages', () => {
    expect(rulebook.channels.map(({ id }) => id)).toContain('web');
  });

  it('knows every parent, the centre, and every department of a route', () => {
    for (const category of rulebook.categories) if (category.parent) expect(categories).toContain(category.parent);
    for (const unit of rulebook.units) if (unit.parent) expect(units).toContain(unit.parent);
    expect(units).toContain(rulebook.centre);
    for (const route of rulebook.routes) expect(units).toContain(route.lead);
  });

  it('routes every category, or asks openly where it goes', () => {
    const asked = rulebook.openQuestions.map(({ question }) => Object.values(question).join(' ')).join(' ');
    for (const category of rulebook.categories) {
      const facts = {
        category: category.id,
        categoryPath: categoryPath(rulebook, category.id),
        channel: 'web',
        identityMode: 'named' as const,
        departments: 0,
      };
      const isRouted = rulebook.routes.some((route) => holds(route.when, facts));
      const isAsked = asked.includes(`「${category.label['zh-CN']}」`);
      expect({ category: category.id, decided: isRouted || isAsked }).toEqual({ category: category.id, decided: true });
    }
  });

  it('tells only positions that exist', () => {
    const told: Recipient[] = [
      ...rulebook.clocks.flatMap((clock) => clock.ladder.flatMap((step) => step.tell)),
      ...Object.values(rulebook.notices).flatMap((tell) => tell ?? []),
    ];
    expect(told.length).toBeGreaterThan(0);
    for (const { position } of told) expect(positions).toContain(position);
  });

  it('has ladders with exactly one miss, at the due moment', () => {
    expect(rulebook.clocks.length).toBeGreaterThan(0);
    for (const clock of rulebook.clocks) {
      const misses = clock.ladder.filter((step) => step.action === 'miss');
      expect(misses).toMatchObject([{ at: 'due' }]);
    }
  });

  it('has clocks of which one case always applies', () => {
    for (const clock of rulebook.clocks) expect(clock.cases.at(-1)?.when).toEqual({ is: 'always' });
  });

  it('lets somebody use every verb, and somebody manage the people', () => {
    const granted = new Set(rulebook.positions.flatMap((position) => position.capabilities));
    for (const needed of [
      'dispatch',
      'state',
      'reply',
      'close',
      'revealIdentity',
      'readDossier',
      'managePeople',
    ] as const) {
      expect(granted).toContain(needed);
    }
  });

  it('has a degree that settles and one that does not', () => {
    expect(new Set(rulebook.satisfactions.map(({ settles }) => settles))).toEqual(new Set([true, false]));
  });

  it('says everything in Chinese and in English', () => {
    const texts = textsIn(rulebook);
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) expect(Object.keys(text).toSorted()).toEqual(['en', 'zh-CN']);
  });
});
