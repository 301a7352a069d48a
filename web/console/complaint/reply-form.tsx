import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { TextVerbForm } from './text-verb-form.tsx';

/** Answers the complainant. */
export function ReplyForm({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const { text, hint, submit } = words.complaint.reply;
  return (
    <TextVerbForm
      view={view}
      verb="reply"
      label={text}
      hint={hint}
      submit={submit}
      max={20_000}
      rows={8}
      bodyOf={(reply) => ({ reply })}
    />
  );
}
