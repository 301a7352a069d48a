import { Select } from 'antd';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { useTenant } from '../frame/tenant-gate.tsx';
import { useDraft } from './drafts.ts';
import { useVerb } from './use-verb.ts';
import { Field, TextField, VerbForm } from './verb-form.tsx';

const coDepartmentsMax = 10;

/** Sends the complaint to the departments that handle it; the rulebook proposes the lead. */
export function DispatchForm({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const names = useNames();
  const { organisation } = useTenant();
  const verb = useVerb(view, 'dispatch');
  const [draft = {}, writeDraft] = useDraft(view.id, 'dispatch');
  const text = words.complaint.dispatch;
  const proposed = view.proposedLead;
  const lead = draft.lead ?? proposed?.unit;
  const coDepartments = (draft.coDepartments ?? proposed?.coDepartments ?? []).filter((unit) => unit !== lead);
  const comment = draft.text ?? '';
  const options = organisation.units
    .filter((unit) => !unit.isClosed)
    .map(({ id }) => ({ value: String(id), label: names.unit(id) }));
  const body = lead === undefined ? undefined : { lead, coDepartments, ...(comment.trim() === '' ? {} : { comment }) };
  return (
    <VerbForm verb={verb} submit={text.submit} body={body}>
      {(showFaults) => (
        <>
          <Field
            id="dispatch-lead"
            label={text.lead}
            hint={proposed && text.proposed(names.unit(proposed.unit))}
            fault={showFaults && lead === undefined ? text.leadNeeded : undefined}
          >
            <Select
              id="dispatch-lead"
              showSearch={{ optionFilterProp: 'label' }}
              value={lead ?? null}
              options={options}
              onChange={(next) => next !== null && writeDraft({ ...draft, lead: next })}
            />
          </Field>
          <Field id="dispatch-co-departments" label={text.coDepartments}>
            <Select
              id="dispatch-co-departments"
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              maxCount={coDepartmentsMax}
              value={coDepartments}
              options={options.filter((option) => option.value !== lead)}
              onChange={(next) => writeDraft({ ...draft, coDepartments: next })}
            />
          </Field>
          <TextField
            id="dispatch-comment"
            label={text.comment}
            value={comment}
            max={2000}
            rows={2}
            onChange={(next) => writeDraft({ ...draft, text: next })}
          />
        </>
      )}
    </VerbForm>
  );
}
