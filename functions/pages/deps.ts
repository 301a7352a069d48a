import type { Context } from 'hono';
import type { PublicDesk, SignUpDesk } from '../../shared/usecase/public/public-desk.ts';

/** What the pages need from outside. The entry wires the real ones; tests pass their own. */
export type PagesDeps = {
  /** Host name under which everything is published, with port where it is not the default one. */
  readonly domain: string;
  readonly scheme: 'http' | 'https';
  /** The desk of the organisation at this host name (without port); undefined when there is none. */
  readonly publicDesk: (host: string) => Promise<PublicDesk | undefined>;
  readonly signUpDesk: SignUpDesk;
  readonly requestId: (context: Context) => string;
  /** Told of every error that nobody expected. Left out, it is written to the standard error as one line of JSON. */
  readonly reportBug?: (error: unknown, requestId: string) => void;
};
