import * as z from 'zod';
import { MailDecision, MailFile, MailLine, type MailState, MailView, Verdicts } from '../../contract/mail-box.ts';
import { ComplaintId } from '../../kernel/ids.ts';
import { Instant, millisecondsOf } from '../../kernel/time.ts';
import { keyPrefixes } from '../../tenant/tables.ts';
import type { KeptMail, MailBox } from '../../usecase/mail-box/ports.ts';
import type { ItemKey } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';

const keyOf = (id: ComplaintId): ItemKey => ({ pk: `${keyPrefixes.inbox}${id}`, sk: 'MAIL' });
/** Lines of one state are a partition, in the order in which the mails came. */
const linesOf = (state: MailState): string => `${keyPrefixes.inbox}LINES#${state}`;
const lineKey = ({ state, receivedAt, id }: Pick<KeptMail, 'state' | 'receivedAt' | 'id'>): ItemKey => ({
  pk: linesOf(state),
  sk: `${receivedAt}#${id}`,
});

const MailItem = MailView.omit({ decisions: true, files: true, verdicts: true }).extend({
  pk: z.string(),
  sk: z.string(),
  files: z.array(MailFile),
  verdicts: Verdicts,
  decisions: z.array(MailDecision),
  expiresAt: z.int().optional(),
});
const LineItem = MailLine.extend({ pk: z.string(), sk: z.string(), expiresAt: z.int().optional() });
const Counted = z.looseObject({ pk: z.string() });

const pageSize = 50;
const day = 24 * 3600;
/** What needs nobody any more goes by itself: what was set aside or automatic after a month, what stands with a complaint after three. */
const keptSeconds: Readonly<Partial<Record<MailState, number>>> = {
  automatic: 30 * day,
  'set-aside': 30 * day,
  registered: 90 * day,
  joined: 90 * day,
};

const expiryOf = ({ state, receivedAt, decisions }: KeptMail): { readonly expiresAt?: number } => {
  const kept = keptSeconds[state];
  const since = decisions.at(-1)?.at ?? receivedAt;
  return kept === undefined ? {} : { expiresAt: Math.ceil(millisecondsOf(since) / 1000) + kept };
};

const lineOf = (mail: KeptMail): MailLine => ({
  id: mail.id,
  state: mail.state,
  receivedAt: mail.receivedAt,
  subject: mail.subject.slice(0, 200),
  ...(mail.from && { from: (mail.from.name ?? mail.from.address).slice(0, 120) }),
  files: mail.files.length,
  isSuspect: mail.isUnreadable || Object.values(mail.verdicts).includes('fail'),
});

/** A place in a list: the sort key alone, since the list is known. */
const cursorOf = (sk: string): string => Buffer.from(sk).toString('base64url');
const placeOf = (cursor: string): string | undefined => {
  const sk = Buffer.from(cursor, 'base64url').toString('utf8');
  const [at, id] = sk.split('#');
  return Instant.safeParse(at).success && ComplaintId.safeParse(id).success ? sk : undefined;
};

/** The mail box in a tenant's table: each mail with its content, and a line of it in the list of its state. */
export const dynamoMailBox = (table: TenantTable): MailBox => ({
  async put(mail) {
    const absent = { text: 'attribute_not_exists(pk)' };
    const { outcome } = await table.transact([
      { put: { ...keyOf(mail.id), ...mail, ...expiryOf(mail) }, condition: absent },
      { put: { ...lineKey(mail), ...lineOf(mail), ...expiryOf(mail) } },
    ]);
    if (outcome === 'conflict') throw new Error('the mail is being written');
    return outcome === 'written';
  },

  async find(id) {
    const item = await table.get(keyOf(id), MailItem, { consistent: true });
    if (!item) return undefined;
    const { pk: _, sk: __, expiresAt: ___, ...mail } = item;
    return mail;
  },

  async change(before, after) {
    const { outcome } = await table.transact([
      {
        put: { ...keyOf(after.id), ...after, ...expiryOf(after) },
        condition: { text: 'revision = :before', values: { ':before': before.revision } },
      },
      ...(before.state === after.state ? [] : [{ remove: lineKey(before) }]),
      { put: { ...lineKey(after), ...lineOf(after), ...expiryOf(after) } },
    ]);
    return outcome === 'written' ? 'written' : 'changed';
  },

  async page(state, cursor) {
    const from = cursor === undefined ? undefined : placeOf(cursor);
    if (cursor !== undefined && from === undefined) return undefined;
    const pk = linesOf(state);
    const page = await table.query(
      {
        pk,
        limit: pageSize,
        descending: state !== 'waiting',
        ...(from !== undefined && { from: { pk: { S: pk }, sk: { S: from } } }),
      },
      LineItem,
    );
    const items = page.items.map((item) => MailLine.strip().parse(item));
    const last = page.items.at(-1);
    return { items, ...(page.next && last && { cursor: cursorOf(last.sk) }) };
  },

  async waiting(atMost) {
    const page = await table.query({ pk: linesOf('waiting'), limit: atMost, only: ['pk'] }, Counted);
    return page.items.length;
  },

  async oldestWaiting() {
    const page = await table.query({ pk: linesOf('waiting'), limit: 1 }, LineItem);
    return page.items[0]?.receivedAt;
  },
});
