import { complainant } from '../../complaint/facts.ts';
import { filesMax } from '../../complaint/verbs/supplement.ts';
import { fileBytesMax } from '../../contract/public.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { findAttachment } from '../complaint/attachments.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import type { AttachingDesk } from './public-desk.ts';
import { complaintIdOf, uploadOfState, uploadState } from './receipt.ts';
import { takeUpload } from './uploads.ts';

/** How often an uploaded file is taken in anew when others keep writing first. */
const attachAttemptsMax = 4;

/** Files: into a form, onto a complaint, and out again. */
export function attachingDesk(parts: PublicParts, { passOf, admitted }: AtTheDesk): AttachingDesk {
  const { log, files } = parts;

  const attach = async (state: string): ReturnType<AttachingDesk['attach']> => {
    const upload = uploadOfState(await parts.secret(), state);
    if (!upload) return refuse(noPass);
    const { id, fileId } = upload;
    const pass = await passOf(id);
    for (let attempt = 0; attempt < attachAttemptsMax; attempt++) {
      const events = await log.events(id);
      if (findAttachment(events, fileId)) return ok({ pass });
      const taken = await takeUpload(files, id, fileId);
      if (!taken.ok) return taken;
      const answer = await handleCommand(
        parts,
        id,
        { type: 'SupplementComplaint', files: [taken.value] },
        // Decided only on the events that were looked at: a second visit at the same moment must find the first one's file.
        { actor: complainant, expectedSeq: events.at(-1)?.event.seq },
      );
      if (answer.ok) return ok({ pass });
      if (answer.refusal.code !== 'complaint/changed') return refuse({ code: answer.refusal.code });
    }
    return refuse({ code: 'complaint/changed' });
  };

  return {
    attach,
    async ticketForForm(request) {
      const id = complaintIdOf(await parts.secret(), request.token);
      if (await log.load(id)) return refuse({ code: 'complaint/wrong-stage' });
      const fileId = parts.newFileId();
      const { mediaType, name, bytes } = request;
      const form = await files.uploadForm(
        { id, fileId },
        { bytesMax: fileBytesMax, claim: { mediaType, name, bytes } },
      );
      return ok({ id: fileId, url: form.url, fields: { ...form.fields } });
    },
    async ticketForPass(pass) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      if (state.files >= filesMax) return refuse({ code: 'complaint/too-many-files' });
      const fileId = parts.newFileId();
      const signedState = uploadState(await parts.secret(), state.id, fileId);
      const redirect = `${parts.intakeAddress}/attached?state=${encodeURIComponent(signedState)}`;
      const form = await files.uploadForm({ id: state.id, fileId }, { bytesMax: fileBytesMax, redirect });
      return ok({ id: fileId, url: form.url, fields: { ...form.fields } });
    },
    async fileAddress(pass, fileId) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      const found = findAttachment(await log.events(state.id), fileId);
      if (!found) return refuse({ code: 'file/not-found' });
      const { name, ...attachment } = found;
      return ok(await files.address(state.id, { attachment, name }));
    },
  };
}
