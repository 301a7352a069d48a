import { type Language, textIn } from '../../kernel/text.ts';
import { Budget } from '../../calendar/budget.ts';
import { Capability } from '../capabilities.ts';
import { recordOf } from '../fault.ts';
import { IntakeKind, Origin, Stream, VerbName } from '../names.ts';
import { Predicate } from '../predicate.ts';
import { Amount } from '../schema/accountability.ts';
import { LadderStep, Trigger } from '../schema/clocks.ts';
import { Recipient } from '../schema/organisation.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { Need } from '../schema/rules.ts';
import { listOfKey, wordsOf } from './words-used.ts';
import { capabilityWords, choiceWords } from './choices.ts';
import { triggerInWords } from './facts.ts';
import { fixedWords } from './labels.ts';
import { ladderStepInWords } from './ladder.ts';
import { needInWords } from './needs.ts';
import { recipientInWords } from './people.ts';
import { predicateInWords } from './predicate.ts';
import { listed, pick, quote } from './say.ts';
import { lengthInWords } from './time.ts';
import { verbInWords } from './verbs.ts';

/** How much: `50，此后每日 50`, `from 200 to 1500`. */
export function amountInWords(amount: Amount, language: Language): string {
  const zh = language === 'zh-CN';
  if ('fixed' in amount) return String(amount.fixed);
  if ('from' in amount) return zh ? `${amount.from} 至 ${amount.to}` : `from ${amount.from} to ${amount.to}`;
  if ('first' in amount) {
    const max = amount.max === undefined ? '' : zh ? `，最多 ${amount.max}` : `, at most ${amount.max}`;
    return (
      (zh
        ? `${amount.first}，此后每逾期 1 个工作日 ${amount.perDay}`
        : `${amount.first}, then ${amount.perDay} for each further working day`) + max
    );
  }
  const tiers = amount.tiers.map(({ upTo, percent }) =>
    upTo === undefined
      ? zh
        ? `其余部分 ${percent}%`
        : `${percent}% of the rest`
      : zh
        ? `${upTo} 以内的部分 ${percent}%`
        : `${percent}% of the part up to ${upTo}`,
  );
  return tiers.join(zh ? '，' : ', ');
}

type Write = (value: unknown, rulebook: Rulebook, language: Language) => string | undefined;

/** A writer for what one schema reads; anything else is left to the next. */
const of =
  <Value>(
    schema: { safeParse: (value: unknown) => { success: true; data: Value } | { success: false } },
    write: (value: Value, rulebook: Rulebook, language: Language) => string,
  ): Write =>
  (value, rulebook, language) => {
    const read = schema.safeParse(value);
    return read.success ? write(read.data, rulebook, language) : undefined;
  };

const length = of(Budget, (value, _, language) => lengthInWords(value, language));
const condition = of(Predicate, (value, rulebook, language) => quote(predicateInWords(value, rulebook, language)));
const person = of(Recipient, recipientInWords);
const trigger = of(Trigger, (value, _, language) => triggerInWords(value, language));
const verb = of(VerbName, (value, _, language) => quote(verbInWords(value, language)));

/** A list of places of extension, consent or multiples: each entry in words of its own. */
const entry: Write = (value, rulebook, language) => {
  const inside = recordOf(value);
  if (!inside) return undefined;
  const zh = language === 'zh-CN';
  if ('percent' in inside) return undefined;
  if (Array.isArray(inside['by'])) {
    const names = inside['by'].flatMap((each) => person(each, rulebook, language) ?? []);
    const who = names.length === 0 ? (zh ? '无需同意' : 'nobody') : listed(names, language, 'or');
    const upTo = length(inside['upTo'], rulebook, language);
    const opinion = inside['opinionRequired'] === true ? (zh ? '（须写明意见）' : ' (with an opinion)') : '';
    return (upTo === undefined ? who : zh ? `不超过 ${upTo}：${who}` : `up to ${upTo}: ${who}`) + opinion;
  }
  const when = condition(inside['when'], rulebook, language);
  if (typeof inside['by'] === 'number' && when !== undefined)
    return zh ? `${when}时 ${inside['by']} 倍` : `${when}: times ${inside['by']}`;
  if (typeof inside['pattern'] === 'string' && when !== undefined)
    return `${when}${zh ? '：' : ': '}${inside['pattern']}`;
  return undefined;
};

const ofKey: Readonly<Record<string, Write>> = {
  when: condition,
  provided: condition,
  levelByLevel: condition,
  jointLiability: condition,
  rework: condition,
  budget: length,
  target: length,
  upTo: length,
  rounds: length,
  within: length,
  start: trigger,
  stop: trigger,
  after: trigger,
  on: trigger,
  resumesOn: trigger,
  verb,
  blocks: verb,
  who: person,
  tell: person,
  inform: person,
  registeredBy: person,
  from: person,
  chain: entry,
  tiers: entry,
  multiply: entry,
  others: entry,
  needs: of(Need, needInWords),
  amount: of(Amount, (value, _, language) => amountInWords(value, language)),
  ladder: of(LadderStep, ladderStepInWords),
  capabilities: of(Capability, (value, _, language) => pick(capabilityWords[value], language)),
  streams: of(Stream, (value, _, language) => pick(fixedWords.stream[value], language)),
  origin: of(Origin, (value, _, language) => quote(pick(fixedWords.origin[value], language))),
  intakeKinds: of(IntakeKind, (value, _, language) => pick(fixedWords.kind[value], language)),
};

/** The text of a tenant, where the value is one. */
export const textOf = (value: unknown, language: Language): string | undefined => {
  const inside = recordOf(value);
  if (!inside || Array.isArray(value)) return undefined;
  const texts = Object.entries(inside).filter((each): each is [string, string] => typeof each[1] === 'string');
  const isText =
    texts.length > 0 &&
    texts.length === Object.keys(inside).length &&
    texts.every(([tag]) => /^[a-z]{2,3}(-|$)/.test(tag));
  return isText ? textIn(Object.fromEntries(texts), language) : undefined;
};

/**
 * A value of a rulebook in words, by the key it stands under and the key that its object stands under. Undefined for
 * whole parts, which are told piece by piece.
 */
export function valueInWords(
  value: unknown,
  place: { readonly key: string; readonly inList: string; readonly rulebook: Rulebook },
  language: Language,
): string | undefined {
  const { key, inList, rulebook } = place;
  const zh = language === 'zh-CN';
  if (Array.isArray(value)) {
    const words = value.map((each) => valueInWords(each, place, language));
    const known = words.filter((word) => word !== undefined);
    if (known.length < words.length) return undefined;
    return known.length === 0 ? (zh ? '无' : 'none') : listed(known, language);
  }
  if (typeof value === 'boolean') return value ? (zh ? '是' : 'yes') : zh ? '否' : 'no';
  if (typeof value === 'number') return key === 'percent' ? `${value}%` : String(value);
  const own = inList === 'notices' ? person(value, rulebook, language) : ofKey[key]?.(value, rulebook, language);
  if (own !== undefined) return own;
  const text = textOf(value, language);
  if (text !== undefined) return quote(text);
  if (typeof value !== 'string') return undefined;
  const list = listOfKey(key, inList);
  const word = list && wordsOf(rulebook, list)?.find(({ id }) => id === value);
  if (word) return quote('label' in word ? (textOf(word.label, language) ?? value) : value);
  const choice = choiceWords[key]?.[value];
  return choice ? pick(choice, language) : quote(value);
}
