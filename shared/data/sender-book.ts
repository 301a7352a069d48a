import * as z from 'zod';
import { Instant } from '../kernel/time.ts';
import { expiryAttribute, keyPrefixes } from '../tenant/tables.ts';
import type { FilingNote, SenderBook } from '../usecase/public/guard/ports.ts';
import { expiryOfHour, hourOf } from './hour-keys.ts';
import type { ItemKey } from './item.ts';
import type { TenantTable } from './tenant-table.ts';

const Noted = { pk: z.string(), sk: z.string(), [expiryAttribute]: z.int() };

/** Each note is `<token>.<content>`. */
const FilingsItem = z.strictObject({ ...Noted, notes: z.array(z.string()) });

const StoredGuesses = z.strictObject({ tries: z.int(), until: Instant.optional() });
const GuessItem = z.strictObject({
  ...Noted,
  version: z.int(),
  all: StoredGuesses,
  byNumber: z.record(z.string(), StoredGuesses),
});

const noteText = ({ token, content }: FilingNote): string => `${token}.${content}`;
const noteOf = (text: string): FilingNote => {
  const [token = '', content = ''] = text.split('.');
  return { token, content };
};

const keyOf = (purpose: 'filed' | 'guessed', sender: string, now: Instant): ItemKey => ({
  pk: `${keyPrefixes.attempt}${purpose}#${sender}`,
  sk: hourOf(now),
});

/** What is known of senders, one item a sender and an hour for each purpose; every write is one unit. */
export function dynamoSenderBook(table: TenantTable): SenderBook {
  const versions = new WeakMap<object, number>();

  return {
    async filings(sender, now) {
      const item = await table.get(keyOf('filed', sender, now), FilingsItem);
      return item?.notes.map(noteOf) ?? [];
    },

    async noteFiling(sender, note, now) {
      const item = await table.update(
        keyOf('filed', sender, now),
        {
          text: `SET notes = list_append(if_not_exists(notes, :none), :note), ${expiryAttribute} = :expires`,
          values: { ':none': [], ':note': [noteText(note)], ':expires': expiryOfHour(now) },
        },
        { returning: FilingsItem },
      );
      if (!item) throw new Error('an update without a condition always answers');
      return item.notes.map(noteOf);
    },

    async forgetFiling(sender, note, now) {
      const key = keyOf('filed', sender, now);
      const item = await table.get(key, FilingsItem, { consistent: true });
      const position = item?.notes.lastIndexOf(noteText(note)) ?? -1;
      if (position < 0) return;
      await table.update(
        key,
        { text: `REMOVE notes[${position}]`, values: { ':note': noteText(note) } },
        { condition: `notes[${position}] = :note`, returning: FilingsItem },
      );
    },

    async guesses(sender, now) {
      const item = await table.get(keyOf('guessed', sender, now), GuessItem, { consistent: true });
      if (!item) return undefined;
      const record = { all: item.all, byNumber: item.byNumber };
      versions.set(record, item.version);
      return record;
    },

    async putGuesses(sender, { before, after }, now) {
      const version = before === undefined ? 0 : (versions.get(before) ?? 0);
      const outcome = await table.put(
        {
          ...keyOf('guessed', sender, now),
          version: version + 1,
          ...after,
          [expiryAttribute]: expiryOfHour(now),
        },
        version === 0
          ? { text: 'attribute_not_exists(pk)' }
          : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } },
      );
      if (outcome !== 'written') return false;
      versions.set(after, version + 1);
      return true;
    },
  };
}
