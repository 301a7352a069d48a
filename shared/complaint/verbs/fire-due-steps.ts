import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { roundHalfUp } from '../../rulebook/accountability.ts';
import { mayBeWaived } from '../clocks/desk.ts';
import { dueStep } from '../clocks/due-step.ts';
import { command } from '../command.ts';
import { fact, ladderStep, ladderStepIfAny } from '../fact.ts';
import { allStated } from '../marks.ts';
import type { Evolve, Verb } from '../verb.ts';

/** The ladder steps that have fallen due are taken. */
export const FireDueSteps = command('FireDueSteps', {});

export const HandlerReminded = fact(ladderStep);
export const DeadlineMissed = fact(ladderStep);
export const ComplaintEscalated = fact(ladderStep);
/** 视为放弃说明: the department let the time for its statement pass; without a unit, all that have not stated. */
export const StatementWaived = fact(ladderStep);
/** What a rule of accountability makes of the delay; of a daily amount, what has been added since the last time. */
export const PenaltyIncurred = fact({
  ...ladderStep,
  /** The rule of accountability. */
  measure: TermId,
  amount: z.number().nonnegative().optional(),
  points: z.number().nonnegative().optional(),
});
/** 事项义务: facts made a task obligatory, or a ladder did. */
export const DutyRaised = fact({ duty: TermId, ...ladderStepIfAny });

/**
 * Takes the ladder steps whose moment has come, over all clocks, in the order of their moments. The law gives the first;
 * all-due-steps.ts asks again on the complaint as it leaves it, so that a step never fires on a clock that the one before has
 * stopped. Nothing due is no refusal but an empty answer: a timer may wake early, late or twice without harm.
 */
export const fireDueSteps: Verb<'FireDueSteps'> = {
  by: ['system'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(_command, state, facts) {
    const first = dueStep(state, facts);
    return ok(first ? [first] : []);
  },
};

/** That a step was taken is seen to for all of them alike; see clocks/apply-clock-changes.ts. */
export const evolveReminded: Evolve<'HandlerReminded'> = (state) => state;
export const evolveMissed: Evolve<'DeadlineMissed'> = (state) => state;
export const evolveEscalated: Evolve<'ComplaintEscalated'> = (state) => ({ ...state, isEscalated: true });

/** Silence counts as a statement: the last one moves the complaint on. */
export const evolveWaived: Evolve<'StatementWaived'> = (state, { at, data }) => {
  const departments = state.departments.map((department) =>
    mayBeWaived(department, data.unit) ? { ...department, waivedAt: at } : department,
  );
  const after = { ...state, departments };
  return state.stage === 'dispatched' && allStated(after) ? { ...after, stage: 'stated' } : after;
};

export const evolvePenaltyIncurred: Evolve<'PenaltyIncurred'> = (state, { data }) =>
  data.amount === undefined
    ? state
    : { ...state, penaltyAmount: roundHalfUp((state.penaltyAmount ?? 0) + data.amount) };

/** One that is open stays as old as it is, whoever raises it again. */
export const evolveDutyRaised: Evolve<'DutyRaised'> = (state, { at, data }) => {
  const others = state.duties?.filter(({ duty }) => duty !== data.duty) ?? [];
  const isOpen = state.duties?.some(({ duty, doneAt }) => duty === data.duty && doneAt === undefined);
  return isOpen ? state : { ...state, duties: [...others, { duty: data.duty, raisedAt: at }] };
};
