import type { QuestionView } from '../../../shared/contract/filing.ts';
import { type Language, textIn } from '../../../shared/kernel/text.ts';
import { Origin } from '../../../shared/rulebook/names.ts';
import { filingWords } from '../../words/intake/filing.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { ChoiceField, type FormState, LineField, TextField, faultIn } from '../frame/fields.tsx';
import { type PageName, askedOn, questionName } from './asked.ts';
import type { Told } from './draft.ts';
import { type Node, lineTo } from './tree.ts';

/** What the form calls a question. */
export const questionLabel = (question: QuestionView, language: Language): string =>
  'entry' in question ? intakeWords[language].filing.questions[question.entry] : textIn(question.label, language);

/** What there is to choose from: words of the rulebook, or of the form. */
function optionsOf(question: QuestionView, language: Language) {
  if ('entry' in question && question.entry === 'origin') {
    const { origins } = intakeWords[language].filing;
    return Origin.options.map((value) => ({ value, label: origins[value] }));
  }
  return question.options?.map(({ id, label }) => ({ value: id, label: textIn(label, language) }));
}

/** An answer as it is read again: words instead of ids. */
export function answerInWords(question: QuestionView, answer: string, language: Language): string {
  if ('entry' in question && question.entry === 'location') {
    const nodes: readonly Node[] = question.options ?? [];
    return lineTo(nodes, answer)
      .map(({ label }) => textIn(label, language))
      .join(' › ');
  }
  return optionsOf(question, language)?.find(({ value }) => value === answer)?.label ?? answer;
}

type QuestionsProps = {
  readonly page: PageName;
  readonly told: Told;
  readonly language: Language;
  readonly state: FormState;
};

const numeric: readonly string[] = ['amount', 'personsHarmed'];

/** What the rulebook makes the form ask on a page, one field a question; the place has a page of its own. */
export function Questions({ page, told, language, state }: QuestionsProps) {
  const words = filingWords[language];
  return (
    <>
      {askedOn(page, told).map(({ question, isNeeded }) => {
        const name = questionName(question);
        if (name === 'location') return null;
        const label = questionLabel(question, language);
        const shared = {
          id: name,
          label: isNeeded ? label : words.optional(label),
          value: told.draft.answers[name],
          fault: faultIn(state, name),
        };
        const options = optionsOf(question, language);
        if (options)
          return <ChoiceField {...shared} options={options} empty={intakeWords[language].filing.notChosen} />;
        if ('field' in question && question.answer === 'text') return <TextField {...shared} isShort />;
        const isNumber = 'field' in question ? question.answer === 'number' : numeric.includes(question.entry);
        return (
          <LineField
            {...shared}
            {...('field' in question && question.answer === 'date' && { type: 'date' })}
            {...(isNumber && { inputmode: 'numeric' })}
            {...(name === 'address' && { autocomplete: 'street-address' })}
          />
        );
      })}
    </>
  );
}
