import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { NamedAttachment, SupplementComplaint } from '../commands.ts';
import type { ComplaintEvent, DecidedEvent, EventTexts } from '../events.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';

/** How many files one complaint may have. */
export const filesMax = 6;

/** The names that the sender gave the files, a line each, in the order of the attachments. */
export const fileTexts = (files: readonly NamedAttachment[]): EventTexts =>
  files.length > 0 ? { fileNames: files.map((file) => file.name.replaceAll(/\s+/g, ' ')).join('\n') } : {};

/** 补充材料: until the complaint is closed. */
export function decideSupplement(
  command: SupplementComplaint,
  state: ComplaintState,
): Result<readonly DecidedEvent[], Refusal> {
  if (state.stage === 'closed') return refuse({ code: 'complaint/wrong-stage', about: state.stage });
  if (state.files + command.files.length > filesMax) return refuse({ code: 'complaint/too-many-files' });
  return ok([
    {
      type: 'ComplaintSupplemented',
      data: { attachments: command.files.map((file) => file.attachment) },
      texts: fileTexts(command.files),
    },
  ]);
}

export const evolveSupplemented = (
  state: ComplaintState,
  event: Extract<ComplaintEvent, { type: 'ComplaintSupplemented' }>,
): ComplaintState => ({ ...state, files: state.files + (event.data.attachments?.length ?? 0) });
