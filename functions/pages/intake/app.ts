import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { StartPage } from '../../../web/intake/start-page.tsx';
import { sendPage } from '../answer.ts';
import type { PagesDeps } from '../deps.ts';
import { formBytesMax } from '../form-body.ts';
import { bugPage } from '../problems.ts';
import { refuseCrossSite } from '../security.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { filingRoutes } from './filing-routes.ts';
import { followRoutes } from './follow-routes.ts';
import { type IntakeEnv, intakeProblem, openVisit, visitOf } from './visit.ts';

/** The pages of an organisation's public host. */
export function createIntakeApp(deps: PagesDeps): Hono<IntakeEnv> {
  const app = new Hono<IntakeEnv>();
  app.onError((error, context) => bugPage(context, deps, context.get('visit')?.frame, error));
  app.notFound((context) => intakeProblem(context, deps, 'route/not-found'));
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
  app.get('/', (context) => {
    const { frame, promise } = visitOf(context);
    return sendPage(context, StartPage({ frame, promise }));
  });
  app.route('/', filingRoutes(deps));
  app.route('/', attachmentRoutes(deps));
  app.route('/', followRoutes(deps));
  return app;
}
