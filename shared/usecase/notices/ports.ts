import type { TenantId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Notice } from './notice.ts';

/** Notices at rest in the tenant's table. */
export type NoticeStore = {
  /** Leaves a notice that is not there yet; false when it was. */
  readonly put: (notice: Notice) => Promise<boolean>;
  /**
   * Takes a notice for sending until `until`. `done`: it was sent or given up before. `busy`: another has taken it and may
   * still be at work.
   */
  readonly claim: (id: string, now: Instant, until: Instant) => Promise<Notice | 'done' | 'busy'>;
  readonly finish: (
    id: string,
    outcome: { readonly at: Instant; readonly status: 'sent' | 'givenUp'; readonly why?: string },
  ) => Promise<void>;
  /** A notice, sent or not; undefined when it is gone. */
  readonly find: (id: string) => Promise<Notice | undefined>;
  /** Notices that were left before then and are still waiting. */
  readonly waiting: (before: Instant) => Promise<readonly string[]>;
};

/** What travels through the queue: ids only, or a sealed message of the platform's own. */
export type MailTask =
  | { readonly kind: 'notice'; readonly tenantId: TenantId; readonly noticeId: string }
  | { readonly kind: 'signUp'; readonly sealed: string };

export type MailQueue = { readonly send: (task: MailTask) => Promise<void> };

/** A message as a person gets it. */
export type Message = {
  /** Becomes the Message-ID, so that a repeat can be recognised. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string | undefined; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  /** Where answers go, and the Message-ID that all mails about the same complaint refer to. */
  readonly answers?: { readonly address: string; readonly thread: string };
  /** Come back with the report when the mail does: which notice of which tenant it was. */
  readonly tags?: { readonly tenant: TenantId; readonly notice: string };
};

/** The way out of the house: mail now, text messages later. */
export type NoticePort = { readonly send: (message: Message) => Promise<void> };
