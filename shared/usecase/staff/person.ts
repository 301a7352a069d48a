import * as z from 'zod';
import { Holding, type PersonView } from '../../contract/staff.ts';
import { StaffId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { type Capability, capabilities } from '../../rulebook/capabilities.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';

/** `invited`: has never set a password; `disabled`: may not sign in, and no link works. */
const PersonStatus = z.enum(['invited', 'active', 'disabled']);

/** A member of staff. */
export const Person = z.object({
  id: StaffId,
  name: z.string(),
  email: z.string(),
  holdings: z.array(Holding),
  status: PersonStatus,
  language: Language,
  invitedAt: Instant,
  /** Since when nothing arrives at the address. */
  mailBouncedAt: Instant.optional(),
  /** Grows with every change, so that two changes at once cannot overwrite each other. */
  version: z.int().positive(),
  /** Grows whenever every session and mail link handed out before must stop working. */
  accessEpoch: z.int().positive(),
});
export type Person = z.infer<typeof Person>;

/** The parts of a published rulebook that decide who may do what. */
export type StaffRules = Pick<Rulebook, 'positions' | 'centre' | 'routes'>;

/** Who acts: a person with a valid session, and what the positions held grant at this moment. */
export type CurrentStaff = {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly holdings: readonly Holding[];
  readonly capabilities: readonly Capability[];
};

/** What the positions held grant under these rules, in the order of the list of capabilities. */
export function capabilitiesOf(holdings: readonly Holding[], rules: StaffRules): readonly Capability[] {
  const held = new Set(holdings.map((holding) => holding.position));
  const granted = new Set(
    rules.positions.filter(({ id }) => held.has(id)).flatMap((position) => position.capabilities),
  );
  return capabilities.filter((capability) => granted.has(capability));
}

export const asCurrentStaff = (person: Person, rules: StaffRules): CurrentStaff => ({
  id: person.id,
  name: person.name,
  email: person.email,
  language: person.language,
  holdings: person.holdings,
  capabilities: capabilitiesOf(person.holdings, rules),
});

/** Whether the person can administer people right now. */
export const isActiveAdministrator = (person: Person, rules: StaffRules): boolean =>
  person.status === 'active' && capabilitiesOf(person.holdings, rules).includes('managePeople');

export const asPersonView = (person: Person): PersonView => ({
  id: person.id,
  name: person.name,
  email: person.email,
  holdings: person.holdings,
  status: person.status,
  invitedAt: person.invitedAt,
  ...(person.mailBouncedAt && { mailBouncedAt: person.mailBouncedAt }),
});
