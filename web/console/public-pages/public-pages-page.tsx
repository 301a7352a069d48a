// oxlint-disable-next-line import/no-unassigned-import -- a style sheet of these pages alone, loaded with them
import './public-pages.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ProfileView } from '../../../shared/contract/profile.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { profileQuery, rulebookQuery } from '../server/queries.ts';
import { useMay, useSession } from '../session/session.ts';
import { AnnouncementsTab } from './announcements-tab.tsx';
import { ContactPanel, ElsewherePanel } from './contact-panels.tsx';
import { EmbeddingTab } from './embedding-tab.tsx';
import { LookPanel } from './look-panel.tsx';
import { PlacesTab } from './places-tab.tsx';
import { type ProfileDraft, useProfileDraft } from './use-profile-draft.ts';
import { usePublicPagesWords } from './use-words.ts';

type TabKey = 'look' | 'announcements' | 'places' | 'embedding';
const tabKeys: readonly TabKey[] = ['look', 'announcements', 'places', 'embedding'];

/** 对外页面: what the organisation says of itself to the public, its places with a code, and its button for other sites. */
export function PublicPagesPage() {
  const words = usePublicPagesWords();
  const { tenant } = useSession();
  const profile = useQuery(profileQuery);
  const rules = useQuery(rulebookQuery);
  const [tab, setTab] = useState<TabKey>('look');
  const failure = profile.error ?? rules.error;
  if (failure !== null) {
    return (
      <Page title={words.title}>
        <FailureNotice
          failure={failure}
          onRetry={() => {
            void profile.refetch();
            void rules.refetch();
          }}
        />
      </Page>
    );
  }
  if (profile.data === undefined || rules.data === undefined || profile.isRefetching) return <Loading />;
  return (
    <Page
      title={words.title}
      extra={
        <a className="button-link" href={tenant.intakeAddress} target="_blank" rel="noreferrer">
          {words.view}
        </a>
      }
    >
      {/* What was published since is another beginning. */}
      <Desk
        key={profile.dataUpdatedAt}
        view={profile.data}
        rulebook={Rulebook.parse(rules.data.rulebook)}
        tab={tab}
        setTab={setTab}
      />
    </Page>
  );
}

type DeskProps = {
  readonly view: ProfileView;
  readonly rulebook: Rulebook;
  readonly tab: TabKey;
  readonly setTab: (tab: TabKey) => void;
};

function Desk({ view, rulebook, tab, setTab }: DeskProps) {
  const words = usePublicPagesWords();
  const mayEdit = useMay('manageRulebook');
  const draft = useProfileDraft(view);
  const shared = { draft, mayEdit, rulebook, openingHours: view.openingHours };
  return (
    <>
      {mayEdit ? <SaveBar draft={draft} /> : <p className="quiet">{words.readOnly}</p>}
      <TabRow
        label={words.title}
        tabs={tabKeys.map((key) => ({ key, label: words.tabs[key] }))}
        active={tab}
        onChange={setTab}
      >
        {tab === 'look' && (
          <>
            <LookPanel draft={draft} mayEdit={mayEdit} />
            <ContactPanel {...shared} />
            <ElsewherePanel {...shared} />
            <Changes changes={view.changes} />
          </>
        )}
        {tab === 'announcements' && <AnnouncementsTab draft={draft} mayEdit={mayEdit} />}
        {tab === 'places' && <PlacesTab mayEdit={mayEdit} />}
        {tab === 'embedding' && <EmbeddingTab />}
      </TabRow>
    </>
  );
}

function SaveBar({ draft }: { readonly draft: ProfileDraft }) {
  const words = usePublicPagesWords();
  if (draft.isConflict) {
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
  const parts: Readonly<Record<string, string>> = {
    accent: words.look.accent,
    logo: words.look.logo,
    phones: words.contact.phones,
    address: words.contact.address,
    openingHours: words.contact.hours,
    emergency: words.contact.emergency,
    appeal: words.contact.appeal,
    otherWays: words.contact.ways,
    elsewhere: words.contact.notHandled,
    announcements: words.tabs.announcements,
  };
  const isFaulty = draft.faulty.length > 0;
  const says = isFaulty
    ? words.draft.faulty(draft.faulty.map((part) => parts[part] ?? part).join('、'))
    : draft.isDirty
      ? words.draft.unsaved
      : words.draft.saved;
  return (
    <>
      <FailureNotice failure={draft.failure} />
      <div className="draft-bar">
        <span role="status" className="quiet">
          {says}
        </span>
        <span className="row-buttons">
          {draft.isDirty && <Button onClick={draft.discard}>{words.draft.discard}</Button>}
          {draft.isDirty && (
            <Button type="primary" disabled={isFaulty} loading={draft.isSaving} onClick={draft.save}>
              {words.draft.save}
            </Button>
          )}
        </span>
      </div>
    </>
  );
}

function Changes({ changes }: Pick<ProfileView, 'changes'>) {
  const words = usePublicPagesWords().draft;
  const { organisation } = useTenant();
  const { language } = useSpeech();
  if (changes.length === 0) return null;
  const nameOf = (id: string): string => organisation.people.find((person) => person.id === id)?.name ?? words.former;
  return (
    <section aria-label={words.changes} lang={language}>
      <h3>{words.changes}</h3>
      <ul className="plain quiet small">
        {changes.map(({ revision, at, by }) => (
          <li key={revision}>
            {nameOf(by)} <Moment at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
