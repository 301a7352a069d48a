import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { TermId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Capability } from '../rulebook/capabilities.ts';
import type { PublishedRulebook } from '../rulebook/schema.ts';
import type { ActorId } from './events.ts';

/** Who asks: what their positions let them do, and the units they hold one in. */
export type Actor = {
  readonly id: ActorId;
  readonly capabilities: readonly Capability[];
  readonly units: readonly TermId[];
};

/** The complainant, known by a receipt code. */
export const complainant: Actor = { id: 'complainant', capabilities: [], units: [] };
/** The rules themselves, when a timer fires. */
export const system: Actor = { id: 'system', capabilities: [], units: [] };

/** All that a decision may look at besides the command and the complaint. */
export type Facts = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly rulebook: PublishedRulebook;
  readonly calendar: WorkCalendar;
  /** The units of the organisation that are open. */
  readonly openUnits: readonly TermId[];
};
