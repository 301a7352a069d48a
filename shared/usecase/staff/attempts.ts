import type { Instant } from '../../kernel/time.ts';
import { addressDigest, senderDigest } from './digests.ts';
import type { AttemptKey, StaffParts } from './ports.ts';

/** An attempt that was counted before it was made; `takeBack` when it turned out to be no failure. */
export type CountedAttempt = { readonly isAllowed: boolean; readonly takeBack: () => Promise<void> };

/**
 * Counts an attempt against the limits of its hour, first of the sender, then of the address. Counting comes first, so that
 * a hundred attempts at the same moment do not all find the counter at zero. An attempt of a sender that is
 * locked does not count against the address: it would let a stranger lock people out.
 */
export async function countAttempt(
  parts: Pick<StaffParts, 'store' | 'secret'>,
  attempt: {
    readonly what: AttemptKey['what'];
    readonly email: string;
    readonly sender: string;
    readonly now: Instant;
  },
  limits: { readonly address: number; readonly sender: number },
): Promise<CountedAttempt> {
  const { attempts } = parts.store;
  const shared = { what: attempt.what, hour: attempt.now.slice(0, 13) };
  const sender: AttemptKey = { ...shared, by: 'sender', digest: senderDigest(await parts.secret(), attempt.sender) };
  const address: AttemptKey = { ...shared, by: 'address', digest: addressDigest(attempt.email) };
  const refused = { isAllowed: false, takeBack: async () => {} };
  if ((await attempts.count(sender)) > limits.sender) return refused;
  if ((await attempts.count(address)) > limits.address) return refused;
  return {
    isAllowed: true,
    takeBack: async () => {
      await Promise.all([attempts.takeBack(sender), attempts.takeBack(address)]);
    },
  };
}
