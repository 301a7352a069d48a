import { Scenario } from '../../shared/rehearsal/scenario.ts';
import { simulate } from '../../shared/rehearsal/simulate.ts';
import type { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { templateIds } from '../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import type { Figure } from './figure.ts';

const scenarios = 1000;
const stepsEach = 20;

/** Two dispatches to each of ten departments in turn, a week in all, and then left alone until nothing is waited for. */
function storyFor(rulebook: Rulebook, category: number): Scenario {
  const holder = rulebook.positions.find(({ capabilities }) => capabilities.includes('dispatch'));
  const departments = rulebook.units.filter(({ id }) => id !== rulebook.centre);
  return Scenario.parse({
    startAt: '2026-09-28 09:00',
    filing: { category: rulebook.categories[category % rulebook.categories.length]?.id },
    steps: Array.from({ length: stepsEach }, (_, index) => ({
      after: { unit: 'hours', count: 8 },
      by: { position: holder?.id },
      do: {
        type: 'DispatchComplaint',
        lead: departments[index % departments.length]?.id ?? rulebook.centre,
        coDepartments: [],
      },
    })),
  });
}

/** A thousand stories of twenty steps through the largest template, one after another. */
export function rehearsalFigures(): Figure[] {
  const rulebooks = templateIds.map(templateRulebook);
  const [largest] = rulebooks.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  if (!largest) throw new Error('there are no templates');
  const stories = Array.from({ length: 100 }, (_, index) => storyFor(largest, index));
  let entries = 0;
  const from = performance.now();
  for (let index = 0; index < scenarios; index++) {
    const story = stories[index % stories.length];
    if (story) entries += simulate({ rulebook: largest, calendar: firstCalendar }, story).entries.length;
  }
  const took = performance.now() - from;
  if (entries < scenarios * stepsEach) throw new Error('the stories were not played');
  return [{ what: '1,000 rehearsals of 20 steps', value: took, unit: 'ms', budget: 5000 }];
}
