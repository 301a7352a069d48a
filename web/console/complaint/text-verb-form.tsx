import type { ReactNode } from 'react';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { type Draft, useDraft } from './drafts.ts';
import { useVerb } from './use-verb.ts';
import { TextField, useUnloadWarning, VerbForm } from './verb-form.tsx';
import type { FormVerb } from './form-verbs.ts';

type Props = {
  readonly view: ComplaintView;
  readonly verb: FormVerb;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly max: number;
  readonly rows: number;
  /** The body for this text; undefined while something else is missing. */
  readonly bodyOf: (text: string, draft: Draft) => object | undefined;
  /** More fields, above the text. */
  readonly before?: (showFaults: boolean) => ReactNode;
};

/** The form of a verb that is mainly a text. */
export function TextVerbForm({ view, verb: name, label, hint, submit, max, rows, bodyOf, before }: Props) {
  const { words } = useSpeech();
  const verb = useVerb(view, name);
  const [draft = {}, writeDraft] = useDraft(view.id, name);
  const text = draft.text ?? '';
  const isEmpty = text.trim() === '';
  useUnloadWarning(!isEmpty);
  return (
    <VerbForm verb={verb} submit={submit} body={isEmpty ? undefined : bodyOf(text, draft)}>
      {(showFaults) => (
        <>
          {before?.(showFaults)}
          <TextField
            id={`${name}-text`}
            label={label}
            hint={hint}
            value={text}
            max={max}
            rows={rows}
            fault={showFaults && isEmpty ? words.complaint.actions.needText : undefined}
            onChange={(next) => writeDraft({ ...draft, text: next })}
          />
        </>
      )}
    </VerbForm>
  );
}
