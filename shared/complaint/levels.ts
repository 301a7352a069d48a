import type { TermId } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { Facts } from './facts.ts';
import { pathTo } from './places.ts';
import type { Refusal } from './refusal.ts';
import { mayAt } from './standing.ts';
import type { ComplaintState } from './state.ts';

/**
 * Whether the unit stands one level below the one that has the complaint. The centre acts for the unit it belongs to, so
 * its siblings are below it too. A centre that stands outside the tree acts at the top: for the roots and what is directly
 * below them.
 */
function isDirectlyBelow(unit: TermId, holder: TermId, { rulebook, units }: Facts): boolean {
  const parentOf = (id: string): TermId | undefined => units.find((candidate) => candidate.id === id)?.parent;
  const parent = parentOf(unit);
  if (unit === holder) return false;
  if (parent === holder) return true;
  if (holder !== rulebook.rulebook.centre) return false;
  const above = parentOf(holder);
  if (above !== undefined) return parent === above;
  if (units.some((candidate) => candidate.parent === holder)) return false;
  return parent === undefined || parentOf(parent) === undefined;
}

/** The units through which the complaint has come down, the one that has it now last; the centre is not among them. */
const wayDown = (state: ComplaintState): readonly TermId[] =>
  state.departments.filter(({ role }) => role !== 'co').map(({ unit }) => unit);

/** A dispatch level by level: who passed it on, and the co-departments of the levels above, which stay. */
export type HandedOn = { readonly via: readonly TermId[]; readonly kept: readonly TermId[] };

/**
 * 逐级转办. It is handed on by the unit that has it, or put right (改派) by one it came through, always to units directly
 * below. Whoever dispatches holds a position for it there or at the centre.
 */
export function handOn(named: readonly TermId[], state: ComplaintState, facts: Facts): Result<HandedOn, Refusal> {
  const { centre } = facts.rulebook.rulebook;
  const holders = [centre, ...wayDown(state)];
  const isBelow = (unit: TermId, holder: TermId | undefined): boolean =>
    holder !== undefined && isDirectlyBelow(unit, holder, facts);
  const from = holders.findLastIndex((holder) => named.every((unit) => isBelow(unit, holder)));
  const holder = holders[from];
  if (holder === undefined) {
    const skipping = named.find((unit) => !isBelow(unit, holders.at(-1)));
    return refuse({ code: 'complaint/skips-level', ...(skipping && { about: skipping }) });
  }
  if (!mayAt(facts, 'dispatch', holder) && !mayAt(facts, 'dispatch', centre)) {
    return refuse({ code: 'complaint/not-your-unit', about: holder });
  }
  const above = holders.slice(0, from);
  const kept = state.departments.filter(
    ({ role, unit }) => role === 'co' && above.some((each) => isBelow(unit, each)) && !named.includes(unit),
  );
  return ok({ via: holders.slice(1, from + 1), kept: kept.map(({ unit }) => unit) });
}

/** The unit to which it goes next on its way down to this one; undefined when this is not below who has it now. */
export function nextOnTheWay(to: TermId, state: ComplaintState, facts: Facts): TermId | undefined {
  const holder = wayDown(state).at(-1) ?? facts.rulebook.rulebook.centre;
  return pathTo(to, facts.units).find((unit) => isDirectlyBelow(unit, holder, facts));
}

/** The units below this one that still owe a statement: reports come back up in reverse order. */
export function owedFromBelow(unit: TermId, state: ComplaintState, { units }: Facts): readonly TermId[] {
  const way = wayDown(state);
  const after = way.slice(way.indexOf(unit) + 1);
  return state.departments
    .filter(({ statedAt, waivedAt }) => statedAt === undefined && waivedAt === undefined)
    .map((department) => department.unit)
    .filter((each) => each !== unit && (after.includes(each) || pathTo(each, units).includes(unit)));
}
