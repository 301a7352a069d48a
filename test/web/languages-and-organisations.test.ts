import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../functions/pages/language.ts';
import { publicEventTypes } from '../../shared/contract/public.ts';
import { intakeWords } from '../../web/words/intake/index.ts';
import { siteWords } from '../../web/words/site/index.ts';
import { openWorld, readable } from './support/browser.ts';

/** Every path of words with what stands there: 'function' or 'string'. */
function shape(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? shape(value, `${prefix}${key}.`)
      : [`${prefix}${key}: ${typeof value}`],
  );
}

describe('languages', () => {
  test('Chinese is what nobody asked for, English what a browser prefers', async () => {
    const { visitor } = openWorld();
    const chinese = await visitor('renmin.example.cn').get('/');
    const english = await visitor('renmin.example.cn').get('/', { 'accept-language': 'en-US,en;q=0.9,zh;q=0.4' });
    expect(chinese.text).toContain('<html lang="zh-CN">');
    expect(english.text).toContain('<html lang="en">');
    expect(readable(english.text)).toContain('generally answered within 5 working days');
  });

  test('each page has a switch, the choice is remembered and beats the browser', async () => {
    const visitor = openWorld().visitor('renmin.example.cn');
    for (const path of ['/', '/file', '/follow', '/nowhere']) {
      expect((await visitor.get(path)).text).toContain('<a href="?lang=en" lang="en" hreflang="en"');
    }
    await visitor.get('/?lang=en');
    const later = await visitor.get('/follow', { 'accept-language': 'zh-CN' });
    expect(readable(later.text)).toContain('Enter the number and the code');
  });

  test('the switch keeps the rest of the address and never leads elsewhere', async () => {
    const visitor = openWorld().visitor('example.cn');
    expect((await visitor.get('/sign-up/confirm?token=a%26b')).text).toContain('href="?token=a%26b&amp;lang=en"');
    expect((await visitor.get('//evil.example/x')).text).not.toContain('evil.example');
  });

  test('a language that the organisation does not offer is not chosen', () => {
    const wish = { query: 'zh-CN', cookie: undefined, acceptLanguage: 'zh' };
    expect(chooseLanguage(wish, ['en'], 'en')).toBe('en');
    expect(chooseLanguage({ ...wish, query: 'tlh' }, ['zh-CN', 'en'], 'en')).toBe('zh-CN');
    expect(
      chooseLanguage(
        { query: undefined, cookie: undefined, acceptLanguage: 'zh;q=0, en;q=0.1' },
        ['zh-CN', 'en'],
        'zh-CN',
      ),
    ).toBe('en');
  });

  test('both languages say the same things, and every event has a sentence', () => {
    const intake = shape(intakeWords['zh-CN']);
    expect(intake.length).toBeGreaterThan(100);
    expect(shape(intakeWords.en)).toEqual(intake);
    expect(shape(siteWords.en)).toEqual(shape(siteWords['zh-CN']));
    for (const type of publicEventTypes)
      expect(intakeWords.en.events[type]('Pharmacy', 'Satisfied', 'the police')).toMatch(/\.$/);
  });
});

describe('two organisations in one process', () => {
  test('share no word, also when their pages are made at the same time', async () => {
    const { visitor } = openWorld();
    const paths = ['/', '/file', '/follow', '/nowhere'];
    const hospital = visitor('renmin.example.cn');
    const estate = visitor('maple.example.cn');
    const answers = await Promise.all([...paths, ...paths].flatMap((path) => [hospital.get(path), estate.get(path)]));
    expect(answers).toHaveLength(16);
    answers.forEach((answer, position) => {
      const [own, other] = position % 2 === 0 ? ['乐清市人民医院', 'Maple Court'] : ['Maple Court', '乐清市人民医院'];
      expect(answer.text).toContain(own);
      expect(answer.text).not.toContain(other);
    });
  });

  test('a pass of one opens nothing at the other', async () => {
    const world = openWorld();
    const answer = await world
      .visitor('maple.example.cn')
      .get('/follow/complaint', { cookie: '__Host-pass=pass-202611-0001' });
    expect(answer.status).toBe(303);
  });

  test('one that is not verified carries a banner and is not indexed', async () => {
    const { visitor } = openWorld();
    const estate = await visitor('maple.example.cn').get('/');
    const hospital = await visitor('renmin.example.cn').get('/');
    expect(readable(estate.text)).toContain('Huiyin has not yet verified');
    expect(estate.headers.get('x-robots-tag')).toBe('noindex');
    expect(hospital.text).not.toContain('class="banner"');
    expect(hospital.headers.get('x-robots-tag')).toBeNull();
  });

  test('an organisation with one language shows no switch', async () => {
    expect((await openWorld().visitor('maple.example.cn').get('/')).text).not.toContain('?lang=');
  });

  test('every address without an organisation answers with the same bytes', async () => {
    const { visitor } = openWorld();
    const answers = await Promise.all([
      visitor('nobody.example.cn').get('/'),
      visitor('icbc.example.cn').get('/follow?lang=en', { 'accept-language': 'en' }),
      visitor('icbc.example.cn').post('/file', [['token', 'x']], {}),
      visitor('somewhere.else').get('/'),
    ]);
    for (const answer of answers) expect([answer.status, answer.text]).toEqual([404, answers[0]?.text]);
    expect(answers[0]?.text).toContain('data-problem="tenant/not-found"');
  });
});
