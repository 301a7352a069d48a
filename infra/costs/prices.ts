import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Row = z.strictObject({
  /** In the currency of the table, for one unit. */
  price: z.number().nonnegative(),
  per: z.string().min(1),
  /** How sure the figure is: read from a price list, from copies that agree, or from memory. */
  sure: z.enum(['high', 'medium', 'low']),
});

/** What AWS charges, as of a day. */
const PriceTable = z.strictObject({
  asOf: z.iso.date(),
  currency: z.literal('USD'),
  region: z.string(),
  note: z.string(),
  rows: z.record(z.string(), Row),
});
export type PriceTable = z.infer<typeof PriceTable>;

/** The dated price table that lies beside this file. */
export const readPrices = (): PriceTable =>
  PriceTable.parse(JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8')));
