import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, type Step, term, verb } from '../../support/given.ts';

const monday: Step = [filing({ documents: [term('receipt-slip')] }), at('2026-11-23 10:00', complainant)];
const replied: Step = [verb.reply(), at('2026-11-24 09:00')];
const closed: Step = [verb.close(), at('2026-11-24 10:00')];
const wednesday = at('2026-11-25 09:00');

describe('归档 archiving', () => {
  it('follows closing and keeps what papers there are', () => {
    const { decision, after } = given(...history(monday, replied, closed)).when(verb.archive('report'), wednesday);
    expect(decision).toEqual({ ok: true, value: [{ type: 'ComplaintArchived', data: { documents: ['report'] } }] });
    expect(after).toMatchObject({ stage: 'archived', documents: ['receipt-slip', 'report'] });
  });

  it('needs no papers where the rulebook asks for none', () => {
    const { decision } = given(...history(monday, replied, closed)).when(
      { type: 'ArchiveComplaint', comment: '资料齐全。' },
      wednesday,
    );
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'ComplaintArchived', data: {}, texts: { comment: '资料齐全。' } }],
    });
  });

  it('waits until the dossier holds what the rulebook asks for', () => {
    const complete: BankRules = {
      requirements: [
        {
          id: 'dossier',
          verb: 'ArchiveComplaint',
          when: { is: 'always' },
          needs: [{ document: 'report' }, { document: 'receipt-slip' }],
        },
      ],
    };
    const on = at('2026-11-25 09:00', undefined, complete);
    given(...history(monday, replied, closed))
      .when(verb.archive(), on)
      .thenRefused({
        code: 'complaint/incomplete',
        missing: ['document:report'],
        verb: 'ArchiveComplaint',
        rule: 'dossier',
      });
    given(...history(monday, replied, closed))
      .when(verb.archive('report'), on)
      .thenState({ stage: 'archived' });
  });

  it('knows the papers of the rulebook only', () => {
    given(...history(monday, replied, closed))
      .when(verb.archive('novel'), wednesday)
      .thenRefused({ code: 'complaint/unknown-term', about: 'novel' });
  });

  it.each([
    ['registered', [monday]],
    ['replied', [monday, replied]],
    ['archived', [monday, replied, closed, [verb.archive(), wednesday]]],
  ] as [string, Step[]][])('is not possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.archive(), wednesday)
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('close'))('is not for %s', (position) => {
    given(...history(monday, replied, closed))
      .when(verb.archive(), at('2026-11-25 09:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'close' });
  });
});
