import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decideForFiles } from '../../../shared/complaint/decide-for-files.ts';
import type { Cleaner, KeptFile, ScanResult, SealingStore } from '../../../shared/usecase/files/ports.ts';
import { type SealingParts, sealUpload } from '../../../shared/usecase/files/seal-upload.ts';
import type { Append, LoadedComplaint, StoredEvent } from '../../../shared/usecase/complaint/ports.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { complaintId, facts, history, photo, verb } from '../../support/given.ts';
import { complainant } from '../../../shared/complaint/facts.ts';

const content = Buffer.from('jpeg of Zhang San');
const { attachment } = photo('病房.jpg');
const place = { id: complaintId, fileId: attachment.id };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

const cleaner: Cleaner = async (bytes) => ({
  content: Buffer.from(Buffer.from(bytes).toString().replace('Zhang San', '')),
  changed: true,
});

const stored = (event: StoredEvent['event']): StoredEvent => ({
  event,
  schema: 1,
  texts: {},
  isRedacted: false,
  hash: '',
  prev: null,
  textDigests: {},
  isIntact: true,
});

/** A complaint with one file in a log and a bucket that live in memory, and what seals it. */
function scene(identityMode: 'named' | 'anonymous' = 'named', more: { readonly scan?: ScanResult[] } = {}) {
  const registered = verb.register({
    identityMode,
    files: [{ attachment: { ...attachment, bytes: content.length }, name: '病房.jpg' }],
  });
  const events: StoredEvent['event'][] = [...history([registered, facts('2026-11-23 10:00', complainant)])];
  const uploads = new Map([[place.fileId, content]]);
  const kept = new Map<KeptFile, Uint8Array>();
  let others = 0;
  const loaded = (): LoadedComplaint => {
    const state = replay(complaintId, events);
    if (!state) throw new Error('no complaint');
    return { state, head: '' };
  };
  const { rulebook, calendar } = facts('2026-11-23 10:01');
  const ports = {
    clock: { now: () => facts('2026-11-23 10:01').now },
    decide: decideForFiles,
    log: {
      load: async () => loaded(),
      events: async () => events.map(stored),
      append: async (append: Pick<Append, 'before' | 'events'>) => {
        if (append.before?.state.seq !== events.length) return 'changed' as const;
        if (others > 0) {
          others -= 1;
          return 'changed' as const;
        }
        events.push(...append.events.map(({ event }) => event));
        return 'written' as const;
      },
    },
    rules: { rulebook: async () => rulebook, calendar: async () => calendar },
    organisation: { units: async () => [] },
  };
  const files: SealingStore = {
    upload: async () => uploads.get(place.fileId),
    scan: async () => more.scan?.shift() ?? 'clean',
    async keep(_, which, bytes) {
      const there = kept.get(which);
      if (!there) kept.set(which, bytes);
      return there ?? bytes;
    },
    kept: async (_, which) => kept.get(which),
    async removeUpload() {
      uploads.delete(place.fileId);
    },
    removeKept: async () => kept.clear(),
  };
  const parts: SealingParts = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that sealing asks of its ports is here
    ports: ports as unknown as SealingParts['ports'],
    files,
    clean: cleaner,
    typeOf: () => 'image/jpeg',
    isCleaningGivenUp: false,
  };
  const sealed = () => events.flatMap((event) => (event.type === 'FileSealed' ? [event.data] : []));
  return {
    parts,
    uploads,
    kept,
    sealed,
    othersWriteFirst: (times: number) => {
      others = times;
    },
  };
}

const killed = new Error('killed');

describe('封存 sealing an upload', () => {
  test('of somebody named keeps the original and what is shown, with their digests, and removes the upload', async () => {
    const { parts, uploads, kept, sealed } = scene();
    expect(await sealUpload(parts, place)).toBe('done');
    const shown = Buffer.from('jpeg of ');
    expect(sealed()).toEqual([
      {
        fileId: place.fileId,
        cleaning: 'cleaned',
        original: { sha256: sha256(content), bytes: content.length },
        isOriginalKept: true,
        shown: { sha256: sha256(shown), bytes: shown.length, mediaType: 'image/jpeg' },
      },
    ]);
    expect([kept.get('original'), kept.get('shown')]).toEqual([content, shown]);
    expect(uploads.size).toBe(0);
  });

  test('of somebody anonymous never keeps the original', async () => {
    const { parts, uploads, kept, sealed } = scene('anonymous');
    await sealUpload(parts, place);
    expect([kept.has('original'), kept.has('shown'), uploads.size]).toEqual([false, true, 0]);
    expect(sealed()).toMatchObject([{ isOriginalKept: false, cleaning: 'cleaned' }]);
  });

  test.each(['originalKept', 'shownKept'] as const)(
    'that was killed at %s is finished by the next run, once',
    async (point) => {
      const { parts, kept, sealed, uploads } = scene();
      const broken = sealUpload(
        {
          ...parts,
          reached: (here) => {
            if (here === point) throw killed;
          },
        },
        place,
      );
      await expect(broken).rejects.toBe(killed);
      expect([kept.has('original'), sealed().length, uploads.size]).toEqual([true, 0, 1]);
      // What somebody sends meanwhile with a ticket that is still good does not count.
      uploads.set(place.fileId, Buffer.from('jpeg of somebody!'));
      expect(await sealUpload(parts, place)).toBe('done');
      expect(await sealUpload(parts, place)).toBe('done');
      expect(sealed()).toMatchObject([
        { original: { sha256: sha256(content) }, shown: { sha256: sha256(Buffer.from('jpeg of ')) } },
      ]);
      expect(uploads.size).toBe(0);
    },
  );

  test('that comes twice at once writes one event', async () => {
    const { parts, sealed } = scene();
    await Promise.all([sealUpload(parts, place), sealUpload(parts, place)]);
    expect(sealed()).toHaveLength(1);
  });

  test('goes on when others write first, and gives up when they always do', async () => {
    const patient = scene();
    patient.othersWriteFirst(3);
    expect(await sealUpload(patient.parts, place)).toBe('done');
    expect(patient.sealed()).toHaveLength(1);
    const busy = scene();
    busy.othersWriteFirst(1000);
    await expect(sealUpload(busy.parts, place)).rejects.toThrow('others kept writing first');
  });

  test.each([
    ['is gone', undefined],
    ['is of another length', Buffer.from('short')],
  ])('says that a file is lost when what was uploaded %s', async (_, now) => {
    const { parts, uploads, kept, sealed } = scene();
    if (now) uploads.set(place.fileId, now);
    else uploads.clear();
    await sealUpload(parts, place);
    expect(sealed()).toEqual([{ fileId: place.fileId, cleaning: 'lost', isOriginalKept: false }]);
    expect(kept.size).toBe(0);
  });

  test('says that a file is lost when it is of another type now', async () => {
    const { parts, sealed } = scene();
    await sealUpload({ ...parts, typeOf: () => 'application/pdf' }, place);
    expect(sealed()).toMatchObject([{ cleaning: 'lost' }]);
  });

  test('waits for the scanner, and keeps nothing of what is infected', async () => {
    const { parts, uploads, kept, sealed } = scene('named', { scan: ['pending', 'infected'] });
    expect(await sealUpload(parts, place)).toBe('pending');
    expect([sealed(), uploads.size, kept.size]).toEqual([[], 1, 0]);
    expect(await sealUpload(parts, place)).toBe('done');
    expect([uploads.size, kept.size]).toEqual([0, 0]);
    expect(sealed()).toMatchObject([
      { cleaning: 'infected', isOriginalKept: false, original: { bytes: content.length } },
    ]);
    expect(sealed()[0]).not.toHaveProperty('shown');
  });

  test.each(['named', 'anonymous'] as const)(
    'shows nothing of what cannot be cleaned, of somebody %s',
    async (mode) => {
      for (const change of [{ clean: async () => 'cannot-clean' as const }, { isCleaningGivenUp: true }]) {
        const { parts, kept, sealed, uploads } = scene(mode);
        await sealUpload({ ...parts, ...change }, place);
        expect([kept.has('original'), kept.has('shown'), uploads.size]).toEqual([mode === 'named', false, 0]);
        expect(sealed()).toMatchObject([{ cleaning: 'cannot-clean', isOriginalKept: mode === 'named' }]);
      }
    },
  );

  test('of a file that no event names does nothing', async () => {
    const { parts, kept, sealed } = scene();
    expect(await sealUpload(parts, { ...place, fileId: '0'.repeat(26) })).toBe('done');
    expect([kept.size, sealed()]).toEqual([0, []]);
  });
});
