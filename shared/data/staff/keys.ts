import type { UnitView } from '../../contract/staff.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { type Instant, millisecondsOf } from '../../kernel/time.ts';
import { keyPrefixes } from '../../tenant/tables.ts';
import type { AttemptKey } from '../../usecase/staff/ports.ts';
import type { ItemKey } from '../item.ts';

/** Where the items of staff identity stand. All of them are out of reach of the public scope but the units. */
export const staffKeys = {
  profile: (id: StaffId): ItemKey => ({ pk: `${keyPrefixes.staff}${id}`, sk: 'PROFILE' }),
  credential: (id: StaffId): ItemKey => ({ pk: `${keyPrefixes.staff}${id}`, sk: 'CREDENTIAL' }),
  /** Keeps an address unique and leads from it to the person. */
  address: (digest: string): ItemKey => ({ pk: `${keyPrefixes.staffMail}${digest}`, sk: 'STAFF' }),
  /** A copy of the profile, so that everybody can be read in one query. */
  line: (id: StaffId): ItemKey => ({ pk: peoplePartition, sk: id }),
  unit: (id: UnitView['id']): ItemKey => ({ pk: unitsPartition, sk: id }),
  session: (digest: string): ItemKey => ({ pk: `${keyPrefixes.session}${digest}`, sk: 'SESSION' }),
  link: (linkId: string): ItemKey => ({ pk: `${keyPrefixes.link}${linkId}`, sk: 'LINK' }),
  attempt: ({ what, by, digest, hour }: AttemptKey): ItemKey => ({
    pk: `${keyPrefixes.attempt}${what}#${by}#${digest}#${hour}`,
    sk: 'COUNT',
  }),
} as const;

/**
 * Under `STAFF#` and not under `ORGANISATION#`, because the public scope may read the organisation and these lines hold
 * names and addresses.
 */
export const peoplePartition = `${keyPrefixes.staff}PEOPLE`;
export const unitsPartition = `${keyPrefixes.organisation}UNITS`;

/** When time to live may remove an item, in seconds since 1970. Every reader checks the instant itself as well. */
export const expiryOf = (endsAt: Instant): number => Math.ceil(millisecondsOf(endsAt) / 1000);
