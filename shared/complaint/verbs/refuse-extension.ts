import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';
import { againstConsent } from './grant-extension.ts';

/** 不同意延期, with the reason. */
export const RefuseExtension = command('RefuseExtension', { reason: shortText });

export const ExtensionRefused = fact({
  clock: TermId,
  unit: TermId.optional(),
  /** Who asked; they are told. */
  askedBy: z.string().optional(),
});

/** 不同意延期: by one of those who might have consented. The date stays as it is. */
export const refuseExtension: Verb<'RefuseExtension'> = {
  by: ['staff'],
  decide({ reason }, state, facts) {
    const { extension } = state;
    const no = againstConsent(state, facts);
    if (no || !extension) return refuse(no ?? { code: 'complaint/nothing-pending' });
    const { clock, unit, by } = extension;
    return ok([{ type: 'ExtensionRefused', data: { clock, ...(unit && { unit }), askedBy: by }, texts: { reason } }]);
  },
};

export const evolveExtensionRefused: Evolve<'ExtensionRefused'> = (state) => {
  const { extension: _, ...rest } = state;
  return rest;
};
