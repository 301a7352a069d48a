import { createHash } from 'node:crypto';
import type { ComplaintCommand } from '../../shared/complaint/commands.ts';
import { decide } from '../../shared/complaint/decide.ts';
import type { Facts } from '../../shared/complaint/facts.ts';
import type { ComplaintState } from '../../shared/complaint/state.ts';
import { ComplaintId, StaffId, TermId, opaqueId } from '../../shared/kernel/ids.ts';
import { Instant, plusMilliseconds } from '../../shared/kernel/time.ts';
import { capabilities } from '../../shared/rulebook/capabilities.ts';
import { diff } from '../../shared/rulebook/diff/diff.ts';
import { lint } from '../../shared/rulebook/lint/lint.ts';
import { readRulebook } from '../../shared/rulebook/read-rulebook.ts';
import type { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { templateIds } from '../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { appendOf } from '../../shared/usecase/complaint/handle-command.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import type { Figure } from './figure.ts';

const complaints = 600;
/** A function that has just started is slower; the budget is that of one at work. */
const warmUp = 100;
const hour = 3_600_000;

/** The story of one complaint under any rulebook: whatever the rules refuse is left out, and costs its decision too. */
function commandsFor(rulebook: Rulebook, index: number): readonly ComplaintCommand[] {
  const category = rulebook.categories[index % rulebook.categories.length]?.id ?? TermId.parse('none');
  const units = rulebook.units.map(({ id }) => id).filter((id) => id !== rulebook.centre);
  const lead = units[index % units.length] ?? rulebook.centre;
  const channel = rulebook.channels.find(({ isHosted }) => isHosted)?.id ?? TermId.parse('web');
  const text = '经核实，情况属实，已整改。';
  const [good] = rulebook.satisfactions;
  return [
    {
      type: 'RegisterComplaint',
      id: ComplaintId.parse(opaqueId(createHash('sha256').update(`bench ${index}`).digest())),
      number: '202611-0001',
      language: 'zh-CN',
      channel,
      category,
      identityMode: 'named',
      hasContact: true,
      given: ['name', 'phone', 'address', 'signature'],
      narrative: text,
      files: [],
    },
    { type: 'ClassifyComplaint', category, amount: 60_000 },
    { type: 'AcceptComplaint' },
    { type: 'DispatchComplaint', lead, coDepartments: [] },
    { type: 'AcknowledgeReceipt', unit: lead },
    { type: 'SubmitStatement', unit: lead, statement: text },
    { type: 'FireDueSteps' },
    { type: 'ReplyToComplainant', reply: text },
    { type: 'RecordSatisfaction', satisfaction: good?.id ?? TermId.parse('none') },
    { type: 'CloseComplaint', reason: text },
    { type: 'AddNote', note: text },
  ];
}

function decisionTimes(rulebook: Rulebook): ReadonlyMap<string, number[]> {
  const times = new Map<string, number[]>();
  const units = rulebook.units.map(({ id }) => id);
  const actor: Facts['actor'] = {
    id: StaffId.parse('ZYXWVTSRQPNMKJHGFEDCBA9876'),
    capabilities,
    units,
    positions: units.flatMap((unit) => rulebook.positions.map(({ id }) => ({ position: id, unit }))),
  };
  const nobody = { capabilities: [], units: [], positions: [] };
  for (let index = 0; index < warmUp + complaints; index++) {
    let state: ComplaintState | undefined;
    let now = Instant.parse('2026-09-28T01:00:00.000Z');
    for (const command of commandsFor(rulebook, index)) {
      const isPublic = command.type === 'RegisterComplaint' || command.type === 'RecordSatisfaction';
      const who = isPublic ? { ...nobody, id: 'complainant' as const } : actor;
      const facts: Facts = {
        now,
        actor: command.type === 'FireDueSteps' ? { ...nobody, id: 'system' } : who,
        rulebook: { version: 1, rulebook },
        calendar: firstCalendar,
        units: rulebook.units,
      };
      const from = performance.now();
      const decision = decide(command, state, facts);
      const took = performance.now() - from;
      if (index >= warmUp) times.set(command.type, [...(times.get(command.type) ?? []), took]);
      now = plusMilliseconds(now, 30 * hour);
      if (!decision.ok) continue;
      const id = command.type === 'RegisterComplaint' ? command.id : state?.id;
      if (id === undefined) throw new Error('a verb before registration');
      const before = state && { state, head: '' };
      state = appendOf(id, before, decision.value, { at: facts.now, actorId: facts.actor.id })?.after ?? state;
    }
  }
  return times;
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

function timed(what: () => unknown): number {
  const from = performance.now();
  what();
  return performance.now() - from;
}

/** How long decisions and checks take under the largest template. */
export function rulebookFigures(): Figure[] {
  const rulebooks = templateIds.map(templateRulebook);
  const [largest] = rulebooks.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  if (!largest) throw new Error('there are no templates');
  const document: unknown = JSON.parse(JSON.stringify(largest));
  const checked = timed(() => {
    const read = readRulebook(document);
    if (!read.ok || lint(read.value).some(({ severity }) => severity === 'error')) throw new Error('faults');
    diff(largest, read.value);
  });
  const times = decisionTimes(largest);
  if (times.size < 10) throw new Error('hardly a verb was decided');
  const slowest = [...times]
    .map(([verb, all]) => ({ verb, p99: quantile(all, 0.99) }))
    .toSorted((a, b) => b.p99 - a.p99)[0];
  return [
    {
      what: `decide, slowest verb at the 99th per cent (${slowest?.verb})`,
      value: slowest?.p99 ?? Number.NaN,
      unit: 'ms',
      budget: 2,
    },
    { what: 'read, lint and compare the largest template, first time', value: checked, unit: 'ms', budget: 200 },
  ];
}
