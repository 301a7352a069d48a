import { type ComplaintState, Particulars } from '../../complaint/state.ts';
import { mayClose } from '../../complaint/verbs/close.ts';
import { mayDispatch } from '../../complaint/verbs/dispatch.ts';
import { predicateFacts } from '../../complaint/predicate-facts.ts';
import type { Actor, Facts } from '../../complaint/facts.ts';
import { againstLaw } from '../../complaint/law.ts';
import { movedDates } from '../../complaint/moved-dates.ts';
import { adoptionInWords } from '../../complaint/moved-in-words.ts';
import { verbs } from '../../complaint/verbs.ts';
import { againstRules } from '../../complaint/permission.ts';
import { proposedAccounting } from '../../complaint/proposed-accounting.ts';
import { proposedDispatch } from '../../complaint/proposed-dispatch.ts';
import { mayRate } from '../../complaint/verbs/rate.ts';
import {
  type ClockView,
  type ComplaintView,
  type StaffVerb,
  type TimelineEntry,
  staffVerbs,
} from '../../contract/complaints.ts';
import { type ComplaintId, StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { keysOf } from '../../kernel/keys-of.ts';
import type { Language } from '../../kernel/text.ts';
import { staffFiles } from '../files/open-file.ts';
import { factsFor } from './facts-for.ts';
import type { AccessLog, ComplaintPorts, Directory, StoredEvent } from './ports.ts';
import { whyDue } from './why.ts';

/** What reading for staff needs besides the complaint: who the people are. */
export type ReadPorts = ComplaintPorts & { readonly directory: Directory };

/** Whether the actor may see the complaint at all: everything, or what a unit of theirs handles. */
export function maySee(actor: Actor, state: ComplaintState): boolean {
  if (actor.capabilities.includes('readComplaints')) return true;
  if (!actor.capabilities.includes('readOwnComplaints')) return false;
  return state.departments.some((department) => actor.units.includes(department.unit));
}

/** Whether the wish that personal data be erased waits for somebody. */
const isErasureOpen = ({ erasure }: ComplaintState): boolean =>
  erasure !== undefined && erasure.refusedAt === undefined && erasure.erasedAt === undefined;

/** What the complaint itself says to some verbs before anything is typed. */
const possible: Readonly<Partial<Record<StaffVerb, (state: ComplaintState, actor: Actor) => boolean>>> = {
  dispatch: mayDispatch,
  close: mayClose,
  satisfaction: mayRate,
  statement: (state, actor) => state.departments.some(({ unit, statedAt }) => !statedAt && actor.units.includes(unit)),
  'grant-extension': (state) => state.extension !== undefined,
  'refuse-extension': (state) => state.extension !== undefined,
  pause: (state) => state.pause === undefined,
  resume: (state) => state.pause !== undefined,
  'verify-withdrawal': (state) => state.withdrawal === 'requested',
  'take-back-withdrawal': (state) => state.withdrawal === 'requested',
  'answer-date': (state) => state.proposedDate !== undefined,
  'erase-identity': isErasureOpen,
  'refuse-erasure': isErasureOpen,
  'request-erasure': (state) => state.erasure?.erasedAt === undefined && !isErasureOpen(state),
  'decide-review': (state) => state.review === 'requested',
  'decide-reconsideration': (state) => state.reconsideration === 'requested',
  'decide-malicious': (state) => state.malicious !== undefined && state.malicious.isDecided !== true,
  'decide-approval': (state) => (state.approvals?.length ?? 0) > 0,
  'complete-duty': (state) => state.duties?.some(({ doneAt }) => doneAt === undefined) ?? false,
  'answer-supervision': (state) => state.supervisionOrders?.some(({ answeredAt }) => answeredAt === undefined) ?? false,
};

/** The verbs the actor may use on the complaint now, by law and by the rulebook; what they hold is judged when it is sent. */
function allowedVerbs(state: ComplaintState, facts: Facts): StaffVerb[] {
  const about = predicateFacts(facts.rulebook.rulebook, facts.calendar, state);
  return keysOf(staffVerbs).filter((verb) => {
    const name = staffVerbs[verb];
    return (
      (possible[verb]?.(state, facts.actor) ?? true) &&
      againstLaw(verbs[name], name, state, facts) === undefined &&
      againstRules({ verb: name }, state, facts, about) === undefined
    );
  });
}

/** The names of the members of staff who acted in these events. */
export const actorNames = (
  directory: Directory,
  actorIds: readonly string[],
): Promise<ReadonlyMap<StaffId, string>> => {
  const staff = [...new Set(actorIds)].flatMap((id) => {
    const parsed = StaffId.safeParse(id);
    return parsed.success ? [parsed.data] : [];
  });
  return directory.namesOf(staff);
};

/** Who did what the event tells, and who ordered it. */
export const actorsOf = ({ event }: StoredEvent): readonly string[] =>
  event.type === 'RulesAdopted' && event.data.orderedBy ? [event.actorId, event.data.orderedBy] : [event.actorId];

/** One event as people read it. */
export function timelineEntry(stored: StoredEvent, names: ReadonlyMap<string, string>): TimelineEntry {
  const { event, texts, isRedacted } = stored;
  const name = names.get(event.actorId);
  const orderedBy = event.type === 'RulesAdopted' ? event.data.orderedBy : undefined;
  const ordering = orderedBy && names.get(orderedBy);
  return {
    seq: event.seq,
    at: event.at,
    type: event.type,
    actor: { id: event.actorId, ...(name !== undefined && { name }) },
    ...(orderedBy && { orderedBy: { id: orderedBy, ...(ordering !== undefined && { name: ordering }) } }),
    data: event.data,
    ...(Object.keys(texts).length > 0 && { texts: { ...texts } }),
    ...(isRedacted && { isRedacted }),
  };
}

/** What the rules that were adopted last did to the date of this clock, and why, for its ledger. */
function adoptionOf(
  clock: ComplaintState['clocks'][number],
  events: readonly StoredEvent[],
  telling: { readonly timeZone: string; readonly language: Language },
): readonly string[] {
  for (const { event, texts } of events.toReversed()) {
    if (event.type !== 'RulesAdopted' || event.at < clock.startedAt) continue;
    const date = movedDates(event).find((each) => each.clock === clock.clock && each.unit === clock.unit);
    if (date) return [adoptionInWords(event, date, { ...telling, reason: texts.reason })];
  }
  return [];
}

async function clockViews(
  ports: ComplaintPorts,
  state: ComplaintState,
  events: readonly StoredEvent[],
  language: Language,
): Promise<ClockView[]> {
  const views = state.clocks.map(async (clock): Promise<ClockView[]> => {
    const { under } = clock;
    const [{ rulebook }, calendar] = await Promise.all([
      ports.rules.rulebook(under?.rulebook ?? state.rulebookVersion),
      ports.rules.calendar(under?.calendar ?? state.calendarVersion),
    ]);
    const why = whyDue(clock, { rulebook, calendar }, language);
    if (!why) return [];
    return [
      {
        ...clock,
        isPublic: why.rule.isPublic,
        why: {
          sentences: [...why.sentences, ...adoptionOf(clock, events, { timeZone: calendar.timeZone, language })],
          rule: why.ruleSentence,
          ...(why.clockCase.source && { source: why.clockCase.source }),
          days: why.days.map(({ day, counted, reason }) => ({
            day,
            counted,
            reason: reason.reason,
            ...(reason.name && { name: { 'zh-CN': reason.name.zh, en: reason.name.en } }),
          })),
        },
      },
    ];
  });
  return (await Promise.all(views)).flat();
}

/**
 * Whether somebody was urged to withdraw, and what they said of it, is for those who read all complaints: whoever urged may
 * sit in a department that handles it.
 */
const mayRead = (actor: Actor, { event: { type } }: StoredEvent): boolean =>
  actor.capabilities.includes('readComplaints') || (type !== 'WithdrawalRequested' && type !== 'WithdrawalVerified');

/** What this complaint has and others have not, as far as it is for the actor. */
function particularsFor(actor: Actor, state: ComplaintState): Particulars {
  const { withdrawal, ...rest } = Particulars.strip().parse(state);
  return withdrawal && actor.capabilities.includes('readComplaints') ? { ...rest, withdrawal } : rest;
}

/** The complaint with its timeline, its clocks with their reasons, and what the actor may do. */
export async function complaintView(
  ports: ReadPorts,
  state: ComplaintState,
  actor: Actor,
  language: Language,
): Promise<ComplaintView> {
  const events = await ports.log.events(state.id);
  const [clocks, names] = await Promise.all([
    clockViews(ports, state, events, language),
    actorNames(ports.directory, events.flatMap(actorsOf)),
  ]);
  const facts = await factsFor(ports, state, actor);
  const proposed = proposedDispatch(state, facts);
  const allowed = allowedVerbs(state, facts);
  const mayAccount = allowed.includes('attribute-responsibility') || allowed.includes('record-sanction');
  const accounting = mayAccount ? proposedAccounting(state, facts, language) : undefined;
  return {
    id: state.id,
    version: state.seq,
    number: state.number,
    stage: state.stage,
    language: state.language,
    channel: state.channel,
    category: state.category,
    identityMode: state.identityMode,
    hasContact: state.hasContact,
    registeredAt: state.registeredAt,
    rulebookVersion: state.rulebookVersion,
    calendarVersion: state.calendarVersion,
    departments: state.departments,
    particulars: particularsFor(actor, state),
    clocks,
    ...(state.satisfaction && { satisfaction: state.satisfaction }),
    isEscalated: state.isEscalated ?? false,
    isLate: state.clocks.some((clock) => clock.status === 'missed'),
    ...(state.closedAt && { closedAt: state.closedAt }),
    attachments: staffFiles(events, state, actor),
    timeline: events.filter((stored) => mayRead(actor, stored)).map((stored) => timelineEntry(stored, names)),
    allowed,
    mayRevealIdentity: actor.capabilities.includes('revealIdentity') && state.identityMode !== 'anonymous',
    mayReplaceCode: actor.capabilities.includes('revealIdentity') && state.identityMode !== 'anonymous',
    ...(proposed && {
      proposedLead: {
        route: proposed.route,
        unit: proposed.lead,
        ...(proposed.coDepartments.length > 0 && { coDepartments: proposed.coDepartments }),
      },
    }),
    ...(accounting && { proposedAccounting: accounting }),
  };
}

/** The complaint, when it exists and the actor may see it: both kinds of no are one answer. */
export async function findVisible(
  ports: Pick<ComplaintPorts, 'log'>,
  id: ComplaintId,
  actor: Actor,
): Promise<Result<ComplaintState, { readonly code: 'complaint/not-found' }>> {
  const loaded = await ports.log.load(id);
  return loaded && maySee(actor, loaded.state) ? ok(loaded.state) : refuse({ code: 'complaint/not-found' });
}

/** Opens a complaint for a member of staff and writes down that it was read. */
export async function readComplaint(
  ports: ReadPorts & { readonly access: AccessLog },
  id: ComplaintId,
  reader: { readonly actor: Actor; readonly language: Language },
): Promise<Result<ComplaintView, { readonly code: 'complaint/not-found' }>> {
  const found = await findVisible(ports, id, reader.actor);
  if (!found.ok) return found;
  await ports.access.note(id, { at: ports.clock.now(), actorId: reader.actor.id, what: 'complaint' });
  return ok(await complaintView(ports, found.value, reader.actor, reader.language));
}
