import { command, shortText, terms } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 归档: the dossier is complete. */
export const ArchiveComplaint = command('ArchiveComplaint', { documents: terms.optional(), comment: shortText.optional() });

export const ComplaintArchived = fact({ documents: terms.optional() });

export const archiveComplaint: Verb<'ArchiveComplaint'> = {
  by: ['close'],
  during: ['closed'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveArchived: Evolve<'ComplaintArchived'> = (state) => state;

