import { StaffId, TermId } from '../../kernel/ids.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 指定承办人: never somebody who is complained about. */
export const AssignHandler = command('AssignHandler', { unit: TermId, handler: StaffId });

export const HandlerAssigned = fact({ unit: TermId, handler: StaffId });

export const assignHandler: Verb<'AssignHandler'> = {
  by: ['assign'],
  during: ['dispatched', 'stated', 'replied'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveHandlerAssigned: Evolve<'HandlerAssigned'> = (state) => state;

