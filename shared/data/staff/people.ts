import * as z from 'zod';
import { StaffId } from '../../kernel/ids.ts';
import { expiryAttribute } from '../../tenant/tables.ts';
import { addressDigest } from '../../usecase/staff/digests.ts';
import { Person } from '../../usecase/staff/person.ts';
import type { MailLink, PeopleStore } from '../../usecase/staff/ports.ts';
import type { StoredItem } from '../item.ts';
import type { TenantTable, Write } from '../tenant-table.ts';
import { expiryOf, peoplePartition, staffKeys } from './keys.ts';
import { transactPatiently } from './transact-patiently.ts';

const AddressItem = z.object({ staffId: StaffId });

const isNew = { text: 'attribute_not_exists(pk)' };

/** The writes that bring a person from one version to the next; the profile's condition comes first. */
export const personWrites = (before: Person, after: Person): readonly Write[] => [
  { put: { ...staffKeys.profile(after.id), ...after }, condition: isVersion(before) },
  { put: { ...staffKeys.line(after.id), ...after } },
];

const isVersion = (person: Person) => ({
  text: '#version = :version',
  names: { '#version': 'version' },
  values: { ':version': person.version },
});

export const linkItem = (link: MailLink) => ({
  ...staffKeys.link(link.linkId),
  ...link,
  [expiryAttribute]: expiryOf(link.endsAt),
});

/** The people of one tenant in its table. */
export const peopleStore = (table: TenantTable): PeopleStore => ({
  find: (id) => table.get(staffKeys.profile(id), Person, { consistent: true }),

  async idOfAddress(email) {
    const item = await table.get(staffKeys.address(addressDigest(email)), AddressItem, { consistent: true });
    return item?.staffId;
  },

  async all() {
    const people: Person[] = [];
    let from: StoredItem | undefined;
    do {
      const page = await table.query({ pk: peoplePartition, consistent: true, ...(from && { from }) }, Person);
      people.push(...page.items);
      from = page.next;
    } while (from);
    return people;
  },

  async add(person, invitation) {
    const { outcome } = await transactPatiently(table, [
      { put: { ...staffKeys.address(addressDigest(person.email)), staffId: person.id }, condition: isNew },
      { put: { ...staffKeys.profile(person.id), ...person }, condition: isNew },
      { put: { ...staffKeys.line(person.id), ...person } },
      { put: linkItem(invitation), condition: isNew },
    ]);
    return outcome === 'written' ? 'added' : 'emailTaken';
  },

  async change({ before, after, guard }) {
    const { outcome } = await transactPatiently(table, [
      ...personWrites(before, after),
      ...(guard ? [{ check: staffKeys.profile(guard.id), condition: isVersion(guard) }] : []),
    ]);
    return outcome === 'written' ? 'changed' : 'changedElsewhere';
  },
});
