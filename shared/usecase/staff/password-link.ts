import type { Refused } from '../../contract/problems.ts';
import type { LinkCheckView } from '../../contract/staff.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { countAttempt } from './attempts.ts';
import { resetsPerHour } from './limits.ts';
import { linkIdOf } from './link-token.ts';
import { sendLink } from './mail-link.ts';
import { checkPassword } from './password-rules.ts';
import type { Person } from './person.ts';
import type { MailLink, StaffParts } from './ports.ts';
import { openSession, type SignedIn } from './session.ts';

/**
 * Sends a mail link to the address if it belongs to somebody: a reset to active people, the invitation once more to those
 * who never followed theirs. Nothing comes back, so nobody learns which addresses are known (ASVS 5.0 6.3.8).
 */
export async function requestReset(parts: StaffParts, email: string, sender: string): Promise<void> {
  const attempt = { what: 'reset', email, sender, now: parts.clock.now() } as const;
  const { isAllowed } = await countAttempt(parts, attempt, resetsPerHour);
  if (!isAllowed) return;
  const id = await parts.store.people.idOfAddress(email);
  const person = id && (await parts.store.people.find(id));
  if (!person || person.status === 'disabled') return;
  await sendLink(parts, person, person.status === 'active' ? 'reset' : 'invitation');
}

type OpenLink = { readonly link: MailLink; readonly person: Person };

/** The link of a token with its person, while it can be used. */
async function findLink(parts: StaffParts, token: string): Promise<OpenLink | undefined> {
  const linkId = linkIdOf(await parts.secret(), token);
  const link = linkId && (await parts.store.links.find(linkId));
  if (!link || parts.clock.now() >= link.endsAt) return undefined;
  const person = await parts.store.people.find(link.staffId);
  const isAlive = person && person.status !== 'disabled' && person.accessEpoch === link.accessEpoch;
  return isAlive ? { link, person } : undefined;
}

/** What a mail link is good for. Looking does not use it up: mail programs follow links on their own. */
export async function checkLink(
  parts: StaffParts,
  token: string,
): Promise<Result<LinkCheckView, Refused<'link/not-valid'>>> {
  const found = await findLink(parts, token);
  if (!found) return refuse({ code: 'link/not-valid' });
  return ok({ purpose: found.link.purpose, name: found.person.name, email: found.person.email });
}

const tries = 3;

/**
 * Uses a mail link up, sets the password and signs in. Every session and every other link of the person stops working.
 * A password that is refused leaves the link as it was.
 */
export async function setPassword(
  parts: StaffParts,
  body: { readonly token: string; readonly password: string },
): Promise<Result<SignedIn, Refused<'link/not-valid' | 'request/invalid'>>> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await findLink(parts, body.token);
    if (!found) return refuse({ code: 'link/not-valid' });
    const { link, person: before } = found;
    const allowed = checkPassword(body.password, { slug: parts.organisation.slug, email: before.email });
    if (!allowed.ok) return allowed;

    const credential = { password: await parts.passwords.hash(body.password), changedAt: parts.clock.now() };
    const after: Person = {
      ...before,
      status: 'active',
      version: before.version + 1,
      accessEpoch: before.accessEpoch + 1,
    };
    const outcome = await parts.store.links.redeem({ link, before, after, credential });
    if (outcome === 'changed') return ok(await openSession(parts, after));
    if (outcome === 'linkUsed') return refuse({ code: 'link/not-valid' });
  }
  throw new Error('a person was changed again and again while the password was set');
}
