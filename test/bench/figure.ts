/** One line of the report. Without a budget it is told, not judged. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: 'WRU' | 's' | 'ms' | 'MB' | 'kB' | 'B';
  readonly budget?: number;
};

const width = (text: string): number => Array.from(text).length;

/** The figures as a table, with a mark where a budget is broken. */
export function table(figures: readonly Figure[]): string {
  const longest = Math.max(...figures.map((figure) => width(figure.what)));
  return figures
    .map(({ what, value, unit, budget }) => {
      const figure = `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`.padStart(12);
      const limit = budget === undefined ? '' : `  budget ${budget} ${unit}${value > budget ? '  OVER' : ''}`;
      return `${what.padEnd(longest)}  ${figure}${limit}`;
    })
    .join('\n');
}
