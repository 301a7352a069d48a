import { ok, refuse, type Result } from '../../kernel/result.ts';
import { categoryPath } from '../../rulebook/vocabulary.ts';
import { applyClockChanges, startedClocks, withClocks } from '../clock-changes.ts';
import type { RegisterComplaint } from '../commands.ts';
import type { ComplaintEvent, DecidedEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';
import { fileTexts } from './supplement.ts';

/** 登记: every complaint that reaches the organisation is registered; only a word the rulebook does not know is refused. */
export function decideRegister(command: RegisterComplaint, facts: Facts): Result<readonly DecidedEvent[], Refusal> {
  const { rulebook, version } = facts.rulebook;
  if (categoryPath(rulebook, command.category).length === 0) {
    return refuse({ code: 'complaint/unknown-term', about: command.category });
  }
  if (!rulebook.channels.some((channel) => channel.id === command.channel)) {
    return refuse({ code: 'complaint/unknown-term', about: command.channel });
  }
  const { number, language, channel, category, identityMode, hasContact } = command;
  const about = predicateFacts(rulebook, { category, channel, identityMode }, 0);
  return ok([
    {
      type: 'ComplaintRegistered',
      data: {
        number,
        language,
        channel,
        category,
        identityMode,
        hasContact,
        rulebookVersion: version,
        calendarVersion: facts.calendar.version,
        ...(command.files.length > 0 && { attachments: command.files.map((file) => file.attachment) }),
        ...withClocks(startedClocks('ComplaintRegistered', command.id, about, facts)),
      },
      texts: { narrative: command.narrative, ...fileTexts(command.files) },
    },
  ]);
}

/** The first event makes the complaint. */
export function evolveRegistered(
  id: ComplaintState['id'],
  event: Extract<ComplaintEvent, { type: 'ComplaintRegistered' }>,
): ComplaintState {
  const { attachments, clocks, ...registered } = event.data;
  return {
    id,
    seq: event.seq,
    stage: 'registered',
    ...registered,
    registeredAt: event.at,
    departments: [],
    clocks: applyClockChanges([], clocks, event.at),
    files: attachments?.length ?? 0,
  };
}
