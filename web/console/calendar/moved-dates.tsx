import type { PreviewView } from '../../../shared/contract/calendar.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { ComplaintNumber } from './complaint-number.tsx';
import { useCalendarWords } from './use-words.ts';

type Moved = Exclude<PreviewView, { faults: unknown }>;
type Due = Moved['moved'][number]['before'];

/** Which due dates of running complaints would move if the calendar were applied to them. */
export function MovedDates({ preview }: { readonly preview: Moved }) {
  const words = useCalendarWords().publish;
  const { language } = useSpeech();
  const names = useNames();
  const { running, moved, movedTotal, confirmed, isPartial } = preview;
  if (running === 0) return <p>{words.noRunning}</p>;
  return (
    <>
      <p>
        {words.looked(running)} <strong>{movedTotal === 0 ? words.noneMoved : words.movedTotal(movedTotal)}</strong>{' '}
        {confirmed > 0 && words.confirmed(confirmed)} {movedTotal > moved.length && words.first(moved.length)}
      </p>
      {isPartial && <p className="quiet">{words.isPartial}</p>}
      {moved.length > 0 && (
        <div className="moved-dates">
          <DataTable
            label={words.running}
            keyOf={({ complaintId, clock, unit }) => `${complaintId} ${clock} ${unit ?? ''}`}
            rows={moved.toSorted((a, b) => (a.number < b.number ? -1 : 1))}
            columns={[
              {
                key: 'number',
                title: words.columns.number,
                cell: ({ complaintId, number }) => <ComplaintNumber id={complaintId} number={number} />,
              },
              {
                key: 'clock',
                title: words.columns.clock,
                cell: ({ label, unit }) =>
                  `${textIn(label, language)}${unit === undefined ? '' : ` · ${names.unit(unit)}`}`,
              },
              { key: 'before', title: words.columns.before, cell: ({ before }) => <DueMoment due={before} /> },
              { key: 'after', title: words.columns.after, cell: ({ after }) => <DueMoment due={after} /> },
            ]}
          />
        </div>
      )}
    </>
  );
}

function DueMoment({ due }: { readonly due: Due }) {
  const words = useCalendarWords().publish;
  return (
    <>
      <Moment at={due.dueAt} /> {due.isProvisional && <Mark tone="soon">{words.provisional}</Mark>}
    </>
  );
}
