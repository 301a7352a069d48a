import * as z from 'zod';
import { TermId } from '../kernel/ids.ts';
import type { VerbName } from '../rulebook/names.ts';
import { Attachment } from './attachment.ts';

/** A verb with its content. The one schema of it: for HTTP, for rehearsals and for proposals that wait for approval. */
export const command = <Name extends VerbName, Shape extends z.ZodRawShape>(type: Name, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** A sentence or two. */
export const shortText = z.string().trim().min(1).max(2000);
/** A report or a letter. */
export const longText = z.string().trim().min(1).max(20_000);

/** A file as its sender names it; the name is free text and stays out of the chain. */
export const NamedAttachment = z.strictObject({ attachment: Attachment, name: z.string().max(300) });
export type NamedAttachment = z.infer<typeof NamedAttachment>;

/** The parts of a text that the rulebook asks for by name, each written out. */
export const Elements = z.record(TermId, longText);
export type Elements = z.infer<typeof Elements>;

export const terms = z.array(TermId).max(50);
