import { type QuestionView, representativesMax } from '../../../shared/contract/filing.ts';
import { IdentityMode, Origin } from '../../../shared/rulebook/names.ts';
import { type Predicate, type PredicateFacts, holds } from '../../../shared/rulebook/predicate.ts';
import { type Leaf, simplify } from '../../../shared/rulebook/simplify.ts';
import { pathIn } from '../../../shared/rulebook/vocabulary.ts';
import { type Told, answerTo, isAnonymous, isPersonal } from './draft.ts';

/** The pages of the form, in their order. */
export const filingPages = ['subject', 'danger', 'where', 'what', 'who', 'contact', 'more', 'files', 'review'] as const;
export type PageName = (typeof filingPages)[number];

/** How fields of the tenant's own are called in the form, before their ids. */
export const fieldPrefix = 'field-';

export const questionName = (question: QuestionView): string =>
  'entry' in question ? question.entry : `${fieldPrefix}${question.field}`;

/** The page on which a question stands, unless its condition looks at something that is told later. */
function homeOf(question: QuestionView): PageName {
  if (!('entry' in question)) return 'what';
  if (isPersonal(question.entry)) return 'contact';
  return question.entry === 'location' || question.entry === 'origin' ? 'where' : 'what';
}

/** The page on which each fact is told; what is not here is found out by the staff. */
const toldOn: Readonly<Partial<Record<Leaf['is'], PageName>>> = {
  category: 'subject',
  location: 'where',
  amount: 'what',
  personsHarmed: 'what',
  identityMode: 'who',
  complainantKind: 'who',
  complainants: 'contact',
  representatives: 'contact',
};

const isBefore = (page: PageName, other: PageName): boolean => filingPages.indexOf(page) < filingPages.indexOf(other);

/** Whether what the part of a condition looks at has been told before that page. */
function isKnown(leaf: Leaf, page: PageName, told: Told): boolean {
  if (leaf.is === 'origin') return isBefore('where', page) && answerTo(told, 'origin') !== undefined;
  if (leaf.is !== 'field') return isBefore(toldOn[leaf.is] ?? 'review', page);
  const question = told.promise.questions?.find((each) => 'field' in each && each.field === leaf.field);
  const isTold = question?.when === undefined || answerTo(told, `${fieldPrefix}${leaf.field}`) !== undefined;
  return question !== undefined && isTold && isBefore('what', page);
}

const numberIn = (text: string | undefined): number | undefined => {
  const number = text === undefined ? Number.NaN : Number(text.replaceAll(/[\s,，]/g, ''));
  return Number.isFinite(number) ? number : undefined;
};

/** What was told so far as conditions see it. */
function factsOf(told: Told): PredicateFacts {
  const { promise } = told;
  const category = answerTo(told, 'category') ?? '';
  const location = answerTo(told, 'location') ?? told.place?.location;
  const places = promise.questions?.find((question) => 'entry' in question && question.entry === 'location')?.options;
  const kind = answerTo(told, 'complainantKind');
  const quantity = (name: string) => numberIn(answerTo(told, name));
  const representatives = answerTo(told, 'representatives')
    ?.split('\n')
    .filter((line) => line.trim() !== '');
  const fields = (promise.questions ?? []).flatMap((question): [string, string | number][] => {
    const answer = 'field' in question ? answerTo(told, questionName(question)) : undefined;
    if (!('field' in question) || answer === undefined) return [];
    return [[question.field, question.answer === 'number' ? (numberIn(answer) ?? answer) : answer]];
  });
  return {
    category,
    categoryPath: pathIn(promise.categories, category),
    locationPath: location === undefined ? [] : pathIn(places ?? [], location),
    origin: Origin.safeParse(answerTo(told, 'origin')).data,
    channel: '',
    identityMode: IdentityMode.safeParse(answerTo(told, 'identityMode')).data ?? 'named',
    stream: 'external',
    kind: 'complaint',
    stage: 'registered',
    terms: kind === undefined ? {} : { complainantKind: [kind] },
    quantities: Object.fromEntries(
      [
        ['amount', quantity('amount')] as const,
        ['personsHarmed', quantity('personsHarmed')] as const,
        ['complainants', quantity('complainants')] as const,
        ['representatives', representatives?.length ?? 0] as const,
      ].filter(([, value]) => value !== undefined),
    ),
    flags: [],
    fields: Object.fromEntries(fields),
    happened: [],
    missed: [],
    receivedAt: '00:00',
    receivedOnWorkingDay: true,
  };
}

/**
 * Whether a condition holds by what was told before that page; undefined where it looks at something that is told later, or
 * that only the staff find out.
 */
export function holdsBefore(condition: Predicate, page: PageName, told: Told): boolean | undefined {
  const facts = factsOf(told);
  const left = simplify(condition, (leaf) => (isKnown(leaf, page, told) ? holds(leaf, facts) : undefined));
  return typeof left === 'boolean' ? left : undefined;
}

/** A question as this form asks it. */
export type AskedQuestion = { readonly question: QuestionView; readonly isNeeded: boolean };

/** Where the form asks a question, by what was told so far; undefined where it does not apply. */
function pageOf(question: QuestionView, told: Told): PageName | undefined {
  const home = homeOf(question);
  if (home === 'contact' && isAnonymous(told)) return undefined;
  const isAsked = question.when === undefined || holdsBefore(question.when, home, told);
  if (isAsked !== undefined) return isAsked ? home : undefined;
  if (home === 'contact') return home;
  return question.when && holdsBefore(question.when, 'more', told) === false ? undefined : 'more';
}

/** The questions of the rulebook that stand on a page. */
export function askedOn(page: PageName, told: Told): readonly AskedQuestion[] {
  return (told.promise.questions ?? [])
    .filter((question) => pageOf(question, told) === page)
    .map((question) => ({
      question,
      isNeeded: question.needed !== undefined && holdsBefore(question.needed, page, told) === true,
    }));
}

/**
 * How many may speak for a group by the rules for this complaint.
 *
 * @param page before `contact` what is not told yet counts as if it held; behind it nothing is open
 */
export function mostRepresentatives(told: Told, page: 'contact' | 'files'): number {
  const caps = (told.promise.form?.representativesMax ?? []).filter(({ when }) => {
    const isSo = holdsBefore(when, page, told);
    return isSo === true || (isSo === undefined && page === 'contact');
  });
  return Math.min(representativesMax, ...caps.map(({ most }) => most));
}
