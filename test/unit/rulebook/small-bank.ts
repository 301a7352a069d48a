import { pathOf, recordOf } from '../../../shared/rulebook/fault.ts';
import { readRulebook } from '../../../shared/rulebook/read-rulebook.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const officer = { position: 'officer', at: 'anywhere' };
const heads = { position: 'department-head', at: 'departments' };
const leader = { position: 'leader', at: 'anywhere' };
const always = { is: 'always' };
const workingDays = (count: number) => ({ unit: 'working-days', count });
const due = { id: 'due', action: 'miss', at: 'due', tell: [officer] };

/** A bank that uses every part of the language, and that lint finds nothing wrong with. */
export const smallBank = {
  schema: 1,
  title: label('客户投诉处理办法', 'Handling of customer complaints'),
  defaultLanguage: 'zh-CN',
  channels: [
    { id: 'web', label: label('网上', 'Web'), isHosted: true },
    { id: 'visit', label: label('上门', 'Visit'), registeredBy: [officer] },
    {
      id: 'box',
      label: label('意见箱', 'Box'),
      streams: ['internal'],
      inspection: { every: 'working-day', who: [heads] },
    },
  ],
  categories: [
    { id: 'service', label: label('服务', 'Service') },
    { id: 'attitude', label: label('服务态度', 'Attitude'), parent: 'service' },
    { id: 'crime', label: label('金融犯罪', 'Financial crime') },
  ],
  satisfactions: [
    { id: 'satisfied', label: label('满意', 'Satisfied'), settles: true },
    { id: 'dissatisfied', label: label('不满意', 'Not satisfied'), settles: false },
  ],
  natures: [
    { id: 'valid', label: label('有效', 'Valid'), isFault: true },
    { id: 'invalid', label: label('无效', 'Invalid') },
  ],
  severities: [
    { id: 'major', label: label('重大', 'Major') },
    { id: 'general', label: label('一般', 'General') },
  ],
  declineReasons: [{ id: 'in-court', label: label('已起诉', 'Before a court') }],
  pauseGrounds: [
    { id: 'supplement', label: label('等待补正', 'Waiting for more'), resumesOn: ['ComplaintSupplemented'] },
  ],
  handOverTargets: [{ id: 'police', label: label('公安机关', 'The police') }],
  locations: [
    { id: 'beijing', label: label('北京', 'Beijing'), origin: 'domestic' },
    { id: 'haidian', label: label('海淀', 'Haidian'), parent: 'beijing' },
    { id: 'overseas', label: label('境外机构', 'Overseas'), origin: 'foreign' },
  ],
  flags: [{ id: 'media', label: label('媒体关注', 'Media interest') }],
  fields: [
    {
      id: 'card',
      label: label('卡种', 'Kind of card'),
      answer: 'choice',
      askedOf: 'public',
      options: [
        { id: 'debit', label: label('借记卡', 'Debit card') },
        { id: 'credit', label: label('信用卡', 'Credit card') },
      ],
    },
  ],
  documents: [{ id: 'letter', label: label('书面材料', 'Letter') }],
  elements: [
    { id: 'findings', label: label('调查结果', 'Findings') },
    { id: 'measures', label: label('整改措施', 'Measures') },
  ],
  positions: [
    {
      id: 'officer',
      label: label('投诉专员', 'Complaint officer'),
      capabilities: [
        'readComplaints',
        'register',
        'accept',
        'classify',
        'dispatch',
        'reply',
        'followUp',
        'close',
        'account',
        'revealIdentity',
      ],
    },
    {
      id: 'department-head',
      label: label('部门负责人', 'Department head'),
      capabilities: ['readOwnComplaints', 'state', 'assign', 'correct'],
    },
    {
      id: 'leader',
      label: label('分管行长', 'Vice president'),
      capabilities: ['readComplaints', 'approve', 'supervise', 'review'],
    },
    { id: 'administrator', label: label('管理员', 'Administrator'), capabilities: ['managePeople', 'manageRulebook'] },
  ],
  units: [
    { id: 'head-office', label: label('总行', 'Head office') },
    { id: 'union', label: label('工会', 'Union'), parent: 'head-office' },
    { id: 'retail', label: label('个人金融部', 'Retail banking'), parent: 'head-office' },
    { id: 'discipline', label: label('监察部', 'Discipline'), parent: 'head-office' },
  ],
  centre: 'union',
  classification: [{ id: 'large', when: { is: 'amount', moreThan: 50000 }, severity: 'major', flags: ['media'] }],
  routes: [
    { id: 'crime', when: { is: 'category', in: ['crime'] }, lead: 'discipline', inform: [leader] },
    { id: 'service', when: { is: 'category', in: ['service'] }, lead: 'retail', coDepartments: ['union'] },
  ],
  requirements: [
    {
      id: 'reply',
      verb: 'ReplyToComplainant',
      when: always,
      needs: [{ element: 'findings' }, { element: 'measures' }],
    },
    {
      id: 'major-in-writing',
      verb: 'DispatchComplaint',
      when: { is: 'severity', in: ['major'] },
      needs: [{ document: 'letter' }],
    },
    { id: 'close', verb: 'CloseComplaint', when: always, needs: [{ entry: 'nature' }, { field: 'card' }] },
  ],
  guards: [
    {
      id: 'not-the-respondent',
      verb: 'SubmitStatement',
      when: always,
      label: label('被投诉人不得承办', 'The respondent may not handle it'),
      notBy: ['respondent'],
    },
    {
      id: 'head-states',
      verb: 'SubmitStatement',
      when: { is: 'severity', in: ['major'] },
      label: label('重大投诉由部门负责人说明', 'The head states on major complaints'),
      who: [heads],
    },
  ],
  approvals: [
    {
      id: 'large-compensation',
      verb: 'RecordSanction',
      when: { is: 'sanctionAmount', atLeast: 1000 },
      label: label('大额处罚审批', 'Consent to a large sanction'),
      chain: [{ by: [leader], opinionRequired: true }],
    },
  ],
  windows: [
    {
      id: 'review',
      verb: 'RequestReview',
      when: always,
      after: 'ComplaintReplied',
      within: { unit: 'calendar-days', count: 30 },
      timesMax: 1,
    },
  ],
  clocks: [
    {
      id: 'reply',
      label: label('答复', 'Answer'),
      start: ['ComplaintRegistered'],
      stop: ['ComplaintReplied'],
      cases: [
        {
          id: 'complex',
          label: label('复杂投诉', 'A complex complaint'),
          when: {
            is: 'any',
            of: [
              { is: 'category', in: ['crime'] },
              { is: 'departments', atLeast: 2 },
            ],
          },
          budget: workingDays(10),
          target: workingDays(7),
          source: 'institution',
          cite: '7至10个工作日',
        },
        { id: 'general', label: label('一般投诉', 'A general complaint'), when: always, budget: workingDays(3) },
      ],
      ladder: [
        { id: 'before', action: 'remind', at: { direction: 'before', budget: workingDays(1) }, tell: [officer, heads] },
        due,
        { id: 'after', action: 'escalate', at: { direction: 'after', budget: workingDays(1) }, tell: [leader] },
        {
          id: 'fine',
          action: 'penalise',
          at: { direction: 'after', budget: workingDays(2) },
          tell: [heads],
          measure: 'late',
          repeat: { every: workingDays(1), times: 10 },
        },
      ],
      isPublic: true,
      extension: {
        timesMax: 2,
        tiers: [
          { upTo: workingDays(3), by: [leader] },
          { upTo: workingDays(7), by: [leader] },
        ],
        beforeDue: true,
        tellsComplainant: true,
      },
      pausedBy: ['supplement'],
    },
    {
      id: 'statement',
      label: label('部门说明', 'Statement'),
      per: 'department',
      start: ['ComplaintDispatched'],
      stop: ['StatementSubmitted'],
      cases: [{ id: 'all', label: label('所有投诉', 'Every complaint'), when: always, budget: workingDays(2) }],
      within: 'reply',
      ladder: [{ ...due, tell: [{ position: 'department-head', at: 'own' }] }],
      isPublic: false,
    },
  ],
  duties: [
    {
      id: 'regulator',
      label: label('报告监管部门', 'Tell the regulator'),
      when: { is: 'severity', in: ['major'] },
      who: [officer],
      within: { unit: 'hours', count: 24 },
      ladder: [due],
      blocks: ['CloseComplaint'],
      documents: ['letter'],
    },
  ],
  closing: {
    conditions: [
      {
        id: 'valid',
        label: label('有效投诉', 'Valid'),
        when: { is: 'nature', in: ['valid'] },
        satisfaction: ['satisfied'],
      },
      { id: 'rest', label: label('其他', 'Everything else'), when: always, satisfaction: 'none' },
    ],
    rework: { is: 'satisfaction', in: ['dissatisfied'] },
    followUps: [
      {
        id: 'monthly',
        label: label('按月回访', 'Monthly follow-up'),
        when: { is: 'severity', in: ['major'] },
        start: ['ComplaintClosed'],
        rounds: [
          { unit: 'months', count: 1 },
          { unit: 'months', count: 2 },
        ],
        attemptsMax: 3,
        who: [officer],
        ladder: [due],
      },
    ],
  },
  accountability: {
    measures: [{ id: 'fine', label: label('罚款', 'Fine'), counts: 'money' }],
    rules: [
      {
        id: 'late',
        label: label('逾期', 'Late'),
        when: { is: 'missed', in: ['reply'] },
        measure: 'fine',
        amount: { first: 50, perDay: 50 },
        multiply: [{ when: { is: 'repeatCount', atLeast: 1 }, by: 2 }],
      },
    ],
    shares: [{ id: 'supervisor', when: always, role: 'supervisor', percent: 20 }],
  },
  notices: { ComplaintRegistered: [officer], ComplaintDispatched: [heads, { party: 'complainant' }] },
  texts: { ComplaintReplied: label('感谢您的监督。', 'Thank you for telling us.') },
  stageLabels: { dispatched: label('承办中', 'Being handled') },
  numbering: {
    pattern: '{YYYY}{MM}-{serial:4}',
    others: [{ when: { is: 'stream', in: ['internal'] }, pattern: 'N{YYYY}-{serial:3}' }],
  },
  registers: [
    {
      id: 'major',
      label: label('重大投诉登记簿', 'Register of major complaints'),
      when: { is: 'severity', in: ['major'] },
      columns: [label('编号', 'Number')],
    },
  ],
  reports: [
    {
      id: 'monthly',
      label: label('月报', 'Monthly report'),
      every: 'month',
      from: [officer],
      to: label('行领导', 'The management'),
      due: { daysAfterPeriod: 5, workingDays: true },
    },
  ],
  retention: [{ id: 'all', when: always, years: 5 }],
  disclosure: {
    notHandled: [{ id: 'court', text: label('已经起诉的', 'Matters before a court') }],
    statements: [{ id: 'hours', text: label('工作日 9:00–17:00 接待', 'Open on working days, 9:00-17:00') }],
  },
  openQuestions: [
    {
      id: 'start',
      question: label('时限从何时起算？', 'From when does the time run?'),
      proposed: label('自登记起。', 'From registration.'),
      source: 'huiyin',
      about: ['/clocks/0/start'],
    },
  ],
  notes: [
    {
      id: 'range',
      text: label('“7至10个工作日”按目标和上限处理。', '"7 to 10 working days" is taken as target and limit.'),
    },
  ],
};

/** The document with other values at some JSON pointers; `undefined` takes one out, `-` adds to a list. */
export function bankJson(changes: Readonly<Record<string, unknown>> = {}): unknown {
  const document: unknown = JSON.parse(JSON.stringify(smallBank));
  for (const [pointer, value] of Object.entries(changes)) {
    const path = pathOf(pointer);
    const last = path.at(-1) ?? '';
    let parent = document;
    for (const key of path.slice(0, -1)) parent = recordOf(parent)?.[key];
    if (Array.isArray(parent)) {
      if (last === '-') parent.push(value);
      else if (value === undefined) parent.splice(Number(last), 1);
      else parent[Number(last)] = value;
    } else if (typeof parent !== 'object' || parent === null) throw new Error(`nothing stands at ${pointer}`);
    else if (value === undefined) Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, value);
  }
  return document;
}

/** The same, read. */
export function bank(changes: Readonly<Record<string, unknown>> = {}): Rulebook {
  const read = readRulebook(bankJson(changes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}
