import * as z from 'zod';
import { FilingForm } from '../../../shared/contract/filing.ts';
import { knownOf } from '../../../shared/kernel/known-of.ts';
import { type Language, LocalText, textIn } from '../../../shared/kernel/text.ts';
import type { PublicDesk } from '../../../shared/usecase/public/public-desk.ts';
import {
  type PageName,
  askedOn,
  fieldPrefix,
  holdsBefore,
  mostRepresentatives,
  questionName,
} from '../../../web/intake/filing/asked.ts';
import { type Told, answerTo, isAnonymous, isPersonal } from '../../../web/intake/filing/draft.ts';
import { questionLabel } from '../../../web/intake/filing/questions.tsx';
import { fieldsOn, pageOfField, pagesOf } from '../../../web/intake/filing/walk.ts';
import type { Fault } from '../../../web/intake/frame/fields.tsx';
import { filingWords } from '../../../web/words/intake/filing.ts';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { problemWords } from '../../../web/words/problems.ts';
import { type FaultWords, faultsOf } from '../form-body.ts';

/** A form with everything that it needs, or what is wrong with it, each fault at its field, in the order of the pages. */
export type Checked =
  | { readonly form: FilingForm; readonly faults: readonly [] }
  | { readonly form: undefined; readonly faults: readonly Fault[] };

const isOwn = ([name]: readonly [string, string]): boolean => name.startsWith(fieldPrefix);

/** The fields of a form as its schema wants them: answers to the tenant's own questions together. */
function formOf({ draft }: Told, sent: { readonly token: string | undefined; readonly language: string | undefined }) {
  const entries = Object.entries(draft.answers);
  const own = entries.filter(isOwn).map(([name, value]) => [name.slice(fieldPrefix.length), value]);
  return {
    ...Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
    ...sent,
    fields: Object.fromEntries(own),
    uploads: [...draft.uploads],
  };
}

function wordsOf(told: Told, language: Language): FaultWords {
  const { faults } = intakeWords[language];
  const own = filingWords[language].faults;
  const { category, narrative, identityMode, name, phone, email, address, idNumber, uploads } = faults;
  const { location, origin, amount, personsHarmed } = faults;
  const questions = (told.promise.questions ?? []).flatMap((question) =>
    'field' in question
      ? [[questionName(question), { invalid: faults.answer(questionLabel(question, language)) }] as const]
      : [],
  );
  const tooLong = own.tooLong;
  return {
    danger: { invalid: own.danger },
    category,
    place: { invalid: own.place },
    location,
    origin,
    narrative,
    amount,
    personsHarmed,
    ...Object.fromEntries(questions),
    identityMode,
    onBehalfOf: { invalid: own.onBehalfOf },
    complainantKind: { invalid: own.complainantKind },
    affectedPerson: { ...own.affectedPerson, tooLong, invalid: tooLong },
    relation: { ...own.relation, tooLong, invalid: tooLong },
    organisationName: { ...own.organisationName, tooLong, invalid: tooLong },
    complainants: own.complainants,
    representatives: own.representatives,
    name,
    phone,
    email,
    address,
    idNumber,
    uploads,
    copy: { invalid: own.copy },
  };
}

const fieldOf = ({ path }: z.core.$ZodIssue): string =>
  path[0] === 'fields' && path[1] !== undefined ? `${fieldPrefix}${String(path[1])}` : String(path[0] ?? '');

/** Words of the rulebook's lists that it does not have. */
function unknownWords(told: Told, language: Language): readonly Fault[] {
  const { faults } = intakeWords[language];
  const own = filingWords[language].faults;
  const { promise } = told;
  const strange = (name: string, known: readonly { readonly id: string }[], text: string): readonly Fault[] => {
    const answer = answerTo(told, name);
    return answer === undefined || known.some(({ id }) => id === answer) ? [] : [{ field: name, text }];
  };
  return [
    ...strange('category', promise.categories, faults.category.invalid),
    ...strange('complainantKind', promise.form?.complainantKinds ?? [], own.complainantKind),
    ...(promise.questions ?? []).flatMap((question) => {
      if (question.options === undefined) return [];
      const text = 'entry' in question ? faults.location.invalid : faults.answer(questionLabel(question, language));
      return strange(questionName(question), question.options, text);
    }),
  ];
}

/** Questions that must be answered by what was told so far, and were not. */
function unanswered(told: Told, language: Language): readonly Fault[] {
  const { faults } = intakeWords[language];
  return pagesOf(told).flatMap((page) =>
    askedOn(page, told).flatMap(({ question, isNeeded }) => {
      const name = questionName(question);
      const isThere = answerTo(told, name) !== undefined || (name === 'location' && told.place?.location !== undefined);
      return isNeeded && !isThere ? [{ field: name, text: faults.asked(questionLabel(question, language)) }] : [];
    }),
  );
}

/** Somebody anonymous, where the rules want to know who it is. */
function mayNotBeAnonymous(told: Told, language: Language): readonly Fault[] {
  const { namedOnly } = told.promise.form ?? {};
  if (!isAnonymous(told) || !namedOnly || holdsBefore(namedOnly, 'contact', told) !== true) return [];
  const text = intakeWords[language].faults.notAnonymous(filingWords[language].contact.name);
  return [{ field: 'identityMode', text }];
}

/** More people who speak for a group than the rules let. */
function tooManyRepresentatives(told: Told, form: FilingForm | undefined, language: Language): readonly Fault[] {
  const most = mostRepresentatives(told, 'files');
  if ((form?.representatives?.length ?? 0) <= most) return [];
  return [{ field: 'representatives', text: filingWords[language].contact.representativesMost(most) }];
}

/** Looks at all the answers there are, hidden ones like typed ones. */
export function check(
  told: Told,
  sent: { readonly token: string | undefined; readonly language: string | undefined },
  language: Language,
): Checked {
  const parsed = FilingForm.safeParse(formOf(told, sent));
  const { unknown } = intakeWords[language].faults;
  const fields = wordsOf(told, language);
  const text = { ...told.draft.answers, ...knownOf(sent) };
  const wrong = parsed.success
    ? []
    : faultsOf(parsed.error, { text, lists: { uploads: told.draft.uploads } }, { fields, unknown, fieldOf });
  const more = [
    ...unknownWords(told, language),
    ...mayNotBeAnonymous(told, language),
    ...tooManyRepresentatives(told, parsed.data, language),
    ...unanswered(told, language),
  ];
  const faults = [...wrong, ...more.filter((fault) => !wrong.some(({ field }) => field === fault.field))];
  if (parsed.success && faults.length === 0) return { form: parsed.data, faults: [] };
  return { form: undefined, faults };
}

/** The page of a fault; what this form does not ask is told where it was chosen not to be asked. */
export function pageOfFault({ field }: Fault, told: Told): PageName | undefined {
  return pageOfField(field, told) ?? (isPersonal(field) ? 'who' : undefined);
}

/** The faults of one page, in the order of its fields. */
export function faultsOn(page: PageName, faults: readonly Fault[], told: Told): readonly Fault[] {
  const order = fieldsOn(page, told);
  return faults
    .filter((fault) => pageOfFault(fault, told) === page)
    .map((fault) => (order.includes(fault.field) ? fault : { ...fault, field: order[0] ?? '' }))
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

export type FilingRefusal = Extract<Awaited<ReturnType<PublicDesk['file']>>, { ok: false }>['refusal'];

const Missing = z.array(z.string());
const isAboutFiles = (code: string): boolean => code.startsWith('file/') || code === 'complaint/too-many-files';

/** What the rules want and the form did not bring, each at its field. */
function faultsOfMissing(missing: readonly string[], told: Told, language: Language): readonly Fault[] {
  const { filing, faults } = intakeWords[language];
  const labels: ReadonlyMap<string, string> = new Map([
    ['name', filing.name],
    ['phone', filing.phone],
    ['email', filing.email],
    ...(told.promise.questions ?? []).map((question): [string, string] => [
      questionName(question),
      questionLabel(question, language),
    ]),
  ]);
  return missing.map((need) => {
    const field = need === 'contact' ? 'phone' : need.replace('field:', fieldPrefix);
    const label = need === 'contact' ? filing.contact : labels.get(field);
    if (label === undefined) return { field: '', text: problemWords(language, 'complaint/incomplete') };
    return isAnonymous(told) && isPersonal(field)
      ? { field: 'identityMode', text: faults.notAnonymous(label) }
      : { field, text: faults.asked(label) };
  });
}

/** A refusal as the faults of the fields that caused it. */
export function faultsOfRefusal(refusal: FilingRefusal, told: Told, language: Language): readonly Fault[] {
  const { code, about = {} } = refusal;
  const { faults } = intakeWords[language];
  if (code === 'complaint/incomplete') return faultsOfMissing(Missing.parse(about['missing']), told, language);
  if (code === 'complaint/too-many-representatives')
    return [{ field: 'representatives', text: problemWords(language, code) }];
  if (code !== 'complaint/unknown-term') {
    // A rule that keeps people back says itself why.
    const label = LocalText.safeParse(about['label']);
    const text = label.success ? textIn(label.data, language) : problemWords(language, code);
    return [{ field: isAboutFiles(code) ? 'uploads' : '', text }];
  }
  // The word that the rules do not know: an answer, the name of its question, or the subject.
  const word = about['about'];
  const wrong = told.promise.questions?.find(
    (question) =>
      word !== undefined &&
      (word === told.draft.answers[questionName(question)] || ('field' in question && word === question.field)),
  );
  if (wrong) return [{ field: questionName(wrong), text: faults.answer(questionLabel(wrong, language)) }];
  const isSubject = word === undefined || word === answerTo(told, 'category');
  return [isSubject ? { field: 'category', text: faults.category.invalid } : { field: '', text: faults.unknown }];
}
