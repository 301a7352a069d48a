import { createHash } from 'node:crypto';
import { StaffId, opaqueId } from '../../kernel/ids.ts';
import { plusMilliseconds } from '../../kernel/time.ts';
import type { Notice } from '../notices/notice.ts';
import { linkMilliseconds } from './limits.ts';
import type { Person } from './person.ts';
import type { LinkPurpose, MailLink, RandomSource, StaffParts } from './ports.ts';

const idBytes = 17;

export const newStaffId = (random: RandomSource): StaffId => StaffId.parse(opaqueId(random(idBytes)));
export const newLinkId = (random: RandomSource): string => opaqueId(random(idBytes));

/** A link for the person as they are now; it dies when their epoch grows. */
export const linkFor = (
  parts: Pick<StaffParts, 'clock'>,
  person: Person,
  purpose: LinkPurpose,
  linkId: string,
): MailLink => ({
  linkId,
  purpose,
  staffId: person.id,
  accessEpoch: person.accessEpoch,
  endsAt: plusMilliseconds(parts.clock.now(), linkMilliseconds[purpose]),
});

/** The mail that carries the link. One link is one notice, however often it is left. */
export const noticeOf = (parts: Pick<StaffParts, 'clock'>, person: Person, link: MailLink): Notice => ({
  id: opaqueId(createHash('sha256').update(`notice${link.linkId}`).digest()),
  kind: link.purpose === 'invitation' ? 'invitation' : 'passwordReset',
  to: { who: 'staff', staffId: person.id },
  language: person.language,
  linkId: link.linkId,
  createdAt: parts.clock.now(),
});

/** Stores a new link and leaves the mail that carries it. */
export async function sendLink(parts: StaffParts, person: Person, purpose: LinkPurpose): Promise<void> {
  const link = linkFor(parts, person, purpose, newLinkId(parts.random));
  await parts.store.links.add(link);
  await parts.outbox.leave(noticeOf(parts, person, link));
}
