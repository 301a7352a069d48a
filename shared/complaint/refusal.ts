/** Why the rules say no. The HTTP layer knows the same codes; see shared/contract/problems.ts. */
export type Refusal = {
  readonly code:
    | 'complaint/wrong-stage'
    | 'complaint/unknown-term'
    | 'complaint/unknown-unit'
    | 'complaint/duplicate-department'
    | 'complaint/already-stated'
    | 'complaint/not-your-unit'
    | 'complaint/already-rated'
    | 'complaint/too-many-files'
    | 'session/not-permitted';
  /** The word, unit or stage that the refusal is about. */
  readonly about?: string;
};
