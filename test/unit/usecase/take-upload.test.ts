import { expect, it } from 'vitest';
import type { FileStore, InspectedFile } from '../../../shared/usecase/public/ports.ts';
import { takeUpload } from '../../../shared/usecase/public/uploads.ts';
import { complaintId, complaintIdNamed, photo } from '../../support/given.ts';

const fileId = complaintIdNamed('a file');
const jpeg = { attachment: photo('x').attachment, name: undefined, claimedType: undefined };

/** A bucket that holds one file, and remembers whether it was removed. */
function bucketWith(found: InspectedFile | undefined) {
  const removed: string[] = [];
  const files: FileStore = {
    inspect: async () => found,
    remove: async (_id, id) => {
      removed.push(id);
    },
    uploadForm: () => Promise.reject(new Error('no form is asked for')),
    address: () => Promise.reject(new Error('no address is asked for')),
  };
  return { files, removed };
}
const take = (found: InspectedFile | undefined) => {
  const { files, removed } = bucketWith(found);
  return takeUpload(files, complaintId, fileId).then((result) => ({ result, removed }));
};

it('a photo is taken under the name its sender gave it', async () => {
  const { result, removed } = await take({ ...jpeg, name: '病房.jpg', claimedType: 'image/jpeg' });
  expect(result).toEqual({ ok: true, value: { attachment: jpeg.attachment, name: '病房.jpg' } });
  expect(removed).toEqual([]);
});

it('a photo from a plain form gets a name by its type', async () => {
  const { result } = await take(jpeg);
  expect(result).toMatchObject({ ok: true, value: { name: `${fileId.slice(-4).toLowerCase()}.jpg` } });
});

it('a text called .jpg is refused and removed at once', async () => {
  expect(await take('unknownType')).toEqual({
    result: { ok: false, refusal: { code: 'file/not-what-it-claims' } },
    removed: [fileId],
  });
});

it('a photo that claims to be a PDF is refused and removed at once', async () => {
  expect(await take({ ...jpeg, claimedType: 'application/pdf' })).toEqual({
    result: { ok: false, refusal: { code: 'file/not-what-it-claims' } },
    removed: [fileId],
  });
});

it('a file that never arrived is not found', async () => {
  expect(await take(undefined)).toEqual({ result: { ok: false, refusal: { code: 'file/not-found' } }, removed: [] });
});
