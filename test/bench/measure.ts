/** How long something took, in seconds, and what came of it. */
export async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly seconds: number }> {
  const from = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - from) / 1000 };
}

/** The value that so large a share of all does not exceed: 0.95 for the 95th percentile. @throws Error of no values */
export function percentile(values: readonly number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
  if (value === undefined) throw new Error('a percentile of nothing');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
