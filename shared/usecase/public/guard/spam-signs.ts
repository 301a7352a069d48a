import { type Instant, millisecondsOf } from '../../../kernel/time.ts';
import type { SpamSign } from '../../../rulebook/names.ts';
import { isSame, mac } from '../receipt.ts';

/** Nobody reads, chooses and writes in less. */
const hasteSeconds = 4;

/** A complaint with so many addresses of other sites is an advertisement more often than not. */
const linksLeast = 3;

/** What each sign weighs; so much together makes a suspicion. One sign that a person may show is never enough. */
const weights: Readonly<Record<SpamSign, number>> = { trap: 100, haste: 40, noPage: 30, links: 40, flood: 20 };
const suspicious = 60;

const secondsOf = (now: Instant): number => Math.floor(millisecondsOf(now) / 1000);

/** When a form was opened, signed, so that nobody can say they took longer. */
export const openedValue = (secret: Uint8Array, token: string, now: Instant): string =>
  openedAt(secret, token, secondsOf(now));

const openedAt = (secret: Uint8Array, token: string, seconds: number): string =>
  `${seconds}.${mac(secret, 'opened', `${token}.${seconds}`).subarray(0, 16).toString('base64url')}`;

/** Seconds since the form was opened; undefined when it was not opened here. */
function secondsOpen(
  secret: Uint8Array,
  { token, opened }: { readonly token: string; readonly opened: string | undefined },
  now: Instant,
): number | undefined {
  const seconds = Number(opened?.split('.')[0]);
  if (opened === undefined || !Number.isSafeInteger(seconds)) return undefined;
  return isSame(opened, openedAt(secret, token, seconds)) ? secondsOf(now) - seconds : undefined;
}

/** Why a filing is suspected; empty when it is not. */
export function suspicionOf(
  secret: Uint8Array,
  filing: {
    readonly token: string;
    readonly opened: string | undefined;
    readonly narrative: string;
    readonly isTrapped: boolean;
    readonly isFlood: boolean;
  },
  now: Instant,
): readonly SpamSign[] {
  const open = secondsOpen(secret, filing, now);
  const links = filing.narrative.match(/https?:\/\/|www\./gi)?.length ?? 0;
  const shown: Readonly<Record<SpamSign, boolean>> = {
    trap: filing.isTrapped,
    haste: open !== undefined && open < hasteSeconds,
    noPage: open === undefined,
    links: links >= linksLeast,
    flood: filing.isFlood,
  };
  const signs = (['trap', 'haste', 'noPage', 'links', 'flood'] as const).filter((sign) => shown[sign]);
  return signs.reduce((sum, sign) => sum + weights[sign], 0) >= suspicious ? signs : [];
}
