import { openingHoursInWords } from '../../calendar/opening-hours-in-words.ts';
import { localDay } from '../../calendar/time-zone.ts';
import { publicProfile } from '../profile/public-profile.ts';
import { atTheDesk } from './at-the-desk.ts';
import { actingDesk } from './acting-desk.ts';
import { attachingDesk } from './attaching-desk.ts';
import { filingDesk } from './filing-desk.ts';
import { followingDesk } from './following-desk.ts';
import { placesDesk } from './places-desk.ts';
import type { PublicParts } from './ports.ts';
import { provingDesk } from './proving-desk.ts';
import type { PublicDesk } from './public-desk.ts';

/** Opens the desk of one tenant: one counter for each thing that the public comes for. */
export function createPublicDesk(parts: PublicParts): PublicDesk {
  const desk = atTheDesk(parts);
  return {
    async promise() {
      const [promise, said] = await Promise.all([parts.promise(), parts.profile()]);
      const today = localDay(parts.clock.now(), promise.timeZone);
      return { ...promise, isVerified: parts.isVerified, profile: publicProfile(said, today) };
    },
    async openingHours() {
      const { calendar } = await parts.rules.latest();
      return openingHoursInWords(await parts.rules.calendar(calendar));
    },
    logo: parts.logo,
    ...filingDesk(parts, desk),
    ...attachingDesk(parts, desk),
    ...followingDesk(parts, desk),
    ...actingDesk(parts, desk),
    ...provingDesk(parts, desk),
    ...placesDesk(parts),
  };
}
