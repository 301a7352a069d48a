import { createHash, createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import {
  ActorId,
  type ComplaintEvent,
  type EventTexts,
  eventData,
  eventTypes,
  textNames,
} from '../../complaint/events.ts';
import { Instant } from '../../kernel/time.ts';
import type { EventToAppend, StoredEvent } from '../../usecase/complaint/ports.ts';
import { upcast } from './upcast.ts';

/**
 * The envelope of an event, fixed from the first day. Its stored bytes are its canonical form (RFC 8785), and the digest
 * covers exactly those bytes: it is never computed anew from a parsed or upcast event.
 */
const Envelope = z.strictObject({
  type: z.enum(eventTypes),
  schema: z.int().positive(),
  seq: z.int().positive(),
  at: Instant,
  actorId: ActorId,
  data: z.record(z.string(), z.unknown()),
  /** HMAC-SHA256 of each free text under the salt that lies beside it, base64url. */
  textDigests: z.record(z.string(), z.string()),
  /** Digest of the event before, null for the first. */
  prev: z.string().nullable(),
});

/** The schema that events are written under today. */
const schemaNow = 1;

/** The texts beside an event, with the salt that makes their digests unguessable once they are gone. */
export const StoredTexts = z.strictObject({ salt: z.instanceof(Uint8Array), words: z.record(z.string(), z.string()) });
export type StoredTexts = z.infer<typeof StoredTexts>;

export type SealedEvent = {
  readonly envelope: Uint8Array;
  readonly hash: string;
  readonly texts: StoredTexts | undefined;
};

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');
const textDigest = (salt: Uint8Array, text: string): string =>
  createHmac('sha256', salt).update(text, 'utf8').digest('base64url');

/** Seals one event behind the one whose digest is `prev`. */
export function sealEvent({ event, texts }: EventToAppend, prev: string | null): SealedEvent {
  const given = Object.entries(texts ?? {}).filter(([, text]) => text !== undefined);
  const salt = given.length > 0 ? new Uint8Array(randomBytes(16)) : undefined;
  const { type, seq, at, actorId, data } = event;
  const textDigests = Object.fromEntries(given.map(([name, text]) => [name, salt ? textDigest(salt, text) : '']));
  const canonical = canonicalize({ type, schema: schemaNow, seq, at, actorId, data, textDigests, prev });
  if (canonical === undefined) throw new Error('an event has no canonical form');
  const envelope = new TextEncoder().encode(canonical);
  return { envelope, hash: digestOf(envelope), texts: salt && { salt, words: Object.fromEntries(given) } };
}

/** Seals several events in a row. */
export function sealEvents(events: readonly EventToAppend[], head: string | null): readonly SealedEvent[] {
  let prev = head;
  return events.map((event) => {
    const sealed = sealEvent(event, prev);
    prev = sealed.hash;
    return sealed;
  });
}

/**
 * Reads a stored event, whatever schema it was written under.
 *
 * @param expectedPrev the digest of the event before; undefined when it is not at hand, and is then not compared
 */
export function openEvent(
  envelope: Uint8Array,
  texts: StoredTexts | undefined,
  expectedPrev: string | null | undefined,
): StoredEvent {
  const parsed = Envelope.parse(JSON.parse(new TextDecoder().decode(envelope)));
  const { schema, textDigests, prev, ...fact } = parsed;
  const data = eventData[fact.type].parse(upcast(fact.type, schema, fact.data));
  const kept: EventTexts = Object.fromEntries(
    textNames.flatMap((name) => (texts?.words[name] === undefined ? [] : [[name, texts.words[name]]])),
  );
  const textsMatch = Object.entries(kept).every(
    ([name, text]) => texts !== undefined && textDigests[name] === textDigest(texts.salt, text),
  );
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type and data were parsed by the same entry of eventData
    event: { ...fact, data } as ComplaintEvent,
    schema,
    texts: kept,
    isRedacted: Object.keys(textDigests).some((name) => !(name in kept)),
    hash: digestOf(envelope),
    prev,
    textDigests,
    isIntact: textsMatch && (expectedPrev === undefined || prev === expectedPrev),
  };
}
