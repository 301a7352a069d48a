import { describe, expect, test } from 'vitest';
import { ComplaintId } from '../../../shared/kernel/ids.ts';
import { numbersNamed } from '../../../shared/usecase/mail-box/named-number.ts';
import {
  complaintOfToken,
  isReplyToken,
  recipientOf,
  replyAddress,
  replyToken,
  threadId,
  tokenOfThread,
} from '../../../shared/usecase/mail-box/reply-token.ts';

describe('numbers in a subject', () => {
  test.each([
    ['回复：您的投诉 202611-0042 已登记', '202611-0042'],
    ['Re: Re: Your complaint TS2026-15 was registered', 'TS2026-15'],
    ['投诉202611-0042的补充', '202611-0042'],
    ['投诉〔2026〕15号', '〔2026〕15号'],
    ['(202611-0042)', '202611-0042'],
    ['#202611-0042', '202611-0042'],
  ])('%s', (subject, number) => {
    expect(numbersNamed(subject)).toContain(number);
  });

  test.each(['手术的事', '', 'Re: hello'])('%s has none', (subject) => {
    expect(numbersNamed(subject)).toEqual([]);
  });

  test('that go on for ever are looked up a few times only', () => {
    expect(numbersNamed(Array.from({ length: 500 }, (_, n) => `A-${n}`).join(' ')).length).toBeLessThanOrEqual(6);
  });
});

describe('the token of an answer', () => {
  const secret = new Uint8Array(32).fill(7);
  const id = ComplaintId.parse('01JZ8Y6QK3T5V7W9X1A2B3C4D5');
  const token = replyToken(secret, id);

  test('says its complaint in any case, and to no other tenant', () => {
    for (const each of [token, token.toUpperCase()]) {
      expect(complaintOfToken(each)).toBe(id);
      expect(isReplyToken(secret, each, id)).toBe(true);
      expect(isReplyToken(new Uint8Array(32).fill(8), each, id)).toBe(false);
    }
  });

  test('stands for nothing when a character of it is another', () => {
    for (let at = 0; at < token.length; at++) {
      const other = `${token.slice(0, at)}${token[at] === 'x' ? 'y' : 'x'}${token.slice(at + 1)}`;
      const named = complaintOfToken(other);
      expect(named !== undefined && isReplyToken(secret, other, named)).toBe(false);
    }
  });

  test('fits into an address with the longest slug, and comes out of it', () => {
    const slug = `a${'b'.repeat(29)}`;
    const address = replyAddress(slug, token, 'mail.huiyin.example');
    expect(address.indexOf('@')).toBe(64);
    expect(recipientOf(address.toUpperCase(), 'mail.huiyin.example')).toEqual({ slug, token });
  });

  test('comes out of the thread that a mail answers', () => {
    const thread = threadId(token, 'mail.huiyin.example');
    expect(tokenOfThread(thread, 'mail.huiyin.example')).toBe(token);
    expect(tokenOfThread(thread, 'mail.other.example')).toBeUndefined();
    expect(tokenOfThread('<x@mail.huiyin.example>', 'mail.huiyin.example')).toBeUndefined();
  });

  test.each([
    'letters@mail.huiyin.example.org',
    'letters@huiyin.example',
    '@mail.huiyin.example',
    'a b@mail.huiyin.example',
    'x@y@mail.huiyin.example',
    '-a@mail.huiyin.example',
  ])('%s is nobody of ours', (address) => {
    expect(recipientOf(address, 'mail.huiyin.example')).toBeUndefined();
  });
});
