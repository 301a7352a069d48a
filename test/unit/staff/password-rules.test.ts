import { describe, expect, it } from 'vitest';
import { isCommonPassword } from '../../../shared/usecase/staff/common-passwords.ts';
import { checkPassword } from '../../../shared/usecase/staff/password-rules.ts';

describe('a common password', () => {
  it.each([
    'password1234',
    'P@ssw0rd2024!',
    'Passwordpassword',
    'administrator',
    'Admin@123456',
    'qwertyuiop12',
    '1qaz2wsx3edc',
    '1q2w3e4r5t6y',
    'zxcvbnmasdfg',
    '123456789012',
    '0987654321098',
    '111111111111',
    '121212121212',
    'abcdefghijkl',
    'abcabcabcabc',
    'iloveyou1990',
    'woaini1314520',
    'woaini5201314',
    'zhangwei1985',
    'Welcome2026!!',
    'letmein123456',
    'Huiyin20261122',
    'yiyuan123456',
    'sunshine!!!!!!!!!!',
    'qwerty qwerty qwerty',
  ])('is recognised: %s', (password) => {
    expect(password.length).toBeGreaterThanOrEqual(12);
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'teal-Kettle-9-sings-at-dusk',
    'correct horse battery staple',
    'kW7#pZq2!vRm',
    'xjqmzkvbwtyg',
    '839201748265',
    '雨后的山路很滑要慢慢走才行',
    'my aunt grows turnips',
  ])('is not this: %s', (password) => {
    expect(password.length).toBeGreaterThanOrEqual(12);
    expect(isCommonPassword(password)).toBe(false);
  });

  it('is decided quickly for the longest password as well', () => {
    const long = 'a1!'.repeat(42) + 'zq';
    expect(long).toHaveLength(128);
    expect(isCommonPassword(long)).toBe(false);
  });
});

describe('a password that may be set', () => {
  const context = { slug: 'sunny-hospital', email: 'Fang.Min@sunny.example' };
  const faultOf = (password: string, where = context) => {
    const outcome = checkPassword(password, where);
    return outcome.ok ? undefined : outcome.refusal.fields?.[0];
  };

  it('does not contain the slug of the organisation, with or without hyphens', () => {
    const fault = { pointer: '/password', code: 'contains-organisation' };
    expect(faultOf('teal Sunny-Hospital kettle')).toEqual(fault);
    expect(faultOf('teal SUNNYHOSPITAL kettle')).toEqual(fault);
  });

  it('does not contain what stands before the @', () => {
    expect(faultOf('teal fang.min kettle')).toEqual({ pointer: '/password', code: 'contains-address' });
  });

  it('may contain a short name by chance', () => {
    expect(faultOf('teal lilac kettle dusk', { slug: 'sunny-hospital', email: 'li@sunny.example' })).toBeUndefined();
  });

  it('is not a common one', () => {
    expect(faultOf('password1234')).toEqual({ pointer: '/password', code: 'too-common' });
  });

  it('needs no digit, capital or sign', () => {
    expect(faultOf('my aunt grows turnips')).toBeUndefined();
  });
});
