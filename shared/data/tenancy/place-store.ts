import * as z from 'zod';
import { PlaceView } from '../../contract/places.ts';
import type { PlaceId } from '../../kernel/ids.ts';
import { keyPrefixes } from '../../tenant/tables.ts';
import type { KeptPlace, PlaceStore } from '../../usecase/profile/ports.ts';
import type { ItemKey, StoredItem } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';

/** All places of a tenant are one partition; `#` sorts before every id, so that the head comes first. */
const partition = `${keyPrefixes.public}PLACES`;
const headKey: ItemKey = { pk: partition, sk: '#' };
const placeKey = (id: PlaceId): ItemKey => ({ pk: partition, sk: id });

const key = { pk: z.string(), sk: z.string() };
const HeadItem = z.strictObject({ ...key, revision: z.int().positive() });
const PlaceItem = z.strictObject({ ...key, nth: z.int().nonnegative(), place: PlaceView });

/** The place of that id, for the public pages. */
export async function readPlace(table: TenantTable, id: PlaceId): Promise<PlaceView | undefined> {
  return (await table.get(placeKey(id), PlaceItem))?.place;
}

/** The places of one tenant, in its table. */
export const dynamoPlaces = (table: TenantTable): PlaceStore => ({
  find: (id) => readPlace(table, id),
  async all() {
    const places: KeptPlace[] = [];
    let revision = 0;
    let from: StoredItem | undefined;
    do {
      const page = await table.query(
        { pk: partition, consistent: true, ...(from && { from }) },
        z.union([PlaceItem, HeadItem]),
      );
      for (const item of page.items)
        if ('place' in item) places.push({ ...item.place, nth: item.nth });
        else ({ revision } = item);
      from = page.next;
    } while (from);
    return { revision, places: places.toSorted((a, b) => a.nth - b.nth) };
  },
  async put(places, before) {
    const { outcome } = await table.transact([
      {
        put: { ...headKey, revision: before + 1 },
        condition:
          before === 0
            ? { text: 'attribute_not_exists(pk)' }
            : { text: 'revision = :before', values: { ':before': before } },
      },
      ...places.map(({ nth, ...place }) => ({ put: { ...placeKey(place.id), nth, place } })),
    ]);
    return outcome === 'written' ? 'written' : 'changed';
  },
});
