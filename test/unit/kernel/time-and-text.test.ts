import { describe, expect, it } from 'vitest';
import { LocalText, textIn } from '../../../shared/kernel/text.ts';
import { Instant, plusMilliseconds, TimeZone } from '../../../shared/kernel/time.ts';

describe('an instant', () => {
  it.each([
    '2026-11-23T08:00:00Z',
    '2026-11-23T08:00:00.000+08:00',
    '2026-13-01T00:00:00.000Z',
    '2026-11-23',
    ' 2026-11-23T08:00:00.000Z',
  ])('is not %j', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });

  it('moves across days and leap years', () => {
    const start = Instant.parse('2028-02-28T23:59:59.999Z');
    expect(plusMilliseconds(start, 1)).toBe('2028-02-29T00:00:00.000Z');
    expect(plusMilliseconds(start, -1)).toBe('2028-02-28T23:59:59.998Z');
  });

  it('belongs to a time zone that exists', () => {
    expect(TimeZone.safeParse('Asia/Shanghai').success).toBe(true);
    expect(TimeZone.safeParse('Asia/Atlantis').success).toBe(false);
  });
});

describe('a text of the tenant', () => {
  it('is shown in the language asked for, else in the other, else in any', () => {
    expect(textIn({ 'zh-CN': '护理', en: 'Nursing' }, 'en')).toBe('Nursing');
    expect(textIn({ 'zh-CN': '护理' }, 'en')).toBe('护理');
    expect(textIn({ en: 'Nursing' }, 'zh-CN')).toBe('Nursing');
    expect(textIn({ fr: 'Soins' }, 'en')).toBe('Soins');
  });

  it('needs Chinese or English', () => {
    expect(LocalText.safeParse({ fr: 'Soins' }).success).toBe(false);
    expect(LocalText.safeParse({ fr: 'Soins', en: 'Nursing' }).success).toBe(true);
    expect(LocalText.safeParse({ 'not a tag': 'x', en: 'y' }).success).toBe(false);
  });
});
