import { type PromiseView, fileMediaTypes } from '../../shared/contract/public.ts';
import { textIn } from '../../shared/kernel/text.ts';
import { IdentityMode } from '../../shared/rulebook/names.ts';
import { intakeWords } from '../words/intake/index.ts';
import {
  ChoiceBox,
  ChoiceGroup,
  ErrorSummary,
  FaultLine,
  type FormState,
  LineField,
  TextField,
  faultIn,
} from './frame/fields.tsx';
import { type Frame, Page } from './frame/page.tsx';
import { Questions } from './questions.tsx';

/** What stands in the form: a fresh token and nothing else, or what was typed when it was not taken. */
export type FilingDraft = {
  readonly token: string;
  readonly uploads: readonly string[];
  readonly category?: string | undefined;
  readonly narrative?: string | undefined;
  readonly identityMode?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** What was answered to the questions of the rulebook, by their names in the form. */
  readonly answers: Readonly<Record<string, string>>;
};

type FormProps = {
  readonly frame: Frame;
  readonly promise: PromiseView;
  readonly draft: FilingDraft;
  readonly state: FormState;
};

/** Categories as radio buttons; one that has others below it is a heading over them. */
function CategoryChoice({ frame, promise, draft, state }: FormProps) {
  const words = intakeWords[frame.language].filing;
  const leaves = promise.categories.filter(
    (category) => !promise.categories.some((other) => other.parent === category.id),
  );
  const box = (category: PromiseView['categories'][number]) => (
    <ChoiceBox
      name="category"
      id={category === leaves[0] ? 'category' : `category-${category.id}`}
      chosen={draft.category}
      choice={{
        value: category.id,
        label: textIn(category.label, frame.language),
        hint: category.hint === undefined ? undefined : textIn(category.hint, frame.language),
      }}
    />
  );
  return (
    <ChoiceGroup name="category" legend={words.category} hint={words.categoryHint} fault={faultIn(state, 'category')}>
      <div class="choices">
        {promise.categories
          .filter((category) => category.parent === undefined)
          .map((top) => {
            const below = leaves.filter((category) => category.parent === top.id);
            return below.length === 0 ? (
              box(top)
            ) : (
              <fieldset class="choices">
                <legend>{textIn(top.label, frame.language)}</legend>
                {below.map(box)}
              </fieldset>
            );
          })}
      </div>
    </ChoiceGroup>
  );
}

function IdentityChoice({ frame, draft, state }: FormProps) {
  const words = intakeWords[frame.language].filing;
  return (
    <ChoiceGroup name="identityMode" legend={words.identity} fault={faultIn(state, 'identityMode')}>
      <div class="choices one">
        {IdentityMode.options.map((mode, position) => (
          <ChoiceBox
            name="identityMode"
            id={position === 0 ? 'identityMode' : `identityMode-${mode}`}
            chosen={draft.identityMode}
            choice={{ value: mode, ...words.modes[mode] }}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}

function Contact({ frame, promise, draft, state }: FormProps) {
  const words = intakeWords[frame.language].filing;
  return (
    <fieldset data-contact>
      <legend class="big">{words.contact}</legend>
      <p class="hint">
        {words.contactHint} <span data-without-script>{words.contactNotAnonymous}</span>
      </p>
      <LineField id="name" label={words.name} value={draft.name} fault={faultIn(state, 'name')} autocomplete="name" />
      <LineField
        id="phone"
        label={words.phone}
        value={draft.phone}
        fault={faultIn(state, 'phone')}
        type="tel"
        autocomplete="tel"
      />
      <LineField
        id="email"
        label={words.email}
        value={draft.email}
        fault={faultIn(state, 'email')}
        type="email"
        autocomplete="email"
      />
      <Questions frame={frame} promise={promise} answers={draft.answers} state={state} about="person" />
    </fieldset>
  );
}

function Uploads({ frame, draft, state }: FormProps) {
  const words = intakeWords[frame.language].filing;
  const fault = faultIn(state, 'uploads');
  return (
    <>
      <p data-without-script>{words.filesLater}</p>
      <div
        class={fault === undefined ? 'field' : 'field bad'}
        data-upload
        data-with-script
        data-words={JSON.stringify(words.upload)}
        data-media-types={fileMediaTypes.join(' ')}
        hidden
      >
        <label class="title" for="uploads">
          {words.files}
        </label>
        <p class="hint" id="uploads-hint">
          {words.filesHint}
        </p>
        <FaultLine id="uploads" fault={fault} />
        <ul class="files" data-files>
          {draft.uploads.map((id, position) => (
            <li>
              <span>{words.fileKept(position + 1)}</span>
              <input type="hidden" name="uploads" value={id} />
            </li>
          ))}
        </ul>
        {/* Without a name it is never part of the form: files go their own way. */}
        <input id="uploads" type="file" multiple accept={fileMediaTypes.join(',')} aria-describedby="uploads-hint" />
        <p class="hint" role="status" data-live></p>
      </div>
    </>
  );
}

/** The form that files a complaint. */
export function FilingPage(props: FormProps) {
  const { frame, draft, state } = props;
  const words = intakeWords[frame.language].filing;
  return (
    <Page frame={frame} title={words.title} problem={state.problem}>
      <ErrorSummary language={frame.language} state={state} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" action="/file" novalidate data-once>
        <input type="hidden" name="token" value={draft.token} />
        <input type="hidden" name="language" value={frame.language} />
        <CategoryChoice {...props} />
        <TextField
          id="narrative"
          label={words.narrative}
          hint={words.narrativeHint}
          value={draft.narrative}
          fault={faultIn(state, 'narrative')}
        />
        <Questions frame={frame} promise={props.promise} answers={draft.answers} state={state} about="matter" />
        <IdentityChoice {...props} />
        <Contact {...props} />
        <Uploads {...props} />
        <div class="row">
          <button class="button" type="submit">
            {words.submit}
          </button>
        </div>
      </form>
    </Page>
  );
}
