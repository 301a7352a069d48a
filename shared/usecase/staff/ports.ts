import * as z from 'zod';
import type { UnitView } from '../../contract/staff.ts';
import { StaffId, type TermId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/text.ts';
import { type Clock, Instant } from '../../kernel/time.ts';
import type { Outbox } from '../notices/notice.ts';
import type { Person, StaffRules } from './person.ts';

/** A password as it is stored: the parameters stand beside the hash, so that they can be raised later. */
export const PasswordHash = z.strictObject({
  algorithm: z.literal('scrypt'),
  /** CPU and memory cost N, a power of two. */
  cost: z.int().min(2),
  blockSize: z.int().positive(),
  parallelization: z.int().positive(),
  /** base64url */
  salt: z.string().min(1),
  /** base64url */
  hash: z.string().min(1),
});
export type PasswordHash = z.infer<typeof PasswordHash>;

export const Credential = z.object({ password: PasswordHash, changedAt: Instant });
export type Credential = z.infer<typeof Credential>;

const linkPurposes = ['invitation', 'reset'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** A mail link that was sent and not used yet. Its token is derived, never stored. */
export const MailLink = z.object({
  linkId: z.string(),
  purpose: z.enum(linkPurposes),
  staffId: StaffId,
  /** The person's epoch at the time of sending; the link dies when it grows. */
  accessEpoch: z.int().positive(),
  endsAt: Instant,
});
export type MailLink = z.infer<typeof MailLink>;

export const Session = z.object({
  /** SHA-256 of the token in hexadecimal; the token itself is only in the browser. */
  digest: z.string(),
  staffId: StaffId,
  accessEpoch: z.int().positive(),
  /** Absolute end. */
  endsAt: Instant,
  lastSeenAt: Instant,
});
export type Session = z.infer<typeof Session>;

/** How a change ended that was made on the version one had read. */
export type ChangeOutcome = 'changed' | 'changedElsewhere';

export type PeopleStore = {
  readonly find: (id: StaffId) => Promise<Person | undefined>;
  readonly idOfAddress: (email: string) => Promise<StaffId | undefined>;
  /** Everybody, disabled people included, in one query. */
  readonly all: () => Promise<readonly Person[]>;
  /** Adds a new person together with the link of the invitation; the address must be unknown. */
  readonly add: (person: Person, invitation: MailLink) => Promise<'added' | 'emailTaken'>;
  /** `before` must still be the stored version, and so must `guard`, another person the decision relied on. */
  readonly change: (change: { before: Person; after: Person; guard?: Person }) => Promise<ChangeOutcome>;
};

export type CredentialStore = {
  readonly find: (id: StaffId) => Promise<Credential | undefined>;
  /** Replaces the hash of an unchanged password by one with today's parameters. */
  readonly rehash: (id: StaffId, credential: Credential) => Promise<void>;
};

export type LinkStore = {
  readonly add: (link: MailLink) => Promise<void>;
  readonly find: (linkId: string) => Promise<MailLink | undefined>;
  /** All or nothing: the link is gone, the credential set, the person changed. Only one call per link ever succeeds. */
  readonly redeem: (redemption: {
    link: MailLink;
    before: Person;
    after: Person;
    credential: Credential;
  }) => Promise<ChangeOutcome | 'linkUsed'>;
};

export type SessionStore = {
  readonly add: (session: Session) => Promise<void>;
  readonly find: (digest: string) => Promise<Session | undefined>;
  readonly touch: (digest: string, lastSeenAt: Instant) => Promise<void>;
  readonly remove: (digest: string) => Promise<void>;
};

/** One counter: of what, about whom (hashed), in which hour (`2026-11-23T08`). */
export type AttemptKey = {
  readonly what: 'signin' | 'reset';
  readonly by: 'address' | 'sender';
  readonly digest: string;
  readonly hour: string;
};

export type AttemptStore = {
  /** Adds one and answers the new count. */
  readonly count: (key: AttemptKey) => Promise<number>;
  readonly takeBack: (key: AttemptKey) => Promise<void>;
};

export type UnitStore = {
  readonly all: () => Promise<readonly UnitView[]>;
  readonly add: (unit: UnitView) => Promise<'added' | 'taken'>;
  readonly replace: (unit: UnitView) => Promise<void>;
};

/** Everything that is stored about the staff of one tenant. */
export type StaffStore = {
  readonly people: PeopleStore;
  readonly credentials: CredentialStore;
  readonly links: LinkStore;
  readonly sessions: SessionStore;
  readonly attempts: AttemptStore;
  readonly units: UnitStore;
};

export type Passwords = {
  readonly hash: (password: string) => Promise<PasswordHash>;
  /** Takes the same time for `undefined` (nobody's password) as for a stored one, and answers false. */
  readonly verify: (password: string, stored: PasswordHash | undefined) => Promise<boolean>;
  /** Whether the hash was made with today's parameters. */
  readonly isCurrent: (stored: PasswordHash) => boolean;
};

/** Gives that many unpredictable bytes. */
export type RandomSource = (bytes: number) => Uint8Array;

/** What the use cases of one tenant's staff need. */
export type StaffParts = {
  readonly store: StaffStore;
  readonly passwords: Passwords;
  readonly outbox: Outbox;
  /** The tenant's 32 secret bytes. */
  readonly secret: () => Promise<Uint8Array>;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly rules: StaffRules;
  readonly organisation: { readonly slug: string; readonly language: Language };
  /** Whether complaints are being handled at the unit. */
  readonly isUnitInUse: (unit: TermId) => Promise<boolean>;
};
