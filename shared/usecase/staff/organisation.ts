import type * as z from 'zod';
import type { Refused } from '../../contract/problems.ts';
import type { OrganisationView, UnitBody, UnitPatch, UnitView } from '../../contract/staff.ts';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { UnitSeed } from '../../rulebook/schema/organisation.ts';
import { asPersonView, type CurrentStaff } from './person.ts';
import type { StaffParts } from './ports.ts';

type NotPermitted = Refused<'session/not-permitted'>;

/** The people, units and positions of the organisation, as every member of staff may see them. */
export async function listOrganisation(parts: StaffParts): Promise<OrganisationView> {
  const [people, units] = await Promise.all([parts.store.people.all(), parts.store.units.all()]);
  return {
    people: people.map(asPersonView),
    units: [...units],
    positions: parts.rules.positions,
    centre: parts.rules.centre,
  };
}

const idLengthMax = 36;

/** The English label as an id: `Quality & Safety` gives `quality-safety`; empty where it has no Latin letter. */
const slugOf = (label: string): string =>
  label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, idLengthMax)
    .replaceAll(/^-+|-+$/g, '');

/** Candidates for the id of a new unit, the best first, without end. */
function* idCandidates(label: string, units: number): Generator<string> {
  const slug = slugOf(label);
  if (slug !== '') yield slug;
  for (let n = slug === '' ? units + 1 : 2; ; n++) yield slug === '' ? `unit-${n}` : `${slug}-${n}`;
}

/** Adds a unit under a name of its own; ids are never reused, because complaints keep naming closed units. */
export async function addUnit(
  parts: StaffParts,
  actor: CurrentStaff,
  body: z.infer<typeof UnitBody>,
): Promise<Result<UnitView, NotPermitted | Refused<'request/invalid'>>> {
  if (!actor.capabilities.includes('managePeople')) return refuse({ code: 'session/not-permitted' });
  const units = await parts.store.units.all();
  if (body.parent !== undefined && !units.some((unit) => unit.id === body.parent && !unit.isClosed)) {
    return refuse({ code: 'request/invalid', fields: [{ pointer: '/parent', code: 'unknown-unit' }] });
  }
  const taken = new Set<string>(units.map(({ id }) => id));
  for (const candidate of idCandidates(body.label['en'] ?? '', units.length)) {
    if (taken.has(candidate)) continue;
    const unit: UnitView = {
      id: TermId.parse(candidate),
      label: body.label,
      ...(body.parent !== undefined && { parent: body.parent }),
      isClosed: false,
    };
    if ((await parts.store.units.add(unit)) === 'added') return ok(unit);
  }
  throw new Error('unreachable: there is always another id');
}

/**
 * Renames, closes or opens a unit. One that the rulebook sends complaints to, or that handles some, stays open.
 */
export async function changeUnit(
  parts: StaffParts,
  actor: CurrentStaff,
  id: TermId,
  patch: z.infer<typeof UnitPatch>,
): Promise<Result<UnitView, NotPermitted | Refused<'route/not-found' | 'unit/in-use'>>> {
  if (!actor.capabilities.includes('managePeople')) return refuse({ code: 'session/not-permitted' });
  const before = (await parts.store.units.all()).find((unit) => unit.id === id);
  if (!before) return refuse({ code: 'route/not-found' });
  const isClosing = patch.isClosed === true && !before.isClosed;
  if (isClosing && (isNamedByRules(parts, id) || (await parts.isUnitInUse(id)))) return refuse({ code: 'unit/in-use' });
  const after: UnitView = {
    ...before,
    label: patch.label ?? before.label,
    isClosed: patch.isClosed ?? before.isClosed,
  };
  await parts.store.units.replace(after);
  return ok(after);
}

const isNamedByRules = ({ rules }: StaffParts, id: TermId): boolean =>
  rules.centre === id || rules.routes.some((route) => route.lead === id);

/** Adds the units of a template to a new tenant; those that are there stay as they are, so it may be repeated. */
export async function seedUnits(parts: Pick<StaffParts, 'store'>, seeds: readonly UnitSeed[]): Promise<void> {
  for (const seed of seeds) await parts.store.units.add({ ...seed, isClosed: false });
}
