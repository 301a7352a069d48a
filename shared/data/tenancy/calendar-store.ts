import * as z from 'zod';
import { CalendarJobView } from '../../contract/calendar.ts';
import { ComplaintId } from '../../kernel/ids.ts';
import { keyPrefixes } from '../../tenant/tables.ts';
import type { CalendarJob, CalendarStore } from '../../usecase/calendar/ports.ts';
import type { Rules } from '../../usecase/complaint/ports.ts';
import type { Schedule } from '../../usecase/rulebook/ports.ts';
import type { ItemKey } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';
import { AboutVersion, aboutVersion, calendarKey, pack, readCurrent, replaceCurrent, versionOf } from './documents.ts';

const jobKey: ItemKey = { pk: `${keyPrefixes.job}CALENDAR`, sk: 'JOB' };

/** Whether a key is that of the job which applies a calendar: what the stream tells `react`. */
export const isCalendarJob = ({ pk, sk }: ItemKey): boolean => pk === jobKey.pk && sk === jobKey.sk;

const JobItem = CalendarJobView.omit({ looked: true }).extend({
  pk: z.string(),
  sk: z.string(),
  step: z.int().positive(),
  batch: z.array(ComplaintId),
  place: z.strictObject({ part: z.enum(['late', 'open']), cursor: z.string().optional() }).optional(),
  pass: z.int().positive(),
  hasFound: z.boolean(),
});

/** How often a publication is tried anew when a rulebook is published at the same moment. */
const attemptsMax = 3;

const aboutOf = ({ sk, publishedAt, publishedBy = 'system', note }: z.infer<typeof AboutVersion>) => ({
  version: versionOf(sk),
  publishedAt,
  publishedBy,
  ...(note !== undefined && { note }),
});

/** The calendars of one tenant and the job that applies the latest, in its table. */
export function dynamoCalendars(table: TenantTable, rules: Pick<Rules, 'calendar'>): CalendarStore {
  const current = async (): Promise<Schedule> => {
    const item = await readCurrent(table, { consistent: true });
    return { latest: item.latest, calendar: item.calendar, steps: item.steps };
  };

  return {
    calendar: rules.calendar,

    async latest() {
      const { latest, calendar } = await current();
      return { rulebook: latest, calendar };
    },

    async versions() {
      const query = { pk: calendarKey(1).pk, descending: true, limit: 100, only: aboutVersion, consistent: true };
      const page = await table.query(query, AboutVersion);
      return page.items.map(aboutOf);
    },

    async version(version) {
      const item = await table.get(calendarKey(version), AboutVersion.strip(), { consistent: true });
      return item && aboutOf(item);
    },

    async publish({ version, publishedAt, publishedBy, note }, calendar) {
      const document = {
        ...calendarKey(version),
        document: pack(calendar),
        publishedAt,
        publishedBy,
        ...(note !== undefined && { note }),
      };
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        const before = await current();
        if (before.calendar !== version - 1) return 'changed';
        const { outcome } = await table.transact([
          { put: document, condition: { text: 'attribute_not_exists(pk)' } },
          replaceCurrent(before, { ...before, calendar: version }),
        ]);
        if (outcome === 'written') return 'written';
      }
      return 'changed';
    },

    async job(): Promise<CalendarJob | undefined> {
      const item = await table.get(jobKey, JobItem, { consistent: true });
      if (!item) return undefined;
      const { pk: _, sk: __, ...job } = item;
      return job;
    },

    async putJob(job, before) {
      const outcome = await table.put(
        { ...jobKey, ...job },
        before ? { text: 'step = :step', values: { ':step': before.step } } : { text: 'attribute_not_exists(pk)' },
      );
      return outcome === 'written' ? 'written' : 'changed';
    },
  };
}
