import type { Rulebook } from '../schema/rulebook.ts';
import { clockChecks } from './clocks.ts';
import type { Check, Finding, Given } from './finding.ts';
import { ladderChecks } from './ladders.ts';
import { listChecks } from './lists.ts';
import { peopleChecks } from './people.ts';
import { possibleUnder } from './possible.ts';
import { recordChecks } from './records.ts';
import { ruleChecks } from './rules.ts';

const checks: readonly Check[] = [
  ...listChecks,
  ...clockChecks,
  ...ladderChecks,
  ...peopleChecks,
  ...ruleChecks,
  ...recordChecks,
];

/**
 * What no administrator would see in a rulebook: rules that nobody can keep, limits that never stop, words that lead
 * nowhere. Errors first. An error keeps the rulebook from being published, a warning is shown.
 */
export function lint(rulebook: Rulebook, given: Given = {}): readonly Finding[] {
  const subject = { rulebook, given, possible: possibleUnder(rulebook) };
  const found = checks.flatMap((check) => check(subject));
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
}
