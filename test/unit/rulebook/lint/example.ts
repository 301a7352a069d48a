import type { Given } from '../../../../shared/rulebook/lint/finding.ts';
import { smallBank } from '../small-bank.ts';

export const label = (en: string) => ({ 'zh-CN': '甲', en });
export const always = { is: 'always' };
export const days = (count: number) => ({ unit: 'working-days', count });
export const officer = { position: 'officer', at: 'anywhere' };
export const leader = { position: 'leader', at: 'anywhere' };
export const due = { id: 'due', action: 'miss', at: 'due', tell: [officer] };
export const clock = (change: Readonly<Record<string, unknown>>) => ({
  id: 'other',
  label: label('Other'),
  start: ['ComplaintRegistered'],
  stop: ['ComplaintReplied'],
  cases: [{ id: 'all', label: label('All'), when: always, budget: days(2) }],
  ladder: [due],
  isPublic: false,
  ...change,
});
export const positionsWithout = (...capabilities: readonly string[]) =>
  smallBank.positions.map((position) => ({
    ...position,
    capabilities: position.capabilities.filter((each) => !capabilities.includes(each)),
  }));

/** What an administrator might write, and where lint says that something is wrong. */
export type Example = {
  readonly what: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly pointers: readonly string[];
  readonly isWarning?: true;
  readonly given?: Given;
};
