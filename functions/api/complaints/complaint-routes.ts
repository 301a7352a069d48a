import { type Context, Hono } from 'hono';
import {
  DossierView,
  IdentityView,
  NewCodeBody,
  NewCodeView,
  QueuePage,
  QueueQuery,
  RegisterBody,
  RevealBody,
  type StaffVerb,
  staffVerbs,
} from '../../../shared/contract/complaints.ts';
import { FormToken } from '../../../shared/contract/filing.ts';
import { ComplaintCommand } from '../../../shared/complaint/commands.ts';
import { keysOf } from '../../../shared/kernel/keys-of.ts';
import { handleCommand } from '../../../shared/usecase/complaint/handle-command.ts';
import { complaintView, findVisible, readComplaint } from '../../../shared/usecase/complaint/read-complaint.ts';
import { handOutNewCode } from '../../../shared/usecase/complaint/new-code.ts';
import { readDossier } from '../../../shared/usecase/complaint/read-dossier.ts';
import { readQueue } from '../../../shared/usecase/complaint/read-queue.ts';
import { registerByStaff } from '../../../shared/usecase/complaint/register-by-staff.ts';
import { revealIdentity } from '../../../shared/usecase/complaint/reveal-identity.ts';
import { methodProblem, problemResponse } from '../../lib/problem.ts';
import { readJson, readQuery } from '../../lib/validate.ts';
import type { StaffEnv } from '../staff/staff-shell.ts';
import { actorOf, idOf, languageOf, refusedBy, sendComplaint, versionOf } from './requests.ts';
import type { ComplaintShell } from './shell.ts';
import * as z from 'zod';

/** The command that a body means under the address of a verb. The address alone says which verb it is. */
const commandOf = (verb: StaffVerb) =>
  z.preprocess((body, context) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    if ('type' in body) context.addIssue({ code: 'unrecognized_keys', keys: ['type'], input: body });
    return { ...body, type: staffVerbs[verb] };
  }, ComplaintCommand);

async function useVerb(c: Context<StaffEnv>, shell: ComplaintShell, verb: StaffVerb): Promise<Response> {
  const id = idOf(c);
  if (!id.ok) return problemResponse(c, id.refusal);
  const version = versionOf(c);
  if (!version.ok) return problemResponse(c, version.refusal);
  const body = await readJson(c, commandOf(verb));
  if (!body.ok) return problemResponse(c, body.refusal);
  if (body.value.type === 'RegisterComplaint') throw new Error('an address that registers');
  const deps = await shell.complaintsOf(c);
  const actor = actorOf(c);
  const visible = await findVisible(deps, id.value, actor);
  if (!visible.ok) return problemResponse(c, visible.refusal);
  const answer = await handleCommand(deps, id.value, body.value, { actor, expectedSeq: version.value });
  if (!answer.ok) return problemResponse(c, refusedBy(answer.refusal));
  return sendComplaint(c, await complaintView(deps, answer.value, actor, languageOf(c)));
}

/** `/complaints`: queues, single complaints, verbs, identity and dossier. Mounted behind `requireStaff`. */
export function complaintRoutes(shell: ComplaintShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();

  app.get('/vocabulary', async (c) => c.json(await (await shell.complaintsOf(c)).vocabulary()));

  app.get('/complaints', async (c) => {
    const query = readQuery(c, QueueQuery);
    if (!query.ok) return problemResponse(c, query.refusal);
    const page = await readQueue((await shell.complaintsOf(c)).log, query.value, actorOf(c));
    return page.ok ? c.json(QueuePage.parse(page.value)) : problemResponse(c, page.refusal);
  });

  app.post('/complaints', async (c) => {
    const key = FormToken.safeParse(c.req.header('idempotency-key'));
    if (!key.success) return problemResponse(c, { code: 'request/idempotency-key-required' });
    const body = await readJson(c, RegisterBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const deps = await shell.complaintsOf(c);
    const actor = actorOf(c);
    const registered = await registerByStaff(deps, body.value, { actor, token: key.data });
    if (!registered.ok) return problemResponse(c, refusedBy(registered.refusal));
    c.status(201);
    return sendComplaint(c, await complaintView(deps, registered.value, actor, languageOf(c)));
  });

  app.get('/complaints/:id', async (c) => {
    const id = idOf(c);
    if (!id.ok) return problemResponse(c, id.refusal);
    const reader = { actor: actorOf(c), language: languageOf(c) };
    const view = await readComplaint(await shell.complaintsOf(c), id.value, reader);
    return view.ok ? sendComplaint(c, view.value) : problemResponse(c, view.refusal);
  });

  for (const verb of keysOf(staffVerbs)) app.post(`/complaints/:id/${verb}`, (c) => useVerb(c, shell, verb));

  app.post('/complaints/:id/identity', async (c) => {
    const id = idOf(c);
    if (!id.ok) return problemResponse(c, id.refusal);
    const body = await readJson(c, RevealBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const asking = { actor: actorOf(c), reason: body.value.reason };
    const identity = await revealIdentity(await shell.complaintsOf(c), id.value, asking);
    return identity.ok
      ? c.json(IdentityView.parse(identity.value))
      : problemResponse(c, { code: identity.refusal.code });
  });

  app.post('/complaints/:id/receipt-code', async (c) => {
    const id = idOf(c);
    if (!id.ok) return problemResponse(c, id.refusal);
    const body = await readJson(c, NewCodeBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const by = { actor: actorOf(c), reason: body.value.reason };
    const handed = await handOutNewCode(await shell.complaintsOf(c), id.value, by);
    return handed.ok ? c.json(NewCodeView.parse(handed.value)) : problemResponse(c, refusedBy(handed.refusal));
  });

  app.get('/complaints/:id/dossier', async (c) => {
    const id = idOf(c);
    if (!id.ok) return problemResponse(c, id.refusal);
    const dossier = await readDossier(await shell.complaintsOf(c), id.value, actorOf(c));
    return dossier.ok ? c.json(DossierView.parse(dossier.value)) : problemResponse(c, dossier.refusal);
  });

  for (const path of ['/vocabulary', '/complaints/:id']) app.all(path, (c) => methodProblem(c, ['GET']));
  app.all('/complaints', (c) => methodProblem(c, ['GET', 'POST']));
  app.all('/complaints/:id/dossier', (c) => methodProblem(c, ['GET']));
  for (const verb of [...keysOf(staffVerbs), 'identity', 'receipt-code']) {
    app.all(`/complaints/:id/${verb}`, (c) => methodProblem(c, ['POST']));
  }

  return app;
}
