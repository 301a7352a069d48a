import * as z from 'zod';
import { TableId, TenantId } from '../../kernel/ids.ts';
import { millisecondsOf } from '../../kernel/time.ts';
import { SignUpRecord, TenantRecord } from '../../tenant/record.ts';
import { expiryAttribute } from '../../tenant/tables.ts';
import type { SignUps } from '../../usecase/tenancy/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { activeKey, poolKey, poolPartition, signUpKey, slugKey, tableKey, tenantKey } from './control-keys.ts';

const key = { pk: z.string(), sk: z.string() };
const expiry = { [expiryAttribute]: z.int().optional() };
const SignUpItem = SignUpRecord.extend({ ...key, ...expiry });
const TenantItem = TenantRecord.extend(key);
export const PoolItem = z.strictObject({ pk: z.string(), sk: TableId, status: z.enum(['making', 'ready']) });

/** A lapsed sign-up is kept this long before time to live removes it, so that its link can still be told to be too late. */
const keptSeconds = 7 * 24 * 3600;
const absent = { text: 'attribute_not_exists(pk)' } as const;

/** Sign-ups in the control table. */
export function dynamoSignUps(control: TenantTable): SignUps {
  const readyTable = async (): Promise<TableId | undefined> => {
    const { items } = await control.query({ pk: poolPartition, consistent: true }, PoolItem);
    return items.find((item) => item.status === 'ready')?.sk;
  };

  return {
    async begin(record) {
      const lapsesAt = Math.ceil(millisecondsOf(record.linkExpiresAt) / 1000);
      const { outcome } = await control.transact([
        {
          put: {
            ...slugKey(record.slug),
            tenantId: record.tenantId,
            signUpId: record.signUpId,
            lapsesAt,
            [expiryAttribute]: lapsesAt + keptSeconds,
          },
          condition: {
            text: 'attribute_not_exists(pk) OR lapsesAt < :now',
            values: { ':now': Math.floor(millisecondsOf(record.createdAt) / 1000) },
          },
        },
        {
          put: { ...signUpKey(record.signUpId), ...record, [expiryAttribute]: lapsesAt + keptSeconds },
          condition: absent,
        },
      ]);
      return outcome === 'written' ? 'kept' : 'taken';
    },

    async find(id) {
      const item = await control.get(signUpKey(id), SignUpItem, { consistent: true });
      if (!item) return undefined;
      const { pk: _, sk: __, [expiryAttribute]: ___, ...record } = item;
      return SignUpRecord.parse(record);
    },

    async confirm(id, slug, sealedKeys) {
      const { outcome } = await control.transact([
        {
          update: signUpKey(id),
          expression: {
            text: `SET #status = :preparing, sealedKeys = :keys REMOVE ${expiryAttribute}`,
            names: { '#status': 'status' },
            values: { ':preparing': 'preparing', ':awaiting': 'awaitingConfirmation', ':keys': sealedKeys },
          },
          condition: '#status = :awaiting',
        },
        {
          update: slugKey(slug),
          expression: { text: `REMOVE lapsesAt, ${expiryAttribute}`, values: { ':id': id } },
          condition: 'signUpId = :id',
        },
      ]);
      return outcome === 'written';
    },

    async claimTable(tenant, newTableId) {
      const known = await control.get(tenantKey(tenant.tenantId), TenantItem, { consistent: true });
      if (known) {
        return {
          tableId: known.tableId,
          isReady: known.status !== 'preparing' || (await isMarkedReady(control, known.tableId)),
        };
      }
      for (;;) {
        const ready = await readyTable();
        const tableId = ready ?? newTableId;
        const { outcome } = await control.transact([
          { put: { ...tenantKey(tenant.tenantId), ...tenant, tableId }, condition: absent },
          { put: { ...tableKey(tableId), tenantId: tenant.tenantId, isReady: ready !== undefined }, condition: absent },
          ...(ready ? [{ remove: poolKey(ready), condition: { text: 'attribute_exists(pk)' } }] : []),
        ]);
        if (outcome === 'written') return { tableId, isReady: ready !== undefined };
        const other = await control.get(tenantKey(tenant.tenantId), TenantItem, { consistent: true });
        if (other) return { tableId: other.tableId, isReady: await isMarkedReady(control, other.tableId) };
      }
    },

    async activate(signUp, tenantId) {
      const { outcome } = await control.transact([
        {
          update: tenantKey(tenantId),
          expression: {
            text: 'SET #status = :active',
            names: { '#status': 'status' },
            values: { ':active': 'active' },
          },
        },
        { put: activeKey(tenantId) },
        {
          update: signUpKey(signUp.signUpId),
          expression: {
            text: `SET #status = :active, ${expiryAttribute} = :expires REMOVE sealedAdministrator, sealedKeys`,
            names: { '#status': 'status' },
            values: {
              ':active': 'active',
              ':expires': Math.ceil(millisecondsOf(signUp.createdAt) / 1000) + keptSeconds,
            },
          },
        },
        {
          update: slugKey(signUp.slug),
          expression: { text: 'REMOVE signUpId' },
        },
      ]);
      if (outcome !== 'written') throw new Error(`activation ended with ${outcome}`);
    },

    async fail(id) {
      await control.update(
        signUpKey(id),
        { text: 'SET #status = :failed', names: { '#status': 'status' }, values: { ':failed': 'failed' } },
        { condition: 'attribute_exists(pk)', returning: SignUpItem },
      );
    },
  };
}

const TableItem = z.strictObject({ ...key, tenantId: TenantId, isReady: z.boolean() });

const isMarkedReady = async (control: TenantTable, tableId: TableId): Promise<boolean> =>
  (await control.get(tableKey(tableId), TableItem, { consistent: true }))?.isReady ?? false;
