import type { PagesDeps } from './deps.ts';

type Published = Pick<PagesDeps, 'domain' | 'scheme'>;

/** The published domain without its port, as a host name stands in an event. */
export const bareDomain = ({ domain }: Published): string => domain.replace(/:\d+$/, '').toLowerCase();

/** What stands before the domain in a host name: '' for the site itself, undefined for a host of somebody else. */
export function hostLabel(host: string, published: Published): string | undefined {
  const bare = bareDomain(published);
  if (host.toLowerCase() === bare) return '';
  return host.toLowerCase().endsWith(`.${bare}`) ? host.toLowerCase().slice(0, -bare.length - 1) : undefined;
}

export const siteOrigin = ({ scheme, domain }: Published): string => `${scheme}://${domain}`;

/** Origin of an organisation's public pages. `*` as slug gives the pattern of all. */
export const intakeOrigin = (slug: string, { scheme, domain }: Published): string => `${scheme}://${slug}.${domain}`;

export const consoleOrigin = (slug: string, { scheme, domain }: Published): string =>
  `${scheme}://${slug}.console.${domain}`;

export const filesOrigin = (slug: string, { scheme, domain }: Published): string =>
  `${scheme}://${slug}.files.${domain}`;
