import { ok, refuse, type Result } from '../../kernel/result.ts';
import { applyClockChanges, stoppedClocks, withClocks } from '../clock-changes.ts';
import type { ReplyToComplainant } from '../commands.ts';
import type { ComplaintEvent, DecidedEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';

/** 答复: at any stage before closing, also before a department has stated, since the promise to the complainant comes first. */
export function decideReply(
  command: ReplyToComplainant,
  state: ComplaintState,
  facts: Facts,
): Result<readonly DecidedEvent[], Refusal> {
  if (!facts.actor.capabilities.includes('reply')) return refuse({ code: 'session/not-permitted', about: 'reply' });
  if (state.stage === 'closed') return refuse({ code: 'complaint/wrong-stage', about: state.stage });
  return ok([
    {
      type: 'ComplaintReplied',
      data: withClocks(stoppedClocks('ComplaintReplied', state, facts)),
      texts: { reply: command.reply },
    },
  ]);
}

/** A new reply may be rated anew. */
export function evolveReplied(
  state: ComplaintState,
  event: Extract<ComplaintEvent, { type: 'ComplaintReplied' }>,
): ComplaintState {
  const { satisfaction: _, ...rest } = state;
  return {
    ...rest,
    stage: 'replied',
    repliedAt: event.at,
    clocks: applyClockChanges(state.clocks, event.data.clocks, event.at),
  };
}
