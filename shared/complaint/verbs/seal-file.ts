import * as z from 'zod';
import { ok } from '../../kernel/result.ts';
import { FileDigest, FileId } from '../attachment.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import { mediaTypes } from '../media-types.ts';
import type { Evolve, Verb } from '../verb.ts';

/**
 * What came of looking at a file. `cleaned`: what says who made it, where and with what was taken out. `nothing-to-clean`:
 * its type holds nothing of the kind. `cannot-clean`: damaged, locked, or of a type nobody can clean. `infected`: a scanner
 * found malware. `lost`: what had been uploaded is no longer there, or is something else now.
 */
export const Cleaning = z.enum(['cleaned', 'nothing-to-clean', 'cannot-clean', 'infected', 'lost']);
export type Cleaning = z.infer<typeof Cleaning>;

const sealing = {
  fileId: FileId,
  cleaning: Cleaning,
  /** What was uploaded; absent when it is lost. */
  original: z.strictObject({ sha256: FileDigest, bytes: z.int().positive() }).optional(),
  /** Whether the original still exists: sealed, reached by no ticket. Of the anonymous it never does. */
  isOriginalKept: z.boolean(),
  /** What people see instead of the original. */
  shown: z.strictObject({ sha256: FileDigest, bytes: z.int().positive(), mediaType: z.enum(mediaTypes) }).optional(),
};

/** 封存文件: what was found and kept of one file. */
export const SealFile = command('SealFile', sealing);

export const FileSealed = fact(sealing);

/** 封存文件: the rules do it by themselves, at any stage, once for each file; whoever sends it has looked whether it was done. */
export const sealFile: Verb<'SealFile'> = {
  by: ['system'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(told) {
    const { type: _, ...found } = told;
    return ok([{ type: 'FileSealed', data: found }]);
  },
};

/** What became of the files is read from the events. */
export const evolveSealed: Evolve<'FileSealed'> = (state) => state;
