import * as z from 'zod';
import { StaffId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';
import { keyPrefixes } from '../../tenant/tables.ts';
import type { Draft, RulebookStore, Schedule } from '../../usecase/rulebook/ports.ts';
import type { Rules } from '../../usecase/complaint/ports.ts';
import type { ItemKey, PlainItem } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';
import {
  AboutVersion,
  aboutVersion,
  pack,
  promiseItem,
  readCurrent,
  replaceCurrent,
  rulebookKey,
  unpack,
  versionOf,
} from './documents.ts';

const draftKey: ItemKey = { pk: `${keyPrefixes.draft}RULEBOOK`, sk: 'DRAFT' };
const DraftItem = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  document: z.instanceof(Uint8Array),
  revision: z.int().positive(),
  basedOn: z.int().positive(),
  changedAt: Instant,
  changedBy: StaffId,
});
const AnyDocument = z.record(z.string(), z.unknown());

/** How often a publication is tried anew when a calendar is published at the same moment. */
const attemptsMax = 3;

const isRevision = (revision: number) => ({
  text: 'revision = :revision',
  values: { ':revision': revision },
});

/** The rulebooks of one tenant, in its table. */
export function dynamoRulebooks(table: TenantTable, rules: Rules): RulebookStore {
  const schedule = async (): Promise<Schedule> => {
    const item = await readCurrent(table, { consistent: true });
    return { latest: item.latest, calendar: item.calendar, steps: item.steps };
  };

  return {
    schedule,
    calendar: rules.calendar,

    async versions() {
      const { steps } = await schedule();
      const query = { pk: rulebookKey(1).pk, descending: true, limit: 100, only: aboutVersion };
      const page = await table.query(query, AboutVersion);
      return page.items.map((item) => {
        const version = versionOf(item.sk);
        const effectiveAt = steps.find((step) => step.version === version)?.effectiveAt;
        return {
          version,
          ...(effectiveAt && { effectiveAt }),
          publishedAt: item.publishedAt,
          publishedBy: item.publishedBy ?? 'system',
          ...(item.note !== undefined && { note: item.note }),
        };
      });
    },

    async rulebook(version) {
      const { latest } = await schedule();
      return version > latest ? undefined : rules.rulebook(version);
    },

    async draft(): Promise<Draft | undefined> {
      const item = await table.get(draftKey, DraftItem, { consistent: true });
      if (!item) return undefined;
      const { pk: _, sk: __, document, ...state } = item;
      return { ...state, document: AnyDocument.parse(unpack(document)) };
    },

    async putDraft({ document, ...state }, before) {
      const outcome = await table.put(
        { ...draftKey, ...state, document: pack(document) },
        before === undefined ? { text: 'attribute_not_exists(pk)' } : isRevision(before),
      );
      return outcome === 'written' ? 'written' : 'changed';
    },

    async dropDraft(revision) {
      return (await table.remove(draftKey, isRevision(revision))) === 'written' ? 'written' : 'changed';
    },

    async publish({ version, rulebook, before, after, promises, draft }) {
      const document: PlainItem & ItemKey = {
        ...rulebookKey(version.version),
        document: pack(rulebook),
        publishedAt: version.publishedAt,
        publishedBy: version.publishedBy,
        ...(version.note !== undefined && { note: version.note }),
      };
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        const current = await schedule();
        if (current.latest !== before.latest) return 'changed';
        const { outcome } = await table.transact([
          { put: document, condition: { text: 'attribute_not_exists(pk)' } },
          replaceCurrent(current, { ...after, calendar: current.calendar }),
          { put: promiseItem(promises) },
          { remove: draftKey, condition: isRevision(draft) },
        ]);
        if (outcome === 'written') return 'written';
      }
      return 'changed';
    },
  };
}
