import { unreachable } from '../../kernel/result.ts';
import type { Language } from '../../kernel/text.ts';
import type { Comparison, Predicate, QuantityName } from '../predicate.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { triggerInWords } from './facts.ts';
import { fixedWords, labelIn, listOfFact, stageInWords } from './labels.ts';
import { type Pair, listed, pick, quote } from './say.ts';

const factWords = {
  category: ['类别', 'the category'],
  location: ['地点', 'the place'],
  channel: ['渠道', 'the channel'],
  nature: ['性质', 'the nature'],
  severity: ['等级', 'the severity'],
  track: ['办理程序', 'the track'],
  cause: ['原因', 'the cause'],
  outcome: ['处理结果', 'the outcome'],
  satisfaction: ['满意度', 'the satisfaction'],
  complainantKind: ['投诉人类型', 'the kind of complainant'],
  respondentRole: ['被投诉人身份', "the respondent's role"],
  document: ['已有材料', 'one of the documents'],
  declineReason: ['不予受理的理由', 'the reason for declining'],
  handedOverTo: ['移送去向', 'the body it was handed over to'],
  identityMode: ['投诉方式', 'the identity'],
  stream: ['投诉来源', 'the stream'],
  kind: ['诉求种类', 'the kind'],
  stage: ['办理阶段', 'the stage'],
  withdrawal: ['撤诉情况', 'the withdrawal'],
} as const;

type Measure = { readonly name: Pair; readonly unit: Pair; readonly isMoney?: true };
const count = (zh: string, en: string, unit: string): Measure => ({ name: [zh, en], unit: [unit, ''] });
const money = (zh: string, en: string): Measure => ({ name: [zh, en], unit: ['元', 'yuan'], isMoney: true });

const quantityWords = {
  amount: money('涉及金额', 'the amount'),
  personsHarmed: count('受损害人数', 'the number of persons harmed', '人'),
  complainants: count('投诉人数', 'the number of complainants', '人'),
  representatives: count('代表人数', 'the number of representatives', '人'),
  repeatCount: count('此前就同一事项投诉的次数', 'the number of earlier complaints of the same matter', '次'),
  departments: count('承办部门数', 'the number of departments', '个'),
  extensionTotal: count('累计延期', 'the sum of the extensions', ''),
  compensationAmount: money('赔偿或补偿金额', 'the compensation'),
  sanctionAmount: money('处罚金额', 'the sanction'),
  returns: count('退回次数', 'the number of returns', '次'),
  followUps: count('回访次数', 'the number of follow-ups', '次'),
  level: count('提级次数', 'the number of levels raised', '级'),
} as const satisfies Record<QuantityName, Measure>;

/** Exactly the number, as it is written in China: 50000 is 5 万. */
function numberInWords(value: number, language: Language, isMoney: boolean): string {
  if (language === 'en') return value.toLocaleString('en', { maximumFractionDigits: 20 });
  const [, size, word] = [
    [0, 100_000_000, '亿'],
    [0, 10_000, '万'],
  ].find(([, least]) => isMoney && value >= Number(least) && Number.isInteger((value * 100) / Number(least))) ?? [
    0,
    1,
    '',
  ];
  return word === '' ? String(value) : `${value / Number(size)} ${word}`;
}

/** Bounds in words: 达到 and 不超过 hold for the number itself, 超过 and 不足 do not. */
function boundsInWords(bounds: Comparison, { unit, isMoney }: Omit<Measure, 'name'>, language: Language): string {
  const zh = language === 'zh-CN';
  const { atLeast, moreThan, atMost, lessThan } = bounds;
  const written = (value: number): string => {
    const number = numberInWords(value, language, isMoney === true);
    if (!zh) return `${number}${unit[1] === '' ? '' : ` ${unit[1]}`}`;
    return `${number}${unit[0] !== '' && /\d$/.test(number) ? ' ' : ''}${unit[0]}`;
  };
  if (atLeast !== undefined && atLeast === atMost && moreThan === undefined && lessThan === undefined)
    return zh ? `为 ${written(atLeast)}` : `is ${written(atLeast)}`;
  const parts = [
    atLeast === undefined ? [] : [zh ? `达到 ${written(atLeast)}` : `at least ${written(atLeast)}`],
    moreThan === undefined ? [] : [zh ? `超过 ${written(moreThan)}` : `more than ${written(moreThan)}`],
    atMost === undefined ? [] : [zh ? `不超过 ${written(atMost)}` : `at most ${written(atMost)}`],
    lessThan === undefined ? [] : [zh ? `不足 ${written(lessThan)}` : `less than ${written(lessThan)}`],
  ].flat();
  return zh ? parts.join('且') : `is ${parts.join(' and ')}`;
}

/** `类别为“甲”或“乙”`, `the category is “a” or “b”`; with `not` the contrary. */
function oneOf(name: string, words: readonly string[], not: boolean, language: Language): string {
  const which = listed(words.map(quote), language, 'or');
  if (language === 'zh-CN') return `${name}${not ? '不为' : '为'}${which}`;
  return `${name} is ${not ? 'not ' : ''}${which}`;
}

function write(predicate: Predicate, rulebook: Rulebook, language: Language, not = false): string {
  const zh = language === 'zh-CN';
  const contrary = (text: string): string => (not ? (zh ? `并非“${text}”` : `not (${text})`) : text);
  const words = (name: keyof typeof factWords, labels: readonly string[]): string =>
    oneOf(pick(factWords[name], language), labels, not, language);
  switch (predicate.is) {
    case 'always':
      return not ? (zh ? '从不' : 'never') : zh ? '所有投诉' : 'all complaints';
    case 'not':
      return not ? write(predicate.of, rulebook, language) : write(predicate.of, rulebook, language, true);
    case 'all':
    case 'any': {
      const other = predicate.is === 'all' ? 'any' : 'all';
      const parts = predicate.of.map((part) => {
        const text = write(part, rulebook, language);
        return part.is === other && part.of.length > 1 ? (zh ? `（${text}）` : `(${text})`) : text;
      });
      const link = predicate.is === 'all' ? (zh ? '，且' : ' and ') : zh ? '，或' : ' or ';
      return contrary(parts.join(link));
    }
    case 'category':
      return words(
        predicate.is,
        predicate.in.map((id) => labelIn(rulebook.categories, id, language)),
      );
    case 'location':
      return words(
        predicate.is,
        predicate.in.map((id) => labelIn(rulebook.locations, id, language)),
      );
    case 'channel':
    case 'nature':
    case 'severity':
    case 'track':
    case 'cause':
    case 'outcome':
    case 'satisfaction':
    case 'complainantKind':
    case 'respondentRole':
    case 'document':
    case 'declineReason':
    case 'handedOverTo': {
      const list = rulebook[listOfFact[predicate.is]];
      return words(
        predicate.is,
        predicate.in.map((id) => labelIn(list, id, language)),
      );
    }
    case 'identityMode':
      return words(
        predicate.is,
        predicate.in.map((mode) => pick(fixedWords.identityMode[mode], language)),
      );
    case 'stream':
      return words(
        predicate.is,
        predicate.in.map((stream) => pick(fixedWords.stream[stream], language)),
      );
    case 'origin': {
      const origins = predicate.in.map((origin) => pick(fixedWords.origin[origin], language));
      const which = listed(origins, language, 'or');
      return zh ? `${not ? '不属于' : '属于'}${which}投诉` : `the complaint is ${not ? 'not ' : ''}${which}`;
    }
    case 'kind':
      return words(
        predicate.is,
        predicate.in.map((kind) => pick(fixedWords.kind[kind], language)),
      );
    case 'stage':
      return words(
        predicate.is,
        predicate.in.map((stage) => stageInWords(stage, rulebook, language)),
      );
    case 'withdrawal':
      return words(
        predicate.is,
        predicate.in.map((each) => pick(fixedWords.withdrawal[each], language)),
      );
    case 'malicious':
      if (zh) return not ? '未认定为恶意投诉' : '已认定为恶意投诉';
      return not ? 'not found malicious' : 'found malicious';
    case 'flag': {
      const flags = predicate.in.map((id) => quote(labelIn(rulebook.flags, id, language)));
      const which = listed(flags, language, 'or');
      return zh ? `${not ? '不属于' : '属于'}${which}情形` : `${which} ${not ? 'does not apply' : 'applies'}`;
    }
    case 'field': {
      const field = rulebook.fields?.find(({ id }) => id === predicate.field);
      const name = quote(labelIn(rulebook.fields, predicate.field, language));
      if (predicate.in) {
        const options = predicate.in.map((id) => labelIn(field?.options, id, language));
        return oneOf(name, options, not, language);
      }
      return contrary(`${name}${zh ? '' : ' '}${boundsInWords(predicate, { unit: ['', ''] }, language)}`);
    }
    case 'happened': {
      const facts = triggerInWords(predicate.in, language);
      return zh ? `${not ? '尚无' : '已有'}“${facts}”的记录` : `${not ? 'not ' : ''}after ${facts}`;
    }
    case 'missed': {
      const clocks = predicate.in.map((id) => quote(labelIn(rulebook.clocks, id, language)));
      const which = listed(clocks, language, 'or');
      return zh ? `${which}时限${not ? '未' : '已'}逾期` : `the deadline ${which} was ${not ? 'not ' : ''}missed`;
    }
    case 'received': {
      const { from, to } = predicate;
      const span = zh
        ? `${from} 至${from < to ? '' : '次日'} ${to} 之间收到`
        : `received between ${from} and ${to}${from < to ? '' : ' of the next day'}`;
      return contrary(span);
    }
    case 'receivedOnDayOff':
      if (zh) return not ? '在工作日收到' : '在非工作日收到';
      return not ? 'received on a working day' : 'received on a day off';
    case 'amount':
    case 'personsHarmed':
    case 'complainants':
    case 'representatives':
    case 'repeatCount':
    case 'departments':
    case 'extensionTotal':
    case 'compensationAmount':
    case 'sanctionAmount':
    case 'returns':
    case 'followUps':
    case 'level': {
      const measure: Measure = quantityWords[predicate.is];
      const name = pick(measure.name, language);
      return contrary(`${name}${zh ? '' : ' '}${boundsInWords(predicate, measure, language)}`);
    }
    default:
      return unreachable(predicate);
  }
}

/** A condition as a person would say it, for a clause: `类别为“护理”，且涉及金额超过 5 万元`. */
export const predicateInWords = (predicate: Predicate, rulebook: Rulebook, language: Language): string =>
  write(predicate, rulebook, language);
