import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** Somebody opened the vault. */
export const RecordIdentityReveal = command('RecordIdentityReveal', { reason: shortText });

export const IdentityRevealed = fact({});

/** Opening the vault is an event of the complaint, with the reason, before anything is shown. */
export const recordIdentityReveal: Verb<'RecordIdentityReveal'> = {
  by: ['revealIdentity'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ reason }, state) {
    if (state.identityMode === 'anonymous') return refuse({ code: 'session/not-permitted', about: 'revealIdentity' });
    return ok([{ type: 'IdentityRevealed', data: {}, texts: { reason } }]);
  },
};

export const evolveRevealed: Evolve<'IdentityRevealed'> = (state) => state;
