import type { TermId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';
import type { Place, Who } from '../rulebook/schema/organisation.ts';
import type { Actor, OrganisationUnit } from './facts.ts';
import type { ComplaintState } from './state.ts';

/** What a place is seen from. */
export type View = {
  readonly centre: TermId;
  readonly units: readonly OrganisationUnit[];
  /** Undefined before registration. */
  readonly state: Pick<ComplaintState, 'departments' | 'respondents'> | undefined;
  /** The unit that `own` means. */
  readonly own?: readonly TermId[] | undefined;
};

/** The unit and all above it, root first. Stops at a loop, so that a wrong tree hangs nobody. */
export function pathTo(unit: TermId, units: readonly OrganisationUnit[]): readonly TermId[] {
  const path: TermId[] = [];
  let next: TermId | undefined = unit;
  while (next !== undefined && !path.includes(next)) {
    path.unshift(next);
    const id: TermId = next;
    next = units.find((candidate) => candidate.id === id)?.parent;
  }
  return path;
}

/** The units that a place means, or `anywhere`. */
export function unitsAt(place: Place, { centre, units, state, own }: View): readonly TermId[] | 'anywhere' {
  const departments = state?.departments.map((department) => department.unit) ?? [];
  if (typeof place === 'object') {
    if ('unit' in place) return [place.unit];
    return departments.flatMap((unit) => pathTo(unit, units)[place.level] ?? []);
  }
  switch (place) {
    case 'anywhere':
      return 'anywhere';
    case 'centre':
      return [centre];
    case 'lead':
      return state?.departments.filter(({ role }) => role === 'lead').map(({ unit }) => unit) ?? [];
    case 'departments':
      return own ?? departments;
    case 'parents':
      return (own ?? departments).flatMap((unit) => pathTo(unit, units).at(-2) ?? []);
    case 'own':
      return own ?? [];
    case 'respondents':
      return state?.respondents?.flatMap(({ unit }) => unit ?? []) ?? [];
    default:
      return unreachable(place);
  }
}

/** Whether the actor holds one of the positions at its place. `own` means the unit in view, or any of the actor's. */
export const isOneOf = (actor: Actor, who: readonly Who[], view: View): boolean =>
  who.some(({ position, at }) => {
    const places = unitsAt(at, { ...view, own: at === 'own' ? (view.own ?? actor.units) : undefined });
    return actor.positions.some(
      (held) => held.position === position && (places === 'anywhere' || places.includes(held.unit)),
    );
  });

/** The same people with `own` said by name, for a rule that somebody else applies later; of a department's own, with it for all. */
export function seenFrom(
  who: Who,
  { own, unit }: { readonly own: TermId | undefined; readonly unit: TermId | undefined },
  units: readonly OrganisationUnit[],
): Who {
  const place = (named: TermId | undefined): Who => (named === undefined ? who : { ...who, at: { unit: named } });
  if (who.at === 'own') return place(unit ?? own);
  if (unit === undefined) return who;
  if (who.at === 'departments') return place(unit);
  return who.at === 'parents' ? place(pathTo(unit, units).at(-2)) : who;
}
