import { describe, expect, it } from 'vitest';
import { factNames, stages, verbNames } from '../../../shared/rulebook/names.ts';
import { Predicate } from '../../../shared/rulebook/predicate.ts';
import { LadderStep } from '../../../shared/rulebook/schema/clocks.ts';
import { Recipient } from '../../../shared/rulebook/schema/organisation.ts';
import { entryNames } from '../../../shared/rulebook/schema/rules.ts';
import { capabilities } from '../../../shared/rulebook/capabilities.ts';
import { factInWords, triggerInWords } from '../../../shared/rulebook/words/facts.ts';
import { stageInWords } from '../../../shared/rulebook/words/labels.ts';
import { ladderStepInWords } from '../../../shared/rulebook/words/ladder.ts';
import { needInWords } from '../../../shared/rulebook/words/needs.ts';
import { recipientInWords } from '../../../shared/rulebook/words/people.ts';
import { predicateInWords } from '../../../shared/rulebook/words/predicate.ts';
import { listed, quote } from '../../../shared/rulebook/words/say.ts';
import { budgetInWords, rangeInWords } from '../../../shared/rulebook/words/time.ts';
import { amountInWords, valueInWords } from '../../../shared/rulebook/words/values.ts';
import { verbInWords } from '../../../shared/rulebook/words/verbs.ts';
import { bank } from './small-bank.ts';

const rulebook = bank();

describe('conditions', () => {
  it.each<[condition: unknown, zh: string, en: string]>([
    [{ is: 'always' }, '所有投诉', 'all complaints'],
    [
      { is: 'category', in: ['service', 'crime'] },
      '类别为“服务”或“金融犯罪”',
      'the category is “Service” or “Financial crime”',
    ],
    [
      { is: 'not', of: { is: 'category', in: ['crime'] } },
      '类别不为“金融犯罪”',
      'the category is not “Financial crime”',
    ],
    [{ is: 'amount', moreThan: 50_000 }, '涉及金额超过 5 万元', 'the amount is more than 50,000 yuan'],
    [{ is: 'amount', atLeast: 50_000 }, '涉及金额达到 5 万元', 'the amount is at least 50,000 yuan'],
    [{ is: 'amount', atMost: 12_345 }, '涉及金额不超过 12345 元', 'the amount is at most 12,345 yuan'],
    [{ is: 'amount', lessThan: 15_000 }, '涉及金额不足 1.5 万元', 'the amount is less than 15,000 yuan'],
    [{ is: 'amount', atLeast: 123_456_789 }, '涉及金额达到 123456789 元', 'the amount is at least 123,456,789 yuan'],
    [{ is: 'amount', atLeast: 200_000_000 }, '涉及金额达到 2 亿元', 'the amount is at least 200,000,000 yuan'],
    [
      { is: 'amount', moreThan: 0, atMost: 500 },
      '涉及金额超过 0 元且不超过 500 元',
      'the amount is more than 0 yuan and at most 500 yuan',
    ],
    [{ is: 'personsHarmed', atLeast: 10 }, '受损害人数达到 10 人', 'the number of persons harmed is at least 10'],
    [{ is: 'departments', atLeast: 2, atMost: 2 }, '承办部门数为 2 个', 'the number of departments is 2'],
    [
      { is: 'not', of: { is: 'amount', atLeast: 10 } },
      '并非“涉及金额达到 10 元”',
      'not (the amount is at least 10 yuan)',
    ],
    [{ is: 'severity', in: ['major'] }, '等级为“重大”', 'the severity is “Major”'],
    [{ is: 'severity', in: ['unheard-of'] }, '等级为“unheard-of”', 'the severity is “unheard-of”'],
    [{ is: 'identityMode', in: ['anonymous'] }, '投诉方式为“匿名”', 'the identity is “anonymous”'],
    [{ is: 'origin', in: ['foreign'] }, '属于境外投诉', 'the complaint is foreign'],
    [{ is: 'origin', in: ['domestic', 'foreign'] }, '属于境内或境外投诉', 'the complaint is domestic or foreign'],
    [{ is: 'not', of: { is: 'origin', in: ['foreign'] } }, '不属于境外投诉', 'the complaint is not foreign'],
    [{ is: 'stage', in: ['dispatched'] }, '办理阶段为“承办中”', 'the stage is “Being handled”'],
    [{ is: 'flag', in: ['media'] }, '属于“媒体关注”情形', '“Media interest” applies'],
    [{ is: 'field', field: 'card', in: ['debit'] }, '“卡种”为“借记卡”', '“Kind of card” is “Debit card”'],
    [{ is: 'happened', in: ['ComplaintReplied'] }, '已有“答复”的记录', 'after the reply'],
    [{ is: 'missed', in: ['reply'] }, '“答复”时限已逾期', 'the deadline “Answer” was missed'],
    [
      { is: 'received', from: '17:00', to: '08:00' },
      '17:00 至次日 08:00 之间收到',
      'received between 17:00 and 08:00 of the next day',
    ],
    [{ is: 'not', of: { is: 'receivedOnDayOff' } }, '在工作日收到', 'received on a working day'],
    [{ is: 'malicious' }, '已认定为恶意投诉', 'found malicious'],
    [{ is: 'withdrawal', in: ['coerced'] }, '撤诉情况为“受胁迫”', 'the withdrawal is “made under pressure”'],
    [
      {
        is: 'all',
        of: [
          {
            is: 'any',
            of: [
              { is: 'severity', in: ['major'] },
              { is: 'flag', in: ['media'] },
            ],
          },
          { is: 'channel', in: ['web'] },
        ],
      },
      '（等级为“重大”，或属于“媒体关注”情形），且渠道为“网上”',
      '(the severity is “Major” or “Media interest” applies) and the channel is “Web”',
    ],
  ])('%j', (condition, zh, en) => {
    const predicate = Predicate.parse(condition);
    expect(predicateInWords(predicate, rulebook, 'zh-CN')).toBe(zh);
    expect(predicateInWords(predicate, rulebook, 'en')).toBe(en);
  });
});

describe('people', () => {
  it.each<[recipient: unknown, zh: string, en: string]>([
    [{ position: 'leader', at: 'anywhere' }, '分管行长', 'Vice president'],
    [{ position: 'officer', at: 'centre' }, '投诉中心的投诉专员', 'Complaint officer at the complaint centre'],
    [
      { position: 'department-head', at: { unit: 'retail' } },
      '个人金融部的部门负责人',
      'Department head of Retail banking',
    ],
    [{ position: 'leader', at: { level: 0 } }, '第 1 级单位的分管行长', 'Vice president of the unit at level 1'],
    [{ party: 'complainant' }, '投诉人', 'the complainant'],
  ])('%j', (who, zh, en) => {
    const recipient = Recipient.parse(who);
    expect(recipientInWords(recipient, rulebook, 'zh-CN')).toBe(zh);
    expect(recipientInWords(recipient, rulebook, 'en')).toBe(en);
  });
});

describe('steps of a ladder', () => {
  it.each<[step: object, zh: string, en: string]>([
    [
      { action: 'miss', at: 'due' },
      '到期时：记为逾期，告知分管行长',
      'when it is due: counts as missed and tells Vice president',
    ],
    [
      { action: 'remind', at: { elapsedPercent: 80 } },
      '时限过去 80% 时：提醒分管行长',
      'when 80% of the time is over: reminds Vice president',
    ],
    [
      { action: 'escalate', at: { direction: 'after', from: 'target', budget: { unit: 'hours', count: 4 } } },
      '目标时间后 4 小时：升级报分管行长',
      '4 hours after the target: puts it before Vice president',
    ],
    [
      {
        action: 'penalise',
        at: 'due',
        measure: 'late',
        repeat: { every: { unit: 'working-days', count: 1 }, times: 5 },
      },
      '到期时：记逾期处罚“逾期”，告知分管行长，每隔 1 个工作日一次，共 5 次',
      'when it is due: records the penalty “Late” and tells Vice president, every 1 working day, 5 times in all',
    ],
  ])('%j', (step, zh, en) => {
    const whole = LadderStep.parse({ id: 'step', tell: [{ position: 'leader', at: 'anywhere' }], ...step });
    expect(ladderStepInWords(whole, rulebook, 'zh-CN')).toBe(zh);
    expect(ladderStepInWords(whole, rulebook, 'en')).toBe(en);
  });
});

it('times, amounts and lists', () => {
  const ten = { unit: 'working-days', count: 10 } as const;
  expect(rangeInWords(ten, { ...ten, count: 7 }, 'zh-CN')).toBe('7 至 10 个工作日内');
  expect(rangeInWords(ten, { ...ten, count: 7 }, 'en')).toBe('within 7 to 10 working days');
  expect(
    budgetInWords({ unit: 'calendar-days', count: 3, rollToWorkingDay: true, includesStartDay: true }, 'zh-CN'),
  ).toBe('3 日内（当日计入，末日遇非工作日顺延）');
  expect(budgetInWords({ unit: 'minutes', count: 30 }, 'en')).toBe('within 30 minutes');
  expect(amountInWords({ tiers: [{ upTo: 10_000, percent: 20 }, { percent: 10 }] }, 'zh-CN')).toBe(
    '10000 以内的部分 20%，其余部分 10%',
  );
  expect(triggerInWords(['ComplaintRegistered', 'ComplaintReopened'], 'en')).toBe(
    'registration or the second complaint',
  );
  expect([listed([], 'en'), listed(['甲', '乙', '丙'], 'zh-CN')]).toEqual(['', '甲、乙和丙']);
  expect(quote('称“是”')).toBe('“称‘是’”');
});

it('every word of the language is said in Chinese and in English, no two alike', () => {
  const all = {
    verbs: verbNames.map((verb) => [verbInWords(verb, 'zh-CN'), verbInWords(verb, 'en')]),
    facts: factNames.map((fact) => [factInWords(fact, 'zh-CN'), factInWords(fact, 'en')]),
    stages: stages.map((stage) => [stageInWords(stage, {}, 'zh-CN'), stageInWords(stage, {}, 'en')]),
    entries: entryNames.map((entry) => [
      needInWords({ entry }, rulebook, 'zh-CN'),
      needInWords({ entry }, rulebook, 'en'),
    ]),
    capabilities: capabilities.map((each) =>
      (['zh-CN', 'en'] as const).map((language) =>
        valueInWords(each, { key: 'capabilities', inList: 'positions', rulebook }, language),
      ),
    ),
  };
  for (const pairs of Object.values(all)) {
    expect(pairs.length).toBeGreaterThan(6);
    for (const [zh, en] of pairs) {
      expect(zh).toMatch(/^\p{Script=Han}/u);
      expect(en).toMatch(/^[a-z][a-z' -]+$/);
    }
    expect(new Set(pairs.map(([zh]) => zh)).size).toBe(pairs.length);
    expect(new Set(pairs.map(([, en]) => en)).size).toBe(pairs.length);
  }
});
