import { ok, refuse, type Result } from '../../kernel/result.ts';
import { applyClockChanges, stoppedClocks, withClocks } from '../clock-changes.ts';
import type { SubmitStatement } from '../commands.ts';
import type { ComplaintEvent, DecidedEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';

/** 情况说明: each department that handles the complaint writes its own, once, by someone who holds a position there. */
export function decideStatement(
  command: SubmitStatement,
  state: ComplaintState,
  facts: Facts,
): Result<readonly DecidedEvent[], Refusal> {
  if (!facts.actor.capabilities.includes('state')) return refuse({ code: 'session/not-permitted', about: 'state' });
  const department = state.departments.find((candidate) => candidate.unit === command.unit);
  if (!department || !facts.actor.units.includes(command.unit)) {
    return refuse({ code: 'complaint/not-your-unit', about: command.unit });
  }
  if (department.statedAt) return refuse({ code: 'complaint/already-stated', about: command.unit });
  if (state.stage === 'closed') return refuse({ code: 'complaint/wrong-stage', about: state.stage });
  return ok([
    {
      type: 'StatementSubmitted',
      data: { unit: command.unit, ...withClocks(stoppedClocks('StatementSubmitted', state, facts)) },
      texts: { statement: command.statement },
    },
  ]);
}

/** The stage moves on when the last department has stated; a statement that comes after the reply is kept and moves nothing. */
export function evolveStated(
  state: ComplaintState,
  event: Extract<ComplaintEvent, { type: 'StatementSubmitted' }>,
): ComplaintState {
  const departments = state.departments.map((department) =>
    department.unit === event.data.unit ? { ...department, statedAt: event.at } : department,
  );
  return {
    ...state,
    departments,
    stage:
      state.stage === 'dispatched' && departments.every((department) => department.statedAt) ? 'stated' : state.stage,
    clocks: applyClockChanges(state.clocks, event.data.clocks, event.at),
  };
}
