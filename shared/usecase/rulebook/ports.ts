import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { PromiseView } from '../../contract/public.ts';
import type { VersionView } from '../../contract/rulebook.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { PublishedRulebook, Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { Unit } from '../complaint/ports.ts';

/** A rulebook on its way: any JSON object, checked only when somebody asks. */
export type Draft = {
  readonly revision: number;
  readonly basedOn: number;
  readonly changedAt: Instant;
  readonly changedBy: StaffId;
  readonly document: Readonly<Record<string, unknown>>;
};

/** Which versions there are, and from when they hold. The schedule is in the order of time. */
export type Schedule = {
  readonly latest: number;
  readonly calendar: number;
  readonly steps: readonly { readonly version: number; readonly effectiveAt: Instant }[];
};

/** Rulebooks of one tenant, published and on their way. */
export type RulebookStore = {
  readonly schedule: () => Promise<Schedule>;
  readonly versions: () => Promise<readonly VersionView[]>;
  readonly rulebook: (version: number) => Promise<PublishedRulebook | undefined>;
  readonly calendar: (version: number) => Promise<WorkCalendar>;
  readonly draft: () => Promise<Draft | undefined>;
  /** `changed`: the draft is not the one of that revision any more; nothing was written. */
  readonly putDraft: (draft: Draft, before: number | undefined) => Promise<'written' | 'changed'>;
  readonly dropDraft: (revision: number) => Promise<'written' | 'changed'>;
  /** All or nothing: the version, the schedule, what the public is promised; the draft goes. */
  readonly publish: (publication: {
    readonly version: VersionView;
    readonly rulebook: Rulebook;
    readonly before: Schedule;
    readonly after: Schedule;
    /** What the public pages show, and from when. */
    readonly promises: readonly { readonly effectiveAt: Instant; readonly promise: PromiseView }[];
    readonly draft: number;
  }) => Promise<'written' | 'changed'>;
};

export type RulebookPorts = {
  readonly clock: Clock;
  readonly store: RulebookStore;
  readonly units: () => Promise<readonly Unit[]>;
  /** Adds the units that a published rulebook brings along. */
  readonly seedUnits: (rulebook: Rulebook) => Promise<void>;
  /** The positions that somebody holds who can sign in. */
  readonly heldPositions: () => Promise<ReadonlySet<string>>;
  readonly tenant: { readonly organisation: string; readonly slug: string };
};
