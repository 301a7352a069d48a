import { describe, expect, it } from 'vitest';
import { predicateFacts } from '../../../shared/complaint/predicate-facts.ts';
import { proposeLead } from '../../../shared/rulebook/routing.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { categoryPath } from '../../../shared/rulebook/vocabulary.ts';
import { term } from '../../support/given.ts';

const hospitalYueqing = templateRulebook('hospital-yueqing');

const wards: Rulebook['categories'][number] = { id: term('wards'), label: { en: 'Wards' }, parent: term('nursing') };
const withSubtree: Rulebook = { ...hospitalYueqing, categories: [...hospitalYueqing.categories, wards] };
const leadFor = (category: string, rulebook = hospitalYueqing) =>
  proposeLead(
    rulebook,
    predicateFacts(rulebook, { category: term(category), channel: term('web'), identityMode: 'named' }, 0),
  );

describe('the department that a complaint goes to', () => {
  it.each([
    ['ethics', 'audit-office'],
    ['outpatient', 'outpatient-department'],
    ['medical-quality', 'medical-affairs'],
    ['nursing', 'nursing-department'],
    ['charging', 'finance'],
    ['drugs', 'pharmacy'],
    ['devices', 'medical-engineering'],
    ['cleaning-catering', 'general-affairs'],
    ['lifts-water-power', 'power-equipment'],
    ['security', 'security-office'],
  ])('%s goes to %s', (category, unit) => {
    expect(leadFor(category)?.unit).toBe(unit);
  });

  it('is not proposed for something else', () => {
    expect(leadFor('other')).toBeUndefined();
  });

  it('is that of the category above, when there is no rule of its own', () => {
    expect(leadFor('wards', withSubtree)).toEqual({ route: 'nursing', unit: 'nursing-department' });
  });

  it('is that of the first rule that holds', () => {
    const first = { id: term('all'), when: { is: 'always' as const }, lead: term('finance') };
    expect(leadFor('nursing', { ...hospitalYueqing, routes: [first, ...hospitalYueqing.routes] })).toEqual({
      route: 'all',
      unit: 'finance',
    });
  });
});

describe('the category tree', () => {
  it('leads from a category to its root', () => {
    expect(categoryPath(withSubtree, 'wards')).toEqual(['wards', 'nursing']);
    expect(categoryPath(withSubtree, 'parking')).toEqual([]);
  });

  it('that bites its own tail is walked once', () => {
    const knot = {
      ...hospitalYueqing,
      categories: [
        { id: term('egg'), label: { en: 'Egg' }, parent: term('hen') },
        { id: term('hen'), label: { en: 'Hen' }, parent: term('egg') },
      ],
    };
    expect(categoryPath(knot, 'egg')).toEqual(['egg', 'hen']);
  });
});
