import { localDay } from '../../calendar/time-zone.ts';
import { complainant } from '../../complaint/facts.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { FollowView, ReceiptView } from '../../contract/public.ts';
import type { Language } from '../../kernel/text.ts';
import { factsFor } from '../complaint/facts-for.ts';
import { followView, publicClocks } from './follow-view.ts';
import { openActions } from './open-actions.ts';
import type { PublicParts } from './ports.ts';
import type { FollowPass } from './public-desk.ts';
import { complaintOfPass, passFor, passSeconds, proofCode, receiptCode } from './receipt.ts';

/** No pass, or one that has lapsed or was never ours. */
export const noPass = { code: 'receipt/not-valid' } as const;

/** What every counter of the desk needs: who is let in, and what they are shown. */
export type AtTheDesk = {
  readonly passOf: (state: Pick<ComplaintState, 'id' | 'codeRotation'>) => Promise<FollowPass>;
  /** The complaint a pass opens. One that was given for a code that has been replaced opens nothing. */
  readonly admitted: (pass: string) => Promise<ComplaintState | undefined>;
  readonly receiptOf: (state: ComplaintState) => Promise<ReceiptView>;
  readonly viewOf: (state: ComplaintState, language: Language) => Promise<FollowView>;
};

/** The desk of one tenant, before anybody has asked for anything. */
export function atTheDesk(parts: PublicParts): AtTheDesk {
  const { clock, log, rules, organisation } = parts;

  const passOf: AtTheDesk['passOf'] = async ({ id, codeRotation }) => ({
    value: passFor(await parts.secret(), id, clock.now(), codeRotation),
    expiresInSeconds: passSeconds,
  });

  const admitted: AtTheDesk['admitted'] = async (pass) => {
    const shown = complaintOfPass(await parts.secret(), pass, clock.now());
    const state = shown && (await log.load(shown.id))?.state;
    return state && (state.codeRotation ?? 0) === shown.rotation ? state : undefined;
  };

  const receiptOf: AtTheDesk['receiptOf'] = async (state) => {
    const secret = await parts.secret();
    const { rulebook } = await rules.rulebook(state.rulebookVersion);
    const calendar = await rules.calendar(state.calendarVersion);
    const on = localDay(state.registeredAt, calendar.timeZone);
    return {
      number: state.number,
      code: receiptCode(secret, state.id, state.codeRotation),
      registeredAt: state.registeredAt,
      clocks: publicClocks(state, { rulebook, calendar }, state.language),
      files: state.files,
      proof: { number: state.number, on, code: proofCode(secret, state.number, on) },
      mayMail: state.hasContact && state.marks?.ReceiptCopyRequested === undefined,
      isReplaced: state.codeRotation !== undefined,
    };
  };

  const viewOf: AtTheDesk['viewOf'] = async (state, language) => {
    const [events, units, facts] = await Promise.all([
      log.events(state.id),
      organisation.units(),
      factsFor(parts, state, complainant),
    ]);
    const { rulebook, calendar } = facts;
    return followView(
      state,
      { events, open: openActions(parts.decide, state, facts) },
      { rulebook: rulebook.rulebook, calendar, units },
      language,
    );
  };

  return { passOf, admitted, receiptOf, viewOf };
}
