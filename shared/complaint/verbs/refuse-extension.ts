import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 不同意延期, with the reason. */
export const RefuseExtension = command('RefuseExtension', { reason: shortText });

export const ExtensionRefused = fact({ clock: TermId, unit: TermId.optional() });

export const refuseExtension: Verb<'RefuseExtension'> = {
  by: ['approve'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveExtensionRefused: Evolve<'ExtensionRefused'> = (state) => state;

