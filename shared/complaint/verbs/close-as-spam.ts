import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../command.ts';
import type { Verb } from '../verb.ts';

/** 按垃圾信息办结: nobody answers it. */
export const CloseAsSpam = command('CloseAsSpam', {});

/** 按垃圾信息办结: what stands in the spam box, by an officer; nothing closes it by itself. */
export const closeAsSpam: Verb<'CloseAsSpam'> = {
  by: ['close'],
  decide: (_command, { spam }) =>
    spam ? ok([{ type: 'ComplaintClosed', data: { because: 'spam' } }]) : refuse({ code: 'complaint/nothing-pending' }),
};
