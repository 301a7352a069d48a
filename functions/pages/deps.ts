import type { Context } from 'hono';
import type { PublicDesk, SignUpDesk } from '../../shared/usecase/public/public-desk.ts';
import { type Addresses, addressesOf } from '../lib/hosts.ts';

/** What the pages need from outside. The entry wires the real ones; tests pass their own. */
export type PagesDeps = {
  /** Host name under which everything is published, with port where it is not the default one. */
  readonly domain: string;
  readonly scheme: 'http' | 'https';
  /** The desk of the organisation at this host name (without port); undefined when there is none. */
  readonly publicDesk: (host: string) => Promise<PublicDesk | undefined>;
  readonly requestId: (context: Context) => string;
};

/** What Huiyin's own site needs besides. */
export type SiteDeps = PagesDeps & { readonly signUpDesk: SignUpDesk };

/** The names under which everything is published. `*` as a slug gives the pattern of all organisations. */
export const publishedAt = ({ domain, scheme }: PagesDeps): Addresses =>
  addressesOf({ HUIYIN_DOMAIN: domain, HUIYIN_SCHEME: scheme });

/** Whether that host name (without port) is the site's own, and not an organisation's. */
export const isSiteHost = (host: string, { domain }: PagesDeps): boolean =>
  host === domain.replace(/:\d+$/, '').toLowerCase();
