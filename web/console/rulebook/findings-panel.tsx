import type { FindingView } from '../../../shared/contract/rulebook.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import type { RulebookWords } from '../../words/console/rulebook/index.ts';
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

type Group = FindingView & { readonly times: number };

/** What is said in the same words stands once, with how often; errors first. */
function grouped(findings: readonly FindingView[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code} ${JSON.stringify(finding.message)}`;
    const known = groups.get(key);
    groups.set(key, known ? { ...known, times: known.times + 1 } : { ...finding, times: 1 });
  }
  return [...groups.values()].toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

/** Where links within the page find the findings. */
export const findingsId = 'findings';

/** How many there are of which kind. */
export function findingsText(findings: readonly FindingView[], words: RulebookWords['findings']): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return findings.length === 0 ? words.none : words.summary(errors, findings.length - errors);
}

/** What is wrong with the draft, or might be; each leads to its place. */
export function FindingsPanel({ findings, isOld, onGo }: Props) {
  const words = useRulebookWords().findings;
  const { language } = useSpeech();
  return (
    <Panel title={words.title} id={findingsId}>
      <p role="status" className="quiet">
        {isOld ? words.old : findingsText(findings, words)}
      </p>
      <ul className="findings">
        {grouped(findings).map(({ severity, code, pointer, message, times }) => (
          <li key={`${severity} ${code} ${pointer}`}>
            <button type="button" onClick={() => onGo(pointer)}>
              <Mark tone={severity === 'error' ? 'late' : 'soon'}>
                {severity === 'error' ? words.error : words.warning}
              </Mark>{' '}
              {textIn(message, language)}
              <code className="quiet small breakable">
                {pointer} {times > 1 && words.times(times)}
              </code>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
