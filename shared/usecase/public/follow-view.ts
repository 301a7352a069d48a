import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { mayRate } from '../../complaint/verbs/rate.ts';
import { filesMax } from '../../complaint/verbs/supplement.ts';
import { type ComplaintState, isClosed } from '../../complaint/state.ts';
import type { EventType, TextName } from '../../complaint/events.ts';
import { promisesMoved } from '../../complaint/moved-dates.ts';
import { movedDateInWords } from '../../complaint/moved-in-words.ts';
import { type FollowView, type PublicClock, type PublicEventType, publicEventTypes } from '../../contract/public.ts';
import { type Language, type LocalText, textIn } from '../../kernel/text.ts';
import type { IsoDate } from '../../kernel/time.ts';
import { clockRule } from '../../rulebook/clocks/clock-rules.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { complainantsFiles } from '../complaint/attachments.ts';
import { attachedFile, sealings } from '../files/sealed-files.ts';
import type { StoredEvent, Unit } from '../complaint/ports.ts';
import { whyDue } from '../complaint/why.ts';
import type { KeepingView } from '../../contract/following.ts';
import type { Keeping } from '../../complaint/verbs/request-erasure.ts';
import type { openActions } from './open-actions.ts';

type Rules = { readonly rulebook: Rulebook; readonly calendar: WorkCalendar };

const isPublic = (type: EventType): type is PublicEventType => publicEventTypes.some((each) => each === type);

/** Texts of the organisation that are meant for the complainant, by the event they go with. */
const addressed: Readonly<Partial<Record<EventType, TextName>>> = {
  ComplaintRegistered: 'narrative',
  ComplaintSupplemented: 'narrative',
  ComplaintReplied: 'reply',
  ComplaintResolvedOnTheSpot: 'reply',
  ComplaintDeclined: 'explanation',
  SupplementRequested: 'request',
  LatenessReported: 'notice',
  ComplainantInformed: 'notice',
  ComplaintHandedOver: 'reason',
  ReviewDecided: 'opinion',
  ComplaintReopened: 'reason',
  ReviewRequested: 'reason',
  DateProposed: 'comment',
  DateRefused: 'comment',
  ErasureRefused: 'reason',
};

/** The clocks that the public is told about, with their reasons. */
export const publicClocks = (state: ComplaintState, rules: Rules, language: Language): PublicClock[] =>
  state.clocks.flatMap((clock) => {
    const why = whyDue(clock, rules, language);
    if (!why?.rule.isPublic) return [];
    const { status, startedAt, dueAt, dueOn } = clock;
    return [
      {
        clock: clock.clock,
        label: why.rule.label,
        status,
        startedAt,
        dueAt,
        dueOn,
        isProvisional: clock.isProvisional ?? false,
        // A clock that ended under an earlier version is not explained by today's.
        why: why.due.dueAt === dueAt ? [why.ruleSentence, ...why.sentences] : [],
      },
    ];
  });

const by = (actorId: StoredEvent['event']['actorId']): FollowView['timeline'][number]['by'] =>
  actorId === 'complainant' ? 'complainant' : actorId === 'system' ? 'rules' : 'organisation';

/** Only the complainant's own words and the reply; what departments wrote and why things were done stays inside. */
function shownText({ event, texts }: StoredEvent): string | undefined {
  if (event.type === 'SatisfactionRecorded') return event.actorId === 'complainant' ? texts.comment : undefined;
  const name = addressed[event.type];
  return name && texts[name];
}

/** The promises that other rules moved, one sentence each; nothing where all dates stay as they were. */
function movedInWords({ event }: StoredEvent, { rulebook, calendar }: Rules, language: Language): string | undefined {
  const { timeZone } = calendar;
  const sentences = promisesMoved(event, rulebook).map((date) => {
    const label = textIn(clockRule(rulebook, date.clock)?.label ?? {}, language);
    const moved = movedDateInWords(date, { timeZone, language });
    return language === 'zh-CN' ? `“${label}”的${moved}。` : `“${label}”: ${moved}.`;
  });
  return sentences.length === 0 ? undefined : sentences.join(language === 'zh-CN' ? '' : ' ');
}

/** Whom it was handed to, or the ground on which it stands still, in the tenant's words. */
function aboutOf({ event }: StoredEvent, { handOverTargets, pauseGrounds }: Rulebook): LocalText | undefined {
  if (event.type === 'ComplaintHandedOver') return handOverTargets?.find(({ id }) => id === event.data.to)?.label;
  if (event.type === 'HandlingPaused') return pauseGrounds?.find(({ id }) => id === event.data.ground)?.label;
  return undefined;
}

function dayOf({ event }: StoredEvent): IsoDate | undefined {
  const isOfDay = event.type === 'DateProposed' || event.type === 'DateAgreed' || event.type === 'DateRefused';
  return isOfDay ? event.data.on : undefined;
}

/** What colleagues urge each other to is theirs; whoever asked for personal data to be erased reads it above. */
const isInside = ({ event }: StoredEvent): boolean => event.type === 'HandlerUrged' && event.actorId !== 'complainant';

/** The day that waits for an answer. */
function proposedDate(
  { proposedDate: proposed }: ComplaintState,
  events: readonly StoredEvent[],
  rulebook: Rulebook,
): FollowView['proposedDate'] {
  const made = proposed && events.findLast(({ event }) => event.type === 'DateProposed');
  if (!made) return undefined;
  const clock = proposed.clock && clockRule(rulebook, proposed.clock)?.label;
  const { comment } = made.texts;
  return { on: proposed.on, at: made.event.at, ...(clock && { clock }), ...(comment !== undefined && { comment }) };
}

function keepingView(kept: Keeping | undefined, { retention }: Rulebook): KeepingView {
  const rule = retention?.find(({ id }) => id === kept?.rule);
  return {
    isOpen: kept?.isOpen ?? false,
    ...(kept?.until && { keptUntil: kept.until }),
    ...(rule && { years: rule.years, ...(rule.cite !== undefined && { cite: rule.cite }) }),
  };
}

function erasureView(
  { erasure }: ComplaintState,
  events: readonly StoredEvent[],
  rulebook: Rulebook,
): FollowView['erasure'] {
  if (!erasure) return undefined;
  const { requestedAt, kept, refusedAt, erasedAt } = erasure;
  const at = erasedAt ?? refusedAt;
  const refused = events.findLast(({ event }) => event.type === 'ErasureRefused')?.texts.reason;
  return {
    status: erasedAt ? 'erased' : refusedAt ? 'refused' : 'waiting',
    requestedAt,
    ...(at && { at }),
    ...keepingView(kept, rulebook),
    ...(refusedAt && refused !== undefined && { reason: refused }),
  };
}

/** The complaint as its complainant sees it. */
export function followView(
  state: ComplaintState,
  { events, open }: { readonly events: readonly StoredEvent[]; readonly open: ReturnType<typeof openActions> },
  rules: Rules & { readonly units: readonly Unit[] },
  language: Language,
): FollowView {
  const labelOf = (unit: string): LocalText =>
    rules.units.find((candidate) => candidate.id === unit)?.label ?? { 'zh-CN': unit };
  const degreeOf = (id: string): LocalText | undefined =>
    rules.rulebook.satisfactions.find((candidate) => candidate.id === id)?.label;
  const reply = events.findLast(
    ({ event }) => event.type === 'ComplaintReplied' || event.type === 'ComplaintResolvedOnTheSpot',
  );
  const replyText = reply?.texts.reply;
  const proposed = proposedDate(state, events, rules.rulebook);
  const erasure = erasureView(state, events, rules.rulebook);
  const sealed = sealings(events);
  return {
    number: state.number,
    stage: state.stage,
    language: state.language,
    category: state.category,
    registeredAt: state.registeredAt,
    clocks: publicClocks(state, rules, language),
    departments: state.departments.map((department) => labelOf(department.unit)),
    timeline: events.flatMap((stored) => {
      const { event } = stored;
      const { type } = event;
      if (!isPublic(type) || isInside(stored)) return [];
      const moved = type === 'RulesAdopted' ? movedInWords(stored, rules, language) : undefined;
      if (type === 'RulesAdopted' && moved === undefined) return [];
      const text = moved ?? shownText(stored);
      const attachments = complainantsFiles(stored).map((file) => attachedFile(file, sealed));
      const departments =
        event.type === 'ComplaintDispatched'
          ? [event.data.lead, ...(event.data.coDepartments ?? [])].map(labelOf)
          : event.type === 'StatementSubmitted'
            ? [labelOf(event.data.unit)]
            : undefined;
      const satisfaction = event.type === 'SatisfactionRecorded' ? degreeOf(event.data.satisfaction) : undefined;
      const about = aboutOf(stored, rules.rulebook);
      const on = dayOf(stored);
      return [
        {
          at: event.at,
          type,
          by: by(event.actorId),
          ...(text !== undefined && { text }),
          ...(departments && { departments }),
          ...(satisfaction && { satisfaction }),
          ...(about && { about }),
          ...(on && { on }),
          ...(attachments.length > 0 && { attachments }),
        },
      ];
    }),
    ...(reply && replyText !== undefined && { reply: { at: reply.event.at, text: replyText } }),
    mayRate: mayRate(state),
    mayAttach: !isClosed(state) && state.files < filesMax,
    open: open.open,
    over: open.over,
    afterRating: open.afterRating,
    ...(open.kept && { keeping: keepingView(open.kept, rules.rulebook) }),
    ...(proposed && { proposedDate: proposed }),
    ...(erasure && { erasure }),
    secondIs: rules.rulebook.closing?.reopening ?? 'linked-case',
    ...(state.satisfaction && { satisfaction: degreeOf(state.satisfaction) ?? { 'zh-CN': state.satisfaction } }),
    ...(state.closedAt && { closedAt: state.closedAt }),
  };
}
