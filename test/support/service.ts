import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { type StackOptions, startStack } from '../../infra/local/stack.ts';

/** A running service as its users know it: one port. Stories use nothing else of it. */
export type Service = { readonly port: number };

/** The hosts of one organisation, without port. */
export const hostsOf = (slug: string) =>
  ({
    intake: `${slug}.localhost`,
    console: `${slug}.console.localhost`,
    files: `${slug}.files.localhost`,
  }) as const;

/** The host on which organisations sign up, and which has the local panel. */
export const siteHost = 'localhost';

/** An empty data directory of its own. */
export function freshDataDir(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'huiyin-story-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Starts the whole service in this process, on data of its own; once per test file. Its clock starts on Monday 28 September
 * 2026, 09:00 in Shanghai, unless told otherwise.
 */
export async function startService(
  options: Partial<StackOptions> = {},
): Promise<Service & { readonly stop: () => Promise<void> }> {
  const data = freshDataDir();
  const stack = await startStack({
    dataDir: data.path,
    port: 0,
    quiet: true,
    clock: '2026-09-28T01:00:00.000Z',
    ...options,
  });
  return {
    port: stack.port,
    stop: async () => {
      await stack.stop();
      data.remove();
    },
  };
}

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
};

export type Sending = {
  readonly method?: string;
  /** Fields of a plain form; a list of pairs where a name comes more than once. */
  readonly form?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
  readonly json?: unknown;
  readonly body?: string | Buffer;
  /** `undefined` takes a header away that a browser would send. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
};

/** One person's browser: it keeps the cookies of every host apart and says of each request that it comes from the own page. */
export type Browser = {
  /** GET, or POST when something is sent. Redirects are not followed. */
  readonly ask: (host: string, path: string, sending?: Sending) => Promise<Reply>;
  readonly cookie: (host: string, name: string) => string | undefined;
  readonly setCookie: (host: string, name: string, value: string) => void;
};

function bodyOf({ form, json, body }: Sending): { readonly type?: string; readonly bytes?: Buffer } {
  if (form !== undefined) {
    const pairs = Array.isArray(form) ? form : Object.entries(form);
    const fields = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value]));
    return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(fields.toString()) };
  }
  if (json !== undefined) return { type: 'application/json', bytes: Buffer.from(JSON.stringify(json)) };
  return body === undefined ? {} : { bytes: Buffer.from(body) };
}

function exchange(
  port: number,
  request: { readonly method: string; readonly path: string; readonly headers: Record<string, string> },
  sending: { readonly body: Buffer | undefined; readonly from: string },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, localAddress: sending.from, ...request }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes, text: bytes.toString('utf8') });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(sending.body);
  });
}

let opened = 0;

/** A network address that nobody else on this machine has: all of 127.0.0.0/8 leads here. */
export const freshAddress = (): string => {
  opened += 1;
  return `127.1.${Math.floor(opened / 250)}.${1 + (opened % 250)}`;
};

/**
 * Opens a browser without cookies.
 *
 * @param from its network address; one of its own when none is named
 */
export function openBrowser({ port }: Service, from: string = freshAddress()): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (host: string): Map<string, string> => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };

  const keepCookies = (host: string, reply: Reply): void => {
    for (const line of reply.headers['set-cookie'] ?? []) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const isGone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
      if (isGone) jarOf(host).delete(name);
      else jarOf(host).set(name, pair.slice(name.length + 1));
    }
  };

  return {
    async ask(host, path, sending = {}) {
      const { type, bytes } = bodyOf(sending);
      const cookies = [...jarOf(host)].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers: Record<string, string | undefined> = {
        host: `${host}:${port}`,
        'sec-fetch-site': 'same-origin',
        'accept-language': 'zh-CN',
        ...(cookies !== '' && { cookie: cookies }),
        ...(type !== undefined && { 'content-type': type }),
        ...(bytes !== undefined && { 'content-length': String(bytes.length) }),
        ...sending.headers,
      };
      const given = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      const method = sending.method ?? (bytes === undefined ? 'GET' : 'POST');
      const reply = await exchange(port, { method, path, headers: Object.fromEntries(given) }, { body: bytes, from });
      keepCookies(host, reply);
      return reply;
    },
    cookie: (host, name) => jarOf(host).get(name),
    setCookie: (host, name, value) => {
      jarOf(host).set(name, value);
    },
  };
}

/** The JSON of an answer, read through its schema. @throws when the answer is no success or does not fit */
export function read<Body>(reply: Reply, schema: z.ZodType<Body>): Body {
  if (reply.status < 200 || reply.status > 299) throw new Error(`status ${reply.status}: ${reply.text.slice(0, 400)}`);
  return schema.parse(JSON.parse(reply.text));
}

const Mail = z.object({
  id: z.string(),
  at: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  links: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
});
export type Mail = z.infer<typeof Mail>;

const Execution = z.object({
  name: z.string(),
  machine: z.string(),
  status: z.string(),
  wakeAt: z.string().nullable(),
});
export type Execution = z.infer<typeof Execution>;

export type ClockMove = { readonly advance: string } | { readonly to: string };

/** What the local panel tells and does. */
export function panelOf(service: Service) {
  const browser = openBrowser(service);
  const Now = z.object({ now: z.string() });
  const post = async (path: string, json: unknown): Promise<string> =>
    read(await browser.ask(siteHost, path, { json }), Now).now;
  return {
    /** Waits until nothing is under way: streams, mails, timers that are due. */
    idle: (): Promise<string> => post('/_local/idle', {}),
    /** Moves the clock; answers the instant reached, when everything due on the way is done. */
    moveClock: (move: ClockMove): Promise<string> => post('/_local/clock', move),
    now: async (): Promise<string> => read(await browser.ask(siteHost, '/_local/clock'), Now).now,
    /** Every mail so far, oldest first, when nothing is under way any more. */
    async mails(): Promise<readonly Mail[]> {
      await post('/_local/idle', {});
      return read(await browser.ask(siteHost, '/_local/mails'), z.array(Mail));
    },
    executions: async (): Promise<readonly Execution[]> =>
      read(await browser.ask(siteHost, '/_local/executions'), z.array(Execution)),
  };
}

/** The newest mail to an address whose subject contains the words. @throws when there is none */
export async function mailTo(service: Service, address: string, words = ''): Promise<Mail> {
  const mails = await panelOf(service).mails();
  const found = mails.findLast((mail) => mail.to.includes(address) && mail.subject.includes(words));
  if (!found)
    throw new Error(`no mail to ${address} with “${words}”; there are ${mails.map((mail) => mail.subject).join(', ')}`);
  return found;
}

/** The token in the first link of a mail. */
export function tokenIn(mail: Pick<Mail, 'subject' | 'links'>): string {
  const token = new URL(mail.links[0] ?? '').searchParams.get('token');
  if (token === null) throw new Error(`no token in the mail “${mail.subject}”`);
  return token;
}
