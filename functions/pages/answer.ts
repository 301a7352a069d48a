import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type ProblemCode, problems } from '../../shared/contract/problems.ts';

/** Sends a page as a whole HTML document. */
export const sendPage = (
  context: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> => context.html(html`<!doctype html>${page}`, status);

export const statusOf = (code: ProblemCode): ContentfulStatusCode => problems[code].status;

/** Leads the browser on with GET, after something was done by POST. */
export const leadTo = (context: Context, address: string): Response => context.redirect(address, 303);
