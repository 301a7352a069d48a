import type { TenantId } from '../../kernel/ids.ts';
import type { Outbox } from './notice.ts';
import type { MailQueue, NoticeStore } from './ports.ts';

/**
 * The outbox of a tenant: the notice is stored first, then queued. A queue that does not answer is no failure, since the
 * reconciler queues what waits; it is reported, so that somebody sees it.
 */
export const outboxOf = (
  store: Pick<NoticeStore, 'put'>,
  queue: MailQueue,
  tenantId: TenantId,
  report: (error: unknown) => void,
): Outbox => ({
  async leave(notice) {
    await store.put(notice);
    try {
      await queue.send({ kind: 'notice', tenantId, noticeId: notice.id });
    } catch (error) {
      report(error);
    }
  },
});
