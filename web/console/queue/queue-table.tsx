import { Grid, Table, type TableColumnsType } from 'antd';
import { Link } from 'wouter';
import type { QueueItem } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment, Remaining } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { StageMark } from '../frame/stage-mark.tsx';

type Props = { readonly items: readonly QueueItem[]; readonly label: string };

/** The complaints of one list: a table where there is room, cards on a phone. */
export function QueueTable({ items, label }: Props) {
  const isWide = Grid.useBreakpoint().lg;
  return isWide === false ? <Cards items={items} /> : <Rows items={items} label={label} />;
}

function Rows({ items, label }: Props) {
  const { words } = useSpeech();
  const names = useNames();
  const columns: TableColumnsType<QueueItem> = [
    {
      key: 'number',
      title: words.queue.columns.number,
      render: (_, item) => <NumberLink item={item} />,
      rowScope: 'row',
    },
    { key: 'stage', title: words.queue.columns.stage, render: (_, item) => <StageMark stage={item.stage} /> },
    { key: 'category', title: words.queue.columns.category, render: (_, item) => names.category(item.category) },
    { key: 'channel', title: words.queue.columns.channel, render: (_, item) => names.channel(item.channel) },
    { key: 'lead', title: words.queue.columns.lead, render: (_, item) => <Lead item={item} /> },
    {
      key: 'registered',
      title: words.queue.columns.registered,
      render: (_, item) => <Moment at={item.registeredAt} />,
    },
    { key: 'due', title: words.queue.columns.due, render: (_, item) => <Due item={item} /> },
  ];
  return (
    <Table<QueueItem>
      aria-label={label}
      rowKey="id"
      size="middle"
      pagination={false}
      columns={columns}
      dataSource={[...items]}
    />
  );
}

function Cards({ items }: { readonly items: readonly QueueItem[] }) {
  const { words } = useSpeech();
  const names = useNames();
  return (
    <ul className="cards">
      {items.map((item) => (
        <li key={item.id} className="card">
          <div className="card-head">
            <NumberLink item={item} />
            <StageMark stage={item.stage} />
          </div>
          <div>{names.category(item.category)}</div>
          <div className="quiet">
            {names.channel(item.channel)} · <Lead item={item} />
          </div>
          <div className="quiet">
            {words.queue.columns.registered} <Moment at={item.registeredAt} />
          </div>
          <Due item={item} />
        </li>
      ))}
    </ul>
  );
}

function NumberLink({ item }: { readonly item: QueueItem }) {
  const { words } = useSpeech();
  return (
    <span className="number">
      <Link href={`/complaints/${item.id}`}>{item.number}</Link>
      {item.isEscalated && <Mark tone="late">{words.queue.escalated}</Mark>}
    </span>
  );
}

function Lead({ item }: { readonly item: QueueItem }) {
  const { words } = useSpeech();
  const names = useNames();
  return item.lead === undefined ? (
    <span className="quiet">{words.queue.notDispatched}</span>
  ) : (
    <>{names.unit(item.lead)}</>
  );
}

/** A closed complaint owes nothing any more, so no remaining time is shown for it. */
function Due({ item }: { readonly item: QueueItem }) {
  const { words } = useSpeech();
  if (item.dueAt === undefined) return <span className="quiet">{words.queue.noDue}</span>;
  return (
    <span className="due">
      <Moment at={item.dueAt} />
      {item.stage !== 'closed' && <Remaining dueAt={item.dueAt} />}
    </span>
  );
}
