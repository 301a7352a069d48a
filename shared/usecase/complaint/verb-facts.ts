import type { RunningCommand } from '../../complaint/commands.ts';
import type { Actor, Facts } from '../../complaint/facts.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { factsFor } from './facts-for.ts';
import type { ComplaintPorts } from './ports.ts';

/**
 * The facts for one verb, with what only this verb needs: who the people are whom it names, the rules it moves the complaint
 * to, the texts of a proposal that waits for consent.
 */
export async function verbFacts(
  ports: ComplaintPorts,
  state: ComplaintState,
  actor: Actor,
  command: RunningCommand,
): Promise<{ readonly facts: Facts; readonly complete: RunningCommand }> {
  const facts = await factsFor(ports, state, actor);
  switch (command.type) {
    case 'AssignHandler': {
      const people = await ports.directory?.unitsOf([command.handler]);
      return { facts: { ...facts, people }, complete: command };
    }
    case 'ClassifyComplaint':
      return { facts: { ...facts, ...(await peopleNamed(ports, command.respondents)) }, complete: command };
    case 'AttributeResponsibility':
      return { facts: { ...facts, ...(await peopleNamed(ports, command.shares)) }, complete: command };
    case 'RecordSanction':
      return { facts: { ...facts, ...(await peopleNamed(ports, [command])) }, complete: command };
    case 'RecordCorrectiveAction':
      return { facts: { ...facts, ...(await peopleNamed(ports, [{ staffId: command.owner }])) }, complete: command };
    case 'AdoptRules':
      return { facts: { ...facts, target: await targetOf(ports, command) }, complete: command };
    case 'DecideApproval': {
      const proposed = await ports.log.event(state.id, command.approval);
      return { facts, complete: { ...command, texts: { ...proposed?.texts } } };
    }
    default:
      return { facts, complete: command };
  }
}

/** The members of staff among those whom a verb names, as far as they are known. */
export async function peopleNamed(
  ports: ComplaintPorts,
  persons: readonly { readonly staffId?: StaffId | undefined }[] = [],
): Promise<Pick<Facts, 'people'>> {
  const named = persons.flatMap(({ staffId }) => staffId ?? []);
  return named.length > 0 ? { people: await ports.directory?.unitsOf(named) } : {};
}

/** The rules by their versions; undefined when there are none of that number. */
async function targetOf(
  { rules }: ComplaintPorts,
  command: Extract<RunningCommand, { readonly type: 'AdoptRules' }>,
): Promise<Facts['target']> {
  const latest = await rules.latest();
  if (command.rulebookVersion > latest.rulebook || command.calendarVersion > latest.calendar) return undefined;
  const [rulebook, calendar] = await Promise.all([
    rules.rulebook(command.rulebookVersion),
    rules.calendar(command.calendarVersion),
  ]);
  return { rulebook, calendar };
}
