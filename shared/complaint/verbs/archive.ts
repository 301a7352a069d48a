import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText, terms } from '../command.ts';
import { withDocuments } from '../documents.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 归档: the dossier is complete. */
export const ArchiveComplaint = command('ArchiveComplaint', {
  documents: terms.optional(),
  comment: shortText.optional(),
});

export const ComplaintArchived = fact({ documents: terms.optional() });

/** 归档, after closing; what the dossier must hold are requirements of the rulebook. */
export const archiveComplaint: Verb<'ArchiveComplaint'> = {
  by: ['close'],
  during: ['closed'],
  decide({ documents, comment }, _state, facts) {
    const unknown = unknownTerm([facts.rulebook.rulebook.documents, documents]);
    if (unknown) return refuse(unknown);
    return ok([
      {
        type: 'ComplaintArchived',
        data: { ...(documents && { documents: [...documents] }) },
        ...(comment !== undefined && { texts: { comment } }),
      },
    ]);
  },
};

export const evolveArchived: Evolve<'ComplaintArchived'> = (state, { data }) => ({
  ...state,
  stage: 'archived',
  ...withDocuments(state, data.documents),
});
