import type { TermId } from '../kernel/ids.ts';
import type { ComplaintState } from './state.ts';

/** The papers that are on file, with these. Nothing when there are none, so that most states stay small. */
export const withDocuments = (
  state: ComplaintState,
  documents: readonly TermId[] | undefined,
): Pick<ComplaintState, 'documents'> =>
  documents && documents.length > 0 ? { documents: [...new Set([...(state.documents ?? []), ...documents])] } : {};
