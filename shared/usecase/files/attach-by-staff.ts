import type { NamedAttachment } from '../../complaint/command.ts';
import type { Actor } from '../../complaint/facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { AttachBody } from '../../contract/files.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { findAttachment } from '../complaint/attachments.ts';
import { type Obstacle, handleCommand } from '../complaint/handle-command.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';
import type { FileStore } from './ports.ts';
import { type UploadRefusal, takeUpload } from './take-upload.ts';

/** Attaches what a member of staff has uploaded for a complaint. Files that are attached already are not attached again. */
export async function attachByStaff(
  ports: ComplaintPorts & { readonly files: Pick<FileStore, 'inspect' | 'removeUpload'> },
  state: ComplaintState,
  { uploads, documents, comment }: AttachBody,
  by: { readonly actor: Actor; readonly expectedSeq: number },
): Promise<Result<ComplaintState, Refusal | Obstacle | UploadRefusal>> {
  const events = await ports.log.events(state.id, { consistent: true });
  const fresh = [...new Set(uploads)].filter((fileId) => !findAttachment(events, fileId));
  const files: NamedAttachment[] = [];
  for (const fileId of fresh) {
    const position = (state.evidence ?? 0) + files.length + 1;
    // Papers of the house: what its own people send is theirs to answer for, whoever complains.
    const sender = { identityMode: 'named', language: state.language, position } as const;
    const taken = await takeUpload(ports.files, { id: state.id, fileId }, sender);
    if (!taken.ok) return taken;
    files.push(taken.value);
  }
  if (files.length === 0 && uploads.length > 0 && !documents) return ok(state);
  const command = {
    type: 'AttachEvidence',
    files,
    ...(documents && { documents }),
    ...(comment !== undefined && { comment }),
  } as const;
  return handleCommand(ports, state.id, command, by);
}
