import { calendarChanges } from '../../calendar/calendar-changes.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { type MovedDate, hasMoved, isConfirmed, movedDates } from '../../complaint/moved-dates.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import { system } from '../../complaint/facts.ts';
import { type PreviewView, namedMax } from '../../contract/calendar.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { factsFor } from '../complaint/facts-for.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';
import { adoptionOf } from './step-job.ts';

/** Running complaints that a preview looks at; whoever has more sees what these would do. */
const lookedAtMax = 500;
const pageSize = 50;

type Preview = Exclude<PreviewView, { readonly faults: unknown }>;

/** The dates of one complaint that the calendar would move or make certain: the verb is decided, and nothing written. */
async function datesUnder(
  ports: ComplaintPorts,
  state: ComplaintState,
  calendar: WorkCalendar,
): Promise<readonly MovedDate[]> {
  const [facts, rulebook] = await Promise.all([
    factsFor(ports, state, system),
    ports.rules.rulebook(state.rulebookVersion),
  ]);
  const command = adoptionOf(state, { version: calendar.version, reason: '-' });
  const decided = ports.decide(command, state, { ...facts, target: { rulebook, calendar } });
  return decided.ok ? decided.value.flatMap(movedDates) : [];
}

/** The running complaints in the order of what falls due next, late ones first; `isPartial` when there are more. */
async function running(
  ports: ComplaintPorts,
): Promise<{ readonly ids: readonly ComplaintId[]; readonly isPartial: boolean }> {
  const ids: ComplaintId[] = [];
  for (const part of ['late', 'open'] as const) {
    let cursor: string | undefined;
    do {
      if (ids.length >= lookedAtMax) return { ids, isPartial: true };
      const limit = Math.min(pageSize, lookedAtMax - ids.length);
      const page = await ports.log.queue('centre', part, { limit, ...(cursor !== undefined && { cursor }) });
      ids.push(...(page?.items.map(({ id }) => id) ?? []));
      cursor = page?.cursor;
    } while (cursor !== undefined);
  }
  return { ids, isPartial: false };
}

/** What a calendar says otherwise than the one in force, and what applying it would do to running complaints. */
export async function previewOf(
  complaints: ComplaintPorts,
  before: WorkCalendar,
  after: WorkCalendar,
): Promise<Preview> {
  const units = await complaints.organisation.units();
  const ports: ComplaintPorts = { ...complaints, organisation: { units: async () => units } };
  const { ids, isPartial } = await running(ports);
  const moved: Preview['moved'] = [];
  let [movedTotal, confirmed, looked] = [0, 0, 0];
  for (let from = 0; from < ids.length; from += pageSize) {
    const loaded = await Promise.all(ids.slice(from, from + pageSize).map((id) => ports.log.load(id)));
    for (const complaint of loaded) {
      if (!complaint) continue;
      looked += 1;
      const { state } = complaint;
      const dates = await datesUnder(ports, state, after);
      confirmed += dates.filter(isConfirmed).length;
      const { rulebook } = await ports.rules.rulebook(state.rulebookVersion);
      for (const date of dates.filter(hasMoved)) {
        movedTotal += 1;
        if (moved.length >= namedMax) continue;
        const label = clockRule(rulebook, date.clock)?.label ?? { 'zh-CN': date.clock };
        moved.push({ complaintId: state.id, number: state.number, label, ...date });
      }
    }
  }
  const changes = calendarChanges(before, after).map((sentence) => ({ ...sentence }));
  return { changes, running: looked, moved, movedTotal, confirmed, isPartial };
}
