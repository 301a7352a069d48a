import { Button } from 'antd';
import type { RulebookView } from '../../../shared/contract/rulebook.ts';
import { type Language, textIn } from '../../../shared/kernel/text.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { propertyWords } from '../../../shared/rulebook/words/properties.ts';
import { pick } from '../../../shared/rulebook/words/say.ts';
import { DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment, momentText } from '../frame/moment.tsx';
import { useSession } from '../session/session.ts';
import { type Edit, confirmQuestion } from './edits.ts';
import { place } from './places.ts';
import { useRulebookWords } from './use-words.ts';

type Props = {
  readonly view: RulebookView;
  readonly rulebook: Rulebook;
  readonly edit: ((edit: Edit) => void) | undefined;
  /** Leads to a place of the rulebook. */
  readonly onGo: (pointer: string) => void;
};

const partOf = (pointer: string): string => pointer.split('/')[1] ?? '';

/** One pointer, the first, into each part of the rulebook. */
const partsOf = (pointers: readonly string[]): readonly string[] =>
  pointers.filter((pointer, at) => pointers.findIndex((each) => partOf(each) === partOf(pointer)) === at);

const partName = (pointer: string, language: Language): string => {
  const found = propertyWords[partOf(pointer)];
  return found === undefined ? partOf(pointer) : pick(found, language);
};

/** What the rulebook is called, what its institution left open, and its versions. */
export function OverviewTab({ view, rulebook, edit, onGo }: Props) {
  const words = useRulebookWords();
  const { language } = useSpeech();
  const { timeZone } = useSession().tenant;
  return (
    <>
      <h2>{textIn(rulebook.title, language)}</h2>
      {view.upcoming.map(({ version, effectiveAt }) => (
        <p key={version}>
          <Mark tone="soon">{words.upcoming(version, momentText(effectiveAt, language, timeZone))}</Mark>
        </p>
      ))}
      {edit && <p className="quiet">{words.otherParts}</p>}
      <h3>{words.questions}</h3>
      {rulebook.openQuestions.length === 0 ? (
        <p className="quiet">{words.noQuestions}</p>
      ) : (
        <>
          <p className="quiet">{words.questionsHint}</p>
          <ol className="rulebook-list">
            {rulebook.openQuestions.map(({ id, question, proposed, isConfirmed, about }, at) => {
              const asked = textIn(question, language);
              return (
                <li key={id} {...place(`/openQuestions/${at}`)}>
                  <div className="case">
                    <div>
                      <div>{asked}</div>
                      <div className="quiet">
                        {words.proposed}
                        {textIn(proposed, language)}
                      </div>
                      {partsOf(about ?? []).map((pointer) => (
                        <button
                          key={pointer}
                          type="button"
                          className="link small"
                          aria-label={`${words.showPart(partName(pointer, language))}: ${asked}`}
                          onClick={() => onGo(pointer)}
                        >
                          {words.showPart(partName(pointer, language))}
                        </button>
                      ))}
                    </div>
                    {isConfirmed === true ? (
                      <Mark tone="good">{words.confirmed}</Mark>
                    ) : (
                      edit && (
                        <Button
                          size="small"
                          aria-label={`${words.confirm}: ${asked}`}
                          onClick={() => edit(confirmQuestion(id))}
                        >
                          {words.confirm}
                        </Button>
                      )
                    )}
                  </div>
                </li>
              );
            })}
          </ol>
        </>
      )}
      {(rulebook.notes ?? []).length > 0 && (
        <>
          <h3>{words.notes}</h3>
          <ul className="rulebook-list">
            {rulebook.notes?.map(({ id, text }, at) => (
              <li key={id} className="quiet" {...place(`/notes/${at}`)}>
                {textIn(text, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{words.versions}</h3>
      <DataTable
        label={words.versions}
        keyOf={({ version }) => version}
        rows={view.versions}
        columns={[
          {
            key: 'version',
            title: words.columns.version,
            cell: ({ version }) => (
              <>
                {version} {version === view.inForce && <Mark tone="good">{words.current}</Mark>}
              </>
            ),
          },
          {
            key: 'effective',
            title: words.columns.effective,
            cell: ({ effectiveAt, version }) =>
              effectiveAt ? <Moment at={effectiveAt} /> : version < view.inForce ? '—' : words.never,
          },
          { key: 'published', title: words.columns.published, cell: ({ publishedAt }) => <Moment at={publishedAt} /> },
          {
            key: 'note',
            title: words.columns.note,
            cell: ({ note, publishedBy }) => note ?? (publishedBy === 'system' ? words.system : '—'),
          },
        ]}
      />
    </>
  );
}
