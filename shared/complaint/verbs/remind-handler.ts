import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 催办, by a person. */
export const RemindHandler = command('RemindHandler', { unit: TermId.optional(), comment: shortText.optional() });

export const HandlerUrged = fact({ unit: TermId.optional() });

export const remindHandler: Verb<'RemindHandler'> = {
  by: ['supervise', 'dispatch', 'complainant'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveHandlerUrged: Evolve<'HandlerUrged'> = (state) => state;

