import { type Context, Hono } from 'hono';
import {
  JoinMailBody,
  MailBoxPage,
  MailBoxQuery,
  MailComplaint,
  MailCount,
  MailView,
  RegisterMailBody,
  SetAsideBody,
  TakeBackBody,
} from '../../../shared/contract/mail-box.ts';
import type { Refused } from '../../../shared/contract/problems.ts';
import { ComplaintId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { MailDesk, MailRefusal } from '../../../shared/usecase/mail-box/mail-desk.ts';
import { methodProblem, problemResponse } from '../../lib/problem.ts';
import { readJson, readQuery } from '../../lib/validate.ts';
import { actorOf } from '../complaints/requests.ts';
import type { StaffEnv } from '../staff/staff-shell.ts';
import type * as z from 'zod';

export type MailBoxShell = { readonly mailsOf: (c: Context) => Promise<MailDesk> };

const refusedBy = ({ code, ...about }: MailRefusal): Refused => ({
  code,
  ...(Object.keys(about).length > 0 && { about }),
});

/** What the desk says, through the schema of the answer. */
function send<Value>(c: Context, answer: Result<Value, MailRefusal>, schema: z.ZodType<Value>): Response {
  return answer.ok ? c.json(schema.parse(answer.value)) : problemResponse(c, refusedBy(answer.refusal));
}

/** A decision about one mail: its body through the schema, then the desk. */
async function decide<Body>(
  c: Context<StaffEnv>,
  shell: MailBoxShell,
  schema: z.ZodType<Body>,
  act: (desk: MailDesk, id: ComplaintId, body: Body) => Promise<Response>,
): Promise<Response> {
  const id = ComplaintId.safeParse(c.req.param('id'));
  if (!id.success) return problemResponse(c, { code: 'mail/not-found' });
  const body = await readJson(c, schema);
  if (!body.ok) return problemResponse(c, body.refusal);
  return act(await shell.mailsOf(c), id.data, body.value);
}

/** `/mail-box`: what came by mail and waits for an officer. Mounted behind `requireStaff`. */
export function mailBoxRoutes(shell: MailBoxShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();

  app.get('/mail-box', async (c) => {
    const query = readQuery(c, MailBoxQuery);
    if (!query.ok) return problemResponse(c, query.refusal);
    const { state, cursor } = query.value;
    return send(c, await (await shell.mailsOf(c)).page(actorOf(c), state, cursor), MailBoxPage);
  });

  app.get('/mail-box/count', async (c) => send(c, await (await shell.mailsOf(c)).count(actorOf(c)), MailCount));

  app.get('/mail-box/:id', async (c) => {
    const id = ComplaintId.safeParse(c.req.param('id'));
    if (!id.success) return problemResponse(c, { code: 'mail/not-found' });
    return send(c, await (await shell.mailsOf(c)).read(actorOf(c), id.data), MailView);
  });

  app.post('/mail-box/:id/register', (c) =>
    decide(c, shell, RegisterMailBody, async (desk, id, body) =>
      send(c, await desk.register(actorOf(c), id, body), MailComplaint),
    ),
  );
  app.post('/mail-box/:id/join', (c) =>
    decide(c, shell, JoinMailBody, async (desk, id, { number }) =>
      send(c, await desk.join(actorOf(c), id, number), MailComplaint),
    ),
  );
  app.post('/mail-box/:id/set-aside', (c) =>
    decide(c, shell, SetAsideBody, async (desk, id, { reason }) =>
      send(c, await desk.setAside(actorOf(c), id, reason), MailView),
    ),
  );
  app.post('/mail-box/:id/take-back', (c) =>
    decide(c, shell, TakeBackBody, async (desk, id) => send(c, await desk.takeBack(actorOf(c), id), MailView)),
  );

  for (const path of ['/mail-box', '/mail-box/count', '/mail-box/:id']) app.all(path, (c) => methodProblem(c, ['GET']));
  for (const verb of ['register', 'join', 'set-aside', 'take-back']) {
    app.all(`/mail-box/:id/${verb}`, (c) => methodProblem(c, ['POST']));
  }
  return app;
}
