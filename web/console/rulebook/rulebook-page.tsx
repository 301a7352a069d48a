import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import type { DraftView, RulebookView } from '../../../shared/contract/rulebook.ts';
import { FailureNotice, useFailureText } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { call } from '../server/call.ts';
import { draftQuery, rulebookQuery } from '../server/queries.ts';
import { useMay } from '../session/session.ts';
import { CategoriesTab } from './categories-tab.tsx';
import { ClocksTab } from './clocks-tab.tsx';
import { DatesPanel } from './dates-panel.tsx';
import { findingsId, FindingsPanel, findingsText } from './findings-panel.tsx';
import { JsonTab } from './json-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { type Goal, useGoal } from './places.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { RoutesTab } from './routes-tab.tsx';
import { type Draft, useDraft } from './use-draft.ts';
import { useRulebookWords } from './use-words.ts';

export type TabKey = 'overview' | 'categories' | 'clocks' | 'routes' | 'json';
const tabKeys: readonly TabKey[] = ['overview', 'categories', 'clocks', 'routes', 'json'];

/** Which tab shows the part of the rulebook that a JSON pointer names. */
export function tabOfPointer(pointer: string): TabKey {
  if (pointer.startsWith('/categories')) return 'categories';
  if (pointer.startsWith('/clocks')) return 'clocks';
  if (pointer.startsWith('/routes')) return 'routes';
  return /^\/(openQuestions|notes)/.test(pointer) ? 'overview' : 'json';
}

/** 投诉处理办法: the rules of the organisation, for everybody to read and for administrators to change. */
export function RulebookPage() {
  const words = useRulebookWords();
  const mayEdit = useMay('manageRulebook');
  const view = useQuery(rulebookQuery);
  const revision = view.data?.draft?.revision;
  const hasDraft = mayEdit && revision !== undefined;
  const draft = useQuery({ ...draftQuery(revision ?? 0), enabled: hasDraft });
  const failure = view.error ?? (hasDraft ? draft.error : null);
  if (failure !== null) {
    return (
      <Page title={words.title}>
        <FailureNotice
          failure={failure}
          onRetry={() => {
            void view.refetch();
            if (hasDraft) void draft.refetch();
          }}
        />
      </Page>
    );
  }
  if (view.data === undefined || view.isRefetching || (hasDraft && draft.data === undefined)) return <Loading />;
  const stored = (hasDraft ? draft.data : null) ?? null;
  return <Desk key={view.dataUpdatedAt} view={view.data} stored={stored} mayEdit={mayEdit} />;
}

type DeskProps = { readonly view: RulebookView; readonly stored: DraftView | null; readonly mayEdit: boolean };

function Desk({ view, stored, mayEdit }: DeskProps) {
  const words = useRulebookWords();
  const draft = useDraft(view, stored);
  const [tab, setTab] = useState<TabKey>('overview');
  const [goal, setGoal] = useState<Goal>();
  const go = (pointer: string): void => {
    setTab(tabOfPointer(pointer));
    setGoal((before) => ({ pointer, nth: (before?.nth ?? 0) + 1 }));
  };
  useGoal(goal);
  const { rulebook } = draft;
  const edit = mayEdit ? draft.edit : undefined;
  const shown: TabKey = rulebook === undefined ? 'json' : tab;
  return (
    <Page title={words.title} extra={<Mark tone="calm">{words.inForce(view.inForce)}</Mark>}>
      {mayEdit ? <DraftBar view={view} draft={draft} /> : <p className="quiet">{words.readOnly}</p>}
      <div className={mayEdit ? 'rulebook' : undefined}>
        <div className="rulebook-main">
          {rulebook === undefined && <Alert type="warning" showIcon title={words.draft.faulty} />}
          <TabRow
            label={words.title}
            tabs={tabKeys
              .filter((key) => rulebook !== undefined || key === 'json')
              .map((key) => ({ key, label: words.tabs[key] }))}
            active={shown}
            onChange={setTab}
          >
            {rulebook !== undefined && shown === 'overview' && (
              <OverviewTab view={view} rulebook={rulebook} edit={edit} onGo={go} />
            )}
            {rulebook !== undefined && shown === 'categories' && (
              // Anew for every place that one is led to, so that no search hides it.
              <CategoriesTab key={goal?.nth} rulebook={rulebook} edit={edit} />
            )}
            {rulebook !== undefined && shown === 'clocks' && <ClocksTab rulebook={rulebook} edit={edit} />}
            {rulebook !== undefined && shown === 'routes' && (
              <RoutesTab key={goal?.nth} rulebook={rulebook} edit={edit} />
            )}
            {shown === 'json' && (
              <JsonTab document={draft.document} replace={mayEdit ? draft.replace : undefined} goal={goal} />
            )}
          </TabRow>
        </div>
        {mayEdit && (
          <aside className="rulebook-side" aria-label={words.findings.title}>
            <FindingsPanel
              findings={draft.findings}
              isOld={draft.status === 'unsaved' || draft.status === 'saving'}
              onGo={go}
            />
            {rulebook !== undefined && <DatesPanel rulebook={rulebook} />}
          </aside>
        )}
      </div>
    </Page>
  );
}

function DraftBar({ view, draft }: { readonly view: RulebookView; readonly draft: Draft }) {
  const words = useRulebookWords();
  const { words: common } = useSpeech();
  const { modal, message } = App.useApp();
  const failureText = useFailureText();
  const [isPublishing, setPublishing] = useState(false);
  const { status, revision } = draft;
  const discard = (): void => {
    modal.confirm({
      title: words.draft.discardAsk,
      content: words.draft.discardWhat,
      okText: words.draft.discard,
      okButtonProps: { danger: true },
      cancelText: common.act.cancel,
      onOk: async () => {
        try {
          if (revision !== undefined)
            await call({ method: 'DELETE', path: '/api/rulebook/draft', answer: z.unknown(), ifMatch: revision });
          await draft.reload();
        } catch (failure) {
          void message.error(failureText(failure), 8);
        }
      },
    });
  };
  if (status === 'conflict') {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={words.draft.conflict}
        action={<Button onClick={() => void draft.reload()}>{words.draft.load}</Button>}
      />
    );
  }
  const says = {
    none: words.draft.none,
    saved: `${words.draft.basedOn(draft.basedOn)} · ${words.draft.saved}`,
    unsaved: words.draft.unsaved,
    saving: words.draft.saving,
    failed: words.draft.failed,
  }[status];
  return (
    <>
      {status === 'failed' && (
        <FailureNotice failure={draft.failure} text={words.draft.failedWhy(failureText(draft.failure))} />
      )}
      <div className="draft-bar">
        <span role="status" className="quiet">
          {says}
          {status !== 'none' && (
            <a href={`#${findingsId}`} className="only-narrow">
              {findingsText(draft.findings, words.findings)}
            </a>
          )}
        </span>
        <span className="row-buttons">
          {status === 'failed' && <Button onClick={draft.retry}>{words.draft.retry}</Button>}
          {status !== 'none' && (
            <Button disabled={draft.undo === undefined} onClick={draft.undo}>
              {words.draft.undo}
            </Button>
          )}
          {(revision !== undefined || status === 'failed') && (
            <Button danger onClick={discard}>
              {words.draft.discard}
            </Button>
          )}
          {revision !== undefined && (
            <Button type="primary" onClick={() => setPublishing(true)}>
              {words.publish.button}
            </Button>
          )}
        </span>
      </div>
      {isPublishing && <PublishDialog view={view} draft={draft} onClose={() => setPublishing(false)} />}
    </>
  );
}
