import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { Attachment } from '../attachment.ts';
import { NamedAttachment, command, shortText, terms } from '../command.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import type { Evolve, Verb } from '../verb.ts';
import { fileTexts } from './supplement.ts';

/** 附加证据材料, by staff; kinds of papers count for requirements. */
export const AttachEvidence = command('AttachEvidence', {
  files: z.array(NamedAttachment).max(20),
  documents: terms.optional(),
  comment: shortText.optional(),
});

export const EvidenceAttached = fact({ attachments: z.array(Attachment).optional(), documents: terms.optional() });

/** How many files staff may attach to one complaint; those of the complainant have a limit of their own. */
export const evidenceMax = 60;

/** 附加证据材料: at any time, also when papers come in after the complaint is closed. */
export const attachEvidence: Verb<'AttachEvidence'> = {
  by: ['register', 'classify', 'dispatch', 'state', 'reply'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ files, documents = [], comment }, state, facts) {
    const unknown = unknownTerm([facts.rulebook.rulebook.documents, documents]);
    if (unknown) return refuse(unknown);
    if (files.length === 0 && documents.length === 0)
      return refuse({ code: 'complaint/incomplete', missing: ['evidence'], verb: 'AttachEvidence' });
    if ((state.evidence ?? 0) + files.length > evidenceMax) return refuse({ code: 'complaint/too-many-files' });
    return ok([
      {
        type: 'EvidenceAttached',
        data: {
          ...(files.length > 0 && { attachments: files.map((file) => file.attachment) }),
          ...(documents.length > 0 && { documents }),
        },
        texts: { ...fileTexts(files), ...(comment !== undefined && { comment }) },
      },
    ]);
  },
};

export const evolveEvidenceAttached: Evolve<'EvidenceAttached'> = (state, { data }) => {
  const evidence = (state.evidence ?? 0) + (data.attachments?.length ?? 0);
  const documents = [...new Set([...(state.documents ?? []), ...(data.documents ?? [])])];
  return { ...state, ...(evidence > 0 && { evidence }), ...(documents.length > 0 && { documents }) };
};
