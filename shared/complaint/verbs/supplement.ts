import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { Attachment } from '../attachment.ts';
import { NamedAttachment, command, longText } from '../command.ts';
import type { EventTexts } from '../events.ts';
import { fact } from '../fact.ts';
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

/** 补充材料: until the complaint is closed. */
export const supplementComplaint: Verb<'SupplementComplaint'> = {
  by: ['complainant', 'register', 'reply'],
  decide({ files, narrative }, state) {
    if (state.files + files.length > filesMax) return refuse({ code: 'complaint/too-many-files' });
    return ok([
      {
        type: 'ComplaintSupplemented',
        data: { attachments: files.map((file) => file.attachment) },
        texts: { ...fileTexts(files), ...(narrative !== undefined && { narrative }) },
      },
    ]);
  },
};

export const evolveSupplemented: Evolve<'ComplaintSupplemented'> = (state, { data }) => ({
  ...state,
  files: state.files + (data.attachments?.length ?? 0),
});
