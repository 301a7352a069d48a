import { DraftView } from '../../shared/contract/rulebook.ts';
import { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { estateRules } from './estate-rules.ts';
import { type Colleague, invite } from './people.ts';
import { read, type Service } from './service.ts';
import { openOrganisation, type Organisation } from './sign-up.ts';

/** A property company whose administrator has published its own rules, and its people. */
export type Estate = {
  readonly organisation: Organisation;
  readonly officer: Colleague;
  readonly clerk: Colleague;
  readonly worker: Colleague;
  readonly head: Colleague;
  readonly guard: Colleague;
  readonly manager: Colleague;
  readonly accountant: Colleague;
};

/** Puts rules in force as the administrator does: a draft, then its publication. @throws when they are refused */
export async function publishRules({ hosts, administrator }: Organisation, rulebook: object): Promise<void> {
  const json = { rulebook };
  const draft = await administrator.ask(hosts.console, '/api/rulebook/draft', { method: 'PUT', json });
  const { revision, findings } = read(draft, DraftView);
  const sent = await administrator.ask(hosts.console, '/api/rulebook/publish', {
    json: {},
    headers: { 'if-match': `"${revision}"` },
  });
  if (sent.status !== 201) throw new Error(`not published: ${sent.status} ${JSON.stringify(findings)}`);
}

/** Those of the second list that are not in the first, behind it. */
const joined = <Named extends { readonly id: string }>(first: readonly Named[], second: readonly Named[]): Named[] => [
  ...first,
  ...second.filter(({ id }) => !first.some((each) => each.id === id)),
];

/**
 * Signs 枫林物业 up with a template and puts its own rules in force. Nobody can hold a position that is not there yet, and
 * no step may name a position that nobody holds: positions and units come first, then the people, then the rules.
 */
export async function openEstate(service: Service, slug = 'maple'): Promise<Estate> {
  const template = 'property-intake-sop';
  const organisation = await openOrganisation(service, { slug, organisation: '枫林物业', template });
  const before = templateRulebook(template);
  const own = Rulebook.parse(estateRules);
  await publishRules(organisation, {
    ...before,
    positions: joined(before.positions, own.positions),
    units: joined(before.units, own.units),
  });
  const person = (name: string, account: string, position: string, unit: string = own.centre) =>
    invite(service, organisation, { name, account, position, unit });
  const people = {
    officer: await person('李客服', 'officer', 'officer'),
    clerk: await person('王文员', 'clerk', 'clerk'),
    worker: await person('张工', 'worker', 'worker', 'engineering'),
    head: await person('周主管', 'head', 'head', 'engineering'),
    guard: await person('赵队长', 'guard', 'head', 'guards'),
    manager: await person('陈经理', 'manager', 'manager'),
    accountant: await person('钱会计', 'accountant', 'accountant'),
  };
  await publishRules(organisation, estateRules);
  return { organisation, ...people };
}
