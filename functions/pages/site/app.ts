import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { Slug } from '../../../shared/contract/sign-up.ts';
import { FrontPage } from '../../../web/site/front-page.tsx';
import { noFaults } from '../../../web/intake/frame/fields.tsx';
import { problemWords } from '../../../web/words/problems.ts';
import { leadTo, sendPage } from '../answer.ts';
import type { SiteDeps } from '../deps.ts';
import { formBytesMax, readForm } from '../form-body.ts';
import { bugPage } from '../problems.ts';
import { refuseCrossSite } from '../security.ts';
import { confirmationRoutes } from './confirmation-routes.ts';
import { type SiteContext, type SiteEnv, frameOf, openSite, siteProblem } from './frame.ts';
import { signUpRoutes } from './sign-up-routes.ts';

async function findConsole(context: SiteContext, deps: SiteDeps): Promise<Response> {
  const body = await readForm(context);
  if (!body.ok) return siteProblem(context, deps, body.refusal.code);
  const typed = body.value.text['slug'];
  const slug = Slug.safeParse(typed);
  const address = slug.success ? await deps.signUpDesk.consoleAddress(slug.data) : undefined;
  if (address?.ok === true) return leadTo(context, address.value);
  const frame = frameOf(context);
  const faults = [{ field: 'slug', text: problemWords(frame.language, 'tenant/not-found') }];
  return sendPage(context, FrontPage({ frame, slug: typed, state: { problem: 'tenant/not-found', faults } }), 404);
}

/** Huiyin's own site: what it is, signing up, finding the way to one's console. */
export function createSiteApp(deps: SiteDeps): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.onError((error, context) => bugPage(context, deps, context.get('frame'), error));
  app.notFound((context) => siteProblem(context, deps, 'route/not-found'));
  app.use(openSite(deps));
  app.use(refuseCrossSite<SiteEnv>(deps, async (context) => siteProblem(context, deps, 'request/cross-site')));
  app.use(bodyLimit({ maxSize: formBytesMax, onError: (context) => siteProblem(context, deps, 'request/too-large') }));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: async (context, methods) => {
        const page = await siteProblem(context, deps, 'route/method-not-allowed');
        page.headers.set('allow', methods.join(', '));
        return page;
      },
    }),
  );
  app.get('/', (context) =>
    sendPage(context, FrontPage({ frame: frameOf(context), slug: undefined, state: noFaults })),
  );
  app.post('/sign-in', (context) => findConsole(context, deps));
  app.route('/', signUpRoutes(deps));
  app.route('/', confirmationRoutes(deps));
  return app;
}
