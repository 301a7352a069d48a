import { describe, expect, it } from 'vitest';
import { factNames } from '../../../shared/rulebook/names.ts';
import { languages } from '../../../shared/kernel/text.ts';
import { noticeKinds } from '../../../shared/usecase/notices/notice.ts';
import { letter } from '../../../web/words/mail/letter.ts';
import { rulesWith } from '../../support/accountable.ts';
import { term } from '../../support/given.ts';
import type { MailFacts } from '../../../web/words/mail/mail-facts.ts';
import { ownWords } from '../../../web/words/mail/own-words.ts';
import { mailWords } from '../../../web/words/mail/words.ts';

const about = (change: Partial<MailFacts> = {}): MailFacts => ({
  organisation: '乐清市某医院',
  name: '李娜',
  number: '202611-0001',
  due: '2026年11月30日星期一 17:30',
  link: 'https://example.org/',
  label: '',
  ...change,
});

describe.each(languages)('mails in %s', (language) => {
  it.each(noticeKinds)('%s says something, names no clock that is not there, and has no gap', (kind) => {
    for (const facts of [about(), about({ due: '' }), about({ label: '反馈' }), about({ event: 'NoteAdded' })]) {
      const { subject, lines, action } = mailWords(kind, language, facts);
      for (const text of [subject, action, ...lines]) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/undefined|“”| {2}|by \.|于 {2}|for \./);
      }
      expect(lines.length).toBeGreaterThan(0);
      if (language === 'zh-CN') expect(subject).toMatch(/[\u4E00-\u9FFF]/);
      else
        expect(`${subject}${lines.join('')}`.replaceAll(/乐清市某医院|反馈|2026年11月30日星期一/g, '')).not.toMatch(
          /[\u4E00-\u9FFF]/,
        );
    }
  });

  it('has news of every fact', () => {
    const said = factNames.map((event) => mailWords('complaintNews', language, about({ event })).lines.join(''));
    expect(new Set(said).size).toBeGreaterThan(55);
  });
});

describe('what is wanted', () => {
  it('is the duty by its label and its limit', () => {
    const facts = about({ event: 'DutyRaised', label: '向监管部门报告' });
    expect(mailWords('taskGiven', 'zh-CN', facts).lines).toEqual([
      '投诉 202611-0001 有事项需要您办理：向监管部门报告。',
      '应于 2026年11月30日星期一 17:30 前完成。',
    ]);
    const english = { ...facts, label: 'Report to the regulator', due: 'Monday, 30 November 2026 at 17:30' };
    expect(mailWords('taskGiven', 'en', english).lines).toEqual([
      'On complaint 202611-0001 this is yours to do: Report to the regulator.',
      'It is due by Monday, 30 November 2026 at 17:30.',
    ]);
  });

  it.each([
    ['HandlerAssigned', '投诉 202611-0001 有事项需要您办理：您已被指定为承办人。'],
    ['SupervisionOrdered', '投诉 202611-0001 有事项需要您办理：督办单，请办理并回复。'],
  ] as const)('is said of %s', (event, line) =>
    expect(mailWords('taskGiven', 'zh-CN', about({ event })).lines).toEqual([line]),
  );

  it('is a decision on what was asked', () => {
    const facts = about({ event: 'ExtensionRequested' });
    expect(mailWords('decisionRequested', 'zh-CN', facts).lines).toEqual([
      '投诉 202611-0001 有一项延期申请等待您的决定。',
    ]);
    expect(mailWords('decisionRequested', 'en', facts).lines).toEqual([
      'A request for an extension on complaint 202611-0001 waits for your decision.',
    ]);
  });
});

it('names the deadline that is near by its own label', () => {
  expect(mailWords('deadlineNear', 'zh-CN', about({ label: '部门说明' })).lines).toEqual([
    '投诉 202611-0001 的“部门说明”应于 2026年11月30日星期一 17:30 前完成，目前尚未完成。',
  ]);
});

it("carries the tenant's own paragraph as text, never as markup", () => {
  const words = mailWords('complaintReplied', 'zh-CN', about());
  const { text, html } = letter(
    { ...words, lines: [...words.lines, '复查请拨 <b>0577-000</b>。'] },
    { language: 'zh-CN', name: undefined, from: '乐清市某医院', link: 'https://example.org/' },
  );
  expect(text).toContain('复查请拨 <b>0577-000</b>。');
  expect(html).toContain('复查请拨 &lt;b&gt;0577-000&lt;/b&gt;。');
});

describe('what the rules of the tenant add', () => {
  const { rulebook } = rulesWith({
    duties: [
      {
        id: 'report',
        label: { 'zh-CN': '向监管部门报告', en: 'Report to the regulator' },
        when: { is: 'always' },
        who: [{ position: 'officer', at: 'anywhere' }],
      },
    ],
    texts: { ComplaintReplied: { 'zh-CN': '如不满意，可在 5 日内申请复查。' } },
  });
  const added = (event: 'ComplaintReplied' | 'DutyRaised', subject?: string, isToComplainant = true) =>
    ownWords(rulebook, { event, about: subject === undefined ? undefined : term(subject), isToComplainant }, 'zh-CN');

  it('is their paragraph for the complainant, in the language there is, and never for the staff', () => {
    expect(added('ComplaintReplied').paragraphs).toEqual(['如不满意，可在 5 日内申请复查。']);
    expect(ownWords(rulebook, { event: 'ComplaintReplied', about: undefined, isToComplainant: true }, 'en')).toEqual({
      label: '',
      paragraphs: ['如不满意，可在 5 日内申请复查。'],
    });
    expect(added('ComplaintReplied', undefined, false).paragraphs).toEqual([]);
    expect(added('DutyRaised').paragraphs).toEqual([]);
  });

  it('is the name of the clock or the duty, and none for one that they do not know', () => {
    expect(added('ComplaintReplied', 'feedback').label).toBe('反馈');
    expect(added('DutyRaised', 'report').label).toBe('向监管部门报告');
    expect(added('DutyRaised', 'gone').label).toBe('');
  });
});
