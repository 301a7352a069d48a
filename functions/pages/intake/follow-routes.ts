import { Hono } from 'hono';
import { FollowAction } from '../../../shared/contract/following.ts';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import { CheckView, FollowForm, RatingForm } from '../../../shared/contract/public.ts';
import { ComplaintPage } from '../../../web/intake/complaint-page.tsx';
import { FollowPage } from '../../../web/intake/follow-page.tsx';
import { type FormState, noFaults } from '../../../web/intake/frame/fields.tsx';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { problemWords } from '../../../web/words/problems.ts';
import { leadTo, sendPage, statusOf } from '../answer.ts';
import { dropCookie, readCookie, writeCookie } from '../cookies.ts';
import type { PagesDeps } from '../deps.ts';
import { type FormFields, faultsOf, readForm } from '../form-body.ts';
import { type IntakeContext, type IntakeEnv, askAgain, intakeProblem, keepPass, visitOf } from './visit.ts';
import { whenAgain } from './when-again.ts';

function showForm(context: IntakeContext, deps: PagesDeps): Response | Promise<Response> {
  const { frame } = visitOf(context);
  const hasPass = readCookie(context, 'pass', deps) !== undefined;
  const pass = context.req.query('again') === undefined ? (hasPass ? 'ready' : undefined) : 'again';
  return sendPage(
    context,
    FollowPage({ frame, number: context.req.query('number')?.slice(0, 40), state: noFaults, pass }),
  );
}

async function open(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const { desk, frame, sender } = visitOf(context);
  const body = await readForm(context);
  if (!body.ok) return intakeProblem(context, deps, body.refusal.code);
  const typed = body.value.text['number'];
  const { check, work, sum, ...fields } = body.value.text;
  const form = FollowForm.safeParse(fields);
  if (!form.success) {
    const { number, code, unknown } = intakeWords[frame.language].faults;
    const faults = faultsOf(form.error, body.value, { fields: { number, code }, unknown });
    return sendPage(context, FollowPage({ frame, number: typed, state: { problem: 'request/invalid', faults } }), 422);
  }
  const pass = await desk.open(form.data, sender, { value: check, work, sum });
  if (!pass.ok) {
    const state: FormState = { problem: pass.refusal.code, faults: whenAgain(context, pass.refusal) };
    const asked = CheckView.safeParse(pass.refusal.about?.['check']).data;
    return sendPage(context, FollowPage({ frame, number: typed, state, check: asked }), statusOf(pass.refusal.code));
  }
  keepPass(context, deps, pass.value);
  return leadTo(context, '/follow/complaint');
}

type Attempt = {
  readonly state: FormState;
  readonly draft?: { satisfaction?: string | undefined; comment?: string | undefined };
};

/** The complaint that the pass opens; with what went wrong when a rating was tried. */
async function showComplaint(context: IntakeContext, deps: PagesDeps, attempt: Attempt): Promise<Response> {
  const { desk, frame, promise } = visitOf(context);
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const view = await desk.follow(pass, frame.language);
  if (!view.ok) return askAgain(context, deps);
  const ticket = view.value.mayAttach ? await desk.ticketForPass(pass) : undefined;
  writeCookie(context, deps, { name: 'back', value: 'complaint' });
  const page = ComplaintPage({
    frame,
    promise,
    view: view.value,
    ticket: ticket?.ok === true ? ticket.value : undefined,
    isAttached: context.req.query('attached') !== undefined,
    done: FollowAction.safeParse(context.req.query('done')).data,
    ...attempt,
  });
  return sendPage(context, page, attempt.state.problem === undefined ? 200 : statusOf(attempt.state.problem));
}

const typedRating = ({ text }: FormFields) => ({ satisfaction: text['satisfaction'], comment: text['comment'] });

async function rate(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const { desk, frame } = visitOf(context);
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const body = await readForm(context);
  if (!body.ok) return intakeProblem(context, deps, body.refusal.code);
  const draft = typedRating(body.value);
  const form = RatingForm.safeParse(body.value.text);
  if (!form.success) {
    const { satisfaction, comment, unknown } = intakeWords[frame.language].faults;
    const faults = faultsOf(form.error, body.value, { fields: { satisfaction, comment }, unknown });
    return showComplaint(context, deps, { state: { problem: 'request/invalid', faults }, draft });
  }
  const rated = await desk.rate(pass, form.data);
  if (rated.ok) return leadTo(context, '/follow/complaint');
  const problem: ProblemCode = rated.refusal.code;
  if (problem === 'receipt/not-valid') return askAgain(context, deps);
  const faults =
    problem === 'complaint/unknown-term'
      ? [{ field: 'satisfaction', text: problemWords(frame.language, problem) }]
      : [];
  return showComplaint(context, deps, { state: { problem, faults }, draft });
}

/** Following a complaint with its number and code. */
export function followRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get('/follow', (context) => showForm(context, deps));
  routes.post('/follow', (context) => open(context, deps));
  routes.get('/follow/complaint', (context) => showComplaint(context, deps, { state: noFaults }));
  routes.post('/follow/rate', (context) => rate(context, deps));
  routes.post('/leave', (context) => {
    dropCookie(context, 'pass', deps);
    dropCookie(context, 'back', deps);
    return leadTo(context, '/');
  });
  return routes;
}
