import { Hono } from 'hono';
import { ConfirmPage, LinkGonePage, SentPage } from '../../../web/site/confirmation-pages.tsx';
import { ProgressPage } from '../../../web/site/progress-page.tsx';
import { leadTo, sendPage } from '../answer.ts';
import { readCookie, writeCookie } from '../cookies.ts';
import { type SiteDeps, publishedAt } from '../deps.ts';
import { readForm } from '../form-body.ts';
import { type SiteContext, type SiteEnv, frameOf, siteProblem } from './frame.ts';

/** The welcome address holds a secret, so it is kept in a cookie and never stands in an address of ours. */
const welcomeSeconds = 3600;

const linkGone = (context: SiteContext) => sendPage(context, LinkGonePage({ frame: frameOf(context) }), 410);

async function showSent(context: SiteContext, deps: SiteDeps): Promise<Response> {
  const signUp = await deps.signUpDesk.status(context.req.query('id') ?? '');
  if (!signUp.ok) return linkGone(context);
  const publicAddress = publishedAt(deps).intake(signUp.value.slug);
  return sendPage(context, SentPage({ frame: frameOf(context), signUp: signUp.value, publicAddress }));
}

async function askToConfirm(context: SiteContext, deps: SiteDeps): Promise<Response> {
  const token = context.req.query('token') ?? '';
  const signUp = await deps.signUpDesk.look(token);
  if (!signUp.ok) return linkGone(context);
  const publicAddress = publishedAt(deps).intake(signUp.value.slug);
  return sendPage(context, ConfirmPage({ frame: frameOf(context), signUp: signUp.value, publicAddress, token }));
}

async function confirm(context: SiteContext, deps: SiteDeps): Promise<Response> {
  const body = await readForm(context);
  if (!body.ok) return siteProblem(context, deps, body.refusal.code);
  const confirmed = await deps.signUpDesk.confirm(body.value.text['token'] ?? '');
  if (!confirmed.ok) return linkGone(context);
  writeCookie(context, deps, { name: 'welcome', value: confirmed.value.welcome, seconds: welcomeSeconds });
  return leadTo(context, `/sign-up/progress?id=${encodeURIComponent(confirmed.value.id)}`);
}

async function showProgress(context: SiteContext, deps: SiteDeps): Promise<Response> {
  const signUp = await deps.signUpDesk.status(context.req.query('id') ?? '');
  if (!signUp.ok) return linkGone(context);
  const consoleAddress = publishedAt(deps).console(signUp.value.slug);
  const welcome = readCookie(context, 'welcome', deps);
  const page = ProgressPage({
    frame: frameOf(context),
    signUp: signUp.value,
    publicAddress: publishedAt(deps).intake(signUp.value.slug),
    consoleAddress,
    // A cookie is no proof of anything: only an address of this organisation's own console becomes a link.
    welcome: welcome?.startsWith(`${consoleAddress}/`) === true ? welcome : undefined,
  });
  return sendPage(context, page);
}

/** From the mail to the running organisation. */
export function confirmationRoutes(deps: SiteDeps): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  routes.get('/sign-up/sent', (context) => showSent(context, deps));
  routes.get('/sign-up/confirm', (context) => askToConfirm(context, deps));
  routes.post('/sign-up/confirm', (context) => confirm(context, deps));
  routes.get('/sign-up/progress', (context) => showProgress(context, deps));
  return routes;
}
