import type { NamedAttachment } from '../../complaint/command.ts';
import { isTakenFrom, isTooLarge } from '../../complaint/media-types.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/text.ts';
import type { IdentityMode } from '../../rulebook/names.ts';
import { plainName } from './plain-names.ts';
import type { FilePlace, FileStore } from './ports.ts';

/** Why an upload is not taken in. */
export type UploadRefusal = {
  readonly code: 'file/not-complete' | 'file/not-what-it-claims' | 'file/too-large' | 'file/not-for-anonymous';
};

/** Whose file it is and what it is called when it has no name of its own. */
export type Sender = { readonly identityMode: IdentityMode; readonly language: Language; readonly position: number };

/**
 * Takes an uploaded file in when its content is of a type we take and, where the sender claimed one, of that type. What is
 * refused is removed at once. The names that anonymous senders gave their files are not kept: 张三.jpg says who it was.
 */
export async function takeUpload(
  files: Pick<FileStore, 'inspect' | 'removeUpload'>,
  place: FilePlace,
  { identityMode, language, position }: Sender,
): Promise<Result<NamedAttachment, UploadRefusal>> {
  const found = await files.inspect(place);
  if (found === undefined) return refuse({ code: 'file/not-complete' });
  const { mediaType, bytes, claimedType } = found;
  const no = async (code: UploadRefusal['code']): Promise<Result<never, UploadRefusal>> => {
    await files.removeUpload(place, bytes);
    return refuse({ code });
  };
  if (mediaType === undefined || (claimedType !== undefined && claimedType !== mediaType)) {
    return no('file/not-what-it-claims');
  }
  if (isTooLarge(mediaType, bytes)) return no('file/too-large');
  if (!isTakenFrom(identityMode, mediaType)) return no('file/not-for-anonymous');
  const own = identityMode === 'anonymous' ? undefined : found.name;
  return ok({
    attachment: { id: place.fileId, mediaType, bytes },
    name: own ?? plainName(mediaType, position, language),
  });
}
