import { isWorkingDayNumber } from '../../calendar/day-reason.ts';
import { dayOf } from '../../calendar/local-day.ts';
import { localDayNumber } from '../../calendar/time-zone.ts';
import { thoseWho } from '../../complaint/recipients.ts';
import { millisecondsOf } from '../../kernel/time.ts';
import type { Outbox } from '../notices/notice.ts';
import { noticeId } from '../notices/plan-notices.ts';
import type { ComplaintPorts, Directory } from './ports.ts';

/**
 * Tells everybody who accepts complaints at the centre, once on each working day, that the spam box is not empty: what was put
 * there wrongly has deadlines that run.
 *
 * @returns how many were told
 */
export async function remindOfSpam(parts: {
  readonly ports: Pick<ComplaintPorts, 'clock' | 'rules' | 'log'>;
  readonly directory: Pick<Directory, 'holdersOf'>;
  readonly outbox: Outbox;
}): Promise<number> {
  const { clock, rules, log } = parts.ports;
  const box = await log.queue('centre', 'spam', { limit: 1 });
  const [first] = box?.items ?? [];
  if (!first) return 0;
  const now = clock.now();
  const { rulebook, calendar } = await rules.current();
  const today = localDayNumber(millisecondsOf(now), calendar.timeZone);
  // What came today is seen by whoever looks; tomorrow it is told.
  const arrived = localDayNumber(millisecondsOf(first.registeredAt), calendar.timeZone);
  if (arrived >= today || !isWorkingDayNumber(calendar, today)) return 0;
  const officers = new Map<string, Awaited<ReturnType<Directory['holdersOf']>>[number]>();
  for (const to of thoseWho('accept', [rulebook.rulebook.centre], rulebook.rulebook)) {
    if (!('position' in to)) continue;
    for (const holder of await parts.directory.holdersOf(to.position, to.units)) officers.set(holder.id, holder);
  }
  for (const { id, language } of officers.values()) {
    await parts.outbox.leave({
      id: noticeId(`spam-box/${dayOf(today)}`, 'spamWaiting', id),
      kind: 'spamWaiting',
      to: { who: 'staff', staffId: id },
      language,
      createdAt: now,
    });
  }
  return officers.size;
}
