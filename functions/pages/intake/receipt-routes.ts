import { Hono } from 'hono';
import { FollowAction } from '../../../shared/contract/following.ts';
import { filesMax } from '../../../shared/contract/files.ts';
import { ReceiptPage } from '../../../web/intake/receipt-page.tsx';
import { sendPage } from '../answer.ts';
import { readCookie, writeCookie } from '../cookies.ts';
import { type PagesDeps, publishedAt } from '../deps.ts';
import { type IntakeContext, type IntakeEnv, askAgain, visitOf } from './visit.ts';

async function showReceipt(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const { desk, frame, promise } = visitOf(context);
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const receipt = await desk.receipt(pass);
  if (!receipt.ok) return askAgain(context, deps);
  const ticket = receipt.value.files < filesMax ? await desk.ticketForPass(pass) : undefined;
  writeCookie(context, deps, { name: 'back', value: 'receipt' });
  const page = ReceiptPage({
    frame,
    promise,
    receipt: receipt.value,
    ticket: ticket?.ok === true ? ticket.value : undefined,
    isAttached: context.req.query('attached') !== undefined,
    done: FollowAction.safeParse(context.req.query('done')).data,
    verifyAddress: `${publishedAt(deps).intake(promise.slug)}/verify`,
    followAddress: `${publishedAt(deps).intake(promise.slug)}/follow`,
  });
  return sendPage(context, page);
}

/** What somebody takes home who has filed a complaint. */
export function receiptRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get('/receipt', (context) => showReceipt(context, deps));
  return routes;
}
