import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a request that may change something through only when a page of the same host made it: by `Sec-Fetch-Site` where the
 * browser sends it, by `Origin` otherwise. A request with neither is refused (OWASP ASVS 5.0 3.5.1).
 *
 * @param scheme under which the service is published
 */
export const sameOriginOnly =
  (scheme: 'http' | 'https'): MiddlewareHandler =>
  async (c, next) => {
    if (safeMethods.has(c.req.method)) return next();
    const site = c.req.header('sec-fetch-site');
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const isSame = site === undefined ? c.req.header('origin') === `${scheme}://${host}` : site === 'same-origin';
    return isSame ? next() : problemResponse(c, { code: 'request/cross-site' });
  };
