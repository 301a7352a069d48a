import { describe, expect, it } from 'vitest';
import type { CountedBudget } from '../../../shared/calendar/budget.ts';
import { disclose, promises } from '../../../shared/rulebook/disclose.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { budgetInWords } from '../../../shared/rulebook/words/time.ts';
import { bank } from './small-bank.ts';

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

describe('the public page of the bank', () => {
  it('says who receives, what is promised on what ground, and what is not handled', () => {
    const page = disclose(bank());
    // The box is for the staff's own complaints.
    expect(page.channels.map(({ label }) => label['en'])).toEqual(['Web', 'Visit']);
    expect(page.promises).toEqual([
      {
        sentence: {
          'zh-CN': '一般投诉：自登记起 3 个工作日内答复',
          en: 'A general complaint: answer within 3 working days of registration',
        },
      },
      {
        sentence: {
          'zh-CN': '复杂投诉：自登记起 7 至 10 个工作日内答复',
          en: 'A complex complaint: answer within 7 to 10 working days of registration',
        },
        source: 'institution',
        cite: '7至10个工作日',
      },
    ]);
    expect(page.notHandled.map((text) => text['zh-CN'])).toEqual(['已经起诉的', '已起诉']);
    expect(page.statements.map((text) => text['en'])).toEqual(['Open on working days, 9:00-17:00']);
    expect(page.replyElements.map((text) => text['en'])).toEqual(['Findings', 'Measures']);
    expect(page.elsewhere.map((text) => text['en'])).toEqual(['The police']);
  });

  it('says what happens when it is late, and nothing of reminders and fines inside the house', () => {
    expect(disclose(bank()).whenLate).toEqual([
      {
        'zh-CN': '“答复”到期时仍未完成的，记为逾期，告知投诉专员',
        en: 'If “Answer” is not done when it is due, it counts as missed and we tell Complaint officer',
      },
      {
        'zh-CN': '“答复”到期后 1 个工作日仍未完成的，升级报分管行长',
        en: 'If “Answer” is not done 1 working day after it is due, it is put before Vice president',
      },
    ]);
  });

  it('says how long it may be extended, when one is asked again, and what one may do', () => {
    const page = disclose(bank());
    expect(page.extensions).toEqual([
      {
        'zh-CN': '“答复”的时限可以延长，最多 2 次，累计不超过 7 个工作日，并告知投诉人',
        en: 'The time for “answer” may be extended, at most twice, by 7 working days in all, and you are told',
      },
    ]);
    expect(page.followUps).toEqual([
      {
        'zh-CN': '按月回访：自办结起 1 个月内和 2 个月内回访',
        en: 'Monthly follow-up: you are asked again within 1 month and within 2 months of closing',
      },
    ]);
    expect(page.rights).toEqual([
      {
        'zh-CN': '投诉人可以自答复起 30 日内申请复查，最多 1 次',
        en: 'The complainant may ask for a review within 30 days of the reply, at most once',
      },
    ]);
  });

  it('says for whom, where a right is not everybody’s', () => {
    const abroad = bank({ '/windows/0/when': { is: 'not', of: { is: 'origin', in: ['foreign'] } } });
    expect(disclose(abroad).rights).toEqual([
      {
        'zh-CN': '投诉人可以自答复起 30 日内申请复查，最多 1 次（限于：不属于境外投诉）',
        en: 'The complainant may ask for a review within 30 days of the reply, at most once (where the complaint is not foreign)',
      },
    ]);
  });

  it('leaves out what the institution has not stated', () => {
    const bare = bank({
      '/windows': undefined,
      '/closing': undefined,
      '/requirements': undefined,
      '/handOverTargets': undefined,
      '/declineReasons': undefined,
      '/clocks/0/extension': undefined,
      '/disclosure': { notHandled: [] },
    });
    const { extensions, followUps, rights, notHandled, elsewhere, statements, replyElements } = disclose(bare);
    expect([extensions, followUps, rights, notHandled, elsewhere, statements, replyElements].flat()).toEqual([]);
  });

  it.each<[budget: object, zh: string, en: string]>([
    [{ unit: 'same-day' }, '登记当日下班前答复', 'answer by close of the day of registration'],
    [{ unit: 'month-end' }, '登记当月月底前答复', 'answer by the end of the month of registration'],
    [{ unit: 'agreed' }, '在与投诉人约定的日期前答复', 'answer by the date agreed with the complainant'],
    [{ unit: 'weeks', count: 2 }, '自登记起 2 周内答复', 'answer within 2 weeks of registration'],
  ])('promises %o as %s', (budget, zh, en) => {
    const [promise] = promises(bank({ '/clocks/0/cases/1/budget': budget }));
    expect(promise).toEqual({ 'zh-CN': `一般投诉：${zh}`, en: `A general complaint: ${en}` });
  });
});
