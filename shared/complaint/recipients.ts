import type { StaffId, TermId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';
import type { Capability } from '../rulebook/capabilities.ts';
import type { Recipient } from '../rulebook/schema/organisation.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { Actor, OrganisationUnit } from './facts.ts';
import { unitsAt } from './places.ts';
import type { ComplaintState } from './state.ts';

/** Whom a rule means in this one complaint: holders of a position at units, one person, or the complainant. */
export type Addressee =
  | { readonly position: TermId; readonly units: readonly TermId[] | 'anywhere' }
  | { readonly person: StaffId }
  | { readonly party: 'complainant' };

/** What recipients are seen from; `own` is the department whose clock or order it is. */
export type Scene = {
  readonly state: ComplaintState;
  readonly rulebook: Rulebook;
  readonly units: readonly OrganisationUnit[];
  readonly own?: TermId | undefined;
};

/** Holders of any position that grants the capability, at these units. */
export const thoseWho = (
  capability: Capability,
  units: readonly TermId[] | 'anywhere',
  rulebook: Rulebook,
): readonly Addressee[] =>
  units.length === 0
    ? []
    : rulebook.positions
        .filter(({ capabilities }) => capabilities.includes(capability))
        .map(({ id }) => ({ position: id, units }));

/** Who works on it: the handler of each department, or, where none was named, those who may state for it. */
export const handlersOf = (
  { state, rulebook }: Pick<Scene, 'state' | 'rulebook'>,
  unit?: TermId,
): readonly Addressee[] =>
  state.departments
    .filter((department) => unit === undefined || department.unit === unit)
    .flatMap(({ unit: at, handler }) => (handler ? [{ person: handler }] : thoseWho('state', [at], rulebook)));

/** Whom these recipients come to. A position at a place that the complaint does not have comes to nobody. */
export const addresseesOf = (recipients: readonly Recipient[], scene: Scene): readonly Addressee[] =>
  recipients.flatMap((recipient): readonly Addressee[] => {
    const { state, rulebook, units, own } = scene;
    if (!('party' in recipient)) {
      const view = { centre: rulebook.centre, units, state, own: own && [own] };
      return [{ position: recipient.position, units: unitsAt(recipient.at, view) }];
    }
    switch (recipient.party) {
      case 'complainant':
        return [{ party: 'complainant' }];
      case 'handlers':
        return handlersOf(scene, own);
      case 'firstContactOwner':
        return state.firstContactOwner ? [{ person: state.firstContactOwner }] : [];
      default:
        return unreachable(recipient.party);
    }
  });

/** Whether somebody of the staff is among those meant. */
export const isAmong = (addressees: readonly Addressee[], actor: Actor): boolean =>
  addressees.some((addressee) => {
    if ('party' in addressee) return false;
    if ('person' in addressee) return addressee.person === actor.id;
    const { position, units } = addressee;
    return actor.positions.some(
      (held) => held.position === position && (units === 'anywhere' || units.includes(held.unit)),
    );
  });
