import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../../infra/rulebook/run.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { calendarWith } from '../calendar/calendars.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulebook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Monday 28 September 2026, 09:00 in Shanghai: five working days end on Saturday 10 October, a make-up workday. */
const now = new Date('2026-09-28T01:00:00.000Z');
const ask = (...argv: readonly string[]) => run(argv, now);

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const hospital = templateRulebook('hospital-yueqing');

test('lint says what is wrong, where and how badly, and fails on an error', () => {
  const broken = file('broken.json', { ...hospital, centre: 'nowhere' });
  const { out, code } = ask('lint', broken);
  expect(out.filter((line) => line.startsWith('错误  /centre  '))).toHaveLength(1);
  expect(code).toBe(1);
  expect(ask('lint', broken, '--lang', 'en').out.join('\n')).toMatch(/^error {2}\/centre {2}/m);
});

test('lint of a template without errors succeeds', () => {
  const { out, code } = ask('lint', 'hospital-yueqing');
  expect(out.filter((line) => line.startsWith('错误'))).toEqual([]);
  expect(code).toBe(0);
});

test('a document that is no rulebook is refused with the pointer of each fault', () => {
  const { errors, code } = ask(
    'lint',
    file('unknown-key.json', { ...hospital, deadlines: [], schema: 2 }),
    '--lang',
    'en',
  );
  expect(errors.map((line) => line.slice(line.indexOf('#'), line.indexOf('  ')))).toEqual(['#/schema', '#/deadlines']);
  expect(code).toBe(1);
});

test('JSON that cannot be read says in which line', () => {
  const { errors, code } = ask('lint', file('comma.json', '{\n  "schema": 1,,\n}'));
  expect(errors.join('\n')).toMatch(/2/);
  expect(code).toBe(1);
});

test('simulate plays a complaint that is left alone, or the story of a file', () => {
  expect(ask('simulate', 'hospital-yueqing', '--lang', 'en').out).toContain(
    'Sat 10 Oct 2026, 17:30: “Answer” is missed; it was due Sat 10 Oct 2026, 17:30.',
  );
  const story = file('story.json', {
    startAt: '2026-07-01 09:00',
    steps: [
      {
        after: { unit: 'working-days', count: 2 },
        by: { position: 'officer' },
        do: { type: 'ReplyToComplainant', reply: '…' },
      },
    ],
  });
  const { out } = ask('simulate', 'hospital-yueqing', '--scenario', story);
  expect(out).toContain('2026年7月3日（周五）09:00：投诉中心人员答复投诉人。');
  expect(out.join('\n')).not.toContain('逾期');
});

test('explain tells of every deadline how it was reckoned', () => {
  expect(ask('explain', 'hospital-yueqing', '--at', '2026-09-28 09:00').out).toEqual([
    '“反馈”：2026年10月10日（周六）17:30前，适用“情况较复杂、需要调查核实的投诉”',
    '  2026年9月28日（周一）起算，当日不计',
    '  9月29日至30日：第1至2个工作日',
    '  10月1日至7日：国庆节放假，不计',
    '  10月8日至9日：第3至4个工作日',
    '  10月10日（周六）：国庆节调休上班，第5个工作日',
    '  应于2026年10月10日（周六）17:30前完成',
    '  按工作日历第1版计算',
  ]);
});

test('explain tells what a clock waits for that does not run yet, and reckons it when the story starts it', () => {
  const rules = join(import.meta.dirname, '../../../docs/rulebook/example.json');
  expect(ask('explain', rules, '--lang', 'en').out).toContain('“Statement”: starts with being sent to the department');
  const story = file('sent.json', {
    startAt: '2026-07-01 09:00',
    steps: [
      {
        by: { position: 'officer' },
        do: { type: 'DispatchComplaint', lead: 'fleet-north', coDepartments: [] },
      },
    ],
  });
  // Wednesday 1 July does not count, Thu 2=1, Fri 3=2.
  expect(ask('explain', rules, '--scenario', story, '--lang', 'en').out).toContain(
    '“Statement” (fleet-north): due Fri 3 Jul 2026, 17:30, case “Each department”',
  );
});

test('a calendar of its own moves the dates', () => {
  const calendar = file('calendar.json', calendarWith({ version: 7, closeOfBusiness: 'midnight' }));
  const { out } = ask('explain', 'hospital-yueqing', '--calendar', calendar, '--lang', 'en');
  expect(out).toContain('  Due Sat 10 Oct 2026, 24:00');
  expect(out).toContain('  Reckoned with version 7 of the working calendar');
});

test('disclose prints what the public is told', () => {
  const { out, code } = ask('disclose', 'hospital-yueqing');
  expect(out[0]).toBe(hospital.title['zh-CN']);
  expect(out).toContain('我们承诺');
  expect(code).toBe(0);
});

test('reports tells the due days of a year, and how long records are kept', () => {
  const rules = join(import.meta.dirname, '../../../docs/rulebook/example.json');
  const { out, code } = ask('reports', rules, '--year', '2026', '--lang', 'en');
  // Five working days after each month. September: Thu 1 to Wed 7 October is National Day, Sat 10 is worked: 8, 9, 10, 12, 13.
  expect(out).toContain('    1 Sep to 30 Sep: by Tue 13 Oct 2026');
  // The holidays of 2027 are not known.
  expect(out).toContain('    1 Dec to 31 Dec: by Thu 7 Jan 2027 (provisional)');
  expect(out.slice(-2)).toEqual(['How long records are kept', '  3 years after closing']);
  expect(code).toBe(0);
});

test('reports says what an institution has not stated', () => {
  const bare = file('bare.json', { ...hospital, registers: undefined, reports: undefined, retention: undefined });
  expect(ask('reports', bare).out.join('\n')).toBe(
    ['2026年的定期报告', '定期查看的渠道', '登记簿', '卷宗保存期限']
      .map((heading) => `${heading}\n  未规定`)
      .join('\n\n'),
  );
  const dayless = { id: 'yearly', label: { 'zh-CN': '年报' }, every: 'year', to: { 'zh-CN': '上级' } };
  expect(ask('reports', file('dayless.json', { ...hospital, reports: [dayless] })).out).toContain(
    '  “年报”：每年；报送对象：上级；未规定报送日期',
  );
});

test.each(['lint', 'simulate', 'explain', 'disclose', 'reports'])('%s prints JSON for programs', (command) => {
  const { out } = ask(command, 'hospital-yueqing', '--json');
  expect(typeof JSON.parse(out.join('\n'))).toBe('object');
});

test.each([
  [[]],
  [['lint']],
  [['publish', 'hospital-yueqing']],
  [['lint', 'hospital-yueqing', 'another']],
  [['lint', 'hospital-yueqing', '--loud']],
  [['lint', 'hospital-yueqing', '--lang', 'fr']],
  [['reports', 'hospital-yueqing', '--year', 'soon']],
])('%j is told how to ask', (argv) => {
  const { errors, code } = ask(...argv);
  expect(errors[0]).toMatch(/^用法/);
  expect(code).toBe(2);
});

test.each([
  ['a rulebook that is not there', ['lint', join(folder, 'nowhere.json')]],
  ['a story that is not there', ['simulate', 'hospital-yueqing', '--scenario', join(folder, 'nowhere.json')]],
  ['a calendar that is none', ['explain', 'hospital-yueqing', '--calendar', file('empty.json', '{}')]],
  ['a moment that is none', ['explain', 'hospital-yueqing', '--at', 'tomorrow']],
])('%s is no answer', (_, argv) => {
  const { out, errors, code } = ask(...argv);
  expect(out).toEqual([]);
  expect(errors.length).toBeGreaterThan(0);
  expect(code).toBe(2);
});

test('the script of the package starts it', () => {
  const root = join(import.meta.dirname, '../../..');
  const scripts: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
  expect(scripts).toMatchObject({ rulebook: 'node infra/rulebook/main.ts' });
  const printed = execFileSync(process.execPath, ['infra/rulebook/main.ts', 'lint', 'hospital-yueqing', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(Array.isArray(JSON.parse(printed))).toBe(true);
});
