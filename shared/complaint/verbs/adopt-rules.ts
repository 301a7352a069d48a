import * as z from 'zod';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 适用新办法: moves a running complaint to another version of the rules and reckons its clocks anew, with the reason on record. */
export const AdoptRules = command('AdoptRules', { rulebookVersion: z.int().positive(), calendarVersion: z.int().positive(), reason: shortText });

export const RulesAdopted = fact({ rulebookVersion: z.int().positive(), calendarVersion: z.int().positive() });

export const adoptRules: Verb<'AdoptRules'> = {
  by: ['manageRulebook'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveRulesAdopted: Evolve<'RulesAdopted'> = (state) => state;

