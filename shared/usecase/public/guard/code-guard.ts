import { type Instant, millisecondsOf, plusMilliseconds } from '../../../kernel/time.ts';
import { limits } from './limits.ts';
import type { GuessRecord, Guesses, HourKeys, SenderBook } from './ports.ts';
import { digestUnder, networkOf } from './sender.ts';

/** How often a try is written down anew when the same sender tries many codes at once. */
const attemptsMax = 3;

const hourMilliseconds = 3_600_000;
const none: Guesses = { tries: 0 };

/** A try that may be looked at, and how to take it back once the code was right; or how long to wait. */
export type Try =
  | { readonly mayTry: true; readonly takeBack: () => Promise<void> }
  | { readonly mayTry: false; readonly retryAfterSeconds: number };

/** One more try, with the wait that follows should it be wrong. */
function oneMore({ tries }: Guesses, free: number, now: Instant): Guesses {
  const { guessDelays } = limits;
  const further = tries + 1 - free;
  const seconds = further < 0 ? 0 : (guessDelays[Math.min(further, guessDelays.length - 1)] ?? 0);
  return { tries: tries + 1, ...(seconds > 0 && { until: plusMilliseconds(now, seconds * 1000) }) };
}

/** Seconds that must pass before the next try. */
function secondsToWait(guesses: readonly Guesses[], now: Instant): number {
  const waits = guesses.map(({ until }) => (until ? millisecondsOf(until) - millisecondsOf(now) : 0));
  return Math.ceil(Math.max(0, ...waits) / 1000);
}

/** What the hour before knew, as the sender's record of this one. */
const carriedOver = (before: GuessRecord, number: string, numberThen: string): GuessRecord => ({
  all: before.all,
  byNumber: before.byNumber[numberThen] ? { [number]: before.byNumber[numberThen] } : {},
});

/**
 * Guards the receipt codes of one tenant against guessing: after some wrong codes the same sender waits, longer each time, for
 * that number and, a little later, for all. It never looks whether a number exists, and another sender is not concerned.
 */
export function codeGuard(parts: { readonly hourKeys: HourKeys; readonly senders: SenderBook }) {
  const { hourKeys, senders } = parts;

  const readBefore = async (sender: string, number: string, now: Instant, numberNow: string) => {
    const key = await hourKeys.previous(now);
    if (!key) return undefined;
    const then = plusMilliseconds(now, -hourMilliseconds);
    const record = await senders.guesses(digestUnder(key, 'sender', sender), then);
    return record && carriedOver(record, numberNow, digestUnder(key, 'number', number));
  };

  /** Writes a try down before anything is looked at, so that a hundred at once do not all find none before them. */
  return async function tryCode(address: string, number: string, now: Instant): Promise<Try> {
    const network = networkOf(address);
    const key = await hourKeys.current(now);
    const sender = digestUnder(key, 'sender', network);
    const about = digestUnder(key, 'number', number);
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const before = await senders.guesses(sender, now);
      const record = before ?? (await readBefore(network, number, now, about)) ?? { all: none, byNumber: {} };
      const own = record.byNumber[about] ?? none;
      const wait = secondsToWait([record.all, own], now);
      if (wait > 0) return { mayTry: false, retryAfterSeconds: wait };
      const after: GuessRecord = {
        all: oneMore(record.all, limits.freeGuessesOfSender, now),
        byNumber: { ...record.byNumber, [about]: oneMore(own, limits.freeGuesses, now) },
      };
      if (await senders.putGuesses(sender, { before, after }, now)) {
        const takeBack = async () => {
          // Should somebody at the same address have tried in between, this one stays counted.
          await senders.putGuesses(sender, { before: after, after: record }, now);
        };
        return { mayTry: true, takeBack };
      }
    }
    return { mayTry: false, retryAfterSeconds: limits.guessDelays[0] };
  };
}
