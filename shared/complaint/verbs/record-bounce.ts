import * as z from 'zod';
import { ok } from '../../kernel/result.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

const bounce = {
  /** The notice that came back; its kind and receiver stand there. Never an address. */
  noticeId: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  /** Nothing will ever arrive at that address, or its owner does not want our mail: nothing more is sent there. */
  isPermanent: z.boolean(),
};

/** 记录退信: a mail to the complainant came back. */
export const RecordBounce = command('RecordBounce', bounce);

export const NoticeBounced = fact(bounce);

/** 记录退信: by the rules themselves, at any stage, once for each notice; whoever sends it has looked whether it was done. */
export const recordBounce: Verb<'RecordBounce'> = {
  by: ['system'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(heard) {
    const { type: _, ...told } = heard;
    return ok([{ type: 'NoticeBounced', data: told }]);
  },
};

/** With an address at which nothing arrives the vault holds none that notices can be sent to. */
export const evolveBounced: Evolve<'NoticeBounced'> = (state, { data }) =>
  data.isPermanent ? { ...state, hasContact: false } : state;
