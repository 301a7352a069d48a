import type { CheckView, PublicClock } from '../../../shared/contract/public.ts';
import { type Language, textIn } from '../../../shared/kernel/text.ts';
import { filingWords } from '../../words/intake/filing.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { Check } from '../frame/check.tsx';
import { faultIn } from '../frame/fields.tsx';
import { dayAndTime, dayInWords, isOn } from '../moments.ts';
import { type PageName, askedOn, holdsBefore, questionName } from './asked.ts';
import { type Told, answerTo, isAnonymous } from './draft.ts';
import { type FilingProps, StepPage } from './frame.tsx';
import { answerInWords, questionLabel } from './questions.tsx';
import { lineTo } from './tree.ts';
import { Uploads } from './uploads.tsx';
import { fieldsOn, pagesOf } from './walk.ts';

export function FilesPage(props: FilingProps) {
  const { frame, told, state } = props;
  const { language } = frame;
  const words = filingWords[language].files;
  const papers = (told.promise.form?.papers ?? []).filter(({ when }) => holdsBefore(when, 'files', told) === true);
  const behalf = answerTo(told, 'onBehalfOf');
  return (
    <StepPage {...props} title={words.title} lead={words.lead}>
      {papers.length === 0 ? null : (
        <section class="notice">
          <p>{words.papers}</p>
          <ul>
            {papers.map(({ label }) => (
              <li>{textIn(label, language)}</li>
            ))}
          </ul>
        </section>
      )}
      {behalf === 'person' && papers.length === 0 ? <p>{words.authority}</p> : null}
      {behalf === 'group' && !isAnonymous(told) ? <p>{words.list}</p> : null}
      <p data-without-script>{words.later}</p>
      <Uploads
        language={language}
        uploads={told.draft.uploads}
        isAnonymous={isAnonymous(told)}
        fault={faultIn(state, 'uploads')}
      />
    </StepPage>
  );
}

type Row = { readonly label: string; readonly answer: string };

/** What was answered to one of the fields that every form has, as it is read again. */
function usualRow(name: string, told: Told, language: Language): Row {
  const words = filingWords[language];
  const usual = intakeWords[language].filing;
  const answer = answerTo(told, name) ?? '';
  switch (name) {
    case 'category':
      return {
        label: words.review.category,
        answer: lineTo(told.promise.categories, answer)
          .map(({ label }) => textIn(label, language))
          .join(' › '),
      };
    case 'danger':
      return { label: words.review.danger, answer: answer === 'yes' ? words.subject.dangers.yes : '' };
    case 'narrative':
      return { label: words.what.narrative, answer };
    case 'identityMode':
      return {
        label: usual.identity,
        answer:
          answer === 'named' || answer === 'confidential' || answer === 'anonymous'
            ? words.who.modes[answer].label
            : '',
      };
    case 'onBehalfOf':
      return {
        label: words.who.behalf,
        answer:
          answer === 'person' || answer === 'organisation' || answer === 'group'
            ? words.who.behalves[answer].label
            : words.who.behalves.self.label,
      };
    case 'complainantKind': {
      const kind = told.promise.form?.complainantKinds?.find(({ id }) => id === answer);
      return { label: words.who.kind, answer: kind ? textIn(kind.label, language) : '' };
    }
    case 'uploads':
      return { label: words.steps.files, answer: words.review.filesCount(told.draft.uploads.length) };
    case 'phone':
    case 'email':
      return { label: usual[name], answer };
    case 'name':
    case 'affectedPerson':
    case 'relation':
    case 'organisationName':
    case 'complainants':
    case 'representatives':
      return { label: words.contact[name], answer };
    default:
      return { label: '', answer: '' };
  }
}

/** What was answered on a page, each with its question. What was left out is left out here too. */
function rowsOf(page: PageName, told: Told, language: Language): readonly Row[] {
  const questions = askedOn(page, told).map(({ question }) => question);
  const asked = new Set(questions.map(questionName));
  const place = page === 'subject' && told.place ? textIn(told.place.label, language) : '';
  return [
    ...fieldsOn(page, told)
      .filter((name) => !asked.has(name))
      .map((name) => usualRow(name, told, language)),
    ...questions.map((question) => {
      const answer = answerTo(told, questionName(question));
      return {
        label: questionLabel(question, language),
        answer: answer === undefined ? '' : answerInWords(question, answer, language),
      };
    }),
    { label: filingWords[language].review.place, answer: place },
  ].filter(({ answer }) => answer !== '');
}

/** A due date in words, as clocks on the receipt say it. */
function dueInWords({ dueAt, dueOn }: PublicClock, language: Language, timeZone: string): string {
  const words = intakeWords[language].clock;
  return isOn(dueAt, dueOn, timeZone)
    ? words.dueAt(dayAndTime(dueAt, language, timeZone))
    : words.dueOn(dayInWords(dueOn, language));
}

/** All answers once more, what will happen, and the button that sends them. */
export function ReviewPage(
  props: FilingProps & { readonly clocks: readonly PublicClock[]; readonly check?: CheckView | undefined },
) {
  const { frame, told, clocks, check } = props;
  const { language } = frame;
  const { review: words, steps, danger } = filingWords[language];
  const { promise } = told;
  const email = answerTo(told, 'email');
  const titles: Readonly<Partial<Record<PageName, string>>> = {
    where: filingWords[language].where.location,
    contact: filingWords[language].contact.title,
    more: filingWords[language].more.title,
  };
  const titleOf = (page: PageName): string => {
    if (page === 'subject') return steps.about;
    if (page === 'what' || page === 'who' || page === 'files') return steps[page];
    return titles[page] ?? danger.title;
  };
  return (
    <StepPage {...props} title={words.title} lead={words.lead} onward={words.send} go="send">
      {pagesOf(told)
        .filter((page) => page !== 'review' && page !== 'danger')
        .map((page) => (
          <section class="card answers">
            <div class="heading">
              <h2>{titleOf(page)}</h2>
              <button
                class="link"
                type="submit"
                name="go"
                value={`to-${page}`}
                aria-label={words.changeOf(titleOf(page))}
              >
                {words.change}
              </button>
            </div>
            <dl class="facts">
              {rowsOf(page, told, language).map(({ label, answer }) => (
                <>
                  <dt>{label}</dt>
                  <dd class="words">{answer}</dd>
                </>
              ))}
            </dl>
            {rowsOf(page, told, language).length === 0 ? <p class="hint">{words.none}</p> : null}
          </section>
        ))}
      <section>
        <h2>{words.next}</h2>
        <ul class="promises">
          <li>{words.nextReceipt}</li>
          <li>{words.nextCentre(textIn(promise.centre, language))}</li>
          {clocks.map((clock) => (
            <li data-clock={clock.clock}>
              {words.nextClock(textIn(clock.label, language), dueInWords(clock, language, promise.timeZone))}
            </li>
          ))}
          {isAnonymous(told) ? <li>{words.nextAnonymous}</li> : null}
        </ul>
      </section>
      {email === undefined ? null : (
        <label class="choice tick">
          <input type="checkbox" id="copy" name="copy" value="yes" checked={answerTo(told, 'copy') === 'yes'} />
          <span>
            {words.copy}
            <small>{email}</small>
          </span>
        </label>
      )}
      <p class="consent">{words.consent(promise.organisation)}</p>
      <Check check={check} language={language} />
    </StepPage>
  );
}
