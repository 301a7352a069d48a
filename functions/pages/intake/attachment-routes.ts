import { Hono } from 'hono';
import { UploadRequest } from '../../../shared/contract/public.ts';
import { problemResponse } from '../../lib/problem.ts';
import { readJson } from '../../lib/validate.ts';
import { leadTo } from '../answer.ts';
import { readCookie } from '../cookies.ts';
import type { PagesDeps } from '../deps.ts';
import { type IntakeContext, type IntakeEnv, askAgain, intakeProblem, keepPass, visitOf } from './visit.ts';

/** A ticket for a file that is sent while the form is still open. Asked for by script, so it speaks JSON. */
async function giveTicket(context: IntakeContext): Promise<Response> {
  const request = await readJson(context, UploadRequest);
  if (!request.ok) return problemResponse(context, request.refusal);
  const ticket = await visitOf(context).desk.ticketForForm(request.value);
  return ticket.ok ? context.json(ticket.value) : problemResponse(context, ticket.refusal);
}

/** Where the files host leads the browser after it took a file; goes back to the page that the file was sent from. */
async function takeIn(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const state = context.req.query('state');
  if (state === undefined) return intakeProblem(context, deps, 'request/malformed');
  const attached = await visitOf(context).desk.attach(state);
  if (!attached.ok) return intakeProblem(context, deps, attached.refusal.code);
  keepPass(context, deps, attached.value.pass);
  const back = readCookie(context, 'back', deps) === 'receipt' ? '/receipt' : '/follow/complaint';
  return leadTo(context, `${back}?attached=1`);
}

async function openFile(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const address = await visitOf(context).desk.fileAddress(pass, context.req.param('id') ?? '');
  if (address.ok) return leadTo(context, address.value);
  return address.refusal.code === 'receipt/not-valid'
    ? askAgain(context, deps)
    : intakeProblem(context, deps, address.refusal.code);
}

/** Photos and files: into a form, onto a complaint, and out again. */
export function attachmentRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.post('/uploads', (context) => giveTicket(context));
  routes.get('/attached', (context) => takeIn(context, deps));
  routes.get('/follow/files/:id', (context) => openFile(context, deps));
  return routes;
}
