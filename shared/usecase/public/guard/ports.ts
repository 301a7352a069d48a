import type { Instant } from '../../../kernel/time.ts';

/**
 * Keys that senders are hashed with: one for each hour, made of chance, gone two hours after its hour began. Without it
 * nobody can tell any more who was counted, not even with everything else that is stored.
 */
export type HourKeys = {
  /** The key of the hour; whoever needs it first makes it. */
  readonly current: (now: Instant) => Promise<Uint8Array>;
  /** The key of the hour before; undefined where nobody needed one. */
  readonly previous: (now: Instant) => Promise<Uint8Array | undefined>;
};

/** A complaint that was filed, as two digests under the hour's key: of the form's token, and of what it says. */
export type FilingNote = { readonly token: string; readonly content: string };

/** Wrong codes: how many, and until when the next one is not looked at. */
export type Guesses = { readonly tries: number; readonly until?: Instant | undefined };

/** Wrong codes of one sender: together, and by number (digests). */
export type GuessRecord = { readonly all: Guesses; readonly byNumber: Readonly<Record<string, Guesses>> };

/** What is known of a sender within the hour. Every digest is under the hour's key, and nothing names a complaint. */
export type SenderBook = {
  readonly filings: (sender: string, now: Instant) => Promise<readonly FilingNote[]>;
  /** Adds one and answers all of them, in the order in which they came. */
  readonly noteFiling: (sender: string, note: FilingNote, now: Instant) => Promise<readonly FilingNote[]>;
  /** Takes back what came to nothing. */
  readonly forgetFiling: (sender: string, note: FilingNote, now: Instant) => Promise<void>;
  readonly guesses: (sender: string, now: Instant) => Promise<GuessRecord | undefined>;
  /** Writes if nobody has written since `before` was read; false when somebody has. */
  readonly putGuesses: (
    sender: string,
    change: { readonly before: GuessRecord | undefined; readonly after: GuessRecord },
    now: Instant,
  ) => Promise<boolean>;
};
