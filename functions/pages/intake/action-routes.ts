import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { FollowAct, type FollowAction } from '../../../shared/contract/following.ts';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import { ActionPage } from '../../../web/intake/following/action-page.tsx';
import { actionsByPath } from '../../../web/intake/following/paths.ts';
import { type FormState, noFaults } from '../../../web/intake/frame/fields.tsx';
import { followingWords } from '../../../web/words/intake/following.ts';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { problemWords } from '../../../web/words/problems.ts';
import { leadTo, sendPage, statusOf } from '../answer.ts';
import { readCookie } from '../cookies.ts';
import type { PagesDeps } from '../deps.ts';
import { faultsOf, readForm } from '../form-body.ts';
import { type IntakeContext, type IntakeEnv, askAgain, intakeProblem, keepPass, visitOf } from './visit.ts';

const newToken = (): string => randomBytes(16).toString('base64url');

type Attempt = { readonly state: FormState; readonly typed: Readonly<Record<string, string>> };

/** The page of one action. Where it is not open any more, the complaint itself says why. */
async function showAction(
  context: IntakeContext,
  deps: PagesDeps,
  action: FollowAction,
  { state, typed }: Attempt,
): Promise<Response> {
  const { desk, frame } = visitOf(context);
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const view = await desk.follow(pass, frame.language);
  if (!view.ok) return askAgain(context, deps);
  const isOpen = view.value.open.some((each) => each.action === action);
  if (!isOpen && state.problem === undefined) return leadTo(context, '/follow/complaint');
  const token = typed['token'] ?? newToken();
  const page = ActionPage({ action, frame, view: view.value, state, typed, token });
  return sendPage(context, page, state.problem === undefined ? 200 : statusOf(state.problem));
}

async function act(context: IntakeContext, deps: PagesDeps, action: FollowAction): Promise<Response> {
  const { desk, frame } = visitOf(context);
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const body = await readForm(context);
  if (!body.ok) return intakeProblem(context, deps, body.refusal.code);
  const typed = body.value.text;
  const form = FollowAct.safeParse({ ...typed, action });
  if (!form.success) {
    const faults = faultsOf(form.error, body.value, {
      fields: followingWords[frame.language].faults,
      unknown: intakeWords[frame.language].faults.unknown,
    });
    return showAction(context, deps, action, { state: { problem: 'request/invalid', faults }, typed });
  }
  const done = await desk.act(pass, form.data);
  if (done.ok) {
    if (done.value.pass) keepPass(context, deps, done.value.pass);
    // The number is sent for from the receipt.
    const back = action === 'mailCopy' ? 'receipt' : done.value.leadsTo;
    return leadTo(context, `${back === 'receipt' ? '/receipt' : '/follow/complaint'}?done=${action}`);
  }
  const problem: ProblemCode = done.refusal.code;
  if (problem === 'receipt/not-valid') return askAgain(context, deps);
  const faults = [{ field: '', text: problemWords(frame.language, problem) }];
  return showAction(context, deps, action, { state: { problem, faults }, typed });
}

/** What complainants do about the own complaint: a page of its own for each, which says what it means before it is done. */
export function actionRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  for (const [action, path] of actionsByPath) {
    routes.get(path, (context) => showAction(context, deps, action, { state: noFaults, typed: {} }));
    routes.post(path, (context) => act(context, deps, action));
  }
  return routes;
}
