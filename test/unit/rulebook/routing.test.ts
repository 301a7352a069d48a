import { describe, expect, it } from 'vitest';
import { predicateFacts } from '../../../shared/complaint/predicate-facts.ts';
import { proposeRoute } from '../../../shared/rulebook/routing.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { categoryPath } from '../../../shared/rulebook/vocabulary.ts';
import { complainant } from '../../../shared/complaint/facts.ts';
import { facts, given, hospital, term, verb } from '../../support/given.ts';

const hospitalYueqing = templateRulebook('hospital-yueqing');

const wards: Rulebook['categories'][number] = { id: term('wards'), label: { en: 'Wards' }, parent: term('nursing') };
const withSubtree: Rulebook = { ...hospitalYueqing, categories: [...hospitalYueqing.categories, wards] };
const officerAnywhere = { position: term('officer'), at: 'anywhere' as const };

/** What the rules propose for a complaint of this category, filed through the public pages. */
function proposedFor(category: string, rulebook = hospitalYueqing) {
  const under = { ...hospital, rulebook };
  const on = facts('2026-11-23 10:00', complainant, { rulebook: under });
  const { after } = given().when(verb.register({ category: term(category) }), on);
  return proposeRoute(rulebook, predicateFacts(rulebook, on.calendar, after));
}

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
    expect(proposedFor(category)?.lead).toBe(unit);
  });

  it('is not proposed for something else', () => {
    expect(proposedFor('other')).toBeUndefined();
  });

  it('is that of the category above, when there is no rule of its own', () => {
    expect(proposedFor('wards', withSubtree)).toMatchObject({ id: 'nursing', lead: 'nursing-department' });
  });

  it('is that of the first rule that holds', () => {
    const first = { id: term('all'), when: { is: 'always' as const }, lead: term('finance') };
    expect(proposedFor('nursing', { ...hospitalYueqing, routes: [first, ...hospitalYueqing.routes] })).toEqual(first);
  });

  it('comes with those that handle it together and those who are told', () => {
    const together = {
      id: term('together'),
      when: { is: 'always' as const },
      lead: term('pharmacy'),
      coDepartments: [term('finance')],
      inform: [officerAnywhere],
    };
    expect(proposedFor('drugs', { ...hospitalYueqing, routes: [together] })).toEqual(together);
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
