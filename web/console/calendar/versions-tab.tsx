import { Button } from 'antd';
import type { CalendarView } from '../../../shared/contract/calendar.ts';
import { DataTable } from '../frame/data-table.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment } from '../frame/moment.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { useCalendarWords } from './use-words.ts';

type Props = { readonly view: CalendarView; readonly onShow: (version: number) => void };

/** Every version of the calendar: when, by whom, and why. */
export function VersionsTab({ view, onShow }: Props) {
  const words = useCalendarWords().versions;
  const { organisation } = useTenant();
  const nameOf = (id: string): string =>
    id === 'system' ? words.system : (organisation.people.find((person) => person.id === id)?.name ?? '—');
  return (
    <DataTable
      label={words.columns.version}
      keyOf={({ version }) => version}
      rows={view.versions}
      columns={[
        {
          key: 'version',
          title: words.columns.version,
          cell: ({ version }) => (
            <>
              {version} {version === view.version && <Mark tone="good">{words.latest}</Mark>}
            </>
          ),
        },
        { key: 'published', title: words.columns.published, cell: ({ publishedAt }) => <Moment at={publishedAt} /> },
        { key: 'by', title: words.columns.by, cell: ({ publishedBy }) => nameOf(publishedBy) },
        { key: 'note', title: words.columns.note, cell: ({ note }) => note ?? '—' },
        {
          key: 'action',
          title: words.columns.action,
          cell: ({ version }) =>
            version !== view.version && (
              <Button size="small" aria-label={words.showOf(version)} onClick={() => onShow(version)}>
                {words.show}
              </Button>
            ),
        },
      ]}
    />
  );
}
