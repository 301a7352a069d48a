import type { ComplaintState } from '../../complaint/state.ts';
import type { FollowView, ReceiptView } from '../../contract/public.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/text.ts';
import { followView, publicClocks } from './follow-view.ts';
import type { PublicParts } from './ports.ts';
import type { FollowPass } from './public-desk.ts';
import { complaintOfPass, passFor, passSeconds, receiptCode } from './receipt.ts';

/** No pass, or one that has lapsed or was never ours. */
export const noPass = { code: 'receipt/not-valid' } as const;

/** What every counter of the desk needs: who is let in, and what they are shown. */
export type AtTheDesk = {
  readonly passOf: (id: ComplaintId) => Promise<FollowPass>;
  /** The complaint a pass opens. */
  readonly admitted: (pass: string) => Promise<ComplaintState | undefined>;
  readonly receiptOf: (state: ComplaintState) => Promise<ReceiptView>;
  readonly viewOf: (state: ComplaintState, language: Language) => Promise<FollowView>;
};

/** The desk of one tenant, before anybody has asked for anything. */
export function atTheDesk(parts: PublicParts): AtTheDesk {
  const { clock, log, rules, organisation } = parts;

  const passOf = async (id: ComplaintId): Promise<FollowPass> => ({
    value: passFor(await parts.secret(), id, clock.now()),
    expiresInSeconds: passSeconds,
  });

  const admitted = async (pass: string): Promise<ComplaintState | undefined> => {
    const id = complaintOfPass(await parts.secret(), pass, clock.now());
    return id && (await log.load(id))?.state;
  };

  const rulesOf = async (state: ComplaintState) => ({
    rulebook: (await rules.rulebook(state.rulebookVersion)).rulebook,
    calendar: await rules.calendar(state.calendarVersion),
  });

  const receiptOf = async (state: ComplaintState): Promise<ReceiptView> => ({
    number: state.number,
    code: receiptCode(await parts.secret(), state.id),
    registeredAt: state.registeredAt,
    clocks: publicClocks(state, await rulesOf(state), state.language),
    files: state.files,
  });

  const viewOf = async (state: ComplaintState, language: Language) =>
    followView(
      state,
      await log.events(state.id),
      { ...(await rulesOf(state)), units: await organisation.units() },
      language,
    );

  return { passOf, admitted, receiptOf, viewOf };
}
