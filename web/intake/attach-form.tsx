import type { UploadTicket } from '../../shared/contract/files.ts';
import type { Language } from '../../shared/kernel/text.ts';
import { uploadWords } from '../words/intake/uploads.ts';
import { assets } from './frame/assets.ts';
import { acceptFor, limitsFor } from './upload-limits.ts';

type AttachFormProps = {
  readonly ticket: UploadTicket | undefined;
  readonly language: Language;
};

/**
 * A form that sends one file straight to the files host, which leads back to `/attached`. Needs no script; with it the file goes
 * in pieces.
 */
export function AttachForm({ ticket, language }: AttachFormProps) {
  if (ticket === undefined) return <></>;
  const words = uploadWords[language];
  const { isAnonymous } = ticket;
  return (
    <section class="attach">
      <h2 id="attach-title">{words.attachTitle}</h2>
      <form
        method="post"
        action={ticket.url}
        enctype="multipart/form-data"
        data-once
        data-attach
        data-uploader={assets.uploads.path}
        data-words={JSON.stringify(words.script)}
        data-limits={limitsFor(isAnonymous)}
      >
        {Object.entries(ticket.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label class="title" for="attachment">
          {words.file}
        </label>
        <p class="hint" id="attachment-hint">
          {words.attachHint}
        </p>
        {isAnonymous ? <p class="hint">{words.anonymous}</p> : null}
        <p class="fault" role="status" data-live></p>
        <ul class="files" data-files></ul>
        {/* The files host reads nothing after the file, so it stands last. */}
        <input
          id="attachment"
          name="file"
          type="file"
          accept={acceptFor(isAnonymous)}
          aria-describedby="attachment-hint"
        />
        <div class="row">
          <button class="button plain" type="submit">
            {words.submit}
          </button>
        </div>
      </form>
    </section>
  );
}
