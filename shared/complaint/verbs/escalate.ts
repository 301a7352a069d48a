import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { mayAt } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** The highest level there can be. */
const levelMax = 20;

/** 升级, by a person: puts the complaint one level higher, or on a level by name. */
export const EscalateComplaint = command('EscalateComplaint', {
  level: z.int().positive().max(levelMax).optional(),
  reason: shortText,
});

export const LevelRaised = fact({ level: z.int().positive() });

/** 升级, never down; by a department only what it handles. */
export const escalateComplaint: Verb<'EscalateComplaint'> = {
  by: ['supervise', 'dispatch', 'state'],
  decide({ level: named, reason }, state, facts) {
    const { capabilities } = facts.actor;
    const isTheirs =
      capabilities.includes('supervise') ||
      capabilities.includes('dispatch') ||
      state.departments.some(({ unit }) => mayAt(facts, 'state', unit));
    if (!isTheirs) return refuse({ code: 'complaint/not-your-unit' });
    const now = state.level ?? 0;
    const level = named ?? now + 1;
    if (level <= now || level > levelMax) return refuse({ code: 'complaint/already-done', about: `${now}` });
    return ok([{ type: 'LevelRaised', data: { level }, texts: { reason } }]);
  },
};

export const evolveLevelRaised: Evolve<'LevelRaised'> = (state, { data }) => ({ ...state, level: data.level });
