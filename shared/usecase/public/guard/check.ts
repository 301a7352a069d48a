import { createHash } from 'node:crypto';
import type { CheckView } from '../../../contract/public.ts';
import type { Language } from '../../../kernel/text.ts';
import { type Instant, millisecondsOf } from '../../../kernel/time.ts';
import { isSame, mac } from '../receipt.ts';

/** A check is good for this long; whoever writes slowly is not asked twice. */
const goodSeconds = 2 * 3600;

/** Bits of work for the least of pressures: some seconds on an old phone. More than the most, and people give up. */
const bitsLeast = 13;
const bitsMost = 17;

/** Seconds that an answer in words takes at least: a person reads the question. */
const waitSeconds = 4;
const waitSecondsMost = 20;

/** 小验证: work for a script, or a question for a person, bound to one form. Nothing of it is stored. */
export type Check = {
  readonly value: string;
  /** So many leading bits of SHA-256 of `value:work` are zero. */
  readonly bits: number;
  /** The two numbers of the question; their sum is the answer. */
  readonly sum: readonly [number, number];
  readonly waitSeconds: number;
  readonly issuedAtSeconds: number;
};

/** What was sent with a form. */
export type CheckAnswer = {
  readonly value?: string | undefined;
  readonly work?: string | undefined;
  readonly sum?: string | undefined;
};

const secondsOf = (now: Instant): number => Math.floor(millisecondsOf(now) / 1000);

function checkOf(secret: Uint8Array, token: string, bits: number, issuedAtSeconds: number): Check {
  const text = `${token}.${bits}.${issuedAtSeconds}`;
  const value = `${bits}.${issuedAtSeconds}.${mac(secret, 'check', text).toString('base64url')}`;
  const chance = mac(secret, 'check-question', text);
  return {
    value,
    bits,
    sum: [2 + ((chance[0] ?? 0) % 8), 2 + ((chance[1] ?? 0) % 8)],
    waitSeconds: Math.min(waitSecondsMost, waitSeconds * 2 ** Math.floor((bits - bitsLeast) / 2)),
    issuedAtSeconds,
  };
}

/**
 * A new check for the form with that token.
 *
 * @param pressure 0 at the bound where checks begin, 1 where people are turned away
 */
export const newCheck = (secret: Uint8Array, token: string, pressure: number, now: Instant): Check =>
  checkOf(
    secret,
    token,
    bitsLeast + Math.round(Math.min(1, Math.max(0, pressure)) * (bitsMost - bitsLeast)),
    secondsOf(now),
  );

/** The check that a value stands for, if it is ours, for this form, and still good. */
export function checkOfValue(
  secret: Uint8Array,
  token: string,
  value: string | undefined,
  now: Instant,
): Check | undefined {
  const [bits, issued] = (value ?? '').split('.').map(Number);
  if (value === undefined || bits === undefined || issued === undefined) return undefined;
  const check = checkOf(secret, token, bits, issued);
  return isSame(value, check.value) && secondsOf(now) - issued < goodSeconds ? check : undefined;
}

function zeroBits(digest: Uint8Array): number {
  let bits = 0;
  for (const byte of digest) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

/** Whether the work was done. */
export const isDone = ({ value, bits }: Pick<Check, 'value' | 'bits'>, work: string): boolean =>
  /^\d{1,12}$/.test(work) && zeroBits(createHash('sha256').update(`${value}:${work}`).digest()) >= bits;

const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const english =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'.split(
    ' ',
  );

/** A number up to 18 in Chinese characters. */
const inChinese = (number: number): string =>
  number <= 10 ? (chinese[number] ?? '') : `十${chinese[number - 10] ?? ''}`;

/** A number in words. */
const numberInWords = (number: number, language: Language): string =>
  language === 'en' ? (english[number] ?? '') : inChinese(number);

/** Whether the answer is the sum: in digits of any width, or in words of either language. */
export function isSum([a, b]: Check['sum'], answer: string): boolean {
  const given = answer
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[。.]$/, '');
  return [String(a + b), inChinese(a + b), english[a + b]].includes(given);
}

/** How a check was answered. `none`: not at all, or another form's. */
export function resultOf(
  secret: Uint8Array,
  token: string,
  answer: CheckAnswer,
  now: Instant,
): 'passed' | 'failed' | 'tooSoon' | 'none' {
  const check = checkOfValue(secret, token, answer.value, now);
  if (!check) return 'none';
  if (answer.work && isDone(check, answer.work)) return 'passed';
  if (!answer.sum?.trim()) return answer.work ? 'failed' : 'none';
  if (!isSum(check.sum, answer.sum)) return 'failed';
  return secondsOf(now) - check.issuedAtSeconds < check.waitSeconds ? 'tooSoon' : 'passed';
}

/**
 * A check as a page shows it.
 *
 * @param passed the answer with which it was passed; it travels on with the form
 */
export const checkView = ({ value, bits, sum: [a, b], waitSeconds: wait }: Check, passed?: CheckAnswer): CheckView => ({
  value,
  bits,
  waitSeconds: wait,
  question: {
    'zh-CN': `${numberInWords(a, 'zh-CN')}加${numberInWords(b, 'zh-CN')}等于几？`,
    en: `What is ${numberInWords(a, 'en')} plus ${numberInWords(b, 'en')}?`,
  },
  ...(passed && { passed: { work: passed.work ?? '', sum: passed.sum ?? '' } }),
});
