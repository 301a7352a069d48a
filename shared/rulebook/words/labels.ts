import { type Language, type LocalText, textIn } from '../../kernel/text.ts';
import type { IdentityMode, IntakeKind, Origin, Stage, Stream, Withdrawal } from '../names.ts';
import type { TermFact } from '../predicate.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { type Pair, pick } from './say.ts';

type Labelled = { readonly id: string; readonly label: LocalText };

/** The label of a word of one of the rulebook's lists; its id when the list does not know it. */
export function labelIn(list: readonly Labelled[] | undefined, id: string, language: Language): string {
  const found = list?.find((candidate) => candidate.id === id);
  return found ? textIn(found.label, language) : id;
}

/** The list of the rulebook that each of these facts is a word of. */
export const listOfFact = {
  channel: 'channels',
  nature: 'natures',
  severity: 'severities',
  track: 'tracks',
  cause: 'causes',
  outcome: 'outcomes',
  satisfaction: 'satisfactions',
  complainantKind: 'complainantKinds',
  respondentRole: 'respondentRoles',
  document: 'documents',
  declineReason: 'declineReasons',
  handedOverTo: 'handOverTargets',
} as const satisfies Record<TermFact, keyof Rulebook>;

const stageWords = {
  registered: ['已登记', 'registered'],
  accepted: ['已受理', 'accepted'],
  dispatched: ['办理中', 'with the department'],
  stated: ['部门已说明', 'stated'],
  replied: ['已答复', 'replied'],
  closed: ['已办结', 'closed'],
  archived: ['已归档', 'archived'],
} as const satisfies Record<Stage, Pair>;

/** Where a complaint stands, in the institution's own words where it has some. */
export function stageInWords(stage: Stage, rulebook: Pick<Rulebook, 'stageLabels'>, language: Language): string {
  const own = rulebook.stageLabels?.[stage];
  return own ? textIn(own, language) : pick(stageWords[stage], language);
}

/** Words that every rulebook has. */
export const fixedWords = {
  identityMode: { named: ['实名', 'named'], confidential: ['保密', 'confidential'], anonymous: ['匿名', 'anonymous'] },
  stream: { external: ['外部', 'external'], internal: ['内部', 'internal'] },
  origin: { domestic: ['境内', 'domestic'], foreign: ['境外', 'foreign'] },
  kind: {
    complaint: ['投诉', 'complaint'],
    suggestion: ['建议', 'suggestion'],
    praise: ['表扬', 'praise'],
    enquiry: ['咨询', 'enquiry'],
  },
  withdrawal: {
    requested: ['待核实', 'not verified yet'],
    voluntary: ['自愿', 'voluntary'],
    coerced: ['受胁迫', 'made under pressure'],
  },
} as const satisfies {
  readonly identityMode: Record<IdentityMode, Pair>;
  readonly stream: Record<Stream, Pair>;
  readonly origin: Record<Origin, Pair>;
  readonly kind: Record<IntakeKind, Pair>;
  readonly withdrawal: Record<Withdrawal, Pair>;
};
