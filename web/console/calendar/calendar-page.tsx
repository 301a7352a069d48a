import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { CalendarView } from '../../../shared/contract/calendar.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { calendarKey, calendarQuery, calendarVersionQuery } from '../server/queries.ts';
import { useMay } from '../session/session.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { HoursTab } from './hours-tab.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { JobPanel } from './job-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { type Draft, useDraft } from './use-draft.ts';
import { useCalendarWords } from './use-words.ts';
import { VersionsTab } from './versions-tab.tsx';
import { YearTab } from './year-tab.tsx';

type TabKey = 'year' | 'hours' | 'versions';
const tabKeys: readonly TabKey[] = ['year', 'hours', 'versions'];

/** 工作日历: which days and hours count, for everybody to read and for administrators to change. */
export function CalendarPage() {
  const words = useCalendarWords();
  const view = useQuery(calendarQuery);
  if (view.data !== undefined) return <Desk view={view.data} />;
  if (view.error === null) return <Loading />;
  return (
    <Page title={words.title}>
      <FailureNotice failure={view.error} onRetry={() => void view.refetch()} />
    </Page>
  );
}

function Desk({ view }: { readonly view: CalendarView }) {
  const words = useCalendarWords();
  const mayEdit = useMay('manageRulebook');
  const draft = useDraft(view.calendar);
  const [tab, setTab] = useState<TabKey>('year');
  const [older, setOlder] = useState<number>();
  const [isApplying, setApplying] = useState(false);
  const shownOlder = useQuery({ ...calendarVersionQuery(older ?? 0), enabled: older !== undefined });
  const old = older === undefined ? undefined : shownOlder.data?.calendar;
  const calendar = old ?? draft.calendar;
  const edit = mayEdit && older === undefined ? draft.edit : undefined;
  return (
    <Page title={words.title} extra={<Mark tone="calm">{words.latest(view.version)}</Mark>}>
      {mayEdit ? (
        <>
          <DraftBar view={view} draft={draft} onPublished={() => setApplying(true)} />
          {view.version > 1 && <JobPanel view={view} onApply={() => setApplying(true)} />}
        </>
      ) : (
        <p className="quiet">{words.readOnly}</p>
      )}
      {older !== undefined && (
        <Alert
          type="info"
          showIcon
          title={words.versions.shown(older)}
          action={<Button onClick={() => setOlder(undefined)}>{words.versions.back}</Button>}
        />
      )}
      <FailureNotice failure={older === undefined ? null : shownOlder.error} />
      <TabRow
        label={words.title}
        tabs={tabKeys.map((key) => ({ key, label: words.tabs[key] }))}
        active={tab}
        onChange={setTab}
      >
        {tab === 'year' && (
          <YearTab calendar={calendar} published={old ?? view.calendar} yearsKnown={view.yearsKnown} edit={edit} />
        )}
        {tab === 'hours' && <HoursTab calendar={calendar} edit={edit} />}
        {tab === 'versions' && (
          <VersionsTab
            view={view}
            onShow={(version) => {
              setOlder(version);
              setTab('year');
            }}
          />
        )}
      </TabRow>
      {isApplying && <ApplyDialog view={view} onClose={() => setApplying(false)} />}
    </Page>
  );
}

type BarProps = { readonly view: CalendarView; readonly draft: Draft; readonly onPublished: () => void };

function DraftBar({ view, draft, onPublished }: BarProps) {
  const words = useCalendarWords();
  const { words: common } = useSpeech();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'import' | 'publish'>();
  const close = (): void => setDialog(undefined);
  const discard = (): void => {
    modal.confirm({
      title: words.draft.discardAsk,
      content: words.draft.discardWhat,
      okText: words.draft.discard,
      okButtonProps: { danger: true },
      cancelText: common.act.cancel,
      onOk: draft.discard,
    });
  };
  return (
    <>
      <div className="draft-bar">
        <span role="status" className="quiet">
          {draft.count === 0 ? words.draft.none : words.draft.some(draft.count)}
        </span>
        <span className="row-buttons">
          <Button onClick={() => setDialog('import')}>{words.import.button}</Button>
          {draft.count > 0 && (
            <>
              <Button onClick={draft.undo}>{words.draft.undo}</Button>
              <Button danger onClick={discard}>
                {words.draft.discard}
              </Button>
              <Button type="primary" onClick={() => setDialog('publish')}>
                {words.publish.button}
              </Button>
            </>
          )}
        </span>
      </div>
      {dialog === 'import' && <ImportDialog calendar={draft.calendar} edit={draft.edit} onClose={close} />}
      {dialog === 'publish' && (
        <PublishDialog
          view={view}
          draft={draft}
          onPublished={(published) => {
            draft.discard();
            client.setQueryData(calendarKey, published);
            close();
            onPublished();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
