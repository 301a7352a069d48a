import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { QueueItem } from '../../../shared/contract/complaints.ts';
import { spamWords } from '../../words/console/spam.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { Loading } from '../frame/page.tsx';
import { queueQuery } from '../server/queries.ts';
import { useMay } from '../session/session.ts';
import { useSpamVerb } from './use-spam-verb.ts';

/** What is taken for spam: looked through, taken out again, or closed, several at once. */
export function SpamBox({ queue }: { readonly queue: string }) {
  const { language, words } = useSpeech();
  const text = spamWords[language];
  const list = useInfiniteQuery(queueQuery(queue, 'spam'));
  const [picked, pick] = useState<ReadonlySet<string>>(new Set());
  const verb = useSpamVerb();
  const [mayLift, mayClose] = [useMay('accept'), useMay('close')];
  if (list.isPending) return <Loading />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = items.filter(({ id }) => picked.has(id));
  const use = (name: 'lift-spam-mark' | 'close-as-spam'): void =>
    verb.mutate({ chosen, verb: name }, { onSuccess: () => pick(new Set()) });
  return (
    <section className="queue-section" aria-label={text.box}>
      <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />
      <p className="quiet">{text.lead}</p>
      {items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.empty} />
      ) : (
        <>
          <div className="row-buttons">
            <Checkbox
              checked={chosen.length === items.length}
              indeterminate={chosen.length > 0 && chosen.length < items.length}
              onChange={({ target }) => pick(new Set(target.checked ? items.map(({ id }) => id) : []))}
            >
              {text.selectAll}
            </Checkbox>
            <span role="status" className="quiet">
              {chosen.length === 0 ? text.none : text.selected(chosen.length)}
            </span>
            {mayLift && (
              <Button disabled={chosen.length === 0} loading={verb.isPending} onClick={() => use('lift-spam-mark')}>
                {text.lift}
              </Button>
            )}
            {mayClose && (
              <Popconfirm
                title={text.closeAsk(chosen.length)}
                okText={text.yes}
                cancelText={text.no}
                disabled={chosen.length === 0}
                onConfirm={() => use('close-as-spam')}
              >
                <Button danger disabled={chosen.length === 0} loading={verb.isPending}>
                  {text.close}
                </Button>
              </Popconfirm>
            )}
          </div>
          <Rows items={items} picked={picked} onPick={pick} />
          {list.hasNextPage && (
            <Button className="more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {words.act.more}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

type RowsProps = {
  readonly items: readonly QueueItem[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
};

function Rows({ items, picked, onPick }: RowsProps) {
  const { language, words } = useSpeech();
  const names = useNames();
  const text = spamWords[language];
  const titles = words.queue.columns;
  const toggle = (id: string, isPicked: boolean): void => {
    const next = new Set(picked);
    if (isPicked) next.add(id);
    else next.delete(id);
    onPick(next);
  };
  const columns: readonly Column<QueueItem>[] = [
    {
      key: 'number',
      title: titles.number,
      width: '30%',
      cell: ({ id, number }) => (
        <>
          <Checkbox
            aria-label={text.select(number)}
            checked={picked.has(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />{' '}
          <Link href={`/complaints/${id}`}>{number}</Link>
        </>
      ),
    },
    { key: 'category', title: titles.category, cell: ({ category }) => names.category(category) },
    { key: 'registered', title: titles.registered, cell: ({ registeredAt }) => <Moment at={registeredAt} /> },
    {
      key: 'due',
      title: titles.due,
      cell: ({ dueAt }) => (dueAt === undefined ? words.queue.noDue : <Moment at={dueAt} />),
    },
  ];
  return <DataTable label={text.box} columns={columns} rows={items} keyOf={({ id }) => id} />;
}
