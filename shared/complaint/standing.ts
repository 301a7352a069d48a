import type { TermId } from '../kernel/ids.ts';
import type { Capability } from '../rulebook/capabilities.ts';
import type { Facts } from './facts.ts';
import type { ComplaintState } from './state.ts';

/** Whether the actor holds a position at this unit that grants the capability. */
export const mayAt = ({ actor, rulebook }: Facts, capability: Capability, unit: TermId): boolean =>
  actor.positions.some(
    (held) =>
      held.unit === unit &&
      rulebook.rulebook.positions.some(
        ({ id, capabilities }) => id === held.position && capabilities.includes(capability),
      ),
  );

/** Whether this is somebody who is complained about. */
export const isRespondent = (state: ComplaintState, person: string): boolean =>
  state.respondents?.some(({ staffId }) => staffId === person) ?? false;

/**
 * Whether the actor had a part in what is looked at again: is complained about, handled the complaint or answered it last.
 * Earlier answers and the authors of statements without an assigned handler are not in the state.
 */
export const tookPart = (state: ComplaintState, person: string): boolean =>
  isRespondent(state, person) ||
  state.repliedBy === person ||
  state.departments.some(({ handler }) => handler === person);
