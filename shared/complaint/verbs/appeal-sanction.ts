import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 对处理提出申诉, by whom it struck: the person, or a member of the unit. */
export const AppealSanction = command('AppealSanction', { sanction: z.int().positive(), reason: longText });

export const SanctionAppealed = fact({ sanction: z.int().positive() });

/** 申诉, once against each sanction. */
export const appealSanction: Verb<'AppealSanction'> = {
  by: ['staff'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ sanction: number, reason }, { sanctions }, { actor }) {
    const sanction = sanctions?.find((candidate) => candidate.sanction === number);
    if (!sanction) return refuse({ code: 'complaint/nothing-pending', about: `${number}` });
    const isStruck = sanction.staffId === actor.id || (sanction.unit && actor.units.includes(sanction.unit));
    if (!isStruck) return refuse({ code: 'complaint/not-yours', about: `${number}` });
    if (sanction.appeal !== undefined) return refuse({ code: 'complaint/already-done', about: `${number}` });
    return ok([{ type: 'SanctionAppealed', data: { sanction: number }, texts: { reason } }]);
  },
};

export const evolveSanctionAppealed: Evolve<'SanctionAppealed'> = (state, { actorId, data }) => ({
  ...state,
  sanctions: (state.sanctions ?? []).map((each) =>
    each.sanction === data.sanction ? { ...each, appeal: 'open' as const, appealedBy: actorId } : each,
  ),
});
