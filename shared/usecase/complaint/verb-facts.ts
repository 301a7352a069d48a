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
  const about = async (more: Partial<Facts> | Promise<Partial<Facts>>) => ({
    facts: { ...facts, ...(await more) },
    complete: command,
  });
  if (command.type === 'AssignHandler') return about(peopleNamed(ports, [{ staffId: command.handler }]));
  if (command.type === 'ClassifyComplaint') return about(peopleNamed(ports, command.respondents));
  if (command.type === 'AttributeResponsibility') return about(peopleNamed(ports, command.shares));
  if (command.type === 'RecordSanction') return about(peopleNamed(ports, [command]));
  if (command.type === 'RecordCorrectiveAction') return about(peopleNamed(ports, [{ staffId: command.owner }]));
  if (command.type === 'AdoptRules') return about({ target: await targetOf(ports, command) });
  if (command.type !== 'DecideApproval') return { facts, complete: command };
  const proposed = await ports.log.event(state.id, command.approval);
  return { facts, complete: { ...command, texts: { ...proposed?.texts } } };
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
