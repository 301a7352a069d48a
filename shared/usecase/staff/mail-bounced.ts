import type { StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { PeopleStore } from './ports.ts';

const tries = 5;

/** A mail to a member of staff will never arrive: those who manage people see it, until they change something about the person. */
export async function noteBounce(people: PeopleStore, id: StaffId, at: Instant): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = await people.find(id);
    if (!before || before.mailBouncedAt) return;
    const after = { ...before, mailBouncedAt: at, version: before.version + 1 };
    if ((await people.change({ before, after })) === 'changed') return;
  }
  throw new Error('a person was changed again and again while this change was made');
}
