import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationView, UnitView } from '../../../shared/contract/staff.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { useNames } from '../frame/names.ts';
import { UnitDialog } from './unit-dialog.tsx';
import { useAskFirst } from './use-organisation-change.ts';

/** The departments of the organisation. */
export function UnitsTab({ organisation }: { readonly organisation: OrganisationView }) {
  const { language, words } = useSpeech();
  const names = useNames();
  const [edited, setEdited] = useState<UnitView | 'new'>();
  const text = words.units;
  const columns: readonly Column<UnitView>[] = [
    {
      key: 'name',
      title: text.columns.name,
      cell: (unit) => (
        <>
          {names.unit(unit.id)} {unit.id === organisation.centre && <Mark tone="calm">{text.centre}</Mark>}
        </>
      ),
    },
    ...(language === 'en'
      ? []
      : [{ key: 'english', title: text.columns.english, cell: (unit: UnitView) => unit.label['en'] ?? '—' }]),
    {
      key: 'status',
      title: text.columns.status,
      cell: (unit) => <Mark tone={unit.isClosed ? 'quiet' : 'good'}>{unit.isClosed ? text.closed : text.open}</Mark>,
    },
    {
      key: 'actions',
      title: text.columns.actions,
      cell: (unit) => (
        <UnitButtons unit={unit} isCentre={unit.id === organisation.centre} onRename={() => setEdited(unit)} />
      ),
    },
  ];
  return (
    <>
      <div className="toolbar">
        <Button type="primary" onClick={() => setEdited('new')}>
          {text.add}
        </Button>
      </div>
      <DataTable
        label={words.people.tabs.units}
        columns={columns}
        rows={organisation.units}
        keyOf={(unit) => unit.id}
      />
      <UnitDialog edited={edited} onClose={() => setEdited(undefined)} />
    </>
  );
}

type ButtonsProps = { readonly unit: UnitView; readonly isCentre: boolean; readonly onRename: () => void };

/** The centre receives everything, so it cannot be closed. */
function UnitButtons({ unit, isCentre, onRename }: ButtonsProps) {
  const { words } = useSpeech();
  const name = useNames().unit(unit.id);
  const text = words.units;
  const askFirst = useAskFirst();
  const set = (isClosed: boolean) => ({ method: 'PATCH', path: `/api/units/${unit.id}`, body: { isClosed } }) as const;
  return (
    <div className="row-buttons">
      <Button size="small" aria-label={text.renameOf(name)} onClick={onRename}>
        {text.rename}
      </Button>
      {unit.isClosed && (
        <Button
          size="small"
          aria-label={text.reopenOf(name)}
          onClick={() => askFirst(text.reopenAsk(name), text.reopenWhat, set(false))}
        >
          {text.reopen}
        </Button>
      )}
      {!unit.isClosed && !isCentre && (
        <Button
          size="small"
          danger
          aria-label={text.closeOf(name)}
          onClick={() => askFirst(text.closeAsk(name), text.closeWhat, set(true))}
        >
          {text.close}
        </Button>
      )}
    </div>
  );
}
