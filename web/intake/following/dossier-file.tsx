import type { OwnDossier } from '../../../shared/contract/public.ts';
import { type Language, textIn } from '../../../shared/kernel/text.ts';
import { followingWords } from '../../words/intake/following.ts';
import { intakeWords } from '../../words/intake/index.ts';
import style from '../assets/dossier.css' with { type: 'text' };
import { ClockList } from '../clock-list.tsx';
import { dayAndTime, dayInWords, shortMoment, sizeInWords } from '../moments.ts';
import { entrySentence } from '../timeline.tsx';

type DossierProps = { readonly dossier: OwnDossier; readonly language: Language; readonly timeZone: string };

/** Everything that happened, with all that was written and the fingerprints of files. */
function Steps({ dossier, language, timeZone }: DossierProps) {
  const words = followingWords[language].dossier;
  return (
    <ol>
      {dossier.complaint.timeline.map((entry) => (
        <li data-event={entry.type}>
          <p class="when">
            <time datetime={entry.at}>{shortMoment(entry.at, language, timeZone)}</time>
            {` · ${intakeWords[language].by[entry.by]}`}
          </p>
          <p>{entrySentence(entry, language)}</p>
          {entry.text === undefined ? null : <p class="words">{entry.text}</p>}
          {(entry.attachments ?? []).map((file) => (
            <p>
              {file.name} ({sizeInWords(file.bytes)})<br />
              <small>
                {words.fingerprint}: <code>{dossier.fingerprints[file.id] ?? words.checking}</code>
              </small>
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** The own dossier as one file that opens and prints without a network: no address, no script, no code. */
export function DossierFile({ dossier, language, timeZone }: DossierProps) {
  const words = intakeWords[language];
  const more = followingWords[language];
  const { complaint, proof } = dossier;
  const departments = complaint.departments.map((label) => textIn(label, language));
  const title = words.complaint.title(complaint.number);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - ${dossier.organisation}`}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <p>{dossier.organisation}</p>
          <h1>{title}</h1>
          <p>{more.dossier.takenAt(dayAndTime(dossier.takenAt, language, timeZone))}</p>
          <dl>
            <dt>{words.complaint.stage}</dt>
            <dd>{words.stage[complaint.stage === 'archived' ? 'closed' : complaint.stage]}</dd>
            <dt>{words.receipt.registeredAt}</dt>
            <dd>{dayAndTime(complaint.registeredAt, language, timeZone)}</dd>
            <dt>{words.complaint.departments}</dt>
            <dd>
              {departments.length === 0
                ? words.complaint.none
                : new Intl.ListFormat(language, { type: 'conjunction' }).format(departments)}
            </dd>
            {complaint.closedAt === undefined ? null : (
              <>
                <dt>{words.complaint.closedAt}</dt>
                <dd>{dayAndTime(complaint.closedAt, language, timeZone)}</dd>
              </>
            )}
            {complaint.satisfaction === undefined ? null : (
              <>
                <dt>{words.complaint.rated}</dt>
                <dd>{textIn(complaint.satisfaction, language)}</dd>
              </>
            )}
          </dl>
          {complaint.reply === undefined ? null : (
            <section>
              <h2>{words.complaint.reply}</h2>
              <p class="words">{complaint.reply.text}</p>
              <p class="when">
                {words.complaint.replyFrom(dossier.organisation, dayAndTime(complaint.reply.at, language, timeZone))}
              </p>
            </section>
          )}
          <h2>{words.complaint.clocks}</h2>
          <ClockList clocks={complaint.clocks} language={language} timeZone={timeZone} isOpen />
          <h2>{words.complaint.timeline}</h2>
          <Steps dossier={dossier} language={language} timeZone={timeZone} />
          <h2>{more.proof.own}</h2>
          <p>
            {proof.number} · {dayInWords(proof.on, language)} · <code>{proof.code}</code>
          </p>
          <p class="when">{more.proof.ownHint}</p>
          <h2>{more.dossier.chain}</h2>
          <p class="when">{more.dossier.chainHint}</p>
          <ol class="chain">
            {dossier.steps.map(({ at, hash }) => (
              <li>
                {shortMoment(at, language, timeZone)} <code>{hash}</code>
              </li>
            ))}
          </ol>
        </main>
      </body>
    </html>
  );
}
