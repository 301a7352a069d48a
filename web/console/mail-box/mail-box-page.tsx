import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { type MailLine, MailState } from '../../../shared/contract/mail-box.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { MissingPage } from '../frame/missing-page.tsx';
import { Moment } from '../frame/moment.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { mailBoxQuery } from '../server/queries.ts';
import { useMay, useSession } from '../session/session.ts';
import { useMailBoxWords } from './use-words.ts';

/** What came by mail. The list stands in the address, so that "back" works. */
export function MailBoxPage() {
  const registers = useMay('register');
  const readsAll = useMay('readComplaints');
  return registers && readsAll ? <MailBox /> : <MissingPage />;
}

function MailBox() {
  const text = useMailBoxWords();
  const { tenant } = useSession();
  const [search, setSearch] = useSearchParams();
  const state = MailState.safeParse(search.get('state')).data ?? 'waiting';
  const domain = new URL(tenant.intakeAddress).hostname.slice(tenant.slug.length + 1);
  return (
    <Page title={text.title}>
      <p className="quiet">{text.intro(`${tenant.slug}@mail.${domain}`)}</p>
      <TabRow
        label={text.which}
        tabs={MailState.options.map((key) => ({ key, label: text.states[key] }))}
        active={state}
        onChange={(next) => setSearch({ state: next }, { replace: true })}
      >
        <MailList key={state} state={state} />
      </TabRow>
    </Page>
  );
}

function MailList({ state }: { readonly state: MailState }) {
  const { words } = useSpeech();
  const text = useMailBoxWords();
  const list = useInfiniteQuery(mailBoxQuery(state));
  const columns: readonly Column<MailLine>[] = [
    { key: 'subject', title: text.columns.subject, width: '40%', cell: (line) => <Subject line={line} /> },
    { key: 'from', title: text.columns.from, width: '25%', cell: (line) => line.from ?? '' },
    { key: 'received', title: text.columns.received, width: '20%', cell: (line) => <Moment at={line.receivedAt} /> },
    { key: 'files', title: text.columns.files, width: '15%', cell: (line) => line.files },
  ];
  if (list.isPending) return <Loading />;
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && lines.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.empty[state]} />
      ) : (
        <DataTable label={text.states[state]} columns={columns} rows={lines} keyOf={(line) => line.id} />
      )}
      {list.hasNextPage && (
        <Button className="more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.act.more}
        </Button>
      )}
    </>
  );
}

function Subject({ line }: { readonly line: MailLine }) {
  const text = useMailBoxWords();
  const isWithComplaint = line.state === 'registered' || line.state === 'joined';
  const shown = isWithComplaint ? text.decided : line.subject || text.noSubject;
  return (
    <>
      <Link href={`/mail-box/${line.id}`}>{shown}</Link> {line.isSuspect && <Mark tone="soon">{text.suspect}</Mark>}
    </>
  );
}
