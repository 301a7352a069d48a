import type { Capability } from '../capabilities.ts';
import type { Pair } from './say.ts';

export const capabilityWords = {
  readComplaints: ['查看全部投诉', 'read all complaints'],
  readOwnComplaints: ['查看本部门投诉', "read one's own complaints"],
  register: ['登记', 'register'],
  accept: ['受理', 'accept'],
  classify: ['归类', 'classify'],
  dispatch: ['转办', 'dispatch'],
  assign: ['指定承办人', 'assign'],
  state: ['情况说明', 'state'],
  reply: ['答复', 'reply'],
  followUp: ['回访', 'follow up'],
  close: ['办结', 'close'],
  approve: ['审批', 'approve'],
  supervise: ['督办', 'supervise'],
  review: ['复查复议', 'review'],
  account: ['责任追究', 'account'],
  correct: ['整改', 'correct'],
  revealIdentity: ['查看投诉人身份', 'see identities'],
  readDossier: ['查看卷宗', 'read dossiers'],
  managePeople: ['管理人员', 'manage people'],
  manageRulebook: ['管理办法', 'manage the rulebook'],
} as const satisfies Record<Capability, Pair>;

/** Words that the language itself offers as a choice, by key and word. */
export const choiceWords: Readonly<Record<string, Readonly<Record<string, Pair>>>> = {
  defaultLanguage: { 'zh-CN': ['中文', 'Chinese'], en: ['英文', 'English'] },
  opens: { transferOrder: ['转办单', 'transfer order'], supervisionOrder: ['督办单', 'supervision order'] },
  answer: {
    number: ['数字', 'a number'],
    choice: ['选择', 'a choice'],
    text: ['文字', 'a text'],
    date: ['日期', 'a date'],
  },
  askedOf: { public: ['投诉人', 'the public'], staff: ['工作人员', 'the staff'] },
  source: {
    institution: ['本机构', 'the institution'],
    law: ['法律', 'the law'],
    huiyin: ['回音建议', "Huiyin's proposal"],
  },
  notBy: {
    respondent: ['被投诉人', 'the respondent'],
    handler: ['承办人', 'the handler'],
    firstContactOwner: ['首问责任人', 'whoever received it first'],
    lastActor: ['上一步办理人', 'whoever acted last'],
  },
  per: { complaint: ['整件投诉', 'the complaint'], department: ['每个承办部门', 'each department'] },
  binds: {
    organisation: ['本机构', 'the organisation'],
    complainant: ['投诉人', 'the complainant'],
    respondent: ['被投诉人', 'the respondent'],
  },
  onReopen: {
    restart: ['重新计算', 'starts anew'],
    count: ['接续计算，间隔计入', 'runs on, the time between counted'],
    'give-back': ['接续计算，间隔扣除', 'runs on, the time between given back'],
  },
  satisfaction: { any: ['任何评价', 'any answer'], none: ['不要求', 'none'] },
  reopening: { 'linked-case': ['另立关联案件', 'a linked case'], 'same-case': ['原案重新办理', 'the same case again'] },
  counts: { money: ['金额', 'money'], points: ['分数', 'points'], none: ['不计', 'nothing'] },
  role: {
    respondent: ['被投诉人', 'the respondent'],
    handler: ['承办人', 'the handler'],
    supervisor: ['主管', 'the supervisor'],
    departmentHead: ['部门负责人', 'the department head'],
    firstContactOwner: ['首问责任人', 'whoever received it first'],
    unit: ['部门', 'the unit'],
  },
  every: {
    'working-day': ['每个工作日', 'every working day'],
    day: ['每日', 'every day'],
    week: ['每周', 'every week'],
    'half-month': ['每半月', 'every half-month'],
    month: ['每月', 'every month'],
    'two-months': ['每两个月', 'every two months'],
    quarter: ['每季度', 'every quarter'],
    'half-year': ['每半年', 'every half-year'],
    year: ['每年', 'every year'],
    'on-demand': ['按需', 'on demand'],
  },
};
