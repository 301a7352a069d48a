import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { PagesDeps } from '../deps.ts';
import { formBytesMax } from '../form-body.ts';
import { bugPage } from '../problems.ts';
import { refuseCrossSite } from '../security.ts';
import { actionRoutes } from './action-routes.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { buttonRoutes } from './button-routes.ts';
import { filingRoutes } from './filing-routes.ts';
import { followRoutes } from './follow-routes.ts';
import { provingRoutes } from './proving-routes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { brandRoutes, startRoutes } from './start-routes.ts';
import { type IntakeEnv, intakeProblem, openVisit } from './visit.ts';

/** The pages of an organisation's public host. */
export function createIntakeApp(deps: PagesDeps): Hono<IntakeEnv> {
  const app = new Hono<IntakeEnv>();
  app.onError((error, context) => bugPage(context, deps, context.get('visit')?.frame, error));
  app.notFound((context) => intakeProblem(context, deps, 'route/not-found'));
  app.route('/', brandRoutes());
  app.use(openVisit(deps));
  app.use(refuseCrossSite<IntakeEnv>(deps, async (context) => intakeProblem(context, deps, 'request/cross-site')));
  app.use(
    bodyLimit({ maxSize: formBytesMax, onError: (context) => intakeProblem(context, deps, 'request/too-large') }),
  );
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: async (context, methods) => {
        const page = await intakeProblem(context, deps, 'route/method-not-allowed');
        page.headers.set('allow', methods.join(', '));
        return page;
      },
    }),
  );
  app.route('/', startRoutes(deps));
  app.route('/', buttonRoutes());
  app.route('/', filingRoutes(deps));
  app.route('/', receiptRoutes(deps));
  app.route('/', attachmentRoutes(deps));
  app.route('/', followRoutes(deps));
  app.route('/', actionRoutes(deps));
  app.route('/', provingRoutes(deps));
  return app;
}
