import { TermId } from '../../kernel/ids.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 当场解决: settled now, still registered and counted. A satisfaction that settles closes it. */
export const ResolveOnTheSpot = command('ResolveOnTheSpot', { reply: longText, satisfaction: TermId.optional(), outcome: TermId.optional() });

export const ComplaintResolvedOnTheSpot = fact({ outcome: TermId.optional() });

export const resolveOnTheSpot: Verb<'ResolveOnTheSpot'> = {
  by: ['accept', 'reply'],
  during: ['registered', 'accepted'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveResolvedOnTheSpot: Evolve<'ComplaintResolvedOnTheSpot'> = (state) => state;

