import * as z from 'zod';
import { Attachment } from '../attachment.ts';
import { NamedAttachment, command, shortText, terms } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 附加证据材料, by staff; kinds of papers count for requirements. */
export const AttachEvidence = command('AttachEvidence', { files: z.array(NamedAttachment).max(20), documents: terms.optional(), comment: shortText.optional() });

export const EvidenceAttached = fact({ attachments: z.array(Attachment).optional(), documents: terms.optional() });

export const attachEvidence: Verb<'AttachEvidence'> = {
  by: ['register', 'classify', 'dispatch', 'state', 'reply'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveEvidenceAttached: Evolve<'EvidenceAttached'> = (state) => state;

