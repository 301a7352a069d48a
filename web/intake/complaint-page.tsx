import type { FollowAction } from '../../shared/contract/following.ts';
import { publicStages } from '../../shared/contract/public.ts';
import type { UploadTicket } from '../../shared/contract/files.ts';
import type { FollowView, PromiseView } from '../../shared/contract/public.ts';
import { type Language, textIn } from '../../shared/kernel/text.ts';
import { followingWords } from '../words/intake/following.ts';
import { intakeWords } from '../words/intake/index.ts';
import { uploadWords } from '../words/intake/uploads.ts';
import { AttachForm } from './attach-form.tsx';
import { ClockList } from './clock-list.tsx';
import { ChoiceBox, ChoiceGroup, ErrorSummary, type FormState, TextField, faultIn } from './frame/fields.tsx';
import { type Frame, Page } from './frame/page.tsx';
import { dayAndTime, dayInWords } from './moments.ts';
import { Conversation } from './following/conversation.tsx';
import { Dissatisfied, Erasure, OtherWays } from './following/next-steps.tsx';
import { actionPaths } from './following/paths.ts';
import { Timeline } from './timeline.tsx';

type ComplaintProps = {
  readonly frame: Frame;
  readonly promise: PromiseView;
  readonly view: FollowView;
  readonly ticket: UploadTicket | undefined;
  readonly isAttached: boolean;
  /** What was just done. */
  readonly done?: FollowAction | undefined;
  /** Of the rating form; what was typed comes back. */
  readonly state: FormState;
  readonly draft?: { readonly satisfaction?: string | undefined; readonly comment?: string | undefined };
};

function Steps({ view, language }: { view: FollowView; language: Language }) {
  const words = intakeWords[language];
  const steps = publicStages.filter((stage) => stage !== 'accepted' || view.stage === 'accepted');
  const reached = view.stage === 'archived' ? steps.length - 1 : steps.indexOf(view.stage);
  return (
    <ol class="steps" data-stage={view.stage}>
      {steps.map((stage, position) => (
        <li class={position < reached ? 'past' : undefined} aria-current={position === reached ? 'step' : undefined}>
          {words.stage[stage]}
        </li>
      ))}
    </ol>
  );
}

function Reply({ frame, promise, view }: ComplaintProps) {
  const words = intakeWords[frame.language].complaint;
  return (
    <section>
      <h2>{words.reply}</h2>
      {view.reply === undefined ? (
        <p>{words.noReply}</p>
      ) : (
        <div class="reply">
          <p class="words" data-reply>
            {view.reply.text}
          </p>
          <p class="hint">
            {words.replyFrom(promise.organisation, dayAndTime(view.reply.at, frame.language, promise.timeZone))}
          </p>
        </div>
      )}
      {view.satisfaction === undefined ? null : (
        <p>
          {words.rated}: <strong>{textIn(view.satisfaction, frame.language)}</strong>
        </p>
      )}
    </section>
  );
}

function Rating({ frame, promise, state, draft }: ComplaintProps) {
  const words = intakeWords[frame.language].complaint;
  return (
    <form class="rating card" method="post" action="/follow/rate" novalidate data-once>
      <ChoiceGroup
        name="satisfaction"
        legend={words.rating}
        hint={words.ratingHint}
        fault={faultIn(state, 'satisfaction')}
      >
        <div class="choices">
          {promise.satisfactions.map((satisfaction, position) => (
            <ChoiceBox
              name="satisfaction"
              id={position === 0 ? 'satisfaction' : `satisfaction-${satisfaction.id}`}
              chosen={draft?.satisfaction}
              choice={{ value: satisfaction.id, label: textIn(satisfaction.label, frame.language) }}
            />
          ))}
        </div>
      </ChoiceGroup>
      <TextField id="comment" label={words.comment} value={draft?.comment} fault={faultIn(state, 'comment')} isShort />
      <button class="button" type="submit">
        {words.rate}
      </button>
    </form>
  );
}

function Leave({ language }: { language: Language }) {
  const words = intakeWords[language].complaint;
  return (
    <div class="row">
      <form method="post" action="/leave">
        <button class="button plain" type="submit">
          {words.leave}
        </button>
      </form>
      <button class="button plain" type="button" data-print data-with-script hidden>
        {words.print}
      </button>
      <span class="hint">{words.leaveHint}</span>
    </div>
  );
}

function Facts({ frame, promise, view }: ComplaintProps) {
  const { language } = frame;
  const words = intakeWords[language];
  const departments = view.departments.map((label) => textIn(label, language));
  return (
    <dl class="facts">
      <dt>{words.receipt.registeredAt}</dt>
      <dd>{dayAndTime(view.registeredAt, language, promise.timeZone)}</dd>
      <dt>{words.complaint.departments}</dt>
      <dd>
        {departments.length === 0
          ? words.complaint.none
          : new Intl.ListFormat(language, { type: 'conjunction' }).format(departments)}
      </dd>
      {view.closedAt === undefined ? null : (
        <>
          <dt>{words.complaint.closedAt}</dt>
          <dd>{dayAndTime(view.closedAt, language, promise.timeZone)}</dd>
        </>
      )}
    </dl>
  );
}

/** What waits for the complainant: a day to answer, or a question. */
function Asked({ frame, promise, view }: ComplaintProps) {
  const { language } = frame;
  const words = followingWords[language];
  const last = view.timeline.findLast(({ type, by }) => type === 'SupplementRequested' || by === 'complainant');
  const isAsked = last?.type === 'SupplementRequested' && view.open.some(({ action }) => action === 'write');
  return (
    <>
      {view.proposedDate === undefined ? null : (
        <section class="card asked" data-proposed={view.proposedDate.on}>
          <h2>{words.date.title}</h2>
          <p>{words.date.proposed(dayInWords(view.proposedDate.on, language))}</p>
          <div class="row">
            <a class="button" href={actionPaths.answerDate}>
              {words.actions.answerDate}
            </a>
          </div>
        </section>
      )}
      {isAsked ? (
        <section class="card asked" data-asked>
          <h2>{words.talk.asked}</h2>
          <p>{words.talk.askedHint(dayAndTime(last.at, language, promise.timeZone))}</p>
          <p class="words">{last.text}</p>
          <div class="row">
            <a class="button" href="#message">
              {words.talk.answer}
            </a>
          </div>
        </section>
      ) : null}
    </>
  );
}

/** The complaint as its complainant follows it: where it stands, by when, what was answered, what happened. */
export function ComplaintPage(props: ComplaintProps) {
  const { frame, promise, view, ticket, isAttached, done, state } = props;
  const { language } = frame;
  const words = intakeWords[language];
  return (
    <Page frame={frame} title={words.complaint.title(view.number)} problem={state.problem} assets="following">
      <ErrorSummary language={language} state={state} />
      {isAttached ? (
        <p class="notice" role="status">
          {uploadWords[language].done}
        </p>
      ) : null}
      {done === undefined ? null : (
        <p class="notice" role="status" data-done={done}>
          {followingWords[language].done[done]}
        </p>
      )}
      <h1>{words.complaint.title(view.number)}</h1>
      <Steps view={view} language={language} />
      <Facts {...props} />
      <Asked {...props} />
      <Reply {...props} />
      {view.mayRate ? <Rating {...props} /> : null}
      <Dissatisfied view={view} promise={promise} language={language} />
      <h2>{words.complaint.clocks}</h2>
      {view.clocks.length === 0 ? <p>{words.complaint.noClocks}</p> : null}
      <ClockList clocks={view.clocks} language={language} timeZone={promise.timeZone} />
      <Conversation frame={frame} view={view} timeZone={promise.timeZone} />
      <h2>{words.complaint.timeline}</h2>
      <Timeline entries={view.timeline} language={language} timeZone={promise.timeZone} />
      <AttachForm ticket={ticket} language={language} />
      <Erasure view={view} promise={promise} language={language} />
      <OtherWays view={view} promise={promise} language={language} />
      <Leave language={language} />
    </Page>
  );
}
