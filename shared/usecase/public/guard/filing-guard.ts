import { createHash } from 'node:crypto';
import type { FilingForm } from '../../../contract/filing.ts';
import type { CheckView } from '../../../contract/public.ts';
import type { Refused } from '../../../contract/problems.ts';
import { ok, refuse, type Result, unreachable } from '../../../kernel/result.ts';
import { type Instant, millisecondsOf, plusMilliseconds } from '../../../kernel/time.ts';
import type { SpamSign } from '../../../rulebook/names.ts';
import type { PublicParts } from '../ports.ts';
import type { Sent } from '../public-desk.ts';
import { checkOfValue, checkView, newCheck, resultOf } from './check.ts';
import { limits } from './limits.ts';
import type { FilingNote } from './ports.ts';
import { digestUnder, networkOf } from './sender.ts';
import { suspicionOf } from './spam-signs.ts';

export type GuardRefusal = Refused<
  'filing/check-needed' | 'filing/check-failed' | 'filing/check-too-soon' | 'filing/duplicate' | 'filing/too-many'
>;

/** A filing that is let in: what is suspected of it, and how to take it back when it comes to nothing. */
export type Admitted = {
  readonly suspicion: readonly SpamSign[];
  readonly takeBack: () => Promise<void>;
};

const hourMilliseconds = 3_600_000;
/** Seconds until the next hour begins. */
const secondsLeft = (now: Instant): number =>
  Math.ceil((hourMilliseconds - (millisecondsOf(now) % hourMilliseconds)) / 1000);

/** What the same complaint says, however it is spaced or punctuated; whoever gives another name means another. */
const contentOf = ({ category, narrative, name, phone, email }: FilingForm): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        category,
        narrative
          .normalize('NFKC')
          .toLowerCase()
          .replaceAll(/[\s\p{P}]/gu, ''),
        name,
        phone,
        email,
      ]),
    )
    .digest('base64url');

type Crowd = {
  /** How many complaints of this sender came before the form's own. */
  readonly before: number;
  /** About how many came in all. */
  readonly all: number;
};

/** How far both bounds are passed, from 0 where checks begin to 1 where people are turned away; below 0 before that. */
const pressureOf = ({ before, all }: Crowd): number =>
  Math.max(
    (before - limits.freeFilings) / (limits.filingsMost - limits.freeFilings),
    (all - limits.freeFilingsOfAll) / (limits.filingsOfAllMost - limits.freeFilingsOfAll),
  );

/** What is noted of a form and its sender, under the key of an hour. */
const digestsOf = (key: Uint8Array, sent: Pick<Sent, 'sender'>, token: string, content: string) => ({
  sender: digestUnder(key, 'sender', networkOf(sent.sender)),
  // Short, so that all of an hour cost one unit each.
  note: { token: digestUnder(key, 'token', token, 8), content: digestUnder(key, 'content', content, 9) },
});

/** How many forms of the sender came before this one. */
const positionOf = (notes: readonly FilingNote[], token: string): number => {
  const tokens = [...new Set(notes.map((note) => note.token))];
  const own = tokens.indexOf(token);
  return own < 0 ? tokens.length : own;
};

/** Whether another form said the same before. */
const isRepeated = (notes: readonly FilingNote[], note: FilingNote): boolean => {
  const own = notes.findIndex((each) => each.token === note.token && each.content === note.content);
  const earlier = own < 0 ? notes : notes.slice(0, own);
  return earlier.some((each) => each.content === note.content && each.token !== note.token);
};

/** Who files how much, and what is asked of whom. Nobody is asked anything while little comes. */
export function filingGuard(parts: Pick<PublicParts, 'clock' | 'secret' | 'hourKeys' | 'senders' | 'filingsOfAll'>) {
  const { clock, hourKeys, senders } = parts;

  /** What the sender did in the hour before, under that hour's key. */
  const wasFiledBefore = async (form: FilingForm, sent: Sent, now: Instant): Promise<boolean> => {
    const key = await hourKeys.previous(now);
    if (!key) return false;
    const { sender, note } = digestsOf(key, sent, form.token, contentOf(form));
    return isRepeated(await senders.filings(sender, plusMilliseconds(now, -hourMilliseconds)), note);
  };

  const refusalOf = async (
    crowd: Crowd,
    token: string,
    sent: Sent,
    now: Instant,
  ): Promise<GuardRefusal | undefined> => {
    const pressure = pressureOf(crowd);
    if (pressure >= 1) return { code: 'filing/too-many', about: { retryAfter: secondsLeft(now) } };
    if (pressure < 0) return undefined;
    const result = resultOf(await parts.secret(), token, sent.check, now);
    switch (result) {
      case 'passed':
        return undefined;
      case 'failed':
        return { code: 'filing/check-failed' };
      case 'tooSoon':
        return { code: 'filing/check-too-soon' };
      case 'none':
        return { code: 'filing/check-needed' };
      default:
        return unreachable(result);
    }
  };

  return {
    /** The check that a form needs now, or has passed; undefined where none is asked for. */
    async checkFor(token: string, sent: Sent): Promise<CheckView | undefined> {
      const now = clock.now();
      const secret = await parts.secret();
      const key = await hourKeys.current(now);
      const { sender, note } = digestsOf(key, sent, token, '');
      const [notes, all] = await Promise.all([senders.filings(sender, now), parts.filingsOfAll(now)]);
      const pressure = pressureOf({ before: positionOf(notes, note.token), all });
      const result = resultOf(secret, token, sent.check, now);
      const known = result === 'failed' ? undefined : checkOfValue(secret, token, sent.check.value, now);
      if (pressure < 0 && result !== 'passed') return undefined;
      return checkView(known ?? newCheck(secret, token, pressure, now), result === 'passed' ? sent.check : undefined);
    },

    /** Lets a filing in, and counts it; sending the same form again is counted once. */
    async admit(form: FilingForm, sent: Sent): Promise<Result<Admitted, GuardRefusal>> {
      const now = clock.now();
      const key = await hourKeys.current(now);
      const { sender, note } = digestsOf(key, sent, form.token, contentOf(form));
      const [known, all, wasBefore] = await Promise.all([
        senders.filings(sender, now),
        parts.filingsOfAll(now),
        wasFiledBefore(form, sent, now),
      ]);
      const judge = async (notes: readonly FilingNote[]): Promise<GuardRefusal | undefined> => {
        if (wasBefore || isRepeated(notes, note)) return { code: 'filing/duplicate' };
        return refusalOf({ before: positionOf(notes, note.token), all }, form.token, sent, now);
      };
      const early = await judge(known);
      if (early) return refuse(early);
      const isNoted = known.some((each) => each.token === note.token && each.content === note.content);
      const notes = isNoted ? known : await senders.noteFiling(sender, note, now);
      const takeBack = () => senders.forgetFiling(sender, note, now);
      // Others may have come in between.
      const late = await judge(notes);
      if (late) {
        if (late.code === 'filing/duplicate') await takeBack();
        return refuse(late);
      }
      const isFlood = pressureOf({ before: positionOf(notes, note.token), all }) >= 0;
      const { token, narrative } = form;
      const suspicion = suspicionOf(
        await parts.secret(),
        { token, narrative, opened: sent.opened, isTrapped: sent.isTrapped, isFlood },
        now,
      );
      return ok({ suspicion, takeBack });
    },
  };
}
