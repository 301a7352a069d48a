import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PromiseView } from '../../shared/contract/public.ts';
import { openWorld, readable } from './support/browser.ts';
import { formOn, walk } from '../support/filing-form.ts';
import { memoryDesk } from './support/memory-desk.ts';
import { hospital } from './support/promises.ts';

const narrative = '同一天验血收了两次钱，单子我都留着。';

/** Somebody at the hospital's form, and the desk behind it. */
async function atTheForm(address = '/file') {
  const world = openWorld();
  return { desk: world.hospital, walker: await walk(world.visitor('renmin.example.cn'), address) };
}

/** The same under a promise of its own. */
async function under(changes: object, address = '/file') {
  const desk = memoryDesk(PromiseView.parse({ ...hospital, questions: undefined, ...changes }));
  const visitor = openWorld({ publicDesk: async () => desk }).visitor('renmin.example.cn');
  return { desk, walker: await walk(visitor, address), visitor };
}

const label = (chinese: string) => ({ 'zh-CN': chinese });

describe('the way through the form', () => {
  test('asks one thing after the other, shows what was answered, and files it as it was shown', async () => {
    const { desk, walker } = await atTheForm();
    const seen: string[] = [walker.page()];
    expect(walker.text()).toContain('第 1 步，共 5 步');
    for (const answers of [
      { category: 'charges', danger: 'no' },
      { location: 'east', origin: 'domestic' },
      { narrative, personsHarmed: '0' },
      { identityMode: 'confidential', onBehalfOf: 'self' },
      { name: '周敏', phone: '13800000000', email: 'zhou@example.com', address: '枫林路 8 号' },
      {},
    ]) {
      expect((await walker.press(answers)).status).toBe(200);
      seen.push(walker.page());
    }
    expect(seen).toEqual(['subject', 'where', 'what', 'who', 'contact', 'files', 'review']);
    for (const words of [
      '第 5 步，共 5 步',
      '收费',
      '东区',
      narrative,
      '保密',
      '周敏',
      'zhou@example.com',
      '枫林路 8 号',
    ])
      expect(walker.text()).toContain(words);
    expect(walker.text()).toContain('答复您：最迟 2026年11月27日星期五 17:30');
    const sent = await walker.press({ copy: 'yes' }, 'send');
    expect([sent.status, sent.location]).toEqual([303, '/receipt']);
    expect(desk.complaints.map(({ form }) => form)).toMatchObject([
      {
        category: 'charges',
        location: 'east',
        narrative,
        identityMode: 'confidential',
        name: '周敏',
        email: 'zhou@example.com',
        address: '枫林路 8 号',
        copy: 'yes',
        danger: 'no',
      },
    ]);
  });

  test('one token goes with it from the first page to the last; sending twice files one complaint', async () => {
    const { desk, walker } = await atTheForm();
    const token = walker.field('token');
    for (const answers of [{ category: 'charges' }, {}, { narrative }, { identityMode: 'anonymous' }, {}]) {
      await walker.press(answers);
      expect(walker.field('token')).toBe(token);
    }
    expect(walker.page()).toBe('review');
    for (let click = 0; click < 2; click++) expect((await walker.press({}, 'send')).status).toBe(303);
    expect(desk.complaints).toHaveLength(1);
  });

  test('going back and forth keeps every answer, also one that is not right yet', async () => {
    const { walker } = await atTheForm();
    await walker.press({ category: 'charges' });
    await walker.press({ location: 'east' });
    await walker.press({ narrative: '短' }, 'back');
    expect([walker.page(), walker.field('location')]).toEqual(['where', 'east']);
    await walker.press();
    expect([walker.page(), walker.field('narrative')]).toEqual(['what', '短']);
    const refused = await walker.press();
    expect([refused.status, walker.page(), walker.field('narrative')]).toEqual([422, 'what', '短']);
    expect(walker.html()).toContain('<a href="#narrative">经过至少写 5 个字</a>');
    expect(walker.html()).toContain('data-problem="request/invalid"');
  });

  test('from the last page an answer is changed, and one comes straight back', async () => {
    const { walker } = await atTheForm();
    for (const answers of [{ category: 'charges' }, {}, { narrative }, { identityMode: 'anonymous' }, {}])
      await walker.press(answers);
    await walker.press({}, 'to-subject');
    expect([walker.page(), walker.field('category')]).toEqual(['subject', 'charges']);
    await walker.press({ category: 'drugs' });
    expect(walker.page()).toBe('review');
    expect(walker.text()).toContain('药品');
    expect(walker.text()).not.toContain('重复收费');
  });

  test('what a change makes necessary is asked before one comes back', async () => {
    const { walker } = await atTheForm();
    for (const answers of [{ category: 'charges' }, {}, { narrative }, { identityMode: 'anonymous' }, {}])
      await walker.press(answers);
    await walker.press({}, 'to-who');
    const changed = await walker.press({ identityMode: 'named' });
    expect([changed.status, walker.page()]).toEqual([422, 'contact']);
    expect(walker.text()).toContain('请填写姓名');
    await walker.press({ name: '周敏', phone: '13800000000' });
    expect(walker.page()).toBe('review');
  });

  test('the language is changed on the way, and nothing is lost', async () => {
    const { walker, desk } = await atTheForm();
    await walker.press({ category: 'charges' });
    await walker.press();
    await walker.press({ narrative }, 'lang-en');
    expect([walker.page(), walker.field('narrative'), walker.field('language')]).toEqual(['what', narrative, 'en']);
    expect(walker.text()).toContain('Step 2 of 5');
    for (const answers of [{}, { identityMode: 'anonymous' }, {}]) await walker.press(answers);
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form).toMatchObject({ language: 'en', narrative });
  });
});

describe('who complains', () => {
  const toContact = async (answers: Record<string, string>) => {
    const at = await under({});
    await at.walker.press({ category: 'charges' });
    await at.walker.press({ narrative });
    await at.walker.press(answers);
    return at;
  };

  test('the anonymous are told what nobody can protect, and are asked for no name', async () => {
    const { desk, walker } = await under({});
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    expect(walker.text()).toContain('我们保护不了的');
    await walker.press({ identityMode: 'anonymous' });
    expect(walker.page()).toBe('files');
    await walker.press();
    expect(walker.text()).toContain('我们联系不到您');
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form).toMatchObject({ identityMode: 'anonymous' });
    expect(desk.complaints[0]?.form.name).toBeUndefined();
  });

  test('whoever becomes anonymous on the way takes the name along', async () => {
    const { desk, walker } = await toContact({ identityMode: 'named', onBehalfOf: 'person' });
    await walker.press({ name: '周敏', phone: '13800000000', affectedPerson: '周大爷' });
    await walker.press({}, 'back');
    await walker.press({}, 'back');
    await walker.press({ identityMode: 'anonymous' });
    for (const secret of ['周敏', '13800000000', '周大爷']) expect(walker.html()).not.toContain(secret);
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form).toMatchObject({ identityMode: 'anonymous', onBehalfOf: 'person' });
    expect(JSON.stringify(desk.complaints[0]?.form)).not.toContain('周');
  });

  test.each([
    ['person', { affectedPerson: '周大爷', relation: '父亲' }, '请填写您替谁投诉'],
    ['organisation', { organisationName: '枫林小学' }, '请填写单位名称'],
    ['group', { complainants: '12', representatives: '王芳 13800000000\n李强 13900000000' }, '请填写一共多少人'],
  ])('for a %s it is asked who that is', async (onBehalfOf, told, missing) => {
    const { desk, walker } = await toContact({ identityMode: 'confidential', onBehalfOf });
    const reach = { name: '周敏', phone: '13800000000' };
    const refused = await walker.press(reach);
    expect([refused.status, walker.page(), refused.text.includes(missing)]).toEqual([422, 'contact', true]);
    await walker.press(told);
    expect(walker.page()).toBe('files');
    await walker.press();
    for (const line of Object.values(told)) expect(walker.text()).toContain(line.replaceAll('\n', ' '));
    await walker.press({}, 'send');
    const { representatives, ...rest } = told as Record<string, string>;
    expect(desk.complaints[0]?.form).toMatchObject({
      onBehalfOf,
      ...rest,
      ...(representatives && { complainants: 12, representatives: representatives.split('\n') }),
    });
  });

  test('an anonymous group says how many they are, and names nobody', async () => {
    const { desk, walker } = await toContact({ identityMode: 'anonymous', onBehalfOf: 'group' });
    expect(walker.page()).toBe('contact');
    expect(walker.html()).not.toMatch(/name="(name|phone|email|representatives)"/);
    expect((await walker.press({ complainants: '1' })).text).toContain('至少 2 人');
    await walker.press({ complainants: '30' });
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form).toMatchObject({ complainants: 30 });
    expect(desk.complaints[0]?.form.representatives).toBeUndefined();
  });

  test('the cap on representatives is that of the rules for this complaint', async () => {
    const { walker } = await under({
      form: { representativesMax: [{ most: 5, when: { is: 'category', in: ['charges'] } }] },
    });
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    await walker.press({ identityMode: 'named', onBehalfOf: 'group' });
    expect(walker.text()).toContain('代表最多 5 人');
    const other = await under({ form: { representativesMax: [{ most: 5, when: { is: 'category', in: ['drugs'] } }] } });
    await other.walker.press({ category: 'charges' });
    await other.walker.press({ narrative });
    await other.walker.press({ identityMode: 'named', onBehalfOf: 'group' });
    expect(other.walker.text()).toContain('代表最多 20 人');
  });

  test('a paper that such a complaint will need is named with the files', async () => {
    const { walker } = await under({
      form: {
        complainantKinds: [{ id: 'agent', label: label('受托人') }],
        papers: [
          {
            document: 'power-of-attorney',
            label: label('授权委托书原件'),
            when: { is: 'complainantKind', in: ['agent'] },
          },
        ],
      },
    });
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    await walker.press({ identityMode: 'anonymous', complainantKind: 'agent' });
    expect([walker.page(), walker.text().includes('授权委托书原件')]).toEqual(['files', true]);
    await walker.press({}, 'back');
    await walker.press({ complainantKind: '' });
    expect([walker.page(), walker.text().includes('授权委托书原件')]).toEqual(['files', false]);
  });

  test('where the rules want a name, anonymity is refused as soon as it is chosen', async () => {
    const { walker } = await under({ form: { namedOnly: { is: 'category', in: ['charges'] } } });
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    const refused = await walker.press({ identityMode: 'anonymous' });
    expect([refused.status, walker.page()]).toEqual([422, 'who']);
    expect(refused.text).toContain('不能匿名提交');
    await walker.press({}, 'back');
    await walker.press({}, 'back');
    await walker.press({ category: 'drugs' });
    await walker.press();
    await walker.press({ identityMode: 'anonymous' });
    expect(walker.page()).toBe('files');
  });
});

describe('questions with a condition', () => {
  const lift = {
    field: 'lift-number',
    label: label('电梯编号'),
    answer: 'text',
    when: { is: 'category', in: ['power'] },
    needed: { is: 'category', in: ['power'] },
  };
  const reason = {
    field: 'why-hidden',
    label: label('为什么不便留名'),
    answer: 'text',
    when: { is: 'identityMode', in: ['anonymous'] },
  };

  test('are asked where they apply, and demanded where the rules demand an answer', async () => {
    const { desk, walker } = await under({ questions: [lift] });
    await walker.press({ category: 'power' });
    expect(walker.text()).toContain('电梯编号');
    const refused = await walker.press({ narrative });
    expect([refused.status, refused.text.includes('请填写“电梯编号”')]).toEqual([422, true]);
    await walker.press({ 'field-lift-number': 'A-3' });
    await walker.press({ identityMode: 'anonymous' });
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form.fields).toEqual({ 'lift-number': 'A-3' });
  });

  test('are not asked elsewhere, and an answer that was left behind is not sent', async () => {
    const { desk, walker } = await under({ questions: [lift] });
    await walker.press({ category: 'power' });
    await walker.press({ narrative, 'field-lift-number': 'A-3' }, 'back');
    await walker.press({ category: 'charges' });
    expect(walker.html()).not.toContain('lift-number');
    await walker.press();
    await walker.press({ identityMode: 'anonymous' });
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form.fields).toEqual({});
  });

  test('that depend on who complains come after that was told', async () => {
    const { walker } = await under({ questions: [reason] });
    await walker.press({ category: 'charges' });
    expect(walker.text()).not.toContain('为什么不便留名');
    await walker.press({ narrative });
    await walker.press({ identityMode: 'anonymous' });
    expect([walker.page(), walker.text().includes('为什么不便留名')]).toEqual(['more', true]);
    await walker.press({ 'field-why-hidden': '怕被报复' });
    await walker.press();
    expect(walker.text()).toContain('怕被报复');
    await walker.press({}, 'to-who');
    const named = await walker.press({ identityMode: 'named' });
    expect([named.status, walker.page(), walker.html().includes('怕被报复')]).toEqual([422, 'contact', false]);
  });
});

describe('danger', () => {
  test('is answered at once with whom to call, and goes with the complaint', async () => {
    const { desk, walker } = await under({});
    await walker.press({ category: 'charges', danger: 'yes' });
    expect(walker.page()).toBe('danger');
    for (const number of ['110', '119', '120']) expect(walker.html()).toContain(`href="tel:${number}"`);
    await walker.press();
    await walker.press({ narrative });
    await walker.press({ identityMode: 'anonymous' });
    await walker.press();
    expect(walker.text()).toContain('有人正处在危险之中');
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form.danger).toBe('yes');
  });

  test('names whom the organisation names', async () => {
    const { walker } = await under({
      profile: {
        emergency: {
          text: label('保安 24 小时在岗。'),
          lines: [{ number: '0577-6226 8888', label: label('值班电话') }],
        },
        announcements: [],
      },
    });
    await walker.press({ category: 'charges', danger: 'yes' });
    expect(walker.html()).toContain('href="tel:057762268888"');
    expect(walker.text()).toContain('保安 24 小时在岗');
    expect(walker.html()).not.toContain('tel:110');
  });
});

describe('where somebody comes from', () => {
  const place = { id: 'k3v9q2mh', label: label('3 号楼 2 单元电梯'), location: 'east', category: 'power' };

  test('the place whose code was scanned is shown, fills in what it stands for, and goes with the complaint', async () => {
    const desk = memoryDesk(hospital);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are branded
    desk.places.push(place as never);
    const visitor = openWorld({ publicDesk: async () => desk }).visitor('renmin.example.cn');
    const walker = await walk(visitor, '/file?place=k3v9q2mh&name=%E5%BC%A0%E4%B8%89&narrative=x');
    expect(walker.text()).toContain('3 号楼 2 单元电梯');
    expect([walker.field('category'), walker.field('place'), walker.html().includes('张三')]).toEqual([
      'power',
      'k3v9q2mh',
      false,
    ]);
    await walker.press();
    expect([walker.page(), walker.field('location')]).toEqual(['where', 'east']);
    await walker.press({}, 'back');
    await walker.press({}, 'leave-place');
    expect(walker.text()).not.toContain('3 号楼 2 单元电梯');
    await walker.press();
    expect([walker.field('place'), walker.field('location')]).toEqual([undefined, undefined]);
  });

  test('a code that leads nowhere any more opens the form and says so', async () => {
    const { walker } = await atTheForm('/file?place=zzzzzz');
    expect(walker.text()).toContain('已经停用');
    await walker.press({ category: 'charges' });
    expect(walker.page()).toBe('where');
  });

  test('what was announced about a subject is shown to whoever chooses it', async () => {
    const announcement = {
      id: 'lift-works',
      title: label('3 号楼电梯正在大修'),
      text: label('预计 12 月 5 日恢复。'),
      categories: ['power'],
      from: '2026-11-01',
    };
    const emergency = { lines: [{ number: '110' }] };
    const { walker } = await under({ profile: { emergency, announcements: [announcement] } });
    await walker.press({ category: 'power' });
    expect(walker.text()).toContain('预计 12 月 5 日恢复');
    await walker.press({}, 'back');
    await walker.press({ category: 'charges' });
    expect(walker.text()).not.toContain('预计 12 月 5 日恢复');
  });
});

describe('what was tampered with', () => {
  const hiddenNow = async (changes: Record<string, string>) => {
    const { desk, walker } = await atTheForm();
    for (const answers of [{ category: 'charges' }, {}, { narrative }, { identityMode: 'anonymous' }])
      await walker.press(answers);
    expect(walker.page()).toBe('files');
    return { desk, walker, answer: await walker.press(changes, 'next') };
  };

  test.each([
    [{ category: 'parking' }, 'subject'],
    [{ category: '../..' }, 'subject'],
    [{ danger: 'maybe' }, 'subject'],
    [{ location: 'nowhere' }, 'where'],
    [{ origin: 'mars' }, 'where'],
    [{ narrative: '' }, 'what'],
    [{ narrative: '字'.repeat(5001) }, 'what'],
    [{ personsHarmed: '-3' }, 'what'],
    [{ 'field-asked-before': '字'.repeat(501) }, 'what'],
    [{ identityMode: 'secret' }, 'who'],
    [{ onBehalfOf: 'nobody' }, 'who'],
    [{ complainantKind: 'alien' }, 'who'],
    [{ uploads: 'not-an-id' }, 'files'],
    [{ language: 'fr' }, 'files'],
    [{ token: 'short' }, 'files'],
    [{ surprise: 'x' }, 'files'],
  ])('%j is found at the next page, on the page of its field', async (changes, page) => {
    const { desk, walker, answer } = await hiddenNow(changes);
    expect([answer.status, walker.page()]).toEqual([422, page]);
    expect(desk.complaints).toEqual([]);
  });

  test.each([
    ['page', 'nonsense', 200],
    ['seen', 'nonsense', 200],
    ['go', 'nonsense', 200],
    ['under', 'nonsense', 200],
  ])('a strange %s does no harm', async (name, value, status) => {
    const { walker } = await atTheForm();
    for (const answers of [{ category: 'charges' }, {}, { narrative }, { identityMode: 'anonymous' }])
      await walker.press(answers);
    const { status: answered } = await (name === 'go' ? walker.press({}, value) : walker.press({ [name]: value }));
    expect(answered).toBe(status);
  });

  test('a page cannot be jumped over', async () => {
    const { walker, desk } = await atTheForm();
    const answer = await walker.press({ category: 'charges', page: 'files' });
    expect([answer.status, walker.page()]).toEqual([422, 'what']);
    const sent = await walker.press({}, 'send');
    expect([sent.status, walker.page()]).toEqual([422, 'what']);
    const jumped = await walker.press({}, 'to-review');
    expect([jumped.status, walker.page(), desk.complaints.length]).toEqual([422, 'what', 0]);
  });

  test('what was answered is written as text on every page', async () => {
    const { walker } = await atTheForm();
    const nasty = '</textarea><script>alert("1")</script> & <b>';
    await walker.press({ category: 'charges' });
    await walker.press();
    await walker.press({ narrative: nasty });
    for (const answers of [{ identityMode: 'named' }, { name: '"><img src=x>', phone: '1' }, {}]) {
      expect(walker.html()).not.toContain('<script>alert');
      await walker.press(answers);
    }
    expect([walker.page(), walker.html().includes('<img src=x>')]).toEqual(['review', false]);
    expect(walker.text()).toContain(nasty);
  });
});

describe('a long list of subjects', () => {
  const many = Array.from({ length: 12 }, (_, top) => [
    { id: `top-${top}`, label: label(`第 ${top} 类业务`) },
    ...Array.from({ length: 25 }, (__, leaf) => ({
      id: `leaf-${top}-${leaf}`,
      parent: `top-${top}`,
      label: label(`第 ${top} 类业务的第 ${leaf} 种情形`),
    })),
  ]).flat();

  test('is gone through level by level, back and forth', async () => {
    const { desk, walker } = await under({ categories: many });
    expect(walker.text()).toContain('第 11 类业务');
    expect(walker.html()).not.toContain('leaf-');
    await walker.press({ category: 'top-3', danger: 'no' });
    expect([walker.page(), walker.field('danger')]).toEqual(['subject', 'no']);
    expect(walker.html()).toContain('leaf-3-24');
    expect(walker.html()).not.toContain('leaf-4-0');
    expect((await walker.press()).status).toBe(422);
    expect(walker.html()).toContain('leaf-3-24');
    await walker.press({}, 'back');
    expect(walker.html()).toContain('value="top-11"');
    await walker.press({ category: 'top-4' });
    await walker.press({ category: 'leaf-4-7' });
    expect(walker.page()).toBe('what');
    await walker.press({ narrative });
    await walker.press({ identityMode: 'anonymous' });
    await walker.press();
    expect(walker.text()).toContain('第 4 类业务 › 第 4 类业务的第 7 种情形');
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form.category).toBe('leaf-4-7');
  });

  test('no page of the form weighs more than 30 kB compressed with style and scripts', async () => {
    const { walker, visitor } = await under({ categories: many });
    const weights: [string, number][] = [];
    const weigh = async () => {
      const assets = [...walker.html().matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
      expect(assets.length).toBeGreaterThan(3);
      const loaded = await Promise.all(assets.map(async (path) => (await visitor.get(path)).text));
      weights.push([
        walker.page(),
        [walker.html(), ...loaded].reduce((sum, text) => sum + gzipSync(text).byteLength, 0),
      ]);
    };
    await weigh();
    for (const answers of [
      { category: 'top-3', danger: 'yes' },
      { category: 'leaf-3-1' },
      {},
      { narrative: '字'.repeat(5000) },
      { identityMode: 'named' },
      { name: '周敏', phone: '13800000000' },
      {},
    ]) {
      await walker.press(answers);
      await weigh();
    }
    expect(weights.map(([page]) => page)).toEqual([
      'subject',
      'subject',
      'danger',
      'what',
      'who',
      'contact',
      'files',
      'review',
    ]);
    for (const [page, weight] of weights) expect([page, weight < 30_000]).toEqual([page, true]);
  });
});

test('the page that is fetched by its address has a form with nothing but a token', async () => {
  const { walker } = await atTheForm();
  expect(formOn(walker.html()).fields.map(([name]) => name)).toEqual(['token', 'language', 'page']);
  expect(readable(walker.html())).toContain('您要投诉什么？');
});
