import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ComplaintCommand } from '../../shared/complaint/commands.ts';
import { eventTypes } from '../../shared/complaint/events.ts';
import { ClockStatus } from '../../shared/complaint/state.ts';
import { stages, verbNames } from '../../shared/rulebook/names.ts';
import { problemCodes } from '../../shared/contract/problems.ts';
import { capabilities } from '../../shared/rulebook/capabilities.ts';
import { LadderStep } from '../../shared/rulebook/schema/clocks.ts';
import { templateIds } from '../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { scopeKinds } from '../../shared/tenant/tables.ts';
import { noticeKinds } from '../../shared/usecase/notices/notice.ts';
import { filesBelow, projectRoot } from './support/sources.ts';

type Row = { readonly terms: readonly string[]; readonly identifiers: readonly string[]; readonly kind: string };

/** The rows of every table: Chinese terms, identifiers in code marks, kind. */
function rowsOf(markdown: string): readonly Row[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('`'))
    .map((line) => {
      const [, chinese = '', identifier = '', kind = ''] = line.split('|').map((cell) => cell.trim());
      return {
        terms: chinese.split(' / '),
        identifiers: [...identifier.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
        kind,
      };
    });
}

const rows = rowsOf(readFileSync(join(projectRoot, 'GLOSSARY.md'), 'utf8'));
const templates = filesBelow(['shared/rulebook/templates'], /\.json$/);
/** The templates are code too. Comments do not count: a word that only they still use is a word of the past. */
const code = [
  ...filesBelow(['shared', 'functions', 'web', 'infra'], /\.tsx?$/).map(({ text }) =>
    text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  ),
  ...templates.map(({ text }) => text),
];

const identifiersOf = (kind: string): readonly string[] =>
  rows.filter((row) => row.kind.split(', ').includes(kind)).flatMap((row) => row.identifiers);

const commandTypes = ComplaintCommand.options.map(({ shape }) => shape.type.value);
const positions = templateIds.flatMap((id) => templateRulebook(id).positions.map((position) => position.id));

const isNamed = (identifier: string): boolean => {
  const escaped = identifier.replaceAll(/[/-]/g, String.raw`\$&`);
  const word = new RegExp(`(^|[^A-Za-z0-9-])${escaped}${identifier.endsWith('/') ? '' : '(?![A-Za-z0-9])'}`);
  return code.some((text) => word.test(text));
};

const missing = (names: readonly string[], kinds: readonly string[]): readonly string[] => {
  const known = new Set(kinds.flatMap(identifiersOf));
  return names.filter((name) => !known.has(name));
};

describe('the glossary', () => {
  it('was read, and the code beside it', () => {
    expect(rows.length).toBeGreaterThan(270);
    expect(code.length).toBeGreaterThan(550);
    expect(templates.length).toBe(templateIds.length);
    expect(commandTypes.length).toBe(verbNames.length);
  });

  it.each([
    { what: 'command', names: commandTypes, kinds: ['command'] },
    { what: 'event', names: eventTypes, kinds: ['event'] },
    { what: 'stage', names: stages, kinds: ['stage'] },
    { what: 'clock status', names: ClockStatus.options, kinds: ['clock status'] },
    { what: 'capability', names: capabilities, kinds: ['capability'] },
    { what: 'notice kind', names: noticeKinds, kinds: ['notice kind'] },
    { what: 'scope kind', names: scopeKinds, kinds: ['scope kind'] },
    { what: 'step of a ladder', names: LadderStep.shape.action.options, kinds: ['ladder step'] },
    { what: 'position', names: positions, kinds: ['position'] },
    { what: 'problem group', names: problemCodes.map((name) => `${name.split('/', 1)[0]}/`), kinds: ['problem group'] },
  ])('has a row for every $what', ({ names, kinds }) => {
    expect(names.length).toBeGreaterThan(3);
    expect(missing(names, kinds)).toEqual([]);
  });

  it('names nothing that the code no longer has', () => {
    const identifiers = rows.flatMap((row) => row.identifiers);
    expect(identifiers.filter((identifier) => !isNamed(identifier))).toEqual([]);
  });

  it('says each Chinese term once, and every row has one', () => {
    const terms = rows.flatMap((row) => row.terms);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
    expect(terms.filter((term) => !/\p{Script=Han}/u.test(term))).toEqual([]);
  });

  it('would notice a missing row, a forgotten identifier and a term used twice', () => {
    expect(missing(['MergeComplaints'], ['command'])).toEqual(['MergeComplaints']);
    expect(isNamed('MergeComplaints')).toBe(false);
    const [row] = rowsOf('| 登记 / 立案 | `RegisterComplaint` / `ComplaintRegistered` | command, event | |');
    expect(row).toEqual({
      terms: ['登记', '立案'],
      identifiers: ['RegisterComplaint', 'ComplaintRegistered'],
      kind: 'command, event',
    });
  });
});
