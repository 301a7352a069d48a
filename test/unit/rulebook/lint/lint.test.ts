import { describe, expect, it } from 'vitest';
import { pathOf, valueAt } from '../../../../shared/rulebook/fault.ts';
import { type FindingCode, findingCodes } from '../../../../shared/rulebook/lint/finding.ts';
import { lint } from '../../../../shared/rulebook/lint/lint.ts';
import { bank, smallBank } from '../small-bank.ts';
import { type Example, always, clock, label } from './example.ts';
import { examplesOfLimits } from './examples-of-limits.ts';
import { examplesOfPeople } from './examples-of-people.ts';

describe('a rulebook that is in order', () => {
  it('has no findings at all, whoever holds its positions', () => {
    expect(lint(bank())).toEqual([]);
    expect(lint(bank(), { heldPositions: new Set(smallBank.positions.map(({ id }) => id)) })).toEqual([]);
  });

  it('may name units that administrators have added', () => {
    const rulebook = bank({ '/routes/0/lead': 'legal' });
    expect(lint(rulebook, { units: new Set(['legal']) })).toEqual([]);
  });

  it('may promise a date beside a limit, and keep a shorter limit inside a longer one', () => {
    const agreed = clock({ cases: [{ id: 'all', label: label('All'), when: always, budget: { unit: 'agreed' } }] });
    const inner = clock({ id: 'inner', within: 'reply' });
    expect(lint(bank({ '/clocks/-': agreed }))).toEqual([]);
    expect(lint(bank({ '/clocks/-': inner }))).toEqual([]);
  });

  it('may let a right of the complainant run out, which nobody can stop', () => {
    const right = { start: ['ComplaintReplied'], stop: ['ComplaintRegistered'], ladder: [] };
    expect(lint(bank({ '/clocks/-': clock({ ...right, binds: 'complainant' }) }))).toEqual([]);
    expect(lint(bank({ '/clocks/-': clock(right) })).map(({ code }) => code)).toContain('never-stops');
  });
});

const examples: Readonly<Record<FindingCode, readonly Example[]>> = { ...examplesOfLimits, ...examplesOfPeople };

describe.each(findingCodes)('%s', (code) => {
  it('has an example', () => expect(examples[code].length).toBeGreaterThan(0));

  it.each(examples[code])('$what', ({ changes, pointers, isWarning, given }) => {
    const rulebook = bank(changes);
    const found = lint(rulebook, given);
    const own = found.filter((finding) => finding.code === code);
    expect(own.map(({ pointer, severity }) => `${severity} ${pointer}`)).toEqual(
      pointers.map((pointer) => `${isWarning ? 'warning' : 'error'} ${pointer}`),
    );
    for (const { message } of own) {
      expect(message['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
      expect(message.en).toMatch(/^[^\p{Script=Han}]*\.$/u);
    }
    // A finding points at a value, or at the place of one that is missing.
    for (const { pointer } of found) expect(valueAt(rulebook, pathOf(pointer).slice(0, -1))).toBeDefined();
  });
});
