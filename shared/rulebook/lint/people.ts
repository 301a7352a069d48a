import { recordOf } from '../fault.ts';
import type { Capability } from '../capabilities.ts';
import type { Place, Recipient } from '../schema/organisation.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { pathIn } from '../vocabulary.ts';
import { labelIn } from '../words/labels.ts';
import { type Sentence, both, listed, quote, say } from '../words/say.ts';
import { type Check, type Finding, type Subject, error, warning } from './finding.ts';
import { laddersOf } from './ladders-of.ts';

const nameOf = (position: string, rulebook: Rulebook): Sentence =>
  both((language) => quote(labelIn(rulebook.positions, position, language)));

const positionsIn = (recipients: readonly Recipient[]): readonly string[] =>
  recipients.flatMap((each) => ('position' in each ? [each.position] : []));

/** Whether the very same part stands in the rules in force under the same id. */
const isSame = (a: unknown, b: unknown): boolean => b !== undefined && JSON.stringify(a) === JSON.stringify(b);

const byId = <Item extends { readonly id: string }>(list: readonly Item[] | undefined, id: string): Item | undefined =>
  list?.find((item) => item.id === id);

const unheld = (at: string, position: string, isKnown: boolean, { rulebook }: Subject): Finding => {
  const name = nameOf(position, rulebook);
  const message = say(
    `目前没有人担任${name['zh-CN']}岗位，这一步无人可找。`,
    `Nobody holds the position ${name.en} now; this step would reach nobody.`,
  );
  return (isKnown ? warning : error)('nobody-holds', at, message);
};

/** Steps that would reach nobody, by who holds what now. */
const holders: Check = (subject) => {
  const { rulebook, given } = subject;
  const { heldPositions: held, inForce } = given;
  if (!held) return [];
  const before = inForce ? laddersOf(inForce) : [];
  const inLadders = laddersOf(rulebook).flatMap(({ ladder, pointer, of, owner }) => {
    const known = before.find((each) => each.of === of && each.owner === owner)?.ladder;
    return ladder.flatMap((step, index) =>
      step.tell.flatMap((each, at) =>
        'party' in each || held.has(each.position)
          ? []
          : [
              unheld(
                `${pointer}/${index}/tell/${at}/position`,
                each.position,
                isSame(step, byId(known, step.id)),
                subject,
              ),
            ],
      ),
    );
  });
  /** One of several must act: told when none of them is held. */
  const anyOf = (pointer: string, who: readonly Recipient[], isKnown: boolean): readonly Finding[] => {
    const [first, ...more] = positionsIn(who);
    if (first === undefined || who.some((each) => 'party' in each) || [first, ...more].some((each) => held.has(each)))
      return [];
    return [unheld(`${pointer}/0/position`, first, isKnown, subject)];
  };
  return [
    ...inLadders,
    ...(rulebook.approvals ?? []).flatMap(({ id, chain }, index) =>
      chain.flatMap(({ by }, at) =>
        anyOf(`/approvals/${index}/chain/${at}/by`, by, isSame(chain, byId(inForce?.approvals, id)?.chain)),
      ),
    ),
    ...rulebook.clocks.flatMap(({ id, extension }, index) =>
      (extension?.tiers ?? []).flatMap((tier, at) =>
        anyOf(
          `/clocks/${index}/extension/tiers/${at}/by`,
          tier.by,
          isSame(tier, byId(inForce?.clocks, id)?.extension?.tiers[at]),
        ),
      ),
    ),
    ...(rulebook.guards ?? []).flatMap(({ id, who }, index) =>
      anyOf(`/guards/${index}/who`, who ?? [], isSame(who, byId(inForce?.guards, id)?.who)),
    ),
    ...(rulebook.duties ?? []).flatMap(({ who, blocks }, index) =>
      anyOf(`/duties/${index}/who`, who, blocks === undefined),
    ),
  ];
};

const administrators: Check = ({ rulebook }) =>
  (
    [
      ['managePeople', '管理人员和部门', 'manage people and units'],
      ['manageRulebook', '修改办法', 'change the rulebook'],
    ] as const
  ).flatMap(([capability, zh, en]) =>
    rulebook.positions.some(({ capabilities }) => capabilities.includes(capability))
      ? []
      : [error('no-administrator', '/positions', say(`没有岗位可以${zh}。`, `No position may ${en}.`))],
  );

/** Everybody whom the rules name, with the pointer of the place. */
function named(
  rulebook: Rulebook,
): readonly { readonly position: string; readonly at: unknown; readonly pointer: string }[] {
  const found: { position: string; at: unknown; pointer: string }[] = [];
  const visit = (value: unknown, pointer: string): void => {
    const inside = recordOf(value);
    if (!inside) return;
    if (typeof inside['position'] === 'string') found.push({ position: inside['position'], at: inside['at'], pointer });
    for (const [key, child] of Object.entries(inside)) visit(child, `${pointer}/${key}`);
  };
  visit(rulebook, '');
  return found;
}

const looking: readonly Capability[] = ['readComplaints', 'readOwnComplaints'];
/** Places of the rulebook where whoever is named must act on the complaint itself. */
const acting = /^\/(?:approvals|guards|duties\/\d+\/who|clocks\/\d+\/extension|closing\/followUps\/\d+\/who)/;

const positions: Check = ({ rulebook }) => {
  const everywhere = named(rulebook);
  const depth = Math.max(0, ...rulebook.units.map(({ id }) => pathIn(rulebook.units, id).length));
  return [
    ...rulebook.positions.flatMap(({ id, capabilities }, index) => {
      const mentions = everywhere.filter(({ position }) => position === id);
      const name = nameOf(id, rulebook);
      if (capabilities.length === 0 && mentions.length === 0)
        return [
          warning(
            'idle-position',
            `/positions/${index}`,
            say(
              `岗位${name['zh-CN']}没有任何权限，规则中也没有提到。`,
              `The position ${name.en} may do nothing, and no rule names it.`,
            ),
          ),
        ];
      const acts = mentions.find(({ pointer }) => acting.test(pointer));
      if (!acts || capabilities.some((capability) => looking.includes(capability))) return [];
      return [
        warning(
          'cannot-look',
          `/positions/${index}/capabilities`,
          say(
            `规则要求岗位${name['zh-CN']}办理投诉，但该岗位无权查看投诉。`,
            `Rules ask the position ${name.en} to act on complaints, but it may not read them.`,
          ),
        ),
      ];
    }),
    ...everywhere.flatMap(({ at, pointer }) => {
      const level = levelOf(at);
      if (level === undefined || level < depth) return [];
      return [
        warning(
          'level-too-deep',
          `${pointer}/at/level`,
          say(
            `部门只有 ${depth} 级，没有第 ${level + 1} 级单位。`,
            `The units have ${depth} levels; there is none at level ${level + 1}.`,
          ),
        ),
      ];
    }),
  ];
};

const levelOf = (at: unknown): Extract<Place, { level: number }>['level'] | undefined => {
  const level = recordOf(at)?.['level'];
  return typeof level === 'number' ? level : undefined;
};

/** Consent that whoever is named cannot give, or could only give to themselves. */
const consent: Check = ({ rulebook, possible }) => {
  const links = [
    ...rulebook.clocks.flatMap(({ extension }, index) =>
      (extension?.tiers ?? []).map(({ by }, at) => ({ by, pointer: `/clocks/${index}/extension/tiers/${at}/by` })),
    ),
    ...(rulebook.approvals ?? []).flatMap(({ chain }, index) =>
      chain.map(({ by }, at) => ({ by, pointer: `/approvals/${index}/chain/${at}/by` })),
    ),
  ];
  const able = possible.positionsFor('DecideApproval');
  return [
    ...links.flatMap(({ by, pointer }) => {
      const who = positionsIn(by);
      if (who.length === 0 || able.some((id) => who.includes(id))) return [];
      const names = both((language) =>
        listed(
          who.map((id) => nameOf(id, rulebook)[language]),
          language,
          'or',
        ),
      );
      const message = say(
        `${names['zh-CN']}没有任何权限，无法审批。`,
        `${names.en} may do nothing at all, so cannot consent.`,
      );
      return [error('may-not-consent', pointer, message)];
    }),
    ...(rulebook.approvals ?? []).flatMap(({ verb, chain }, index) => {
      const [only, ...more] = possible.positionsFor(verb);
      if (only === undefined || more.length > 0) return [];
      return chain.flatMap(({ by }, at) =>
        positionsIn(by).some((id) => id !== only)
          ? []
          : [
              warning(
                'only-proposer',
                `/approvals/${index}/chain/${at}/by`,
                say(
                  `只有${nameOf(only, rulebook)['zh-CN']}可以提请，也只有${nameOf(only, rulebook)['zh-CN']}可以审批：只有一人担任时无法办理。`,
                  `Only ${nameOf(only, rulebook).en} may propose it, and only ${nameOf(only, rulebook).en} may approve it: with one holder it never gets through.`,
                ),
              ),
            ],
      );
    }),
  ];
};

export const peopleChecks: readonly Check[] = [holders, administrators, positions, consent];
