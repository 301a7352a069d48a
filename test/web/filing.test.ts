import { describe, expect, test } from 'vitest';
import { hidden, openWorld, readable } from './support/browser.ts';
import { formOn, walk } from '../support/filing-form.ts';

const filled = (token: string, changes: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    token,
    language: 'zh-CN',
    category: 'charges',
    narrative: '同一天验血收了两次钱，单子我都留着。',
    identityMode: 'named',
    name: '周敏',
    phone: '13800000000',
    email: '',
    ...changes,
  });

async function openForm() {
  const world = openWorld();
  const visitor = world.visitor('renmin.example.cn');
  const form = await visitor.get('/file');
  return { world, visitor, form, token: hidden(form.text, 'token') };
}

describe('filing a complaint without JavaScript', () => {
  test('the start page says what is promised and leads to the form', async () => {
    const start = await openWorld().visitor('renmin.example.cn').get('/');
    expect(start.status).toBe(200);
    const text = readable(start.text);
    expect(text).toContain('向乐清市人民医院反映问题');
    expect(text).toContain('一般在 5 个工作日内答复您');
    expect(text).toContain('已经向人民法院起诉的');
    expect(start.text).toContain('href="/file"');
    expect(start.text).toContain('href="/follow"');
  });

  test('the form names each group of subjects, and asks nobody who they are before they say what happened', async () => {
    const { form } = await openForm();
    expect(readable(form.text)).toContain('诊疗与护理 医疗纠纷');
    expect(form.text).not.toContain('value="care"');
    expect(form.text).not.toMatch(/name="(name|phone|identityMode)"/);
  });

  test('every form has a token of its own', async () => {
    const { visitor, token } = await openForm();
    const second = hidden((await visitor.get('/file')).text, 'token');
    expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(second).not.toBe(token);
  });

  test('a complete form leads to a receipt with number, code in fours and the due date', async () => {
    const { world, visitor, token } = await openForm();
    const sent = await visitor.post('/file', filled(token));
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/receipt']);
    expect(world.hospital.complaints.map(({ form }) => form.narrative)).toEqual([
      '同一天验血收了两次钱，单子我都留着。',
    ]);
    const receipt = readable((await visitor.get('/receipt')).text);
    expect(receipt).toContain('202611-0001');
    expect(receipt).toContain('4071 3396 2588 0146');
    expect(receipt).toContain('最迟 2026年11月27日星期五 17:30');
    expect(receipt).toContain('第 5 个工作日是 11 月 27 日');
  });

  test('the pass of the receipt is a host-only cookie that scripts cannot read', async () => {
    const { visitor, token } = await openForm();
    const cookie = (await visitor.post('/file', filled(token))).headers.getSetCookie().join();
    expect(cookie).toMatch(/^__Host-pass=pass-202611-0001; /);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain=/);
  });

  test('sending the same form twice files one complaint and shows the same receipt', async () => {
    const { world, visitor, token } = await openForm();
    await visitor.post('/file', filled(token));
    const first = (await visitor.get('/receipt')).text;
    await visitor.post('/file', filled(token));
    expect((await visitor.get('/receipt')).text).toBe(first);
    expect(world.hospital.complaints).toHaveLength(1);
  });

  test('an empty form is explained on top and beside each field, on the first page that lacks something', async () => {
    const { visitor, token } = await openForm();
    const missing = async (changes: Record<string, string>) => {
      const answer = await visitor.post('/file', filled(token, changes));
      expect([answer.status, answer.text.includes('data-problem="request/invalid"')]).toEqual([422, true]);
      const links = [...answer.text.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field);
      for (const field of links) expect(answer.text).toContain(`id="${field}"`);
      expect(readable(answer.text)).toContain(`有 ${links.length} 处需要修改`);
      return [formOn(answer.text).page, ...links];
    };
    const nobody = { identityMode: '', name: '', phone: '' };
    expect(await missing({ category: '', narrative: '', ...nobody })).toEqual(['subject', 'category']);
    expect(await missing({ narrative: '', ...nobody })).toEqual(['what', 'narrative']);
    expect(await missing(nobody)).toEqual(['who', 'identityMode']);
    expect(await missing({ name: '', phone: '' })).toEqual(['contact', 'name', 'phone']);
  });

  test('a mistake keeps what was typed, and the token', async () => {
    const { visitor, token } = await openForm();
    const narrative = '第一行\n<b>第二行</b> & "引号"';
    const answer = await visitor.post('/file', filled(token, { narrative, phone: '', name: '周敏' }));
    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('请填写电话或电子邮箱，至少一项');
    const { page, fields } = formOn(answer.text);
    expect(page).toBe('contact');
    expect(Object.fromEntries(fields)).toMatchObject({
      token,
      narrative,
      name: '周敏',
      category: 'charges',
      identityMode: 'named',
    });
  });

  test('somebody anonymous is told not to leave a name', async () => {
    const { world, visitor, token } = await openForm();
    const answer = await visitor.post('/file', filled(token, { identityMode: 'anonymous' }));
    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('匿名时请不要填写姓名');
    const again = await visitor.post('/file', filled(token, { identityMode: 'anonymous', name: '', phone: '' }));
    expect(again.status).toBe(303);
    expect(world.hospital.complaints[0]?.form.name).toBeUndefined();
  });

  test('a subject that the rulebook does not know is a fault of that field', async () => {
    const { visitor, token } = await openForm();
    const answer = await visitor.post('/file', filled(token, { category: 'parking' }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('data-problem="request/invalid"');
    expect(answer.text).toContain('<a href="#category">请选择列出的一个类别</a>');
  });

  test('a field that the form does not have is refused', async () => {
    const { world, visitor, token } = await openForm();
    const answer = await visitor.post('/file', [...filled(token), ['tenantId', 'x']]);
    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('表单里有我们不认识的内容');
    expect(world.hospital.complaints).toHaveLength(0);
  });

  test('a field that comes twice is malformed, uploads may come several times', async () => {
    const { world, visitor, token } = await openForm();
    expect((await visitor.post('/file', [...filled(token), ['name', '另一个']])).status).toBe(400);
    const uploads: [string, string][] = [
      ['uploads', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
      ['uploads', '01BX5ZZKBKACTAV9WEVGEMMVRZ'],
    ];
    expect((await visitor.post('/file', [...filled(token), ...uploads])).status).toBe(303);
    expect(world.hospital.complaints[0]?.form.uploads).toHaveLength(2);
  });
});

describe('files', () => {
  test('the receipt has a form that sends a file straight to the files host, the file last', async () => {
    const { visitor, token } = await openForm();
    await visitor.post('/file', filled(token));
    const { text } = await visitor.get('/receipt');
    expect(text).toMatch(
      /<form method="post" action="https:\/\/renmin\.files\.example\.cn\/" enctype="multipart\/form-data"/,
    );
    const names = [...(/<form[^>]*data-attach.*?<\/form>/s.exec(text)?.[0] ?? '').matchAll(/ name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['key', 'policy', 'x-amz-signature', 'file']);
  });

  test('coming back from the files host leads to the page one came from', async () => {
    const { world, visitor, token } = await openForm();
    await visitor.post('/file', filled(token));
    await visitor.get('/receipt');
    const fromReceipt = await visitor.get('/attached?state=pass-202611-0001');
    expect([fromReceipt.status, fromReceipt.headers.get('location')]).toEqual([303, '/receipt?attached=1']);
    expect(readable((await visitor.get('/receipt?attached=1')).text)).toContain('文件已收到');
    await visitor.get('/follow/complaint');
    expect((await visitor.get('/attached?state=pass-202611-0001')).headers.get('location')).toBe(
      '/follow/complaint?attached=1',
    );
    expect(world.hospital.complaints[0]?.files).toBe(2);
  });

  test('a complaint with as many files as it may have shows no form for more', async () => {
    const { world, visitor, token } = await openForm();
    await visitor.post('/file', filled(token));
    const [complaint] = world.hospital.complaints;
    if (complaint !== undefined) complaint.files = 6;
    const { status, text } = await visitor.get('/receipt');
    expect(status).toBe(200);
    expect(text).not.toContain('data-attach');
  });

  test('a state that is not ours is a page of its own', async () => {
    const { visitor } = await openForm();
    expect((await visitor.get('/attached?state=made-up')).status).toBe(410);
    expect((await visitor.get('/attached')).status).toBe(400);
  });

  test('the script gets a ticket as JSON, and problems as problem+json', async () => {
    const { visitor, token } = await openForm();
    const ask = (body: string, contentType = 'application/json') =>
      visitor.request('/uploads', {
        method: 'POST',
        headers: { 'content-type': contentType, 'sec-fetch-site': 'same-origin' },
        body,
      });
    const request = { token, name: '缴费单.jpg', mediaType: 'image/jpeg', bytes: 1000 };
    const ticket = await ask(JSON.stringify(request));
    expect([ticket.status, JSON.parse(ticket.text).url]).toEqual([200, 'https://renmin.files.example.cn/']);
    const refused = await ask(JSON.stringify({ ...request, mediaType: 'text/html' }));
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(refused.text)).toMatchObject({
      status: 422,
      code: 'request/invalid',
      requestId: 'request-1',
      fields: [{ pointer: '/mediaType', code: 'not-allowed' }],
    });
    expect((await ask('{')).status).toBe(400);
    expect((await ask('{}', 'text/plain')).status).toBe(415);
  });
});

const walkAll = async (host: string, category: string, lang: string) => {
  const walker = await walk(openWorld().visitor(host), `/file?lang=${lang}`);
  let read = '';
  for (const answers of [{ category }, {}, { narrative: '收了两次钱' }, { identityMode: 'named' }]) {
    await walker.press(answers);
    read += walker.text();
    if (walker.page() === 'contact') break;
  }
  return read;
};

describe('questions that the rulebook adds', () => {
  test('are asked in the language of the page, and only where the rulebook has them', async () => {
    const words = {
      'zh-CN': [
        '发生地点',
        '东区',
        '事情发生在境内还是境外',
        '境外（含港澳台地区）',
        '受到伤害的人数',
        '上次报修日期',
        '联系地址',
      ],
      en: [
        'Where it happened',
        'East side',
        'In China or abroad',
        'Elsewhere, including Hong Kong, Macao and Taiwan',
        'How many persons were harmed',
        'When you asked last',
        'Address',
      ],
    };
    for (const lang of ['zh-CN', 'en'] as const) {
      const read = await walkAll('renmin.example.cn', 'charges', lang);
      for (const each of words[lang]) expect(read).toContain(each);
    }
    const walker = await walk(openWorld().visitor('maple.example.cn'));
    await walker.press({ category: 'noise' });
    expect(walker.page()).toBe('what');
    await walker.press({ narrative: 'It never ends.' });
    await walker.press({ identityMode: 'named' });
    expect(walker.html()).toContain('name="phone"');
    expect(walker.html()).not.toMatch(/name="(address|location|origin|field-)/);
  });

  test('what is answered reaches the desk, blanks do not', async () => {
    const { world, visitor, token } = await openForm();
    const answers = {
      address: '枫林路 8 号',
      location: 'east',
      origin: 'foreign',
      personsHarmed: '',
      'field-asked-before': '2026-11-01',
    };
    const sent = await visitor.post('/file', filled(token, answers));
    expect(sent.status).toBe(303);
    const form = world.hospital.complaints[0]?.form;
    expect(form).toMatchObject({
      address: '枫林路 8 号',
      location: 'east',
      origin: 'foreign',
      fields: { 'asked-before': '2026-11-01' },
    });
    expect(form?.personsHarmed).toBeUndefined();
    await visitor.post('/file', filled(hidden((await visitor.get('/file')).text, 'token'), { origin: '' }));
    expect(world.hospital.complaints).toHaveLength(2);
    expect(world.hospital.complaints[1]?.form.origin).toBeUndefined();
  });

  test.each([
    ['personsHarmed', '两人', '请填写人数'],
    ['personsHarmed', '-1', '请填写人数'],
    ['address', '路'.repeat(301), '地址至多 300 个字'],
    ['location', 'no such place', '请选择列出的一个地点'],
    ['origin', 'overseas', '请选择境内或者境外'],
  ])('%s “%s” is a fault of its field, and nothing typed is lost', async (name, value, sentence) => {
    const { world, visitor, token } = await openForm();
    const sent = await visitor.post('/file', filled(token, { [name]: value }));
    expect(sent.status).toBe(422);
    expect(readable(sent.text)).toContain(sentence);
    expect(sent.text).toContain(`href="#${name}"`);
    expect(sent.text).toContain('value="周敏"');
    expect(world.hospital.complaints).toEqual([]);
  });

  test('the anonymous leave no address', async () => {
    const { visitor, token } = await openForm();
    const anonymous = { identityMode: 'anonymous', name: '', phone: '', address: '枫林路 8 号' };
    const sent = await visitor.post('/file', filled(token, anonymous));
    expect([sent.status, readable(sent.text).includes('匿名时请不要填写地址')]).toEqual([422, true]);
  });
});
