import { expect, it } from 'vitest';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { numberPlan } from '../../../shared/rulebook/numbering.ts';

const day = IsoDate.parse('2026-11-02');

it.each([
  ['{YYYY}{MM}-{serial:4}', '202611-', '202611-0042'],
  ['{YY}{MM}{DD}{serial:2}', '261102', '26110242'],
  ['投诉〔{YYYY}〕{serial:3}号', '投诉〔2026〕号', '投诉〔2026〕042号'],
  ['{serial:6}', '', '000042'],
])('%s counts in %s and writes %s', (pattern, counted, number) => {
  const plan = numberPlan(pattern, day);
  expect(plan.period).toBe(counted);
  expect(plan.write(42)).toBe(number);
});

it('writes a serial that outgrows its width in full, so that no number comes twice', () => {
  const { write } = numberPlan('{YYYY}{MM}-{serial:4}', day);
  expect(write(9999)).toBe('202611-9999');
  expect(write(10_000)).toBe('202611-10000');
});

const period = (on: string) => numberPlan('{YYYY}{MM}-{serial:4}', IsoDate.parse(on)).period;

it('starts anew when the period changes, and only then', () => {
  expect(period('2026-11-01')).toBe(period('2026-11-30'));
  expect(period('2026-12-01')).not.toBe(period('2026-11-30'));
});
