import { dueOf } from '../../calendar/due.ts';
import { isWorkingDayNumber } from '../../calendar/day-reason.ts';
import { localDayNumber } from '../../calendar/time-zone.ts';
import { dayOf } from '../../calendar/local-day.ts';
import { millisecondsOf } from '../../kernel/time.ts';
import type { ComplaintPorts, Directory } from '../complaint/ports.ts';
import type { Outbox } from '../notices/notice.ts';
import { noticeId } from '../notices/plan-notices.ts';
import { boxCapabilities } from './box-capabilities.ts';
import type { MailBox } from './ports.ts';

/** A mail that has waited for longer than this is recalled to those who register. */
const patience = { unit: 'working-days', count: 1 } as const;

/**
 * Recalls mails that nobody has decided about for more than a working day: one notice on each working day to everybody who
 * uses the box at the centre, until the box is empty.
 *
 * @returns how many were told
 */
export async function remindOfMails(parts: {
  readonly ports: Pick<ComplaintPorts, 'clock' | 'rules'>;
  readonly box: Pick<MailBox, 'oldestWaiting'>;
  readonly directory: Pick<Directory, 'holdersOf'>;
  readonly outbox: Outbox;
}): Promise<number> {
  const oldest = await parts.box.oldestWaiting();
  if (!oldest) return 0;
  const now = parts.ports.clock.now();
  const { rulebook, calendar } = await parts.ports.rules.current();
  const today = localDayNumber(millisecondsOf(now), calendar.timeZone);
  if (dueOf(patience, oldest, calendar).dueAt > now || !isWorkingDayNumber(calendar, today)) return 0;
  const officers = new Map<string, Awaited<ReturnType<Directory['holdersOf']>>[number]>();
  const { positions, centre } = rulebook.rulebook;
  const theirs = positions.filter((position) => boxCapabilities.every((one) => position.capabilities.includes(one)));
  for (const { id } of theirs) {
    for (const holder of await parts.directory.holdersOf(id, [centre])) officers.set(holder.id, holder);
  }
  for (const { id, language } of officers.values()) {
    await parts.outbox.leave({
      id: noticeId(`mail-box/${dayOf(today)}`, 'mailWaiting', id),
      kind: 'mailWaiting',
      to: { who: 'staff', staffId: id },
      language,
      createdAt: now,
    });
  }
  return officers.size;
}
