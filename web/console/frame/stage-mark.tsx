import type { Stage } from '../../../shared/rulebook/names.ts';
import { useSpeech } from './language.tsx';
import { Mark, type Tone } from './mark.tsx';

const tones: Record<Stage, Tone> = {
  registered: 'soon',
  accepted: 'calm',
  dispatched: 'calm',
  stated: 'calm',
  replied: 'good',
  closed: 'quiet',
  archived: 'quiet',
};

/** Where a complaint stands. */
export function StageMark({ stage }: { readonly stage: Stage }) {
  const { words } = useSpeech();
  return <Mark tone={tones[stage]}>{words.stages[stage]}</Mark>;
}
