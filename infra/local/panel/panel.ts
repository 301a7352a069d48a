import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';

import { type Instant, instantOf } from '../../../shared/kernel/time.ts';
import { millisecondsOfDuration } from '../clock/duration.ts';
import type { GatewayAnswer } from '../gateway/answer.ts';
import type { PanelPages } from '../gateway/gateway.ts';
import { readBody } from '../protocol.ts';
import type { Mail } from '../ses/mail-store.ts';
import type { Execution } from '../states/executions.ts';
import { panelPage, type TableCount } from './page.ts';

/** What the panel shows and moves. */
export type PanelParts = {
  readonly mails: () => readonly Mail[];
  /** Takes a mail in as if it had been sent to us; answers for how many of us. */
  readonly drop: (raw: Buffer) => number;
  readonly executions: () => readonly Execution[];
  readonly tables: () => Promise<readonly TableCount[]>;
  readonly now: () => Instant;
  /** Moves the clock to `target(now)`, milliseconds since 1970 UTC. */
  readonly move: (target: (now: number) => number) => Promise<Instant | 'backwards'>;
  readonly idle: () => Promise<void>;
};

const json = (body: unknown): GatewayAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const problem = (status: number, title: string): GatewayAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title, status }),
});

const Move = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ to: z.union([z.iso.datetime({ offset: true }), z.iso.date()]) }),
]);

/** Where a request wants the clock to be, as a function of now; undefined when it is not a move. */
function targetOf(input: unknown): ((now: number) => number) | undefined {
  const move = Move.safeParse(input);
  if (!move.success) return undefined;
  if ('to' in move.data) {
    const to = Date.parse(move.data.to);
    return () => to;
  }
  const duration = millisecondsOfDuration(move.data.advance);
  return duration === undefined ? undefined : (now) => now + duration;
}

const bodyBytesMax = 10_000;

/** Pages and JSON of `/_local`: mails, timers, tables, and the clock. It exists on this machine only. */
export function panelPages(parts: PanelParts): PanelPages {
  return async (request, path) => {
    switch (`${request.method} ${path.replace(/\/$/, '')}`) {
      case 'GET /_local':
        return page(parts);
      case 'GET /_local/panel.css':
        return {
          status: 200,
          headers: { 'content-type': 'text/css; charset=utf-8' },
          body: await readFile(new URL('panel.css', import.meta.url)),
        };
      case 'GET /_local/mails':
        return json(parts.mails().map(({ bounced: _bounced, ...mail }) => mail));
      case 'POST /_local/mail-in':
        return dropMail(parts, request);
      case 'GET /_local/executions':
        return json(parts.executions().map(executionView));
      case 'GET /_local/clock':
        return json({ now: parts.now() });
      case 'POST /_local/clock':
        return moveClock(parts, request);
      case 'POST /_local/idle':
        return waitForIdle(parts, request);
      default:
        return problem(404, 'not part of the panel');
    }
  };
}

async function page(parts: PanelParts): Promise<GatewayAnswer> {
  const content = await panelPage({
    now: parts.now(),
    mails: parts.mails().toReversed(),
    executions: parts.executions().map(executionView),
    tables: await parts.tables(),
  });
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: content,
  };
}

/** An execution as the panel tells it. */
export type ExecutionView = {
  readonly name: string;
  readonly machine: string;
  readonly status: string;
  readonly state: string;
  readonly wakeAt: Instant | null;
  readonly input: unknown;
};

const executionView = (execution: Execution): ExecutionView => ({
  name: execution.name,
  machine: execution.machine,
  status: execution.status,
  state: execution.state,
  wakeAt: execution.wakeAt === null ? null : instantOf(execution.wakeAt),
  input: JSON.parse(execution.input),
});

/** A page of another site must not move the clock. */
const isForeign = (request: IncomingMessage): boolean => {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

async function moveClock(parts: PanelParts, request: IncomingMessage): Promise<GatewayAnswer> {
  if (isForeign(request)) return problem(403, 'not from this page');
  const body = (await readBody(request, bodyBytesMax))?.toString('utf8') ?? '';
  const isForm = String(request.headers['content-type']).startsWith('application/x-www-form-urlencoded');
  const target = targetOf(isForm ? Object.fromEntries(new URLSearchParams(body)) : parseJson(body));
  if (target === undefined) {
    return problem(
      422,
      'state {"advance":"P1D"} (weeks, days, hours, minutes, seconds) or {"to":"2026-12-01T01:00:00Z"}',
    );
  }
  const reached = await parts.move(target);
  if (reached === 'backwards') return problem(422, 'the clock does not go backwards');
  return isForm ? { status: 303, headers: { location: '/_local' }, body: '' } : json({ now: reached });
}

async function waitForIdle(parts: PanelParts, request: IncomingMessage): Promise<GatewayAnswer> {
  if (isForeign(request)) return problem(403, 'not from this page');
  await parts.idle();
  return json({ now: parts.now() });
}

const mailBytesMax = 40 * 1024 * 1024;

/** A raw mail (`message/rfc822`), or the fields of the panel's form. */
async function dropMail(parts: PanelParts, request: IncomingMessage): Promise<GatewayAnswer> {
  if (isForeign(request)) return problem(403, 'not from this page');
  const body = await readBody(request, mailBytesMax);
  if (body === undefined) return problem(413, 'larger than any mail');
  const isForm = String(request.headers['content-type']).startsWith('application/x-www-form-urlencoded');
  const count = parts.drop(isForm ? mailOfForm(new URLSearchParams(body.toString('utf8')), parts.now()) : body);
  if (count === 0) return problem(422, 'nobody of ours among the recipients: <slug>@mail.<domain>');
  return isForm ? { status: 303, headers: { location: '/_local' }, body: '' } : json({ recipients: count });
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** A plain mail out of a form; line breaks in a header field would begin another one. */
function mailOfForm(form: URLSearchParams, now: Instant): Buffer {
  const line = (name: string): string => (form.get(name) ?? '').replaceAll(/[\r\n]+/g, ' ');
  return Buffer.from(
    [
      `From: ${line('from')}`,
      `To: ${line('to')}`,
      `Subject: =?utf-8?B?${base64(line('subject'))}?=`,
      `Message-ID: <${randomUUID()}@panel.localhost>`,
      `Date: ${new Date(now).toUTCString()}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64(form.get('text') ?? ''),
      '',
    ].join('\r\n'),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
