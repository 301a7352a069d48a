import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import { Colour, carriesWhite, contrast, paletteOf } from '../../../shared/contract/accent.ts';
import { LogoView, logoBytesMax, logoMediaTypes } from '../../../shared/contract/profile.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { Panel } from '../frame/panel.tsx';
import { call } from '../server/call.ts';
import { useSession } from '../session/session.ts';
import type { ProfileDraft } from './use-profile-draft.ts';
import { usePublicPagesWords } from './use-words.ts';

/** The colour of pages that have none of their own; that of web/intake's style sheet. */
const standard = '#0b6e5f';

type Props = { readonly draft: ProfileDraft; readonly mayEdit: boolean };

/** Colour and logo. */
export function LookPanel(props: Props) {
  const words = usePublicPagesWords().look;
  return (
    <Panel title={words.title}>
      <AccentField {...props} />
      <LogoField {...props} />
    </Panel>
  );
}

function AccentField({ draft, mayEdit }: Props) {
  const words = usePublicPagesWords().look;
  const { tenant } = useSession();
  const id = useId();
  const shown = draft.profile.accent ?? standard;
  const colour = Colour.safeParse(shown);
  const isFine = colour.success && carriesWhite(colour.data);
  const palette = paletteOf(isFine ? colour.data : standard);
  const change = (text: string): void => draft.set('accent', text.trim().toLowerCase());
  return (
    <div className="accent-field">
      <label htmlFor={id} className="field-label">
        {words.accent}
      </label>
      <p id={`${id}-hint`} className="quiet small">
        {words.accentHint}
      </p>
      <div className="row-buttons">
        <input
          type="color"
          aria-label={words.picker}
          disabled={!mayEdit}
          value={colour.success ? colour.data : standard}
          onChange={(event) => change(event.target.value)}
        />
        <Input
          id={id}
          className="accent-text"
          maxLength={7}
          disabled={!mayEdit}
          value={shown}
          aria-describedby={`${id}-hint ${id}-contrast`}
          {...(!isFine && { status: 'error' as const })}
          onChange={(event) => change(event.target.value)}
        />
        {mayEdit && draft.profile.accent !== undefined && (
          <Button onClick={() => draft.set('accent', undefined)}>{words.standard}</Button>
        )}
      </div>
      <p id={`${id}-contrast`} role="status" className={isFine ? 'quiet small' : 'accent-wrong small'}>
        {colour.success ? words.contrast(contrast(colour.data, '#ffffff').toFixed(1)) : words.accentHint}
      </p>
      {isFine && (
        <div className="look-preview" aria-hidden>
          <div style={{ background: palette.deep }}>{tenant.name}</div>
          <p>
            <span style={{ background: palette.accent }}>{words.sample}</span>
            <u style={{ color: palette.accent }}>{words.preview}</u>
          </p>
        </div>
      )}
    </div>
  );
}

function LogoField({ draft, mayEdit }: Props) {
  const words = usePublicPagesWords().look;
  const chooser = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string>();
  /** What was just sent, to be shown before it is published. */
  const [sent, setSent] = useState<{ digest: string; address: string }>();
  const send = useMutation({
    mutationFn: (file: File) =>
      call({ method: 'POST', path: '/api/profile/logo', answer: LogoView, file: { content: file, type: file.type } }),
    onSuccess: ({ logo }, file) => {
      setSent({ digest: logo.digest, address: URL.createObjectURL(file) });
      draft.set('logo', logo);
    },
  });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    const wrongType = !logoMediaTypes.some((type) => type === file.type);
    const found = wrongType ? words.wrongType : file.size > logoBytesMax ? words.tooLarge : undefined;
    setFault(found);
    if (found === undefined) send.mutate(file);
  };
  const { logo } = draft.profile;
  const address = logo && (logo.digest === sent?.digest ? sent.address : `/api/profile/logo/${logo.digest}`);
  return (
    <div className="logo-field">
      <span className="field-label">{words.logo}</span>
      <p className="quiet small">{words.logoHint}</p>
      <FailureNotice failure={fault === undefined ? send.error : null} />
      {fault !== undefined && (
        <p className="accent-wrong" role="alert">
          {fault}
        </p>
      )}
      <div className="row-buttons">
        {address === undefined ? (
          <span className="quiet">{words.none}</span>
        ) : (
          <img className="logo-shown" src={address} alt={words.logo} />
        )}
        {mayEdit && (
          <>
            <input
              ref={chooser}
              type="file"
              hidden
              aria-label={words.choose}
              accept={logoMediaTypes.join(',')}
              onChange={choose}
            />
            <Button loading={send.isPending} onClick={() => chooser.current?.click()}>
              {words.choose}
            </Button>
            {logo !== undefined && (
              <Button danger onClick={() => draft.set('logo', undefined)}>
                {words.remove}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
