import type { Context } from 'hono';
import type { ProblemCode } from '../../shared/contract/problems.ts';
import type { Frame } from '../../web/intake/frame/page.tsx';
import { ProblemPage } from '../../web/intake/frame/problem-page.tsx';
import { brandWords } from '../../web/words/brand.ts';
import { logError } from '../lib/log.ts';
import { sendPage, statusOf } from './answer.ts';
import { type PagesDeps, publishedAt } from './deps.ts';

/** What surrounds a page when something failed before the organisation or the language was known. */
const bareFrame = (deps: PagesDeps): Frame => ({
  language: 'zh-CN',
  languages: [],
  addressIn: () => '/',
  ...brandWords['zh-CN'],
  isUnverified: false,
  siteAddress: publishedAt(deps).site,
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

/** Makes an error known that nobody expected, and answers with a page. */
export function bugPage(
  context: Context,
  deps: PagesDeps,
  frame: Frame | undefined,
  error: unknown,
): Response | Promise<Response> {
  logError('a page failed', error, { requestId: deps.requestId(context) });
  return problemPage(context, deps, frame, 'service/bug');
}
