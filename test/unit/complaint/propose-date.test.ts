import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { banker, bankersWithout, type BankRules } from '../../support/bank.ts';
import { given, history, type Step, term } from '../../support/given.ts';
import { exactly, filingUnder, under } from '../../support/intake.ts';

const rules = {
  clocks: [
    {
      id: 'answer',
      label: { en: 'Answer' },
      start: ['ComplaintRegistered'],
      stop: ['ComplaintReplied'],
      cases: [{ id: 'all', label: { en: 'All' }, when: { is: 'always' }, budget: { unit: 'working-days', count: 5 } }],
      ladder: [{ id: 'due', action: 'miss', at: 'due', tell: [{ party: 'handlers' }] }],
      isPublic: true,
    },
  ],
} satisfies BankRules;
const then = under(rules);
const day = (text: string): IsoDate => IsoDate.parse(text);
const monday = filingUnder(rules);
const on = day('2026-12-08');
const propose = { type: 'ProposeDate', clock: term('answer'), on, comment: '需要调取录音。' } as const;
const proposed: Step = [propose, then('2026-11-24 10:00')];
const answer = { type: 'AnswerDate', on, agrees: true } as const;

describe('提议日期 a date put to the complainant', () => {
  it('moves nothing before it is answered', () => {
    const outcome = given(...history(monday)).when(propose, then('2026-11-24 10:00'));
    exactly(outcome, {
      type: 'DateProposed',
      data: { clock: 'answer', on },
      texts: { comment: '需要调取录音。' },
    });
    outcome.thenState({
      proposedDate: { clock: term('answer'), on },
      clocks: [{ clock: term('answer'), status: 'running', dueOn: day('2026-11-30') }],
    });
  });

  it('may be for a talk, and then is about no clock', () => {
    given(...history(monday))
      .when({ type: 'ProposeDate', on }, then('2026-11-24 10:00'))
      .thenState({ proposedDate: { on } });
  });

  it('takes the place of one that waits', () => {
    given(...history(monday, proposed))
      .when({ type: 'ProposeDate', on: day('2026-12-09') }, then('2026-11-24 11:00'))
      .thenState({ proposedDate: { on: day('2026-12-09') } });
  });

  it.each([
    ['a clock that there is not', { ...propose, clock: term('lunch') }, 'complaint/unknown-term', 'lunch'],
    ['a day that is over', { ...propose, on: day('2026-11-23') }, 'complaint/date-in-the-past', '2026-11-23'],
  ] as const)('is not for %s', (_, command, code, about) => {
    given(...history(monday))
      .when(command, then('2026-11-24 10:00'))
      .thenRefused({ code, about });
  });

  it.each(bankersWithout('reply', 'accept'))('is not for %s to make', (position) => {
    given(...history(monday))
      .when(propose, then('2026-11-24 10:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'reply' });
  });
});

describe('答复提议日期 the answer to it', () => {
  it('agreed to, the date is the clock’s', () => {
    given(...history(monday, proposed))
      .when({ ...answer, comment: '可以。' }, then('2026-11-25 09:00', complainant))
      .thenEvents({ type: 'DateAgreed', data: { clock: 'answer', on }, texts: { comment: '可以。' } })
      .thenState({ clocks: [{ clock: term('answer'), dueOn: on }] });
  });

  it('agreed to for a talk, no clock moves', () => {
    given(...history(monday, [{ type: 'ProposeDate', on }, then('2026-11-24 10:00')]))
      .when(answer, then('2026-11-25 09:00', complainant))
      .thenEvents({ type: 'DateAgreed', data: { on } })
      .thenState({ clocks: [{ clock: term('answer'), dueOn: day('2026-11-30') }] });
  });

  it('refused, everything stays and nothing waits', () => {
    const outcome = given(...history(monday, proposed)).when(
      { ...answer, agrees: false },
      then('2026-11-25 09:00', complainant),
    );
    exactly(outcome, { type: 'DateRefused', data: { on } });
    outcome.thenState({ clocks: [{ clock: term('answer'), dueOn: day('2026-11-30') }] });
  });

  it('is to what was read: another proposal, or none, is not agreed to', () => {
    for (const steps of [[monday], [monday, proposed]]) {
      given(...history(...steps))
        .when({ ...answer, on: day('2026-12-01') }, then('2026-11-25 09:00', complainant))
        .thenRefused({ code: 'complaint/nothing-pending', about: '2026-12-01' });
    }
  });

  it('comes too late when the day is over, or when the clock has ended', () => {
    given(...history(monday, proposed))
      .when(answer, then('2026-12-09 09:00', complainant))
      .thenRefused({ code: 'complaint/date-in-the-past', about: '2026-12-08' });
    given(...history(monday, proposed, [{ type: 'ReplyToComplainant', reply: '已处理。' }, then('2026-11-25 09:00')]))
      .when(answer, then('2026-11-26 09:00', complainant))
      .thenRefused({ code: 'complaint/not-running', about: 'answer' });
  });

  it('may be noted by an officer who heard it, and by nobody else', () => {
    given(...history(monday, proposed))
      .when(answer, then('2026-11-25 09:00'))
      .thenState({ clocks: [{ clock: term('answer'), dueOn: on }] });
    given(...history(monday, proposed))
      .when(answer, then('2026-11-25 09:00', banker('clerk', 'east')))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});
