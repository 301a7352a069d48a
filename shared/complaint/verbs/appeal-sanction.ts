import * as z from 'zod';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 对处理提出申诉, by whom it struck. */
export const AppealSanction = command('AppealSanction', { sanction: z.int().positive(), reason: longText });

export const SanctionAppealed = fact({ sanction: z.int().positive() });

export const appealSanction: Verb<'AppealSanction'> = {
  by: ['staff'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveSanctionAppealed: Evolve<'SanctionAppealed'> = (state) => state;

