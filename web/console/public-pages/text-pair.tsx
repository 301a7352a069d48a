import { Input } from 'antd';
import { useId } from 'react';
import type { LocalText } from '../../../shared/kernel/text.ts';
import { usePublicPagesWords } from './use-words.ts';

type Props = {
  /** What both are, in bold above them. */
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: LocalText | undefined;
  readonly max: number;
  readonly isLong?: boolean;
  readonly isQuiet?: boolean;
  readonly onChange?: ((value: LocalText | undefined) => void) | undefined;
};

const languagesShown = ['zh-CN', 'en'] as const;

/** A text in Chinese and English. Texts in further languages stay as they are; both empty: no text at all. */
export function TextPair({ label, hint, value, max, isLong = false, isQuiet = false, onChange }: Props) {
  const words = usePublicPagesWords();
  const id = useId();
  const names = { 'zh-CN': words.chinese, en: words.english };
  const change = (language: string, text: string): void => {
    const { [language]: _, ...others } = value ?? {};
    const after = text === '' ? others : { ...others, [language]: text };
    onChange?.(Object.keys(after).length === 0 ? undefined : after);
  };
  return (
    <div className="text-pair" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={isQuiet ? 'quiet' : 'field-label'}>
        {label}
      </span>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet small">
          {hint}
        </p>
      )}
      <div className="text-pair-fields">
        {languagesShown.map((language) => {
          const shared = {
            id: `${id}-${language}`,
            lang: language,
            maxLength: max,
            disabled: onChange === undefined,
            value: value?.[language] ?? '',
            ...(hint !== undefined && { 'aria-describedby': `${id}-hint` }),
            onChange: (event: { readonly target: { readonly value: string } }) => change(language, event.target.value),
          };
          return (
            <label key={language} htmlFor={shared.id}>
              <span className="quiet small">{names[language]}</span>
              {isLong ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} {...shared} /> : <Input {...shared} />}
            </label>
          );
        })}
      </div>
    </div>
  );
}
