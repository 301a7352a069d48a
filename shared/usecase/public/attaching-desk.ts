import { complainant } from '../../complaint/facts.ts';
import { isTakenFrom } from '../../complaint/media-types.ts';
import { type ComplaintState, isClosed } from '../../complaint/state.ts';
import { filesMax } from '../../complaint/verbs/supplement.ts';
import { anyBytesMax } from '../../contract/files.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Refused } from '../../contract/problems.ts';
import { complainantsFiles } from '../complaint/attachments.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import { dispositionOf, pieceTickets } from '../files/piece-tickets.ts';
import { sealings, statusOf } from '../files/sealed-files.ts';
import { takeUpload } from '../files/take-upload.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import { limits } from './guard/limits.ts';
import { digestUnder, networkOf } from './guard/sender.ts';
import type { AttachingDesk } from './public-desk.ts';
import { complaintIdOf, uploadOfState, uploadState } from './receipt.ts';

/** How often an uploaded file is taken in anew when others keep writing first. */
const attachAttemptsMax = 6;

const mayAdd = (state: ComplaintState): boolean => !isClosed(state) && state.files < filesMax;

/** Files: into a form, onto a complaint, and out again. */
export function attachingDesk(parts: PublicParts, { passOf, admitted }: AtTheDesk): AttachingDesk {
  const { log, files } = parts;

  /** Takes one file in, once. */
  const takeIn = async (id: ComplaintId, fileId: string): Promise<Result<undefined, Refused>> => {
    for (let attempt = 0; attempt < attachAttemptsMax; attempt++) {
      const [loaded, events] = await Promise.all([log.load(id), log.events(id)]);
      if (!loaded) return refuse(noPass);
      if (events.flatMap(complainantsFiles).some((file) => file.id === fileId)) return ok(undefined);
      const { identityMode, language, files: count } = loaded.state;
      const taken = await takeUpload(files, { id, fileId }, { identityMode, language, position: count + 1 });
      if (!taken.ok) return taken;
      const answer = await handleCommand(
        parts,
        id,
        { type: 'SupplementComplaint', files: [taken.value] },
        // Decided only on the events that were looked at: a second visit at the same moment must find the first one's file.
        { actor: complainant, expectedSeq: events.at(-1)?.event.seq },
      );
      if (answer.ok) return ok(undefined);
      if (answer.refusal.code !== 'complaint/changed') return refuse({ code: answer.refusal.code });
    }
    return refuse({ code: 'complaint/changed' });
  };

  /** Whether the sender has not announced too many files within the hour. */
  const mayAnnounce = async (sender: string): Promise<boolean> => {
    const now = parts.clock.now();
    const digest = digestUnder(await parts.hourKeys.current(now), 'sender', networkOf(sender));
    return (await parts.uploadsAnnounced.count(digest, now)) <= limits.uploadsMost;
  };

  return {
    async ticketsFor(request, pass, sender) {
      const { token, mediaType } = request;
      if (!(await mayAnnounce(sender))) return refuse({ code: 'file/too-many-announced' });
      const id = token === undefined ? undefined : complaintIdOf(await parts.secret(), token);
      if (id) {
        if (await log.load(id)) return refuse({ code: 'complaint/wrong-stage' });
        return ok(await pieceTickets(files, id, request, parts.newFileId));
      }
      const state = pass === undefined ? undefined : await admitted(pass);
      if (!state) return refuse(noPass);
      if (!mayAdd(state)) return refuse({ code: 'complaint/too-many-files' });
      if (!isTakenFrom(state.identityMode, mediaType)) return refuse({ code: 'file/not-for-anonymous' });
      const announced = state.identityMode === 'anonymous' ? { ...request, name: undefined } : request;
      return ok(await pieceTickets(files, state.id, announced, parts.newFileId));
    },

    async ticketForPass(pass) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      if (state.files >= filesMax) return refuse({ code: 'complaint/too-many-files' });
      const fileId = parts.newFileId();
      const signedState = uploadState(await parts.secret(), state.id, fileId, state.codeRotation);
      const redirect = `${parts.intakeAddress}/attached?state=${encodeURIComponent(signedState)}`;
      const form = await files.wholeForm({ id: state.id, fileId }, { bytesMax: anyBytesMax, redirect });
      const isAnonymous = state.identityMode === 'anonymous';
      return ok({ id: fileId, url: form.url, fields: { ...form.fields }, isAnonymous });
    },

    async attach(state) {
      const upload = uploadOfState(await parts.secret(), state);
      const complaint = upload && (await log.load(upload.id))?.state;
      if (!complaint || (complaint.codeRotation ?? 0) !== upload.rotation) return refuse(noPass);
      const taken = await takeIn(upload.id, upload.fileId);
      return taken.ok ? ok({ pass: await passOf(complaint) }) : taken;
    },

    async attachSent(pass, fileIds) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      for (const fileId of new Set(fileIds)) {
        const taken = await takeIn(state.id, fileId);
        if (!taken.ok) return taken;
      }
      return ok(undefined);
    },

    async fileAddress(pass, fileId) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      const events = await log.events(state.id);
      const found = events.flatMap(complainantsFiles).find((file) => file.id === fileId);
      if (!found) return refuse({ code: 'file/not-found' });
      const place = { id: state.id, fileId: found.id };
      const { name, mediaType } = found;
      const status = statusOf(sealings(events).get(found.id));
      if (status !== 'ready')
        return refuse({ code: status === 'being-checked' ? 'file/being-checked' : 'file/withheld' });
      return ok(await files.address(place, 'shown', { mediaType, name, disposition: dispositionOf(mediaType) }));
    },
  };
}
