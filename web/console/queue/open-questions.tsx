import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { textIn } from '../../../shared/kernel/text.ts';
import { recall, remember } from '../frame/browser-memory.ts';
import { useSpeech } from '../frame/language.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';

const memory = 'huiyin.openQuestions.dismissed';

/** What the institution's own rules left open, and what is practised until its administrator says otherwise. */
export function OpenQuestions() {
  const { language, words } = useSpeech();
  const { vocabulary } = useTenant();
  const [dismissed, setDismissed] = useState(() => recall(memory));
  if (vocabulary.openQuestions.length === 0) return null;
  // A new version of the rulebook may ask anew.
  const version = String(vocabulary.version);
  if (dismissed === version) return null;
  const dismiss = (): void => {
    remember(memory, version);
    setDismissed(version);
  };
  return (
    <Alert
      className="questions"
      type="warning"
      showIcon
      role="region"
      aria-label={words.questions.title}
      title={words.questions.title}
      description={
        <>
          <ol>
            {vocabulary.openQuestions.map(({ id, question, proposed }) => (
              <li key={id}>
                <div>{textIn(question, language)}</div>
                <div className="quiet">
                  {words.questions.proposed}
                  {textIn(proposed, language)}
                </div>
              </li>
            ))}
          </ol>
          <div className="row-buttons">
            <Link href="/rulebook" className="button-link">
              {words.questions.toRulebook}
            </Link>
            <Button onClick={dismiss}>{words.questions.dismiss}</Button>
          </div>
        </>
      }
    />
  );
}
