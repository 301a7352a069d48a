import { Hono } from 'hono';
import type { PublicClock } from '../../../shared/contract/public.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { type PageName, filingPages } from '../../../web/intake/filing/asked.ts';
import { type FilingDraft, type Told, answerTo } from '../../../web/intake/filing/draft.ts';
import { FilingPage } from '../../../web/intake/filing/filing-page.tsx';
import { isLeaf, isLong, lineTo } from '../../../web/intake/filing/tree.ts';
import { isKnownField, pageAfter, pageBefore, pagesOf, pruned } from '../../../web/intake/filing/walk.ts';
import { type FormState, noFaults } from '../../../web/intake/frame/fields.tsx';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { leadTo, sendPage, statusOf } from '../answer.ts';
import { writeCookie } from '../cookies.ts';
import type { PagesDeps } from '../deps.ts';
import { type FormFields, readForm } from '../form-body.ts';
import { type Checked, type FilingRefusal, check, faultsOfRefusal, faultsOn, pageOfFault } from './filing-faults.ts';
import { type FilingRequest, newToken, readRequest, sentBy } from './filing-request.ts';
import { type IntakeContext, type IntakeEnv, type Visit, intakeProblem, keepPass, visitOf } from './visit.ts';
import { whenAgain } from './when-again.ts';

/** One request for a page of the form. */
type Asking = {
  readonly context: IntakeContext;
  readonly deps: PagesDeps;
  readonly visit: Visit;
  readonly request: FilingRequest;
  readonly told: Told;
  /** Token and language as they were sent. */
  readonly sent: { readonly token: string | undefined; readonly language: string | undefined };
};

type Shown = {
  readonly state?: FormState;
  readonly status?: 200 | ReturnType<typeof statusOf>;
  readonly under?: string | undefined;
  readonly clocks?: readonly PublicClock[];
};

/** The check that the form needs, on the page that sends it. */
const neededCheck = ({ visit, told, request }: Asking, page: PageName) =>
  page === 'review' ? visit.desk.checkFor(told.draft.token, sentBy(visit.sender, request.guard)) : undefined;

async function show(asking: Asking, page: PageName, shown: Shown = {}) {
  const { context, visit, request, told } = asking;
  const { state = noFaults, status = 200, under, clocks = [] } = shown;
  const { frame } = visit;
  const hasReviewed = request.hasReviewed || page === 'review';
  const { guard } = request;
  const needed = await neededCheck(asking, page);
  const props = { frame, told, page, state, under, hasReviewed, clocks, guard, check: needed };
  return sendPage(context, FilingPage(props), status);
}

const invalid = 'request/invalid';

/** The first page up to `last` with a fault, where there is one; a fault of no page stands on the one that was sent. */
function firstFaulty(asking: Asking, { faults }: Checked, last: PageName) {
  const { told, request } = asking;
  const own = request.page ?? 'review';
  const pages = pagesOf(told).filter((page) => filingPages.indexOf(page) <= filingPages.indexOf(last));
  for (const page of pages) {
    const found = faultsOn(page, faults, told);
    const homeless = page === own ? faults.filter((fault) => pageOfFault(fault, told) === undefined) : [];
    const all = [...found, ...homeless.map((fault) => ({ ...fault, field: '' }))];
    if (all.length > 0) return { page, state: { problem: invalid, faults: all } as const };
  }
  return undefined;
}

const checked = ({ told, sent, visit }: Asking): Checked => check(told, sent, visit.frame.language);

/** A refusal, on the page of the field that it is about. */
function showRefusal(asking: Asking, refusal: FilingRefusal) {
  const { told, visit, context } = asking;
  const again = whenAgain(context, refusal);
  const faults = again.length > 0 ? again : faultsOfRefusal(refusal, told, visit.frame.language);
  const page = pagesOf(told).find((each) => faultsOn(each, faults, told).length > 0) ?? 'review';
  const onPage = faultsOn(page, faults, told);
  // A file that was refused would be refused again.
  const draft = page === 'files' ? { ...told.draft, uploads: [] } : told.draft;
  const state = { problem: refusal.code, faults: onPage.length > 0 ? onPage : faults };
  return show({ ...asking, told: { ...told, draft } }, page, { state, status: statusOf(refusal.code) });
}

async function showReview(asking: Asking) {
  const outcome = checked(asking);
  const faulty = firstFaulty(asking, outcome, 'review');
  if (faulty) return show(asking, faulty.page, { state: faulty.state, status: 422 });
  if (outcome.form === undefined)
    return show(asking, 'review', { state: { problem: invalid, faults: outcome.faults } });
  const preview = await asking.visit.desk.preview(outcome.form);
  return preview.ok ? show(asking, 'review', { clocks: preview.value }) : showRefusal(asking, preview.refusal);
}

const goTo = (asking: Asking, page: PageName) => (page === 'review' ? showReview(asking) : show(asking, page));

/** The node whose parts are asked for next, of a list that is gone through level by level. */
function partsToAsk(page: PageName, { told, request }: Asking): string | undefined {
  const name = page === 'subject' ? 'category' : page === 'where' ? 'location' : undefined;
  if (name === undefined) return undefined;
  const places = told.promise.questions?.find((question) => 'entry' in question && question.entry === 'location');
  const nodes = page === 'subject' ? told.promise.categories : (places?.options ?? []);
  const answer = answerTo(told, name);
  // A place that has others in it may be meant itself; then it is chosen a second time.
  if (answer === undefined || answer === request.under || !isLong(nodes) || isLeaf(nodes, answer)) return undefined;
  return nodes.some(({ id }) => id === answer) ? answer : undefined;
}

async function goOn(asking: Asking, page: PageName) {
  const { told, request } = asking;
  const outcome = checked(asking);
  const faulty = firstFaulty(asking, outcome, page);
  if (faulty) {
    const under = faulty.page === page ? request.under : undefined;
    return show(asking, faulty.page, { state: faulty.state, status: 422, under });
  }
  const under = partsToAsk(page, asking);
  if (under !== undefined) return show(asking, page, { under });
  const next = pageAfter(page, told);
  if (next === 'danger' || !request.hasReviewed) return goTo(asking, next);
  return showReview(asking);
}

async function goBack(asking: Asking, page: PageName) {
  const { told, request } = asking;
  if (request.under === undefined) return goTo(asking, pageBefore(page, told));
  const places = told.promise.questions?.find((question) => 'entry' in question && question.entry === 'location');
  const nodes = page === 'subject' ? told.promise.categories : (places?.options ?? []);
  return show(asking, page, { under: lineTo(nodes, request.under).at(-2)?.id });
}

async function send(asking: Asking) {
  const { context, deps, visit } = asking;
  const outcome = checked(asking);
  const faulty = firstFaulty(asking, outcome, 'review');
  if (faulty) return show(asking, faulty.page, { state: faulty.state, status: 422 });
  if (outcome.form === undefined)
    return show(asking, 'review', { state: { problem: invalid, faults: outcome.faults }, status: 422 });
  const filed = await visit.desk.file(outcome.form, sentBy(visit.sender, asking.request.guard));
  if (!filed.ok) return showRefusal(asking, filed.refusal);
  keepPass(context, deps, filed.value.pass);
  return leadTo(context, '/receipt');
}

/** The same page in another language, with everything that was answered. */
function inLanguage(asking: Asking, page: PageName, language: Language) {
  const { context, deps, visit } = asking;
  if (!visit.promise.languages.includes(language)) return goTo(asking, page);
  writeCookie(context, deps, { name: 'lang', value: language, seconds: 365 * 24 * 3600 });
  const frame = { ...visit.frame, language, service: intakeWords[language].frame.service };
  const other = { ...asking, visit: { ...visit, frame } };
  return page === 'review' ? goTo(other, page) : show(other, page, { under: asking.request.under });
}

async function toldOf(visit: Visit, draft: FilingDraft): Promise<Told> {
  const { place } = draft.answers;
  const found = place === undefined ? undefined : await visit.desk.place(place);
  return { promise: visit.promise, draft, place: found };
}

const without = (draft: FilingDraft, ...names: readonly string[]): FilingDraft => ({
  ...draft,
  answers: Object.fromEntries(Object.entries(draft.answers).filter(([name]) => !names.includes(name))),
});

async function step(asking: Asking, page: PageName) {
  const { go } = asking.request;
  if (go.to === 'send') return send(asking);
  if (go.to === 'language') return inLanguage(asking, page, go.language);
  if (go.to === 'back') return goBack(asking, page);
  if (go.to === 'next') return goOn(asking, page);
  if (go.to === 'page') return goTo(asking, pagesOf(asking.told).includes(go.page) ? go.page : page);
  const draft = without(asking.told.draft, 'place', 'location');
  return show({ ...asking, told: { ...asking.told, draft, place: undefined } }, page);
}

async function file(context: IntakeContext, deps: PagesDeps) {
  const visit = visitOf(context);
  const body = await readForm(context, ['uploads']);
  if (!body.ok) return intakeProblem(context, deps, body.refusal.code);
  const request = readRequest(body.value);
  const told = await toldOf(visit, request.draft);
  const sent = sentIn(body.value);
  const asking: Asking = { context, deps, visit, request, told, sent };
  // A form that holds everything at once is looked at as it is.
  if (request.page === undefined) return send(asking);
  const strange = Object.keys(request.draft.answers).some((name) => !isKnownField(name, told));
  if (strange) {
    const state = {
      problem: invalid,
      faults: [{ field: '', text: intakeWords[visit.frame.language].faults.unknown }],
    } as const;
    return show({ ...asking, told: { ...told, draft: pruned(told) } }, request.page, { state, status: 422 });
  }
  return step({ ...asking, told: { ...told, draft: pruned(told) } }, request.page);
}

const sentIn = ({ text }: FormFields) => ({ token: text['token'], language: text['language'] });

async function open(context: IntakeContext) {
  const visit = visitOf(context);
  const { category, place } = context.req.query();
  const prefill = await visit.desk.prefill({
    ...(category !== undefined && { category }),
    ...(place !== undefined && { place }),
  });
  const answers: Record<string, string> = {};
  if (prefill.category !== undefined) answers['category'] = prefill.category;
  if (prefill.place !== undefined) answers['place'] = prefill.place.id;
  if (prefill.place?.location !== undefined) answers['location'] = prefill.place.location;
  // A place that is gone is named, so that the page can say so.
  if (prefill.isPlaceGone) answers['place'] = '';
  const token = newToken();
  const draft = { token, uploads: [], answers };
  const guard = { opened: await visit.desk.opened(token), trap: '', check: {} };
  const told = { promise: visit.promise, draft, place: prefill.place };
  return sendPage(
    context,
    FilingPage({
      frame: visit.frame,
      told,
      page: 'subject',
      state: noFaults,
      hasReviewed: false,
      isFresh: true,
      clocks: [],
      guard,
    }),
  );
}

/** The form that files a complaint. */
export function filingRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get('/file', (context) => open(context));
  routes.post('/file', (context) => file(context, deps));
  return routes;
}
