import type { DossierView } from '../../../shared/contract/complaints.ts';
import { actorName } from '../complaint/event-sentence.ts';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { Check } from './digest.tsx';

/** Who has looked at what. */
export function AccessLog({ accesses }: { readonly accesses: DossierView['accesses'] }) {
  const { words } = useSpeech();
  const text = words.dossier;
  if (accesses.length === 0) return <p className="quiet">{text.noAccesses}</p>;
  return (
    <table className="log">
      <thead>
        <tr>
          {[text.seq, text.at, text.who, text.what, text.state].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accesses.map((access) => (
          <tr key={access.seq}>
            <th scope="row" data-label={text.seq}>
              {access.seq}
            </th>
            <td data-label={text.at}>
              <Moment at={access.at} />
            </td>
            <td data-label={text.who}>{actorName(access.actor, words)}</td>
            <td data-label={text.what}>{words.accesses[access.what]}</td>
            <td data-label={text.state}>
              <Check isIntact={access.isIntact} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
