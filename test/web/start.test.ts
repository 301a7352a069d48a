import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../shared/contract/accent.ts';
import type { Profile, PublicProfile } from '../../shared/contract/profile.ts';
import { Disclosed, PromiseView } from '../../shared/contract/public.ts';
import { TermId } from '../../shared/kernel/ids.ts';
import { IsoDate } from '../../shared/kernel/time.ts';
import { publicProfile } from '../../shared/usecase/profile/public-profile.ts';
import { openWorld, readable } from './support/browser.ts';
import { memoryDesk } from './support/memory-desk.ts';
import { hospital } from './support/promises.ts';

const label = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english });

const disclosed = Disclosed.parse({
  channels: [
    { id: 'phone', label: label('电话', 'Phone') },
    { id: 'visit', label: label('来访', 'Visit') },
  ],
  whenLate: [label('“答复”到期时仍未完成的，记为逾期', 'If “Answer” is not done when it is due, it counts as missed')],
  extensions: [label('“答复”的时限可以延长，最多 1 次', 'The time for “answer” may be extended, at most once')],
  replyElements: [label('调查结果', 'Findings')],
  followUps: [label('回访：自办结起 1 个月内', 'Follow-up: within 1 month of closing')],
  rights: [label('投诉人可以申请复查', 'The complainant may ask for a review')],
  notHandled: [
    { id: 'court', text: label('已经向人民法院起诉的', 'Matters already before a court') },
    { id: 'vague', text: label('没有具体事实的', 'Complaints without facts') },
  ],
  elsewhere: [label('调解', 'Mediation')],
  statements: [label('首诉负责', 'Whoever you approach first is responsible')],
});

const said: Profile = {
  accent: '#8a1c3b',
  logo: { digest: 'd'.repeat(43), mediaType: 'image/png', width: 120, height: 60 },
  phones: [{ number: '0577-6226 8888 转 801', label: label('投诉中心', 'Complaint centre') }],
  address: label('清远路338号门诊楼一楼', 'Ground floor, 338 Qingyuan Road'),
  openingHours: label('每天 08:00–20:00', 'Daily 08:00–20:00'),
  emergency: { text: label('院内急救请拨', 'In the hospital call'), lines: [{ number: '6120' }] },
  appeal: label('不服答复的，可向市卫生健康委反映。', 'You may turn to the health commission of the city.'),
  otherWays: [
    {
      channel: TermId.parse('visit'),
      detail: label('门诊楼一楼 102 室', 'Room 102'),
    },
  ],
  elsewhere: [
    {
      about: TermId.parse('court'),
      detail: label('请等候法院裁判。', 'Please await the court.'),
    },
  ],
  announcements: [
    {
      id: TermId.parse('lift'),
      title: label('三号电梯检修', 'Lift 3 is being repaired'),
      text: label('11 月 30 日前请走二号电梯。', 'Please use lift 2 until 30 November.'),
      from: IsoDate.parse('2026-11-20'),
      until: IsoDate.parse('2026-11-30'),
    },
  ],
};

const monday = IsoDate.parse('2026-11-23');
const on = (day: string, profile: Profile = said) => publicProfile(profile, IsoDate.parse(day));

const worldOf = (profile: PublicProfile | undefined) => {
  const desk = memoryDesk(PromiseView.parse({ ...hospital, disclosed, profile }));
  const world = openWorld({ publicDesk: async (host) => (host === 'renmin.example.cn' ? desk : undefined) });
  return { desk, visitor: world.visitor('renmin.example.cn') };
};
const startPage = (profile: PublicProfile | undefined, language = 'zh-CN') =>
  worldOf(profile).visitor.get(`/?lang=${language}`);

const isAnnounced = async (day: string) => (await startPage(on(day))).text.includes('三号电梯检修');
const button = (query: string) => worldOf(on('2026-11-23')).visitor.get(`/button${query}`);

describe('the start page', () => {
  test('says in Chinese everything the rules and the administrator say', async () => {
    const text = readable((await startPage(on('2026-11-23'))).text);
    for (const sentence of [
      '您的投诉由投诉中心统一受理',
      '需要调查的投诉，一般在 5 个工作日内答复您。',
      '没有按时办，会怎样 “答复”到期时仍未完成的，记为逾期',
      '可以延长的情形 “答复”的时限可以延长，最多 1 次',
      '给您的答复会写明 调查结果',
      '答复之后我们会回访 回访：自办结起 1 个月内',
      '您的权利 投诉人可以申请复查',
      '投诉中心 0577-6226 8888 转 801',
      '地址 清远路338号门诊楼一楼',
      '接待时间 每天 08:00–20:00',
      '来访 门诊楼一楼 102 室',
      '已经向人民法院起诉的 请等候法院裁判。',
      '没有具体事实的',
      '不服答复的，可向市卫生健康委反映。',
      '调解',
      '首诉负责',
      '院内急救请拨 6120',
      '三号电梯检修 11 月 30 日前请走二号电梯。',
    ])
      expect(text).toContain(sentence);
  });

  test('and in English', async () => {
    const text = readable((await startPage(on('2026-11-23'), 'en')).text);
    for (const sentence of [
      'If we are late If “Answer” is not done when it is due, it counts as missed',
      'Opening hours Daily 08:00–20:00',
      'Visit Room 102',
      'Matters already before a court Please await the court.',
      'Lift 3 is being repaired Please use lift 2 until 30 November.',
    ])
      expect(text).toContain(sentence);
    expect(text.replaceAll(/乐清市人民医院|中文/g, '').match(/[\u4E00-\u9FFF]+/g)).toEqual(['转', '回音']);
  });

  test('takes the hours from the calendar, the numbers of all China and the names of the channels where nobody has said otherwise', async () => {
    const text = readable((await startPage(publicProfile(undefined, monday))).text);
    expect(text).toContain('接待时间 周一至周五 08:00–12:00、14:00–17:30。');
    expect(text).toContain('报警 110 火警 119 急救 120');
    expect(text).toContain('也受理：电话、来访。');
    expect(text).not.toContain('近期公告');
  });

  test('shows what was published before there was more to show', async () => {
    const text = readable((await openWorld().visitor('renmin.example.cn').get('/')).text);
    expect(text).toContain('已经向人民法院起诉的');
    expect(text).toContain('需要调查的投诉，一般在 5 个工作日内答复您。');
    expect(text).not.toContain('没有按时办');
  });

  test('shows an announcement from its first to its last day', async () => {
    expect(await Promise.all(['2026-11-19', '2026-11-20', '2026-11-30', '2026-12-01'].map(isAnnounced))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('dials a number, without the extension', async () => {
    expect((await startPage(on('2026-11-23'))).text).toContain('href="tel:057762268888"');
  });

  test('shows markup in texts as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const { text } = await startPage(
      on('2026-11-23', { ...said, address: label(evil, evil), appeal: label(evil, evil) }),
    );
    expect(text).not.toContain('<img src=x');
    expect(text.split('&lt;img src=x onerror=alert(1)&gt;').length - 1).toBe(2);
  });

  test('loads no more than 30 kB with its style sheets and script, the logo apart', async () => {
    const { visitor } = worldOf(on('2026-11-23'));
    const { text } = await visitor.get('/');
    const loaded = [...text.matchAll(/(?:<link rel="stylesheet"[^>]*? href|<script[^>]*? src)="([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(loaded).toHaveLength(3);
    const parts = await Promise.all(loaded.map((path) => visitor.get(path)));
    const bytes = [text, ...parts.map((part) => part.text)].map((part) => gzipSync(part).byteLength);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(30_000);
  });
});

describe('colours and logo', () => {
  test('the colours come as a style sheet that may be kept for ever', async () => {
    const { visitor } = worldOf(on('2026-11-23'));
    expect((await visitor.get('/')).text).toContain('<link rel="stylesheet" href="/brand/8a1c3b.css"/>');
    const { status, headers, text } = await visitor.get('/brand/8a1c3b.css');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const [accent, deep, pale] = [...text.matchAll(/#[0-9a-f]{6}/g)].map(([colour]) => colour);
    for (const below of ['#ffffff', '#f4f6f7', pale ?? ''])
      expect(contrast(accent ?? '', below)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(deep ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  test('a colour on which white cannot be read has none, and nothing else stands in the address', async () => {
    const { visitor } = worldOf(undefined);
    const paths = [
      '/brand/ffee00.css',
      '/brand/8a1c3b',
      '/brand/8a1c3b}body{.css',
      '/brand/8A1C3B.css',
      '/brand/8a1c3.css',
    ];
    const answers = await Promise.all(paths.map((path) => visitor.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  test('the logo comes from the own host, with its size, and is kept for ever', async () => {
    const { desk, visitor } = worldOf(on('2026-11-23'));
    desk.logos.set('d'.repeat(43), { mediaType: 'image/png', bytes: new Uint8Array([0x89, 0x50]) });
    const path = `/logo/${'d'.repeat(43)}`;
    expect((await visitor.get('/')).text).toContain(`<img class="logo" src="${path}" width="120" height="60" alt=""/>`);
    const { status, headers } = await visitor.get(path);
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      'image/png',
      'nosniff',
    ]);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await visitor.get('/logo/another')).status).toBe(404);
  });
});

describe('the button for other sites', () => {
  test('may be framed by everybody, which no other page may', async () => {
    const { visitor } = worldOf(on('2026-11-23'));
    const policies = await Promise.all(
      ['/button', '/', '/file', '/follow', '/button/', '/nowhere', '/brand/8a1c3b.css'].map(
        async (path) => (await visitor.get(path)).headers.get('content-security-policy') ?? '',
      ),
    );
    expect(policies.map((policy) => /frame-ancestors ([^;]+)/.exec(policy)?.[1])).toEqual([
      '*',
      "'none'",
      "'none'",
      "'none'",
      "'none'",
      "'none'",
      "'none'",
    ]);
    expect(policies[0]).toContain("default-src 'none'");
  });

  test('opens the form in a new tab, with its category and place and nothing else of the query', async () => {
    const { text } = await button('?lang=en&label=report&category=charges&place=0a1b2c3d&name=Zhang&narrative=x');
    expect(text).toContain(
      '<a href="/file?category=charges&amp;place=0a1b2c3d&amp;lang=en" target="_blank" rel="noopener">Report a problem',
    );
    expect(text).not.toMatch(/<script|Zhang|narrative/);
  });

  test('says only what is offered, and sets no cookie', async () => {
    const { text, headers } = await button('?lang=zh-CN&label=<b>您中奖了&category=../x&place=%22onload=');
    expect(text).toContain('<a href="/file?lang=zh-CN" target="_blank" rel="noopener">我要投诉');
    expect(text).not.toContain('中奖');
    expect(headers.getSetCookie()).toEqual([]);
  });
});
