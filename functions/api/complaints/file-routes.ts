import { type Context, Hono } from 'hono';
import { FileView } from '../../../shared/contract/complaints.ts';
import { AttachBody, FileQuery, PieceTickets, StaffUploadRequest } from '../../../shared/contract/files.ts';
import type { ComplaintState } from '../../../shared/complaint/state.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { complaintView, findVisible } from '../../../shared/usecase/complaint/read-complaint.ts';
import { attachByStaff } from '../../../shared/usecase/files/attach-by-staff.ts';
import { openFile } from '../../../shared/usecase/files/open-file.ts';
import { pieceTickets } from '../../../shared/usecase/files/piece-tickets.ts';
import { methodProblem, problemResponse } from '../../lib/problem.ts';
import { readJson, readQuery } from '../../lib/validate.ts';
import type { StaffEnv } from '../staff/staff-shell.ts';
import { actorOf, idOf, languageOf, refusedBy, sendComplaint, versionOf } from './requests.ts';
import type { ComplaintDeps, ComplaintShell } from './shell.ts';

/** The complaint of the address, when the signed-in person may see it. */
async function visibleAt(
  c: Context<StaffEnv>,
  deps: ComplaintDeps,
): Promise<Result<ComplaintState, { readonly code: 'complaint/not-found' }>> {
  const id = idOf(c);
  return id.ok ? findVisible(deps, id.value, actorOf(c)) : id;
}

/** `/complaints/{id}/files`, `/uploads`, `/attach-evidence`: what staff see of files and add to them. */
export function fileRoutes(shell: ComplaintShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();

  app.get('/complaints/:id/files/:fileId', async (c) => {
    const deps = await shell.complaintsOf(c);
    const visible = await visibleAt(c, deps);
    if (!visible.ok) return problemResponse(c, visible.refusal);
    const query = readQuery(c, FileQuery);
    if (!query.ok) return problemResponse(c, query.refusal);
    const asked = { actor: actorOf(c), fileId: c.req.param('fileId'), which: query.value.which };
    const url = await openFile(deps, visible.value, asked);
    return url.ok ? c.json(FileView.parse({ url: url.value })) : problemResponse(c, url.refusal);
  });

  app.post('/complaints/:id/uploads', async (c) => {
    const deps = await shell.complaintsOf(c);
    const visible = await visibleAt(c, deps);
    if (!visible.ok) return problemResponse(c, visible.refusal);
    const body = await readJson(c, StaffUploadRequest);
    if (!body.ok) return problemResponse(c, body.refusal);
    const tickets = await pieceTickets(deps.files, visible.value.id, body.value, deps.newFileId);
    return c.json(PieceTickets.parse(tickets));
  });

  app.post('/complaints/:id/attach-evidence', async (c) => {
    const version = versionOf(c);
    if (!version.ok) return problemResponse(c, version.refusal);
    const deps = await shell.complaintsOf(c);
    const visible = await visibleAt(c, deps);
    if (!visible.ok) return problemResponse(c, visible.refusal);
    const body = await readJson(c, AttachBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const actor = actorOf(c);
    const answer = await attachByStaff(deps, visible.value, body.value, { actor, expectedSeq: version.value });
    if (!answer.ok) return problemResponse(c, refusedBy(answer.refusal));
    return sendComplaint(c, await complaintView(deps, answer.value, actor, languageOf(c)));
  });

  app.all('/complaints/:id/files/:fileId', (c) => methodProblem(c, ['GET']));
  for (const part of ['uploads', 'attach-evidence']) {
    app.all(`/complaints/:id/${part}`, (c) => methodProblem(c, ['POST']));
  }
  return app;
}
