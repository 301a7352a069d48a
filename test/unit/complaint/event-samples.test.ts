import { expect, it } from 'vitest';
import { eventTypes } from '../../../shared/complaint/events.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { openEvent, type StoredTexts } from '../../../shared/data/complaint/event-chain.ts';
import type { StoredEvent } from '../../../shared/usecase/complaint/ports.ts';
import { complaintId, personNamed, shanghai } from '../../support/given.ts';
import {
  eventSamples,
  nameOf,
  namesToday,
  type Sample,
  writeMissingSamples,
} from '../../support/samples/event-samples.ts';

// WRITE_SAMPLES=yes vitest run --project unit test/unit/complaint/event-samples.test.ts
if (process.env['WRITE_SAMPLES'] === 'yes') writeMissingSamples();

const samples = eventSamples();
const envelopeOf = (sample: Sample): Uint8Array => Uint8Array.from(Buffer.from(sample.envelope, 'base64'));
const textsOf = ({ texts }: Sample): StoredTexts | undefined =>
  texts && { salt: Uint8Array.from(Buffer.from(texts.salt, 'base64')), words: texts.words };

it('every type of event has a sample as it is written today', () => {
  expect(samples.map(nameOf)).toEqual(expect.arrayContaining([...namesToday]));
  expect(new Set(namesToday.map((name) => name.split('.')[0]))).toEqual(new Set(eventTypes));
});

it.each(samples.map((sample) => [sample.type, sample.schema, sample] as const))(
  '%s of schema %i is still read',
  (_, __, sample) => {
    const stored = openEvent(envelopeOf(sample), textsOf(sample), undefined);
    expect(stored).toMatchObject({
      event: { type: sample.type },
      schema: sample.schema,
      hash: sample.hash,
      texts: sample.texts?.words ?? {},
      isIntact: true,
      isRedacted: false,
    });
  },
);

it('the first events ever written are one complaint, answered late, and replay says the same for ever', () => {
  const all = samples.map((sample) => openEvent(envelopeOf(sample), textsOf(sample), undefined));
  const opened: StoredEvent[] = [];
  for (let next = all.find(({ prev }) => prev === null); next; ) {
    const { hash } = next;
    opened.push(next);
    next = all.find(({ prev }) => prev === hash);
  }
  expect(opened.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(
    replay(
      complaintId,
      opened.map(({ event }) => event),
    ),
  ).toEqual({
    id: complaintId,
    seq: 11,
    stage: 'closed',
    number: '202611-0001',
    language: 'zh-CN',
    channel: 'web',
    category: 'nursing',
    identityMode: 'named',
    hasContact: true,
    rulebookVersion: 1,
    calendarVersion: 1,
    registeredAt: shanghai('2026-11-23 10:00'),
    departments: [
      { unit: 'nursing-department', role: 'lead', dispatchedAt: shanghai('2026-11-23 15:00') },
      {
        unit: 'pharmacy',
        role: 'co',
        dispatchedAt: shanghai('2026-11-23 15:00'),
        statedAt: shanghai('2026-11-25 09:00'),
      },
    ],
    clocks: [
      {
        clock: 'feedback',
        case: 'several-departments',
        status: 'metLate',
        startedAt: shanghai('2026-11-23 10:00'),
        dueAt: shanghai('2026-12-07 17:30'),
        dueOn: '2026-12-07',
        missedAt: shanghai('2026-12-07 17:30'),
        taken: { 'one-day-after': shanghai('2026-12-08 08:00') },
        stoppedAt: shanghai('2026-12-08 10:00'),
      },
    ],
    files: 2,
    repliedAt: shanghai('2026-12-08 10:00'),
    repliedBy: personNamed('officer at complaint-centre'),
    satisfaction: 'satisfied',
    ratedAt: shanghai('2026-12-08 20:00'),
    isEscalated: true,
    closedAt: shanghai('2026-12-08 20:00'),
    closedBecause: 'complainantSatisfied',
    marks: { ComplaintSupplemented: { at: shanghai('2026-11-23 12:30') } },
  });
});
