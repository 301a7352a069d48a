import type { Actor, HeldPosition, OrganisationUnit } from '../complaint/facts.ts';
import { complainant, system } from '../complaint/facts.ts';
import { unitsAt } from '../complaint/places.ts';
import { hostedChannel } from '../complaint/verbs/register.ts';
import { opaqueId, StaffId, type TermId } from '../kernel/ids.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { Performer, Scenario } from './scenario.ts';

/** An id that the same name always gives. Not secret and not for storing: it lives as long as one rehearsal. */
export function opaqueIdOf(name: string): string {
  const bytes = Uint8Array.from({ length: 17 }, (_, index) => {
    let hash = 0x811c9dc5 ^ (index * 0x9e3779b1);
    for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x7feb352d);
    return (hash ^ (hash >>> 13)) & 0xff;
  });
  return opaqueId(bytes);
}

/** The id of a person of the story. */
export const personId = (name: string): StaffId => StaffId.parse(opaqueIdOf(name));

/** Who of the rulebook's people plays along, by position or by name. */
export type Cast = {
  readonly actorOf: (performer: Performer) => Actor;
  /** Every person whom the story names or lets act. */
  readonly people: readonly { readonly id: StaffId; readonly units: readonly TermId[] }[];
  /** Who somebody is, for sentences: the position held, and the name if there is one. */
  readonly whoIs: (id: string) => { readonly name?: string; readonly held: readonly HeldPosition[] } | undefined;
};

type Member = { readonly actor: Actor; readonly name?: string };

function actorWith(id: string, positions: readonly HeldPosition[], rulebook: Rulebook): Actor {
  const held = new Set(positions.map(({ position }) => position));
  const granted = rulebook.positions.filter((position) => held.has(position.id));
  return {
    id: StaffId.parse(id),
    capabilities: [...new Set(granted.flatMap(({ capabilities }) => capabilities))],
    units: [...new Set(positions.map(({ unit }) => unit))],
    positions,
  };
}

/** Gathers everybody who acts in the story or is named in it. */
export function castOf(rulebook: Rulebook, scenario: Scenario): Cast {
  const members = new Map<string, Member>();
  const join = (id: string, positions: readonly HeldPosition[], name?: string): Actor => {
    const known = members.get(id);
    if (known) return known.actor;
    const actor = actorWith(id, positions, rulebook);
    members.set(id, { actor, ...(name !== undefined && { name }) });
    return actor;
  };
  const at = (unit: TermId | undefined): TermId => unit ?? rulebook.centre;
  for (const [name, held] of Object.entries(scenario.people ?? {})) {
    const positions = held.map(({ position, unit }) => ({ position, unit: at(unit) }));
    join(personId(name), positions, name.includes('/') ? undefined : name);
  }
  const actorOf = (performer: Performer): Actor => {
    if (performer === 'complainant') return complainant;
    if ('person' in performer) return join(personId(performer.person), [], performer.person);
    const held = { position: performer.position, unit: at(performer.unit) };
    return join(personId(`${held.position}/${held.unit}`), [held]);
  };
  for (const { by } of scenario.steps ?? []) actorOf(by);
  const people = [...members.values()].flatMap(({ actor }) =>
    actor.id === complainant.id || actor.id === system.id ? [] : [{ id: StaffId.parse(actor.id), units: actor.units }],
  );
  return {
    actorOf,
    people,
    whoIs: (id) => {
      const member = members.get(id);
      return member && { held: member.actor.positions, ...(member.name !== undefined && { name: member.name }) };
    },
  };
}

/**
 * Who files when the story does not say: the complainant where the channel is the hosted one, else the first holder of a
 * position that registers what arrives there.
 */
export function filerOf(rulebook: Rulebook, channel: TermId, units: readonly OrganisationUnit[]): Performer {
  const through = rulebook.channels.find(({ id }) => id === channel);
  if (through === undefined || channel === hostedChannel(rulebook)) return 'complainant';
  const who = through.registeredBy?.[0];
  if (who) {
    const places = unitsAt(who.at, { centre: rulebook.centre, units, state: undefined });
    const unit = places === 'anywhere' ? rulebook.centre : (places[0] ?? rulebook.centre);
    return { position: who.position, unit };
  }
  const registrar = rulebook.positions.find(({ capabilities }) => capabilities.includes('register'));
  return registrar ? { position: registrar.id } : 'complainant';
}
