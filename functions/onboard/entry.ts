import { randomBytes } from 'node:crypto';
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { systemClock } from '#clock';
import { staffStore } from '../../shared/data/staff/staff-store.ts';
import { writeSeed } from '../../shared/data/tenancy/documents.ts';
import { dynamoSignUps } from '../../shared/data/tenancy/sign-ups.ts';
import { awsTableMaker } from '../../shared/data/tenancy/table-maker.ts';
import { dynamoTablePool } from '../../shared/data/tenancy/table-pool.ts';
import { SignUpId, TableId, opaqueId } from '../../shared/kernel/ids.ts';
import { unreachable } from '../../shared/kernel/result.ts';
import { noticeId } from '../../shared/usecase/notices/plan-notices.ts';
import { seedUnits } from '../../shared/usecase/staff/organisation.ts';
import { seedAdministrator } from '../../shared/usecase/staff/seed-administrator.ts';
import {
  activate,
  claimTable,
  type OnboardParts,
  prepareTable,
  refillPool,
  seed,
} from '../../shared/usecase/tenancy/onboard.ts';
import { sealerFor } from '../../shared/usecase/tenancy/seal.ts';
import { readEnvironment } from '../lib/environment.ts';
import { jobChain } from '../lib/job-chain.ts';
import { openMailQueue, openOutbox } from '../lib/notices.ts';
import { openTenants } from '../lib/tenants.ts';

const environment = readEnvironment([
  'CONTROL_TABLE',
  'TENANT_TABLE_PREFIX',
  'TENANT_ROLE_ARN',
  'REACT_FUNCTION_NAME',
  'MAIL_QUEUE_URL',
  'PLATFORM_SECRET',
  'AWS_REGION',
]);
const tenants = openTenants(environment);
const queue = openMailQueue(environment.MAIL_QUEUE_URL);

const fill: OnboardParts['fill'] = async (record, tableId, content, administrator) => {
  const tenant = await tenants.registry.preparing(record.tenantId, tableId);
  const table = tenants.table(tenant, 'background');
  await writeSeed(table, content);
  const store = staffStore(table);
  await seedUnits({ store }, content.rulebook.units);
  await seedAdministrator(
    {
      store,
      clock: systemClock,
      secret: () => Promise.resolve(Buffer.from(content.keys.link, 'base64')),
      rules: { centre: content.rulebook.centre },
    },
    administrator,
  );
  const { staffId, linkId, language } = administrator;
  await openOutbox(table, queue, tenant).leave({
    id: noticeId(`sign-up/${record.signUpId}`, 'invitation', staffId),
    kind: 'invitation',
    to: { who: 'staff', staffId },
    language,
    linkId,
    createdAt: systemClock.now(),
  });
};

const parts: OnboardParts = {
  clock: systemClock,
  signUps: dynamoSignUps(tenants.control),
  pool: dynamoTablePool(tenants.control),
  maker: awsTableMaker(tenants.dynamo, new LambdaClient({}), {
    prefix: environment.TENANT_TABLE_PREFIX,
    reactFunction: environment.REACT_FUNCTION_NAME,
  }),
  sealer: sealerFor(environment.PLATFORM_SECRET, 'sign-up'),
  platformSecret: environment.PLATFORM_SECRET,
  cell: { name: 'cell-1', region: environment.AWS_REGION },
  newTableId: () => TableId.parse(opaqueId(randomBytes(17))),
  fill,
};

const Step = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('claim-table'), signUp: SignUpId }),
  z.strictObject({ step: z.literal('prepare-table'), signUp: SignUpId, tableId: TableId }),
  z.strictObject({ step: z.literal('seed'), signUp: SignUpId, tableId: TableId }),
  z.strictObject({ step: z.literal('activate'), signUp: SignUpId, tableId: TableId }),
  z.strictObject({ step: z.literal('mark-failed'), signUp: SignUpId }),
  z.strictObject({ step: z.literal('refill') }),
]);

/** One step of infra/onboarding.asl.json, or the refilling of the pool. Every step may be repeated. */
export const handler = jobChain('onboard', Step, async (event): Promise<object> => {
  switch (event.step) {
    case 'claim-table':
      return claimTable(parts, event.signUp);
    case 'prepare-table':
      return prepareTable(parts, event.tableId);
    case 'seed':
      await seed(parts, event.signUp, event.tableId);
      return {};
    case 'activate':
      await activate(parts, event.signUp);
      return {};
    case 'mark-failed':
      await parts.signUps.fail(event.signUp);
      return {};
    case 'refill':
      return refillPool(parts);
    default:
      return unreachable(event);
  }
});
