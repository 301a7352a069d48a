import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { StaffId, TermId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Capability } from '../rulebook/capabilities.ts';
import type { PublishedRulebook } from '../rulebook/schema/rulebook.ts';
import type { ActorId } from './events.ts';
import type { HeldPosition } from './state.ts';

export type { HeldPosition };

/** Who asks: what their positions let them do, and the units they hold one in. */
export type Actor = {
  readonly id: ActorId;
  readonly capabilities: readonly Capability[];
  readonly units: readonly TermId[];
  readonly positions: readonly HeldPosition[];
  /** Who ordered it, where the rules themselves carry it out. */
  readonly orderedBy?: StaffId;
};

/** The complainant, known by a receipt code. */
export const complainant: Actor = { id: 'complainant', capabilities: [], units: [], positions: [] };
/** The rules themselves, when a timer fires. */
export const system: Actor = { id: 'system', capabilities: [], units: [], positions: [] };

/** A unit of the organisation tree as it stands today. */
export type OrganisationUnit = {
  readonly id: TermId;
  readonly parent?: TermId | undefined;
  readonly isClosed?: boolean | undefined;
};

/** All that a decision may look at besides the command and the complaint. */
export type Facts = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly rulebook: PublishedRulebook;
  readonly calendar: WorkCalendar;
  readonly units: readonly OrganisationUnit[];
  /** The members of staff whom the command names, with the units they work in; absent when it names nobody. */
  readonly people?: readonly { readonly id: StaffId; readonly units: readonly TermId[] }[] | undefined;
  /** The rules that AdoptRules moves the complaint to. */
  readonly target?: { readonly rulebook: PublishedRulebook; readonly calendar: WorkCalendar } | undefined;
};

/** Whether there is, or was, such a unit. */
export const isKnownUnit = (facts: Facts, unit: TermId): boolean =>
  facts.units.some((candidate) => candidate.id === unit);

/** Whether there is such a unit and it is not closed. */
export const isOpenUnit = (facts: Facts, unit: TermId): boolean =>
  facts.units.some((candidate) => candidate.id === unit && candidate.isClosed !== true);
