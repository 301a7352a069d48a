import * as z from 'zod';
import type { Verdicts } from '../../shared/contract/mail-box.ts';
import { TenantId } from '../../shared/kernel/ids.ts';

const Status = z.object({ status: z.string() }).optional();

/** What SES tells of a mail that it has taken in and put into the bucket. */
const Received = z.object({
  notificationType: z.literal('Received'),
  receipt: z.object({
    timestamp: z.iso.datetime({ offset: true }),
    recipients: z.array(z.string()),
    spamVerdict: Status,
    virusVerdict: Status,
    spfVerdict: Status,
    dkimVerdict: Status,
    dmarcVerdict: Status,
    action: z.object({ objectKey: z.string() }),
  }),
});

/** Ours come back with every report; see the tags of a message. */
const Tagged = z.object({
  tags: z.object({ tenant: z.tuple([TenantId]), notice: z.tuple([z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)]) }),
});

const Bounced = z.object({
  eventType: z.literal('Bounce'),
  bounce: z.object({ bounceType: z.string() }),
  mail: z.looseObject({}),
});
/** The receiver has told their provider that our mail is unwanted. */
const Complained = z.object({ eventType: z.literal('Complaint'), mail: z.looseObject({}) });

/** A message of the queue `inbound`: SES publishes both to one topic. What is of another kind is none of ours. */
export const SesEvent = z.union([Received, Bounced, Complained]);
export type SesEvent = z.infer<typeof SesEvent>;

/** Which notice of which tenant a report is about; undefined for a mail of the platform's own. */
export const noticeOf = (mail: unknown): { readonly tenantId: TenantId; readonly noticeId: string } | undefined => {
  const tagged = Tagged.safeParse(mail);
  if (!tagged.success) return undefined;
  const { tenant, notice } = tagged.data.tags;
  return { tenantId: tenant[0], noticeId: notice[0] };
};

const verdict = (found: z.infer<typeof Status>): Verdicts['spf'] =>
  found?.status === 'PASS' ? 'pass' : found?.status === 'FAIL' ? 'fail' : 'unknown';

/** What SES found about a mail on its way. */
export const verdictsOf = ({ receipt }: z.infer<typeof Received>): Verdicts => ({
  spf: verdict(receipt.spfVerdict),
  dkim: verdict(receipt.dkimVerdict),
  dmarc: verdict(receipt.dmarcVerdict),
  spam: verdict(receipt.spamVerdict),
  virus: verdict(receipt.virusVerdict),
});
