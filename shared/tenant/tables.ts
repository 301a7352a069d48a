import type { TableId } from '../kernel/ids.ts';

/**
 * The shape of every table, as plain data: onboarding creates tenant tables from it at run time, the deployment writes
 * policies from it, and the embedded stack makes the same tables.
 */

/** The one secondary index: whose queue, sorted by the next moment at which something falls due. Sparse. */
export const workIndex = {
  name: 'work',
  partition: 'queue',
  sort: 'nextAt',
  /** Enough for a line of a queue, so that a page of 50 costs 3 RRU at most. */
  projected: [
    'number',
    'stage',
    'channel',
    'category',
    'identityMode',
    'registeredAt',
    'dueAt',
    'lead',
    'isEscalated',
    'unansweredSince',
    'inDanger',
    'complaintId',
  ],
} as const;

/** Attribute that time to live looks at, in seconds since 1970. */
export const expiryAttribute = 'expiresAt';

export const partitionKey = 'pk';
export const sortKey = 'sk';

/** The name of a tenant's table. */
export const tenantTableName = (prefix: string, tableId: TableId): string => `${prefix}${tableId}`;

/**
 * What a partition key starts with, by subject. The variable part follows the `#`. Policies are written over these
 * prefixes (`dynamodb:LeadingKeys`), so they are final.
 */
export const keyPrefixes = {
  /** What the public pages show: who the tenant is, the promise, what the administrator says, the logo, places with a code. */
  public: 'PUBLIC#',
  /** Secret key material of the tenant. */
  secret: 'SECRET#',
  /** Published rulebooks and calendars, immutable. */
  rules: 'RULES#',
  /** Which of them are in force, and from when. */
  inForce: 'INFORCE#',
  draft: 'DRAFT#',
  counter: 'COUNTER#',
  complaint: 'COMPLAINT#',
  events: 'EVENTS#',
  number: 'NUMBER#',
  vault: 'VAULT#',
  access: 'ACCESS#',
  organisation: 'ORGANISATION#',
  staff: 'STAFF#',
  staffMail: 'STAFFMAIL#',
  session: 'SESSION#',
  link: 'LINK#',
  outbox: 'OUTBOX#',
  /** Work on many complaints, done in small steps. */
  job: 'JOB#',
  /** Mails that came in, with the lists of them. */
  inbox: 'INBOX#',
  /** Counters of attempts and limits; they expire. */
  attempt: 'ATTEMPT#',
} as const;
export type KeySubject = keyof typeof keyPrefixes;

/** What an index partition starts with. */
export const queuePrefixes = { complaints: 'QUEUE#', outbox: 'PENDING#' } as const;

/** The kinds of scope: what code that holds one may reach in its tenant's table. */
export const scopeKinds = ['public', 'staff', 'identity', 'background'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

export type Access = 'read' | 'write' | 'append' | 'remove' | 'redact';

/**
 * What each kind of scope may do with each subject. `append` is a put that may not be read back: the vault takes what a
 * complainant tells, and only the identity scope can open it again. `remove` is a delete without reading; `redact` takes the
 * texts beside an event away and can touch nothing else of it.
 */
export const scopeAccess: Readonly<Record<ScopeKind, Readonly<Partial<Record<KeySubject, readonly Access[]>>>>> = {
  public: {
    public: ['read'],
    secret: ['read'],
    rules: ['read'],
    inForce: ['read'],
    counter: ['read', 'write'],
    complaint: ['read', 'write'],
    events: ['read', 'append'],
    number: ['read', 'append'],
    vault: ['append'],
    // The next link of a chain is made out of the last one.
    access: ['read', 'append'],
    organisation: ['read'],
    attempt: ['read', 'write'],
  },
  staff: {
    public: ['read', 'write'],
    secret: ['read'],
    rules: ['read', 'append'],
    inForce: ['read', 'write'],
    draft: ['read', 'write'],
    counter: ['read', 'write'],
    complaint: ['read', 'write'],
    events: ['read', 'append'],
    number: ['read', 'append'],
    vault: ['append'],
    access: ['read', 'append'],
    organisation: ['read', 'write'],
    staff: ['read', 'write'],
    staffMail: ['read', 'write'],
    session: ['read', 'write'],
    link: ['read', 'write'],
    attempt: ['read', 'write'],
    outbox: ['append'],
    job: ['read', 'write'],
    inbox: ['read', 'write'],
  },
  identity: { vault: ['read'], access: ['read', 'append'] },
  background: {
    public: ['read', 'write'],
    secret: ['read', 'append'],
    rules: ['read', 'append'],
    inForce: ['read', 'write'],
    complaint: ['read', 'write'],
    events: ['read', 'append', 'redact'],
    vault: ['remove'],
    organisation: ['read', 'write'],
    staff: ['read', 'write'],
    staffMail: ['read', 'write'],
    link: ['read', 'write'],
    outbox: ['read', 'write'],
    job: ['read', 'write'],
    // A mail names the complaint it is about.
    number: ['read'],
    inbox: ['read', 'write'],
    attempt: ['read', 'write'],
  },
};

/** Which partitions of the index each kind may query. */
export const scopeQueues: Readonly<Record<ScopeKind, readonly (keyof typeof queuePrefixes)[]>> = {
  public: [],
  staff: ['complaints'],
  identity: [],
  background: ['complaints', 'outbox'],
};

/** The changes of a tenant table that `react` is called for: new events of complaints, and a job that has begun or got on. */
export const streamFilters = [
  { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: keyPrefixes.events }] } } } },
  { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix: keyPrefixes.job }] } } } },
] as const;
