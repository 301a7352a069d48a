import type { Language } from '../../kernel/text.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import type { EntryName, Need } from '../schema/rules.ts';
import { labelIn } from './labels.ts';
import { type Pair, pick, quote } from './say.ts';

const entries = {
  name: ['姓名', 'the name'],
  phone: ['电话', 'the phone number'],
  email: ['电子邮箱', 'the e-mail address'],
  address: ['地址', 'the address'],
  idNumber: ['证件号码', 'the number of an identity paper'],
  signature: ['签名', 'a signature'],
  contact: ['联系方式', 'a way to reach the complainant'],
  representative: ['代表人', 'a representative'],
  respondent: ['被投诉人', 'the respondent'],
  location: ['地点', 'the place'],
  origin: ['属于境内还是境外', 'whether it is domestic or foreign'],
  amount: ['涉及金额', 'the amount'],
  personsHarmed: ['受损害人数', 'the number of persons harmed'],
  nature: ['性质', 'the nature'],
  severity: ['等级', 'the severity'],
  track: ['办理程序', 'the track'],
  cause: ['原因', 'the cause'],
  outcome: ['处理结果', 'the outcome'],
  compensation: ['赔偿或补偿', 'the compensation'],
  responsibility: ['责任认定', 'the responsibility'],
  correctiveAction: ['整改措施', 'a corrective action'],
  reason: ['理由', 'the reason'],
  comment: ['说明', 'a comment'],
  satisfaction: ['满意度', 'the satisfaction'],
  evidence: ['证据', 'evidence'],
  complainants: ['投诉人数', 'the number of complainants'],
  representatives: ['代表人数', 'the number of representatives'],
} as const satisfies Record<EntryName, Pair>;

/** Something a verb must carry: an entry, a paper, a part of the text, an answer. */
export function needInWords(need: Need, rulebook: Rulebook, language: Language): string {
  if ('entry' in need) return pick(entries[need.entry], language);
  if ('document' in need) return quote(labelIn(rulebook.documents, need.document, language));
  if ('element' in need) return quote(labelIn(rulebook.elements, need.element, language));
  return quote(labelIn(rulebook.fields, need.field, language));
}
