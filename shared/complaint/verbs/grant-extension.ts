import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 同意延期, by somebody whose consent the rulebook asks for. */
export const GrantExtension = command('GrantExtension', { comment: shortText.optional() });

export const ExtensionGranted = fact({ clock: TermId, unit: TermId.optional(), tellsComplainant: z.boolean() });

export const grantExtension: Verb<'GrantExtension'> = {
  by: ['approve'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveExtensionGranted: Evolve<'ExtensionGranted'> = (state) => state;

