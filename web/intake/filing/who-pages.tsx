import { textIn } from '../../../shared/kernel/text.ts';
import { IdentityMode } from '../../../shared/rulebook/names.ts';
import { filingWords } from '../../words/intake/filing.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { ChoiceBox, ChoiceField, ChoiceGroup, LineField, TextField, faultIn } from '../frame/fields.tsx';
import { mostRepresentatives } from './asked.ts';
import { answerTo, isAnonymous } from './draft.ts';
import { type FilingProps, StepPage } from './frame.tsx';
import { Questions } from './questions.tsx';

const behalves = ['self', 'person', 'organisation', 'group'] as const;

/** How somebody wants to complain, and for whom. */
export function WhoPage(props: FilingProps) {
  const { frame, told, state } = props;
  const { language } = frame;
  const words = filingWords[language].who;
  const kinds = told.promise.form?.complainantKinds ?? [];
  return (
    <StepPage {...props} title={words.title}>
      <ChoiceGroup
        name="identityMode"
        legend={intakeWords[language].filing.identity}
        fault={faultIn(state, 'identityMode')}
      >
        <div class="choices one">
          {IdentityMode.options.map((mode, position) => (
            <ChoiceBox
              name="identityMode"
              id={position === 0 ? 'identityMode' : `identityMode-${mode}`}
              chosen={answerTo(told, 'identityMode')}
              choice={{ value: mode, ...words.modes[mode] }}
            />
          ))}
        </div>
      </ChoiceGroup>
      <section class="card limits">
        <h2>{words.limits}</h2>
        <ul>
          {words.limitsList.map((limit) => (
            <li>{limit}</li>
          ))}
        </ul>
      </section>
      <ChoiceGroup name="onBehalfOf" legend={words.behalf} fault={faultIn(state, 'onBehalfOf')}>
        <div class="choices">
          {behalves.map((behalf, position) => (
            <ChoiceBox
              name="onBehalfOf"
              id={position === 0 ? 'onBehalfOf' : `onBehalfOf-${behalf}`}
              chosen={answerTo(told, 'onBehalfOf') ?? 'self'}
              choice={{
                value: behalf,
                label: words.behalves[behalf].label,
                hint: words.behalves[behalf].hint || undefined,
              }}
            />
          ))}
        </div>
      </ChoiceGroup>
      {kinds.length === 0 ? null : (
        <ChoiceField
          id="complainantKind"
          label={filingWords[language].optional(words.kind)}
          value={answerTo(told, 'complainantKind')}
          fault={faultIn(state, 'complainantKind')}
          options={kinds.map(({ id, label }) => ({ value: id, label: textIn(label, language) }))}
          empty={intakeWords[language].filing.notChosen}
        />
      )}
    </StepPage>
  );
}

/** Whom it is brought for, as far as that is told. */
function Behalf(props: FilingProps) {
  const { frame, told, state } = props;
  const words = filingWords[frame.language].contact;
  const { answers } = told.draft;
  const behalf = answerTo(told, 'onBehalfOf');
  const line = (id: 'affectedPerson' | 'relation' | 'organisationName', label: string, hint?: string) => (
    <LineField id={id} label={label} value={answers[id]} fault={faultIn(state, id)} {...(hint && { hint })} />
  );
  if (behalf === 'person')
    return (
      <>
        {line('affectedPerson', words.affectedPerson)}
        {line('relation', filingWords[frame.language].optional(words.relation), words.relationHint)}
      </>
    );
  if (behalf === 'organisation')
    return (
      <LineField
        id="organisationName"
        label={words.organisationName}
        value={answers['organisationName']}
        fault={faultIn(state, 'organisationName')}
        autocomplete="organization"
      />
    );
  if (behalf !== 'group') return null;
  return (
    <>
      <LineField
        id="complainants"
        label={words.complainants}
        value={answers['complainants']}
        fault={faultIn(state, 'complainants')}
        inputmode="numeric"
      />
      {isAnonymous(told) ? null : (
        <TextField
          id="representatives"
          label={filingWords[frame.language].optional(words.representatives)}
          hint={`${words.representativesHint} ${words.representativesMost(mostRepresentatives(told, 'contact'))}`}
          value={answers['representatives']}
          fault={faultIn(state, 'representatives')}
          isShort
        />
      )}
    </>
  );
}

/** How to reach whoever complains, and whom it is brought for. */
export function ContactPage(props: FilingProps) {
  const { frame, told, state } = props;
  const { language } = frame;
  const words = filingWords[language].contact;
  const labels = intakeWords[language].filing;
  const { answers } = told.draft;
  if (isAnonymous(told))
    return (
      <StepPage {...props} title={words.titleGroup}>
        <Behalf {...props} />
      </StepPage>
    );
  const isOrganisation = answerTo(told, 'onBehalfOf') === 'organisation';
  return (
    <StepPage {...props} title={words.title} lead={words.lead}>
      <Behalf {...props} />
      <LineField
        id="name"
        label={isOrganisation ? words.contactPerson : words.name}
        value={answers['name']}
        fault={faultIn(state, 'name')}
        autocomplete="name"
      />
      <fieldset>
        <legend class="unseen">{words.reach}</legend>
        <p class="hint">{words.reach}</p>
        <LineField
          id="phone"
          label={labels.phone}
          value={answers['phone']}
          fault={faultIn(state, 'phone')}
          type="tel"
          autocomplete="tel"
        />
        <LineField
          id="email"
          label={labels.email}
          value={answers['email']}
          fault={faultIn(state, 'email')}
          type="email"
          autocomplete="email"
        />
      </fieldset>
      <Questions page="contact" told={told} language={language} state={state} />
    </StepPage>
  );
}

export function MorePage(props: FilingProps) {
  const words = filingWords[props.frame.language].more;
  return (
    <StepPage {...props} title={words.title} lead={words.lead}>
      <Questions page="more" told={props.told} language={props.frame.language} state={props.state} />
    </StepPage>
  );
}
