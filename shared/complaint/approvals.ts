import * as z from 'zod';
import { keysOf } from '../kernel/keys-of.ts';
import type { VerbName } from '../rulebook/names.ts';
import { holds, type PredicateFacts } from '../rulebook/predicate.ts';
import type { ApprovalRule } from '../rulebook/schema/rules.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import { answersApart } from './classification.ts';
import { Elements, longText, shortText } from './command.ts';
import { ComplaintCommand, type CommandOf, type RunningCommand } from './commands.ts';
import type { DecidedEvent, EventTexts } from './events.ts';
import type { Actor, Facts } from './facts.ts';
import { seenFrom } from './places.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState, PendingApproval } from './state.ts';
import { pendingOf, withoutApproval } from './verbs/decide-approval.ts';
import { fileTexts } from './verbs/supplement.ts';

/** The rule by which this verb needs the consent of others, if any. */
export const approvalFor = (
  command: ComplaintCommand,
  rulebook: Rulebook,
  about: PredicateFacts,
): ApprovalRule | undefined =>
  rulebook.approvals?.find((rule) => rule.verb === command.type && holds(rule.when, about));

const isText = (schema: unknown): boolean => {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner === shortText || inner === longText;
};

/** The inputs of each verb that are free text and must not stand in the data of an event, by the schema of the verb. */
const textInputs: ReadonlyMap<VerbName, readonly string[]> = new Map(
  ComplaintCommand.options.map(({ shape }) => {
    const inputs: readonly (readonly [string, unknown])[] = Object.entries(shape);
    return [shape.type.value, inputs.filter(([, schema]) => isText(schema)).map(([name]) => name)];
  }),
);

/** Takes a command apart: what rules and readers of the chain may see, and the words that lie beside it. */
function takenApart(command: RunningCommand, rulebook: Rulebook) {
  const words = textInputs.get(command.type) ?? [];
  const inputs = Object.entries(command).filter(([, value]) => value !== undefined);
  const answers = 'fields' in command ? answersApart(command.fields, rulebook) : { data: {}, texts: {} };
  const files = 'files' in command ? command.files : [];
  const texts: EventTexts = {
    ...Object.fromEntries(inputs.filter(([name]) => words.includes(name))),
    ...('elements' in command && command.elements && { elements: JSON.stringify(command.elements) }),
    ...answers.texts,
    ...fileTexts(files),
  };
  const data: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(inputs.filter(([name]) => name !== 'elements' && !words.includes(name))),
    ...('elements' in command && command.elements && { elements: keysOf(command.elements) }),
    ...answers.data,
    ...('files' in command && { files: files.map(({ attachment }) => ({ attachment, name: '' })) }),
  };
  return { data, texts };
}

const Answers = z.record(z.string(), z.string());
const Files = z.array(z.looseObject({}));

/** Puts a proposal and its texts together again; nothing when a text is missing, or was removed by law. */
function putTogether(
  { verb, proposal }: PendingApproval,
  texts: Readonly<Record<string, string>>,
): RunningCommand | undefined {
  const { elements, answers, fileNames } = texts;
  const words = Object.entries(texts).filter(([name]) => textInputs.get(verb)?.includes(name));
  const names = fileNames?.split('\n') ?? [];
  const command: Record<string, unknown> = {
    ...proposal,
    ...Object.fromEntries(words),
    ...(elements !== undefined && { elements: Elements.parse(JSON.parse(elements)) }),
    ...(answers !== undefined && {
      fields: { ...z.looseObject({}).parse(proposal['fields']), ...Answers.parse(JSON.parse(answers)) },
    }),
    ...('files' in proposal && {
      files: Files.parse(proposal['files']).map((file, index) => ({ ...file, name: names[index] ?? '' })),
    }),
  };
  const parsed = ComplaintCommand.safeParse(command);
  return parsed.success && parsed.data.type !== 'RegisterComplaint' ? parsed.data : undefined;
}

/** The proposal as the log keeps it, or a refusal when the same waits for consent already. */
export function approvalRequested(
  command: RunningCommand,
  rule: ApprovalRule,
  state: ComplaintState,
  { actor, rulebook, units }: Facts,
): DecidedEvent | Refusal {
  // Whoever consents later has other units: what `own` means is said by name now.
  const unit = 'unit' in command && command.unit && actor.units.includes(command.unit) ? command.unit : undefined;
  const view = { unit, own: actor.units[0] };
  const { data, texts } = takenApart(command, rulebook.rulebook);
  const same = JSON.stringify(data);
  if (state.approvals?.some(({ verb, proposal }) => verb === command.type && JSON.stringify(proposal) === same))
    return { code: 'complaint/already-pending', rule: rule.id, verb: command.type };
  return {
    type: 'ApprovalRequested',
    data: {
      rule: rule.id,
      verb: command.type,
      proposal: data,
      positions: [...actor.positions],
      chain: rule.chain.map((step) => ({ ...step, by: step.by.map((who) => seenFrom(who, view, units)) })),
    },
    ...(Object.keys(texts).length > 0 && { texts }),
  };
}

/** Somebody as they were when they proposed something. */
function proposerOf(by: string, positions: Actor['positions'], rulebook: Rulebook): Actor {
  const held = rulebook.positions.filter(({ id }) => positions.some(({ position }) => position === id));
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was the actor of an event
    id: by as Actor['id'],
    capabilities: [...new Set(held.flatMap(({ capabilities }) => capabilities))],
    units: [...new Set(positions.map(({ unit }) => unit))],
    positions,
  };
}

/** A proposal to which everybody has consented: the verb, its proposer, and the complaint without what was pending. */
type Proposal = { readonly command: RunningCommand; readonly actor: Actor; readonly state: ComplaintState };

/**
 * What the last consent lets happen; undefined while consent is missing or when it is refused. It cannot happen without
 * the texts that lie beside the proposal.
 */
export function proposalOf(
  { approval, isApproved, texts = {} }: CommandOf<'DecideApproval'>,
  state: ComplaintState,
  facts: Facts,
): Proposal | Refusal | undefined {
  const pending = pendingOf(state, approval);
  if (!pending || !isApproved || pending.chain.length > 1) return undefined;
  const proposed = putTogether(pending, texts);
  if (!proposed)
    return { code: 'complaint/incomplete', missing: ['texts'], rule: pending.rule, verb: 'DecideApproval' };
  return {
    command: proposed,
    actor: proposerOf(pending.by, pending.positions, facts.rulebook.rulebook),
    state: withoutApproval(state, approval),
  };
}
