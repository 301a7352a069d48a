import { plusMilliseconds, type Clock } from '../../kernel/time.ts';
import type { Notice } from './notice.ts';
import type { Message, NoticePort, NoticeStore } from './ports.ts';

/** How long a claim holds: longer than the function that claims may run. */
const claimMilliseconds = 60_000;

/** The message for a notice, or why there is none to send. */
export type Compose = (notice: Notice) => Promise<Message | 'noAddress' | 'overCap'>;

/**
 * Sends one notice once. Claimed, sent, marked: a second copy is possible only when the process dies between the mail
 * service's acceptance and the mark.
 *
 * @returns `busy` when another holds the claim; the caller comes back later
 * @throws when the mail service does not take the message; the claim lapses and the caller comes back
 */
export async function sendNotice(
  parts: { readonly clock: Clock; readonly store: NoticeStore; readonly compose: Compose; readonly port: NoticePort },
  id: string,
): Promise<'done' | 'busy'> {
  const now = parts.clock.now();
  const claimed = await parts.store.claim(id, now, plusMilliseconds(now, claimMilliseconds));
  if (claimed === 'done' || claimed === 'busy') return claimed;
  const message = await parts.compose(claimed);
  if (message === 'noAddress' || message === 'overCap') {
    await parts.store.finish(id, { at: now, status: 'givenUp', why: message });
    return 'done';
  }
  await parts.port.send(message);
  await parts.store.finish(id, { at: parts.clock.now(), status: 'sent' });
  return 'done';
}
