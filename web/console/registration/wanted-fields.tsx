import { Checkbox, Input, InputNumber, Select } from 'antd';
import { Problem } from '../../../shared/contract/problems.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import * as z from 'zod';
import { Field } from '../complaint/verb-form.tsx';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { useTenant } from '../frame/tenant-gate.tsx';
import { CallFailure } from '../server/failure.ts';
import { useRegistrationWords } from './registration-fields.tsx';
import type { Typed } from './use-filing.ts';

const About = z.object({ missing: z.array(z.string()) });

/** What the rulebook wants and did not find, as the refusal names it; empty for any other failure. */
export function wantedBy(failure: unknown): readonly string[] {
  const problem = failure instanceof CallFailure ? Problem.safeParse(failure.problem).data : undefined;
  return problem?.code === 'complaint/incomplete' ? (About.safeParse(problem.about).data?.missing ?? []) : [];
}

/** Everything that was ever wanted for this filing, in the order in which it came up. */
export const allWanted = (before: readonly string[], failure: unknown): readonly string[] => [
  ...new Set([...before, ...wantedBy(failure)]),
];

type Props = {
  readonly wanted: readonly string[];
  readonly typed: Typed;
  readonly write: (more: Partial<Typed>) => void;
};

/** What the rules want of this complaint besides: each as the field that takes it. Nothing until the rules have asked. */
export function WantedFields({ wanted, typed, write }: Props) {
  const text = useRegistrationWords();
  if (wanted.length === 0) return null;
  return (
    <fieldset className="choices" aria-live="polite">
      <legend>{text.wanted}</legend>
      {wanted.map((each) => (
        <Wanted key={each} wanted={each} typed={typed} write={write} />
      ))}
    </fieldset>
  );
}

function Wanted({ wanted, typed, write }: Omit<Props, 'wanted'> & { readonly wanted: string }) {
  const text = useRegistrationWords();
  const names = useNames();
  const { organisation } = useTenant();
  const [kind = '', word = ''] = wanted.split(':');
  const ticked = typed.ticked.includes(wanted);
  const tick = (label: string) => (
    <Checkbox
      checked={ticked}
      onChange={({ target }) =>
        write({ ticked: [...typed.ticked.filter((each) => each !== wanted), ...(target.checked ? [wanted] : [])] })
      }
    >
      {label}
    </Checkbox>
  );
  const id = `wanted-${wanted.replace(':', '-')}`;
  if (kind === 'field') return <Question id={id} field={word} typed={typed} write={write} />;
  if (kind === 'document') return tick(text.haveDocument(names.further('documents', word)));
  if (kind === 'signature') return tick(text.signed);
  if (kind === 'representative') return tick(text.representative);
  if (kind === 'name' || kind === 'phone' || kind === 'email' || kind === 'contact') return <p>{text.above[kind]}</p>;
  if (kind === 'address' || kind === 'idNumber')
    return (
      <Field id={id} label={text.told[kind]}>
        <Input id={id} maxLength={40} value={typed[kind]} onChange={({ target }) => write({ [kind]: target.value })} />
      </Field>
    );
  if (kind === 'respondent')
    return (
      <Field id={id} label={text.respondent}>
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.respondent ?? null}
          options={[
            { value: '', label: text.outside },
            ...organisation.units.map((unit) => ({ value: String(unit.id), label: names.unit(unit.id) })),
          ]}
          onChange={(respondent) => respondent !== null && write({ respondent })}
        />
      </Field>
    );
  if (kind === 'location')
    return (
      <Field id={id} label={text.location}>
        <Select
          id={id}
          value={typed.location ?? null}
          options={names.choices('locations')}
          onChange={(location) => location !== null && write({ location })}
        />
      </Field>
    );
  if (kind === 'representatives')
    return (
      <Field id={id} label={text.representatives}>
        <InputNumber
          id={id}
          min={1}
          max={50}
          precision={0}
          value={typed.representatives ?? null}
          onChange={(count) => write({ representatives: count ?? undefined })}
        />
      </Field>
    );
  return <p>{text.elsewhere(wanted)}</p>;
}

/** A question of the tenant's own, as the kind of answer it takes. */
function Question({
  id,
  field,
  typed,
  write,
}: Omit<Props, 'wanted'> & { readonly id: string; readonly field: string }) {
  const { language } = useSpeech();
  const names = useNames();
  const { vocabulary } = useTenant();
  const question = vocabulary.fields.find((each) => each.id === field);
  const given = typed.fields[field];
  const answer = (value: string | number | null | undefined): void => {
    const { [field]: _, ...others } = typed.fields;
    write({ fields: value === null || value === undefined || value === '' ? others : { ...others, [field]: value } });
  };
  return (
    <Field id={id} label={names.field(field)}>
      {question?.options ? (
        <Select
          id={id}
          value={given ?? null}
          options={question.options.map((option) => ({ value: option.id, label: textIn(option.label, language) }))}
          onChange={answer}
        />
      ) : question?.answer === 'number' ? (
        <InputNumber id={id} value={typeof given === 'number' ? given : null} onChange={answer} />
      ) : (
        <Input
          id={id}
          type={question?.answer === 'date' ? 'date' : 'text'}
          maxLength={500}
          value={given ?? ''}
          onChange={({ target }) => answer(target.value)}
        />
      )}
    </Field>
  );
}
