import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { PagesDeps } from './deps.ts';

export type CookieName = 'pass' | 'lang' | 'back' | 'welcome';

/** `__Host-` binds a cookie to exactly this host; plain http forbids the prefix. */
const fullName = (name: CookieName, deps: PagesDeps): string => (deps.scheme === 'https' ? `__Host-${name}` : name);

export const readCookie = (context: Context, name: CookieName, deps: PagesDeps): string | undefined =>
  getCookie(context, fullName(name, deps));

/** Sets a cookie that scripts cannot read; without a lifetime it ends with the browser's session. */
export function writeCookie(
  context: Context,
  deps: PagesDeps,
  cookie: { name: CookieName; value: string; seconds?: number },
): void {
  setCookie(context, fullName(cookie.name, deps), cookie.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.scheme === 'https',
    ...(cookie.seconds === undefined ? {} : { maxAge: cookie.seconds }),
  });
}

export function dropCookie(context: Context, name: CookieName, deps: PagesDeps): void {
  deleteCookie(context, fullName(name, deps), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.scheme === 'https',
  });
}
