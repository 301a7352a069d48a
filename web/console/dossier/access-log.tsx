import type { DossierView } from '../../../shared/contract/complaints.ts';
import { actorName } from '../complaint/event-sentence.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { Check } from './digest.tsx';

type Access = DossierView['accesses'][number];

/** Who has looked at what. */
export function AccessLog({ accesses }: { readonly accesses: readonly Access[] }) {
  const { words } = useSpeech();
  const text = words.dossier;
  if (accesses.length === 0) return <p className="quiet">{text.noAccesses}</p>;
  const columns: readonly Column<Access>[] = [
    { key: 'seq', title: text.seq, cell: ({ seq }) => seq },
    { key: 'at', title: text.at, cell: ({ at }) => <Moment at={at} /> },
    { key: 'who', title: text.who, cell: ({ actor }) => <span className="who">{actorName(actor, words)}</span> },
    { key: 'what', title: text.what, cell: ({ what }) => words.accesses[what] },
    { key: 'state', title: text.state, cell: ({ isIntact }) => <Check isIntact={isIntact} /> },
  ];
  return <DataTable label={text.accesses} columns={columns} rows={accesses} keyOf={({ seq }) => seq} />;
}
