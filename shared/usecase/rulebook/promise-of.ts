import { hostedChannel } from '../../complaint/verbs/register.ts';
import type { FormRules, QuestionView } from '../../contract/filing.ts';
import type { Disclosed, PromiseView } from '../../contract/public.ts';
import type { TermId } from '../../kernel/ids.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { type LocalText, languages } from '../../kernel/text.ts';
import { disclose, promises } from '../../rulebook/disclose.ts';
import { type PublicQuestion, publicQuestions, publicRules } from '../../rulebook/public-questions.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';

const choicesOf = (terms: readonly { id: TermId; label: LocalText; parent?: TermId | undefined }[]) =>
  terms.map(({ id, label, parent }) => knownOf({ id, label, parent }));

function questionView(question: PublicQuestion): QuestionView {
  const conditions = knownOf({ when: question.when, needed: question.needed });
  if ('entry' in question) {
    const { entry, options } = question;
    return { entry, ...(options && { options: choicesOf(options) }), ...conditions };
  }
  const { id, label, answer, options } = question.field;
  return { field: id, label, answer, ...(options && { options: choicesOf(options) }), ...conditions };
}

function formRules(rulebook: Rulebook): FormRules {
  const { namedOnly, papers, representativesMax } = publicRules(rulebook, hostedChannel(rulebook));
  return knownOf({
    namedOnly,
    papers: papers && [...papers],
    representativesMax: representativesMax && [...representativesMax],
    complainantKinds: rulebook.complainantKinds && choicesOf(rulebook.complainantKinds),
  });
}

function disclosed(rulebook: Rulebook): Disclosed {
  const { channels, disclosure, declineReasons = [] } = rulebook;
  const { whenLate, extensions, replyElements, followUps, rights, elsewhere, statements } = disclose(rulebook);
  const hosted = hostedChannel(rulebook);
  return {
    channels: channels
      .filter(({ id, streams }) => id !== hosted && (streams === undefined || streams.includes('external')))
      .map(({ id, label, hint }) => knownOf({ id, label, hint })),
    whenLate: [...whenLate],
    extensions: [...extensions],
    replyElements: [...replyElements],
    followUps: [...followUps],
    rights: [...rights],
    notHandled: [
      ...disclosure.notHandled,
      ...declineReasons
        .filter((reason) => !disclosure.notHandled.some(({ id }) => id === reason.id))
        .map(({ id, label }) => ({ id, text: label })),
    ],
    elsewhere: [...elsewhere],
    statements: [...statements],
  };
}

/** What the public pages show of a rulebook. */
export function promiseOf(
  rulebook: Rulebook,
  tenant: { organisation: string; slug: string; timeZone: string },
): PromiseView {
  const centre = rulebook.units.find((unit) => unit.id === rulebook.centre)?.label ?? rulebook.title;
  const questions = publicQuestions(rulebook, hostedChannel(rulebook)).map(questionView);
  const form = formRules(rulebook);
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
    ...(Object.keys(form).length > 0 && { form }),
    promises: [...promises(rulebook)],
    notHandled: rulebook.disclosure.notHandled.map((item) => item.text),
    disclosed: disclosed(rulebook),
    satisfactions: rulebook.satisfactions.map(({ id, label }) => ({ id, label })),
  };
}
