import { Hono } from 'hono';
import { Colour, carriesWhite, paletteOf } from '../../../shared/contract/accent.ts';
import { StartPage } from '../../../web/intake/start-page.tsx';
import { sendPage } from '../answer.ts';
import type { PagesDeps } from '../deps.ts';
import { type IntakeEnv, intakeProblem, visitOf } from './visit.ts';

const forGood = 'public, max-age=31536000, immutable';

/**
 * The colours of an organisation as a style sheet, for the pages may carry no style of their own. It follows from the
 * address alone, so it is the same on every host and never changes. Stands before the organisation is looked for.
 */
export function brandRoutes(): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get('/brand/:name{[0-9a-f]{6}\\.css}', async (context, next) => {
    const accent = Colour.safeParse(`#${context.req.param('name').slice(0, 6)}`);
    if (!accent.success || !carriesWhite(accent.data)) return next();
    const { accent: colour, deep, pale } = paletteOf(accent.data);
    return context.body(`:root{--accent:${colour};--accent-deep:${deep};--accent-pale:${pale}}\n`, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': forGood,
    });
  });
  return routes;
}

/** The first page of an organisation, and its logo. */
export function startRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get('/', async (context) => {
    const { desk, frame, promise } = visitOf(context);
    return sendPage(context, StartPage({ frame, promise, openingHours: await desk.openingHours() }));
  });
  routes.get('/logo/:digest', async (context) => {
    const logo = await visitOf(context).desk.logo(context.req.param('digest'));
    if (!logo) return intakeProblem(context, deps, 'file/not-found');
    return context.body(new Uint8Array(logo.bytes), 200, { 'content-type': logo.mediaType, 'cache-control': forGood });
  });
  return routes;
}
