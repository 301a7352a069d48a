import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { sealEvents, openEvent } from '../../../shared/data/complaint/event-chain.ts';
import { eraseTold } from '../../../shared/usecase/complaint/erase.ts';
import { banker, bankersWithout, type BankRules, filing } from '../../support/bank.ts';
import { complaintId, given, history, photo, type Step, verb } from '../../support/given.ts';
import {
  closed,
  exactly,
  filingUnder,
  monday,
  replied,
  stagesBut,
  today,
  under,
  untilStage,
} from '../../support/intake.ts';

const kept = { retention: [{ id: 'three-years', when: { is: 'always' }, years: 3 }] } satisfies BankRules;
const then = under(kept);
const keeper = banker('keeper');
const ask = { type: 'RequestErasure' } as const;
const erase = { type: 'EraseIdentity' } as const;
const closedUnder: readonly Step[] = [
  filingUnder(kept),
  [verb.reply(), then('2026-11-24 09:00')],
  [verb.close(), then('2026-11-24 10:00')],
];
const asked: Step = [ask, then('2026-11-25 09:00', complainant)];

describe('申请删除个人信息 the wish that personal data be erased', () => {
  it.each(stagesBut('closed', 'archived'))('waits while the complaint is %s', (stage) => {
    const outcome = given(...history(...untilStage[stage])).when(ask, today('2026-11-25 09:00', complainant));
    exactly(outcome, { type: 'ErasureRequested', data: { kept: { isOpen: true } } });
  });

  it('is fulfilled at once where no rule keeps the record', () => {
    const outcome = given(...history(monday, replied, closed)).when(ask, today('2026-11-25 09:00', complainant));
    exactly(outcome, { type: 'ErasureRequested', data: {} }, { type: 'IdentityErased', data: {} });
    outcome.thenState({ hasContact: false });
  });

  it('waits while the rulebook keeps the record, to the day and by the rule', () => {
    const outcome = given(...history(...closedUnder)).when(...asked);
    exactly(outcome, {
      type: 'ErasureRequested',
      data: { kept: { until: '2029-11-24', rule: 'three-years' } },
    });
  });

  it('waits while a review is under way', () => {
    given(...history(monday, replied, closed, [verb.requestReview(), today('2026-11-24 12:00', complainant)]))
      .when(ask, today('2026-11-25 09:00', complainant))
      .thenEvents({ type: 'ErasureRequested', data: { kept: { isOpen: true } } });
  });

  it('need not be said twice, but when the time has come it is fulfilled', () => {
    given(...history(...closedUnder, asked))
      .when(ask, then('2026-11-26 09:00', complainant))
      .thenRefused({ code: 'complaint/already-pending' });
    exactly(given(...history(...closedUnder, asked)).when(ask, then('2029-11-25 09:00', complainant)), {
      type: 'IdentityErased',
      data: {},
    });
  });

  it('is over once it was done', () => {
    given(...history(monday, replied, closed, [ask, today('2026-11-25 09:00', complainant)]))
      .when(ask, today('2026-11-26 09:00', complainant))
      .thenRefused({ code: 'complaint/already-done' });
  });
});

describe('删除个人信息 by an officer', () => {
  it('is refused on the last day of keeping and done on the next', () => {
    given(...history(...closedUnder, asked))
      .when(erase, then('2029-11-24 17:00', keeper))
      .thenRefused({ code: 'complaint/must-be-kept', about: '2029-11-24', rule: 'three-years' });
    exactly(given(...history(...closedUnder, asked)).when(erase, then('2029-11-25 09:00', keeper)), {
      type: 'IdentityErased',
      data: {},
    });
  });

  it('is nobody’s own idea', () => {
    given(...history(monday, replied, closed))
      .when(erase, today('2026-11-25 09:00', keeper))
      .thenRefused({ code: 'complaint/nothing-pending' });
  });

  it('may be refused with a reason, and asked for again', () => {
    const no: Step = [{ type: 'RefuseErasure', reason: '正在诉讼中。' }, then('2026-11-26 09:00', keeper)];
    given(...history(...closedUnder, asked, no))
      .when(erase, then('2029-11-25 09:00', keeper))
      .thenRefused({ code: 'complaint/nothing-pending' });
    given(...history(...closedUnder, asked, no))
      .when(ask, then('2026-11-27 09:00', complainant))
      .thenEvents({ type: 'ErasureRequested', data: { kept: { until: '2029-11-24', rule: 'three-years' } } });
  });

  it.each(bankersWithout('revealIdentity'))('is not for %s', (position) => {
    for (const command of [erase, { type: 'RefuseErasure', reason: '不同意。' } as const]) {
      given(...history(...closedUnder, asked))
        .when(command, then('2029-11-25 09:00', banker(position)))
        .thenRefused({ code: 'session/not-permitted', about: 'revealIdentity' });
    }
  });
});

describe('what is erased', () => {
  it('is who it was, what they told and the files they sent; what others wrote stays, and so does the chain', async () => {
    const log = history(
      [filing({ files: [photo('a.jpg')] }), then('2026-11-23 10:00', complainant)],
      [{ type: 'InformComplainant', notice: '正在核实。' }, then('2026-11-23 11:00')],
      [
        { type: 'SupplementComplaint', files: [photo('b.jpg')], narrative: '我妻子可以作证。' },
        then('2026-11-23 12:00'),
      ],
    );
    const texts = [{ narrative: '我叫刘德培。' }, { notice: '正在核实。' }, { narrative: '我妻子可以作证。' }];
    const sealed = sealEvents(
      log.map((event, index) => ({ event, texts: texts[index] })),
      null,
    );
    const stored = sealed.map(({ envelope, texts: beside }, index) =>
      openEvent(envelope, beside, sealed[index - 1]?.hash ?? null),
    );
    const gone: (string | number)[] = [];
    await eraseTold(
      {
        log: { events: async () => stored },
        erasing: {
          dropIdentity: async () => void gone.push('identity'),
          dropTexts: async (_id, seq) => void gone.push(seq),
        },
        removeFile: async (_id, file) => void gone.push(file),
      },
      complaintId,
    );
    expect(gone).toEqual(['identity', 1, 3, photo('a.jpg').attachment.id, photo('b.jpg').attachment.id]);
    const redacted = openEvent(sealed[0]?.envelope ?? new Uint8Array(), undefined, null);
    expect(redacted).toMatchObject({ isIntact: true, isRedacted: true, texts: {} });
  });
});
