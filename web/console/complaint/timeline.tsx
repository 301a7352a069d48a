import * as z from 'zod';
import type { EventType } from '../../../shared/complaint/events.ts';
import type { ComplaintView, TimelineEntry } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';
import { useSession } from '../session/session.ts';
import { Attachments } from './attachments.tsx';
import { clockSentences, doerName, eventSentence, type Pen } from './event-sentence.ts';

/** Everything that has happened, oldest first. */
export function Timeline({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  return (
    <Panel title={words.complaint.timeline.title}>
      <ol className="timeline">
        {view.timeline.map((entry) => (
          <Entry key={entry.seq} entry={entry} view={view} />
        ))}
      </ol>
    </Panel>
  );
}

/** What sentences about events are written with, on this page. */
export function usePen(): Pen {
  const { language, words } = useSpeech();
  const names = useNames();
  const { timeZone } = useSession().tenant;
  return { words, names, language, timeZone };
}

const alarming: ReadonlySet<string> = new Set<EventType>(['DeadlineMissed', 'ComplaintEscalated']);

function Entry({ entry, view }: { readonly entry: TimelineEntry; readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const pen = usePen();
  const files = view.attachments.filter((attachment) => attachment.seq === entry.seq);
  return (
    <li className={alarming.has(entry.type) ? 'event event-alarm' : 'event'}>
      <div className="event-head">
        <strong>{eventSentence(entry, pen)}</strong>
        <span className="quiet small">
          <Moment at={entry.at} /> · {doerName(entry, words)}
        </span>
      </div>
      <Texts entry={entry} language={view.language} />
      {clockSentences(entry, pen).map((sentence) => (
        <p key={sentence} className="quiet small">
          {sentence}
        </p>
      ))}
      {files.length > 0 && <Attachments complaint={view.id} files={files} />}
    </li>
  );
}

const Parts = z.record(z.string(), z.string());

/** The parts of a text that lies beside its event as one piece of JSON; none when it cannot be read. */
function partsOf(text: string): readonly (readonly [string, string])[] {
  try {
    return Object.entries(Parts.parse(JSON.parse(text)));
  } catch {
    return [];
  }
}

/** Texts in the order they were written in, with their headings. File names stand with the files, not here. */
function Texts({ entry, language }: { readonly entry: TimelineEntry; readonly language: string }) {
  const { words } = useSpeech();
  const names = useNames();
  const text = words.complaint.timeline;
  const said = Object.entries(entry.texts ?? {}).flatMap(([name, content]) => {
    if (name === 'elements')
      return partsOf(content).map(([id, part]) => ({ name: id, title: names.further('elements', id), content: part }));
    if (name === 'answers')
      return partsOf(content).map(([id, part]) => ({ name: id, title: names.field(id), content: part }));
    const title = text.texts[name];
    return title === undefined ? [] : [{ name, title, content }];
  });
  return (
    <>
      {said.map(({ name, title, content }) => (
        <figure key={name} className="said">
          <figcaption className="quiet small">{title}</figcaption>
          <blockquote lang={name === 'narrative' || name === 'reply' ? language : undefined}>{content}</blockquote>
        </figure>
      ))}
      {entry.isRedacted === true && <p className="quiet">{text.redacted}</p>}
    </>
  );
}
