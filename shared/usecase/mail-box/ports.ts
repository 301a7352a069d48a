import type { MediaType } from '../../complaint/media-types.ts';
import type { AutomaticSign, MailDecision, MailFile, MailLine, MailState, Verdicts } from '../../contract/mail-box.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { FilePlace } from '../files/ports.ts';

/** A mail as it was taken apart; nothing in it is trusted. */
export type IncomingMail = {
  readonly messageId: string | undefined;
  readonly from: { readonly name: string | undefined; readonly address: string } | undefined;
  readonly subject: string;
  /** The words, whatever they were written in; cut at `textMax` characters. */
  readonly text: string;
  readonly isCut: boolean;
  readonly isUnreadable: boolean;
  /** Message-IDs that it answers. */
  readonly answers: readonly string[];
  /** By what it shows that a machine wrote it. */
  readonly automatic: AutomaticSign | undefined;
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
};

/** A mail at rest. Its id becomes the complaint's. */
export type KeptMail = {
  readonly id: ComplaintId;
  readonly revision: number;
  readonly state: MailState;
  readonly receivedAt: Instant;
  readonly subject: string;
  readonly from?: { readonly name?: string | undefined; readonly address: string } | undefined;
  readonly text?: string | undefined;
  readonly isCut: boolean;
  readonly isUnreadable: boolean;
  readonly files: readonly MailFile[];
  readonly verdicts: Verdicts;
  readonly automatic?: AutomaticSign | undefined;
  readonly names?: string | undefined;
  readonly isProved?: true | undefined;
  readonly decisions: readonly MailDecision[];
  readonly complaint?: { readonly id: ComplaintId; readonly number: string } | undefined;
};

/** The mail box of one tenant. */
export type MailBox = {
  /** Keeps a mail that is not there yet; false when it was. */
  readonly put: (mail: KeptMail) => Promise<boolean>;
  readonly find: (id: ComplaintId) => Promise<KeptMail | undefined>;
  /** Writes what became of a mail, when nobody has written since `before`. */
  readonly change: (before: KeptMail, after: KeptMail) => Promise<'written' | 'changed'>;
  /** A page; undefined for a cursor that is none. */
  readonly page: (
    state: MailState,
    cursor?: string,
  ) => Promise<{ readonly items: readonly MailLine[]; readonly cursor?: string } | undefined>;
  /** How many wait, counted up to `atMost`. */
  readonly waiting: (atMost: number) => Promise<number>;
  /** Since when the oldest waits; undefined when none does. */
  readonly oldestWaiting: () => Promise<Instant | undefined>;
};

/** Attachments of mails that nobody has decided about. */
export type MailFiles = {
  /** Keeps one under its mail, once. */
  readonly keep: (place: FilePlace, content: Uint8Array) => Promise<void>;
  /** Has one lie where an upload for that complaint would; false when it is no longer there. */
  readonly upload: (mail: ComplaintId, place: FilePlace) => Promise<boolean>;
};

export type TypeOf = (content: Uint8Array) => MediaType | undefined;
