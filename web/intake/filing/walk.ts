import { unreachable } from '../../../shared/kernel/result.ts';
import { type PageName, askedOn, filingPages, questionName } from './asked.ts';
import { type FilingDraft, type Told, answerTo, isAnonymous, isPersonal } from './draft.ts';

/** The parts of the way that a person is told about; each has one page or more. */
export const filingSteps = ['about', 'what', 'who', 'files', 'review'] as const;
export type StepName = (typeof filingSteps)[number];

export const stepOf: Readonly<Record<PageName, StepName>> = {
  subject: 'about',
  danger: 'about',
  where: 'about',
  what: 'what',
  who: 'who',
  contact: 'who',
  more: 'who',
  files: 'files',
  review: 'review',
};

const behalfFields: Readonly<Record<string, readonly string[]>> = {
  person: ['affectedPerson', 'relation'],
  organisation: ['organisationName'],
  group: ['complainants', 'representatives'],
};

/** Fields that every rulebook's form has on a page, in their order. */
function usualOn(page: PageName, told: Told): readonly string[] {
  switch (page) {
    case 'subject':
      return ['danger', 'category'];
    case 'what':
      return ['narrative'];
    case 'who':
      return ['identityMode', 'onBehalfOf', 'complainantKind'];
    case 'contact': {
      const behalf = behalfFields[answerTo(told, 'onBehalfOf') ?? ''] ?? [];
      return isAnonymous(told) ? behalf.filter((name) => !isPersonal(name)) : [...behalf, 'name', 'phone', 'email'];
    }
    case 'files':
      return ['uploads'];
    case 'review':
      return ['copy'];
    case 'danger':
    case 'where':
    case 'more':
      return [];
    default:
      return unreachable(page);
  }
}

/** Names of the fields on a page, by what was told so far. */
export const fieldsOn = (page: PageName, told: Told): readonly string[] => [
  ...usualOn(page, told),
  ...askedOn(page, told).map(({ question }) => questionName(question)),
];

/** Whether a person comes to that page, by what was told so far. */
function isOnTheWay(page: PageName, told: Told): boolean {
  if (page === 'danger') return answerTo(told, 'danger') === 'yes';
  if (page === 'where' || page === 'contact' || page === 'more') return fieldsOn(page, told).length > 0;
  return true;
}

/** The pages of this form, in their order. */
export const pagesOf = (told: Told): readonly PageName[] => filingPages.filter((page) => isOnTheWay(page, told));

export function pageAfter(page: PageName, told: Told): PageName {
  const position = filingPages.indexOf(page);
  return pagesOf(told).find((each) => filingPages.indexOf(each) > position) ?? 'review';
}

export function pageBefore(page: PageName, told: Told): PageName {
  const position = filingPages.indexOf(page);
  return pagesOf(told).findLast((each) => filingPages.indexOf(each) < position && each !== 'danger') ?? 'subject';
}

/** The page of a field; undefined for one that this form does not have. */
export const pageOfField = (field: string, told: Told): PageName | undefined =>
  pagesOf(told).find((page) => fieldsOn(page, told).includes(field));

/** Answers that go with every form, whichever questions it asks. */
const carried: readonly string[] = ['place'];

/** Whether any form of this organisation has a field of that name. */
export const isKnownField = (name: string, told: Told): boolean =>
  carried.includes(name) ||
  isPersonal(name) ||
  name === 'complainants' ||
  filingPages.some((page) => usualOn(page, told).includes(name)) ||
  (told.promise.questions ?? []).some((question) => questionName(question) === name);

/** The draft without answers to what is not asked any more, so that nothing is sent that nobody sees. */
export function pruned(told: Told): FilingDraft {
  const names = new Set([...carried, ...pagesOf(told).flatMap((page) => fieldsOn(page, told))]);
  const answers = Object.entries(told.draft.answers).filter(([name, answer]) => names.has(name) && answer !== '');
  return { ...told.draft, answers: Object.fromEntries(answers) };
}
