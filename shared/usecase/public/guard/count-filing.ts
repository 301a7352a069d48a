import type { ComplaintState } from '../../../complaint/state.ts';
import type { Instant } from '../../../kernel/time.ts';

/** One in so many is counted, for all of them: about how many there are is enough, and counting costs a write. */
const oneIn = 8;

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Counts what the public files, behind the filing. A filing that is reacted to twice may be counted twice. */
export async function countFiling(
  { id, firstContactOwner }: Pick<ComplaintState, 'id' | 'firstContactOwner'>,
  add: (amount: number, now: Instant) => Promise<unknown>,
  now: Instant,
): Promise<void> {
  // The id is a digest, so its characters are as good as chance. Whoever was taken down by staff came another way.
  const isCounted = digits.indexOf(id.charAt(12)) % oneIn === 0;
  if (isCounted && firstContactOwner === undefined) await add(oneIn, now);
}
