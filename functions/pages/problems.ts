import type { Context } from 'hono';
import { type ProblemCode, type Refused, problems } from '../../shared/contract/problems.ts';
import type { Frame } from '../../web/intake/frame/page.tsx';
import { ProblemPage } from '../../web/intake/frame/problem-page.tsx';
import { siteWords } from '../../web/words/site/index.ts';
import { siteOrigin } from './addresses.ts';
import { sendPage, statusOf } from './answer.ts';
import type { PagesDeps } from './deps.ts';

/** What surrounds a page when something failed before the organisation or the language was known. */
const bareFrame = (deps: PagesDeps): Frame => ({
  language: 'zh-CN',
  languages: [],
  addressIn: () => '/',
  brand: siteWords['zh-CN'].brand,
  service: siteWords['zh-CN'].service,
  isUnverified: false,
  siteAddress: siteOrigin(deps),
});

/** A problem as a page. `frame` is undefined when the request did not come far enough to have one. */
export function problemPage(
  context: Context,
  deps: PagesDeps,
  frame: Frame | undefined,
  code: ProblemCode,
): Response | Promise<Response> {
  const props = { frame: frame ?? bareFrame(deps), problem: code, requestId: deps.requestId(context) };
  return sendPage(context, ProblemPage(props), statusOf(code));
}

/** A problem as `application/problem+json` (RFC 9457), for what a script asks. */
export function problemJson(context: Context, deps: PagesDeps, refused: Refused): Response {
  const { status, title } = problems[refused.code];
  const body = {
    type: `urn:huiyin:problem:${refused.code}`,
    ...refused,
    title,
    status,
    requestId: deps.requestId(context),
  };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}

/** Makes an error known that nobody expected, and answers with a page. */
export function bugPage(
  context: Context,
  deps: PagesDeps,
  frame: Frame | undefined,
  error: unknown,
): Response | Promise<Response> {
  const requestId = deps.requestId(context);
  if (deps.reportBug === undefined) {
    const text = error instanceof Error ? error.stack : String(error);
    console.error(JSON.stringify({ level: 'error', message: 'unexpected error in pages', requestId, error: text }));
  } else deps.reportBug(error, requestId);
  return problemPage(context, deps, frame, 'service/bug');
}
