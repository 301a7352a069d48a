import { Checkbox, Input, Radio, Select } from 'antd';
import { type RegistrationWords, registrationWords } from '../../words/console/registration.ts';
import { Field, TextField } from '../complaint/verb-form.tsx';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { useTenant } from '../frame/tenant-gate.tsx';
import type { Faults, Typed } from './use-filing.ts';

const modes = ['named', 'confidential', 'anonymous'] as const;
const languages = ['zh-CN', 'en'] as const;

/** The words of registration in the language of the pages. */
export const useRegistrationWords = (): RegistrationWords => registrationWords[useSpeech().language];

type Props = {
  readonly typed: Typed;
  readonly write: (more: Partial<Typed>) => void;
  /** Shown from the first attempt on. */
  readonly faults: Faults;
};

/** What is written down of a complaint that did not come through the public pages. */
export function ComplaintFields({
  typed,
  write,
  faults,
  isDated = false,
}: Props & {
  /** When it arrived is known already. */
  readonly isDated?: boolean;
}) {
  const text = useRegistrationWords();
  const names = useNames();
  const { vocabulary } = useTenant();
  return (
    <>
      <Field id="filing-channel" label={text.channel} fault={faults.channel && text.channelNeeded}>
        <Select
          id="filing-channel"
          value={typed.channel ?? null}
          options={vocabulary.channels.map(({ id }) => ({ value: String(id), label: names.channel(id) }))}
          onChange={(channel) => channel !== null && write({ channel })}
        />
      </Field>
      <Field id="filing-category" label={text.category} fault={faults.category && text.categoryNeeded}>
        <Select
          id="filing-category"
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.category ?? null}
          options={vocabulary.categories.map(({ id }) => ({ value: String(id), label: names.category(id) }))}
          onChange={(category) => category !== null && write({ category })}
        />
      </Field>
      {!isDated && (
        <Field
          id="filing-received"
          label={text.receivedAt}
          hint={text.receivedAtHint}
          fault={faults.receivedAt && text.inFuture}
        >
          <Input
            id="filing-received"
            type="datetime-local"
            value={typed.receivedAt}
            onChange={(event) => write({ receivedAt: event.target.value })}
          />
        </Field>
      )}
      <TextField
        id="filing-narrative"
        label={text.narrative}
        hint={text.narrativeHint}
        value={typed.narrative}
        max={20_000}
        rows={6}
        fault={faults.narrative && text.narrativeNeeded}
        onChange={(narrative) => write({ narrative })}
      />
      <Checkbox checked={typed.inDanger} onChange={(event) => write({ inDanger: event.target.checked })}>
        {text.inDanger}
      </Checkbox>
    </>
  );
}

/** Who complains. Goes into the vault; of the anonymous nothing is asked. */
export function ComplainantFields({ typed, write, faults }: Props) {
  const { words } = useSpeech();
  const text = useRegistrationWords();
  const hint = text.modeHint[typed.identityMode];
  return (
    <>
      <Field id="filing-mode" label={text.identityMode} hint={hint === '' ? undefined : hint}>
        <Radio.Group
          id="filing-mode"
          aria-label={text.identityMode}
          value={typed.identityMode}
          options={modes.map((value) => ({ value, label: words.identityModes[value] }))}
          onChange={(event) => {
            const mode = modes.find((each) => each === event.target.value);
            if (mode) write({ identityMode: mode });
          }}
        />
      </Field>
      {typed.identityMode !== 'anonymous' && (
        <>
          <Field id="filing-name" label={text.name}>
            <Input
              id="filing-name"
              autoComplete="off"
              maxLength={60}
              value={typed.name}
              onChange={(event) => write({ name: event.target.value })}
            />
          </Field>
          <Field id="filing-phone" label={text.phone}>
            <Input
              id="filing-phone"
              autoComplete="off"
              maxLength={40}
              value={typed.phone}
              onChange={(event) => write({ phone: event.target.value })}
            />
          </Field>
          <Field id="filing-email" label={text.email} hint={text.emailHint} fault={faults.email && text.emailWrong}>
            <Input
              id="filing-email"
              type="email"
              autoComplete="off"
              maxLength={254}
              value={typed.email}
              onChange={(event) => write({ email: event.target.value })}
            />
          </Field>
        </>
      )}
      <Field id="filing-language" label={text.language}>
        <Select
          id="filing-language"
          value={typed.language}
          options={languages.map((value) => ({ value, label: text.languages[value] }))}
          onChange={(language) => write({ language })}
        />
      </Field>
    </>
  );
}
