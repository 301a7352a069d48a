import * as z from 'zod';
import { ComplaintId, StaffId, TermId } from '../../kernel/ids.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { Language } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { IdentityMode, IntakeKind, SpamSign, Stream } from '../../rulebook/names.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { EntryName } from '../../rulebook/schema/rules.ts';
import { categoryPath } from '../../rulebook/vocabulary.ts';
import { Attachment } from '../attachment.ts';
import { answersApart, classifyByRules, unknownWord } from '../classification.ts';
import { applyClockChanges } from '../clocks/apply-clock-changes.ts';
import { NamedAttachment, command, longText, terms } from '../command.ts';
import type { CommandOf } from '../commands.ts';
import { Behalf, RepeatOf, RuleAxis, details } from '../details.ts';
import type { EventData, EventOf, EventTexts } from '../events.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { FiledAt } from '../filed-at.ts';
import { isOneOf } from '../places.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';
import { fileTexts } from './supplement.ts';

const intake = {
  kind: IntakeKind.optional(),
  stream: Stream.optional(),
  /** When it reached the house, where that was before registration: a letter, a box. */
  receivedAt: Instant.optional(),
  repeatOf: RepeatOf.optional(),
  documents: terms.optional(),
  /** For whom else it is brought; who that is goes into the vault. */
  onBehalfOf: Behalf.optional(),
  /** The complainant says that somebody is in danger right now. */
  inDanger: z.literal(true).optional(),
  /** What the complainant told about themselves, by name; the values go into the vault. */
  given: z.array(EntryName).optional(),
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
  place: FiledAt.optional(),
  narrative: longText,
  files: z.array(NamedAttachment),
  /** Whether the receipt is wished by mail. */
  copy: z.literal(true).optional(),
  /** What speaks for spam; nothing is turned away for it. */
  suspicion: z.array(SpamSign).min(1).optional(),
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
  /** Whose code was scanned. */
  place: FiledAt.optional(),
  attachments: z.array(Attachment).optional(),
  copy: z.literal(true).optional(),
  suspicion: z.array(SpamSign).min(1).optional(),
  firstContactOwner: StaffId.optional(),
  ...intake,
  /** The classification rules that decided, and the axes that they set. */
  rules: terms.optional(),
  byRule: z.array(RuleAxis).optional(),
});

type Filing = CommandOf<'RegisterComplaint'>;
/** The registration that was decided, before clocks and duties. */
type Registered = {
  readonly type: 'ComplaintRegistered';
  readonly data: EventData<'ComplaintRegistered'>;
  readonly texts: EventTexts;
};

/** Axes that only staff name: a complainant tells what happened, not what it amounts to. */
const staffAxes = ['nature', 'severity', 'track', 'cause', 'outcome', 'flags'] as const;

/** The channel of the hosted pages: the one that is marked, or `web`. */
export const hostedChannel = ({ channels }: Rulebook): TermId | undefined =>
  (channels.find(({ isHosted }) => isHosted) ?? channels.find(({ id }) => id === 'web'))?.id;

/** Why the actor may not register this, whatever it says. */
function notTheirs(filing: Filing, { actor, rulebook: { rulebook }, units }: Facts): Refusal | undefined {
  const channel = rulebook.channels.find(({ id }) => id === filing.channel);
  if (!channel) return { code: 'complaint/unknown-term', about: filing.channel };
  const notYours = { code: 'complaint/channel-not-yours', about: channel.id } as const;
  if (actor.id === 'complainant') {
    if (channel.id !== hostedChannel(rulebook)) return notYours;
    if (staffAxes.some((axis) => filing[axis] !== undefined))
      return { code: 'session/not-permitted', about: 'classify' };
  } else {
    if (!actor.capabilities.includes('register')) return { code: 'session/not-permitted', about: 'register' };
    const view = { centre: rulebook.centre, units, state: undefined };
    if (channel.registeredBy && !isOneOf(actor, channel.registeredBy, view)) return notYours;
  }
  const stream = filing.stream ?? 'external';
  return channel.streams && !channel.streams.includes(stream)
    ? { code: 'complaint/stream-not-open', about: stream }
    : undefined;
}

/** A category that the public form does not show, or that stands below one. */
const isHidden = (rulebook: Rulebook, category: TermId): boolean =>
  categoryPath(rulebook, category).some((id) => rulebook.categories.find((each) => each.id === id)?.isInternal);

/** What in the filing cannot be. */
function cannotBe(filing: Filing, facts: Facts): Refusal | undefined {
  const { rulebook } = facts.rulebook;
  const unknown = unknownWord(filing, facts);
  if (unknown) return unknown;
  const isPublic = facts.actor.id === 'complainant' && filing.stream !== 'internal';
  if (isPublic && isHidden(rulebook, filing.category))
    return { code: 'complaint/unknown-term', about: filing.category };
  const kind = filing.kind ?? 'complaint';
  if (!(rulebook.intakeKinds ?? ['complaint']).includes(kind)) return { code: 'complaint/unknown-term', about: kind };
  if (filing.receivedAt !== undefined && filing.receivedAt > facts.now)
    return { code: 'complaint/date-in-the-future', about: 'receivedAt' };
  if (filing.repeatOf?.complaint === filing.id) return { code: 'complaint/same-complaint' };
  return undefined;
}

/** The filing with the rulebook's own flag for danger, where the complainant says that somebody is in danger. */
function withDanger(filing: Filing, { flags: known = [] }: Rulebook): Filing {
  const flags = known.flatMap(({ id, isDanger }) => (filing.inDanger && isDanger ? [id] : []));
  return flags.length === 0 ? filing : { ...filing, flags: [...new Set([...(filing.flags ?? []), ...flags])] };
}

/**
 * 登记: whatever reaches the organisation through a channel of its own is registered by those whom the channel names;
 * complainants come through the hosted pages. The member of staff who registers is the first contact owner for ever.
 */
export function decideRegister(asked: Filing, facts: Facts): Result<{ readonly event: Registered }, Refusal> {
  const no = notTheirs(asked, facts) ?? cannotBe(asked, facts);
  if (no) return refuse(no);
  const filing = withDanger(asked, facts.rulebook.rulebook);
  const { type: _, id, narrative, files, fields, ...registered } = knownOf(filing);
  const answers = answersApart(fields, facts.rulebook.rulebook);
  const { actor } = facts;
  const said: EventData<'ComplaintRegistered'> = {
    ...registered,
    ...answers.data,
    rulebookVersion: facts.rulebook.version,
    calendarVersion: facts.calendar.version,
    ...(actor.id !== 'complainant' && actor.id !== 'system' && { firstContactOwner: actor.id }),
    ...(files.length > 0 && { attachments: files.map((file) => file.attachment) }),
  };
  const unclassified = evolveRegistered(id, {
    type: 'ComplaintRegistered',
    seq: 1,
    at: facts.now,
    actorId: actor.id,
    data: said,
  });
  const { axes, all, rules } = classifyByRules(undefined, unclassified, filing, facts);
  const byRule = RuleAxis.options.filter((axis) => axes[axis] !== undefined);
  return ok({
    event: {
      type: 'ComplaintRegistered',
      data: {
        ...said,
        ...axes,
        ...(all.length > 0 && { flags: [...all] }),
        ...(rules.length > 0 && { rules: [...rules] }),
        ...(byRule.length > 0 && { byRule }),
      },
      texts: { narrative, ...fileTexts(files), ...answers.texts },
    },
  });
}

/** The first event makes the complaint. */
export function evolveRegistered(id: ComplaintState['id'], event: EventOf<'ComplaintRegistered'>): ComplaintState {
  // The place is told by this event alone: rules see the location that it stands for.
  const { attachments, clocks, rules: _, place: __, copy, suspicion, ...registered } = event.data;
  return {
    id,
    seq: event.seq,
    stage: 'registered',
    ...registered,
    registeredAt: event.at,
    departments: [],
    clocks: applyClockChanges([], clocks, event.at),
    files: attachments?.length ?? 0,
    ...(suspicion && { spam: { since: event.at, signs: suspicion, ...(copy && { copy }) } }),
  };
}
