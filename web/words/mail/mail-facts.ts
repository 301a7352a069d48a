import type { FactName } from '../../../shared/rulebook/names.ts';

/** What a mail may speak of: a number, a moment, a link, labels of the rulebook. Never what somebody wrote. */
export type MailFacts = {
  readonly organisation: string;
  readonly name: string | undefined;
  readonly number: string;
  /** The due moment in the tenant's time zone and the reader's language; empty when nothing is due. */
  readonly due: string;
  readonly link: string;
  /** What has happened; unset for mails about an account. */
  readonly event?: FactName | undefined;
  /** The label of the clock or the duty that it is about; empty when it is about none. */
  readonly label: string;
};

export type MailWords = { readonly subject: string; readonly lines: readonly string[]; readonly action: string };

/** The words of one kind of notice in one language. */
export type Wording = (facts: MailFacts) => MailWords;
