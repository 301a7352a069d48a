import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type PlainItem, type StoredItem, toStored } from '../../shared/data/item.ts';
import type { Write } from '../../shared/data/tenant-table.ts';
import { workIndex } from '../../shared/tenant/tables.ts';

/**
 * What writes cost, reckoned from the bytes of the items, because DynamoDB Local's own meter is wrong for transactions.
 * Sizes after AWS's "DynamoDB item sizes and formats": names and strings in UTF-8 bytes, numbers by significant digits,
 * binary by its bytes, lists and maps 3 bytes and 1 for each member.
 */
const utf8 = (text: string): number => Buffer.byteLength(text, 'utf8');

function numberBytes(text: string): number {
  const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(Math.max(digits.length, 1) / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, member) => sum + 1 + valueBytes(member), 0);
  if (value.M !== undefined) {
    return 3 + Object.entries(value.M).reduce((sum, [name, member]) => sum + 1 + utf8(name) + valueBytes(member), 0);
  }
  throw new Error(`no size is known for ${JSON.stringify(value)}`);
}

/** The size of an item in bytes. */
const itemBytes = (item: StoredItem): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);

export const plainBytes = (item: PlainItem): number => itemBytes(toStored(item));

const indexNames = new Set<string>(['pk', 'sk', workIndex.partition, workIndex.sort, ...workIndex.projected]);

function projected(item: PlainItem | undefined): StoredItem | undefined {
  if (!item || item[workIndex.partition] === undefined || item[workIndex.sort] === undefined) return undefined;
  return Object.fromEntries(Object.entries(toStored(item)).filter(([name]) => indexNames.has(name)));
}

const units = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

/** What the index costs when `before` becomes `after`: nothing for no change, 1 for a put or a change, 2 for a moved key. */
function indexUnits(before: PlainItem | undefined, after: PlainItem | undefined): number {
  const from = projected(before);
  const to = projected(after);
  if (!from && !to) return 0;
  if (!from || !to) return units(itemBytes(from ?? to ?? {}));
  const isMoved = [workIndex.partition, workIndex.sort].some((name) => from[name]?.S !== to[name]?.S);
  if (isMoved) return units(itemBytes(from)) + units(itemBytes(to));
  return JSON.stringify(from) === JSON.stringify(to) ? 0 : units(itemBytes(to));
}

/**
 * Write units of one transaction of puts: 2 for each started kB of each item, and what the index takes.
 *
 * @param stored the items as they were before, by `pk/sk`; a put over one costs the larger of the two
 */
export function transactionUnits(writes: readonly Write[], stored: ReadonlyMap<string, PlainItem> = new Map()): number {
  return writes.reduce((sum, write) => {
    if ('put' in write) {
      const before = stored.get(`${write.put.pk}/${write.put.sk}`);
      const bytes = Math.max(plainBytes(write.put), before ? plainBytes(before) : 0);
      return sum + 2 * units(bytes) + indexUnits(before, write.put);
    }
    if ('remove' in write) {
      const before = stored.get(`${write.remove.pk}/${write.remove.sk}`);
      return sum + 2 * units(before ? plainBytes(before) : 0) + indexUnits(before, undefined);
    }
    throw new Error('only puts and removals are reckoned');
  }, 0);
}
