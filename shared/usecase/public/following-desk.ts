import { complainant } from '../../complaint/facts.ts';
import type { FollowForm, RatingForm } from '../../contract/public.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import type { FollowingDesk } from './public-desk.ts';
import { codeGuard } from './guard/code-guard.ts';
import { isReceiptCode } from './receipt.ts';

/** Following a complaint with its number and code, and rating how it was handled. */
export function followingDesk(parts: PublicParts, { passOf, admitted, viewOf }: AtTheDesk): FollowingDesk {
  const { clock, log } = parts;
  const tryCode = codeGuard(parts);

  const open = async (form: FollowForm, sender: string): ReturnType<FollowingDesk['open']> => {
    const secret = await parts.secret();
    const guarded = await tryCode(sender, form.number, clock.now());
    if (!guarded.mayTry)
      return refuse({ code: 'receipt/too-many-attempts', about: { retryAfter: guarded.retryAfterSeconds } });
    const id = await log.idOfNumber(form.number);
    const state = id && (await log.load(id))?.state;
    if (!state || !isReceiptCode(secret, state.id, form.code, state.codeRotation)) return refuse(noPass);
    await guarded.takeBack();
    return ok(await passOf(state));
  };

  const rate = async (pass: string, form: RatingForm): ReturnType<FollowingDesk['rate']> => {
    const state = await admitted(pass);
    if (!state) return refuse(noPass);
    const command = { type: 'RecordSatisfaction' as const, satisfaction: form.satisfaction, comment: form.comment };
    const answer = await handleCommand(parts, state.id, command, { actor: complainant });
    if (answer.ok) return ok(await viewOf(answer.value, state.language));
    const { code } = answer.refusal;
    if (code === 'complaint/already-rated' || code === 'complaint/unknown-term') return refuse({ code });
    return refuse({ code: 'complaint/wrong-stage' });
  };

  return {
    open,
    async follow(pass, language) {
      const state = await admitted(pass);
      return state ? ok(await viewOf(state, language)) : refuse(noPass);
    },
    rate,
  };
}
