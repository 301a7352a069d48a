import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { assets } from '../../web/intake/frame/assets.ts';
import type { SignUpDesk } from '../../shared/usecase/public/public-desk.ts';
import { onFirstUse } from '../lib/on-first-use.ts';
import { type PagesDeps, isSiteHost } from './deps.ts';
import { createIntakeApp } from './intake/app.ts';
import { bugPage } from './problems.ts';
import { type Bindings, originOf } from './request.ts';
import { securityHeaders } from './security.ts';

export type { PagesDeps } from './deps.ts';

const oneYear = 'public, max-age=31536000, immutable';

/**
 * The public pages of every organisation, and Huiyin's own site. The host of the request decides which. The site is loaded
 * when somebody comes to it, so that a page of an organisation does not wait for it.
 */
export function createPagesApp(deps: PagesDeps, signUpDesk: () => Promise<SignUpDesk>): Hono<{ Bindings: Bindings }> {
  const site = onFirstUse(async () => {
    const [{ createSiteApp }, desk] = await Promise.all([import('./site/app.ts'), signUpDesk()]);
    return createSiteApp({ ...deps, signUpDesk: desk });
  });
  const intake = createIntakeApp(deps);
  const app = new Hono<{ Bindings: Bindings }>();
  app.onError((error, context) => bugPage(context, deps, undefined, error));
  app.use(securityHeaders(deps));
  app.use(compress());
  for (const { path, mediaType, content } of Object.values(assets)) {
    app.get(path, (context) => context.body(content, 200, { 'content-type': mediaType, 'cache-control': oneYear }));
  }
  app.all('*', async (context) => {
    const isSite = isSiteHost(originOf(context.env).host, deps);
    return (isSite ? await site() : intake).fetch(context.req.raw, context.env);
  });
  return app;
}
