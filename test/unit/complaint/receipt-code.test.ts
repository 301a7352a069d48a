import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, type Step } from '../../support/given.ts';
import { exactly, monday, today, untilStage } from '../../support/intake.ts';
import { stages } from '../../../shared/rulebook/names.ts';

const replace = { type: 'ReplaceReceiptCode' } as const;
const checked = { ...replace, reason: '核对身份证与登记的电话。' };
const keeper = banker('keeper');
const noon = '2026-11-25 12:00';

describe('更换查询码 a new receipt code', () => {
  it.each(stages)('is the complainant’s to have while the complaint is %s', (stage) => {
    const outcome = given(...history(...untilStage[stage])).when(replace, today(noon, complainant));
    exactly(outcome, { type: 'ReceiptCodeReplaced', data: { rotation: 1 } });
    outcome.thenState({ stage, codeRotation: 1 });
  });

  it('counts on with every one', () => {
    const once: Step = [replace, today(noon, complainant)];
    given(...history(monday, once))
      .when(checked, today('2026-11-25 13:00', keeper))
      .thenEvents({ type: 'ReceiptCodeReplaced', data: { rotation: 2 }, texts: { reason: checked.reason } });
  });

  it('is handed out by an officer only after checking who asks', () => {
    given(...history(monday))
      .when(replace, today(noon, keeper))
      .thenRefused({ code: 'complaint/incomplete', missing: ['reason'], verb: 'ReplaceReceiptCode' });
  });

  it('is never handed out about the anonymous, of whom nobody can check who asks', () => {
    const anonymous: Step = [
      filing({ identityMode: 'anonymous', hasContact: false }),
      today('2026-11-23 10:00', complainant),
    ];
    given(...history(anonymous))
      .when(checked, today(noon, keeper))
      .thenRefused({ code: 'session/not-permitted', about: 'ReplaceReceiptCode' });
    given(...history(anonymous))
      .when(replace, today(noon, complainant))
      .thenState({ codeRotation: 1 });
  });

  it.each(bankersWithout('revealIdentity'))('is not for %s', (position) => {
    given(...history(monday))
      .when(checked, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'revealIdentity' });
  });
});

describe('索取回执邮件 the receipt by mail', () => {
  const ask = { type: 'RequestReceiptCopy' } as const;

  it('is sent once', () => {
    exactly(given(...history(monday)).when(ask, today(noon, complainant)), { type: 'ReceiptCopyRequested', data: {} });
    given(...history(monday, [ask, today(noon, complainant)]))
      .when(ask, today('2026-11-25 13:00', complainant))
      .thenRefused({ code: 'complaint/already-done' });
  });

  it('needs an address', () => {
    given(...history([filing({ hasContact: false }), today('2026-11-23 10:00', complainant)]))
      .when(ask, today(noon, complainant))
      .thenRefused({ code: 'complaint/no-address' });
  });

  it('is nobody else’s to ask for', () => {
    given(...history(monday))
      .when(ask, today(noon))
      .thenRefused({ code: 'session/not-permitted', about: 'RequestReceiptCopy' });
  });
});
