import type { Context, MiddlewareHandler } from 'hono';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import type { PromiseView } from '../../../shared/contract/public.ts';
import { Language } from '../../../shared/kernel/text.ts';
import type { FollowPass, PublicDesk } from '../../../shared/usecase/public/public-desk.ts';
import type { Frame } from '../../../web/intake/frame/page.tsx';
import { NothingHerePage } from '../../../web/intake/frame/problem-page.tsx';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { sendPage } from '../answer.ts';
import { dropCookie, readCookie, writeCookie } from '../cookies.ts';
import { type PagesDeps, publishedAt } from '../deps.ts';
import { chooseLanguage } from '../language.ts';
import { buttonPath } from '../button-path.ts';
import { addressInLanguage } from '../page-address.ts';
import { problemPage } from '../problems.ts';
import { type Bindings, originOf } from '../request.ts';

/** One request to one organisation's pages. */
export type Visit = {
  readonly desk: PublicDesk;
  readonly promise: PromiseView;
  readonly frame: Frame;
  readonly sender: string;
};

export type IntakeEnv = { Bindings: Bindings; Variables: { visit?: Visit; requestId?: string } };
export type IntakeContext = Context<IntakeEnv>;

/** The visit of a request that has come past {@link openVisit}. */
export function visitOf(context: IntakeContext): Visit {
  const visit = context.get('visit');
  if (visit === undefined) throw new Error('a page was asked for before the visit was opened');
  return visit;
}

/** The addresses of the organisation's colours and logo; both are made so that they never change. */
function lookOf({ profile }: PromiseView): NonNullable<Frame['look']> {
  const { accent, logo } = profile ?? {};
  return {
    style: accent && `/brand/${accent.slice(1)}.css`,
    logo: logo && { path: `/logo/${logo.digest}`, width: logo.width, height: logo.height },
  };
}

function frameOf(context: IntakeContext, deps: PagesDeps, promise: PromiseView): Frame {
  const query = context.req.query('lang');
  const wish = {
    query,
    cookie: readCookie(context, 'lang', deps),
    acceptLanguage: context.req.header('accept-language'),
  };
  const language = chooseLanguage(wish, promise.languages, promise.defaultLanguage);
  return {
    language,
    languages: promise.languages,
    addressIn: (other) => addressInLanguage(context.req.url, other),
    brand: promise.organisation,
    service: intakeWords[language].frame.service,
    isUnverified: !promise.isVerified,
    look: lookOf(promise),
    siteAddress: publishedAt(deps).site,
  };
}

/** Finds the organisation of the host. Every host without one gets the same bytes. */
export function openVisit(deps: PagesDeps): MiddlewareHandler<IntakeEnv> {
  return async function findOrganisation(context, next) {
    const { host, sender } = originOf(context.env);
    context.set('requestId', deps.requestId(context));
    const desk = await deps.publicDesk(host);
    if (desk === undefined) return sendPage(context, NothingHerePage({ siteAddress: publishedAt(deps).site }), 404);
    const promise = await desk.promise();
    const frame = frameOf(context, deps, promise);
    context.set('visit', { desk, promise, frame, sender });
    if (Language.safeParse(context.req.query('lang')).success && context.req.path !== buttonPath) {
      writeCookie(context, deps, { name: 'lang', value: frame.language, seconds: 365 * 24 * 3600 });
    }
    if (!promise.isVerified || context.req.path !== '/') context.header('x-robots-tag', 'noindex');
    await next();
    return undefined;
  };
}

/** A problem as a page of the organisation. */
export const intakeProblem = (
  context: IntakeContext,
  deps: PagesDeps,
  code: ProblemCode,
): Response | Promise<Response> => problemPage(context, deps, context.get('visit')?.frame, code);

export const keepPass = (context: IntakeContext, deps: PagesDeps, pass: FollowPass): void =>
  writeCookie(context, deps, { name: 'pass', value: pass.value, seconds: pass.expiresInSeconds });

/** Asks for number and code again, because the pass is missing or has run out. */
export function askAgain(context: IntakeContext, deps: PagesDeps): Response {
  dropCookie(context, 'pass', deps);
  return context.redirect('/follow?again=1', 303);
}
