import { decide } from '../../../shared/complaint/decide.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { replay } from '../../../shared/complaint/evolve.ts';
import type { Actor } from '../../../shared/complaint/facts.ts';
import { openEvent, sealEvents } from '../../../shared/data/complaint/event-chain.ts';
import type { ReadPorts } from '../../../shared/usecase/complaint/read-complaint.ts';
import type { AccessLog, StoredEvent } from '../../../shared/usecase/complaint/ports.ts';
import { readDossier } from '../../../shared/usecase/complaint/read-dossier.ts';
import {
  complaintId,
  dispatched,
  history,
  holding,
  officer,
  registered,
  replied,
  shanghai,
} from '../../support/given.ts';

const events = history(registered, dispatched, replied);
const sealed = sealEvents(
  events.map((event) => ({ event })),
  null,
);
const state = replay(complaintId, events);
const head = sealed.at(-1)?.hash ?? '';

let noted: Parameters<AccessLog['note']>[1][];
beforeEach(() => {
  noted = [];
});

const unused = () => Promise.reject(new Error('not needed here'));

/** The dossier as it would be read from a table in which the log looks like this. */
function dossierOf(envelopes: readonly Uint8Array[], actor: Actor = officer, accessIsIntact = true) {
  const stored: StoredEvent[] = [];
  for (const envelope of envelopes) stored.push(openEvent(envelope, undefined, stored.at(-1)?.hash ?? null));
  const ports: ReadPorts & { access: AccessLog } = {
    clock: { now: () => shanghai('2026-12-01 09:00') },
    decide,
    log: {
      load: async (id) => (id === complaintId && state ? { state, head } : undefined),
      events: async () => stored,
      append: unused,
      rearm: unused,
      event: unused,
      idOfNumber: unused,
      queue: unused,
      overlooked: unused,
    },
    numbers: { next: unused },
    rules: { current: unused, latest: unused, rulebook: unused, calendar: unused },
    organisation: { units: unused },
    directory: { holdersOf: unused, unitsOf: unused, namesOf: async () => new Map(), languagesOf: unused },
    access: {
      note: async (_, access) => {
        noted.push(access);
      },
      list: async () => [
        {
          seq: 1,
          at: shanghai('2026-12-01 09:00'),
          actorId: officer.id,
          what: 'dossier',
          hash: 'h',
          isIntact: accessIsIntact,
        },
      ],
    },
  };
  return readDossier(ports, complaintId, actor);
}

const whole = sealed.map(({ envelope }) => envelope);

/** A digit of the instant in the last event is another one. */
const lastChanged = (): Uint8Array => {
  const last = whole.at(-1) ?? new Uint8Array();
  const text = new TextDecoder().decode(last);
  return new TextEncoder().encode(text.replace('2026-11-26T01', '2026-11-25T01'));
};

describe('卷宗 the dossier', () => {
  it('of a log that nobody touched is whole, and reading it is written down first', async () => {
    const dossier = await dossierOf(whole);
    expect(dossier).toMatchObject({ ok: true, value: { number: '202611-0001', isIntact: true, events: [{}, {}, {}] } });
    expect(noted).toEqual([{ at: shanghai('2026-12-01 09:00'), actorId: officer.id, what: 'dossier' }]);
  });

  it('is not whole when the last event is gone, although the rest follows', async () => {
    expect(await dossierOf(whole.slice(0, -1))).toMatchObject({ ok: true, value: { isIntact: false } });
    expect(await dossierOf([])).toMatchObject({ ok: true, value: { isIntact: false } });
  });

  it('is not whole when the last event was changed, although no other event vouches for it', async () => {
    expect(await dossierOf([...whole.slice(0, -1), lastChanged()])).toMatchObject({
      ok: true,
      value: { isIntact: false },
    });
  });

  it('is not whole when the first event is gone', async () => {
    expect(await dossierOf(whole.slice(1))).toMatchObject({ ok: true, value: { isIntact: false } });
  });

  it('is not whole when the log of readings is not', async () => {
    expect(await dossierOf(whole, officer, false)).toMatchObject({ ok: true, value: { isIntact: false } });
  });

  it('is whole when another event was written while it was read', async () => {
    const [next] = sealEvents(
      [
        {
          event: { type: 'IdentityRevealed', seq: 4, at: shanghai('2026-12-01 09:00'), actorId: officer.id, data: {} },
        },
      ],
      head,
    );
    expect(await dossierOf([...whole, ...(next ? [next.envelope] : [])])).toMatchObject({
      ok: true,
      value: { isIntact: true },
    });
  });

  it('is not found by somebody who may not see the complaint, and nothing is written down', async () => {
    expect(await dossierOf(whole, holding('handler', 'finance'))).toEqual({
      ok: false,
      refusal: { code: 'complaint/not-found' },
    });
    expect(noted).toEqual([]);
  });

  it('is refused to a handler who sees the complaint', async () => {
    expect(await dossierOf(whole, holding('handler', 'nursing-department'))).toEqual({
      ok: false,
      refusal: { code: 'session/not-permitted' },
    });
  });
});
