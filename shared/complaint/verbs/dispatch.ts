import { ok, refuse, type Result } from '../../kernel/result.ts';
import { proposeLead } from '../../rulebook/routing.ts';
import { applyClockChanges, movedClocks, startedClocks, withClocks } from '../clock-changes.ts';
import type { DispatchComplaint } from '../commands.ts';
import type { ComplaintEvent, DecidedEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';

/** Whether a complaint may still be dispatched, or dispatched anew: until a department has stated something. */
export const mayDispatch = (state: ComplaintState): boolean =>
  state.stage === 'registered' ||
  (state.stage === 'dispatched' && state.departments.every((department) => department.statedAt === undefined));

/** 转办, and 改派 while no department has answered: the wrong department is put right without a trace being lost. */
export function decideDispatch(
  command: DispatchComplaint,
  state: ComplaintState,
  facts: Facts,
): Result<readonly DecidedEvent[], Refusal> {
  if (!facts.actor.capabilities.includes('dispatch'))
    return refuse({ code: 'session/not-permitted', about: 'dispatch' });
  if (!mayDispatch(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
  const units = [command.lead, ...command.coDepartments];
  if (new Set(units).size < units.length) return refuse({ code: 'complaint/duplicate-department' });
  const unknown = units.find((unit) => !facts.openUnits.includes(unit));
  if (unknown) return refuse({ code: 'complaint/unknown-unit', about: unknown });

  const { rulebook } = facts.rulebook;
  const about = predicateFacts(rulebook, state, units.length);
  const proposed = proposeLead(rulebook, about);
  const isFirst = state.stage === 'registered';
  return ok([
    {
      type: 'ComplaintDispatched',
      data: {
        lead: command.lead,
        ...(command.coDepartments.length > 0 && { coDepartments: [...command.coDepartments] }),
        ...(proposed?.unit === command.lead && { route: proposed.route }),
        ...withClocks([
          ...movedClocks(state, about, facts),
          ...(isFirst ? startedClocks('ComplaintDispatched', state.id, about, facts) : []),
        ]),
      },
      ...(command.comment !== undefined && { texts: { comment: command.comment } }),
    },
  ]);
}

export const evolveDispatched = (
  state: ComplaintState,
  event: Extract<ComplaintEvent, { type: 'ComplaintDispatched' }>,
): ComplaintState => ({
  ...state,
  stage: 'dispatched',
  departments: [
    { unit: event.data.lead, role: 'lead', dispatchedAt: event.at },
    ...(event.data.coDepartments ?? []).map((unit) => ({ unit, role: 'co' as const, dispatchedAt: event.at })),
  ],
  clocks: applyClockChanges(state.clocks, event.data.clocks, event.at),
});
