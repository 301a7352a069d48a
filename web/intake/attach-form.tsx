import { type UploadTicket, fileMediaTypes } from '../../shared/contract/public.ts';
import type { Language } from '../../shared/kernel/text.ts';
import { intakeWords } from '../words/intake/index.ts';

/** A form that sends one file straight to the files host, which leads back to `/attached`. Needs no script. */
export function AttachForm({ ticket, language }: { ticket: UploadTicket | undefined; language: Language }) {
  if (ticket === undefined) return <></>;
  const words = intakeWords[language].attach;
  return (
    <section class="attach">
      <h2 id="attach-title">{words.title}</h2>
      <form
        method="post"
        action={ticket.url}
        enctype="multipart/form-data"
        data-once
        data-attach
        data-words={JSON.stringify({ tooLarge: words.tooLarge, wrongType: words.wrongType, missing: words.missing })}
      >
        {Object.entries(ticket.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label class="title" for="attachment">
          {words.file}
        </label>
        <p class="hint" id="attachment-hint">
          {words.hint}
        </p>
        <p class="fault" role="status" data-live></p>
        {/* The files host reads nothing after the file, so it stands last. */}
        <input
          id="attachment"
          name="file"
          type="file"
          accept={fileMediaTypes.join(',')}
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
