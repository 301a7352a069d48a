import * as z from 'zod';
import { ComplaintId, StaffId, TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { Language } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { IdentityMode, IntakeKind, Stream } from '../../rulebook/names.ts';
import { EntryName } from '../../rulebook/schema/rules.ts';
import { categoryPath } from '../../rulebook/vocabulary.ts';
import { Attachment } from '../attachment.ts';
import { applyClockChanges } from '../clock-changes.ts';
import { NamedAttachment, command, longText, terms } from '../command.ts';
import type { CommandOf } from '../commands.ts';
import { RepeatOf, details } from '../details.ts';
import type { EventOf } from '../events.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import type { ComplaintState } from '../state.ts';
import type { Decision } from '../verb.ts';
import { fileTexts } from './supplement.ts';

const intake = {
  kind: IntakeKind.optional(),
  stream: Stream.optional(),
  /** When it reached the house, where that was before registration: a letter, a box. */
  receivedAt: Instant.optional(),
  repeatOf: RepeatOf.optional(),
  documents: terms.optional(),
  ...details,
};

/** 登记, through the public pages or by staff. */
export const RegisterComplaint = command('RegisterComplaint', {
  id: ComplaintId,
  number: z.string().min(1).max(40),
  language: Language,
  channel: TermId,
  category: TermId,
  identityMode: IdentityMode,
  /** Whether the vault holds an address to which notices can be sent. */
  hasContact: z.boolean(),
  /** What the complainant told about themselves, by name; the values go into the vault. */
  given: z.array(EntryName).optional(),
  narrative: longText,
  files: z.array(NamedAttachment),
  ...intake,
});

export const ComplaintRegistered = fact({
  number: z.string().min(1).max(40),
  language: Language,
  channel: TermId,
  category: TermId,
  identityMode: IdentityMode,
  rulebookVersion: z.int().positive(),
  calendarVersion: z.int().positive(),
  hasContact: z.boolean(),
  attachments: z.array(Attachment).optional(),
  firstContactOwner: StaffId.optional(),
  ...intake,
  /** The classification rules that decided. */
  rules: terms.optional(),
});

/** 登记: every complaint that reaches the organisation is registered; only a word the rulebook does not know is refused. */
export function decideRegister(filing: CommandOf<'RegisterComplaint'>, facts: Facts): Decision {
  const { rulebook, version } = facts.rulebook;
  if (categoryPath(rulebook, filing.category).length === 0) {
    return refuse({ code: 'complaint/unknown-term', about: filing.category });
  }
  if (!rulebook.channels.some((channel) => channel.id === filing.channel)) {
    return refuse({ code: 'complaint/unknown-term', about: filing.channel });
  }
  const { type: _, id: __, narrative, files, given: ___, ...registered } = filing;
  return ok([
    {
      type: 'ComplaintRegistered',
      data: {
        ...registered,
        rulebookVersion: version,
        calendarVersion: facts.calendar.version,
        ...(files.length > 0 && { attachments: files.map((file) => file.attachment) }),
      },
      texts: { narrative, ...fileTexts(files) },
    },
  ]);
}

/** The first event makes the complaint. */
export function evolveRegistered(id: ComplaintState['id'], event: EventOf<'ComplaintRegistered'>): ComplaintState {
  const { attachments, clocks, rules: _, ...registered } = event.data;
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
