import type * as z from 'zod';
import type { Capability } from '../../shared/rulebook/capabilities.ts';
import type { Actor, Facts } from '../../shared/complaint/facts.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import { type PublishedRulebook, Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { facts, personNamed, term, verb } from './given.ts';

/** Rules as an administrator writes them: words are plain strings. */
export type BankRules = Partial<z.input<typeof Rulebook>>;

const label = (en: string) => ({ en });
const unit = (id: string, parent?: string) => ({ id, label: label(id), ...(parent !== undefined && { parent }) });
const position = (id: string, ...capabilities: readonly Capability[]) => ({
  id,
  label: label(id),
  capabilities: [...capabilities],
});

/** A bank made up for tests of the law: three levels of units, a position for every power, no rule beyond what must be. */
const plain: z.input<typeof Rulebook> = {
  schema: 1,
  title: label('Complaints of customers'),
  defaultLanguage: 'en',
  channels: [{ id: 'web', label: label('Web'), isHosted: true }],
  categories: [
    { id: 'attitude', label: label('Attitude') },
    { id: 'product', label: label('Product') },
  ],
  natures: [
    { id: 'valid', label: label('Valid'), isFault: true },
    { id: 'improvable', label: label('Improvable') },
    { id: 'invalid', label: label('Invalid') },
  ],
  satisfactions: [
    { id: 'satisfied', label: label('Satisfied'), settles: true },
    { id: 'understands', label: label('Understands'), settles: true },
    { id: 'dissatisfied', label: label('Dissatisfied'), settles: false },
  ],
  outcomes: [
    { id: 'corrected', label: label('Corrected') },
    { id: 'explained', label: label('Explained') },
  ],
  documents: [
    { id: 'report', label: label('Report of the investigation') },
    { id: 'receipt-slip', label: label('Slip') },
  ],
  elements: [
    { id: 'findings', label: label('Findings') },
    { id: 'measures', label: label('Measures') },
  ],
  positions: [
    position('officer', 'readComplaints', 'register', 'accept', 'classify', 'dispatch', 'reply', 'followUp', 'close'),
    position('forwarder', 'readOwnComplaints', 'dispatch', 'assign', 'state'),
    position('clerk', 'readOwnComplaints', 'state'),
    position('manager', 'readOwnComplaints', 'assign', 'state'),
    position('supervisor', 'readComplaints', 'supervise'),
    position('reviewer', 'readComplaints', 'review'),
    position('accountant', 'account', 'correct'),
    position('administrator', 'managePeople', 'manageRulebook'),
    position('auditor', 'readComplaints', 'readDossier'),
    position('keeper', 'readComplaints', 'revealIdentity'),
  ],
  units: [
    unit('head-office'),
    unit('centre', 'head-office'),
    unit('legal', 'head-office'),
    unit('east', 'head-office'),
    unit('west', 'head-office'),
    unit('lake', 'east'),
    unit('hill', 'east'),
    unit('lake-counter', 'lake'),
    unit('harbour', 'west'),
  ],
  centre: 'centre',
  routes: [{ id: 'products', when: { is: 'category', in: ['product'] }, lead: 'legal' }],
  clocks: [],
  notices: {},
  numbering: { pattern: '{serial:4}' },
  disclosure: { notHandled: [] },
  openQuestions: [],
};

/** The bank's rules, and what a test adds to them. */
export const bank = (rules: BankRules = {}): PublishedRulebook => ({
  version: 1,
  rulebook: Rulebook.parse({ ...plain, ...rules }),
});

const organisation = Rulebook.parse(plain).units.map(({ id, parent }) => ({ id, parent }));

/** Whoever holds a position of the bank at a unit. */
export function banker(held: string, where = 'centre'): Actor {
  const found = plain.positions.find(({ id }) => id === held);
  if (!found) throw new Error(`the bank has no position ${held}`);
  return {
    id: personNamed(`${held} at ${where}`),
    capabilities: found.capabilities,
    units: [term(where)],
    positions: [{ position: term(held), unit: term(where) }],
  };
}
export const officer = banker('officer');
/** The id of whoever holds it there. */
export const bankerId = (held: string, where = 'centre'): StaffId => personNamed(`${held} at ${where}`);

/** The facts at a moment of the wall clock in Shanghai, under the bank's rules. */
export const at = (time: string, actor: Actor = officer, rules?: BankRules, change: Partial<Facts> = {}): Facts =>
  facts(time, actor, { rulebook: bank(rules), units: organisation, ...change });

/** Positions of the bank that grant none of these: nobody is let in before somebody has decided so. */
export const bankersWithout = (...capabilities: readonly Capability[]): readonly string[] =>
  plain.positions.filter((each) => !capabilities.some((one) => each.capabilities.includes(one))).map(({ id }) => id);

/** The facts of whoever registers or classifies at the centre and names these members of staff. */
export const naming = (time: string, ...people: readonly StaffId[]): Facts =>
  at(time, officer, undefined, { people: people.map((id) => ({ id, units: [] })) });

/** A complaint about an attitude, through the public pages. */
export const filing = (change: Parameters<typeof verb.register>[0] = {}) =>
  verb.register({ category: term('attitude'), narrative: '柜员态度生硬。', ...change });
