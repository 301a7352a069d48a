import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formOn } from '../support/filing-form.ts';
import { atTheForm, label, narrative, under } from './support/at-the-form.ts';
import { readable } from './support/browser.ts';

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

const hiddenNow = async (changes: Record<string, string>) => {
  const { desk, walker } = await atTheForm();
  for (const answers of [{ category: 'charges' }, {}, { narrative }, { identityMode: 'anonymous' }])
    await walker.press(answers);
  expect(walker.page()).toBe('files');
  return { desk, walker, answer: await walker.press(changes, 'next') };
};

describe('what was tampered with', () => {
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
    await walker.press({}, 'to-subject');
    expect(walker.field('category')).toBe('leaf-4-7');
    await walker.press();
    expect(walker.page()).toBe('review');
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
  expect(formOn(walker.html()).fields.map(([name]) => name)).toEqual([
    'token',
    'language',
    'page',
    'opened',
    'homepage',
  ]);
  expect(readable(walker.html())).toContain('您要投诉什么？');
});
