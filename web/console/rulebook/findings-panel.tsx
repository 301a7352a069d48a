import type { FindingView } from '../../../shared/contract/rulebook.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Panel } from '../frame/panel.tsx';
import { useRulebookWords } from './use-words.ts';

type Props = {
  readonly findings: readonly FindingView[];
  /** The document has changed since. */
  readonly isOld: boolean;
  readonly onGo: (pointer: string) => void;
};

/** What is wrong with the draft, or might be; each leads to its place. */
export function FindingsPanel({ findings, isOld, onGo }: Props) {
  const words = useRulebookWords().findings;
  const { language } = useSpeech();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <Panel title={words.title}>
      <p role="status" className="quiet">
        {isOld ? words.old : findings.length === 0 ? words.none : words.summary(errors, findings.length - errors)}
      </p>
      <ul className="findings">
        {findings.map(({ severity, code, pointer, message }) => (
          <li key={`${code} ${pointer}`}>
            <button type="button" onClick={() => onGo(pointer)}>
              <Mark tone={severity === 'error' ? 'late' : 'soon'}>
                {severity === 'error' ? words.error : words.warning}
              </Mark>{' '}
              {textIn(message, language)}
              <code className="quiet small breakable">{pointer}</code>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
