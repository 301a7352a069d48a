import type { Actor, Facts } from '../../complaint/facts.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { ComplaintPorts } from './ports.ts';

/** The facts for a verb on a complaint that exists: the versions it was registered under, the present moment, the units that are open. */
export async function factsFor(ports: ComplaintPorts, state: ComplaintState, actor: Actor): Promise<Facts> {
  const [rulebook, calendar, units] = await Promise.all([
    ports.rules.rulebook(state.rulebookVersion),
    ports.rules.calendar(state.calendarVersion),
    ports.organisation.units(),
  ]);
  return {
    now: ports.clock.now(),
    actor,
    rulebook,
    calendar,
    units,
  };
}
