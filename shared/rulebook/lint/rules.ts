import { keysOf } from '../../kernel/keys-of.ts';
import { textIn } from '../../kernel/text.ts';
import type { VerbName } from '../names.ts';
import type { Predicate } from '../predicate.ts';
import type { Trigger } from '../schema/clocks.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import type { Guard, Need } from '../schema/rules.ts';
import { triggerInWords } from '../words/facts.ts';
import { labelIn } from '../words/labels.ts';
import { needInWords } from '../words/needs.ts';
import { predicateInWords } from '../words/predicate.ts';
import { both, quote, say } from '../words/say.ts';
import { verbInWords } from '../words/verbs.ts';
import { conditionsOf } from './conditions.ts';
import { type Check, type Finding, type Subject, error, warning } from './finding.ts';
import { type LawfulActor, carriers, lawfulActors } from './law.ts';
import { implies, isImpossible, mayHoldFor } from './logic.ts';
import { pathIn } from '../vocabulary.ts';

const isPublic = (verb: VerbName): boolean => {
  const actors: readonly LawfulActor[] = lawfulActors[verb];
  return actors.includes('complainant') || actors.includes('system');
};

/** Rules about a verb that nobody may use, and guards that let nobody through. */
const verbs: Check = ({ rulebook, possible }) => {
  const about = [
    ['requirements', rulebook.requirements],
    ['guards', rulebook.guards],
    ['approvals', rulebook.approvals],
    ['windows', rulebook.windows],
  ] as const;
  const unused = about.flatMap(([list, rules]) =>
    (rules ?? []).flatMap(({ verb }, index) =>
      possible.isOpen(verb)
        ? []
        : [
            warning(
              'nobody-may',
              `/${list}/${index}/verb`,
              say(
                `没有岗位可以“${verbInWords(verb, 'zh-CN')}”，这条规则用不上。`,
                `No position may ${verbInWords(verb, 'en')}; this rule is never used.`,
              ),
            ),
          ],
    ),
  );
  const guards = rulebook.guards ?? [];
  const letThrough = ({ verb, who }: Guard): readonly string[] | undefined =>
    who && possible.positionsFor(verb).filter((id) => who.some(({ position }) => position === id));
  const closed = guards.flatMap((guard, index) => {
    const through = letThrough(guard);
    if (!through || isPublic(guard.verb) || !possible.isOpen(guard.verb)) return [];
    const other = guards
      .slice(0, index)
      .find(
        (each) =>
          each.verb === guard.verb &&
          implies(guard.when, each.when, rulebook) &&
          letThrough(each)?.every((id) => !through.includes(id)),
      );
    if (through.length > 0 && !other) return [];
    const [zh, en] = [verbInWords(guard.verb, 'zh-CN'), verbInWords(guard.verb, 'en')];
    const message =
      through.length === 0
        ? say(`这里列出的岗位都无权“${zh}”。`, `None of these positions may ${en}.`)
        : say(
            `另一条规则只让别的岗位“${zh}”，两条合起来没有人可以办理。`,
            `Another guard lets only other positions ${en}; together they let nobody through.`,
          );
    return [error('nobody-may', `/guards/${index}/who`, message)];
  });
  return [...unused, ...closed];
};

/** Why nothing and nobody can give what a requirement asks for. */
function cannotGive(need: Need, verb: VerbName, { rulebook, possible }: Subject): boolean {
  const may = (...names: readonly VerbName[]): boolean => names.some((name) => possible.positionsFor(name).length > 0);
  const carries = (what: keyof typeof carriers): boolean => {
    const able: readonly VerbName[] = carriers[what];
    return able.includes(verb);
  };
  if ('element' in need) return !carries('elements');
  if (!('entry' in need)) return false;
  const { entry } = need;
  const isFirst = verb === 'RegisterComplaint';
  if (entry === 'reason' || entry === 'comment') return !carries(entry);
  if (entry === 'satisfaction') return isFirst;
  if (entry === 'compensation') return isFirst || !may('RecordCompensation');
  if (entry === 'responsibility') return isFirst || !may('AttributeResponsibility');
  if (entry === 'correctiveAction') return isFirst || !may('RecordCorrectiveAction');
  if (entry !== 'nature' && entry !== 'severity' && entry !== 'track') return false;
  const isSetByRule = (rulebook.classification ?? []).some((rule) => rule[entry] !== undefined);
  return !isSetByRule && !may('ClassifyComplaint', 'RegisterComplaint');
}

const requirements: Check = (subject) =>
  (subject.rulebook.requirements ?? []).flatMap(({ verb, needs }, index) =>
    needs.flatMap((need, at) =>
      cannotGive(need, verb, subject)
        ? [
            error(
              'cannot-be-given',
              `/requirements/${index}/needs/${at}`,
              say(
                `“${verbInWords(verb, 'zh-CN')}”时无法提供${needInWords(need, subject.rulebook, 'zh-CN')}，这项要求没有人能够满足。`,
                `Nobody can give ${needInWords(need, subject.rulebook, 'en')} to ${verbInWords(verb, 'en')}; the requirement can never be met.`,
              ),
            ),
          ]
        : [],
    ),
  );

const neverHappens = (pointer: string, triggers: readonly Trigger[]): Finding =>
  error(
    'never-happens',
    pointer,
    say(
      `“${triggerInWords(triggers, 'zh-CN')}”不会发生：没有岗位能够这样做。`,
      `${quote(triggerInWords(triggers, 'en'))} never happens: no position can cause it.`,
    ),
  );

/** Things that rules wait for and that never happen. */
const waits: Check = ({ rulebook, possible }) => {
  const none = (triggers: readonly Trigger[] | undefined): triggers is readonly Trigger[] =>
    triggers !== undefined && !triggers.some((trigger) => possible.happens.has(trigger));
  return [
    ...(rulebook.windows ?? []).flatMap(({ after }, index) =>
      after && none([after]) ? [neverHappens(`/windows/${index}/after`, [after])] : [],
    ),
    ...(rulebook.guards ?? []).flatMap(({ after }, index) =>
      (after ?? []).flatMap((trigger, at) =>
        none([trigger]) ? [neverHappens(`/guards/${index}/after/${at}`, [trigger])] : [],
      ),
    ),
    ...(rulebook.duties ?? []).flatMap(({ on }, index) => (none(on) ? [neverHappens(`/duties/${index}/on`, on)] : [])),
    ...(rulebook.closing?.followUps ?? []).flatMap(({ start }, index) =>
      none(start) ? [neverHappens(`/closing/followUps/${index}/start`, start)] : [],
    ),
  ];
};

const duties: Check = ({ rulebook, possible }) =>
  (rulebook.duties ?? []).flatMap(({ who, blocks, label }, index) => {
    const found: Finding[] = [];
    const able = possible.positionsFor('CompleteDuty');
    const isDoable = who.some((each) =>
      'party' in each ? each.party !== 'complainant' : able.includes(each.position),
    );
    const name = both((language) => quote(textIn(label, language)));
    if (!isDoable)
      found.push(
        (blocks ? error : warning)(
          'nobody-can-complete',
          `/duties/${index}/who`,
          say(
            `事项义务${name['zh-CN']}没有人能够完成${blocks ? '，被它挡住的事项也就无法办理' : ''}。`,
            `Nobody can complete the duty ${name.en}${blocks ? ', so what it holds back can never be done' : ''}.`,
          ),
        ),
      );
    const own = (blocks ?? []).findIndex(
      (verb) => verb === 'CompleteDuty' || verb === 'FireDueSteps' || verb === 'SealFile' || verb === 'RecordBounce',
    );
    if (own >= 0)
      found.push(
        error(
          'blocks-itself',
          `/duties/${index}/blocks/${own}`,
          say(
            '事项义务不能挡住自身的完成或到期步骤。',
            'A duty cannot hold back its own completion or the steps that are due.',
          ),
        ),
      );
    return found;
  });

/** Lists in which the first rule that holds decides: one behind another that always wins is never reached. */
const unreached: Check = ({ rulebook }) => {
  type Rule = { readonly when: Predicate; readonly verb?: VerbName };
  const lists: readonly (readonly [pointer: string, rules: readonly Rule[] | undefined])[] = [
    ['/routes', rulebook.routes],
    ['/approvals', rulebook.approvals],
    ['/closing/conditions', rulebook.closing?.conditions],
    ['/retention', rulebook.retention],
    ['/numbering/others', rulebook.numbering.others],
  ];
  return lists.flatMap(([pointer, rules]) =>
    (rules ?? []).flatMap((rule, index, all) =>
      all.slice(0, index).some((first) => first.verb === rule.verb && implies(rule.when, first.when, rulebook))
        ? [
            warning(
              'rule-never-applies',
              `${pointer}/${index}`,
              say(
                '这条规则永远不会适用：排在前面的规则总是先适用。',
                'This rule is never reached: one before it always wins.',
              ),
            ),
          ]
        : [],
    ),
  );
};

const impossible: Check = ({ rulebook }) =>
  conditionsOf(rulebook).flatMap(({ predicate, pointer }) =>
    isImpossible(predicate, rulebook)
      ? [
          error(
            'never-holds',
            pointer,
            say(
              `条件永远不会成立：${predicateInWords(predicate, rulebook, 'zh-CN')}。`,
              `The condition never holds: ${predicateInWords(predicate, rulebook, 'en')}.`,
            ),
          ),
        ]
      : [],
  );

const axes = { severity: 'severities', track: 'tracks', nature: 'natures' } as const;

/** Words that rules look at though nothing and nobody ever sets them. */
const unset: Check = ({ rulebook, possible }) => {
  const byHand = [...possible.positionsFor('ClassifyComplaint'), ...possible.positionsFor('RegisterComplaint')];
  if (byHand.length > 0) return [];
  const found: Finding[] = [];
  const visit = (predicate: Predicate, pointer: string): void => {
    if (predicate.is === 'all' || predicate.is === 'any')
      for (const [index, part] of predicate.of.entries()) visit(part, `${pointer}/of/${index}`);
    if (predicate.is === 'not') visit(predicate.of, `${pointer}/of`);
    for (const axis of keysOf(axes)) {
      if (predicate.is !== axis) continue;
      for (const [index, word] of predicate.in.entries()) {
        if (rulebook.classification?.some((rule) => rule[axis] === word)) continue;
        const name = both((language) => quote(labelIn(rulebook[axes[axis]], word, language)));
        found.push(
          error(
            'never-set',
            `${pointer}/in/${index}`,
            say(
              `${name['zh-CN']}不会出现：没有归类规则得出它，也没有岗位可以归类。`,
              `${name.en} never comes up: no rule sets it, and no position may classify.`,
            ),
          ),
        );
      }
    }
  };
  for (const { predicate, pointer } of conditionsOf(rulebook)) visit(predicate, pointer);
  return found;
};

const noRoute = (name: string, nameEn: string, pointer: string): Finding =>
  warning(
    'no-route',
    pointer,
    say(`${name}没有转办规则，由投诉中心逐件决定。`, `No route covers ${nameEn}; the centre decides case by case.`),
  );

const routes: Check = ({ rulebook }: { readonly rulebook: Rulebook }) => {
  if (rulebook.routes.length === 0) return [noRoute('投诉', 'complaints', '/routes')];
  const parents = new Set(rulebook.categories.map(({ parent }) => parent));
  return rulebook.categories.flatMap(({ id, label }, index) => {
    if (parents.has(id)) return [];
    const path = pathIn(rulebook.categories, id);
    if (rulebook.routes.some(({ when }) => mayHoldFor(path, when))) return [];
    return [noRoute(`“${textIn(label, 'zh-CN')}”类投诉`, quote(textIn(label, 'en')), `/categories/${index}`)];
  });
};

export const ruleChecks: readonly Check[] = [verbs, requirements, waits, duties, unreached, impossible, unset, routes];
