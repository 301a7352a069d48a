import type { Child } from 'hono/jsx';
import { type Language, languages } from '../../../shared/kernel/text.ts';
import { filingWords } from '../../words/intake/filing.ts';
import { Trap } from '../frame/check.tsx';
import { ErrorSummary, type FormState } from '../frame/fields.tsx';
import { type Frame, Page } from '../frame/page.tsx';
import type { PageName } from './asked.ts';
import { type Told, isAnonymous } from './draft.ts';
import { fieldsOn, filingSteps, stepOf } from './walk.ts';

const ownNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** What travels with the form besides answers: when it was opened, the field that people leave alone, and its check. */
export type FilingGuardFields = {
  readonly opened: string | undefined;
  readonly trap: string;
  readonly check: {
    readonly value?: string | undefined;
    readonly work?: string | undefined;
    readonly sum?: string | undefined;
  };
};

/** Everything that a page of the form shows. */
export type FilingProps = {
  readonly frame: Frame;
  readonly told: Told;
  readonly page: PageName;
  readonly state: FormState;
  /** The node whose parts are shown, of a list that is gone through level by level. */
  readonly under?: string | undefined;
  /** The answers were read again before; from now on every page leads back there. */
  readonly hasReviewed: boolean;
  readonly guard: FilingGuardFields;
  /** Opened by its address: nothing is typed yet that another language would lose. */
  readonly isFresh?: boolean;
};

/** How far one has come: the step in words, and all of them as a list. */
function Progress({ page, language }: { page: PageName; language: Language }) {
  const words = filingWords[language];
  const position = filingSteps.indexOf(stepOf[page]);
  return (
    <div class="progress">
      <p>
        {words.stepOf(position + 1, filingSteps.length)}
        <span class="small">{words.steps[stepOf[page]]}</span>
      </p>
      <ol aria-label={words.progress}>
        {filingSteps.map((step, index) => (
          <li class={index < position ? 'past' : undefined} aria-current={index === position ? 'step' : undefined}>
            <span>{words.steps[step]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const hidden = (name: string, value: string) => <input type="hidden" name={name} value={value} />;

/** All that was answered on other pages. */
function Carried({ told, page, under, hasReviewed, frame, guard }: FilingProps) {
  const here = new Set(fieldsOn(page, told));
  // Of a long list the other question of the page waits while one goes into the parts.
  if (under !== undefined) here.delete('danger');
  if (under !== undefined) here.delete('origin');
  const { token, answers, uploads } = told.draft;
  return (
    <>
      {hidden('token', token)}
      {hidden('language', frame.language)}
      {hidden('page', page)}
      {guard.opened === undefined ? null : hidden('opened', guard.opened)}
      <Trap language={frame.language} value={guard.trap} />
      {/* The last page shows the check itself. */}
      {page === 'review' || guard.check.value === undefined ? null : (
        <>
          {hidden('check', guard.check.value)}
          {hidden('work', guard.check.work ?? '')}
          {hidden('sum', guard.check.sum ?? '')}
        </>
      )}
      {under === undefined ? null : hidden('under', under)}
      {hasReviewed ? hidden('seen', 'review') : null}
      {Object.entries(answers)
        .filter(([name]) => !here.has(name))
        .map(([name, answer]) => hidden(name, answer))}
      {page === 'files' ? null : uploads.map((id) => hidden('uploads', id))}
    </>
  );
}

/** What the script says about the draft that it keeps on the device. */
function DraftNote({ told, language }: { told: Told; language: Language }) {
  const words = filingWords[language].draft;
  return (
    <div class="draft" data-draft data-words={JSON.stringify(words)} data-with-script hidden>
      <p class="hint">
        <span data-kept>{isAnonymous(told) ? words.keptInTab : words.kept}</span>{' '}
        <button class="link" type="button" data-forget>
          {words.forget}
        </button>
      </p>
      <p role="status" class="hint" data-draft-live></p>
    </div>
  );
}

type StepProps = FilingProps & {
  readonly title: string;
  readonly lead?: string | undefined;
  /** What the button says that leads on. */
  readonly onward?: string;
  readonly go?: string;
  readonly children?: Child;
};

/** One page of the form: how far one is, what is asked, where it goes on. */
export function StepPage(props: StepProps) {
  const { frame, page, told, state, under } = props;
  const { language } = frame;
  const words = filingWords[language];
  // A link to another language would lose what was answered; a button below keeps it.
  const isFresh = props.isFresh === true;
  const others = languages.filter((each) => each !== language && frame.languages.includes(each));
  return (
    <Page
      frame={isFresh ? frame : { ...frame, languages: [] }}
      title={`${props.title} - ${words.stepOf(filingSteps.indexOf(stepOf[page]) + 1, filingSteps.length)}`}
      problem={state.problem}
      script="filing"
    >
      <Progress page={page} language={language} />
      <ErrorSummary language={language} state={state} />
      <h1 tabindex={-1}>{props.title}</h1>
      {props.lead === undefined ? null : <p class="lead">{props.lead}</p>}
      <form method="post" action="/file" novalidate data-filing={page} data-fresh={isFresh ? '' : undefined}>
        {/* The enter key presses the first button of a form: this one, and none that leads elsewhere. */}
        <button
          class="unseen"
          type="submit"
          name="go"
          value={props.go ?? 'next'}
          tabindex={-1}
          aria-hidden="true"
        ></button>
        <Carried {...props} />
        {props.children}
        <div class="row">
          <button class="button" type="submit" name="go" value={props.go ?? 'next'}>
            {props.onward ?? words.next}
          </button>
          {page === 'subject' && under === undefined ? null : (
            <button class="button plain" type="submit" name="go" value="back">
              {words.back}
            </button>
          )}
        </div>
        {isFresh
          ? null
          : others.map((other) => (
              <p class="hint">
                <button class="link" type="submit" name="go" value={`lang-${other}`} lang={other}>
                  {filingWords[other].otherLanguage(ownNames[other])}
                </button>
              </p>
            ))}
        <DraftNote told={told} language={language} />
      </form>
    </Page>
  );
}
