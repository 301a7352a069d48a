import type { Refusal, RefusalCode } from '../complaint/refusal.ts';
import { type Pair, listed, pick, quote } from '../rulebook/words/say.ts';
import { textIn } from '../kernel/text.ts';
import { needInWords } from '../rulebook/words/needs.ts';
import type { Need } from '../rulebook/schema/rules.ts';
import type { Words } from './words.ts';

const words = {
  'session/not-permitted': ['该岗位没有这项权限', 'the position does not permit it'],
  'complaint/wrong-stage': ['当前阶段不能这样办理', 'it cannot be done at this stage'],
  'complaint/unknown-term': ['办法中没有这个选项', 'the rulebook does not know this word'],
  'complaint/unknown-unit': ['没有这个部门', 'there is no such department'],
  'complaint/duplicate-department': ['同一部门列了两次', 'a department is named twice'],
  'complaint/already-stated': ['该部门已经说明', 'the department has stated already'],
  'complaint/not-your-unit': ['不是本部门的事项', 'it is another department’s'],
  'complaint/already-rated': ['这次答复已经评价过', 'this reply has been rated already'],
  'complaint/too-many-files': ['附件过多', 'there are too many files'],
  'complaint/already-done': ['已经办过', 'it has been done already'],
  'complaint/nothing-pending': ['没有等待决定的事项', 'nothing waits for a decision'],
  'complaint/already-pending': ['已有一项在等待决定', 'one of these waits for a decision already'],
  'complaint/not-running': ['该时限没有在计算', 'the deadline does not run'],
  'complaint/not-extendable': ['该时限不可延期', 'the deadline cannot be extended'],
  'complaint/extension-too-long': ['超过允许的延期长度', 'the extension is too long'],
  'complaint/extension-too-late': ['延期须在到期前申请', 'an extension must be asked for before the deadline'],
  'complaint/already-paused': ['已经中止办理', 'the handling is paused already'],
  'complaint/not-paused': ['没有中止办理', 'the handling is not paused'],
  'complaint/date-in-the-past': ['日期须在以后', 'the date must lie in the future'],
  'complaint/date-in-the-future': ['日期不得在以后', 'the date must not lie in the future'],
  'complaint/unknown-person': ['该部门没有这个人', 'there is no such person at this department'],
  'complaint/handler-is-respondent': ['被投诉人不得承办', 'nobody handles a complaint about themselves'],
  'complaint/skips-level': ['须逐级转办', 'it goes down level by level'],
  'complaint/not-all-stated': ['还有部门没有说明', 'a department has yet to state'],
  'complaint/not-lead': ['只能由牵头部门办理', 'only the lead department does this'],
  'complaint/not-next-round': ['不是当前应做的一次回访', 'it is not the next round of follow-up'],
  'complaint/too-many-representatives': ['代表人数超过规定', 'there are too many representatives'],
  'complaint/same-person': ['须由另一人决定', 'a second person must decide'],
  'complaint/not-at-fault': ['没有认定本机构有过错', 'the organisation has not been found at fault'],
  'complaint/shares-not-whole': ['责任比例合计须为 100%', 'the shares must add up to 100 per cent'],
  'complaint/amount-outside-rule': ['金额不在规定范围内', 'the rule does not allow this amount'],
  'complaint/unknown-rule': ['没有这条规定，或者不适用', 'there is no such rule, or it does not apply'],
  'complaint/unknown-version': ['没有这个版本的办法', 'there is no such version of the rules'],
  'complaint/same-complaint': ['不能与自身关联', 'a complaint cannot be linked to itself'],
  'complaint/must-be-kept': ['档案仍在保存期限内', 'the record must still be kept'],
  'complaint/marked-as-spam': ['在垃圾箱中', 'it stands in the spam box'],
  'complaint/no-address': ['没有电子邮箱', 'no e-mail address is known'],
  'complaint/not-yours': ['应由别人办理', 'it is for somebody else to do'],
  'complaint/channel-not-yours': ['该渠道由其他岗位登记', 'others register what arrives through this channel'],
  'complaint/stream-not-open': ['该渠道不接收此类投诉', 'this channel does not take such complaints'],
  'complaint/guarded': ['办法不允许', 'a rule stands against it'],
  'complaint/window-closed': ['已经超过可以办理的期限', 'the time for it is over'],
  'complaint/too-often': ['已达到允许的次数', 'it has been done as often as allowed'],
  'complaint/duty-first': ['须先完成事项义务', 'a duty must be done first'],
  'complaint/incomplete': ['缺少办法要求的内容', 'something that the rulebook asks for is missing'],
  'complaint/not-settled': ['按投诉人的评价不得结案', 'the complainant’s rating does not allow it'],
} as const satisfies Record<RefusalCode, Pair>;

/** The need that a refusal writes as `name`, `document:name`, `element:name` or `field:name`. */
function needNamed(text: string): Need {
  const [kind = '', id = ''] = text.split(':');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- requirements.ts wrote it from a need
  return (id === '' ? { entry: kind } : { [kind]: id }) as Need;
}

/** Why the rules say no, as the end of a sentence. */
export function refusalInWords(
  { code, missing, rule, about }: Refusal,
  { rulebook, language, say, term }: Words,
): string {
  const why = pick(words[code], language);
  if (missing) {
    const needs = listed(
      missing.map((each) => needInWords(needNamed(each), rulebook, language)),
      language,
    );
    return say(`${why}（${needs}）`, `${why} (${needs})`);
  }
  const guard = code === 'complaint/guarded' ? rulebook.guards?.find(({ id }) => id === rule) : undefined;
  if (guard) return textIn(guard.label, language).replace(/[。.]$/u, '');
  if (code === 'complaint/duty-first' && about !== undefined)
    return say(`${why}${term(rulebook.duties, about)}`, `${why}: ${term(rulebook.duties, about)}`);
  return about === undefined || code !== 'complaint/unknown-term' ? why : `${why}${quote(about)}`;
}
