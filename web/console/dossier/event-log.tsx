import type { DossierView } from '../../../shared/contract/complaints.ts';
import { doerName, eventSentence } from '../complaint/event-sentence.ts';
import { usePen } from '../complaint/timeline.tsx';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { Check, Digest } from './digest.tsx';

type Event = DossierView['events'][number];

/** Every event of the complaint with its digest. */
export function EventLog({ events }: { readonly events: readonly Event[] }) {
  const { words } = useSpeech();
  const text = words.dossier;
  const columns: readonly Column<Event>[] = [
    { key: 'seq', title: text.seq, cell: ({ seq }) => seq },
    { key: 'at', title: text.at, cell: ({ at }) => <Moment at={at} /> },
    { key: 'who', title: text.who, cell: (entry) => <span className="who">{doerName(entry, words)}</span> },
    { key: 'what', title: text.what, cell: (event) => <What event={event} /> },
    { key: 'hash', title: text.hash, cell: ({ seq, hash }) => <Digest seq={seq} hash={hash} /> },
    { key: 'state', title: text.state, cell: ({ isIntact }) => <Check isIntact={isIntact} /> },
  ];
  return <DataTable label={text.events} columns={columns} rows={events} keyOf={({ seq }) => seq} />;
}

function What({ event }: { readonly event: Event }) {
  const { words } = useSpeech();
  const pen = usePen();
  const labels = words.complaint.timeline;
  return (
    <>
      <div>{eventSentence(event, pen)}</div>
      {Object.entries(event.texts ?? {})
        .filter(([name]) => name in labels.texts)
        .map(([name, content]) => (
          <div key={name} className="log-text">
            <span className="quiet">{labels.texts[name]}</span> {content}
          </div>
        ))}
      {event.isRedacted === true && <div className="quiet">{labels.redacted}</div>}
    </>
  );
}
