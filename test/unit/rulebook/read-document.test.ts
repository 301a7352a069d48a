import { describe, expect, it } from 'vitest';
import { readDocument, readDocumentText } from '../../../shared/rulebook/read-document.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';

const head = templateRulebook('bank-psbc');
const general = head.clocks.findIndex(({ cases }) =>
  cases.some(({ budget }) => 'count' in budget && budget.count === 3),
);
const clock = head.clocks[general];
const limit = clock?.cases.find(({ budget }) => 'count' in budget && budget.count === 3);

/** A branch that answers within so many working days and says nothing else. */
const branch = (count: number, parent: unknown = head) => ({
  parent,
  title: { 'zh-CN': '某省分行客户投诉处理细则' },
  clocks: [{ id: clock?.id, cases: [{ id: limit?.id, budget: { unit: 'working-days', count } }] }],
});

describe('a document that narrows another', () => {
  it('comes out whole, with the name of what it narrows', () => {
    const read = readDocument(branch(2));
    expect(read).toMatchObject({
      ok: true,
      value: { title: { 'zh-CN': '某省分行客户投诉处理细则' }, narrows: { title: head.title } },
    });
    const found = read.ok && read.value.clocks[general]?.cases.find(({ id }) => id === limit?.id);
    expect(found).toMatchObject({ label: limit?.label, budget: { unit: 'working-days', count: 2 } });
    expect(read.ok && read.value.categories).toEqual(head.categories);
  });

  it('may stand on several levels, each no wider than the one above', () => {
    expect(readDocument(branch(1, branch(2)))).toMatchObject({ ok: true });
    const wider = readDocument(branch(3, branch(2)));
    expect(wider).toMatchObject({
      ok: false,
      refusal: [{ code: 'narrow/longer', pointer: expect.stringMatching(/^\/clocks\/0\/cases\/0/) }],
    });
  });

  it('is told of a fault in what it narrows by a pointer into it', () => {
    expect(readDocument({ parent: { ...head, surprise: 1 } })).toMatchObject({
      ok: false,
      refusal: [{ code: 'unknown-key', pointer: '/parent/surprise' }],
    });
  });

  it('is an ordinary rulebook without a parent', () => {
    expect(readDocumentText(JSON.stringify(head))).toEqual({ ok: true, value: head });
  });
});
