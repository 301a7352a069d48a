import * as z from 'zod';
import { PlaceId } from '../kernel/ids.ts';
import { LocalText } from '../kernel/text.ts';

/** The place whose code was scanned to file a complaint, with the label it had then. */
export const FiledAt = z.strictObject({ id: PlaceId, label: LocalText });
export type FiledAt = z.infer<typeof FiledAt>;
