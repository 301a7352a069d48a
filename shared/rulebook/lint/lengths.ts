import type { Budget } from '../../calendar/budget.ts';

/** Units of which one is a whole number of another, whatever the day. */
const minutes: Readonly<Record<string, number>> = { minutes: 1, hours: 60 };
const days: Readonly<Record<string, number>> = { 'calendar-days': 1, weeks: 7 };

const counting = (budget: Budget): string =>
  JSON.stringify([
    'includesStartDay' in budget && budget.includesStartDay === true,
    'rollToWorkingDay' in budget && budget.rollToWorkingDay === true,
  ]);

/** How long a limit is, in a scale it shares with limits of like units only. */
function scaled(budget: Budget): { readonly scale: string; readonly length: number } | undefined {
  const { unit } = budget;
  if (unit === 'agreed') return undefined;
  if (unit === 'same-day') return { scale: 'working-days[false,false]', length: 0 };
  if (unit === 'month-end') return { scale: unit, length: budget.monthsAhead ?? 0 };
  const perMinute = minutes[unit];
  if (perMinute !== undefined) return { scale: 'minutes', length: budget.count * perMinute };
  const perDay = days[unit];
  if (perDay !== undefined) return { scale: `days${counting(budget)}`, length: budget.count * perDay };
  return { scale: unit + counting(budget), length: budget.count };
}

/** The difference of two limits, negative when the first is shorter; undefined for units that have no fixed relation. */
export function compareLengths(a: Budget, b: Budget): number | undefined {
  const [left, right] = [scaled(a), scaled(b)];
  return left && right && left.scale === right.scale ? left.length - right.length : undefined;
}

/** Whether the first limit certainly ends later than the second, whenever they start together. */
export function isLonger(a: Budget, b: Budget): boolean {
  const difference = compareLengths(a, b);
  if (difference !== undefined) return difference > 0;
  // So many working days never end before as many days of the calendar.
  return a.unit === 'working-days' && b.unit === 'calendar-days' && a.count > b.count && counting(a) === counting(b);
}

/** The sum of limits one after another, as a limit; undefined for unlike units. */
export function sumOf(budgets: readonly Budget[]): Budget | undefined {
  const [first, ...rest] = budgets;
  return rest.reduce<Budget | undefined>((sum, budget) => {
    if (!sum || !('count' in sum) || !('count' in budget) || sum.unit !== budget.unit) return undefined;
    return { ...sum, count: sum.count + budget.count };
  }, first);
}
