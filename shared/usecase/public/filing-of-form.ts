import { hostedChannel } from '../../complaint/verbs/register.ts';
import type { IdentityView } from '../../contract/complaints.ts';
import type { FilingForm } from '../../contract/filing.ts';
import type { PublicPlace } from '../../contract/places.ts';
import { type ComplaintId, TermId } from '../../kernel/ids.ts';
import { knownOf } from '../../kernel/known-of.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { EntryName } from '../../rulebook/schema/rules.ts';
import type { Filing } from '../complaint/register.ts';

/** Where a rulebook has no channel for the hosted pages; registering through it is refused. */
const noChannel = TermId.parse('web');

/** What was answered to the tenant's own questions: numbers as numbers, blanks left out. */
function answersOf(given: FilingForm['fields'], { fields }: Rulebook): Record<string, string | number> {
  const answerOf = (id: string, text: string): string | number => {
    const number = Number(text.replaceAll(/[\s,，]/g, ''));
    return fields?.some((field) => field.id === id && field.answer === 'number') && Number.isFinite(number)
      ? number
      : text;
  };
  const answered = Object.entries(given).filter(([, text]) => text !== '');
  return Object.fromEntries(answered.map(([id, text]) => [id, answerOf(id, text)]));
}

/**
 * Who complains, for the vault; undefined where nothing was told. Whom it is brought for counts only under the choice that it
 * belongs to: an answer that was left behind on the way is not kept.
 */
export function identityOf(form: FilingForm): IdentityView | undefined {
  if (form.identityMode === 'anonymous') return undefined;
  const { name, phone, email, address, idNumber, onBehalfOf } = form;
  return knownOf({
    name,
    phone,
    email,
    address,
    idNumber,
    ...(onBehalfOf === 'person' && { affectedPerson: form.affectedPerson, relation: form.relation }),
    ...(onBehalfOf === 'organisation' && { organisationName: form.organisationName }),
    ...(onBehalfOf === 'group' && form.representatives?.length && { representatives: form.representatives }),
  });
}

const entryNames = ['name', 'phone', 'email', 'address', 'idNumber'] as const;

/** What was told about who complains, by the names that rules know. */
function givenIn(identity: IdentityView | undefined): EntryName[] {
  if (!identity) return [];
  const told: EntryName[] = entryNames.filter((each) => identity[each] !== undefined);
  return identity.representatives ? [...told, 'representative'] : told;
}

/** A form as a registration, without its files. */
export function filingOf(
  form: FilingForm,
  at: { readonly id: ComplaintId; readonly rulebook: Rulebook; readonly place: PublicPlace | undefined },
): Filing {
  const { language, category, identityMode, narrative, onBehalfOf } = form;
  const { origin, amount, personsHarmed, complainantKind } = form;
  const identity = identityOf(form);
  const fields = answersOf(form.fields, at.rulebook);
  const isGroup = onBehalfOf === 'group';
  return {
    id: at.id,
    language,
    channel: hostedChannel(at.rulebook) ?? noChannel,
    given: givenIn(identity),
    category,
    identityMode,
    narrative,
    hasContact: identity?.email !== undefined,
    files: [],
    ...knownOf({
      location: form.location ?? at.place?.location,
      origin,
      amount,
      personsHarmed,
      complainantKind,
      complainants: isGroup ? form.complainants : undefined,
      representatives: isGroup && identity?.representatives ? identity.representatives.length : undefined,
      place: at.place && { id: at.place.id, label: at.place.label },
    }),
    ...(onBehalfOf !== undefined && onBehalfOf !== 'self' && { onBehalfOf }),
    ...(form.danger === 'yes' && { inDanger: true as const }),
    ...(form.copy === 'yes' && identity?.email !== undefined && { copy: true as const }),
    ...(Object.keys(fields).length > 0 && { fields }),
  };
}
