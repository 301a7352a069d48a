import type { FollowAction, KeepingView } from '../../../shared/contract/following.ts';
import type { FollowView, PromiseView } from '../../../shared/contract/public.ts';
import { type Language, textIn } from '../../../shared/kernel/text.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { followingWords } from '../../words/intake/following.ts';
import { dayAndTime, dayInWords } from '../moments.ts';
import { actionPaths } from './paths.ts';

type Props = {
  readonly view: FollowView;
  readonly promise: PromiseView;
  readonly language: Language;
};

const isOpen = (view: FollowView, action: FollowAction): boolean => view.open.some((each) => each.action === action);

/** The way to an action that is open, and until when it is. */
function Way({ action, says, view, promise, language }: Props & { action: FollowAction; says?: string }) {
  const open = view.open.find((each) => each.action === action);
  if (!open) return <></>;
  const words = followingWords[language];
  return (
    <li>
      <a href={actionPaths[action]}>{words.actions[action]}</a>
      {says === undefined ? null : `: ${says}`}
      {open.until === undefined ? null : (
        <small class="hint"> {words.until(dayAndTime(open.until, language, promise.timeZone))}</small>
      )}
    </li>
  );
}

/** A right whose time is over. */
function Gone({ action, view, promise, language }: Props & { action: FollowAction }) {
  const gone = view.over.find((each) => each.action === action);
  const words = followingWords[language];
  return gone === undefined ? (
    <></>
  ) : (
    <li class="hint">{words.over(words.actions[action], dayAndTime(gone.since, language, promise.timeZone))}</li>
  );
}

/** What follows from a rating, and what else one may do about an answer one does not accept; before rating and after. */
export function Dissatisfied(props: Props) {
  const { view, promise, language } = props;
  const words = followingWords[language].dissatisfied;
  const isAnswered = view.reply !== undefined || view.stage === 'closed' || view.stage === 'archived';
  if (!isAnswered) return <></>;
  const ways = (['review', 'second'] as const).filter(
    (action) => isOpen(view, action) || view.over.some((each) => each.action === action),
  );
  const labels = new Map(promise.satisfactions.map(({ id, label }) => [id, textIn(label, language)]));
  return (
    <section id="dissatisfied">
      <h2>{words.title}</h2>
      {view.afterRating.length === 0 ? null : (
        <>
          <p>{words.ratingLead}</p>
          <ul>
            {view.afterRating.map(({ satisfaction, leadsTo }) => (
              <li data-leads-to={leadsTo}>
                <strong>{labels.get(satisfaction) ?? satisfaction}</strong>
                {language === 'zh-CN' ? '：' : ': '}
                {words.after[leadsTo]}
              </li>
            ))}
          </ul>
        </>
      )}
      {ways.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.ways}</p>
          <ul>
            <Way {...props} action="review" says={words.review} />
            <Way {...props} action="second" says={words.second} />
            <Gone {...props} action="review" />
            <Gone {...props} action="second" />
          </ul>
        </>
      )}
    </section>
  );
}

/** What stands against erasing personal data, and by which rule. */
export function KeepingLines({ keeping, language }: { readonly keeping: KeepingView; readonly language: Language }) {
  const words = followingWords[language].erasure;
  return (
    <>
      {keeping.isOpen ? <p>{words.open}</p> : null}
      {keeping.keptUntil === undefined ? null : (
        <p>
          {words.kept(dayInWords(keeping.keptUntil, language))}
          {keeping.years === undefined ? null : ` ${words.years(keeping.years)}`}
        </p>
      )}
      {keeping.cite === undefined ? null : <blockquote>{keeping.cite}</blockquote>}
    </>
  );
}

/** What has become of the wish to be erased. */
export function Erasure({ view, promise, language }: Props) {
  const { erasure } = view;
  if (erasure === undefined) return <></>;
  const words = followingWords[language].erasure;
  const day = (at: Instant): string => dayAndTime(at, language, promise.timeZone);
  return (
    <section id="erasure" data-erasure={erasure.status}>
      <h2>{words.title}</h2>
      {erasure.status === 'erased' ? <p>{words.erased(day(erasure.at ?? erasure.requestedAt))}</p> : null}
      {erasure.status === 'refused' ? (
        <>
          <p>{words.refused(day(erasure.at ?? erasure.requestedAt))}</p>
          {erasure.reason === undefined ? null : <p class="words">{erasure.reason}</p>}
        </>
      ) : null}
      {erasure.status === 'waiting' ? (
        <>
          <p>{words.waiting(day(erasure.requestedAt))}</p>
          <KeepingLines keeping={erasure} language={language} />
        </>
      ) : null}
    </section>
  );
}

/** Everything else that is open, and the way to take the dossier home. */
export function OtherWays(props: Props) {
  const { language } = props;
  const words = followingWords[language];
  const actions = ['remind', 'takeBack', 'withdraw', 'newCode', 'erase'] as const;
  return (
    <section id="more">
      <h2>{words.actions.title}</h2>
      <ul class="ways">
        {actions.map((action) => (
          <Way {...props} action={action} />
        ))}
        {(['remind', 'withdraw'] as const).map((action) => (
          <Gone {...props} action={action} />
        ))}
      </ul>
      <h3>{words.dossier.title}</h3>
      <p>{words.dossier.lead}</p>
      <ul>
        <li>
          <a href="/follow/dossier.html" download>
            {words.dossier.html}
          </a>
        </li>
        <li>
          <a href="/follow/dossier.json" download>
            {words.dossier.json}
          </a>
        </li>
      </ul>
    </section>
  );
}
