import { Hono } from 'hono';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { notFoundProblem, thrownProblem } from '../lib/problem.ts';
import { type CalendarShell, calendarRoutes } from './calendar/calendar-routes.ts';
import { complaintRoutes } from './complaints/complaint-routes.ts';
import { fileRoutes } from './complaints/file-routes.ts';
import type { ComplaintShell } from './complaints/shell.ts';
import { type MailBoxShell, mailBoxRoutes } from './mail-box/mail-box-routes.ts';
import { type ProfileShell, profileRoutes } from './profile/profile-routes.ts';
import { type RulebookShell, rulebookRoutes } from './rulebook/rulebook-routes.ts';
import { requireStaff } from './staff/require-staff.ts';
import { createStaffRoutes } from './staff/staff-routes.ts';
import type { StaffEnv } from './staff/staff-shell.ts';

export type ApiEnv = StaffEnv & {
  Bindings: { readonly event: APIGatewayProxyEventV2 };
  Variables: StaffEnv['Variables'] & { requestId: string };
};

/** Thrown by the wiring for a host that is no tenant's console; answered like any address where there is nothing. */
export class NoSuchTenant extends Error {}

/** The API of the console host: staff identity first, then everything that needs a signed-in person. */
export function createApiApp(
  shell: ComplaintShell & CalendarShell & RulebookShell & ProfileShell & MailBoxShell,
): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(async (c, next) => {
    c.set('requestId', c.env.event.requestContext.requestId);
    await next();
    c.header('x-content-type-options', 'nosniff');
  });
  app.onError((error, c) => (error instanceof NoSuchTenant ? notFoundProblem(c) : thrownProblem(error, c)));
  app.notFound(notFoundProblem);
  app.route('/api', createStaffRoutes(shell));
  app.use('/api/complaints/*', requireStaff(shell));
  app.use('/api/vocabulary', requireStaff(shell));
  app.use('/api/rulebook', requireStaff(shell));
  app.use('/api/rulebook/*', requireStaff(shell));
  app.use('/api/calendar', requireStaff(shell));
  app.use('/api/calendar/*', requireStaff(shell));
  app.use('/api/profile', requireStaff(shell));
  app.use('/api/profile/*', requireStaff(shell));
  app.use('/api/places', requireStaff(shell));
  app.use('/api/places/*', requireStaff(shell));
  app.use('/api/mail-box', requireStaff(shell));
  app.use('/api/mail-box/*', requireStaff(shell));
  app.route('/api', complaintRoutes(shell));
  app.route('/api', fileRoutes(shell));
  app.route('/api', rulebookRoutes(shell));
  app.route('/api', calendarRoutes(shell));
  app.route('/api', profileRoutes(shell));
  app.route('/api', mailBoxRoutes(shell));
  return app;
}
