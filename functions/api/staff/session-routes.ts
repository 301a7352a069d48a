import { type Context, Hono } from 'hono';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ForgottenBody,
  LinkCheckBody,
  SessionView,
  SetPasswordBody,
  SignInBody,
} from '../../../shared/contract/staff.ts';
import type { CurrentStaff } from '../../../shared/usecase/staff/person.ts';
import type { SignedIn } from '../../../shared/usecase/staff/session.ts';
import { methodProblem, problemResponse } from '../../lib/problem.ts';
import { readJson } from '../../lib/validate.ts';
import { requireStaff } from './require-staff.ts';
import { clearSession, sessionToken, setSession } from './session-cookie.ts';
import type { StaffDeps, StaffEnv, StaffShell } from './staff-shell.ts';

/** Longer than a reset takes that does send a mail, so that the answer's time says nothing either. */
const forgottenMilliseconds = 400;

const sessionView = (staff: CurrentStaff, { tenantView }: StaffDeps): SessionView =>
  SessionView.parse({
    staff: { id: staff.id, name: staff.name, email: staff.email, holdings: staff.holdings },
    capabilities: staff.capabilities,
    tenant: tenantView,
  });

/** A new session takes the place of the one the browser had (OWASP ASVS 5.0 7.2.4). */
async function startSession(c: Context, shell: StaffShell, deps: StaffDeps, signedIn: SignedIn): Promise<Response> {
  const former = sessionToken(c, shell);
  if (former !== undefined) await deps.desk.signOut(former);
  setSession(c, shell, signedIn.token);
  return c.json(sessionView(signedIn.staff, deps));
}

/** `/session` and `/password`: the routes that do without a session. */
export function sessionRoutes(shell: StaffShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();

  app.post('/session', async (c) => {
    const body = await readJson(c, SignInBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const deps = await shell.staffOf(c);
    const signedIn = await deps.desk.signIn(body.value, deps.sender);
    return signedIn.ok ? startSession(c, shell, deps, signedIn.value) : problemResponse(c, signedIn.refusal);
  });

  app.get('/session', requireStaff(shell), (c) => c.json(sessionView(c.get('actor'), c.get('staffDeps'))));

  app.delete('/session', async (c) => {
    const token = sessionToken(c, shell);
    if (token !== undefined) await (await shell.staffOf(c)).desk.signOut(token);
    clearSession(c, shell);
    return c.body(null, 204);
  });

  app.all('/session', (c) => methodProblem(c, ['GET', 'POST', 'DELETE']));

  app.post('/password/forgotten', async (c) => {
    const body = await readJson(c, ForgottenBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const { desk, sender } = await shell.staffOf(c);
    await Promise.all([desk.requestReset(body.value.email, sender), delay(forgottenMilliseconds)]);
    return c.body(null, 202);
  });

  app.post('/password/check', async (c) => {
    const body = await readJson(c, LinkCheckBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const link = await (await shell.staffOf(c)).desk.checkLink(body.value.token);
    return link.ok ? c.json(link.value) : problemResponse(c, link.refusal);
  });

  app.post('/password', async (c) => {
    const body = await readJson(c, SetPasswordBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const deps = await shell.staffOf(c);
    const signedIn = await deps.desk.setPassword(body.value);
    return signedIn.ok ? startSession(c, shell, deps, signedIn.value) : problemResponse(c, signedIn.refusal);
  });

  for (const path of ['/password', '/password/forgotten', '/password/check']) {
    app.all(path, (c) => methodProblem(c, ['POST']));
  }
  return app;
}
