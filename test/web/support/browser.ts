import { type PagesDeps, createPagesApp } from '../../../functions/pages/app.ts';
import { type MemoryDesk, memoryDesk } from './memory-desk.ts';
import { type MemorySignUp, memorySignUp } from './memory-sign-up.ts';
import { estate, hospital } from './promises.ts';

type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

export type Visitor = {
  readonly cookies: ReadonlyMap<string, string>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form as a browser without script does: urlencoded, from a page of the same origin. */
  readonly post: (
    path: string,
    fields: readonly (readonly [string, string])[],
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly request: (path: string, init: RequestInit) => Promise<Answer>;
};

export type World = {
  readonly hospital: MemoryDesk;
  readonly estate: MemoryDesk;
  readonly signUps: MemorySignUp;
  /** A browser of its own at that host, with an empty cookie jar. */
  readonly visitor: (host: string) => Visitor;
};

export const sender = '203.0.113.7';

/** The pages of two organisations and of the site, published under `example.cn`. */
export function openWorld(options: Partial<Pick<PagesDeps, 'scheme' | 'domain' | 'publicDesk'>> = {}): World {
  const desks = { hospital: memoryDesk(hospital), estate: memoryDesk(estate) };
  const { scheme = 'https', domain = 'example.cn' } = options;
  const signUps = memorySignUp((slug) => `${scheme}://${slug}.console.${domain}`);
  const bare = domain.replace(/:\d+$/, '');
  const byHost = new Map([
    [`renmin.${bare}`, desks.hospital],
    [`maple.${bare}`, desks.estate],
  ]);
  const deps = { publicDesk: async (host: string) => byHost.get(host), requestId: () => 'request-1', ...options };
  const app = createPagesApp({ ...deps, scheme, domain }, async () => signUps);
  const visitor = (host: string): Visitor => {
    const jar = new Map<string, string>();
    const request = async (path: string, init: RequestInit): Promise<Answer> => {
      const headers = new Headers(init.headers);
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const event = { requestContext: { domainName: host, http: { sourceIp: sender } } };
      const response = await app.request(`https://${host}${path}`, { ...init, headers }, { event });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (/max-age=0/i.test(cookie)) jar.delete(name);
        else jar.set(name, value);
      }
      return { status: response.status, headers: response.headers, text: await response.text() };
    };
    return {
      cookies: jar,
      request,
      get: (path, headers = {}) => request(path, { headers }),
      post: (path, fields, headers = { 'sec-fetch-site': 'same-origin' }) =>
        request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
        }),
    };
  };
  return { ...desks, signUps, visitor };
}

export { readable } from '../../support/html.ts';

/** The value of the hidden field of that name. */
export function hidden(html: string, name: string): string {
  const value = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`no hidden field ${name}`);
  return value;
}
