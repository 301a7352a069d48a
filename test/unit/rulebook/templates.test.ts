import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capabilities } from '../../../shared/rulebook/capabilities.ts';
import { lint } from '../../../shared/rulebook/lint/lint.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { catalogue, isTemplateId, templateIds } from '../../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { play } from '../../support/rehearse.ts';

/** Every text of the tenant within a document, wherever it stands. */
function textsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh-CN' in value || 'en' in value) return [value];
  return Object.values(value).flatMap(textsIn);
}

/** Every rule within a document that says where it comes from. */
function sourcesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(sourcesIn);
  return 'source' in value ? [value.source, ...inside] : inside;
}

/** What the pointer of an open question points at. */
const at = (document: unknown, pointer: string): unknown =>
  pointer
    .slice(1)
    .split('/')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([name]) => name === key)?.[1]
          : undefined,
      document,
    );

const standardPositions = ['officer', 'handler', 'department-head', 'supervisor', 'leader', 'administrator', 'auditor'];

it('every document of the folder is in the catalogue, and only they are known', () => {
  const folder = new URL('../../../shared/rulebook/templates/', import.meta.url);
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''));
  expect(templateIds.toSorted()).toEqual(documents.toSorted());
  expect(templateIds).toHaveLength(13);
  expect(templateIds.every(isTemplateId)).toBe(true);
  expect(isTemplateId('toString')).toBe(false);
});

it('the catalogue says in Chinese and in English what each is and for whom', () => {
  const texts = textsIn(catalogue);
  expect(texts).toHaveLength(2 * templateIds.length);
  for (const text of texts) expect(Object.keys(text).toSorted()).toEqual(['en', 'zh-CN']);
});

describe.each(templateIds)('the template %s', (id) => {
  const rulebook = templateRulebook(id);

  it('is a rulebook, in JSON and out', () => {
    expect(Rulebook.parse(JSON.parse(JSON.stringify(rulebook)))).toEqual(rulebook);
  });

  // A group that only sums up its sites' complaints dispatches nothing: its one finding is that it has no routes.
  it('has nothing that lint calls wrong, and is warned of nothing but categories whose department is asked for', () => {
    const findings = lint(rulebook).filter(({ pointer }) => id !== 'property-annual' || pointer !== '/routes');
    const asked = rulebook.openQuestions.map(({ question }) => Object.values(question).join(' ')).join(' ');
    const unasked = findings.filter(({ code, pointer }) => {
      const category = rulebook.categories[Number(pointer.split('/')[2])];
      return code !== 'no-route' || category === undefined || !asked.includes(`「${category.label['zh-CN']}」`);
    });
    expect(unasked).toEqual([]);
  });

  it('takes complaints from the public, in categories of which some are public', () => {
    expect(rulebook.channels.filter(({ isHosted }) => isHosted)).toHaveLength(1);
    expect(rulebook.categories.some(({ isInternal }) => isInternal !== true)).toBe(true);
  });

  it('begins with the seven standard positions, and somebody holds every capability', () => {
    expect(rulebook.positions.slice(0, standardPositions.length).map((position) => position.id)).toEqual(
      standardPositions,
    );
    const granted = rulebook.positions.flatMap((position) => position.capabilities);
    expect(capabilities.filter((capability) => !granted.includes(capability))).toEqual([]);
    const administrator = rulebook.positions.find((position) => position.id === 'administrator');
    expect(administrator?.capabilities).toEqual(expect.arrayContaining(['managePeople', 'manageRulebook']));
  });

  // Whatever the public may choose, by name or without, can be filed, and nothing that follows in two years goes wrong.
  it('takes whatever the public pages offer, and plays on when nobody touches it', () => {
    const offered = rulebook.categories.filter(
      (category) => category.isInternal !== true && !rulebook.categories.some(({ parent }) => parent === category.id),
    );
    expect(offered.length).toBeGreaterThan(1);
    for (const { id: category } of offered) {
      for (const identityMode of ['named', 'confidential', 'anonymous'] as const) {
        const story = play(rulebook)
          .at('2026-11-23 10:00')
          .register('complainant', { category, identityMode, hasContact: identityMode !== 'anonymous' })
          .at('2028-11-23 10:00');
        expect(story.story.length).toBeGreaterThan(0);
        expect(story.state.clocks.filter(({ status }) => status === 'running')).toEqual([]);
      }
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

  it('says of its rules where they come from, and asks openly about what we proposed', () => {
    const sources = sourcesIn(rulebook);
    expect(sources.length).toBeGreaterThan(10);
    expect(sources).toContain(id.startsWith('cn-') ? 'law' : 'institution');
    expect(sources).not.toContain(id.startsWith('cn-') ? 'institution' : 'law');
    const pointers = rulebook.openQuestions.flatMap(({ about }) => about ?? []);
    expect(pointers.length).toBeGreaterThan(0);
    expect(pointers.filter((pointer) => at(rulebook, pointer) === undefined)).toEqual([]);
  });
});
