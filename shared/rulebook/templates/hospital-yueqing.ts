import { Rulebook } from '../schema/rulebook.ts';

const officerAnywhere = { position: 'officer', at: 'anywhere' };
const departmentHeads = { position: 'department-head', at: 'departments' };
const handlers = { position: 'handler', at: 'departments' };
const leaderAnywhere = { position: 'leader', at: 'anywhere' };

/**
 * 病人投诉处理制度 of a county hospital, after its own text. What that text leaves open and a clock needs is marked
 * `source: huiyin` and stands among the open questions for the administrator to confirm.
 */
export const hospitalYueqing: Rulebook = Rulebook.parse({
  schema: 1,
  title: { 'zh-CN': '病人投诉处理制度', en: 'Handling of patient complaints' },
  defaultLanguage: 'zh-CN',
  channels: [
    { id: 'web', label: { 'zh-CN': '网上', en: 'Web' } },
    { id: 'phone', label: { 'zh-CN': '电话', en: 'Phone' } },
    { id: 'visit', label: { 'zh-CN': '来访', en: 'Visit' } },
    { id: 'letter', label: { 'zh-CN': '来信', en: 'Letter' } },
  ],
  categories: [
    {
      id: 'medical-quality',
      label: { 'zh-CN': '医疗质量与医疗争议', en: 'Medical care and disputes' },
      hint: { 'zh-CN': '诊断、治疗、手术、用药等', en: 'Diagnosis, treatment, surgery, medication' },
    },
    {
      id: 'nursing',
      label: { 'zh-CN': '护理', en: 'Nursing' },
      hint: { 'zh-CN': '护理操作、照护、告知等', en: 'Nursing procedures, care, information' },
    },
    {
      id: 'outpatient',
      label: { 'zh-CN': '门诊服务', en: 'Outpatient services' },
      hint: { 'zh-CN': '挂号、候诊、窗口服务态度等', en: 'Registration, waiting, attitude at the windows' },
    },
    {
      id: 'charging',
      label: { 'zh-CN': '收费与价格', en: 'Charges and prices' },
      hint: { 'zh-CN': '多收、重复收费、发票等', en: 'Overcharging, charged twice, invoices' },
    },
    { id: 'drugs', label: { 'zh-CN': '药品', en: 'Drugs' } },
    { id: 'devices', label: { 'zh-CN': '医疗设备与器械', en: 'Medical devices' } },
    {
      id: 'cleaning-catering',
      label: { 'zh-CN': '环境卫生与膳食', en: 'Cleaning and catering' },
    },
    {
      id: 'lifts-water-power',
      label: { 'zh-CN': '电梯、水、电、气', en: 'Lifts, water, power and gas' },
    },
    { id: 'security', label: { 'zh-CN': '安全保卫', en: 'Safety and security' } },
    {
      id: 'ethics',
      label: { 'zh-CN': '医德医风与违纪违法', en: 'Medical ethics and breaches of discipline' },
      hint: { 'zh-CN': '收受红包、回扣、违反纪律等', en: 'Gifts, kickbacks, breaches of rules' },
    },
    { id: 'other', label: { 'zh-CN': '其他', en: 'Something else' } },
  ],
  satisfactions: [
    { id: 'satisfied', label: { 'zh-CN': '满意', en: 'Satisfied' }, settles: true },
    { id: 'acceptable', label: { 'zh-CN': '基本满意', en: 'Mostly satisfied' }, settles: true },
    { id: 'dissatisfied', label: { 'zh-CN': '不满意', en: 'Not satisfied' }, settles: false },
  ],
  positions: [
    {
      id: 'officer',
      label: { 'zh-CN': '投诉中心人员', en: 'Complaint officer' },
      capabilities: ['readComplaints', 'dispatch', 'reply', 'close', 'revealIdentity', 'readDossier'],
    },
    { id: 'handler', label: { 'zh-CN': '承办人员', en: 'Handler' }, capabilities: ['readOwnComplaints', 'state'] },
    {
      id: 'department-head',
      label: { 'zh-CN': '部门负责人', en: 'Department head' },
      capabilities: ['readOwnComplaints', 'state'],
    },
    {
      id: 'supervisor',
      label: { 'zh-CN': '监督(督办)人员', en: 'Supervisor' },
      capabilities: ['readComplaints', 'readDossier'],
    },
    { id: 'leader', label: { 'zh-CN': '分管领导', en: 'Leader' }, capabilities: ['readComplaints', 'readDossier'] },
    {
      id: 'administrator',
      label: { 'zh-CN': '管理员', en: 'Administrator' },
      capabilities: ['managePeople', 'manageRulebook'],
    },
    { id: 'auditor', label: { 'zh-CN': '审计员', en: 'Auditor' }, capabilities: ['readComplaints', 'readDossier'] },
  ],
  units: [
    { id: 'complaint-centre', label: { 'zh-CN': '投诉中心', en: 'Complaint centre' } },
    { id: 'audit-office', label: { 'zh-CN': '监察审计室', en: 'Supervision and audit office' } },
    { id: 'outpatient-department', label: { 'zh-CN': '门诊部', en: 'Outpatient department' } },
    { id: 'medical-affairs', label: { 'zh-CN': '医务科', en: 'Medical affairs' } },
    { id: 'nursing-department', label: { 'zh-CN': '护理部', en: 'Nursing department' } },
    { id: 'finance', label: { 'zh-CN': '财务科', en: 'Finance' } },
    { id: 'pharmacy', label: { 'zh-CN': '药剂科', en: 'Pharmacy' } },
    { id: 'medical-engineering', label: { 'zh-CN': '医学工程科', en: 'Medical engineering' } },
    { id: 'general-affairs', label: { 'zh-CN': '总务科', en: 'General affairs' } },
    { id: 'power-equipment', label: { 'zh-CN': '动力设备科', en: 'Power and equipment' } },
    { id: 'security-office', label: { 'zh-CN': '保卫科', en: 'Security' } },
  ],
  centre: 'complaint-centre',
  routes: [
    { id: 'ethics', when: { is: 'category', in: ['ethics'] }, lead: 'audit-office', source: 'institution' },
    {
      id: 'outpatient',
      when: { is: 'category', in: ['outpatient'] },
      lead: 'outpatient-department',
      source: 'institution',
    },
    {
      id: 'medical',
      when: { is: 'category', in: ['medical-quality'] },
      lead: 'medical-affairs',
      source: 'institution',
    },
    { id: 'nursing', when: { is: 'category', in: ['nursing'] }, lead: 'nursing-department', source: 'institution' },
    { id: 'charging', when: { is: 'category', in: ['charging'] }, lead: 'finance', source: 'institution' },
    { id: 'drugs', when: { is: 'category', in: ['drugs'] }, lead: 'pharmacy', source: 'institution' },
    { id: 'devices', when: { is: 'category', in: ['devices'] }, lead: 'medical-engineering', source: 'institution' },
    {
      id: 'cleaning',
      when: { is: 'category', in: ['cleaning-catering'] },
      lead: 'general-affairs',
      source: 'institution',
    },
    {
      id: 'lifts',
      when: { is: 'category', in: ['lifts-water-power'] },
      lead: 'power-equipment',
      source: 'institution',
    },
    { id: 'security', when: { is: 'category', in: ['security'] }, lead: 'security-office', source: 'institution' },
  ],
  clocks: [
    {
      id: 'feedback',
      label: { 'zh-CN': '反馈', en: 'Answer' },
      start: 'ComplaintRegistered',
      stop: ['ComplaintReplied'],
      isPublic: true,
      cases: [
        {
          id: 'several-departments',
          label: {
            'zh-CN': '需要多个部门协调处理的投诉',
            en: 'A complaint that several departments must handle together',
          },
          when: { is: 'departments', atLeast: 2 },
          budget: { unit: 'working-days', count: 10 },
          source: 'institution',
        },
        {
          id: 'investigation',
          label: { 'zh-CN': '情况较复杂、需要调查核实的投诉', en: 'A complaint that needs investigation' },
          when: { is: 'always' },
          budget: { unit: 'working-days', count: 5 },
          source: 'institution',
        },
      ],
      ladder: [
        {
          id: 'one-day-before',
          action: 'remind',
          at: { direction: 'before', budget: { unit: 'working-days', count: 1 } },
          tell: [officerAnywhere, handlers],
        },
        { id: 'due', action: 'miss', at: 'due', tell: [officerAnywhere, departmentHeads] },
        {
          id: 'one-day-after',
          action: 'escalate',
          at: { direction: 'after', budget: { unit: 'working-days', count: 1 } },
          tell: [leaderAnywhere, officerAnywhere],
        },
      ],
    },
  ],
  notices: {
    ComplaintRegistered: [officerAnywhere],
    ComplaintDispatched: [handlers, departmentHeads],
    StatementSubmitted: [officerAnywhere],
    SatisfactionRecorded: [officerAnywhere],
  },
  numbering: { pattern: '{YYYY}{MM}-{serial:4}' },
  disclosure: {
    notHandled: [
      {
        id: 'in-court',
        text: { 'zh-CN': '已经向人民法院起诉的', en: 'Matters that are before a court already' },
      },
      {
        id: 'petitioned',
        text: {
          'zh-CN': '已经向信访部门提出并已作出处理的',
          en: 'Matters raised with the petition office and dealt with there',
        },
      },
      {
        id: 'no-facts',
        text: {
          'zh-CN': '没有明确的投诉对象和具体事实的',
          en: 'Complaints without a definite respondent and concrete facts',
        },
      },
      {
        id: 'police',
        text: {
          'zh-CN': '已经依法立案侦查的治安案件、刑事案件',
          en: 'Public-security or criminal cases under investigation',
        },
      },
      {
        id: 'outside-powers',
        text: {
          'zh-CN': '其他不属于投诉中心职权范围的',
          en: 'Other matters outside the powers of the complaint centre',
        },
      },
    ],
  },
  openQuestions: [
    {
      id: 'start-of-limit',
      question: {
        'zh-CN': '反馈时限从什么时候开始计算？制度原文没有写明。',
        en: 'From when does the time for an answer run? The text does not say.',
      },
      proposed: {
        'zh-CN': '从登记时起，登记当日不计。',
        en: 'From registration; the day of registration does not count.',
      },
      source: 'huiyin',
    },
    {
      id: 'close-of-business',
      question: { 'zh-CN': '到期当天几点截止？', en: 'At what hour of the last day does the time end?' },
      proposed: {
        'zh-CN': '当天下班时（上午 8:00–12:00，下午 14:00–17:30）。',
        en: 'When the office closes that day (08:00-12:00 and 14:00-17:30).',
      },
      source: 'huiyin',
    },
    {
      id: 'ladder',
      question: {
        'zh-CN': '临近到期和逾期时由谁提醒、向谁报告？制度原文没有写明。',
        en: 'Who is reminded and who is told when the time is nearly up or has passed? The text does not say.',
      },
      proposed: {
        'zh-CN':
          '到期前 1 个工作日提醒投诉中心和承办人员；到期未反馈时告知投诉中心和部门负责人；逾期 1 个工作日报分管领导。',
        en: 'One working day before: the centre and the handlers. At the due time: the centre and the department heads. One working day after: the leader.',
      },
      source: 'huiyin',
    },
    {
      id: 'whom-to-tell',
      question: {
        'zh-CN': '收到投诉、转办、部门说明和评价时通知谁？制度原文没有写明。',
        en: 'Who is told of a new complaint, a dispatch, a statement and a rating? The text does not say.',
      },
      proposed: {
        'zh-CN': '新投诉、部门说明和评价通知投诉中心人员；转办通知承办部门的承办人员和负责人。',
        en: 'The officers of a new complaint, a statement and a rating; the handlers and heads of the department of a dispatch.',
      },
      source: 'huiyin',
    },
    {
      id: 'no-route',
      question: {
        'zh-CN': '「其他」类投诉由哪个部门承办？转办表没有写明。',
        en: 'Which department handles "something else"? The dispatch table does not say.',
      },
      proposed: { 'zh-CN': '由投诉中心人员逐件决定。', en: 'The complaint officer decides case by case.' },
      source: 'huiyin',
    },
  ],
});
