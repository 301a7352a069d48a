import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { type BankRules, banker } from '../../support/bank.ts';
import { given, history, type Step, verb } from '../../support/given.ts';
import { dispatched, monday, replied, today, under } from '../../support/intake.ts';

type Windows = NonNullable<BankRules['windows']>;
const within = (window: Omit<Windows[number], 'id' | 'when'> & { readonly when?: Windows[number]['when'] }) =>
  under({ windows: [{ id: 'window', when: { is: 'always' }, ...window }] });
const closedWindow = (name: Windows[number]['verb']) =>
  ({ code: 'complaint/window-closed', rule: 'window', verb: name }) as const;
const tooOften = (name: Windows[number]['verb']) =>
  ({ code: 'complaint/too-often', rule: 'window', verb: name }) as const;

describe('办理窗口 a window', () => {
  // 5 个工作日 after the reply of Tuesday 24 November: Wed 25 (1), Thu 26 (2), Fri 27 (3), Mon 30 (4), Tue 1 December (5),
  // at the close of business, 17:30.
  const fiveDays = within({
    verb: 'RequestReview',
    after: 'ComplaintReplied',
    within: { unit: 'working-days', count: 5 },
  });

  it('is open to the close of its last day, and not a minute longer', () => {
    given(...history(monday, replied))
      .when(verb.requestReview(), fiveDays('2026-12-01 17:30', complainant))
      .thenEvents({ type: 'ReviewRequested' });
    given(...history(monday, replied))
      .when(verb.requestReview(), fiveDays('2026-12-01 17:31', complainant))
      .thenRefused(closedWindow('RequestReview'));
  });

  it('opens anew when it happens again', () => {
    const again: Step = [verb.reply('补充答复。'), today('2026-12-02 09:00')];
    given(...history(monday, replied, again))
      .when(verb.requestReview(), fiveDays('2026-12-03 09:00', complainant))
      .thenEvents({ type: 'ReviewRequested' });
  });

  it('is not open before it happened', () => {
    const afterReceipt = within({ verb: 'SubmitStatement', after: 'ReceiptAcknowledged' });
    given(...history(monday, dispatched))
      .when(verb.state('east'), afterReceipt('2026-11-24 09:00', banker('clerk', 'east')))
      .thenRefused(closedWindow('SubmitStatement'));
  });

  it('is open so many times', () => {
    const twice = within({ verb: 'DispatchComplaint', timesMax: 2 });
    const once: Step[] = [monday, dispatched];
    const redispatched: Step = [verb.dispatch('west'), twice('2026-11-24 09:00')];
    given(...history(...once))
      .when(...redispatched)
      .thenEvents({ type: 'ComplaintDispatched' });
    given(...history(...once, redispatched))
      .when(verb.dispatch('legal'), twice('2026-11-24 10:00'))
      .thenRefused(tooOften('DispatchComplaint'));
  });

  it('counts what is not in the state by itself', () => {
    const once = within({ verb: 'WithdrawComplaint', timesMax: 1 });
    const asked: Step = [{ type: 'WithdrawComplaint' }, once('2026-11-24 09:00', complainant)];
    const coerced: Step = [
      { type: 'VerifyWithdrawal', isVoluntary: false, comment: '受压。' },
      once('2026-11-24 10:00'),
    ];
    given(...history(monday, asked, coerced))
      .when({ type: 'WithdrawComplaint' }, once('2026-11-24 11:00', complainant))
      .thenRefused(tooOften('WithdrawComplaint'));
  });

  it('is closed only to the complaints that it is about', () => {
    const products = within({
      verb: 'WithdrawComplaint',
      when: { is: 'category', in: ['product'] },
      after: 'ComplaintReplied',
    });
    given(...history(monday))
      .when({ type: 'WithdrawComplaint' }, products('2026-11-24 09:00', complainant))
      .thenEvents({ type: 'WithdrawalRequested' });
  });
});
