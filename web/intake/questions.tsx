import type { QuestionView } from '../../shared/contract/filing.ts';
import type { PromiseView } from '../../shared/contract/public.ts';
import { type Language, textIn } from '../../shared/kernel/text.ts';
import { Origin } from '../../shared/rulebook/names.ts';
import { intakeWords } from '../words/intake/index.ts';
import { ChoiceField, type FormState, LineField, faultIn } from './frame/fields.tsx';
import type { Frame } from './frame/page.tsx';

/** How fields of the tenant's own are called in the form, before their ids. */
export const fieldPrefix = 'field-';

/** Entries that say who somebody is; they stand with the contact details and are left out by the anonymous. */
const personal: readonly string[] = ['address', 'idNumber'];

export const questionName = (question: QuestionView): string =>
  'entry' in question ? question.entry : `${fieldPrefix}${question.field}`;

/** What the form calls a question. */
export const questionLabel = (question: QuestionView, language: Language): string =>
  'entry' in question ? intakeWords[language].filing.questions[question.entry] : textIn(question.label, language);

type QuestionsProps = {
  readonly frame: Frame;
  readonly promise: PromiseView;
  readonly answers: Readonly<Record<string, string>>;
  readonly state: FormState;
  /** Those about the person, or those about the matter. */
  readonly about: 'person' | 'matter';
};

function autocompleteOf(question: QuestionView): string | undefined {
  return 'entry' in question && question.entry === 'address' ? 'street-address' : undefined;
}

/** What there is to choose from: words of the rulebook, or of the form. */
function optionsOf(question: QuestionView, language: Language) {
  if ('entry' in question && question.entry === 'origin') {
    const { origins } = intakeWords[language].filing;
    return Origin.options.map((value) => ({ value, label: origins[value] }));
  }
  return question.options?.map(({ id, label }) => ({ value: id, label: textIn(label, language) }));
}

/** What the rulebook makes the form ask besides the usual, one field a question. */
export function Questions({ frame, promise, answers, state, about }: QuestionsProps) {
  const { language } = frame;
  const words = intakeWords[language].filing;
  const asked = (promise.questions ?? []).filter(
    (question) => ('entry' in question && personal.includes(question.entry)) === (about === 'person'),
  );
  return (
    <>
      {asked.map((question) => {
        const name = questionName(question);
        const shared = {
          id: name,
          label: questionLabel(question, language),
          value: answers[name],
          fault: faultIn(state, name),
        };
        const options = optionsOf(question, language);
        if (options) return <ChoiceField {...shared} options={options} empty={words.notChosen} />;
        const isDate = 'field' in question && question.answer === 'date';
        const autocomplete = autocompleteOf(question);
        return <LineField {...shared} {...(isDate && { type: 'date' })} {...(autocomplete && { autocomplete })} />;
      })}
    </>
  );
}
