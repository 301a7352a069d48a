import * as z from 'zod';
import { StaffId, TermId } from '../../kernel/ids.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 处理(处罚) by a rule of accountability: its amount follows from the rule, or lies within it. */
export const RecordSanction = command('RecordSanction', { rule: TermId, staffId: StaffId.optional(), unit: TermId.optional(), amount: z.number().nonnegative().optional(), /** What tiers are reckoned from. */ base: z.number().nonnegative().optional(), comment: longText });

export const SanctionRecorded = fact({ sanction: z.int().positive(), rule: TermId, measure: TermId, staffId: StaffId.optional(), unit: TermId.optional(), amount: z.number().nonnegative().optional(), base: z.number().nonnegative().optional() });

export const recordSanction: Verb<'RecordSanction'> = {
  by: ['account'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveSanctionRecorded: Evolve<'SanctionRecorded'> = (state) => state;

