import { atTheDesk } from './at-the-desk.ts';
import { attachingDesk } from './attaching-desk.ts';
import { filingDesk } from './filing-desk.ts';
import { followingDesk } from './following-desk.ts';
import type { PublicParts } from './ports.ts';
import type { PublicDesk } from './public-desk.ts';

/** Opens the desk of one tenant: one counter for each thing that the public comes for. */
export function createPublicDesk(parts: PublicParts): PublicDesk {
  const desk = atTheDesk(parts);
  return {
    promise: async () => ({ ...(await parts.promise()), isVerified: parts.isVerified }),
    ...filingDesk(parts, desk),
    ...attachingDesk(parts, desk),
    ...followingDesk(parts, desk),
  };
}
