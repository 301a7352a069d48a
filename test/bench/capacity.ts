import type { ComplaintCommand } from '../../shared/complaint/commands.ts';
import { decide } from '../../shared/complaint/decide.ts';
import { type Actor, complainant, system } from '../../shared/complaint/facts.ts';
import { writesOf } from '../../shared/data/complaint/complaint-log.ts';
import type { PlainItem } from '../../shared/data/item.ts';
import { ComplaintId, StaffId, TermId } from '../../shared/kernel/ids.ts';
import { Instant } from '../../shared/kernel/time.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { SnapshotItem, loadedComplaint } from '../../shared/data/complaint/snapshot.ts';
import { appendOf } from '../../shared/usecase/complaint/handle-command.ts';
import type { LoadedComplaint } from '../../shared/usecase/complaint/ports.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import { transactionUnits } from '../support/capacity.ts';
import type { Figure } from './figure.ts';

const hospitalYueqing = templateRulebook('hospital-yueqing');

const id = ComplaintId.parse('0123456789ABCDEFGHJKMNPQRS');
const unit = TermId.parse('medical-affairs');
const text = '说'.repeat(200);

/** Somebody of the department, in every position that grants this. */
const staff = (capability: Actor['capabilities'][number]): Actor => ({
  id: StaffId.parse('ZYXWVTSRQPNMKJHGFEDCBA9876'),
  capabilities: [capability],
  units: [unit],
  positions: hospitalYueqing.positions
    .filter(({ capabilities }) => capabilities.includes(capability))
    .map(({ id: position }) => ({ position, unit })),
});

type Step = {
  readonly name: string;
  readonly at: string;
  readonly actor: Actor;
  readonly command: ComplaintCommand;
  readonly budget: number;
};

const register: Step = {
  name: 'submit, 300 characters, named, with the counter',
  at: '2026-11-23T01:00:00.000Z',
  actor: complainant,
  command: {
    type: 'RegisterComplaint',
    id,
    number: '202611-0042',
    language: 'zh-CN',
    channel: TermId.parse('web'),
    category: TermId.parse('medical-quality'),
    identityMode: 'named',
    hasContact: true,
    narrative: '投'.repeat(300),
    files: [],
  },
  budget: 13,
};

/** The story handled in time; the budgets are those of a transition, 3 more for each department's line that changes. */
const handled: readonly Step[] = [
  register,
  {
    name: 'seal a file',
    at: '2026-11-23T01:00:05.000Z',
    actor: system,
    command: {
      type: 'SealFile',
      fileId: '01JZ8Y6QK3T5V7W9X1A2B3C4D5',
      cleaning: 'cleaned',
      original: { sha256: 'a'.repeat(43), bytes: 2_048_000 },
      isOriginalKept: true,
      shown: { sha256: 'b'.repeat(43), bytes: 2_046_000, mediaType: 'image/jpeg' },
    },
    budget: 4,
  },
  {
    name: 'dispatch to one department, 200 characters',
    at: '2026-11-23T02:00:00.000Z',
    actor: staff('dispatch'),
    command: { type: 'DispatchComplaint', lead: unit, coDepartments: [], comment: text },
    budget: 9,
  },
  {
    name: 'statement, 200 characters',
    at: '2026-11-24T02:00:00.000Z',
    actor: staff('state'),
    command: { type: 'SubmitStatement', unit, statement: text },
    budget: 9,
  },
  {
    name: 'reply, 200 characters',
    at: '2026-11-25T02:00:00.000Z',
    actor: staff('reply'),
    command: { type: 'ReplyToComplainant', reply: text },
    budget: 6,
  },
  {
    name: 'rating that closes (two events)',
    at: '2026-11-26T02:00:00.000Z',
    actor: complainant,
    command: { type: 'RecordSatisfaction', satisfaction: TermId.parse('satisfied') },
    budget: 8,
  },
];

const timer = (name: string, at: string): Step => ({
  name,
  at,
  actor: system,
  command: { type: 'FireDueSteps' },
  budget: 6,
});

/** The story left alone. */
const leftAlone: readonly Step[] = [
  register,
  timer('timer: reminder', '2026-11-27T00:11:00.000Z'),
  timer('timer: deadline missed', '2026-11-30T09:30:00.000Z'),
  timer('timer: escalation', '2026-12-01T00:00:00.000Z'),
];

function play(steps: readonly Step[]): Figure[] {
  const stored = new Map<string, PlainItem>();
  let before: LoadedComplaint | undefined;
  return steps.map((step) => {
    const facts = {
      now: Instant.parse(step.at),
      actor: step.actor,
      rulebook: { version: 1, rulebook: hospitalYueqing },
      calendar: firstCalendar,
      units: hospitalYueqing.units,
    };
    const decision = decide(step.command, before?.state, facts);
    if (!decision.ok) throw new Error(`${step.name}: ${decision.refusal.code}`);
    const append = appendOf(id, before, decision.value, { at: facts.now, actorId: step.actor.id });
    if (!append) throw new Error(`${step.name} wrote nothing`);
    const identity = before ? undefined : { name: '张三', phone: '13800000000', email: 'complainant@example.com' };
    const writes = writesOf({ ...append, identity });
    const counter = before ? 0 : 1;
    const units = transactionUnits(writes, stored) + counter;
    for (const write of writes) if ('put' in write) stored.set(`${write.put.pk}/${write.put.sk}`, write.put);
    const snapshot = SnapshotItem.parse(JSON.parse(JSON.stringify(stored.get(`COMPLAINT#${id}/SNAPSHOT`))));
    before = loadedComplaint(snapshot);
    return { what: step.name, value: units, unit: 'WRU', budget: step.budget };
  });
}

/** Write units of every operation of the story, reckoned from the bytes of what it writes. */
export const capacityFigures = (): Figure[] => [...play(handled), ...play(leftAlone).slice(1)];
