import { mediaTypes } from '../../../shared/contract/files.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { FaultLine } from '../frame/fields.tsx';

type UploadsProps = {
  readonly language: Language;
  readonly uploads: readonly string[];
  readonly fault: string | undefined;
};

/** Files that are sent while the form is filled in; it needs script. */
export function Uploads({ language, uploads, fault }: UploadsProps) {
  const words = intakeWords[language].filing;
  return (
    <div
      class={fault === undefined ? 'field' : 'field bad'}
      data-upload
      data-with-script
      data-words={JSON.stringify(words.upload)}
      data-media-types={mediaTypes.join(' ')}
      hidden
    >
      <label class="title" for="uploads">
        {words.files}
      </label>
      <p class="hint" id="uploads-hint">
        {words.filesHint}
      </p>
      <FaultLine id="uploads" fault={fault} />
      <ul class="files" data-files>
        {uploads.map((id, position) => (
          <li>
            <span>{words.fileKept(position + 1)}</span>
            <input type="hidden" name="uploads" value={id} />
          </li>
        ))}
      </ul>
      {/* Without a name it is never part of the form: files go their own way. */}
      <input id="uploads" type="file" multiple accept={mediaTypes.join(',')} aria-describedby="uploads-hint" />
      <p class="hint" role="status" data-live></p>
    </div>
  );
}
