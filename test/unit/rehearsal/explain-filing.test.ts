import { expect, test } from 'vitest';
import { explainFiling } from '../../../shared/rehearsal/explain-filing.ts';
import { Scenario } from '../../../shared/rehearsal/scenario.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { calendar, dispatchTo, filed, hospital, replied, type Story } from './stories.ts';

const explain = (story: Story, rulebook: Rulebook = hospital) =>
  explainFiling({ rulebook, calendar }, Scenario.parse(story), 'zh-CN');

const runningIn = (story: Story, rulebook?: Rulebook) =>
  explain(story, rulebook).deadlines.flatMap(({ running }) => running);

// Monday 28 September 2026 does not count: Tue 29=1, Wed 30=2, 1-7 October off, Thu 8=3, Fri 9=4, make-up Sat 10=5.
test('a complaint that is left alone is due after five working days, and its ladder is told up to the last rung', () => {
  const [feedback, ...others] = runningIn(filed);
  expect(others).toEqual([]);
  expect(feedback?.clock).toMatchObject({ clock: 'feedback', dueOn: '2026-10-10', status: 'running' });
  expect(feedback?.explained.sentences.join('')).toContain('国庆节');
  expect(feedback?.ladder.map(({ step }) => step.id)).toEqual(['one-day-before', 'due', 'one-day-after']);
  expect(feedback?.ladder.map(({ at }) => at.slice(0, 10))).toEqual(['2026-10-09', '2026-10-10', '2026-10-12']);
});

// Mon 12=6, Tue 13=7, Wed 14=8, Thu 15=9, Fri 16=10.
test('things stand as they do after the last step, not as silence leaves them afterwards', () => {
  const [feedback] = runningIn({ ...filed, steps: [dispatchTo('nursing-department', 'medical-affairs')] });
  expect(feedback?.clock).toMatchObject({ clock: 'feedback', dueOn: '2026-10-16', status: 'running' });
  const [answered] = runningIn({ ...filed, steps: [{ ...replied, at: '2026-09-29 10:00' }] });
  expect(answered?.clock).toMatchObject({ clock: 'feedback', status: 'met' });
  expect(answered?.ladder).toEqual([]);
});

test('every clock of the rulebook is named in its order, those that have not started with nothing that runs', () => {
  const bank = templateRulebook('cn-bank-insurance-2020');
  const { deadlines } = explain(filed, bank);
  expect(deadlines.map(({ rule }) => rule.id).slice(0, bank.clocks.length)).toEqual(bank.clocks.map(({ id }) => id));
  expect(deadlines.some(({ running }) => running.length > 0)).toBe(true);
  expect(deadlines.some(({ running }) => running.length === 0)).toBe(true);
});

test('it tells which department the routes propose', () => {
  expect(explain({ ...filed, filing: { category: 'nursing' } }).proposed).toMatchObject({ lead: 'nursing-department' });
});

test('a filing that the rules refuse has no dates, and says why', () => {
  const { deadlines, refusal, proposed } = explain({ ...filed, filing: { category: 'no-such-category' } });
  expect(refusal?.code).toBe('complaint/unknown-term');
  expect(deadlines.flatMap(({ running }) => running)).toEqual([]);
  expect(proposed).toBeUndefined();
});
