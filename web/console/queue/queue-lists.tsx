import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import type { QueueItem } from '../../../shared/contract/complaints.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Loading } from '../frame/page.tsx';
import { queueQuery } from '../server/queries.ts';
import { serverTimeOf } from '../server/server-clock.ts';
import { useSession } from '../session/session.ts';
import { QueueTable } from './queue-table.tsx';

type List = ReturnType<typeof useList>;

const useList = (queue: string, state: 'late' | 'open' | 'closed') => useInfiniteQuery(queueQuery(queue, state));

/** By due date: the index orders by the next reminder or escalation, and what is late may have none left. */
const byDue = (a: QueueItem, b: QueueItem): number => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9');

const itemsOf = (list: List) => list.data?.pages.flatMap((page) => page.items).toSorted(byDue) ?? [];

/** What still has to be done: overdue first. */
export function ActiveQueue({ queue }: { readonly queue: string }) {
  const { words } = useSpeech();
  const late = useList(queue, 'late');
  const open = useList(queue, 'open');
  const text = words.queue;
  if (late.isPending || open.isPending) return <Loading />;
  const isEmpty = itemsOf(late).length === 0 && itemsOf(open).length === 0;
  const failure = late.error ?? open.error;
  const retry = (): void => {
    void late.refetch();
    void open.refetch();
  };
  return (
    <>
      <Trouble failure={failure} isStale={late.data !== undefined || open.data !== undefined} onRetry={retry} />
      {isEmpty && failure === null ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <strong>{text.emptyActive}</strong>
              <br />
              {text.emptyActiveHint}
            </>
          }
        />
      ) : (
        <>
          <Section title={text.late} list={late} isLate />
          <Section title={text.open} list={open} />
        </>
      )}
      <Updated at={Math.min(late.dataUpdatedAt, open.dataUpdatedAt)} />
    </>
  );
}

/** What is done. */
export function ClosedQueue({ queue }: { readonly queue: string }) {
  const { words } = useSpeech();
  const closed = useList(queue, 'closed');
  if (closed.isPending) return <Loading />;
  return (
    <>
      <Trouble failure={closed.error} isStale={closed.data !== undefined} onRetry={() => void closed.refetch()} />
      {closed.data !== undefined && itemsOf(closed).length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.queue.emptyClosed} />
      ) : (
        <Section title={words.queue.closed} list={closed} />
      )}
    </>
  );
}

function Section({
  title,
  list,
  isLate = false,
}: {
  readonly title: string;
  readonly list: List;
  readonly isLate?: boolean;
}) {
  const { words } = useSpeech();
  const items = itemsOf(list);
  if (list.data === undefined) return null;
  if (items.length === 0) return isLate ? <p className="quiet">{words.queue.noneLate}</p> : null;
  return (
    <section className={isLate ? 'queue-section queue-late' : 'queue-section'} aria-label={title}>
      <h2>{title}</h2>
      <QueueTable items={items} label={title} />
      {list.hasNextPage && (
        <Button className="more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.act.more}
        </Button>
      )}
    </section>
  );
}

type TroubleProps = { readonly failure: unknown; readonly isStale: boolean; readonly onRetry: () => void };

function Trouble({ failure, isStale, onRetry }: TroubleProps) {
  const { words } = useSpeech();
  return <FailureNotice failure={failure} onRetry={onRetry} text={isStale ? words.queue.stale : undefined} />;
}

function Updated({ at }: { readonly at: number }) {
  const { language, words } = useSpeech();
  const { timeZone } = useSession().tenant;
  if (at === 0) return null;
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23', timeZone }).format(
    serverTimeOf(at),
  );
  return <p className="quiet small">{words.queue.updated(time)}</p>;
}
