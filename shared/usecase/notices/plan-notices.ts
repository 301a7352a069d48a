import { createHash } from 'node:crypto';
import type { ComplaintState } from '../../complaint/state.ts';
import { headlineClock } from '../../complaint/state.ts';
import { opaqueId, type StaffId } from '../../kernel/ids.ts';
import { unreachable } from '../../kernel/result.ts';
import type { Language } from '../../kernel/text.ts';
import type { Recipient } from '../../rulebook/schema/organisation.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { Directory, StoredEvent } from '../complaint/ports.ts';
import type { Notice, NoticeKind } from './notice.ts';

/** An id that the same cause, kind and recipient always give, so that reacting twice tells nobody twice. */
export const noticeId = (cause: string, kind: NoticeKind, recipient: string): string =>
  opaqueId(createHash('sha256').update(`${cause}\n${kind}\n${recipient}`).digest());

type Told = { readonly kind: NoticeKind; readonly tell: readonly Recipient[] };

/** Which rule speaks about this event, and whom it names. */
function staffRule(rulebook: Rulebook, event: StoredEvent['event']): Told | undefined {
  switch (event.type) {
    case 'ComplaintRegistered':
      return { kind: 'complaintRegistered', tell: rulebook.notices.ComplaintRegistered ?? [] };
    case 'ComplaintDispatched':
      return { kind: 'complaintDispatched', tell: rulebook.notices.ComplaintDispatched ?? [] };
    case 'StatementSubmitted':
      return { kind: 'statementSubmitted', tell: rulebook.notices.StatementSubmitted ?? [] };
    case 'SatisfactionRecorded':
      return { kind: 'satisfactionRecorded', tell: rulebook.notices.SatisfactionRecorded ?? [] };
    case 'HandlerReminded':
    case 'DeadlineMissed':
    case 'ComplaintEscalated': {
      const { clock, step } = event.data;
      const rule = rulebook.clocks.find((candidate) => candidate.id === clock);
      const rung = rule?.ladder.find((candidate) => candidate.id === step);
      const kind = {
        HandlerReminded: 'deadlineNear',
        DeadlineMissed: 'deadlineMissed',
        ComplaintEscalated: 'complaintEscalated',
      } as const;
      return { kind: kind[event.type], tell: rung?.tell ?? [] };
    }
    case 'ComplaintSupplemented':
    case 'ComplaintReplied':
    case 'ComplaintClosed':
    case 'IdentityRevealed':
      return undefined;
    default:
      return unreachable(event);
  }
}

const complainantKinds: Readonly<Partial<Record<StoredEvent['event']['type'], NoticeKind>>> = {
  ComplaintRegistered: 'complaintAcknowledged',
  ComplaintReplied: 'complaintReplied',
  ComplaintClosed: 'complaintClosed',
};

/** The people a rule means. Should nobody hold the positions, the administrators are told: a notice never falls into a void. */
async function peopleOf(
  tell: readonly Recipient[],
  state: ComplaintState,
  directory: Directory,
  rulebook: Rulebook,
): Promise<ReadonlyMap<StaffId, Language>> {
  const departments = state.departments.map((department) => department.unit);
  const asked = await Promise.all(
    tell.map(({ position, at }) => directory.holdersOf(position, at === 'anywhere' ? 'anywhere' : departments)),
  );
  const found = new Map(asked.flat().map(({ id, language }) => [id, language]));
  if (found.size > 0 || tell.length === 0) return found;
  const administrating = rulebook.positions.filter((position) => position.capabilities.includes('managePeople'));
  const fallback = await Promise.all(administrating.map((position) => directory.holdersOf(position.id, 'anywhere')));
  return new Map(fallback.flat().map(({ id, language }) => [id, language]));
}

/** Every notice that one event calls for: to staff by the rulebook's rules, to the complainant where there is an address. */
export async function planNotices(
  stored: StoredEvent,
  state: ComplaintState,
  rulebook: Rulebook,
  directory: Directory,
): Promise<readonly Notice[]> {
  const { event } = stored;
  const cause = `${state.id}/${event.seq}`;
  const named = 'clock' in event.data ? event.data.clock : undefined;
  const dueAt = (named ? state.clocks.find((clock) => clock.clock === named) : headlineClock(state))?.dueAt;
  const about = { complaintId: state.id, number: state.number, createdAt: event.at, ...(dueAt && { dueAt }) };

  const rule = staffRule(rulebook, event);
  const people = rule ? await peopleOf(rule.tell, state, directory, rulebook) : new Map<StaffId, Language>();
  const toStaff = [...people]
    .filter(([staffId]) => staffId !== event.actorId)
    .map(([staffId, language]): Notice => {
      const kind = rule?.kind ?? 'complaintRegistered';
      return { ...about, id: noticeId(cause, kind, staffId), kind, language, to: { who: 'staff', staffId } };
    });

  const kind = complainantKinds[event.type];
  if (!kind || !state.hasContact) return toStaff;
  const toComplainant: Notice = {
    ...about,
    id: noticeId(cause, kind, 'complainant'),
    kind,
    language: state.language,
    to: { who: 'complainant', complaintId: state.id },
  };
  return [...toStaff, toComplainant];
}
