import type { EventData, EventType } from '../complaint/events.ts';
import type { ClockState } from '../complaint/state.ts';
import type { TermId } from '../kernel/ids.ts';
import { fixedWords } from '../rulebook/words/labels.ts';
import { pick } from '../rulebook/words/say.ts';
import { lengthInWords } from '../rulebook/words/time.ts';
import { verbInWords } from '../rulebook/words/verbs.ts';
import type { Words } from './words.ts';

/** What a phrase may look at besides the event: words, who acted, and the clocks as they stood when it happened. */
export type Telling = Words & {
  readonly isComplainants: boolean;
  readonly clockAt: (clock: TermId, unit?: TermId) => ClockState | undefined;
};

type Phrases = { readonly [Type in EventType]: (data: EventData<Type>, telling: Telling) => string };

/** Events whose sentence has no subject: the rules made them, or nobody in particular. */
export const impersonal: ReadonlySet<EventType> = new Set([
  'ComplaintClosed',
  'HandlerReminded',
  'DeadlineMissed',
  'ComplaintEscalated',
  'StatementWaived',
  'PenaltyIncurred',
  'FileSealed',
  'NoticeBounced',
  'DutyRaised',
] as const);

const because = {
  complainantSatisfied: ['投诉人满意', 'the complainant is satisfied'],
  decided: ['已作出结论', 'it was decided so'],
  declined: ['不予受理', 'it was declined'],
  withdrawn: ['投诉人撤诉', 'it was withdrawn'],
  merged: ['并入另一投诉', 'it was merged into another'],
  resolvedOnTheSpot: ['当场解决', 'it was resolved on the spot'],
  handedOver: ['已移送', 'it was handed over'],
  spam: ['属于垃圾信息', 'it was spam'],
} as const;

const overdue = (
  data: { readonly clock: TermId; readonly unit?: TermId | undefined },
  { clock, clockAt, due }: Telling,
) => {
  const at = clockAt(data.clock, data.unit);
  return { label: clock(data.clock, data.unit), due: at ? due(at) : '' };
};

/** What happened, as the predicate of a sentence, or as a whole one where it is impersonal. */
export const phrases: Phrases = {
  ComplaintRegistered: ({ number, channel, category }, { say, term, rulebook, isComplainants }) => {
    const [through, about] = [term(rulebook.channels, channel), term(rulebook.categories, category)];
    return say(
      `${isComplainants ? '提交' : '登记'}投诉，编号${number}，渠道为${through}，类别为${about}`,
      `${isComplainants ? 'files' : 'registers'} the complaint, number ${number}, channel ${through}, category ${about}`,
    );
  },
  ComplaintSupplemented: (_, { say }) => say('补充材料', 'adds material'),
  ComplaintClassified: ({ category, nature, severity, track, origin }, { say, term, rulebook, language }) => {
    const set = [
      ...(category === undefined ? [] : [term(rulebook.categories, category)]),
      ...(nature === undefined ? [] : [term(rulebook.natures, nature)]),
      ...(severity === undefined ? [] : [term(rulebook.severities, severity)]),
      ...(track === undefined ? [] : [term(rulebook.tracks, track)]),
      ...(origin === undefined ? [] : [pick(fixedWords.origin[origin], language)]),
    ];
    if (set.length === 0) return say('归类', 'classifies it');
    return say(`归类为${set.join('、')}`, `classifies it as ${set.join(', ')}`);
  },
  ComplaintAccepted: (_, { say }) => say('受理投诉', 'accepts the complaint'),
  ComplaintDeclined: ({ reason }, { say, term, rulebook }) =>
    say(
      `决定不予受理，理由为${term(rulebook.declineReasons, reason)}`,
      `declines the complaint: ${term(rulebook.declineReasons, reason)}`,
    ),
  ComplaintResolvedOnTheSpot: (_, { say }) => say('当场解决投诉', 'resolves the complaint on the spot'),
  SupplementRequested: (_, { say }) => say('要求投诉人补正', 'asks the complainant for more'),
  ComplaintDispatched: ({ lead, coDepartments = [] }, { say, unit, units }) =>
    coDepartments.length === 0
      ? say(`将投诉转办至${unit(lead)}`, `sends it to ${unit(lead)}`)
      : say(
          `将投诉转办至${unit(lead)}（牵头），由${units(coDepartments)}协办`,
          `sends it to ${unit(lead)} (lead) and ${units(coDepartments)}`,
        ),
  ReceiptAcknowledged: ({ unit: at }, { say, unit }) =>
    say(`为${unit(at)}签收`, `acknowledges receipt for ${unit(at)}`),
  ComplaintReturned: ({ unit: at, reason }, { say, unit, term, rulebook }) => {
    const why =
      reason === undefined
        ? ''
        : say(`，理由为${term(rulebook.returnReasons, reason)}`, `: ${term(rulebook.returnReasons, reason)}`);
    return say(`代表${unit(at)}退回投诉${why}`, `returns it from ${unit(at)}${why}`);
  },
  HandlerAssigned: ({ unit: at, handler }, { say, unit, person }) =>
    say(`指定${person(handler)}为${unit(at)}的承办人`, `names ${person(handler)} as the handler of ${unit(at)}`),
  StatementSubmitted: ({ unit: at }, { say, unit }) =>
    say(`提交${unit(at)}的情况说明`, `submits the statement of ${unit(at)}`),
  StatementWaived: (data, telling) => {
    const { label } = overdue(data, telling);
    return telling.say(`${label}已过，视为放弃说明`, `${label} is over: the statement is deemed waived`);
  },
  StatementsConsolidated: (_, { say }) => say('合并各部门的意见', 'consolidates the statements'),
  ExtensionRequested: ({ clock: id, unit, addition, until }, { say, clock, language }) => {
    const by = addition ? lengthInWords(addition, language) : (until ?? '');
    return addition
      ? say(`申请将${clock(id, unit)}延长 ${by}`, `asks to extend ${clock(id, unit)} by ${by}`)
      : say(`申请将${clock(id, unit)}延至 ${by}`, `asks to extend ${clock(id, unit)} until ${by}`);
  },
  ExtensionGranted: ({ clock: id, unit }, { say, clock }) =>
    say(`同意${clock(id, unit)}延期`, `grants the extension of ${clock(id, unit)}`),
  ExtensionRefused: ({ clock: id, unit }, { say, clock }) =>
    say(`不同意${clock(id, unit)}延期`, `refuses the extension of ${clock(id, unit)}`),
  HandlingPaused: ({ ground }, { say, term, rulebook }) =>
    say(
      `中止办理，事由为${term(rulebook.pauseGrounds, ground)}`,
      `pauses the handling: ${term(rulebook.pauseGrounds, ground)}`,
    ),
  HandlingResumed: (_, { say }) => say('恢复办理', 'resumes the handling'),
  DateProposed: ({ on }, { say }) => say(`向投诉人提议日期 ${on}`, `proposes ${on} to the complainant`),
  DateRefused: ({ on }, { say }) => say(`不同意提议的日期 ${on}`, `does not agree to ${on}`),
  DateAgreed: ({ clock: id, unit, on }, { say, clock }) =>
    id === undefined
      ? say(`与投诉人约定 ${on}`, `agrees with the complainant on ${on}`)
      : say(
          `与投诉人约定${clock(id, unit)}的日期为 ${on}`,
          `agrees with the complainant on ${on} for ${clock(id, unit)}`,
        ),
  LatenessReported: ({ clock: id, unit }, { say, clock }) =>
    say(`说明${clock(id, unit)}逾期的原因`, `reports why ${clock(id, unit)} is late`),
  ComplainantInformed: (_, { say }) => say('向投诉人告知进展', 'informs the complainant'),
  ComplaintReplied: ({ outcome }, { say, term, rulebook }) => {
    if (outcome === undefined) return say('答复投诉人', 'replies to the complainant');
    const what = term(rulebook.outcomes, outcome);
    return say(`答复投诉人，处理结果为${what}`, `replies to the complainant: ${what}`);
  },
  SatisfactionRecorded: ({ satisfaction }, { say, term, rulebook, isComplainants }) => {
    const degree = term(rulebook.satisfactions, satisfaction);
    return isComplainants
      ? say(`评价为${degree}`, `rates it ${degree}`)
      : say(`记录投诉人的评价为${degree}`, `records the complainant’s rating: ${degree}`);
  },
  FollowUpRecorded: ({ contact }, { say }) =>
    ({
      reached: say('回访，已联系上投诉人', 'follows up and reaches the complainant'),
      unreached: say('回访，未联系上投诉人', 'follows up and does not reach the complainant'),
      wrongNumber: say('回访，投诉人的号码有误', 'follows up; the number proves wrong'),
    })[contact],
  ComplaintClosed: ({ because: why }, { say }) => {
    const [zh, en] = because[why];
    return say(`投诉办结：${zh}`, `The complaint is closed: ${en}`);
  },
  ComplaintArchived: (_, { say }) => say('归档', 'archives the complaint'),
  WithdrawalRequested: ({ freely }, { say }) =>
    freely === 'urged'
      ? say('撤诉，并说明是受人要求', 'withdraws the complaint, urged by somebody')
      : say('撤诉', 'withdraws the complaint'),
  WithdrawalTakenBack: (_, { say }) => say('收回撤诉', 'takes the withdrawal back'),
  WithdrawalVerified: ({ isVoluntary }, { say }) =>
    isVoluntary
      ? say('核实撤诉出于自愿', 'finds the withdrawal voluntary')
      : say('核实撤诉并非自愿', 'finds the withdrawal not voluntary'),
  ComplaintReopened: ({ as }, { say }) =>
    as === 'same-case'
      ? say('提出二次投诉，原件重新办理', 'complains again; the same case is taken up anew')
      : say('提出二次投诉，另立一件', 'complains again; a linked case begins'),
  ReviewRequested: (_, { say }) => say('申请复查', 'asks for a review'),
  ReviewDecided: ({ decision }, { say }) =>
    ({
      upheld: say('复查决定：维持', 'decides the review: upheld'),
      changed: say('复查决定：变更', 'decides the review: changed'),
      reinvestigate: say('复查决定：重新调查', 'decides the review: to be investigated again'),
    })[decision],
  ReconsiderationRequested: (_, { say }) => say('申请复议', 'asks for reconsideration'),
  ReconsiderationDecided: ({ decision }, { say }) =>
    ({
      upheld: say('复议决定：维持', 'decides the reconsideration: upheld'),
      changed: say('复议决定：变更', 'decides the reconsideration: changed'),
    })[decision],
  SupervisionOrdered: ({ order }, { say }) => say(`开出第 ${order} 号督办单`, `opens supervision order ${order}`),
  SupervisionAnswered: ({ order }, { say }) => say(`回复第 ${order} 号督办单`, `answers supervision order ${order}`),
  HandlerUrged: (_, { say }) => say('催办', 'urges the handlers'),
  LevelRaised: ({ level }, { say }) => say(`提级，由第 ${level} 级办理`, `raises it to level ${level}`),
  ComplaintHandedOver: ({ to }, { say, term, rulebook }) =>
    say(`移送${term(rulebook.handOverTargets, to)}`, `hands it over to ${term(rulebook.handOverTargets, to)}`),
  CompensationRecorded: ({ compensation, amount }, { say, term, rulebook }) =>
    say(
      `登记${term(rulebook.compensations, compensation)}，金额 ${amount}`,
      `records ${term(rulebook.compensations, compensation)}, ${amount}`,
    ),
  ResponsibilityAttributed: (_, { say }) => say('认定责任', 'attributes responsibility'),
  SanctionRecorded: ({ rule, amount }, { say, term, rulebook }) => {
    const label = term(rulebook.accountability?.rules, rule);
    return amount === undefined
      ? say(`作出处理${label}`, `records the sanction ${label}`)
      : say(`作出处理${label}，数额 ${amount}`, `records the sanction ${label}, ${amount}`);
  },
  SanctionAppealed: (_, { say }) => say('对处理提出申诉', 'appeals the sanction'),
  SanctionAppealDecided: ({ decision }, { say }) =>
    ({
      upheld: say('申诉决定：维持', 'decides the appeal: upheld'),
      changed: say('申诉决定：变更', 'decides the appeal: changed'),
      lifted: say('申诉决定：撤销', 'decides the appeal: lifted'),
    })[decision],
  CorrectiveActionRecorded: (_, { say }) => say('登记整改措施', 'records a corrective action'),
  EffectChecked: ({ isEffective }, { say }) =>
    isEffective
      ? say('验证整改有效', 'finds the correction effective')
      : say('验证整改未见效', 'finds the correction without effect'),
  ComplaintLinked: (_, { say }) => say('关联另一件投诉', 'links another complaint'),
  MaliciousFlagged: (_, { say }) => say('提出恶意投诉认定', 'flags the complaint as malicious'),
  MaliciousDecided: ({ isMalicious }, { say }) =>
    isMalicious
      ? say('认定为恶意投诉', 'decides that it is malicious')
      : say('认定不是恶意投诉', 'decides that it is not malicious'),
  DutyRaised: ({ duty }, { say, term, rulebook }) =>
    say(`产生事项义务${term(rulebook.duties, duty)}`, `The duty ${term(rulebook.duties, duty)} arises`),
  DutyCompleted: ({ duty }, { say, term, rulebook }) =>
    say(`完成事项义务${term(rulebook.duties, duty)}`, `completes the duty ${term(rulebook.duties, duty)}`),
  ApprovalRequested: ({ verb }, { say, language }) =>
    say(`提请审批：${verbInWords(verb, language)}`, `asks for approval to ${verbInWords(verb, language)}`),
  ApprovalGiven: (_, { say }) => say('审批同意', 'approves'),
  ApprovalRefused: (_, { say }) => say('审批不同意', 'does not approve'),
  NoteAdded: (_, { say }) => say('添加备注', 'adds a note'),
  EvidenceAttached: (_, { say }) => say('添加证据', 'attaches evidence'),
  IdentityRevealed: (_, { say }) => say('查看投诉人身份', 'looks at the complainant’s identity'),
  ErasureRequested: (_, { say }) => say('申请删除个人信息', 'asks for the erasure of personal data'),
  IdentityErased: (_, { say }) => say('删除投诉人的个人信息', 'The complainant’s personal data are erased'),
  ErasureRefused: (_, { say }) => say('不同意删除个人信息', 'refuses the erasure'),
  ReceiptCodeReplaced: (_, { say }) => say('更换查询码', 'replaces the receipt code'),
  ReceiptCopyRequested: (_, { say }) => say('索取回执邮件', 'asks for the receipt by mail'),
  RulesAdopted: ({ rulebookVersion }, { say }) =>
    say(`改用第 ${rulebookVersion} 版办法`, `moves it to version ${rulebookVersion} of the rules`),
  HandlerReminded: (data, telling) => {
    const { label, due } = overdue(data, telling);
    return telling.say(`到期提醒：${label}应于${due}前完成`, `Reminder: ${label} is due ${due}`);
  },
  DeadlineMissed: (data, telling) => {
    const { label, due } = overdue(data, telling);
    return telling.say(`${label}逾期，应于${due}前完成`, `${label} is missed; it was due ${due}`);
  },
  ComplaintEscalated: (data, telling) => {
    const { label } = overdue(data, telling);
    return telling.say(`${label}逾期未完成，升级`, `${label} is still not met: the complaint is escalated`);
  },
  FileSealed: (_, { say }) => say('封存一份文件', 'A file is sealed'),
  NoticeBounced: ({ isPermanent }, { say }) =>
    isPermanent
      ? say('给投诉人的邮件被退回，不再发送', 'A mail to the complainant came back; no more are sent')
      : say('给投诉人的邮件暂时未能送达', 'A mail to the complainant could not be delivered for now'),
  MarkedAsSpam: (_, { say }) => say('标记为垃圾信息', 'marks the complaint as spam'),
  SpamMarkLifted: (_, { say }) => say('移出垃圾箱', 'takes the complaint out of the spam box'),
  PenaltyIncurred: ({ measure, amount }, { say, term, rulebook }) => {
    const label = term(rulebook.accountability?.rules, measure);
    return amount === undefined
      ? say(`记逾期处罚${label}`, `The delay incurs ${label}`)
      : say(`记逾期处罚${label}，数额 ${amount}`, `The delay incurs ${label}, ${amount}`);
  },
};
