import type { TermId } from '../../kernel/ids.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { LadderStep } from '../schema/clocks.ts';
import type { Rulebook } from '../schema/rulebook.ts';

export type Ladder = {
  readonly pointer: string;
  readonly of: 'clock' | 'duty' | 'followUp';
  readonly owner: TermId;
  readonly label: LocalText;
  readonly ladder: readonly LadderStep[];
  /** Whether there is a limit that the ladder can stand on, and the lower end of a range. */
  readonly hasLimit: boolean;
  readonly hasTarget: boolean;
};

/** Every ladder of a rulebook: of clocks, of duties, of follow-up plans. */
export const laddersOf = (rulebook: Rulebook): readonly Ladder[] => [
  ...rulebook.clocks.map(({ id, label, ladder, cases }, index) => ({
    pointer: `/clocks/${index}/ladder`,
    of: 'clock' as const,
    owner: id,
    label,
    ladder,
    hasLimit: true,
    hasTarget: cases.some(({ target }) => target !== undefined),
  })),
  ...(rulebook.duties ?? []).map(({ id, label, ladder, within }, index) => ({
    pointer: `/duties/${index}/ladder`,
    of: 'duty' as const,
    owner: id,
    label,
    ladder: ladder ?? [],
    hasLimit: within !== undefined,
    hasTarget: false,
  })),
  ...(rulebook.closing?.followUps ?? []).map(({ id, label, ladder }, index) => ({
    pointer: `/closing/followUps/${index}/ladder`,
    of: 'followUp' as const,
    owner: id,
    label,
    ladder: ladder ?? [],
    hasLimit: true,
    hasTarget: false,
  })),
];
