import { Button, Input } from 'antd';
import { useId } from 'react';
import type { PhoneLine } from '../../../shared/contract/profile.ts';
import { TextPair } from './text-pair.tsx';
import { usePublicPagesWords } from './use-words.ts';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly add: string;
  readonly lines: readonly PhoneLine[];
  readonly max: number;
  readonly onChange?: ((lines: PhoneLine[]) => void) | undefined;
};

/** Numbers to call, one a row. */
export function PhoneRows({ label, hint, add, lines, max, onChange }: Props) {
  const words = usePublicPagesWords().contact;
  const id = useId();
  const replace = (position: number, line: PhoneLine | undefined): void =>
    onChange?.(lines.flatMap((each, at) => (at === position ? (line === undefined ? [] : [line]) : [each])));
  return (
    <div className="phone-rows" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="field-label">
        {label}
      </span>
      {hint !== undefined && <p className="quiet small">{hint}</p>}
      {lines.map((line, position) => (
        // Rows have no name of their own; they are only ever changed in place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <div className="phone-row" key={position}>
          <label htmlFor={`${id}-${position}`}>
            <span className="quiet small">{words.number}</span>
            <Input
              id={`${id}-${position}`}
              inputMode="tel"
              maxLength={40}
              disabled={onChange === undefined}
              value={line.number}
              onChange={(event) => replace(position, { ...line, number: event.target.value })}
            />
          </label>
          <TextPair
            label={words.label}
            isQuiet
            max={80}
            value={line.label}
            onChange={
              onChange &&
              ((text) => replace(position, { number: line.number, ...(text !== undefined && { label: text }) }))
            }
          />
          {onChange !== undefined && (
            <Button danger onClick={() => replace(position, undefined)}>
              {words.remove(line.number === '' ? label : line.number)}
            </Button>
          )}
        </div>
      ))}
      {onChange !== undefined && lines.length < max && (
        <Button onClick={() => onChange([...lines, { number: '' }])}>{add}</Button>
      )}
    </div>
  );
}
