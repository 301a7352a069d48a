import { Button } from 'antd';
import type { RulebookView } from '../../../shared/contract/rulebook.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment, momentText } from '../frame/moment.tsx';
import { useSession } from '../session/session.ts';
import { type Edit, confirmQuestion } from './edits.ts';
import { useRulebookWords } from './use-words.ts';

type Props = {
  readonly view: RulebookView;
  readonly rulebook: Rulebook;
  readonly edit: ((edit: Edit) => void) | undefined;
};

/** What the rulebook is called, what its institution left open, and its versions. */
export function OverviewTab({ view, rulebook, edit }: Props) {
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
      <p className="quiet">{words.otherParts}</p>
      <h3>{words.questions}</h3>
      {rulebook.openQuestions.length === 0 ? (
        <p className="quiet">{words.noQuestions}</p>
      ) : (
        <>
          <p className="quiet">{words.questionsHint}</p>
          <ol className="rulebook-list">
            {rulebook.openQuestions.map(({ id, question, proposed, isConfirmed }) => (
              <li key={id}>
                <div>{textIn(question, language)}</div>
                <div className="quiet">
                  {words.proposed}
                  {textIn(proposed, language)}
                </div>
                {isConfirmed === true ? (
                  <Mark tone="good">{words.confirmed}</Mark>
                ) : (
                  edit && (
                    <Button
                      size="small"
                      aria-label={`${words.confirm}: ${textIn(question, language)}`}
                      onClick={() => edit(confirmQuestion(id))}
                    >
                      {words.confirm}
                    </Button>
                  )
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {rulebook.notes?.map(({ id, text }) => (
        <p key={id} className="quiet">
          {textIn(text, language)}
        </p>
      ))}
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
                {version} {version === view.inForce && <Mark tone="good">{words.inForce(version)}</Mark>}
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
