import type { StaffId, TermId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/text.ts';
import type { StaffParts } from './ports.ts';

type WithPeople = { readonly store: Pick<StaffParts['store'], 'people'> };

/**
 * The active holders of a position at any of the units, or anywhere. One query, however many units; nobody twice.
 */
export async function holdersOf(
  parts: WithPeople,
  position: TermId,
  units: readonly TermId[] | 'anywhere',
): Promise<readonly { readonly staffId: StaffId; readonly language: Language }[]> {
  const people = await parts.store.people.all();
  return people
    .filter(({ status }) => status === 'active')
    .filter(({ holdings }) =>
      holdings.some((held) => held.position === position && (units === 'anywhere' || units.includes(held.unit))),
    )
    .map(({ id, language }) => ({ staffId: id, language }));
}

/** Where mail for a member of staff goes; undefined for those who are unknown or disabled. */
export async function staffAddress(
  parts: WithPeople,
  id: StaffId,
): Promise<{ readonly name: string; readonly email: string; readonly language: Language } | undefined> {
  const person = await parts.store.people.find(id);
  if (!person || person.status === 'disabled') return undefined;
  return { name: person.name, email: person.email, language: person.language };
}
