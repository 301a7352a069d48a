import type { Child } from 'hono/jsx';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { problemWords } from '../../words/problems.ts';

/** One fault of a form: the field it belongs to and the sentence that says what to do. */
export type Fault = { readonly field: string; readonly text: string };

/** What a form shows besides its fields: the problem that stopped it, and its faults. */
export type FormState = {
  readonly problem?: ProblemCode | undefined;
  readonly faults: readonly Fault[];
};

export const noFaults: FormState = { faults: [] };

export const faultIn = (state: FormState, field: string): string | undefined =>
  state.faults.find((fault) => fault.field === field)?.text;

/** Ids that describe a field, for `aria-describedby`; undefined when there are none. */
const described = (id: string, hint: unknown, fault: unknown): string | undefined => {
  const ids = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter(
    (part) => part !== '',
  );
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** The box on top of a form that was not taken: what is wrong, each line leading to its field. It takes the focus. */
export function ErrorSummary({ language, state }: { language: Language; state: FormState }) {
  const words = intakeWords[language].faults;
  if (state.problem === undefined) return <></>;
  const lines = state.faults.filter((fault) => fault.field !== '');
  return (
    <div class="summary" role="alert" tabindex={-1} autofocus aria-labelledby="summary-title">
      <h2 id="summary-title">{lines.length === 0 ? words.summaryOfProblem : words.summary(lines.length)}</h2>
      {lines.length === 0 ? (
        <p>{state.faults[0]?.text ?? problemWords(language, state.problem)}</p>
      ) : (
        <ul>
          {lines.map((fault) => (
            <li>
              <a href={`#${fault.field}`}>{fault.text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function FaultLine({ id, fault }: { id: string; fault: string | undefined }) {
  return fault === undefined ? (
    <></>
  ) : (
    <p class="fault" id={`${id}-fault`}>
      {fault}
    </p>
  );
}

type LineProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly fault: string | undefined;
  readonly hint?: string;
  readonly type?: 'text' | 'tel' | 'email' | 'date';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
  readonly class?: string;
};

/** A field of one line; its id is also its name. */
export function LineField(props: LineProps) {
  return (
    <div class={props.fault === undefined ? 'field' : 'field bad'}>
      <label class="title" for={props.id}>
        {props.label}
      </label>
      {props.hint === undefined ? null : (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      <FaultLine id={props.id} fault={props.fault} />
      <input
        id={props.id}
        name={props.id}
        type={props.type ?? 'text'}
        class={props.class}
        value={props.value ?? ''}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        spellcheck={false}
        autocapitalize="none"
        aria-invalid={props.fault === undefined ? undefined : 'true'}
        aria-describedby={described(props.id, props.hint, props.fault)}
      />
    </div>
  );
}

type TextProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly fault: string | undefined;
  readonly hint?: string;
  readonly isShort?: boolean;
  /** The script says how many characters are left; `*` stands for the number. */
  readonly count?: { readonly most: number; readonly words: { readonly left: string; readonly over: string } };
};

/** A field of many lines. */
export function TextField(props: TextProps) {
  return (
    <div class={props.fault === undefined ? 'field' : 'field bad'}>
      <label class="title" for={props.id}>
        {props.label}
      </label>
      {props.hint === undefined ? null : (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      <FaultLine id={props.id} fault={props.fault} />
      <textarea
        id={props.id}
        name={props.id}
        class={props.isShort === true ? 'short' : undefined}
        aria-invalid={props.fault === undefined ? undefined : 'true'}
        aria-describedby={described(props.id, props.hint, props.fault)}
      >
        {/* A browser drops the first line break of a textarea; this one is there to be dropped. */}
        {`\n${props.value ?? ''}`}
      </textarea>
      {props.count === undefined ? null : (
        <p
          class="hint"
          data-count={props.id}
          data-most={props.count.most}
          data-words={JSON.stringify(props.count.words)}
          data-with-script
          hidden
        ></p>
      )}
    </div>
  );
}

type SelectProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly fault: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What stands there while nothing is chosen. */
  readonly empty: string;
};

/** One of a list that may be long. */
export function ChoiceField(props: SelectProps) {
  return (
    <div class={props.fault === undefined ? 'field' : 'field bad'}>
      <label class="title" for={props.id}>
        {props.label}
      </label>
      <FaultLine id={props.id} fault={props.fault} />
      <select
        id={props.id}
        name={props.id}
        aria-invalid={props.fault === undefined ? undefined : 'true'}
        aria-describedby={described(props.id, undefined, props.fault)}
      >
        <option value="">{props.empty}</option>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string | undefined };

/** One radio button in a box. The first of a field carries the field's id, so that the summary can lead to it. */
export function ChoiceBox(props: { name: string; id: string; choice: Choice; chosen: string | undefined }) {
  const { choice } = props;
  return (
    <label class="choice">
      <input
        type="radio"
        id={props.id}
        name={props.name}
        value={choice.value}
        checked={choice.value === props.chosen}
      />
      <span>
        {choice.label}
        {choice.hint === undefined ? null : <small>{choice.hint}</small>}
      </span>
    </label>
  );
}

type ChoiceGroupProps = {
  readonly name: string;
  readonly legend: string;
  readonly fault: string | undefined;
  readonly hint?: string | undefined;
  readonly children: Child;
};

/** The question around a set of radio buttons. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  return (
    <fieldset
      class={props.fault === undefined ? undefined : 'bad'}
      aria-describedby={described(props.name, props.hint, props.fault)}
    >
      <legend class="big">{props.legend}</legend>
      {props.hint === undefined ? null : (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      <FaultLine id={props.name} fault={props.fault} />
      {props.children}
    </fieldset>
  );
}
