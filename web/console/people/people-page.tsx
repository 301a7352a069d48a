import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { MissingPage } from '../frame/missing-page.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { organisationQuery } from '../server/queries.ts';
import { useMay } from '../session/session.ts';
import { PeopleTab } from './people-tab.tsx';
import { UnitsTab } from './units-tab.tsx';

/** Who works here, in which positions, and which departments there are. */
export function PeoplePage() {
  const { words } = useSpeech();
  const { data: organisation, error, refetch } = useQuery(organisationQuery);
  if (!useMay('managePeople')) return <MissingPage />;
  return (
    <Page title={words.people.title}>
      <FailureNotice failure={error} onRetry={() => void refetch()} />
      {organisation === undefined && error === null && <Loading />}
      {organisation !== undefined && (
        <Tabs
          items={[
            { key: 'people', label: words.people.tabs.people, children: <PeopleTab organisation={organisation} /> },
            { key: 'units', label: words.people.tabs.units, children: <UnitsTab organisation={organisation} /> },
          ]}
        />
      )}
    </Page>
  );
}
