import type { MiddlewareHandler } from 'hono';
import { type PagesDeps, isSiteHost, publishedAt } from './deps.ts';
import { type Bindings, isSafe, originOf } from './request.ts';

/**
 * The content security policy of a host. Everything comes from the page's own origin; files go to and come from the
 * organisation's files host. The site may send a form on to a console, which is where its sign-in leads.
 */
function contentSecurityPolicy(host: string, deps: PagesDeps): string {
  const addresses = publishedAt(deps);
  const slug = addresses.slugOf(host, 'intake');
  const files = slug === undefined ? '' : ` ${addresses.files(slug)}`;
  const consoles = isSiteHost(host, deps) ? ` ${addresses.console('*')}` : '';
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    `img-src 'self' data:${files}`,
    `connect-src 'self'${files}`,
    `form-action 'self'${files}${consoles}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Headers of every answer. Pages are never stored: they hold codes and complaints and are read on shared computers. */
export function securityHeaders(deps: PagesDeps): MiddlewareHandler<{ Bindings: Bindings }> {
  return async function setHeaders(context, next) {
    await next();
    const { headers } = context.res;
    // A page that may be shown in a frame elsewhere has said so itself.
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', contentSecurityPolicy(originOf(context.env).host, deps));
    headers.set('x-content-type-options', 'nosniff');
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    headers.set('referrer-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    if (deps.scheme === 'https') headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  };
}

/**
 * Whether an unsafe request was made by a page of its own origin: `Sec-Fetch-Site` says so, or, from browsers that do not
 * send it, `Origin` does. With neither header nobody vouches for it and it is refused (OWASP's advice for requests that
 * carry no proof of origin): every browser of the last years sends one of them, and a program can set `Origin` itself.
 */
function comesFromOwnPage(headers: Headers, host: string, deps: PagesDeps): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const addresses = publishedAt(deps);
  const slug = addresses.slugOf(host, 'intake');
  const own = isSiteHost(host, deps) ? addresses.site : slug === undefined ? undefined : addresses.intake(slug);
  return own !== undefined && headers.get('origin') === own;
}

/** Refuses unsafe requests of other sites; `refuse` makes the answer. */
export function refuseCrossSite<E extends { Bindings: Bindings }>(
  deps: PagesDeps,
  refuse: MiddlewareHandler<E>,
): MiddlewareHandler<E> {
  return async function checkOrigin(context, next) {
    if (isSafe(context)) return next();
    const { host } = originOf(context.env);
    return comesFromOwnPage(context.req.raw.headers, host, deps) ? next() : refuse(context, next);
  };
}
