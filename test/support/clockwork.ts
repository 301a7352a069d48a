import type { CommandOf, ComplaintCommand } from '../../shared/complaint/commands.ts';
import { replay } from '../../shared/complaint/evolve.ts';
import { type Actor, complainant, type Facts, system } from '../../shared/complaint/facts.ts';
import type { ClockState, ComplaintState } from '../../shared/complaint/state.ts';
import type { ClockRule, LadderStep } from '../../shared/rulebook/schema/clocks.ts';
import { type PublishedRulebook, Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { IsoDate } from '../../shared/kernel/time.ts';
import { complaintId, facts, history, holding, hospital, officer, type Step, term, verb } from './given.ts';

const label = (text: string) => ({ 'zh-CN': text });
const leader = { position: term('leader'), at: 'anywhere' as const };

/** The rung that every ladder has. */
export const miss: LadderStep = { id: term('due'), action: 'miss', at: 'due', tell: [leader] };
/** Another rung, telling the leader. */
export const rung = (id: string, step: Omit<LadderStep, 'id' | 'tell'>): LadderStep => ({
  id: term(id),
  tell: [leader],
  ...step,
});
export const wd = (count: number) => ({ unit: 'working-days' as const, count });

type Change = Omit<Partial<ClockRule>, 'id' | 'cases' | 'within'> & {
  readonly cases?: readonly (Pick<ClockRule['cases'][number], 'budget'> &
    Partial<Pick<ClockRule['cases'][number], 'when' | 'target'>> & { readonly id: string })[];
  readonly within?: string;
};

/** A clock from registration to reply of five working days, but for what a test says. */
export const clock = (id: string, change: Change = {}): ClockRule => {
  const { cases = [{ id: 'usual', budget: wd(5) }], within, ...rest } = change;
  return {
    id: term(id),
    label: label(id),
    start: ['ComplaintRegistered'],
    stop: ['ComplaintReplied'],
    ladder: [miss],
    isPublic: true,
    ...rest,
    cases: cases.map((each) => ({
      when: { is: 'always' as const },
      ...each,
      id: term(each.id),
      label: label(each.id),
    })),
    ...(within !== undefined && { within: term(within) }),
  };
};

/** The words and people of the hospital with none of its rules but these. */
export const rulesOf = (change: Partial<Rulebook>, version = 1): PublishedRulebook => {
  const {
    classification: _classification,
    requirements: _requirements,
    duties: _duties,
    tracks: _tracks,
    ...bare
  } = hospital.rulebook;
  return { version, rulebook: Rulebook.parse({ ...bare, clocks: [], ...change }) };
};

function after(...steps: readonly Step[]): ComplaintState {
  const state = replay(complaintId, history(...steps));
  if (!state) throw new Error('there is no complaint');
  return state;
}

/** Complaints that live under these rules. */
export function under(rulebook: PublishedRulebook, change: Partial<Facts> = {}) {
  const at = (time: string, actor: Actor = officer, more: Partial<Facts> = {}): Facts =>
    facts(time, actor, { rulebook, ...change, ...more });
  return {
    at,
    after,
    filed: (time: string, filing: Partial<CommandOf<'RegisterComplaint'>> = {}): Step => [
      verb.register(filing),
      at(time, complainant),
    ],
    does: (time: string, command: ComplaintCommand, actor: Actor = officer): Step => [command, at(time, actor)],
    fires: (time: string): Step => [verb.fire, at(time, system)],
  };
}

/** The clock of that name. @throws when the complaint has none */
export function clockIn(state: ComplaintState, id: string, unit?: string): ClockState {
  const found = state.clocks.find((each) => each.clock === id && each.unit === unit);
  if (!found) throw new Error(`there is no clock ${id}`);
  return found;
}

export const pause = (ground = 'supplement'): ComplaintCommand => ({
  type: 'PauseHandling',
  ground: term(ground),
  reason: '等待投诉人补充病历复印件。',
});
export const resume: ComplaintCommand = { type: 'ResumeHandling' };
export const extend = (
  id: string,
  by: CommandOf<'RequestExtension'>['by'],
  change: Partial<Omit<CommandOf<'RequestExtension'>, 'type' | 'clock' | 'by'>> = {},
): ComplaintCommand => ({ type: 'RequestExtension', clock: term(id), by, reason: '需要外院会诊意见。', ...change });
export const grant: ComplaintCommand = { type: 'GrantExtension', comment: '情况属实，同意。' };
export const agree = (id: string, on: string, unit?: string): CommandOf<'AgreeDate'> => ({
  type: 'AgreeDate',
  clock: term(id),
  on: IsoDate.parse(on),
  ...(unit !== undefined && { unit: term(unit) }),
});

export const leaderActor = holding('leader');
export const headOf = (unit: string): Actor => holding('department-head', unit);
export const handlerOf = (unit: string): Actor => holding('handler', unit);
/** Grounds of a pause: waiting for a supplement, which ends with it, and for an expert opinion. */
export const pauseGrounds: NonNullable<Rulebook['pauseGrounds']> = [
  { id: term('supplement'), label: label('等待补正'), resumesOn: ['ComplaintSupplemented'] },
  { id: term('appraisal'), label: label('等待鉴定') },
];
/** An extension to the close of a day. */
export const extendUntil = (id: string, until: string): ComplaintCommand => ({
  type: 'RequestExtension',
  clock: term(id),
  until: IsoDate.parse(until),
  reason: '会诊安排在这一天。',
});
