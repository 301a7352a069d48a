/** One thing that happens to a complaint after it was filed. */
export type Happening = {
  readonly at: string;
  /** `officer`, or the id of the unit whose handler does it. */
  readonly by: string;
  readonly verb: 'dispatch' | 'statement' | 'reply' | 'close';
  readonly body: object;
};

export type Case = {
  readonly filed: string;
  /** Fields of the filing form. */
  readonly form: Readonly<Record<string, string>>;
  readonly afterwards: readonly Happening[];
};

const nobody = { identityMode: 'anonymous', name: '', phone: '', email: '' };
const known = (name: string, phone: string, identityMode = 'named') => ({ identityMode, name, phone, email: '' });

const dispatch = (at: string, lead: string, coDepartments: readonly string[] = []): Happening => ({
  at,
  by: 'officer',
  verb: 'dispatch',
  body: { lead, coDepartments },
});
const state = (at: string, unit: string, statement: string): Happening => ({
  at,
  by: unit,
  verb: 'statement',
  body: { unit, statement },
});
const reply = (at: string, text: string): Happening => ({ at, by: 'officer', verb: 'reply', body: { reply: text } });
const close = (at: string, reason: string): Happening => ({ at, by: 'officer', verb: 'close', body: { reason } });

/** The complaint whose reply the pictures show: answered and not yet rated. */
export const chargedTwice: Case = {
  filed: '2026-09-22T09:05:00+08:00',
  form: {
    category: 'charging',
    narrative: '9月21日上午在门诊抽血，同一项血常规收了两次钱，两张单子我都留着。请核对并退还多收的一次。',
    ...known('周小梅', '13900000001'),
  },
  afterwards: [
    dispatch('2026-09-22T10:20:00+08:00', 'finance'),
    state(
      '2026-09-22T15:10:00+08:00',
      'finance',
      '核对收费流水：9月21日9时12分与9时14分各收血常规一次25元，检验系统只有一次采血记录，第二次系重复收费。',
    ),
    reply(
      '2026-09-23T09:30:00+08:00',
      '周女士：经财务科核对，第二次血常规收费25元确系重复收取，已于今日原路退回，预计三个工作日内到账。窗口已增加重复项目提醒。给您添了麻烦，我们向您道歉。',
    ),
  ],
};

/**
 * The complaint whose clock the pictures explain. It is filed in the browser on 28 September; five working days later, over
 * the National Day holidays, is Saturday 10 October, a make-up workday.
 */
export const gauze = {
  filed: '2026-09-28T10:12:00+08:00',
  dispatched: dispatch('2026-09-28T15:30:00+08:00', 'ent', ['medical-affairs']),
  stated: state(
    '2026-10-09T09:40:00+08:00',
    'ent',
    '已调取前年的手术记录：术中填塞纱条两条，取出记录只有一条。复查取出的纱条未留存。手术医生已停诊配合调查。',
  ),
} as const;

/** What else the hospital has to do at the time. */
export const others: readonly Case[] = [
  {
    filed: '2026-09-21T15:40:00+08:00',
    form: {
      category: 'outpatient',
      narrative: '下午三点在门诊药房取药，窗口的人冲我大声嚷，说我挡着别人了，我八十岁的母亲被吓到了。',
      ...known('吴晓峰', '13900000002'),
    },
    afterwards: [dispatch('2026-09-22T08:40:00+08:00', 'outpatient-department')],
  },
  {
    filed: '2026-09-22T20:15:00+08:00',
    form: {
      category: 'nursing',
      narrative: '输液时按铃叫了三次，二十分钟没有人来，回血了才有护士过来。',
      ...known('郑海燕', '13900000003', 'confidential'),
    },
    afterwards: [],
  },
  {
    filed: '2026-09-22T11:30:00+08:00',
    form: {
      category: 'drugs',
      narrative: '药袋上写一天三次，说明书写一天一次，问窗口说按医生的来，问医生说按说明书。',
      ...known('马玉兰', '13900000004'),
    },
    afterwards: [
      dispatch('2026-09-22T14:10:00+08:00', 'pharmacy'),
      reply('2026-09-24T10:00:00+08:00', '马女士：药袋用法录入有误，应为一天一次，已更正并电话告知您。'),
      close('2026-09-28T16:00:00+08:00', '投诉人电话表示清楚用法，没有其他要求。'),
    ],
  },
  {
    filed: '2026-09-24T08:50:00+08:00',
    form: {
      category: 'lifts-water-power',
      narrative: '住院期间电梯坏了三天，护士站说归后勤，后勤说归设备科，我父亲坐轮椅下不了楼。',
      ...known('林国栋', '13900000005'),
    },
    afterwards: [
      dispatch('2026-09-24T10:30:00+08:00', 'power-equipment', ['general-affairs', 'nursing-department']),
      state(
        '2026-09-29T11:00:00+08:00',
        'nursing-department',
        '停梯期间护士协助三名患者经医用梯下楼，未及时告知家属，已整改。',
      ),
    ],
  },
  {
    filed: '2026-09-24T16:20:00+08:00',
    form: { category: 'ethics', narrative: '我母亲手术前，有人暗示要给主刀红包，说大家都这样。', ...nobody },
    afterwards: [dispatch('2026-09-24T17:00:00+08:00', 'audit-office')],
  },
  {
    filed: '2026-09-29T09:15:00+08:00',
    form: {
      category: 'charging',
      narrative: '出院结算多出一笔床位费，出院当天中午就走了，还收了一整天。',
      ...known('何志勇', '13900000006'),
    },
    afterwards: [
      dispatch('2026-09-29T10:00:00+08:00', 'finance'),
      state('2026-09-30T16:00:00+08:00', 'finance', '按规定出院当天不收床位费，系护士站提前记账所致，应退60元。'),
    ],
  },
  {
    filed: '2026-10-08T08:20:00+08:00',
    form: {
      category: 'cleaning-catering',
      narrative: '三楼病房的公共卫生间假期里没人打扫，地上一直有水，老人差点滑倒。',
      ...known('罗秀英', '13900000007'),
    },
    afterwards: [dispatch('2026-10-08T09:10:00+08:00', 'general-affairs')],
  },
  {
    filed: '2026-10-08T13:45:00+08:00',
    form: {
      category: 'outpatient',
      narrative: '挂了上午九点的号，十一点四十才轮到，中间没有任何说明。',
      ...known('高建平', '13900000008'),
    },
    afterwards: [],
  },
  {
    filed: '2026-10-09T08:30:00+08:00',
    form: {
      category: 'security',
      narrative: '地下车库出口的栏杆砸到了我的车顶，保安说不归他们管。',
      ...known('宋涛', '13900000009'),
    },
    afterwards: [],
  },
  {
    filed: '2026-10-09T09:05:00+08:00',
    form: { category: 'devices', narrative: '自助血压计量出来的数比诊室高三十多，吓得我一夜没睡。', ...nobody },
    afterwards: [],
  },
];
