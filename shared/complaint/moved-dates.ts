import type { TermId } from '../kernel/ids.ts';
import type { Instant, IsoDate } from '../kernel/time.ts';
import { clockRule } from '../rulebook/clocks/clock-rules.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { ComplaintEvent } from './events.ts';

/** A due date as it stood before or after other rules were adopted. */
type Due = { readonly dueAt: Instant; readonly dueOn: IsoDate; readonly isProvisional: boolean };

/** A due date that other rules moved, or made certain. */
export type MovedDate = {
  readonly clock: TermId;
  readonly unit?: TermId;
  readonly before: Due;
  readonly after: Due;
};

/** The due dates that adopting other rules moved or made certain; none for any other event, or where they stay as they are. */
export function movedDates({ type, data }: Pick<ComplaintEvent, 'type' | 'data'>): readonly MovedDate[] {
  if (type !== 'RulesAdopted') return [];
  const found = new Map<string, MovedDate>();
  for (const change of data.clocks ?? []) {
    if (change.change !== 'moved') continue;
    const { clock, unit, dueAt, dueOn, isProvisional } = change;
    const key = `${clock}/${unit ?? ''}`;
    // A clock inside another may be moved twice by one event: by its own rule, and by its outer clock.
    const before = found.get(key)?.before ?? change.was;
    if (before) found.set(key, { clock, ...(unit && { unit }), before, after: { dueAt, dueOn, isProvisional } });
  }
  return [...found.values()].filter(
    ({ before, after }) => hasMoved({ before, after }) || isConfirmed({ before, after }),
  );
}

/** Whether it is due at another moment. */
export const hasMoved = ({ before, after }: Pick<MovedDate, 'before' | 'after'>): boolean =>
  before.dueAt !== after.dueAt;

/** Whether it stays and is certain now: the public holidays of its year have been published. */
export const isConfirmed = ({ before, after }: Pick<MovedDate, 'before' | 'after'>): boolean =>
  !hasMoved({ before, after }) && before.isProvisional && !after.isProvisional;

/** Those of them that the complainant was promised, and that are due at another moment now; the last one last. */
export const promisesMoved = (event: Pick<ComplaintEvent, 'type' | 'data'>, rulebook: Rulebook): readonly MovedDate[] =>
  movedDates(event)
    .filter((date) => {
      const rule = clockRule(rulebook, date.clock);
      return hasMoved(date) && rule?.isPublic === true && rule.binds !== 'complainant';
    })
    .toSorted((a, b) => (a.after.dueAt < b.after.dueAt ? -1 : 1));
