import type { MiddlewareHandler } from 'hono';
import { problemResponse } from '../../lib/problem.ts';
import { sessionToken } from './session-cookie.ts';
import type { StaffEnv, StaffShell } from './staff-shell.ts';

/**
 * Lets only people with a valid session through; `c.get('actor')` is who they are and what they may do at this moment,
 * `c.get('staffDeps')` what the request was made with.
 */
export const requireStaff =
  (shell: StaffShell): MiddlewareHandler<StaffEnv> =>
  async (c, next) => {
    const token = sessionToken(c, shell);
    if (token === undefined) return problemResponse(c, { code: 'session/required' });
    const deps = await shell.staffOf(c);
    const staff = await deps.desk.currentStaff(token);
    if (!staff.ok) return problemResponse(c, staff.refusal);
    c.set('actor', staff.value);
    c.set('staffDeps', deps);
    return next();
  };
