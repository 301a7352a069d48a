import { describe, expect, it } from 'vitest';
import type { CountedBudget } from '../../../shared/calendar/budget.ts';
import { promises } from '../../../shared/rulebook/disclose.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { budgetInWords } from '../../../shared/rulebook/words/time.ts';

const hospitalYueqing = templateRulebook('hospital-yueqing');

describe('the promise of the hospital', () => {
  it('is made in both languages, the usual case first', () => {
    expect(promises(hospitalYueqing)).toEqual([
      {
        'zh-CN': '情况较复杂、需要调查核实的投诉：自登记起 5 个工作日内反馈',
        en: 'A complaint that needs investigation: answer within 5 working days of registration',
      },
      {
        'zh-CN': '需要多个部门协调处理的投诉：自登记起 10 个工作日内反馈',
        en: 'A complaint that several departments must handle together: answer within 10 working days of registration',
      },
    ]);
  });

  it('says nothing about a clock that the public is not told of', () => {
    const clocks = hospitalYueqing.clocks.map((clock) => ({ ...clock, isPublic: false }));
    expect(promises({ ...hospitalYueqing, clocks })).toEqual([]);
  });
});

it.each<[CountedBudget, string, string]>([
  [{ unit: 'working-days', count: 1 }, '1 个工作日内', 'within 1 working day'],
  [{ unit: 'working-days', count: 3 }, '3 个工作日内', 'within 3 working days'],
  [{ unit: 'calendar-days', count: 60 }, '60 日内', 'within 60 days'],
  [{ unit: 'hours', count: 24 }, '24 小时内', 'within 24 hours'],
  [{ unit: 'working-hours', count: 1 }, '1 个工作小时内', 'within 1 working hour'],
  [{ unit: 'same-day' }, '当日下班前', 'by close of the same day'],
  [{ unit: 'month-end' }, '当月月底前', 'by the end of the month'],
  [{ unit: 'month-end', monthsAhead: 2 }, '第 2 个月月底前', 'by the end of month 2 from now'],
])('%o is said as %s and as %s', (budget, zh, en) => {
  expect(budgetInWords(budget, 'zh-CN')).toBe(zh);
  expect(budgetInWords(budget, 'en')).toBe(en);
});
