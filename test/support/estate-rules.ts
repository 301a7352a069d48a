const words = (...pairs: readonly (readonly [string, string, string])[]) =>
  pairs.map(([id, chinese, english]) => ({ id, label: { 'zh-CN': chinese, en: english } }));
const label = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english });
const always = { is: 'always' };
const officer = { position: 'officer', at: 'anywhere' };
const manager = { position: 'manager', at: 'anywhere' };
const ladder = (who: object) => [
  {
    id: 'before',
    action: 'remind',
    at: { direction: 'before', budget: { unit: 'working-days', count: 1 } },
    tell: [who],
  },
  { id: 'due', action: 'miss', at: 'due', tell: [who] },
];

/** The rules of a small property company 物业公司 as its administrator writes them, in JSON. Noise needs an address. */
export const estateRules = {
  schema: 1,
  title: label('枫林物业投诉处理办法', 'Complaints at Maple Court'),
  defaultLanguage: 'zh-CN',
  channels: [
    { id: 'web', label: label('网上', 'Web'), isHosted: true },
    { id: 'phone', label: label('电话', 'Phone'), registeredBy: [{ position: 'officer', at: 'centre' }] },
    { id: 'letter', label: label('来信', 'Letter'), registeredBy: [{ position: 'clerk', at: 'centre' }] },
    { id: 'visit', label: label('来访', 'Visit') },
    { id: 'box', label: label('员工意见箱', 'Staff box'), streams: ['internal'] },
  ],
  categories: [
    ...words(['noise', '噪声', 'Noise'], ['lift', '电梯', 'Lifts'], ['fees', '收费', 'Fees']),
    { id: 'staff-matters', label: label('内部事项', 'Staff matters'), isInternal: true },
  ],
  satisfactions: [
    { id: 'satisfied', label: label('满意', 'Satisfied'), settles: true },
    { id: 'dissatisfied', label: label('不满意', 'Not satisfied'), settles: false },
  ],
  natures: [
    { id: 'valid', label: label('有效投诉', 'Valid'), isFault: true },
    { id: 'invalid', label: label('无效投诉', 'Not valid') },
  ],
  returnReasons: words(['not-ours', '不属本部门', 'Not ours']),
  pauseGrounds: words(['inspection', '等待特种设备检验', 'Inspection by the authority']),
  documents: words(['inspection-report', '检验报告', 'Inspection report']),
  compensations: words(['refund', '退还物业费', 'Refund of fees']),
  fields: [
    { id: 'when', label: label('发生日期', 'Day it happened'), answer: 'date', askedOf: 'public' },
    { id: 'times', label: label('已反映次数', 'How often you told us'), answer: 'number', askedOf: 'public' },
  ],
  positions: [
    {
      id: 'officer',
      label: label('客服专员', 'Officer'),
      capabilities: [
        'readComplaints',
        'register',
        'accept',
        'classify',
        'dispatch',
        'reply',
        'followUp',
        'close',
        'revealIdentity',
      ],
    },
    { id: 'clerk', label: label('文员', 'Clerk'), capabilities: ['readComplaints', 'register'] },
    { id: 'worker', label: label('工程人员', 'Worker'), capabilities: ['readOwnComplaints', 'state'] },
    { id: 'head', label: label('部门主管', 'Head'), capabilities: ['readOwnComplaints', 'state', 'assign', 'correct'] },
    {
      id: 'manager',
      label: label('项目经理', 'Manager'),
      capabilities: ['readComplaints', 'approve', 'supervise', 'review', 'readDossier'],
    },
    { id: 'accountant', label: label('会计', 'Accountant'), capabilities: ['readComplaints', 'account'] },
    { id: 'administrator', label: label('管理员', 'Administrator'), capabilities: ['managePeople', 'manageRulebook'] },
  ],
  units: words(
    ['complaint-centre', '客服中心', 'Service centre'],
    ['engineering', '工程部', 'Engineering'],
    ['guards', '秩序部', 'Guards'],
  ),
  centre: 'complaint-centre',
  routes: [{ id: 'all', when: always, lead: 'engineering' }],
  requirements: [
    {
      id: 'where',
      verb: 'RegisterComplaint',
      when: { is: 'category', in: ['noise'] },
      needs: [{ entry: 'address' }, { field: 'when' }, { entry: 'signature' }],
    },
  ],
  guards: [
    {
      id: 'fees-asked-before',
      verb: 'RegisterComplaint',
      when: { is: 'category', in: ['fees'] },
      label: label(
        '收费问题请先向客服中心反映一次，未解决的再投诉',
        'Ask the service centre about fees first; complain when that did not help',
      ),
      provided: { is: 'field', field: 'times', atLeast: 1 },
    },
  ],
  approvals: [
    {
      id: 'much-money',
      verb: 'RecordCompensation',
      when: { is: 'compensationAmount', moreThan: 500 },
      label: label('大额退费', 'Much money'),
      chain: [{ by: [manager], opinionRequired: true }],
    },
  ],
  windows: [
    {
      id: 'return-in-time',
      verb: 'ReturnComplaint',
      when: always,
      after: 'ComplaintDispatched',
      within: { unit: 'working-days', count: 1 },
    },
    {
      id: 'reconsider-once',
      verb: 'RequestReconsideration',
      when: always,
      after: 'ComplaintReplied',
      within: { unit: 'working-days', count: 3 },
      timesMax: 1,
    },
  ],
  clocks: [
    {
      id: 'answer',
      label: label('答复', 'Answer'),
      start: ['ComplaintRegistered'],
      stop: ['ComplaintReplied', 'ComplaintResolvedOnTheSpot', 'ComplaintDeclined'],
      cases: [
        {
          id: 'all',
          label: label('各类投诉', 'Every complaint'),
          when: always,
          budget: { unit: 'working-days', count: 3 },
        },
      ],
      ladder: [
        ...ladder(officer),
        {
          id: 'after',
          action: 'escalate',
          at: { direction: 'after', budget: { unit: 'working-days', count: 1 } },
          tell: [manager],
        },
      ],
      isPublic: true,
      extension: {
        timesMax: 1,
        tiers: [{ upTo: { unit: 'working-days', count: 2 }, by: [manager] }],
        beforeDue: true,
        tellsComplainant: true,
      },
    },
  ],
  duties: [
    {
      id: 'report-injury',
      label: label('向街道办事处报告伤情', 'Report the injury to the subdistrict'),
      when: { is: 'personsHarmed', atLeast: 1 },
      who: [manager],
      blocks: ['CloseComplaint'],
      documents: ['inspection-report'],
    },
  ],
  closing: {
    settlingCloses: false,
    followUps: [
      {
        id: 'check',
        label: label('结案回访', 'After closing'),
        when: always,
        start: ['ComplaintClosed'],
        rounds: [{ unit: 'working-days', count: 3 }],
        attemptsMax: 2,
        who: [officer],
        ladder: ladder(officer),
      },
    ],
  },
  notices: {
    ComplaintRegistered: [officer],
    ComplaintDispatched: [{ position: 'head', at: 'departments' }],
    StatementSubmitted: [officer],
    DutyRaised: [manager],
  },
  numbering: { pattern: 'FL{YYYY}-{serial:4}' },
  disclosure: { notHandled: [] },
  openQuestions: [],
};
