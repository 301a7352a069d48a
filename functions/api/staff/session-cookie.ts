import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { StaffShell } from './staff-shell.ts';

/**
 * The cookie of a session (OWASP ASVS 5.0 3.3.1 to 3.3.4). `__Host-` binds it to exactly this host, so that neither another tenant nor the
 * public pages can set it; browsers refuse the prefix over plain http. It ends with the browser, the session with its
 * own limits.
 */
const cookieName = ({ scheme }: StaffShell): string => (scheme === 'https' ? '__Host-session' : 'session');

const attributes = ({ scheme }: StaffShell) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: scheme === 'https' }) as const;

export const sessionToken = (c: Context, shell: StaffShell): string | undefined => getCookie(c, cookieName(shell));

export const setSession = (c: Context, shell: StaffShell, token: string): void =>
  setCookie(c, cookieName(shell), token, attributes(shell));

export const clearSession = (c: Context, shell: StaffShell): void => {
  deleteCookie(c, cookieName(shell), attributes(shell));
};
