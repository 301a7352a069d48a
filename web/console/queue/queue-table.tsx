import { Grid } from 'antd';
import { Link } from 'wouter';
import type { QueueItem } from '../../../shared/contract/complaints.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
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
  const text = words.queue.columns;
  const columns: readonly Column<QueueItem>[] = [
    { key: 'number', title: text.number, width: '16%', cell: (item) => <NumberLink item={item} /> },
    { key: 'stage', title: text.stage, width: '11%', cell: (item) => <StageMark stage={item.stage} /> },
    { key: 'category', title: text.category, width: '15%', cell: (item) => names.category(item.category) },
    { key: 'channel', title: text.channel, width: '7%', cell: (item) => names.channel(item.channel) },
    { key: 'lead', title: text.lead, width: '12%', cell: (item) => <Lead item={item} /> },
    { key: 'registered', title: text.registered, width: '13%', cell: (item) => <Moment at={item.registeredAt} /> },
    { key: 'due', title: text.due, width: '26%', cell: (item) => <Due item={item} /> },
  ];
  return <DataTable label={label} columns={columns} rows={items} keyOf={(item) => item.id} />;
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
      {item.inDanger && <Mark tone="late">{words.complaint.particulars.inDanger}</Mark>}
      {item.isEscalated && <Mark tone="late">{words.queue.escalated}</Mark>}
      {item.unansweredSince !== undefined && <Mark tone="soon">{words.queue.newMessage}</Mark>}
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
