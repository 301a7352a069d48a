import type { HostMatch } from './hosts.ts';

/**
 * Headers that every page gets, whoever made it; at the edge of AWS a response headers policy does the same. Ant Design puts
 * its styles into the page, hence `unsafe-inline` for styles. Attachments come from the files host of the same tenant.
 */
export function securityHeaders(host: Pick<HostMatch, 'slug'>, domain: string): Readonly<Record<string, string>> {
  const files = host.slug === '' ? '' : ` http://${host.slug}.files.${domain}`;
  const policy = [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self'${files}`,
    `img-src 'self' data: blob:${files}`,
    `form-action 'self'${files}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
