import type { Language } from '../../../shared/kernel/text.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { uploadWords } from '../../words/intake/uploads.ts';
import { assets } from '../frame/assets.ts';
import { FaultLine } from '../frame/fields.tsx';
import { acceptFor, limitsFor } from '../upload-limits.ts';

type UploadsProps = {
  readonly language: Language;
  readonly uploads: readonly string[];
  readonly isAnonymous: boolean;
  readonly fault: string | undefined;
};

/** Files that are sent while the form is filled in; it needs script. */
export function Uploads({ language, uploads, isAnonymous, fault }: UploadsProps) {
  const words = intakeWords[language].filing;
  const { hint, anonymous, script } = uploadWords[language];
  return (
    <div
      class={fault === undefined ? 'field' : 'field bad'}
      data-upload
      data-uploader={assets.uploads.path}
      data-with-script
      data-words={JSON.stringify(script)}
      data-limits={limitsFor(isAnonymous)}
      hidden
    >
      <label class="title" for="uploads">
        {words.files}
      </label>
      <p class="hint" id="uploads-hint">
        {hint}
      </p>
      {isAnonymous ? <p class="hint">{anonymous}</p> : null}
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
      <input id="uploads" type="file" multiple accept={acceptFor(isAnonymous)} aria-describedby="uploads-hint" />
      <p class="hint" role="status" data-live></p>
    </div>
  );
}
