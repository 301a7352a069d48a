import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationView, PersonView } from '../../../shared/contract/staff.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark, type Tone } from '../frame/mark.tsx';
import { useNames } from '../frame/names.ts';
import { HoldingsDialog } from './holdings-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { useAskFirst } from './use-organisation-change.ts';

const tones: Record<PersonView['status'], Tone> = { invited: 'soon', active: 'good', disabled: 'quiet' };

/** The people of the organisation. */
export function PeopleTab({ organisation }: { readonly organisation: OrganisationView }) {
  const { words } = useSpeech();
  const [isInviting, setInviting] = useState(false);
  const [changed, setChanged] = useState<PersonView>();
  const text = words.people.columns;
  const columns: readonly Column<PersonView>[] = [
    { key: 'name', title: text.name, cell: ({ name }) => name },
    { key: 'email', title: text.email, cell: ({ email }) => <span className="breakable">{email}</span> },
    { key: 'holdings', title: text.holdings, cell: (person) => <Holdings person={person} /> },
    {
      key: 'status',
      title: text.status,
      cell: ({ status, mailBouncedAt }) => (
        <>
          <Mark tone={tones[status]}>{words.people.statuses[status]}</Mark>
          {mailBouncedAt && <Mark tone="late">{words.people.mailBounced}</Mark>}
        </>
      ),
    },
    {
      key: 'actions',
      title: text.actions,
      cell: (person) => <PersonButtons person={person} onChange={() => setChanged(person)} />,
    },
  ];
  return (
    <>
      <div className="toolbar">
        <Button type="primary" onClick={() => setInviting(true)}>
          {words.people.invite}
        </Button>
      </div>
      <DataTable
        label={words.people.tabs.people}
        columns={columns}
        rows={organisation.people}
        keyOf={(person) => person.id}
      />
      <InviteDialog organisation={organisation} isOpen={isInviting} onClose={() => setInviting(false)} />
      <HoldingsDialog organisation={organisation} person={changed} onClose={() => setChanged(undefined)} />
    </>
  );
}

function Holdings({ person }: { readonly person: PersonView }) {
  const names = useNames();
  return (
    <ul className="plain">
      {person.holdings.map(({ position, unit }) => (
        <li key={`${position}/${unit}`}>
          {names.position(position)} <span className="quiet">· {names.unit(unit)}</span>
        </li>
      ))}
    </ul>
  );
}

function PersonButtons({ person, onChange }: { readonly person: PersonView; readonly onChange: () => void }) {
  const { words } = useSpeech();
  const text = words.people;
  const askFirst = useAskFirst();
  const set = (status: 'active' | 'disabled') =>
    ({ method: 'PATCH', path: `/api/people/${person.id}`, body: { status } }) as const;
  return (
    <div className="row-buttons">
      <Button size="small" aria-label={text.changeOf(person.name)} onClick={onChange}>
        {text.change}
      </Button>
      {person.status === 'disabled' ? (
        <Button
          size="small"
          aria-label={text.enableOf(person.name)}
          onClick={() => askFirst(text.enableAsk(person.name), text.enableWhat, set('active'))}
        >
          {text.enable}
        </Button>
      ) : (
        <Button
          size="small"
          danger
          aria-label={text.disableOf(person.name)}
          onClick={() => askFirst(text.disableAsk(person.name), text.disableWhat, set('disabled'))}
        >
          {text.disable}
        </Button>
      )}
    </div>
  );
}
