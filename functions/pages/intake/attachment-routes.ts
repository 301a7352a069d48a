import { Hono } from 'hono';
import * as z from 'zod';
import { FileId } from '../../../shared/complaint/attachment.ts';
import { UploadRequest, filesMax } from '../../../shared/contract/files.ts';
import { problemResponse } from '../../lib/problem.ts';
import { readJson } from '../../lib/validate.ts';
import { leadTo } from '../answer.ts';
import { readCookie } from '../cookies.ts';
import type { PagesDeps } from '../deps.ts';
import { type IntakeContext, type IntakeEnv, askAgain, intakeProblem, keepPass, visitOf } from './visit.ts';

/** Tickets for a file that is sent in pieces. Asked for by script, so it speaks JSON. */
async function giveTickets(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const request = await readJson(context, UploadRequest);
  if (!request.ok) return problemResponse(context, request.refusal);
  const { desk, sender } = visitOf(context);
  const tickets = await desk.ticketsFor(request.value, readCookie(context, 'pass', deps), sender);
  return tickets.ok ? context.json(tickets.value) : problemResponse(context, tickets.refusal);
}

const Sent = z.strictObject({ uploads: z.array(FileId).min(1).max(filesMax) });

/** Files that a script has sent for the complaint of the pass are taken in. */
async function takeSent(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const sent = await readJson(context, Sent);
  if (!sent.ok) return problemResponse(context, sent.refusal);
  const taken = await visitOf(context).desk.attachSent(readCookie(context, 'pass', deps) ?? '', sent.value.uploads);
  return taken.ok ? context.body(null, 204) : problemResponse(context, taken.refusal);
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
  routes.post('/uploads', (context) => giveTickets(context, deps));
  routes.post('/attached', (context) => takeSent(context, deps));
  routes.get('/attached', (context) => takeIn(context, deps));
  routes.get('/follow/files/:id', (context) => openFile(context, deps));
  return routes;
}
