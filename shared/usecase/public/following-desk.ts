import { complainant } from '../../complaint/facts.ts';
import type { CheckView, FollowForm, RatingForm } from '../../contract/public.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import type { FollowingDesk } from './public-desk.ts';
import { type CheckAnswer, checkOfValue, checkView, newCheck, resultOf } from './guard/check.ts';
import { codeGuard } from './guard/code-guard.ts';
import { limits } from './guard/limits.ts';
import { digestUnder, networkOf } from './guard/sender.ts';
import { isReceiptCode } from './receipt.ts';

/** Following a complaint with its number and code, and rating how it was handled. */
export function followingDesk(parts: PublicParts, { passOf, admitted, viewOf }: AtTheDesk): FollowingDesk {
  const { clock, log } = parts;
  const tryCode = codeGuard(parts);

  /** The check that is asked for while many guess the code of this number; undefined where it was passed or is not needed. */
  const checkOf = async (
    { number, sender, check }: { readonly number: string; readonly sender: string; readonly check: CheckAnswer },
    key: Uint8Array,
  ): Promise<CheckView | undefined> => {
    const now = clock.now();
    const wrong = await parts.wrongCodes.read(digestUnder(key, 'number', number), now);
    if (wrong < limits.freeGuessesOfNumber) return undefined;
    const secret = await parts.secret();
    // What one sender has done opens nothing to another.
    const about = `code ${digestUnder(key, 'sender', networkOf(sender))} ${number}`;
    const result = resultOf(secret, about, check, now);
    if (result === 'passed') return undefined;
    const pressure = (wrong - limits.freeGuessesOfNumber) / (limits.guessesOfNumberMost - limits.freeGuessesOfNumber);
    const known = result === 'tooSoon' ? checkOfValue(secret, about, check.value, now) : undefined;
    return checkView(known ?? newCheck(secret, about, pressure, now));
  };

  const open = async (form: FollowForm, sender: string, check: CheckAnswer): ReturnType<FollowingDesk['open']> => {
    const secret = await parts.secret();
    const key = await parts.hourKeys.current(clock.now());
    const asked = await checkOf({ number: form.number, sender, check }, key);
    if (asked) return refuse({ code: 'receipt/check-needed', about: { check: asked } });
    const guarded = await tryCode(sender, form.number, clock.now());
    if (!guarded.mayTry)
      return refuse({ code: 'receipt/too-many-attempts', about: { retryAfter: guarded.retryAfterSeconds } });
    const id = await log.idOfNumber(form.number);
    const state = id && (await log.load(id))?.state;
    if (!state || !isReceiptCode(secret, state.id, form.code, state.codeRotation)) {
      await parts.wrongCodes.count(digestUnder(key, 'number', form.number), clock.now());
      return refuse(noPass);
    }
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
