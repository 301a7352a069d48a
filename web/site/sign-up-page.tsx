import type { Language } from '../../shared/kernel/text.ts';
import { ChoiceBox, ChoiceGroup, ErrorSummary, type FormState, LineField, faultIn } from '../intake/frame/fields.tsx';
import { type Frame, Page } from '../intake/frame/page.tsx';
import { siteWords } from '../words/site/index.ts';

/** What was typed; a fresh form has nothing. */
export type SignUpDraft = Readonly<
  Partial<Record<'organisation' | 'slug' | 'template' | 'administrator' | 'email', string>>
>;

/** An industry template that one can begin with. */
type Template = {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly summary: Readonly<Record<Language, string>>;
};

type SignUpProps = {
  readonly frame: Frame;
  readonly templates: readonly Template[];
  readonly draft: SignUpDraft;
  readonly state: FormState;
  /** Public address of an organisation with `*` in place of its slug. */
  readonly addressPattern: string;
};

/** The form that signs an organisation up. */
export function SignUpPage({ frame, templates, draft, state, addressPattern }: SignUpProps) {
  const { language } = frame;
  const words = siteWords[language].signUp;
  const only = templates.length === 1 ? templates[0]?.id : undefined;
  return (
    <Page frame={frame} title={words.title} problem={state.problem}>
      <ErrorSummary language={language} state={state} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" action="/sign-up" novalidate data-once>
        <input type="hidden" name="language" value={language} />
        <LineField
          id="organisation"
          label={words.organisation}
          hint={words.organisationHint}
          value={draft.organisation}
          fault={faultIn(state, 'organisation')}
          autocomplete="organization"
        />
        <LineField
          id="slug"
          label={words.slug}
          hint={words.slugHint}
          value={draft.slug}
          fault={faultIn(state, 'slug')}
        />
        <p class="hint preview">
          {words.preview}{' '}
          <span class="address" data-preview={addressPattern}>
            {addressPattern.replace('*', '…')}
          </span>
        </p>
        <ChoiceGroup
          name="template"
          legend={words.template}
          hint={words.templateHint}
          fault={faultIn(state, 'template')}
        >
          <div class="choices one">
            {templates.map((template, position) => (
              <ChoiceBox
                name="template"
                id={position === 0 ? 'template' : `template-${template.id}`}
                chosen={draft.template ?? only}
                choice={{ value: template.id, label: template.title[language], hint: template.summary[language] }}
              />
            ))}
          </div>
        </ChoiceGroup>
        <LineField
          id="administrator"
          label={words.administrator}
          value={draft.administrator}
          fault={faultIn(state, 'administrator')}
          autocomplete="name"
        />
        <LineField
          id="email"
          label={words.email}
          hint={words.emailHint}
          value={draft.email}
          fault={faultIn(state, 'email')}
          type="email"
          autocomplete="email"
        />
        <button class="button" type="submit">
          {words.submit}
        </button>
      </form>
    </Page>
  );
}
