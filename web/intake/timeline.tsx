import type { FollowView } from '../../shared/contract/public.ts';
import { type Language, textIn } from '../../shared/kernel/text.ts';
import { intakeWords } from '../words/intake/index.ts';
import { uploadWords } from '../words/intake/uploads.ts';
import { isMessage } from './following/conversation.tsx';
import { dayInWords, shortMoment, sizeInWords } from './moments.ts';

type Entry = FollowView['timeline'][number];

/** One thing that happened, as a sentence to the complainant. */
export function entrySentence(entry: Entry, language: Language): string {
  const departments = (entry.departments ?? []).map((label) => textIn(label, language));
  const joined = new Intl.ListFormat(language, { type: 'conjunction' }).format(departments);
  const satisfaction = entry.satisfaction === undefined ? '' : textIn(entry.satisfaction, language);
  const about = entry.on === undefined ? textIn(entry.about ?? {}, language) : dayInWords(entry.on, language);
  return intakeWords[language].events[entry.type](joined, satisfaction, about);
}

function Files({ entry, language }: { entry: Entry; language: Language }) {
  if (entry.attachments === undefined || entry.attachments.length === 0) return <></>;
  return (
    <ul aria-label={intakeWords[language].complaint.files}>
      {entry.attachments.map((file) => (
        <li>
          {file.status === 'ready' ? <a href={`/follow/files/${file.id}`}>{file.name}</a> : file.name} (
          {sizeInWords(file.bytes)})
          {file.status === 'ready' ? null : (
            <span class="hint" data-status={file.status}>
              {` ${uploadWords[language].status[file.status]}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

type TimelineProps = { readonly entries: readonly Entry[]; readonly language: Language; readonly timeZone: string };

/** What has happened, oldest first. What was written stands among the messages. */
export function Timeline({ entries, language, timeZone }: TimelineProps) {
  const words = intakeWords[language];
  return (
    <ol class="timeline">
      {entries.map((entry) => {
        const text = entrySentence(entry, language);
        if (text === undefined) return null;
        return (
          <li data-event={entry.type}>
            <p class="when">
              <time datetime={entry.at}>{shortMoment(entry.at, language, timeZone)}</time>
              {` · ${words.by[entry.by]}`}
            </p>
            <p>{text}</p>
            {entry.text === undefined || isMessage(entry) ? null : <div class="words">{entry.text}</div>}
            <Files entry={entry} language={language} />
          </li>
        );
      })}
    </ol>
  );
}
