import type { PriceTable } from './prices.ts';

/** How much of each priced thing is used: the names of the price table with their amounts. */
export type Usage = Readonly<Record<string, number>>;

/** What a usage costs, item by item and in all, in the currency of the table. */
export type Cost = {
  readonly total: number;
  readonly items: readonly { readonly name: string; readonly cost: number }[];
};

/**
 * Prices a usage.
 *
 * @throws for something that the table does not price, because a bill that leaves something out is worse than none
 */
export function costOf(usage: Usage, prices: PriceTable): Cost {
  const items = Object.entries(usage).map(([name, amount]) => {
    const row = prices.rows[name];
    if (!row) throw new Error(`the price table has no row ${name}`);
    if (!Number.isFinite(amount) || amount < 0) throw new Error(`${name} cannot be used ${amount} times`);
    return { name, cost: row.price * amount };
  });
  return {
    total: items.reduce((sum, { cost }) => sum + cost, 0),
    items: items.toSorted((a, b) => b.cost - a.cost),
  };
}

/** Several usages as one. */
export function together(...usages: readonly Usage[]): Usage {
  const sum: Record<string, number> = {};
  for (const usage of usages) for (const [name, amount] of Object.entries(usage)) sum[name] = (sum[name] ?? 0) + amount;
  return sum;
}

/** A usage many times over. */
export const times = (usage: Usage, factor: number): Usage =>
  Object.fromEntries(Object.entries(usage).map(([name, amount]) => [name, amount * factor]));
