import { type Profile, type PublicProfile, emergencyLines } from '../../contract/profile.ts';
import type { IsoDate } from '../../kernel/time.ts';

/** The profile as the public sees it on a day of the tenant's. */
export function publicProfile(said: Profile | undefined, today: IsoDate): PublicProfile {
  const { emergency, announcements = [], ...rest } = said ?? {};
  return {
    ...rest,
    emergency: { ...emergency, lines: emergency?.lines ?? [...emergencyLines] },
    announcements: announcements.filter(({ from, until }) => from <= today && (until === undefined || today <= until)),
  };
}
