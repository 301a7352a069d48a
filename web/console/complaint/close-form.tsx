import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { TextVerbForm } from './text-verb-form.tsx';

/** Closes the complaint for a stated reason. */
export function CloseForm({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const { text, hint, submit } = words.complaint.close;
  return (
    <TextVerbForm
      view={view}
      verb="close"
      label={text}
      hint={hint}
      submit={submit}
      max={2000}
      rows={3}
      bodyOf={(reason) => ({ reason })}
    />
  );
}
