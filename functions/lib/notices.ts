import { dynamoNoticeStore } from '../../shared/data/notices/notice-store.ts';
import type { TenantTable } from '../../shared/data/tenant-table.ts';
import { sqsMailQueue } from '../../shared/cloud/mail-queue.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import { outboxOf } from '../../shared/usecase/notices/leave-notice.ts';
import type { Outbox } from '../../shared/usecase/notices/notice.ts';
import type { MailQueue } from '../../shared/usecase/notices/ports.ts';
import { logError } from './log.ts';

/** The mail queue, once per container. */
export const openMailQueue = (queueUrl: string): MailQueue => sqsMailQueue(queueUrl);

/** The outbox of one tenant. */
export const openOutbox = (table: TenantTable, queue: MailQueue, tenant: VerifiedTenant): Outbox =>
  outboxOf(dynamoNoticeStore(table), queue, tenant.tenantId, (error) =>
    logError('a notice could not be queued', error),
  );
