import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';

/** A DynamoDB item before it is marshalled: plain values, `Uint8Array` for binary. */
export type PlainItem = Readonly<Record<string, unknown>>;
export type StoredItem = Record<string, AttributeValue>;
/** The primary key of an item. */
export type ItemKey = { readonly pk: string; readonly sk: string };

export const toStored = (item: PlainItem): StoredItem => marshall(item, { removeUndefinedValues: true });

/**
 * Reads an item through its schema.
 *
 * @throws z.ZodError when the stored item is not what the schema says: a bug or a foreign hand, never an expected answer
 */
export const fromStored = <Value>(schema: z.ZodType<Value>, item: StoredItem): Value => schema.parse(unmarshall(item));
