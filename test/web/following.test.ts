import { describe, expect, test } from 'vitest';
import { hidden, openWorld, readable, sender } from './support/browser.ts';
import { answeredLate, photo } from './support/memory-desk.ts';

const code = '4071 3396 2588-0146';

/** A hospital with one complaint, answered late, and a person at another computer who knows its number and code. */
async function answeredComplaint() {
  const world = openWorld();
  const author = world.visitor('renmin.example.cn');
  const token = hidden((await author.get('/file')).text, 'token');
  await author.post('/file', [
    ['token', token],
    ['language', 'zh-CN'],
    ['category', 'charges'],
    ['narrative', '同一天验血收了两次钱。<script>alert(1)</script>'],
    ['identityMode', 'anonymous'],
  ]);
  const [complaint] = world.hospital.complaints;
  if (complaint === undefined) throw new Error('nothing was filed');
  complaint.view = answeredLate(complaint.view);
  const visitor = world.visitor('renmin.example.cn');
  const open = () =>
    visitor.post('/follow', [
      ['number', complaint.number],
      ['code', code],
    ]);
  return { world, visitor, complaint, open };
}

describe('following a complaint', () => {
  test('number and code, with blanks or hyphens, open it', async () => {
    const { world, visitor, open } = await answeredComplaint();
    const opened = await open();
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/follow/complaint']);
    expect(visitor.cookies.get('__Host-pass')).toBe('pass-202611-0001');
    expect(world.hospital.senders).toEqual([sender]);
  });

  test('the page admits lateness in words, shows the answer and tells what happened in sentences', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    const { text } = await visitor.get('/follow/complaint');
    const read = readable(text);
    expect(text).toContain('data-stage="replied"');
    expect(read).toContain('已完成，但晚于期限，为此致歉');
    expect(read).toContain('多收的 38 元已原路退回');
    expect(read).toContain('投诉已转交财务科和门诊部办理。');
    expect(read).toContain('超过了期限。我们没有按时做到。');
    expect(text).toContain(`href="/follow/files/${photo.id}"`);
    expect(read).toContain('缴费单.jpg (471 kB)');
  });

  test('what people wrote is text, never markup', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    const { text } = await visitor.get('/follow/complaint');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script>alert');
  });

  test('the answer is rated once', async () => {
    const { visitor, complaint, open } = await answeredComplaint();
    await open();
    const rated = await visitor.post('/follow/rate', [
      ['satisfaction', 'satisfied'],
      ['comment', ''],
    ]);
    expect([rated.status, rated.headers.get('location')]).toEqual([303, '/follow/complaint']);
    expect(complaint.view.satisfaction).toEqual({ 'zh-CN': '满意', en: 'Satisfied' });
    const page = await visitor.get('/follow/complaint');
    expect(page.text).not.toContain('action="/follow/rate"');
    expect(readable(page.text)).toContain('您的评价: 满意');
    const again = await visitor.post('/follow/rate', [['satisfaction', 'fair']]);
    expect(again.status).toBe(409);
    expect(again.text).toContain('data-problem="complaint/already-rated"');
  });

  test('a rating without a choice keeps the comment', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    const answer = await visitor.post('/follow/rate', [['comment', '谢谢你们']]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#satisfaction">请选择一项评价</a>');
    expect(answer.text).toContain('谢谢你们</textarea>');
  });

  test('an own file leads to the files host, another one to nothing', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    const own = await visitor.get(`/follow/files/${photo.id}`);
    expect(own.status).toBe(303);
    expect(own.headers.get('location')).toMatch(/^https:\/\/renmin\.files\.example\.cn\//);
    expect((await visitor.get('/follow/files/01BX5ZZKBKACTAV9WEVGEMMVRZ')).status).toBe(404);
  });

  test('leaving forgets the pass', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    expect((await visitor.post('/leave', [])).headers.get('location')).toBe('/');
    expect(visitor.cookies.has('__Host-pass')).toBe(false);
    const after = await visitor.get('/follow/complaint');
    expect([after.status, after.headers.get('location')]).toEqual([303, '/follow?again=1']);
  });

  test('a wrong code says so without showing what was typed, a third one is too many', async () => {
    const { visitor, complaint } = await answeredComplaint();
    const guess = () =>
      visitor.post('/follow', [
        ['number', complaint.number],
        ['code', '0000000000000000'],
      ]);
    const wrong = await guess();
    expect(wrong.status).toBe(404);
    expect(wrong.text).toContain('data-problem="receipt/not-valid"');
    expect(wrong.text).toContain(`value="${complaint.number}"`);
    expect(wrong.text).not.toContain('0000000000000000');
    await guess();
    const tooMany = await guess();
    expect(tooMany.status).toBe(429);
    expect(tooMany.text).toContain('data-problem="receipt/too-many-attempts"');
  });

  test('a code that cannot be one is a fault of its field and no attempt', async () => {
    const { world, visitor, complaint } = await answeredComplaint();
    const answer = await visitor.post('/follow', [
      ['number', complaint.number],
      ['code', '1234'],
    ]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#code">查询码是 16 位数字，请检查</a>');
    expect(world.hospital.senders).toEqual([]);
  });

  test('a pass that is not ours asks for number and code again', async () => {
    const { world } = await answeredComplaint();
    const visitor = world.visitor('renmin.example.cn');
    for (const path of ['/receipt', '/follow/complaint', `/follow/files/${photo.id}`]) {
      const answer = await visitor.get(path, { cookie: '__Host-pass=forged' });
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 303, '/follow?again=1']);
    }
    expect(readable((await visitor.get('/follow?again=1')).text)).toContain('请重新输入编号和查询码');
  });
});

describe('acting on the own complaint', () => {
  test('what is written stands among the messages, once, and not again among the steps', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    const sent = await visitor.post('/follow/write', [['message', '还少退了 <b>5</b> 元。']]);
    expect(sent.headers.get('location')).toBe('/follow/complaint?done=write');
    const { text } = await visitor.get('/follow/complaint?done=write');
    expect(text).toContain('data-done="write"');
    expect(text.split('还少退了 &lt;b&gt;5&lt;/b&gt; 元。')).toHaveLength(2);
  });

  test('only what the law has open is offered, and each says what it means before it is done', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    const { text } = await visitor.get('/follow/complaint');
    expect(text).toContain('href="/follow/withdraw"');
    expect(text).not.toContain('href="/follow/review"');
    expect((await visitor.get('/follow/review')).headers.get('location')).toBe('/follow/complaint');
    const withdraw = await visitor.get('/follow/withdraw');
    expect(readable(withdraw.text)).toContain('撤回投诉是您自己的意愿吗？');
    const unsaid = await visitor.post('/follow/withdraw', [['comment', '不想再等']]);
    expect([unsaid.status, unsaid.text.includes('<a href="#freely">请选择一项</a>')]).toEqual([422, true]);
    expect(unsaid.text).toContain('不想再等</textarea>');
    const erase = await visitor.post('/follow/erase', []);
    expect([erase.status, erase.text.includes('href="#understood"')]).toEqual([422, true]);
  });

  test('a word of an action that there is not is no notice', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    expect((await visitor.get('/follow/complaint?done=<script>')).text).not.toContain('data-done');
  });

  test('a field that the form does not have is refused', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    const odd = await visitor.post('/follow/write', [
      ['message', '你好'],
      ['actorId', 'system'],
    ]);
    expect(odd.status).toBe(422);
  });
});

describe('papers', () => {
  test('the number of a scanned address is filled in; the code never comes to the server', async () => {
    const { world } = await answeredComplaint();
    const { text } = await world.visitor('renmin.example.cn').get('/follow?number=202611-0001');
    expect(text).toMatch(/id="number"[^>]*value="202611-0001"/);
    expect(text).toMatch(/id="code"[^>]*value=""/);
  });

  test('the dossier is a file that loads nothing', async () => {
    const { visitor, open } = await answeredComplaint();
    await open();
    for (const as of ['html', 'json']) {
      const file = await visitor.get(`/follow/dossier.${as}`);
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="202611-0001.${as}"`);
      expect(file.text).toContain('多收的 38 元已原路退回');
      if (as === 'html') expect(file.text).not.toMatch(/<script|<link|href=|src=/);
    }
  });

  test('anybody checks a receipt, in both languages; what cannot be one is told at its field', async () => {
    const { world } = await answeredComplaint();
    const visitor = world.visitor('renmin.example.cn');
    expect((await visitor.get('/verify')).text).not.toContain('data-ours');
    const query = 'number=202611-0001&on=2026-11-20&code=7k2m9-qw4xz-3n8vb-5tr6h';
    const right = await visitor.get(`/verify?${query}`);
    expect(right.text).toContain('data-ours="true"');
    expect(readable((await visitor.get(`/verify?${query}&lang=en`)).text)).toContain(
      'registered complaint 202611-0001',
    );
    expect((await visitor.get(`/verify?${query.replace('0001', '0009')}`)).text).toContain('data-ours="false"');
    const odd = await visitor.get('/verify?number=1&on=tomorrow&code=1');
    expect([odd.status, odd.text.includes('href="#on"'), odd.text.includes('href="#code"')]).toEqual([422, true, true]);
  });
});
