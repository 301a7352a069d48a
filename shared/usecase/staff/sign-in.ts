import type { Refused } from '../../contract/problems.ts';
import type { SignInBody } from '../../contract/staff.ts';
import { StaffId, opaqueId } from '../../kernel/ids.ts';
import { refuse, ok, type Result } from '../../kernel/result.ts';
import { countAttempt } from './attempts.ts';
import { addressDigest } from './digests.ts';
import { failuresPerHour } from './limits.ts';
import type { StaffParts } from './ports.ts';
import { openSession, type SignedIn } from './session.ts';

/** Nobody's id: an unknown address causes the same reads as a known one. */
const nobody = (email: string): StaffId => StaffId.parse(opaqueId(Buffer.from(addressDigest(email), 'hex')));

/**
 * Signs a person in. An unknown address, a wrong password, and a person who is invited or disabled get the same answer
 * after the same work (ASVS 5.0 6.3.8). A locked address is locked for the right password as well.
 *
 * @param sender network address of the request; kept only as a keyed hash
 */
export async function signIn(
  parts: StaffParts,
  body: SignInBody,
  sender: string,
): Promise<Result<SignedIn, Refused<'session/wrong-credentials' | 'session/locked'>>> {
  const { people, credentials } = parts.store;
  const attempt = await countAttempt(
    parts,
    { what: 'signin', email: body.email, sender, now: parts.clock.now() },
    failuresPerHour,
  );
  if (!attempt.isAllowed) return refuse({ code: 'session/locked' });

  const id = (await people.idOfAddress(body.email)) ?? nobody(body.email);
  const [person, credential] = await Promise.all([people.find(id), credentials.find(id)]);
  const isRight = await parts.passwords.verify(body.password, credential?.password);
  if (person?.status !== 'active' || !credential || !isRight) return refuse({ code: 'session/wrong-credentials' });

  await attempt.takeBack();
  if (!parts.passwords.isCurrent(credential.password)) {
    const password = await parts.passwords.hash(body.password);
    await credentials.rehash(id, { ...credential, password });
  }
  return ok(await openSession(parts, person));
}
