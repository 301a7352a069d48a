import type { Refused } from '../../contract/problems.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { type Instant, millisecondsOf, plusMilliseconds } from '../../kernel/time.ts';
import { sessionDigest } from './digests.ts';
import { idleMilliseconds, sessionMilliseconds, sessionTokenBytes, touchMilliseconds } from './limits.ts';
import { asCurrentStaff, type CurrentStaff, type Person } from './person.ts';
import type { Session, StaffParts } from './ports.ts';

/** A fresh session: the token goes to the browser and nowhere else. */
export type SignedIn = { readonly token: string; readonly staff: CurrentStaff };

/** Opens a session for a person who has just proved who they are. */
export async function openSession(parts: StaffParts, person: Person): Promise<SignedIn> {
  const token = Buffer.from(parts.random(sessionTokenBytes)).toString('base64url');
  const now = parts.clock.now();
  await parts.store.sessions.add({
    digest: sessionDigest(token),
    staffId: person.id,
    accessEpoch: person.accessEpoch,
    endsAt: plusMilliseconds(now, sessionMilliseconds),
    lastSeenAt: now,
  });
  return { token, staff: asCurrentStaff(person, parts.rules) };
}

const isOver = (session: Session, now: Instant): boolean =>
  now >= session.endsAt || now >= plusMilliseconds(session.lastSeenAt, idleMilliseconds);

/**
 * Whose session the token opens. The person is read at every call, so that disabling, a new password and other positions
 * take effect with the next request (ASVS 5.0 7.4.2, 7.4.3).
 */
export async function currentStaff(
  parts: StaffParts,
  token: string,
): Promise<Result<CurrentStaff, Refused<'session/required'>>> {
  const none = refuse({ code: 'session/required' } as const);
  const now = parts.clock.now();
  const session = await parts.store.sessions.find(sessionDigest(token));
  if (!session || isOver(session, now)) return none;
  const person = await parts.store.people.find(session.staffId);
  if (!person || person.status !== 'active' || person.accessEpoch !== session.accessEpoch) return none;
  if (millisecondsOf(now) - millisecondsOf(session.lastSeenAt) >= touchMilliseconds) {
    await parts.store.sessions.touch(session.digest, now);
  }
  return ok(asCurrentStaff(person, parts.rules));
}

/** Ends the session of the token, if there is one (ASVS 5.0 7.4.1). */
export const signOut = (parts: Pick<StaffParts, 'store'>, token: string): Promise<void> =>
  parts.store.sessions.remove(sessionDigest(token));
