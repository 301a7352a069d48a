import { UnitView } from '../../contract/staff.ts';
import type { UnitStore } from '../../usecase/staff/ports.ts';
import type { StoredItem } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';
import { staffKeys, unitsPartition } from './keys.ts';

const UnitItem = UnitView.strip();

/** The units of one tenant in its table. */
export const unitStore = (table: TenantTable): UnitStore => ({
  async all() {
    const units: UnitView[] = [];
    let from: StoredItem | undefined;
    do {
      const page = await table.query({ pk: unitsPartition, consistent: true, ...(from && { from }) }, UnitItem);
      units.push(...page.items);
      from = page.next;
    } while (from);
    return units;
  },

  async add(unit) {
    const item = { ...staffKeys.unit(unit.id), ...unit };
    return (await table.put(item, { text: 'attribute_not_exists(pk)' })) === 'written' ? 'added' : 'taken';
  },

  async replace(unit) {
    await table.put({ ...staffKeys.unit(unit.id), ...unit });
  },
});
