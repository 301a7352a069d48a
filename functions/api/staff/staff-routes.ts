import { Hono } from 'hono';
import { sameOriginOnly } from '../../lib/same-origin.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import type { StaffEnv, StaffShell } from './staff-shell.ts';

/**
 * The routes of staff identity, to be mounted at `/api` of the console host. Requests that change something must come from
 * a page of the same host, and no answer is kept by a cache.
 */
export function createStaffRoutes(shell: StaffShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.use(sameOriginOnly(shell.scheme));
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.route('/', sessionRoutes(shell));
  app.route('/', organisationRoutes(shell));
  return app;
}
