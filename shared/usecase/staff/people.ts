import type { Refused } from '../../contract/problems.ts';
import type { Holding, InviteBody, PersonPatch, PersonView } from '../../contract/staff.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { linkFor, newLinkId, newStaffId, noticeOf, sendLink } from './mail-link.ts';
import { asPersonView, type CurrentStaff, isActiveAdministrator, type Person } from './person.ts';
import type { StaffParts } from './ports.ts';

type NotPermitted = Refused<'session/not-permitted'>;

/** The pointers of holdings whose position the rulebook does not know, or whose unit is missing or (when new) closed. */
async function unknownHoldings(
  parts: StaffParts,
  holdings: readonly Holding[],
  kept: readonly Holding[],
): Promise<readonly { pointer: string; code: string }[]> {
  const positions = new Set(parts.rules.positions.map(({ id }) => id));
  const units = new Map((await parts.store.units.all()).map((unit) => [unit.id, unit]));
  return holdings.flatMap(({ position, unit }, index) => {
    const isKept = kept.some((held) => held.position === position && held.unit === unit);
    const place = units.get(unit);
    return [
      ...(positions.has(position) ? [] : [{ pointer: `/holdings/${index}/position`, code: 'unknown-position' }]),
      ...(place && (isKept || !place.isClosed) ? [] : [{ pointer: `/holdings/${index}/unit`, code: 'unknown-unit' }]),
    ];
  });
}

const withoutDoubles = (holdings: readonly Holding[]): Holding[] => [
  ...new Map(holdings.map((holding) => [`${holding.position} ${holding.unit}`, holding])).values(),
];

/** Adds a person and leaves the invitation, which is good for seven days. */
export async function invitePerson(
  parts: StaffParts,
  actor: CurrentStaff,
  body: InviteBody,
): Promise<Result<PersonView, NotPermitted | Refused<'person/unknown-holding' | 'person/email-taken'>>> {
  if (!actor.capabilities.includes('managePeople')) return refuse({ code: 'session/not-permitted' });
  const faults = await unknownHoldings(parts, body.holdings, []);
  if (faults.length > 0) return refuse({ code: 'person/unknown-holding', fields: faults });

  const person: Person = {
    id: newStaffId(parts.random),
    name: body.name,
    email: body.email,
    holdings: withoutDoubles(body.holdings),
    status: 'invited',
    language: parts.organisation.language,
    invitedAt: parts.clock.now(),
    version: 1,
    accessEpoch: 1,
  };
  const link = linkFor(parts, person, 'invitation', newLinkId(parts.random));
  if ((await parts.store.people.add(person, link)) === 'emailTaken') return refuse({ code: 'person/email-taken' });
  await parts.outbox.leave(noticeOf(parts, person, link));
  return ok(asPersonView(person));
}

/** The person after the patch. Whoever is made active without ever having set a password is invited once more. */
async function patched(parts: StaffParts, person: Person, patch: PersonPatch): Promise<Person> {
  const wanted = patch.status ?? person.status;
  const hasPassword = wanted !== 'active' || (await parts.store.credentials.find(person.id)) !== undefined;
  const status = hasPassword ? wanted : 'invited';
  return {
    ...person,
    status,
    holdings: patch.holdings ? withoutDoubles(patch.holdings) : person.holdings,
    version: person.version + 1,
    accessEpoch: person.accessEpoch + (status === 'disabled' ? 1 : 0),
    // Whoever has dealt with the person has seen it.
    mailBouncedAt: undefined,
  };
}

const tries = 5;

/**
 * Changes what a person holds, or whether they may sign in; both take effect with the person's next request. The last
 * active administrator stays: the change is stored under the condition that another one it relies on is still unchanged,
 * so that two administrators cannot remove each other at the same moment.
 */
export async function changePerson(
  parts: StaffParts,
  actor: CurrentStaff,
  id: StaffId,
  patch: PersonPatch,
): Promise<
  Result<PersonView, NotPermitted | Refused<'route/not-found' | 'person/unknown-holding' | 'person/last-administrator'>>
> {
  if (!actor.capabilities.includes('managePeople')) return refuse({ code: 'session/not-permitted' });
  const { people } = parts.store;
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = await people.find(id);
    if (!before) return refuse({ code: 'route/not-found' });
    const faults = patch.holdings ? await unknownHoldings(parts, patch.holdings, before.holdings) : [];
    if (faults.length > 0) return refuse({ code: 'person/unknown-holding', fields: faults });

    const after = await patched(parts, before, patch);
    const isLosing = isActiveAdministrator(before, parts.rules) && !isActiveAdministrator(after, parts.rules);
    const other = isLosing
      ? (await people.all()).find((person) => person.id !== id && isActiveAdministrator(person, parts.rules))
      : undefined;
    if (isLosing && !other) return refuse({ code: 'person/last-administrator' });

    if ((await people.change({ before, after, ...(other && { guard: other }) })) === 'changed') {
      if (patch.status === 'active' && after.status === 'invited') await sendLink(parts, after, 'invitation');
      return ok(asPersonView(after));
    }
  }
  throw new Error('a person was changed again and again while this change was made');
}
