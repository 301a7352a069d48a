import { system } from '../../complaint/facts.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';
import type { NoticeStore } from '../notices/ports.ts';
import { noteBounce } from '../staff/mail-bounced.ts';
import type { PeopleStore } from '../staff/ports.ts';

/** How often it is written anew when others keep writing first. */
const attemptsMax = 4;

/**
 * A mail of ours came back: on a notice to a complainant it becomes an event of the complaint, once, and what is permanent ends
 * further mails. What went to staff is told to those who manage people.
 *
 * @returns `unknown` for a notice that is gone, and for one about a complaint that is
 * @throws when others keep writing first; the caller tries again
 */
export async function reportBounce(
  parts: {
    readonly ports: ComplaintPorts;
    readonly notices: Pick<NoticeStore, 'find'>;
    readonly people: PeopleStore;
  },
  { noticeId, isPermanent }: { readonly noticeId: string; readonly isPermanent: boolean },
): Promise<'recorded' | 'unknown'> {
  const notice = await parts.notices.find(noticeId);
  if (!notice) return 'unknown';
  if (notice.to.who === 'staff') {
    if (isPermanent) await noteBounce(parts.people, notice.to.staffId, parts.ports.clock.now());
    return 'recorded';
  }
  const { complaintId } = notice.to;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const events = await parts.ports.log.events(complaintId, { consistent: true });
    if (events.length === 0) return 'unknown';
    const isTold = events.some(({ event }) => event.type === 'NoticeBounced' && event.data.noticeId === noticeId);
    if (isTold) return 'recorded';
    const command = { type: 'RecordBounce', noticeId, isPermanent } as const;
    const expectedSeq = events.at(-1)?.event.seq;
    const answer = await handleCommand(parts.ports, complaintId, command, { actor: system, expectedSeq });
    if (answer.ok) return 'recorded';
    if (answer.refusal.code !== 'complaint/changed') throw new Error(`a bounce was refused: ${answer.refusal.code}`);
  }
  throw new Error('others kept writing first');
}
