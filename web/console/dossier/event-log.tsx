import type { DossierView } from '../../../shared/contract/complaints.ts';
import { actorName, eventSentence } from '../complaint/event-sentence.ts';
import { usePen } from '../complaint/timeline.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { Check, Digest } from './digest.tsx';

/** Every event of the complaint with its digest. */
export function EventLog({ events }: { readonly events: DossierView['events'] }) {
  const { words } = useSpeech();
  const pen = usePen();
  const text = words.dossier;
  const labels = words.complaint.timeline;
  return (
    <table className="log">
      <thead>
        <tr>
          {[text.seq, text.at, text.who, text.what, text.hash, text.state].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.seq}>
            <th scope="row" data-label={text.seq}>
              {event.seq}
            </th>
            <td data-label={text.at}>
              <Moment at={event.at} />
            </td>
            <td data-label={text.who}>{actorName(event.actor, words)}</td>
            <td data-label={text.what}>
              <div>{eventSentence(event, pen)}</div>
              {Object.entries(event.texts ?? {})
                .filter(([name]) => name in labels.texts)
                .map(([name, content]) => (
                  <div key={name} className="log-text">
                    <span className="quiet">{labels.texts[name]}</span> {content}
                  </div>
                ))}
              {event.isRedacted === true && <div className="quiet">{labels.redacted}</div>}
            </td>
            <td data-label={text.hash}>
              <Digest seq={event.seq} hash={event.hash} />
            </td>
            <td data-label={text.state}>
              <Check isIntact={event.isIntact} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
