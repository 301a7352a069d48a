import { createHash } from 'node:crypto';
import type { OrganisationUnit } from '../../complaint/facts.ts';
import { type PlannedNotice, noticesOf } from '../../complaint/notices.ts';
import { type Addressee, thoseWho } from '../../complaint/recipients.ts';
import { type ComplaintState, headlineClock } from '../../complaint/state.ts';
import { opaqueId, type StaffId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { clockRule } from '../../rulebook/clocks/clock-rules.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { Directory, StoredEvent } from '../complaint/ports.ts';
import type { Notice, NoticeKind } from './notice.ts';

/** An id that the same cause, kind and recipient always give, so that reacting twice tells nobody twice. */
export const noticeId = (cause: string, kind: NoticeKind, recipient: string): string =>
  opaqueId(createHash('sha256').update(`${cause}\n${kind}\n${recipient}`).digest());

type People = ReadonlyMap<StaffId, Language>;

async function peopleOf(to: Addressee, directory: Directory): Promise<People> {
  if ('party' in to) return new Map();
  if ('person' in to) return directory.languagesOf([to.person]);
  const holders = await directory.holdersOf(to.position, to.units);
  return new Map(holders.map(({ id, language }) => [id, language]));
}

type ToStaff = { readonly notice: PlannedNotice; readonly people: People };

/** Who gets which notice. Should nobody be found for one kind, the administrators are told: no notice falls into a void. */
async function addressed(
  planned: readonly PlannedNotice[],
  directory: Directory,
  rulebook: Rulebook,
): Promise<readonly ToStaff[]> {
  const found = await Promise.all(
    planned
      .filter(({ to }) => !('party' in to))
      .map(async (notice) => ({ notice, people: await peopleOf(notice.to, directory) })),
  );
  const reached = new Set(found.filter(({ people }) => people.size > 0).map(({ notice }) => notice.kind));
  const lost = found.filter(({ notice }) => !reached.has(notice.kind));
  if (lost.length === 0) return found;
  const administrators = thoseWho('managePeople', 'anywhere', rulebook);
  const asked = await Promise.all(administrators.map((to) => peopleOf(to, directory)));
  const people = new Map(asked.flatMap((holders) => [...holders]));
  return [...found, ...lost.map(({ notice }) => ({ notice, people }))];
}

/** The due moment that the letter names: of the clock it is about; else the one that a complainant may know, or the first. */
function dueAtOf(
  { to, about }: PlannedNotice,
  event: StoredEvent['event'],
  state: ComplaintState,
  rulebook: Rulebook,
): Instant | undefined {
  const unit = 'unit' in event.data ? event.data.unit : undefined;
  if (about !== undefined) {
    const named = state.clocks.filter(({ clock }) => clock === about);
    return (named.find((clock) => clock.unit === unit) ?? named[0])?.dueAt;
  }
  if (!('party' in to)) return headlineClock(state)?.dueAt;
  const isPublic = (clock: (typeof state.clocks)[number]): boolean => {
    const rule = clockRule(rulebook, clock.clock);
    return rule?.isPublic === true && rule.binds !== 'complainant';
  };
  // Of several promises the last: until then everything is answered.
  return state.clocks
    .filter(isPublic)
    .map(({ dueAt }) => dueAt)
    .toSorted()
    .at(-1);
}

/** Every notice that one event calls for, to people by name; never to whoever did it, and to nobody twice. */
export async function planNotices(
  stored: StoredEvent,
  state: ComplaintState,
  rules: { readonly rulebook: Rulebook; readonly units: readonly OrganisationUnit[] },
  directory: Directory,
): Promise<readonly Notice[]> {
  const { event } = stored;
  const { rulebook, units } = rules;
  const cause = `${state.id}/${event.seq}`;
  const planned = noticesOf(event, state, rulebook, units);
  const noticeFor = (plan: PlannedNotice, recipient: string, language: Language, to: Notice['to']): Notice => {
    const dueAt = dueAtOf(plan, event, state, rulebook);
    const { kind, about } = plan;
    return {
      id: noticeId(cause, kind, recipient),
      kind,
      to,
      language,
      complaintId: state.id,
      number: state.number,
      createdAt: event.at,
      cause: { event: event.type, rulebookVersion: state.rulebookVersion, ...(about && { about }) },
      ...(dueAt && { dueAt }),
    };
  };

  const told = new Set<string>([event.actorId]);
  const toStaff = (await addressed(planned, directory, rulebook)).flatMap(({ notice, people }) =>
    [...people].flatMap(([staffId, language]): readonly Notice[] => {
      if (told.has(staffId)) return [];
      told.add(staffId);
      return [noticeFor(notice, staffId, language, { who: 'staff', staffId })];
    }),
  );
  const toComplainant = planned
    .filter(({ to }) => 'party' in to)
    .slice(0, 1)
    .map((plan) => noticeFor(plan, 'complainant', state.language, { who: 'complainant', complaintId: state.id }));
  return [...toStaff, ...toComplainant];
}
