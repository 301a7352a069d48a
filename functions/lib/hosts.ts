/** Names of the public hosts, made from the one domain under which everything is published. */
export type Addresses = {
  readonly domain: string;
  readonly scheme: 'http' | 'https';
  readonly site: string;
  readonly intake: (slug: string) => string;
  readonly console: (slug: string) => string;
  readonly files: (slug: string) => string;
  /** Domain that mail is sent from: the published one without a port. */
  readonly mailDomain: string;
  /** The slug in the name of an intake or console host; undefined for a host of another shape. */
  readonly slugOf: (host: string, kind: 'intake' | 'console') => string | undefined;
};

export function addressesOf(environment: {
  readonly HUIYIN_DOMAIN: string;
  readonly HUIYIN_SCHEME: 'http' | 'https';
}): Addresses {
  const { HUIYIN_DOMAIN: domain, HUIYIN_SCHEME: scheme } = environment;
  const bare = domain.replace(/:\d+$/, '').toLowerCase();
  return {
    domain,
    scheme,
    site: `${scheme}://${domain}`,
    intake: (slug) => `${scheme}://${slug}.${domain}`,
    console: (slug) => `${scheme}://${slug}.console.${domain}`,
    files: (slug) => `${scheme}://${slug}.files.${domain}`,
    mailDomain: `mail.${bare}`,
    slugOf(host, kind) {
      const ending = kind === 'intake' ? `.${bare}` : `.console.${bare}`;
      const name = host.toLowerCase();
      if (!name.endsWith(ending)) return undefined;
      const slug = name.slice(0, -ending.length);
      return /^[a-z][a-z0-9-]*$/.test(slug) ? slug : undefined;
    },
  };
}
