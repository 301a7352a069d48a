import { Hono } from 'hono';
import { PersonView } from '../../../shared/contract/staff.ts';
import { createStaffRoutes } from '../../../functions/api/staff/staff-routes.ts';
import type { StaffShell } from '../../../functions/api/staff/staff-shell.ts';
import { notFoundProblem, thrownProblem } from '../../../functions/lib/problem.ts';
import { type StaffDesk, staffDesk } from '../../../shared/usecase/staff/staff-desk.ts';
import type { TermId } from '../../../shared/kernel/ids.ts';
import { administratorEmail, goodPassword, type TestTenant } from '../../support/staff.ts';

export type Call = {
  readonly cookie?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The staff routes of one tenant, called as the tenant's own console would. */
export type StaffApp = {
  readonly call: (method: string, path: string, call?: Call) => Promise<Response>;
  /** Signs in and answers the cookie. */
  readonly signIn: (email: string, password: string) => Promise<string>;
};

export type StaffAppOptions = { readonly scheme?: 'http' | 'https'; readonly sender?: () => string };

export const host = 'sunny-hospital.console.example';

/** Mounts the routes for a tenant on real adapters. */
export function staffApp(tenant: TestTenant, options: StaffAppOptions = {}): StaffApp {
  const scheme = options.scheme ?? 'https';
  const desk: StaffDesk = staffDesk(tenant);
  const shell: StaffShell = {
    scheme,
    staffOf: async () => ({
      desk,
      sender: options.sender?.() ?? '203.0.113.7',
      tenantView: {
        name: 'Sunny Hospital',
        slug: tenant.organisation.slug,
        isVerified: true,
        language: 'zh-CN',
        timeZone: 'Asia/Shanghai',
        intakeAddress: `${scheme}://${tenant.organisation.slug}.example/`,
      },
    }),
  };
  const app = new Hono<{ Variables: { requestId: string } }>();
  app.use(async (c, next) => {
    c.set('requestId', 'request-1');
    await next();
  });
  app.onError(thrownProblem);
  app.notFound(notFoundProblem);
  app.route('/api', createStaffRoutes(shell));

  const call: StaffApp['call'] = async (method, path, { cookie, body, headers } = {}) =>
    app.request(`${scheme}://${host}${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  return {
    call,
    async signIn(email, password) {
      return cookieOf(await call('POST', '/api/session', { body: { email, password } }));
    },
  };
}

/** `name=value` of the cookie that an answer sets. */
export function cookieOf(answer: Response): string {
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (!cookie) throw new Error(`no cookie came with status ${answer.status}`);
  return cookie;
}

/** The code of a problem answer. */
export async function codeOf(answer: Response): Promise<unknown> {
  const body: unknown = await answer.json();
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}

/** Follows the administrator's invitation, and answers the cookie of the session it opens. */
export async function administratorCookie(app: StaffApp, tenant: TestTenant): Promise<string> {
  const body = { token: tenant.administratorToken, password: goodPassword };
  const answer = await app.call('POST', '/api/password', { body });
  return answer.status === 200 ? cookieOf(answer) : app.signIn(administratorEmail, goodPassword);
}

export type Colleague = { readonly id: string; readonly email: string; readonly cookie: string };

/** Invites somebody, follows the invitation, and answers a session of theirs. */
export async function colleague(
  app: StaffApp,
  tenant: TestTenant,
  who: { readonly administrator: string; readonly name: string; readonly position: TermId; readonly unit: TermId },
): Promise<Colleague> {
  const email = `${who.name}@staff.example`;
  const body = { name: who.name, email, holdings: [{ position: who.position, unit: who.unit }] };
  const invited = await app.call('POST', '/api/people', { cookie: who.administrator, body });
  const { id } = PersonView.parse(await invited.json());
  const password = { token: await tenant.lastToken(), password: goodPassword };
  const answer = await app.call('POST', '/api/password', { body: password });
  return { id, email, cookie: cookieOf(answer) };
}
