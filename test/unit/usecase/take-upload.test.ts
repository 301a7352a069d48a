import { describe, expect, test } from 'vitest';
import type { FilePlace, InspectedFile } from '../../../shared/usecase/files/ports.ts';
import { type Sender, takeUpload } from '../../../shared/usecase/files/take-upload.ts';
import { complaintId } from '../../support/given.ts';

const place: FilePlace = { id: complaintId, fileId: '01JZ8Y6QK3T5V7W9X1A2B3C4D5' };
const named: Sender = { identityMode: 'named', language: 'zh-CN', position: 2 };
const anonymous: Sender = { ...named, identityMode: 'anonymous' };
const photo: InspectedFile = {
  mediaType: 'image/jpeg',
  bytes: 1200,
  name: '张三的病历.jpg',
  claimedType: 'image/jpeg',
};

/** Takes in what was found; answers what came of it and what was removed. */
async function taking(found: InspectedFile | undefined, sender: Sender = named) {
  const removed: FilePlace[] = [];
  const files = {
    inspect: async () => found,
    removeUpload: async (at: FilePlace) => {
      removed.push(at);
    },
  };
  return { taken: await takeUpload(files, place, sender), removed };
}

describe('an upload', () => {
  test('is taken under its own name', async () => {
    const { taken, removed } = await taking(photo);
    expect(taken).toEqual({
      ok: true,
      value: { attachment: { id: place.fileId, mediaType: 'image/jpeg', bytes: 1200 }, name: '张三的病历.jpg' },
    });
    expect(removed).toEqual([]);
  });

  test.each([
    ['zh-CN', 'image/heic', '图片-2.heic'],
    ['en', 'video/mp4', 'video-2.mp4'],
    ['zh-CN', 'audio/amr', '录音-2.amr'],
    ['en', 'text/plain', 'document-2.txt'],
  ] as const)('without a name is called by its kind, in %s: %s', async (language, mediaType, name) => {
    const { taken } = await taking(
      { ...photo, mediaType, claimedType: undefined, name: undefined },
      { ...named, language },
    );
    expect(taken).toMatchObject({ ok: true, value: { name } });
  });

  test('of an anonymous sender loses its name', async () => {
    const { taken } = await taking(photo, anonymous);
    expect(taken).toMatchObject({ ok: true, value: { name: '图片-2.jpg' } });
  });

  test('that is not there, or not all of it, is refused, and nothing is removed', async () => {
    const { taken, removed } = await taking(undefined);
    expect(taken).toEqual({ ok: false, refusal: { code: 'file/not-complete' } });
    expect(removed).toEqual([]);
  });

  const mb = 1024 * 1024;
  test.each([
    ['of no known type', { ...photo, mediaType: undefined }, named, 'file/not-what-it-claims'],
    ['of another type than it claims', { ...photo, mediaType: 'application/pdf' }, named, 'file/not-what-it-claims'],
    ['a picture that is too large', { ...photo, bytes: 20 * mb + 1 }, named, 'file/too-large'],
    [
      'a film that is too large',
      { ...photo, mediaType: 'video/mp4', claimedType: 'video/mp4', bytes: 100 * mb + 1 },
      named,
      'file/too-large',
    ],
    [
      'a document of somebody anonymous',
      { ...photo, mediaType: 'application/pdf', claimedType: undefined },
      anonymous,
      'file/not-for-anonymous',
    ],
  ] as const)('is refused and removed: %s', async (_what, found, sender, code) => {
    const { taken, removed } = await taking(found, sender);
    expect(taken).toEqual({ ok: false, refusal: { code } });
    expect(removed).toEqual([place]);
  });
});
