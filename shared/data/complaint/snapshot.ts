import * as z from 'zod';
import {
  ComplaintState,
  type DepartmentState,
  headlineClock,
  isClosed,
  isLate,
  nextStepAt,
} from '../../complaint/state.ts';
import { Armed } from '../../complaint/timer.ts';
import { evolveVersion } from '../../complaint/evolve.ts';
import { QueueItem } from '../../contract/complaints.ts';
import { ComplaintId } from '../../kernel/ids.ts';
import type { LoadedComplaint, QueueState } from '../../usecase/complaint/ports.ts';
import type { ItemKey, PlainItem } from '../item.ts';
import { never, queuePartition, snapshotKey, taskKey } from './keys.ts';

/** A snapshot as it is stored: the state, the head of the chain, the armed timer, and its place in the centre's queue. */
export const SnapshotItem = ComplaintState.omit({ id: true }).extend({
  complaintId: ComplaintId,
  head: z.string(),
  evolve: z.literal(evolveVersion),
  armed: Armed.optional(),
  pk: z.string(),
  sk: z.literal('SNAPSHOT'),
  queue: z.string(),
  nextAt: z.string(),
  dueAt: z.string().optional(),
  lead: z.string().optional(),
});
type SnapshotItem = z.infer<typeof SnapshotItem>;

/** A snapshot that another evolve made. What it says about the complaint is not read: the events say it anew. */
const OlderSnapshot = z.looseObject({
  complaintId: ComplaintId,
  evolve: z
    .int()
    .positive()
    .refine((version) => version !== evolveVersion),
  armed: Armed.optional(),
});
export type OlderSnapshot = z.infer<typeof OlderSnapshot>;

export const StoredSnapshot = z.union([SnapshotItem, OlderSnapshot]);

/** Whether today's evolve made the snapshot; any other must be replayed. */
export const isOfToday = (item: z.infer<typeof StoredSnapshot>): item is SnapshotItem => item.evolve === evolveVersion;

/** A line of a queue as the index gives it. */
export const QueueLine = QueueItem.omit({ id: true, isEscalated: true }).extend({
  complaintId: ComplaintId,
  isEscalated: z.boolean().optional(),
  pk: z.string(),
  sk: z.string(),
  queue: z.string(),
  nextAt: z.string(),
});

export function queueItem(line: z.infer<typeof QueueLine>): QueueItem {
  const { pk: _, sk: __, queue: ___, nextAt: ____, complaintId, isEscalated, ...item } = line;
  return { ...item, id: complaintId, isEscalated: isEscalated ?? false };
}

/** Whether nothing is owed any more. A closed complaint with a follow-up or a duty to come is still work for somebody. */
const isAtRest = (state: ComplaintState): boolean => isClosed(state) && nextStepAt(state) === undefined;

const stateOfQueue = (state: ComplaintState): QueueState =>
  isAtRest(state) ? 'closed' : state.spam ? 'spam' : isLate(state) ? 'late' : 'open';

const lineFields = (state: ComplaintState): PlainItem => ({
  complaintId: state.id,
  number: state.number,
  stage: state.stage,
  channel: state.channel,
  category: state.category,
  identityMode: state.identityMode,
  registeredAt: state.registeredAt,
  dueAt: headlineClock(state)?.dueAt,
  lead: state.departments.find(({ role }) => role === 'lead')?.unit,
  isEscalated: state.isEscalated,
  inDanger: state.inDanger,
});

/** The snapshot item of a state. */
export function snapshotItem(loaded: LoadedComplaint): PlainItem & ItemKey {
  const { id, ...state } = loaded.state;
  return {
    ...snapshotKey(id),
    ...state,
    ...lineFields(loaded.state),
    head: loaded.head,
    evolve: evolveVersion,
    armed: loaded.armed,
    queue: queuePartition('centre', stateOfQueue(loaded.state)),
    nextAt: nextStepAt(loaded.state) ?? state.closedAt ?? never,
  };
}

/** The complaint that a snapshot item holds. */
export function loadedComplaint(item: SnapshotItem): LoadedComplaint {
  const {
    pk: _,
    sk: __,
    queue: ___,
    nextAt: ____,
    dueAt: _____,
    lead: ______,
    head,
    armed,
    evolve: _______,
    complaintId,
    ...state
  } = item;
  return { state: { ...state, id: complaintId }, head, armed };
}

/** The line of one department, in the queue of its unit. It moves to the closed part when the department has stated. */
function taskItem(state: ComplaintState, department: DepartmentState): PlainItem & ItemKey {
  const isDone = department.statedAt !== undefined || isClosed(state);
  const part: QueueState = isDone ? 'closed' : stateOfQueue(state);
  const dueAt = headlineClock(state)?.dueAt;
  return {
    ...taskKey(state.id, department.unit),
    ...lineFields(state),
    queue: queuePartition(department.unit, part),
    nextAt: isDone ? (department.statedAt ?? state.closedAt ?? never) : (dueAt ?? never),
  };
}

/** What moves a department's line or would mislead its readers. A change of the stage alone is not worth a write. */
const lineKeys = ['queue', 'nextAt', 'lead', 'isEscalated'] as const;

/** The department lines that differ between two states: to be put, and to be removed. */
export function taskChanges(
  before: ComplaintState | undefined,
  after: ComplaintState,
): { readonly put: readonly (PlainItem & ItemKey)[]; readonly remove: readonly ItemKey[] } {
  const was = new Map((before?.departments ?? []).map((department) => [department.unit, department]));
  const put = after.departments.flatMap((department) => {
    const earlier = was.get(department.unit);
    was.delete(department.unit);
    const item: PlainItem & ItemKey = taskItem(after, department);
    const old: PlainItem | undefined = before && earlier && taskItem(before, earlier);
    return old && lineKeys.every((name) => item[name] === old[name]) ? [] : [item];
  });
  return { put, remove: [...was.keys()].map((unit) => taskKey(after.id, unit)) };
}
