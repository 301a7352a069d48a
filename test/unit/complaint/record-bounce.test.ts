import { describe, expect, it } from 'vitest';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { noticesOf } from '../../../shared/complaint/notices.ts';
import { stages } from '../../../shared/rulebook/names.ts';
import { banker, filing } from '../../support/bank.ts';
import { given, history, type Step } from '../../support/given.ts';
import { exactly, today, untilStage } from '../../support/intake.ts';

const noticeId = '01JZ8Y6QK3T5V7W9X1A2B3C4D5';
const bounce = (isPermanent: boolean) => ({ type: 'RecordBounce', noticeId, isPermanent }) as const;
const later = '2026-12-24 12:00';
/** Filed with an address to write to. */
const filed: Step = [filing({ hasContact: true }), today('2026-11-23 10:00', complainant)];

describe('记录退信 a mail that comes back', () => {
  it('for good ends the mails to that address', () => {
    const outcome = given(...history(filed)).when(bounce(true), today(later, system));
    exactly(outcome, { type: 'NoticeBounced', data: { noticeId, isPermanent: true } });
    outcome.thenState({ hasContact: false });
  });

  it('for now only is noted, and the address is tried again', () => {
    const outcome = given(...history(filed)).when(bounce(false), today(later, system));
    exactly(outcome, { type: 'NoticeBounced', data: { noticeId, isPermanent: false } });
    outcome.thenState({ hasContact: true });
  });

  it.each(stages)('is noted at the stage %s', (stage) => {
    const outcome = given(...history(...untilStage[stage])).when(bounce(true), today(later, system));
    expect(outcome.decision).toMatchObject({ ok: true });
    outcome.thenState({ stage });
  });

  it('is noted by the rules alone: by no complainant and nobody of the house', () => {
    for (const actor of [complainant, banker('officer'), banker('clerk', 'east')])
      given(...history(filed))
        .when(bounce(true), today(later, actor))
        .thenRefused({ code: 'session/not-permitted', about: 'RecordBounce' });
  });

  it('is told to those who answer when it is for good, and never to the complainant', () => {
    const { rulebook } = today(later).rulebook;
    const toldOf = (isPermanent: boolean) => {
      const { after, decision } = given(...history(filed)).when(bounce(isPermanent), today(later, system));
      if (!decision.ok || !after) throw new Error('it was not noted');
      const [event] = decision.value;
      if (event?.type !== 'NoticeBounced') throw new Error('something else was noted');
      const { now: at } = today(later);
      return noticesOf({ ...event, seq: after.seq, at, actorId: 'system' }, after, rulebook, []);
    };
    const told = toldOf(true);
    expect(told.length).toBeGreaterThan(0);
    for (const { kind, to } of told) {
      expect(kind).toBe('complaintNews');
      expect('party' in to).toBe(false);
    }
    expect(toldOf(false)).toEqual([]);
  });
});
