import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Decide } from '../../complaint/decider.ts';
import type { ComplaintEvent, EventTexts } from '../../complaint/events.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { Armed } from '../../complaint/timer.ts';
import type { DossierView, IdentityView, QueueItem } from '../../contract/complaints.ts';
import type { ComplaintId, StaffId, TermId } from '../../kernel/ids.ts';
import type { Language, LocalText } from '../../kernel/text.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { PublishedRulebook } from '../../rulebook/schema/rulebook.ts';
import type { ActorId } from '../../complaint/events.ts';

/** A complaint as it was read: what it adds up to, the digest of its last event, and the wake-up that was ordered. */
export type LoadedComplaint = {
  readonly state: ComplaintState;
  readonly head: string;
  readonly armed?: Armed | undefined;
};

/** An event with its free texts, on its way into the log. */
export type EventToAppend = { readonly event: ComplaintEvent; readonly texts?: EventTexts | undefined };

/** What the vault takes: who complains, or that it is the same person as behind another complaint. */
export type Told = IdentityView | { readonly sameAs: ComplaintId };

/** Everything one verb writes, all or nothing. */
export type Append = {
  /** What the decision was based on; undefined for a registration. */
  readonly before: LoadedComplaint | undefined;
  readonly events: readonly EventToAppend[];
  readonly after: ComplaintState;
  readonly armed: Armed | undefined;
  /** Goes into the vault with the registration. */
  readonly identity?: Told | undefined;
};

/** An event as it stands in the log, with what proves that nobody changed it. */
export type StoredEvent = {
  readonly event: ComplaintEvent;
  readonly schema: number;
  readonly texts: EventTexts;
  /** Texts that the chain names and that are no longer there. */
  readonly isRedacted: boolean;
  readonly hash: string;
  readonly prev: string | null;
  readonly textDigests: Readonly<Record<string, string>>;
  /** The bytes follow the event before, and every text that is there matches its digest. */
  readonly isIntact: boolean;
};

export type QueueName = 'centre' | TermId;
export type QueueState = 'late' | 'open' | 'closed' | 'spam';

/** The log of complaints of one tenant. */
export type ComplaintLog = {
  readonly load: (id: ComplaintId) => Promise<LoadedComplaint | undefined>;
  /** `changed`: somebody else wrote first; nothing was written. */
  readonly append: (append: Append) => Promise<'written' | 'changed'>;
  /** Notes the wake-up that an execution waits for now, when nobody has written since `seq`. */
  readonly rearm: (id: ComplaintId, seq: number, armed: Armed | undefined) => Promise<boolean>;
  /** `consistent`: everything that was written before; otherwise an event of the last moment may be missing. */
  readonly events: (id: ComplaintId, options?: { readonly consistent?: boolean }) => Promise<readonly StoredEvent[]>;
  readonly event: (id: ComplaintId, seq: number) => Promise<StoredEvent | undefined>;
  readonly idOfNumber: (number: string) => Promise<ComplaintId | undefined>;
  /** A page of a queue; `cursor` is opaque and comes from the page before. Undefined for a cursor that is none. */
  readonly queue: (
    name: QueueName,
    state: QueueState,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ) => Promise<{ readonly items: readonly QueueItem[]; readonly cursor?: string } | undefined>;
  /** Complaints with a ladder step that should have been taken before `before`. */
  readonly overlooked: (before: Instant) => Promise<readonly ComplaintId[]>;
};

/** Running numbers; gaps are allowed, repeats are not. */
export type Numbers = { readonly next: (period: string) => Promise<number> };

/** The rules in force and the versions that complaints were registered under. */
export type Rules = {
  readonly current: () => Promise<{ rulebook: PublishedRulebook; calendar: WorkCalendar }>;
  /** The highest versions there are. */
  readonly latest: () => Promise<{ readonly rulebook: number; readonly calendar: number }>;
  readonly rulebook: (version: number) => Promise<PublishedRulebook>;
  readonly calendar: (version: number) => Promise<WorkCalendar>;
};

export type Unit = {
  readonly id: TermId;
  readonly label: LocalText;
  readonly parent?: TermId | undefined;
  readonly isClosed: boolean;
};

/** The units of the organisation. */
export type Organisation = { readonly units: () => Promise<readonly Unit[]> };

/** Who works there; out of reach of the public scope. */
export type Directory = {
  /** Active holders of a position, at the given units or anywhere. */
  readonly holdersOf: (
    position: TermId,
    units: readonly TermId[] | 'anywhere',
  ) => Promise<readonly { id: StaffId; language: Language }[]>;
  readonly namesOf: (ids: readonly StaffId[]) => Promise<ReadonlyMap<StaffId, string>>;
  /** The units in which these people hold a position, of those who may sign in. */
  readonly unitsOf: (ids: readonly StaffId[]) => Promise<readonly { id: StaffId; units: readonly TermId[] }[]>;
  /** The languages of those who are active. */
  readonly languagesOf: (ids: readonly StaffId[]) => Promise<ReadonlyMap<StaffId, Language>>;
};

export type AccessKind = DossierView['accesses'][number]['what'];

/** The log of readings of one complaint, a chain of its own. */
export type AccessLog = {
  readonly note: (
    id: ComplaintId,
    access: { readonly at: Instant; readonly actorId: ActorId; readonly what: AccessKind },
  ) => Promise<void>;
  readonly list: (
    id: ComplaintId,
  ) => Promise<
    readonly { seq: number; at: Instant; actorId: ActorId; what: AccessKind; hash: string; isIntact: boolean }[]
  >;
};

/** What a complainant told about who they are. Opened through the identity scope alone. */
export type Vault = { readonly open: (id: ComplaintId) => Promise<IdentityView | undefined> };

export type ComplaintPorts = {
  /** Decides the verbs that whoever holds these ports can use. */
  readonly decide: Decide;
  /** Out of reach of the public scope. */
  readonly directory?: Directory | undefined;
  readonly clock: Clock;
  readonly log: ComplaintLog;
  readonly numbers: Numbers;
  readonly rules: Rules;
  readonly organisation: Organisation;
};
