import { localDay } from '../../calendar/time-zone.ts';
import type { CommandOf } from '../../complaint/commands.ts';
import type { Actor, Facts } from '../../complaint/facts.ts';
import { predicateFacts } from '../../complaint/predicate-facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { numberPatternFor, numberPlan } from '../../rulebook/numbering.ts';
import { appendOf } from './handle-command.ts';
import type { ComplaintPorts, Told } from './ports.ts';
import { peopleNamed } from './verb-facts.ts';

/** A second click may be refused while the first is still being written; then it is neither written nor to be found yet. */
const attemptsMax = 5;
/** Stands in for the number until what the rules make of the complaint says by which pattern it is numbered. */
const numberOnTrial = '0';

/** Everything about a complaint that is to be registered but its number. */
export type Filing = Omit<CommandOf<'RegisterComplaint'>, 'type' | 'number'>;

/** What it is decided on: the rules in force and who is named. */
async function registrationFacts(ports: ComplaintPorts, filing: Filing, actor: Actor): Promise<Facts> {
  const [{ rulebook, calendar }, units, people] = await Promise.all([
    ports.rules.current(),
    ports.organisation.units(),
    peopleNamed(ports, filing.respondents),
  ]);
  return { now: ports.clock.now(), actor, rulebook, calendar, units, ...people };
}

function onTrial(ports: Pick<ComplaintPorts, 'decide'>, filing: Filing, facts: Facts): Result<ComplaintState, Refusal> {
  const trial = ports.decide({ ...filing, type: 'RegisterComplaint', number: numberOnTrial }, undefined, facts);
  if (!trial.ok) return trial;
  const tried = appendOf(filing.id, undefined, trial.value, { at: facts.now, actorId: facts.actor.id });
  if (!tried) throw new Error('a registration without events');
  return ok(tried.after);
}

/** What would become of a complaint if it were registered now, and under which rules. Nothing is written. */
export async function tryRegistration(
  ports: ComplaintPorts,
  filing: Filing,
  actor: Actor,
): Promise<Result<{ readonly state: ComplaintState; readonly facts: Facts }, Refusal>> {
  const facts = await registrationFacts(ports, filing, actor);
  const tried = onTrial(ports, filing, facts);
  return tried.ok ? ok({ state: tried.value, facts }) : tried;
}

/**
 * Registers a complaint under the rules in force, or finds the one that was registered under the same id before: the id
 * comes from the form's token, so a retry or a second click files nothing twice.
 */
export async function registerComplaint(
  ports: ComplaintPorts,
  filing: Filing,
  by: { readonly actor: Actor; readonly identity: Told | undefined },
): Promise<Result<ComplaintState, Refusal>> {
  const known = await ports.log.load(filing.id);
  if (known) return ok(known.state);

  const facts = await registrationFacts(ports, filing, by.actor);
  const { now, rulebook, calendar } = facts;
  const tried = onTrial(ports, filing, facts);
  if (!tried.ok) return tried;
  const about = predicateFacts(rulebook.rulebook, calendar, tried.value);
  const plan = numberPlan(numberPatternFor(rulebook.rulebook, about), localDay(now, calendar.timeZone));
  const decision = ports.decide(
    { ...filing, type: 'RegisterComplaint', number: plan.write(await ports.numbers.next(plan.period)) },
    undefined,
    facts,
  );
  if (!decision.ok) return decision;

  const append = appendOf(filing.id, undefined, decision.value, { at: now, actorId: by.actor.id });
  if (!append) throw new Error('a registration without events');
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    if ((await ports.log.append({ ...append, identity: by.identity })) === 'written') return ok(append.after);
    const first = await ports.log.load(filing.id);
    if (first) return ok(first.state);
  }
  throw new Error('a registration was refused by the table although the complaint does not exist');
}
