import { useState } from 'react';
import { useSpeech } from '../frame/language.tsx';
import { MissingPage } from '../frame/missing-page.tsx';
import { Page } from '../frame/page.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { useMay } from '../session/session.ts';
import { PeopleTab } from './people-tab.tsx';
import { UnitsTab } from './units-tab.tsx';

/** Who works here, in which positions, and which departments there are. */
export function PeoplePage() {
  const { words } = useSpeech();
  const { organisation } = useTenant();
  const [tab, setTab] = useState<'people' | 'units'>('people');
  if (!useMay('managePeople')) return <MissingPage />;
  const { people, units } = words.people.tabs;
  return (
    <Page title={words.people.title}>
      <TabRow
        label={words.people.title}
        tabs={[
          { key: 'people', label: people },
          { key: 'units', label: units },
        ]}
        active={tab}
        onChange={setTab}
      >
        {tab === 'people' ? <PeopleTab organisation={organisation} /> : <UnitsTab organisation={organisation} />}
      </TabRow>
    </Page>
  );
}
