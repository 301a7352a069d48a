import { Select } from 'antd';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { useSession } from '../session/session.ts';
import { type Draft, useDraft } from './drafts.ts';
import { TextVerbForm } from './text-verb-form.tsx';
import { Field } from './verb-form.tsx';

/** Submits the statement of a department one holds a position in and that still owes one. */
export function StatementForm({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const names = useNames();
  const { holdings } = useSession().staff;
  const text = words.complaint.statement;
  const [draft = {}, writeDraft] = useDraft(view.id, 'statement');
  const owing = view.departments
    .filter(({ unit, statedAt }) => statedAt === undefined && holdings.some((holding) => holding.unit === unit))
    .map(({ unit }) => unit);
  const unitOf = (of: Draft) => owing.find((unit) => unit === of.unit) ?? (owing.length === 1 ? owing[0] : undefined);
  const unit = unitOf(draft);
  return (
    <TextVerbForm
      view={view}
      verb="statement"
      label={text.text}
      hint={text.hint}
      submit={text.submit}
      max={20_000}
      rows={6}
      bodyOf={(statement, of) => {
        const from = unitOf(of);
        return from === undefined ? undefined : { unit: from, statement };
      }}
      before={(showFaults) => (
        <Field
          id="statement-unit"
          label={text.unit}
          fault={showFaults && unit === undefined ? text.unitNeeded : undefined}
        >
          <Select
            id="statement-unit"
            value={unit ?? null}
            options={owing.map((each) => ({ value: each, label: names.unit(each) }))}
            onChange={(next) => next !== null && writeDraft({ ...draft, unit: next })}
          />
        </Field>
      )}
    />
  );
}
