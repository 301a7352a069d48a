import type { Language } from '../../kernel/text.ts';
import type { Party, Place, Recipient, Who } from '../schema/organisation.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { labelIn } from './labels.ts';
import { type Pair, listed, pick } from './say.ts';

const places = {
  anywhere: ['', ''],
  centre: ['投诉中心的', 'at the complaint centre'],
  lead: ['牵头部门的', 'of the lead department'],
  departments: ['承办部门的', 'of the departments handling it'],
  parents: ['上一级单位的', 'of the unit above'],
  own: ['本部门的', 'of one’s own department'],
  respondents: ['被投诉部门的', 'of the department complained about'],
} as const satisfies Record<Extract<Place, string>, Pair>;

const parties = {
  complainant: ['投诉人', 'the complainant'],
  handlers: ['承办人', 'the handlers'],
  firstContactOwner: ['首问责任人', 'whoever received it first'],
} as const satisfies Record<Party, Pair>;

/** Holders of a position at a place: `承办部门的部门负责人`, `department head of the departments handling it`. */
function whoInWords({ position, at }: Who, rulebook: Rulebook, language: Language): string {
  const label = labelIn(rulebook.positions, position, language);
  const zh = language === 'zh-CN';
  if (typeof at === 'string') {
    const place = pick(places[at], language);
    return zh ? `${place}${label}` : place === '' ? label : `${label} ${place}`;
  }
  if ('unit' in at) {
    const unit = labelIn(rulebook.units, at.unit, language);
    return zh ? `${unit}的${label}` : `${label} of ${unit}`;
  }
  return zh ? `第 ${at.level + 1} 级单位的${label}` : `${label} of the unit at level ${at.level + 1}`;
}

/** Whom a rule tells or charges. */
export const recipientInWords = (recipient: Recipient, rulebook: Rulebook, language: Language): string =>
  'party' in recipient ? pick(parties[recipient.party], language) : whoInWords(recipient, rulebook, language);

/** Several of them: any one may act, each of them is told. */
export const recipientsInWords = (
  recipients: readonly Recipient[],
  rulebook: Rulebook,
  language: Language,
  how: 'and' | 'or' = 'and',
): string => listed([...new Set(recipients.map((each) => recipientInWords(each, rulebook, language)))], language, how);
