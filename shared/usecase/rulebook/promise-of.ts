import { hostedChannel } from '../../complaint/verbs/register.ts';
import type { PromiseView, QuestionView } from '../../contract/public.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { languages } from '../../kernel/text.ts';
import { promises } from '../../rulebook/disclose.ts';
import { type PublicQuestion, publicQuestions } from '../../rulebook/public-questions.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';

function questionView(question: PublicQuestion): QuestionView {
  if ('entry' in question)
    return { entry: question.entry, ...(question.options && { options: [...question.options] }) };
  const { id, label, answer, options } = question.field;
  return {
    field: id,
    label,
    answer,
    ...(options && { options: options.map((each) => ({ id: each.id, label: each.label })) }),
  };
}

/** What the public pages show of a rulebook. */
export function promiseOf(
  rulebook: Rulebook,
  tenant: { organisation: string; slug: string; timeZone: string },
): PromiseView {
  const centre = rulebook.units.find((unit) => unit.id === rulebook.centre)?.label ?? rulebook.title;
  const questions = publicQuestions(rulebook, hostedChannel(rulebook)).map(questionView);
  return {
    ...tenant,
    isVerified: false,
    languages: [...languages],
    defaultLanguage: rulebook.defaultLanguage,
    centre,
    categories: rulebook.categories
      .filter((category) => category.isInternal !== true)
      .map(({ id, label, hint, parent }) => knownOf({ id, label, hint, parent })),
    ...(questions.length > 0 && { questions }),
    promises: [...promises(rulebook)],
    notHandled: rulebook.disclosure.notHandled.map((item) => item.text),
    satisfactions: rulebook.satisfactions.map(({ id, label }) => ({ id, label })),
  };
}
