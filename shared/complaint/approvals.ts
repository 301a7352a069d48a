import { holds, type PredicateFacts } from '../rulebook/predicate.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { ApprovalRule } from '../rulebook/schema/rules.ts';
import type { ComplaintCommand } from './commands.ts';
import { type DecidedEvent, type EventTexts, textNames } from './events.ts';

/** The rule by which this verb needs the consent of others, if any. */
export const approvalFor = (
  command: ComplaintCommand,
  rulebook: Rulebook,
  about: PredicateFacts,
): ApprovalRule | undefined =>
  rulebook.approvals?.find((rule) => rule.verb === command.type && holds(rule.when, about));

/** Inputs of a command that are free text and must not stand in the data of an event. */
const isText = (name: string, value: unknown): boolean =>
  (textNames as readonly string[]).includes(name) && (typeof value === 'string' || name === 'elements');

/** The proposal as the log keeps it: the texts apart from the rest. */
export function approvalRequested(command: ComplaintCommand, rule: ApprovalRule): DecidedEvent {
  const inputs = Object.entries(command).filter(([, value]) => value !== undefined);
  const texts: EventTexts = Object.fromEntries(
    inputs
      .filter(([name, value]) => isText(name, value))
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  return {
    type: 'ApprovalRequested',
    data: {
      rule: rule.id,
      verb: command.type,
      proposal: Object.fromEntries(inputs.filter(([name, value]) => !isText(name, value))),
      chain: rule.chain,
    },
    ...(Object.keys(texts).length > 0 && { texts }),
  };
}
