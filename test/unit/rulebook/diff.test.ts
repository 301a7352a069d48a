import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../../shared/rulebook/diff/diff.ts';
import { movedIn } from '../../../shared/rulebook/diff/moves.ts';
import { pathOf, pointerOf, recordOf, valueAt } from '../../../shared/rulebook/fault.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { propertyWords } from '../../../shared/rulebook/words/properties.ts';
import { bank, bankJson, smallBank } from './small-bank.ts';

const workingDays = (count: number) => ({ unit: 'working-days', count });
const changes = (after: Readonly<Record<string, unknown>>) =>
  diff(bank(), bank(after)).map(({ kind, pointer, sentence }) => [kind, pointer, sentence['zh-CN'], sentence.en]);

it('says nothing about two versions that are the same', () => {
  expect(diff(bank(), bank())).toEqual([]);
});

it.each<[what: string, after: Readonly<Record<string, unknown>>, changes: readonly (readonly string[])[]]>([
  [
    'a limit',
    { '/clocks/0/cases/1/budget': workingDays(5) },
    [
      [
        'changed',
        '/clocks/0/cases/1/budget',
        '“一般投诉”的“答复”时限由 3 个工作日改为 5 个工作日',
        'Deadline “Answer” for “A general complaint”: from 3 working days to 5 working days',
      ],
    ],
  ],
  [
    'a threshold, inclusive now',
    { '/classification/0/when': { is: 'amount', atLeast: 50000 } },
    [
      [
        'changed',
        '/classification/0/when',
        '归类规则“涉及金额超过 5 万元”的适用条件由“涉及金额超过 5 万元”改为“涉及金额达到 5 万元”',
        'Rule of classification “the amount is more than 50,000 yuan”: the condition changed from “the amount is more than 50,000 yuan” to “the amount is at least 50,000 yuan”',
      ],
    ],
  ],
  [
    'what is foreign',
    { '/locations/2/origin': 'domestic', '/routes/0/when': { is: 'origin', in: ['foreign'] } },
    [
      [
        'changed',
        '/locations/2/origin',
        '地点“境外机构”的境内外由“境外”改为“境内”',
        'Place “Overseas”: the origin changed from “foreign” to “domestic”',
      ],
      [
        'changed',
        '/routes/0/when',
        '转办规则“类别为‘金融犯罪’”的适用条件由“类别为‘金融犯罪’”改为“属于境外投诉”',
        'Route “the category is ‘Financial crime’”: the condition changed from “the category is ‘Financial crime’” to “the complaint is foreign”',
      ],
    ],
  ],
  [
    'a department of a route',
    { '/routes/0/lead': 'union' },
    [
      [
        'changed',
        '/routes/0/lead',
        '转办规则“类别为‘金融犯罪’”的牵头部门由“监察部”改为“工会”',
        'Route “the category is ‘Financial crime’”: the lead department changed from “Discipline” to “Union”',
      ],
    ],
  ],
  [
    'a step of a ladder',
    { '/clocks/0/ladder/2/at/budget/count': 2 },
    [
      [
        'changed',
        '/clocks/0/ladder/2',
        '时限“答复”的督办步骤由“到期后 1 个工作日：升级报分管行长”改为“到期后 2 个工作日：升级报分管行长”',
        'Deadline “Answer”: ladder step changed from “1 working day after it is due: puts it before Vice president” to “2 working days after it is due: puts it before Vice president”',
      ],
    ],
  ],
  [
    'a step that went',
    { '/clocks/0/ladder/0': undefined },
    [
      [
        'removed',
        '/clocks/0/ladder/0',
        '时限“答复”删除督办步骤“到期前 1 个工作日：提醒投诉专员和承办部门的部门负责人”',
        'Deadline “Answer”: ladder step “1 working day before it is due: reminds Complaint officer and Department head of the departments handling it” removed',
      ],
    ],
  ],
  [
    'a new category',
    { '/categories/-': { id: 'product', label: { 'zh-CN': '产品', en: 'Products' }, parent: 'service' } },
    [['added', '/categories/3', '新增类别“产品”', 'Category “Products” added']],
  ],
  [
    'the order of the routes',
    { '/routes': smallBank.routes.toReversed() },
    [
      [
        'moved',
        '/routes/0',
        '转办规则“类别为‘服务’”由第 2 位移到第 1 位',
        'Route “the category is ‘Service’” moved from place 2 to place 1',
      ],
    ],
  ],
  [
    'powers of a position',
    { '/positions/2/capabilities': ['readComplaints', 'approve', 'supervise', 'readDossier'] },
    [
      [
        'changed',
        '/positions/2/capabilities',
        '岗位“分管行长”的权限增加查看卷宗，删去复查复议',
        'Position “Vice president”: the powers: added read dossiers, removed review',
      ],
    ],
  ],
  [
    'a translation alone',
    { '/title/en': 'Our rules' },
    [
      [
        'changed',
        '/title',
        '名称由“Handling of customer complaints (en)”改为“Our rules (en)”',
        'The title changed from “Handling of customer complaints” to “Our rules”',
      ],
    ],
  ],
  [
    'a whole part, piece by piece',
    { '/accountability/shares': undefined },
    [
      [
        'removed',
        '/accountability/shares/0',
        '责任追究规定删除责任份额“所有投诉”',
        'The rules on accountability: share “all complaints” removed',
      ],
    ],
  ],
])('tells %s', (_, after, expected) => {
  expect(changes(after)).toEqual(expected);
});

describe('what moved', () => {
  it('is as little as can be', () => {
    expect(movedIn(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual(['d']);
    expect(movedIn(['a', 'b', 'c', 'd'], ['a', 'c', 'b', 'd'])).toHaveLength(1);
    expect(movedIn(['a', 'b'], ['a', 'b'])).toEqual([]);
  });

  it('leaves the rest in their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 6 }), (after) => {
        const moved = movedIn(['a', 'b', 'c', 'd', 'e', 'f'], after);
        const rest = after.filter((id) => !moved.includes(id));
        expect(rest).toEqual(rest.toSorted());
        expect(rest.length).toBeGreaterThan(0);
      }),
      { seed: 20261122 },
    );
  });
});

/** Every value of a document that holds no others, with the way to it. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inside = recordOf(value);
  if (!inside) return [path];
  return Object.entries(inside).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

const folder = join(import.meta.dirname, '../../../shared/rulebook/templates');
const documents: readonly (readonly [string, unknown])[] = [
  ['the small bank', bankJson()],
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))] as const),
];

const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return `${String(value)}-x`;
};

const covers = (changed: string, leaf: string): boolean => leaf === changed || leaf.startsWith(`${changed}/`);

describe.each(documents)('no change of %s is silent', (_, document) => {
  const leaves = leavesOf(document);

  it('a changed or a missing value is covered by a sentence', () => {
    expect(leaves.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.boolean(), (path, isRemoved) => {
        const after: unknown = structuredClone(document);
        const parent = valueAt(after, path.slice(0, -1));
        const key = path.at(-1) ?? '';
        if (typeof parent !== 'object' || parent === null) throw new Error('a leaf without a parent');
        if (Array.isArray(parent) && isRemoved) parent.splice(Number(key), 1);
        else if (isRemoved) Reflect.deleteProperty(parent, key);
        else Reflect.set(parent, key, other(valueAt(document, path)));
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- diff must speak of drafts that are no rulebooks yet
        const found = diff(document as Rulebook, after as Rulebook);
        expect(found.filter(({ pointer }) => covers(pointer, pointerOf(path)))).not.toEqual([]);
        for (const { sentence } of found) {
          expect(sentence['zh-CN']).toMatch(/\p{Script=Han}/u);
          expect(sentence.en).not.toBe('');
        }
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });
});

it('has a word for every part of the language', () => {
  const keys = new Set(
    leavesOf(bankJson()).flatMap((path) => path.filter((key) => !/^\d+$/.test(key) && !/^[A-Z]/.test(key))),
  );
  const atoms = [
    'is',
    'in',
    'of',
    'field',
    'atLeast',
    'atMost',
    'moreThan',
    'lessThan',
    'unit',
    'count',
    'position',
    'at',
    'party',
    'direction',
    'action',
    'tell',
    'repeat',
    'times',
    'element',
    'document',
    'entry',
    'upTo',
    'opinionRequired',
    'first',
    'perDay',
    'zh-CN',
    'en',
    'level',
    'dispatched',
  ];
  const unknown = [...keys].filter((key) => propertyWords[key] === undefined && !atoms.includes(key));
  expect(keys.size).toBeGreaterThan(90);
  expect(unknown).toEqual([]);
  expect(pathOf('/a~1b/c')).toEqual(['a/b', 'c']);
});
