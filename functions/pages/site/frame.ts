import type { Context, MiddlewareHandler } from 'hono';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import { Language, languages } from '../../../shared/kernel/text.ts';
import type { Frame } from '../../../web/intake/frame/page.tsx';
import { brandWords } from '../../../web/words/brand.ts';
import { readCookie, writeCookie } from '../cookies.ts';
import { type PagesDeps, publishedAt } from '../deps.ts';
import { chooseLanguage } from '../language.ts';
import { addressInLanguage } from '../page-address.ts';
import { problemPage } from '../problems.ts';
import type { Bindings } from '../request.ts';

export type SiteEnv = { Bindings: Bindings; Variables: { frame?: Frame } };
export type SiteContext = Context<SiteEnv>;

const indexed: readonly string[] = ['/', '/sign-up'];

/** The frame of a request that has come past {@link openSite}. */
export function frameOf(context: SiteContext): Frame {
  const frame = context.get('frame');
  if (frame === undefined) throw new Error('a page was asked for before its frame was made');
  return frame;
}

/** Chooses the language of the request. */
export function openSite(deps: PagesDeps): MiddlewareHandler<SiteEnv> {
  return async function chooseFrame(context, next) {
    const query = context.req.query('lang');
    const wish = {
      query,
      cookie: readCookie(context, 'lang', deps),
      acceptLanguage: context.req.header('accept-language'),
    };
    const language = chooseLanguage(wish, languages, 'zh-CN');
    context.set('frame', {
      language,
      languages,
      addressIn: (other) => addressInLanguage(context.req.url, other),
      ...brandWords[language],
      isUnverified: false,
      siteAddress: publishedAt(deps).site,
    });
    if (Language.safeParse(query).success)
      writeCookie(context, deps, { name: 'lang', value: language, seconds: 365 * 24 * 3600 });
    if (!indexed.includes(context.req.path)) context.header('x-robots-tag', 'noindex');
    await next();
  };
}

/** A problem as a page of the site. */
export const siteProblem = (context: SiteContext, deps: PagesDeps, code: ProblemCode): Response | Promise<Response> =>
  problemPage(context, deps, context.get('frame'), code);
