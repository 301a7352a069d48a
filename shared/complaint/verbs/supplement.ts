import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { Attachment } from '../attachment.ts';
import { NamedAttachment, command, longText } from '../command.ts';
import type { DecidedEvent, EventTexts } from '../events.ts';
import { fact } from '../fact.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 补充材料: words, files or both. */
export const SupplementComplaint = command('SupplementComplaint', {
  files: z.array(NamedAttachment),
  narrative: longText.optional(),
});

export const ComplaintSupplemented = fact({ attachments: z.array(Attachment).optional() });

/** How many files one complaint may have. */
export const filesMax = 6;

/** The names that the sender gave the files, a line each, in the order of the attachments. */
export const fileTexts = (files: readonly NamedAttachment[]): EventTexts =>
  files.length > 0 ? { fileNames: files.map((file) => file.name.replaceAll(/\s+/g, ' ')).join('\n') } : {};

/** Whether the clocks stand still since this was asked for; a ground may end its pause on it by itself as well. */
const wasAskedFor = ({ pause, marks }: ComplaintState): boolean =>
  pause !== undefined && marks?.SupplementRequested?.at === pause.from;

/** 补充材料: until the complaint is closed. What the handling waited for lets it go on. */
export const supplementComplaint: Verb<'SupplementComplaint'> = {
  by: ['complainant', 'register', 'reply'],
  decide({ files, narrative }, state) {
    if (files.length === 0 && narrative === undefined) {
      return refuse({ code: 'complaint/incomplete', missing: ['evidence'], verb: 'SupplementComplaint' });
    }
    if (state.files + files.length > filesMax) return refuse({ code: 'complaint/too-many-files' });
    const supplemented: DecidedEvent = {
      type: 'ComplaintSupplemented',
      data: { attachments: files.map((file) => file.attachment) },
      texts: { ...fileTexts(files), ...(narrative !== undefined && { narrative }) },
    };
    if (!state.pause || !wasAskedFor(state)) return ok([supplemented]);
    return ok([supplemented, { type: 'HandlingResumed', data: { ground: state.pause.ground } }]);
  },
};

/** What the complainant writes waits for a word of ours; the first of several says since when. */
export const evolveSupplemented: Evolve<'ComplaintSupplemented'> = (state, { at, actorId, data }) => ({
  ...state,
  ...(actorId === 'complainant' && { unansweredSince: state.unansweredSince ?? at }),
  files: state.files + (data.attachments?.length ?? 0),
});
