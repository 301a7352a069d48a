import { describe, expect, test } from 'vitest';
import { readMail } from '../../../shared/mail/read-mail.ts';
import { textOfHtml } from '../../../shared/mail/html-text.ts';

const own = 'mail.huiyin.example';
const mail = (lines: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]));
const read = (...lines: readonly (string | Buffer)[]) => readMail(mail(lines), own);
const head = ['From: Liu <liu@example.com>', 'Subject: complaint', 'Message-ID: <1@example.com>'] as const;

/** 投诉信 in the charsets that Chinese mail programs write. */
const inCharset = {
  gbk: 'zbbL39DF',
  gb18030: 'zbbL39DF',
  gb2312: 'zbbL39DF',
  big5: 'p+u2RKtI',
  'utf-8': '5oqV6K+J5L+h',
} as const;

describe('words in any charset', () => {
  test.each(Object.entries(inCharset))('%s, in the subject and in the text', async (charset, base64) => {
    const expected = charset === 'big5' ? '投訴信' : '投诉信';
    const found = await read(
      'From: Liu <liu@example.com>',
      `Subject: =?${charset}?B?${base64}?=`,
      `Content-Type: text/plain; charset=${charset}`,
      'Content-Transfer-Encoding: base64',
      '',
      base64,
    );
    expect([found.subject, found.text, found.isUnreadable]).toEqual([expected, expected, false]);
  });

  test('an unknown charset and bytes that are none of it do not stop the reader', async () => {
    const found = await read(
      ...head,
      'Content-Type: text/plain; charset=x-nothing',
      '',
      Buffer.from([0xff, 0xfe, 0x41]),
    );
    expect(found.text).toContain('A');
  });
});

describe('a mail of many parts', () => {
  test('gives its plain words and its files, however deep they lie', async () => {
    const found = await read(
      ...head,
      'Content-Type: multipart/mixed; boundary="a"',
      '',
      '--a',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      '正文',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>别的</p>',
      '--b--',
      '--a',
      'Content-Type: image/png',
      'Content-Disposition: attachment; filename="../../etc/照片.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--a--',
    );
    expect(found.text).toBe('正文');
    expect(found.files.map(({ name, content }) => [name, content.byteLength])).toEqual([['.. .. etc 照片.png', 8]]);
  });

  test('that breaks off in the middle is read as far as it goes', async () => {
    const found = await read(...head, 'Content-Type: multipart/mixed; boundary="a"', '', '--a', '', 'half of it');
    expect(found).toMatchObject({ subject: 'complaint', text: 'half of it', isUnreadable: false });
  });

  test.each([
    [
      'more parts than anybody would send',
      [
        'Content-Type: multipart/mixed; boundary="a"',
        '',
        ...Array.from({ length: 5000 }, () => '--a\r\nContent-Type: text/plain\r\n\r\nx'),
      ],
    ],
    [
      'parts without a type of their own',
      ['Content-Type: multipart/mixed; boundary="a"', '', ...Array.from({ length: 5000 }, () => '--a\r\n\r\nx')],
    ],
    [
      'boxes in boxes',
      Array.from({ length: 40 }, (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}`),
    ],
    ['a header without end', [`X-Long: ${'x'.repeat(300_000)}`, '', 'text']],
  ])('with %s is not taken apart, and says so', async (_, lines) => {
    const started = performance.now();
    const found = await read(...head, ...lines);
    expect(found).toMatchObject({ isUnreadable: true, text: '', files: [], from: { address: 'liu@example.com' } });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('larger than mails may be is not taken apart', async () => {
    const found = await read(...head, '', 'x'.repeat(26 * 1024 * 1024));
    expect(found).toMatchObject({ isUnreadable: true, subject: 'complaint', text: '' });
  });
});

test('no mail at all is read as nothing', async () => {
  expect(await readMail(new Uint8Array(), own)).toMatchObject({ from: undefined, subject: '', text: '', files: [] });
  expect(await readMail(new Uint8Array(2000).fill(0xff), own)).toMatchObject({ from: undefined, files: [] });
});

test('a longer text than a complaint may have is cut, and says so', async () => {
  const found = await read(...head, '', '长'.repeat(30_000));
  expect([found.text.length, found.isCut]).toEqual([18_000, true]);
});

test('a subject keeps to its line, and its words to their direction', async () => {
  const found = await read('From: a@example.com', 'Subject: one\r\n two \u202Ethree', '', 'x');
  expect(found.subject).toBe('one two three');
});

describe('an HTML mail', () => {
  test.each([
    ['<p>一</p><p>二</p>', '一\n\n二'],
    ['<div>a<br>b</div><ul><li>c<li>d</ul>', 'a\nb\n\nc\nd'],
    ['<style>p{}</style><script>alert(1)</script><title>t</title>text', 'text'],
    ['<script>never ends', ''],
    ['<SCRIPT >x</SCRIPT\n>after', 'after'],
    ['<img src=x onerror="alert(1)"><a href="https://evil.example">click</a>', 'click'],
    ['3 < 5 &amp; 6 &gt; 2 &#20013;&#x6587; &nbsp;&bogus;', '3 < 5 & 6 > 2 中文 &bogus;'],
    ['<!-- <p>hidden</p> -->seen<!-- open', 'seen'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['&#0;&#x110000;&#xd800;x', 'x'],
  ])('%s', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  test('is read where there is no plain text', async () => {
    const found = await read(...head, 'Content-Type: text/html; charset=utf-8', '', '<p>投诉<b>医生</b></p>');
    expect(found.text).toBe('投诉医生');
  });

  test.each([
    '<'.repeat(2_000_000),
    '<a'.repeat(1_000_000),
    '<script>'.repeat(50_000),
    '<!--'.repeat(50_000),
    '&#'.repeat(100_000),
  ])('made to keep its reader busy takes no longer than its length', (html) => {
    const started = performance.now();
    textOfHtml(html);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

const from = (address: string) => [`From: ${address}`, 'Subject: x', ''];

describe('what a machine wrote', () => {
  test.each([
    ['auto-submitted', ['Auto-Submitted: auto-replied', ...from('a@example.com')]],
    ['auto-submitted', ['X-Autoreply: yes', ...from('a@example.com')]],
    ['auto-submitted', ['X-Autorespond: yes', ...from('a@example.com')]],
    ['list', ['List-Id: <l.example.com>', ...from('a@example.com')]],
    ['bulk', ['Precedence: bulk', ...from('a@example.com')]],
    ['bulk', ['Precedence: junk', ...from('a@example.com')]],
    ['bounce', ['Return-Path: <>', ...from('a@example.com')]],
    ['bounce', from('MAILER-DAEMON@example.com')],
    ['bounce', ['Content-Type: multipart/report; boundary=x', ...from('a@example.com')]],
    ['own', from(`someone@${own}`)],
    [undefined, ['Auto-Submitted: no', 'Return-Path: <a@example.com>', ...from('a@example.com')]],
    [undefined, from('daemon-lover@example.com')],
  ])('%s', async (sign, lines) => {
    expect((await read(...lines)).automatic).toBe(sign);
  });
});
