import type { TermId } from '../../kernel/ids.ts';
import type { LocalText } from '../../kernel/text.ts';
import { holds, type Predicate, type PredicateFacts } from '../predicate.ts';
import type { ClockCase, ClockRule, LadderStep, Trigger } from '../schema/clocks.ts';
import type { FollowUpPlan } from '../schema/closing.ts';
import type { Recipient } from '../schema/organisation.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import type { Duty } from '../schema/rules.ts';

/** A clock as it runs: one of the rulebook's, or the time limit of a duty or of a round of a follow-up plan. */
export type CompiledClock = ClockRule & {
  /** The duty whose time it measures: only that one starts and stops it. */
  readonly duty?: TermId;
  /** The plan whose round it is: only the contact that ends this round stops it. */
  readonly plan?: TermId;
  /** Which clocks stand still depends on the ground: unset means all of them, for the organisation's clocks. */
  readonly mayPause: (ground: TermId) => boolean;
};

const always: Predicate = { is: 'always' };

/** What a limit without a ladder of its own has: that it was missed is recorded, and those are told who had to keep it. */
const missOnly = (tell: readonly Recipient[]): LadderStep[] => [
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a word of our own in the form of one
  { id: 'due' as TermId, action: 'miss', at: 'due', tell: [...tell] },
];

function compiled(rule: ClockRule): CompiledClock {
  const { pausedBy, binds } = rule;
  const mayPause = (ground: TermId): boolean => (pausedBy ? pausedBy.includes(ground) : binds !== 'complainant');
  return { ...rule, mayPause };
}

type Derived = { readonly id: TermId; readonly label: LocalText; readonly clockCase: ClockCase };

/** Such a clock goes on whatever becomes of the complaint, and no pause of the handling puts it off. */
const derived = (
  { id, label, clockCase }: Derived,
  rest: Pick<ClockRule, 'start' | 'stop' | 'ladder'> & Pick<CompiledClock, 'duty' | 'plan'>,
): CompiledClock => ({
  id,
  label,
  cases: [clockCase],
  isPublic: false,
  pausedBy: [],
  outlivesClosing: true,
  mayPause: () => false,
  ...rest,
});

function clockOfDuty(duty: Duty): readonly CompiledClock[] {
  const { id, label, within, who, ladder, source, cite } = duty;
  if (!within) return [];
  const provenance = { ...(source && { source }), ...(cite !== undefined && { cite }) };
  const clockCase: ClockCase = { id, label, when: always, budget: within, ...provenance };
  return [
    derived(
      { id, label, clockCase },
      { start: ['DutyRaised'], stop: ['DutyCompleted'], ladder: ladder ?? missOnly(who), duty: id },
    ),
  ];
}

/** The clock of a round of a follow-up plan, counted from 1. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a term and a number make a term
export const roundId = (plan: TermId, round: number): TermId => `${plan}-${round}` as TermId;

function clocksOfPlan(plan: FollowUpPlan): readonly CompiledClock[] {
  const { label, when, start, who, ladder, source, cite } = plan;
  const provenance = { ...(source && { source }), ...(cite !== undefined && { cite }) };
  return plan.rounds.map((budget, index) => {
    const id = roundId(plan.id, index + 1);
    const clockCase: ClockCase = { id, label, when, budget, ...provenance };
    return derived(
      { id, label, clockCase },
      { start, stop: ['FollowUpRecorded'], ladder: ladder ?? missOnly(who), plan: plan.id },
    );
  });
}

type Compiled = {
  /** Outer clocks before those that stay within them. */
  readonly all: readonly CompiledClock[];
  readonly byId: ReadonlyMap<string, CompiledClock>;
  readonly startedBy: ReadonlyMap<Trigger, readonly CompiledClock[]>;
};

/** A rulebook never changes, so its clocks are made once. */
const compiledOf = new WeakMap<Rulebook, Compiled>();

/** How many clocks it lies within; a wrong circle ends where it began. */
function depthOf(rule: ClockRule, byId: ReadonlyMap<string, ClockRule>): number {
  const seen = new Set<string>();
  let outer = rule.within;
  while (outer !== undefined && !seen.has(outer)) {
    seen.add(outer);
    outer = byId.get(outer)?.within;
  }
  return seen.size;
}

function compile(rulebook: Rulebook): Compiled {
  const known = compiledOf.get(rulebook);
  if (known) return known;
  const listed = [
    ...rulebook.clocks.map(compiled),
    ...(rulebook.duties ?? []).flatMap(clockOfDuty),
    ...(rulebook.closing?.followUps ?? []).flatMap(clocksOfPlan),
  ];
  const byId = new Map<string, CompiledClock>(listed.toReversed().map((rule) => [rule.id, rule]));
  const all = listed.toSorted((a, b) => depthOf(a, byId) - depthOf(b, byId));
  const startedBy = new Map<Trigger, CompiledClock[]>();
  for (const rule of all) {
    for (const trigger of rule.start) startedBy.set(trigger, [...(startedBy.get(trigger) ?? []), rule]);
  }
  const made = { all, byId, startedBy };
  compiledOf.set(rulebook, made);
  return made;
}

/** All clocks of a rulebook: its own, those of duties with a time limit, those of the rounds of follow-up plans. */
export const clockRulesOf = (rulebook: Rulebook): readonly CompiledClock[] => compile(rulebook).all;

/** The rule of a clock that a complaint carries. */
export const clockRule = (rulebook: Rulebook, clock: TermId): CompiledClock | undefined =>
  compile(rulebook).byId.get(clock);

/** The clocks that something starts. */
export const clocksStartedBy = (rulebook: Rulebook, trigger: Trigger): readonly CompiledClock[] =>
  compile(rulebook).startedBy.get(trigger) ?? [];

/** The first case of the clock that holds for these facts, if any does. */
export const caseFor = (rule: ClockRule, facts: PredicateFacts): ClockCase | undefined =>
  rule.cases.find((candidate) => holds(candidate.when, facts));
