import type { AttemptCounter } from '../ports.ts';
import type { HourKeys } from './ports.ts';
import { digestUnder } from './sender.ts';

/** A counter whose digests mean nothing any more once the key of their hour is gone. */
export function underHourKey(counter: AttemptCounter, hourKeys: Pick<HourKeys, 'current'>): AttemptCounter {
  const under = async (digest: string, now: Parameters<AttemptCounter['count']>[1]): Promise<string> =>
    digestUnder(await hourKeys.current(now), 'counted', digest);
  return {
    count: async (digest, now) => counter.count(await under(digest, now), now),
    takeBack: async (digest, now) => counter.takeBack(await under(digest, now), now),
  };
}
