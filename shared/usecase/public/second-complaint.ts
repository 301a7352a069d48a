import { complainant } from '../../complaint/facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import { hostedChannel } from '../../complaint/verbs/register.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { factsFor } from '../complaint/facts-for.ts';
import { type Obstacle, handleCommand } from '../complaint/handle-command.ts';
import { type Filing, registerComplaint } from '../complaint/register.ts';
import type { PublicParts } from './ports.ts';

/** What the first complaint says that the rules in force still know; what staff made of it is theirs to say anew. */
function filingAfter(
  first: ComplaintState,
  id: ComplaintId,
  narrative: string,
  rulebook: Rulebook,
): Filing | undefined {
  const channel = hostedChannel(rulebook);
  if (!channel) return undefined;
  const { category, identityMode, language, hasContact, given, location, origin, complainantKind } = first;
  const { complainants, representatives, amount, personsHarmed } = first;
  const fields = Object.entries(first.fields ?? {}).filter(([name]) =>
    rulebook.fields?.some((each) => each.id === name),
  );
  return {
    id,
    channel,
    category,
    identityMode,
    language,
    hasContact,
    narrative,
    files: [],
    repeatOf: { complaint: first.id, count: (first.repeatOf?.count ?? 0) + 1 },
    ...knownOf({ given, origin, complainantKind, complainants, representatives, amount, personsHarmed }),
    ...(rulebook.locations?.some((each) => each.id === location) && { location }),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  };
}

/**
 * A second complaint 二次投诉 as a case of its own, linked both ways. Who complains need not be told again: the vault refers to
 * what the first one holds. Sending the same form once more finds the case, and mends a link that was missed.
 */
export async function linkedSecond(
  parts: PublicParts,
  first: ComplaintState,
  { id, message }: { readonly id: ComplaintId; readonly message: string },
): Promise<Result<ComplaintState, Refusal | Obstacle>> {
  const reopening = { type: 'ReopenComplaint', reason: message.slice(0, 2000), second: id } as const;
  const known = await parts.log.load(id);
  if (!known) {
    const allowed = parts.decide(reopening, first, await factsFor(parts, first, complainant));
    if (!allowed.ok) return allowed;
  }
  const { rulebook } = (await parts.rules.current()).rulebook;
  const filing = filingAfter(first, id, message, rulebook);
  if (!filing) return refuse({ code: 'complaint/unknown-term', about: 'channel' });
  const identity = first.identityMode === 'anonymous' ? undefined : { sameAs: first.id };
  const registered = known ? ok(known.state) : await registerComplaint(parts, filing, { actor: complainant, identity });
  if (!registered.ok || registered.value.repeatOf?.complaint !== first.id) return registered;
  const linked = await handleCommand(parts, first.id, reopening, { actor: complainant });
  return linked.ok || linked.refusal.code === 'complaint/already-done' ? registered : linked;
}
