import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 标记为垃圾信息: nothing that anybody complains about. */
export const MarkAsSpam = command('MarkAsSpam', { reason: longText });

export const MarkedAsSpam = fact({});

/** 标记为垃圾信息: while nobody handles it. Its due dates stay as they are; its reminders and notices rest. */
export const markAsSpam: Verb<'MarkAsSpam'> = {
  by: ['accept'],
  during: ['registered', 'accepted'],
  decide: ({ reason }, state) =>
    state.spam
      ? refuse({ code: 'complaint/already-done' })
      : ok([{ type: 'MarkedAsSpam', data: {}, texts: { reason } }]),
};

export const evolveMarkedAsSpam: Evolve<'MarkedAsSpam'> = (state, { at }) => ({ ...state, spam: { since: at } });
