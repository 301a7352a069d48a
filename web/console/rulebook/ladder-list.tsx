import { Button } from 'antd';
import { useState } from 'react';
import type { ClockRule } from '../../../shared/rulebook/schema/clocks.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { ladderStepInWords } from '../../../shared/rulebook/words/ladder.ts';
import { useSpeech } from '../frame/language.tsx';
import { type Edit, addStep, changeStep, removeStep } from './edits.ts';
import { place } from './places.ts';
import { StepDialog } from './step-dialog.tsx';
import { useRulebookWords } from './use-words.ts';

type Props = {
  readonly rulebook: Rulebook;
  readonly rule: ClockRule;
  readonly at: number;
  readonly edit: ((edit: Edit) => void) | undefined;
};

/** The rungs of one ladder in sentences. */
export function LadderList({ rulebook, rule, at, edit }: Props) {
  const words = useRulebookWords().clocks.step;
  const { language } = useSpeech();
  const [edited, setEdited] = useState<number | 'new'>();
  const step = typeof edited === 'number' ? rule.ladder[edited] : undefined;
  return (
    <>
      {rule.ladder.length === 0 && <p className="quiet">{words.none}</p>}
      <ol className="rulebook-list">
        {rule.ladder.map((each, index) => (
          <li key={each.id} {...place(`/clocks/${at}/ladder/${index}`)}>
            <div className="case">
              <div>{ladderStepInWords(each, rulebook, language)}</div>
              {edit && (
                <div className="row-buttons">
                  <Button size="small" aria-label={words.editOf(index + 1)} onClick={() => setEdited(index)}>
                    {words.edit}
                  </Button>
                  <Button
                    size="small"
                    danger
                    aria-label={words.removeOf(index + 1)}
                    onClick={() => edit(removeStep(at, index))}
                  >
                    {words.remove}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {edit && (
        <Button size="small" onClick={() => setEdited('new')}>
          {words.add}
        </Button>
      )}
      {edit && edited !== undefined && (
        <StepDialog
          title={edited === 'new' ? words.add : words.editOf(edited + 1)}
          rulebook={rulebook}
          step={step}
          taken={rule.ladder.map(({ id }) => id)}
          onDone={(changed) => edit(edited === 'new' ? addStep(at, changed) : changeStep(at, edited, changed))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
