import { textIn } from '../../../shared/kernel/text.ts';
import type { Stage } from '../../../shared/rulebook/names.ts';
import { useSpeech } from './language.tsx';
import { Mark, type Tone } from './mark.tsx';
import { useTenant } from './tenant-gate.tsx';

const tones: Record<Stage, Tone> = {
  registered: 'soon',
  accepted: 'calm',
  dispatched: 'calm',
  stated: 'calm',
  replied: 'good',
  closed: 'quiet',
  archived: 'quiet',
};

/** Where a complaint stands, in the tenant's own words where it has some. */
export function StageMark({ stage }: { readonly stage: Stage }) {
  const { language, words } = useSpeech();
  const own = useTenant().vocabulary.stages[stage];
  return <Mark tone={tones[stage]}>{own ? textIn(own, language) : words.stages[stage]}</Mark>;
}
