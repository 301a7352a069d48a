import type { Result } from '../kernel/result.ts';
import type { Capability } from '../rulebook/capabilities.ts';
import type { Stage, VerbName } from '../rulebook/names.ts';
import type { CommandOf } from './commands.ts';
import type { DecidedEvent, EventOf, EventType } from './events.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState } from './state.ts';

/** What follows from a command: the events it makes, or why the rules say no. */
export type Decision = Result<readonly DecidedEvent[], Refusal>;

/**
 * The law of one verb, which no rulebook changes. The rulebook narrows it by guards, windows, requirements, approvals and
 * duties, all of which are looked at before `decide`; see decide.ts.
 */
export type Verb<Name extends VerbName> = {
  /** One of these capabilities is needed; or it is the complainant's, or the rules' own. `staff`: anybody who may see it. */
  readonly by: readonly (Capability | 'staff' | 'complainant' | 'system')[];
  /** Stages in which it can be done at all. Unset: at any stage but closed and archived. */
  readonly during?: readonly Stage[];
  readonly decide: (command: CommandOf<Name>, state: ComplaintState, facts: Facts) => Decision;
};

/** The complaint after one more fact. Clocks, marks and `seq` are seen to by evolve.ts for every event alike. */
export type Evolve<Type extends EventType> = (state: ComplaintState, event: EventOf<Type>) => ComplaintState;
