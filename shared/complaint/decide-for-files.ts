import { deciderOf } from './decider.ts';
import { sealFile } from './verbs/seal-file.ts';

/** Decides what becomes of files; see decider.ts. */
export const decideForFiles = deciderOf({ SealFile: sealFile });
