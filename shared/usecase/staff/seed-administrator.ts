import { type StaffId, TermId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/text.ts';
import { deriveLinkToken } from './link-token.ts';
import { linkFor } from './mail-link.ts';
import type { Person, StaffRules } from './person.ts';
import type { StaffParts } from './ports.ts';

/** The position that every template gives to those who administer. */
const administratorPosition = TermId.parse('administrator');

/**
 * Makes the first administrator of a new tenant, at its centre, and answers the token of the invitation. The ids come from
 * the caller, who derives them from the sign-up: a repeated call finds what the first one made and answers the same.
 *
 * @throws when the address already belongs to somebody with another id: the tenant was not new
 */
export async function seedAdministrator(
  parts: Pick<StaffParts, 'store' | 'clock' | 'secret'> & { readonly rules: Pick<StaffRules, 'centre'> },
  seed: {
    readonly staffId: StaffId;
    readonly linkId: string;
    readonly name: string;
    readonly email: string;
    readonly language: Language;
  },
): Promise<{ token: string }> {
  const person: Person = {
    id: seed.staffId,
    name: seed.name,
    email: seed.email,
    holdings: [{ position: administratorPosition, unit: parts.rules.centre }],
    status: 'invited',
    language: seed.language,
    invitedAt: parts.clock.now(),
    version: 1,
    accessEpoch: 1,
  };
  const outcome = await parts.store.people.add(person, linkFor(parts, person, 'invitation', seed.linkId));
  if (outcome === 'emailTaken' && (await parts.store.people.idOfAddress(seed.email)) !== seed.staffId) {
    throw new Error('the tenant already has another person with the address of its first administrator');
  }
  return { token: deriveLinkToken(await parts.secret(), seed.linkId) };
}
