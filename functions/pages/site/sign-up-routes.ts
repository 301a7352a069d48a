import { Hono } from 'hono';
import { SignUpForm } from '../../../shared/contract/sign-up.ts';
import { type FormState, noFaults } from '../../../web/intake/frame/fields.tsx';
import { type SignUpDraft, SignUpPage } from '../../../web/site/sign-up-page.tsx';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { problemWords } from '../../../web/words/problems.ts';
import { siteWords } from '../../../web/words/site/index.ts';
import { leadTo, sendPage, statusOf } from '../answer.ts';
import { type SiteDeps, publishedAt } from '../deps.ts';
import { faultsOf, readForm } from '../form-body.ts';
import { type SiteContext, type SiteEnv, frameOf, siteProblem } from './frame.ts';

function formPage(context: SiteContext, deps: SiteDeps, form: { draft: SignUpDraft; state: FormState }) {
  const page = SignUpPage({
    frame: frameOf(context),
    templates: deps.signUpDesk.templates(),
    addressPattern: publishedAt(deps).intake('*'),
    ...form,
  });
  return sendPage(context, page, form.state.problem === undefined ? 200 : statusOf(form.state.problem));
}

async function signUp(context: SiteContext, deps: SiteDeps): Promise<Response> {
  const { language } = frameOf(context);
  const body = await readForm(context);
  if (!body.ok) return siteProblem(context, deps, body.refusal.code);
  const draft: SignUpDraft = body.value.text;
  const form = SignUpForm.safeParse(body.value.text);
  if (!form.success) {
    const words = { fields: siteWords[language].faults, unknown: intakeWords[language].faults.unknown };
    return formPage(context, deps, {
      draft,
      state: { problem: 'request/invalid', faults: faultsOf(form.error, body.value, words) },
    });
  }
  const signedUp = await deps.signUpDesk.signUp(form.data);
  if (!signedUp.ok) {
    const problem = signedUp.refusal.code;
    return formPage(context, deps, {
      draft,
      state: { problem, faults: [{ field: 'slug', text: problemWords(language, problem) }] },
    });
  }
  return leadTo(context, `/sign-up/sent?id=${encodeURIComponent(signedUp.value.id)}`);
}

/** The form that signs an organisation up. */
export function signUpRoutes(deps: SiteDeps): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  routes.get('/sign-up', (context) => formPage(context, deps, { draft: {}, state: noFaults }));
  routes.post('/sign-up', (context) => signUp(context, deps));
  return routes;
}
