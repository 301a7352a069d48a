import type { NamedAttachment } from '../../complaint/command.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { MailFile } from '../../contract/mail-box.ts';
import type { FileStore } from '../files/ports.ts';
import { takeUpload } from '../files/take-upload.ts';
import type { KeptMail, MailFiles } from './ports.ts';

/**
 * Has files of a mail lie where uploads for a complaint lie, and takes them in like those: by their content. What is no longer
 * there or may not be taken is left out; that it came with the mail stands in the box.
 */
export async function carryFiles(
  parts: { readonly mailFiles: MailFiles; readonly files: Pick<FileStore, 'inspect' | 'removeUpload'> },
  mail: Pick<KeptMail, 'id'>,
  files: readonly MailFile[],
  to: Pick<ComplaintState, 'id' | 'identityMode' | 'language' | 'files'>,
): Promise<readonly NamedAttachment[]> {
  const named: NamedAttachment[] = [];
  for (const file of files) {
    const place = { id: to.id, fileId: file.id };
    if (file.mediaType === undefined || !(await parts.mailFiles.upload(mail.id, place))) continue;
    const { identityMode, language } = to;
    const taken = await takeUpload(parts.files, place, {
      identityMode,
      language,
      position: to.files + named.length + 1,
    });
    if (!taken.ok) continue;
    const name = identityMode === 'anonymous' || file.name === '' ? taken.value.name : file.name;
    named.push({ attachment: taken.value.attachment, name });
  }
  return named;
}
