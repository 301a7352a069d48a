import type { Context } from 'hono';
import * as z from 'zod';

/** The part of an API Gateway HTTP API event that the pages rely on; nothing else of it is looked at. */
const Invocation = z.object({
  requestContext: z.object({
    domainName: z.string().min(1).toLowerCase(),
    http: z.object({ sourceIp: z.string() }),
  }),
});

/** The host name that the gateway verified, and the network address of the sender. Headers have no say in either. */
export type Origin = { readonly host: string; readonly sender: string };

/** @throws ZodError when the pages were not called by the gateway */
export function originOf(bindings: { readonly event?: unknown } | undefined): Origin {
  const { requestContext } = Invocation.parse(bindings?.event);
  return { host: requestContext.domainName, sender: requestContext.http.sourceIp };
}

/** What Hono hands to every handler of the pages. */
export type Bindings = { readonly event?: unknown };

export const isSafe = (context: Context): boolean => context.req.method === 'GET' || context.req.method === 'HEAD';
