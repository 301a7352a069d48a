import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DecidedEvent } from '../../../shared/complaint/events.ts';
import {
  openEvent,
  type SealedEvent,
  sealEvent,
  sealEvents,
  StoredTexts,
} from '../../../shared/data/complaint/event-chain.ts';
import type { EventToAppend, StoredEvent } from '../../../shared/usecase/complaint/ports.ts';
import {
  history,
  officer,
  photo,
  registered,
  replied,
  shanghai,
  verb,
  dispatched,
  stated,
} from '../../support/given.ts';

const words: Partial<Record<DecidedEvent['type'], EventToAppend['texts']>> = {
  ComplaintRegistered: { narrative: '输液时叫了三次护士都没有人来。', fileNames: '病房.jpg' },
  StatementSubmitted: { statement: '当班护士两人，均在抢救。' },
  ComplaintReplied: { reply: '已增加夜班人手，谨致歉意。' },
};
const toSeal = history([verb.register({ files: [photo('病房.jpg')] }), registered[1]], dispatched, stated, replied).map(
  (event): EventToAppend => ({ event, texts: words[event.type] }),
);
const sealed = sealEvents(toSeal, null);
const head = sealed.at(-1)?.hash;

const open = (chain: readonly Pick<SealedEvent, 'envelope' | 'texts'>[]): StoredEvent[] => {
  const opened: StoredEvent[] = [];
  for (const { envelope, texts } of chain) opened.push(openEvent(envelope, texts, opened.at(-1)?.hash ?? null));
  return opened;
};

/** Whether a reader who knows the head would believe this log. */
function isBelieved(chain: readonly Pick<SealedEvent, 'envelope' | 'texts'>[]): boolean {
  try {
    const opened = open(chain);
    return opened.every((event) => event.isIntact) && opened.at(-1)?.hash === head;
  } catch {
    return false;
  }
}
const at = (index: number): SealedEvent => {
  const event = sealed[index];
  if (!event) throw new Error(`the chain has no event ${index}`);
  return event;
};
const withEvent = (index: number, change: Partial<SealedEvent>) =>
  sealed.map((event, position) => (position === index ? { ...event, ...change } : event));

describe('sealing and opening', () => {
  it('gives back every event with its texts, intact', () => {
    const opened = open(sealed);
    expect(opened.map(({ event }) => event)).toEqual(toSeal.map(({ event }) => event));
    expect(opened.map(({ texts }) => texts)).toEqual(toSeal.map(({ texts }) => texts ?? {}));
    expect(opened.every(({ isIntact, isRedacted }) => isIntact && !isRedacted)).toBe(true);
    expect(opened.map(({ prev }) => prev)).toEqual([null, ...sealed.slice(0, -1).map(({ hash }) => hash)]);
    expect(isBelieved(sealed)).toBe(true);
  });

  it('writes the canonical form: members sorted, no spaces, and the digest is that of exactly these bytes', () => {
    const { envelope, hash } = at(1);
    const text = new TextDecoder().decode(envelope);
    expect(text).toBe(
      `{"actorId":"${officer.id}","at":"${shanghai('2026-11-23 15:00')}","data":{"lead":"nursing-department","route":"nursing"},"prev":"${at(0).hash}","schema":1,"seq":2,"textDigests":{},"type":"ComplaintDispatched"}`,
    );
    expect(hash).toBe(createHash('sha256').update(text, 'utf8').digest('base64url'));
  });

  it('keeps an event without texts without a salt', () => {
    expect(at(1).texts).toBeUndefined();
  });

  it('goes on behind the head it is given', () => {
    const [first, second] = toSeal;
    if (!first || !second) throw new Error('two events are needed');
    const sealedFirst = sealEvent(first, null);
    const [sealedSecond] = sealEvents([second], sealedFirst.hash);
    expect(sealedSecond && openEvent(sealedSecond.envelope, sealedSecond.texts, sealedFirst.hash).isIntact).toBe(true);
    expect(sealedSecond && openEvent(sealedSecond.envelope, sealedSecond.texts, 'another').isIntact).toBe(false);
  });
});

describe('a log that somebody has touched', () => {
  it('is found out by any one byte of any event, the last included', () => {
    let tried = 0;
    sealed.forEach(({ envelope }, index) => {
      for (let position = 0; position < envelope.length; position++) {
        const forged = Uint8Array.from(envelope);
        forged[position] = (forged[position] ?? 0) ^ 1;
        if (isBelieved(withEvent(index, { envelope: forged }))) throw new Error(`event ${index}, byte ${position}`);
        tried += 1;
      }
    });
    expect(tried).toBeGreaterThan(1000);
  });

  it('is found out by a text that was changed, added or put beside another event', () => {
    const { texts } = at(0);
    if (!texts) throw new Error('the first event has texts');
    const changed = { ...texts, words: { ...texts.words, narrative: '没有什么要投诉的。' } };
    const added = { ...texts, words: { ...texts.words, comment: '补写' } };
    const resalted = { ...texts, salt: Uint8Array.from(texts.salt, (byte) => byte ^ 1) };
    expect(isBelieved(withEvent(0, { texts: changed }))).toBe(false);
    expect(isBelieved(withEvent(0, { texts: added }))).toBe(false);
    expect(isBelieved(withEvent(0, { texts: resalted }))).toBe(false);
    expect(isBelieved(withEvent(3, { texts }))).toBe(false);
  });

  it('is found out by events in another order', () => {
    expect(isBelieved([at(0), at(2), at(1), at(3)])).toBe(false);
    expect(isBelieved([at(1), at(0), at(2), at(3)])).toBe(false);
  });

  it.each([0, 1, 2, 3])('is found out when event %i is gone', (gone) => {
    expect(isBelieved(sealed.filter((_, index) => index !== gone))).toBe(false);
  });

  it('is found out by an event that somebody sealed again: the one after it does not follow', () => {
    const [first] = toSeal;
    if (!first) throw new Error('there is no event');
    expect(isBelieved([sealEvent(first, null), ...sealed.slice(1)])).toBe(false);
  });
});

describe('a lawful redaction', () => {
  it('of all texts of an event leaves the chain whole, and says so', () => {
    const redacted = withEvent(0, { texts: undefined });
    expect(isBelieved(redacted)).toBe(true);
    expect(open(redacted)[0]).toMatchObject({ isRedacted: true, isIntact: true, texts: {} });
    expect(open(redacted)[3]).toMatchObject({ isRedacted: false, texts: { reply: '已增加夜班人手，谨致歉意。' } });
  });

  it('of one text leaves the others', () => {
    const { texts } = at(0);
    if (!texts) throw new Error('the first event has texts');
    const { narrative: _narrative, ...rest } = texts.words;
    const redacted = withEvent(0, { texts: { ...texts, words: rest } });
    expect(isBelieved(redacted)).toBe(true);
    expect(open(redacted)[0]).toMatchObject({ isRedacted: true, isIntact: true, texts: { fileNames: '病房.jpg' } });
  });

  it('leaves nothing that could be guessed: without the salt no digest can be computed again', () => {
    const text = words.ComplaintRegistered?.narrative ?? '';
    const { envelope, texts } = at(0);
    const stored = new TextDecoder().decode(envelope);
    const { narrative } = open(sealed)[0]?.textDigests ?? {};
    expect(stored).not.toContain(text);
    expect(narrative).toBe(
      createHmac('sha256', texts?.salt ?? '')
        .update(text, 'utf8')
        .digest('base64url'),
    );
    expect(narrative).not.toBe(createHash('sha256').update(text, 'utf8').digest('base64url'));
    expect(narrative).not.toBe(createHmac('sha256', '').update(text, 'utf8').digest('base64url'));
    expect(texts?.salt).toHaveLength(16);
    expect(stored).not.toContain(Buffer.from(texts?.salt ?? '').toString('base64url'));
  });

  it('cannot be undone by comparing: the same words have another digest in another event', () => {
    const [first] = toSeal;
    if (!first) throw new Error('there is no event');
    const [one, two] = [sealEvent(first, null), sealEvent(first, null)].map(
      ({ envelope, texts }) => openEvent(envelope, StoredTexts.parse(texts), null).textDigests,
    );
    expect(one?.['narrative']).not.toBe(two?.['narrative']);
  });
});
