import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { mayRate } from '../../complaint/verbs/rate.ts';
import { filesMax } from '../../complaint/verbs/supplement.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { EventType } from '../../complaint/events.ts';
import type { FollowView, PublicClock } from '../../contract/public.ts';
import type { Language, LocalText } from '../../kernel/text.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { namedAttachments } from '../complaint/attachments.ts';
import type { StoredEvent, Unit } from '../complaint/ports.ts';
import { whyDue } from '../complaint/why.ts';

type Rules = { readonly rulebook: Rulebook; readonly calendar: WorkCalendar };

/** What happens inside the house and is not the complainant's to see: reminders, and who looked at what. */
const visible: ReadonlySet<EventType> = new Set<EventType>([
  'ComplaintRegistered',
  'ComplaintSupplemented',
  'ComplaintDispatched',
  'StatementSubmitted',
  'ComplaintReplied',
  'SatisfactionRecorded',
  'ComplaintClosed',
  'DeadlineMissed',
  'ComplaintEscalated',
]);

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
        why: [why.ruleSentence, ...why.sentences],
      },
    ];
  });

const by = (actorId: StoredEvent['event']['actorId']): FollowView['timeline'][number]['by'] =>
  actorId === 'complainant' ? 'complainant' : actorId === 'system' ? 'rules' : 'organisation';

/** Only the complainant's own words and the reply; what departments wrote and why things were done stays inside. */
const shownText = ({ event, texts }: StoredEvent): string | undefined =>
  texts.narrative ?? texts.reply ?? (event.type === 'SatisfactionRecorded' ? texts.comment : undefined);

/** The complaint as its complainant sees it. */
export function followView(
  state: ComplaintState,
  events: readonly StoredEvent[],
  rules: Rules & { readonly units: readonly Unit[] },
  language: Language,
): FollowView {
  const labelOf = (unit: string): LocalText =>
    rules.units.find((candidate) => candidate.id === unit)?.label ?? { 'zh-CN': unit };
  const degreeOf = (id: string): LocalText | undefined =>
    rules.rulebook.satisfactions.find((candidate) => candidate.id === id)?.label;
  const reply = events.findLast(({ event }) => event.type === 'ComplaintReplied');
  const replyText = reply?.texts.reply;
  return {
    number: state.number,
    stage: state.stage,
    language: state.language,
    category: state.category,
    registeredAt: state.registeredAt,
    clocks: publicClocks(state, rules, language),
    departments: state.departments.map((department) => labelOf(department.unit)),
    timeline: events
      .filter(({ event }) => visible.has(event.type))
      .map((stored) => {
        const { event } = stored;
        const text = shownText(stored);
        const attachments = namedAttachments(stored);
        const departments =
          event.type === 'ComplaintDispatched'
            ? [event.data.lead, ...(event.data.coDepartments ?? [])].map(labelOf)
            : event.type === 'StatementSubmitted'
              ? [labelOf(event.data.unit)]
              : undefined;
        const satisfaction = event.type === 'SatisfactionRecorded' ? degreeOf(event.data.satisfaction) : undefined;
        return {
          at: event.at,
          type: event.type,
          by: by(event.actorId),
          ...(text !== undefined && { text }),
          ...(departments && { departments }),
          ...(satisfaction && { satisfaction }),
          ...(attachments.length > 0 && { attachments }),
        };
      }),
    ...(reply && replyText !== undefined && { reply: { at: reply.event.at, text: replyText } }),
    mayRate: mayRate(state),
    mayAttach: state.stage !== 'closed' && state.files < filesMax,
    ...(state.satisfaction && { satisfaction: degreeOf(state.satisfaction) ?? { 'zh-CN': state.satisfaction } }),
    ...(state.closedAt && { closedAt: state.closedAt }),
  };
}
