import type { TermId } from '../../kernel/ids.ts';
import { keysOf } from '../../kernel/keys-of.ts';
import { factOfVerb } from '../fact-of-verb.ts';
import type { FactName, VerbName } from '../names.ts';
import type { LadderStep, Trigger } from '../schema/clocks.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { laddersOf } from './ladders-of.ts';
import { type LawfulActor, lawfulActors } from './law.ts';

/** What can be done and happen at all under a rulebook. */
export type Possible = {
  /** The positions that may use a verb by law. */
  readonly positionsFor: (verb: VerbName) => readonly TermId[];
  /** Whether anybody at all may: a position, the complainant, the rules. */
  readonly isOpen: (verb: VerbName) => boolean;
  readonly happens: ReadonlySet<Trigger>;
};

/** Facts that a verb makes besides its first. */
const further: Readonly<Partial<Record<VerbName, readonly Trigger[]>>> = {
  RegisterComplaint: ['ComplaintReceived'],
  SubmitStatement: ['AllStatementsSubmitted'],
  ResolveOnTheSpot: ['ComplaintReplied', 'ComplaintClosed', 'SatisfactionRecorded'],
  DeclineComplaint: ['ComplaintClosed'],
  VerifyWithdrawal: ['ComplaintClosed'],
  AnswerDate: ['DateRefused'],
  RecordSatisfaction: ['ComplaintClosed'],
  HandOver: ['ComplaintClosed'],
  LinkComplaint: ['ComplaintClosed'],
  DecideApproval: ['ApprovalRefused'],
};

const ofStep: Readonly<Record<LadderStep['action'], FactName>> = {
  remind: 'HandlerReminded',
  miss: 'DeadlineMissed',
  escalate: 'ComplaintEscalated',
  supervise: 'SupervisionOrdered',
  waive: 'StatementWaived',
  penalise: 'PenaltyIncurred',
  duty: 'DutyRaised',
};

/** Lists without which a verb cannot be used: what it chooses from, or the rules that it follows. */
const needed: Readonly<Partial<Record<VerbName, (rulebook: Rulebook) => readonly unknown[] | undefined>>> = {
  DeclineComplaint: ({ declineReasons }) => declineReasons,
  PauseHandling: ({ pauseGrounds }) => pauseGrounds,
  ResumeHandling: ({ pauseGrounds }) => pauseGrounds,
  HandOver: ({ handOverTargets }) => handOverTargets,
  RecordCompensation: ({ compensations }) => compensations,
  RecordSanction: ({ accountability }) => accountability?.rules,
  AppealSanction: ({ accountability }) => accountability?.rules,
  DecideSanctionAppeal: ({ accountability }) => accountability?.rules,
  RequestExtension: ({ clocks }) => clocks.filter(({ extension }) => extension),
  GrantExtension: ({ clocks }) => clocks.filter(({ extension }) => extension),
  RefuseExtension: ({ clocks }) => clocks.filter(({ extension }) => extension),
  DecideApproval: ({ approvals }) => approvals,
  CompleteDuty: ({ duties }) => duties,
};

const hasWhatIsNeeded = (verb: VerbName, rulebook: Rulebook): boolean => {
  const list = needed[verb];
  return list === undefined || (list(rulebook)?.length ?? 0) > 0;
};

/** What each verb's law and each ladder let happen. */
export function possibleUnder(rulebook: Rulebook): Possible {
  const may = new Map<VerbName, readonly TermId[]>();
  for (const verb of keysOf(lawfulActors)) {
    const actors: readonly LawfulActor[] = lawfulActors[verb];
    const able = rulebook.positions.filter(({ capabilities }) =>
      actors.includes('staff')
        ? capabilities.length > 0
        : capabilities.some((capability) => actors.includes(capability)),
    );
    may.set(
      verb,
      able.map(({ id }) => id),
    );
  }
  const isOpen = (verb: VerbName): boolean => {
    const actors: readonly LawfulActor[] = lawfulActors[verb];
    const isAnybodys = actors.includes('complainant') || actors.includes('system') || (may.get(verb)?.length ?? 0) > 0;
    return isAnybodys && hasWhatIsNeeded(verb, rulebook);
  };
  const happens = new Set<Trigger>();
  for (const verb of keysOf(lawfulActors)) {
    if (!isOpen(verb) || verb === 'FireDueSteps' || verb === 'SealFile' || verb === 'RecordBounce') continue;
    happens.add(factOfVerb[verb]);
    for (const fact of further[verb] ?? []) happens.add(fact);
  }
  for (const { ladder } of laddersOf(rulebook)) for (const { action } of ladder) happens.add(ofStep[action]);
  if (rulebook.approvals && rulebook.approvals.length > 0) happens.add('ApprovalRequested');
  if (rulebook.duties && rulebook.duties.length > 0) happens.add('DutyRaised');
  if (happens.has('StatementWaived')) happens.add('AllStatementsSubmitted');
  return { positionsFor: (verb) => may.get(verb) ?? [], isOpen, happens };
}
