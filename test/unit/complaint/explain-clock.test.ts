import { describe, expect, it } from 'vitest';
import { explainClock } from '../../../shared/complaint/explain-clock.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { firstCalendar } from '../../../shared/usecase/tenancy/onboard.ts';
import {
  agree,
  clock,
  clockIn,
  extend,
  extendUntil,
  pause,
  pauseGrounds,
  resume,
  rulesOf,
  under,
  wd,
} from '../../support/clockwork.ts';
import { type Step, verb } from '../../support/given.ts';

const freely = { tiers: [{ by: [] }], beforeDue: true, tellsComplainant: true };
const label = { 'zh-CN': '答复', en: 'Answer' };
const rules = rulesOf({
  pauseGrounds,
  clocks: [
    { ...clock('answer', { extension: freely, cases: [{ id: 'usual', budget: wd(5), target: wd(3) }] }), label },
    clock('stage', { start: ['ComplaintDispatched'], within: 'answer' }),
    clock('promise', { cases: [{ id: 'promised', budget: { unit: 'agreed' } }] }),
  ],
});
const { after, filed, does } = under(rules);
/** Mon 23 Nov 2026: due on Mon 30 Nov, 17:30, and aimed at for Thu 26. */
const registered = filed('2026-11-23 10:00');

function explained(id: string, language: Language, steps: readonly Step[]) {
  const found = clockIn(after(...steps), id);
  const why = explainClock(found, { rulebook: rules.rulebook, calendar: firstCalendar }, language);
  if (!why) throw new Error('nothing is said');
  expect(why.due).toMatchObject({ dueAt: found.dueAt, dueOn: found.dueOn });
  return why;
}
const said = (id: string, language: Language, steps: readonly Step[]) => explained(id, language, steps).sentences;

describe('why a date is the date', () => {
  it('goes from the start through the days to the deadline, and names what one aims at', () => {
    expect(said('answer', 'zh-CN', [registered])).toEqual([
      '2026年11月23日（周一）起算，当日不计',
      '11月24日至27日：第1至4个工作日',
      '11月28日至29日：周末，不计',
      '11月30日（周一）：第5个工作日',
      '应于2026年11月30日（周一）17:30前完成',
      '力争于2026年11月26日（周四）17:30前完成',
      '按工作日历第1版计算',
    ]);
    expect(said('answer', 'en', [registered])).toEqual([
      'Starts Mon 23 Nov 2026, which does not count',
      '24–27 Nov: working days 1–4',
      '28–29 Nov: weekend, not counted',
      'Mon 30 Nov: working day 5',
      'Due Mon 30 Nov 2026, 17:30',
      'To be aimed at: Thu 26 Nov 2026, 17:30',
      'Reckoned with version 1 of the working calendar',
    ]);
  });

  it('tells when it stood still, and which days that gave back', () => {
    const steps = [registered, does('2026-11-27 10:00', pause()), does('2026-11-30 10:00', resume)];
    expect(said('answer', 'zh-CN', steps)).toEqual([
      '2026年11月27日（周五）10:00至2026年11月30日（周一）10:00中止，其间时间扣除',
      '2026年11月23日（周一）起算，当日不计',
      '11月24日至26日：第1至3个工作日',
      '11月27日（周五）：暂停计时，不计',
      '11月28日至29日：周末，不计',
      '11月30日（周一）：第4个工作日（其间暂停2小时）',
      '12月1日（周二）：第5个工作日',
      '应于2026年12月1日（周二）17:30前完成',
      '力争于2026年11月26日（周四）17:30前完成',
      '按工作日历第1版计算',
    ]);
    expect(said('answer', 'en', steps)[0]).toBe(
      'Stood still from Fri 27 Nov 2026, 10:00 to Mon 30 Nov 2026, 10:00; that time is given back',
    );
  });

  it('goes on from the old date through each extension', () => {
    const steps = [
      registered,
      does('2026-11-25 09:00', extend('answer', wd(2))),
      does('2026-11-26 09:00', extendUntil('answer', '2026-12-07')),
    ];
    expect(said('answer', 'zh-CN', steps)).toEqual([
      '2026年11月23日（周一）起算，当日不计',
      '11月24日至27日：第1至4个工作日',
      '11月28日至29日：周末，不计',
      '11月30日（周一）：第5个工作日',
      '原期限为2026年11月30日（周一）17:30，延长2个工作日',
      '12月1日至2日：第1至2个工作日',
      '延期至2026年12月7日（周一）',
      '应于2026年12月7日（周一）17:30前完成',
      '力争于2026年11月26日（周四）17:30前完成',
      '按工作日历第1版计算',
    ]);
    expect(said('answer', 'en', steps).slice(4, 8)).toEqual([
      'Was due Mon 30 Nov 2026, 17:30; extended by 2 working days',
      '1–2 Dec: working days 1–2',
      'Extended to Mon 7 Dec 2026',
      'Due Mon 7 Dec 2026, 17:30',
    ]);
    // Every day once, from the start to the end of what was counted.
    const { days } = explained('answer', 'en', steps);
    expect([days[0]?.day, days.at(-1)?.day, days.length]).toEqual(['2026-11-23', '2026-12-02', 10]);
  });

  it('puts a promised date above the count', () => {
    const steps = [registered, does('2026-11-25 09:00', agree('answer', '2026-12-18'))];
    expect(said('answer', 'zh-CN', steps)).toEqual([
      '与投诉人约定2026年12月18日（周五）答复，以约定日期为准',
      '应于2026年12月18日（周五）17:30前完成',
      '按工作日历第1版计算',
    ]);
    expect(said('answer', 'en', steps)).toEqual([
      'Promised to the complainant for Fri 18 Dec 2026, which stands above the time limit',
      'Due Fri 18 Dec 2026, 17:30',
      'Reckoned with version 1 of the working calendar',
    ]);
    const only = [registered, does('2026-11-25 09:00', agree('promise', '2026-12-18'))];
    expect(explained('promise', 'en', only).days).toEqual([]);
  });

  it('names the deadline that it may not outrun, and where it would have led', () => {
    const steps = [registered, does('2026-11-25 09:00', verb.dispatch('pharmacy'))];
    expect(said('stage', 'zh-CN', steps)).toEqual([
      '2026年11月25日（周三）起算，当日不计',
      '11月26日至27日：第1至2个工作日',
      '11月28日至29日：周末，不计',
      '11月30日至12月2日：第3至5个工作日',
      '本应于2026年12月2日（周三）17:30前完成，但不晚于“答复”的期限2026年11月30日（周一）17:30',
      '应于2026年11月30日（周一）17:30前完成',
      '按工作日历第1版计算',
    ]);
    expect(said('stage', 'en', steps).slice(4, 6)).toEqual([
      'By itself due Wed 2 Dec 2026, 17:30, but no later than the deadline “Answer”: Mon 30 Nov 2026, 17:30',
      'Due Mon 30 Nov 2026, 17:30',
    ]);
    expect(explained('stage', 'en', steps).days.at(-1)?.day).toBe('2026-11-30');
  });

  it('says which years are not published yet', () => {
    // Mon 28 Dec 2026: Tue 29 (1), Wed 30 (2), Thu 31 (3), Fri 1 Jan (4), Mon 4 Jan (5), as far as is known.
    expect(said('answer', 'zh-CN', [filed('2026-12-28 10:00')]).slice(-4)).toEqual([
      '应于2027年1月4日（周一）17:30前完成',
      '力争于2026年12月31日（周四）17:30前完成',
      '2027年放假安排尚未公布，此期限为暂定',
      '按工作日历第1版计算',
    ]);
  });

  it('says nothing of a clock or a case that the rules do not know', () => {
    const found = clockIn(after(registered), 'answer');
    const known = { rulebook: rules.rulebook, calendar: firstCalendar };
    expect(explainClock({ ...found, case: clock('other').id }, known, 'en')).toBeUndefined();
    expect(explainClock({ ...found, clock: clock('other').id }, known, 'en')).toBeUndefined();
    // A case that waits for a promise has nothing to reckon.
    const waiting = { ...found, clock: clock('promise').id, case: clock('promised').id };
    expect(explainClock(waiting, known, 'en')).toBeUndefined();
  });
});
