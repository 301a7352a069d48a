import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { assets } from '../../web/intake/frame/assets.ts';
import { type PagesDeps, isSiteHost } from './deps.ts';
import { createIntakeApp } from './intake/app.ts';
import { bugPage } from './problems.ts';
import { type Bindings, originOf } from './request.ts';
import { securityHeaders } from './security.ts';
import { createSiteApp } from './site/app.ts';

export type { PagesDeps } from './deps.ts';

const oneYear = 'public, max-age=31536000, immutable';

/** The public pages of every organisation, and Huiyin's own site. The host of the request decides which. */
export function createPagesApp(deps: PagesDeps): Hono<{ Bindings: Bindings }> {
  const site = createSiteApp(deps);
  const intake = createIntakeApp(deps);
  const app = new Hono<{ Bindings: Bindings }>();
  app.onError((error, context) => bugPage(context, deps, undefined, error));
  app.use(securityHeaders(deps));
  app.use(compress());
  for (const { path, mediaType, content } of Object.values(assets)) {
    app.get(path, (context) => context.body(content, 200, { 'content-type': mediaType, 'cache-control': oneYear }));
  }
  app.all('*', (context) => {
    const isSite = isSiteHost(originOf(context.env).host, deps);
    return (isSite ? site : intake).fetch(context.req.raw, context.env);
  });
  return app;
}
