import { describe, expect, it } from 'vitest';
import { WorkCalendar, yearsKnown } from '../../../shared/calendar/work-calendar.ts';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import { decideForJob } from '../../../shared/complaint/decide-for-job.ts';
import type { EventOf } from '../../../shared/complaint/events.ts';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { hasMoved, isConfirmed, movedDates, promisesMoved } from '../../../shared/complaint/moved-dates.ts';
import { adoptionInWords, movedDateInWords } from '../../../shared/complaint/moved-in-words.ts';
import { noticesOf } from '../../../shared/complaint/notices.ts';
import type { PublishedRulebook, Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { firstCalendar } from '../../../shared/usecase/tenancy/onboard.ts';
import { agree, clock, rulesOf, wd } from '../../support/clockwork.ts';
import { facts, given, history, holding, personNamed, type Step, term, verb } from '../../support/given.ts';

/** Nothing is known of 2026: every day of the week counts, and every date of that year is provisional. */
const unknowing = WorkCalendar.parse({ ...firstCalendar, publishedYears: yearsKnown.filter((year) => year !== 2026) });
const knowing = WorkCalendar.parse({ ...firstCalendar, version: 2 });
const rules = rulesOf({
  clocks: [
    clock('answer'),
    clock('internal', { isPublic: false }),
    // On Tuesday 29 September already.
    clock('soon', { cases: [{ id: 'usual', budget: wd(1) }] }),
    clock('own-right', { binds: 'complainant' }),
    // Ends with the answer, though it would have twenty days by itself.
    clock('inside', { isPublic: false, within: 'answer', cases: [{ id: 'usual', budget: wd(20) }] }),
  ],
});
const filed: Step = [verb.register(), facts('2026-09-28 09:00', complainant, { rulebook: rules, calendar: unknowing })];
const adopt: CommandOf<'AdoptRules'> = {
  type: 'AdoptRules',
  rulebookVersion: 1,
  calendarVersion: 2,
  reason: '国务院办公厅公布2026年放假安排。',
};
const target = { rulebook: rules, calendar: knowing };
const administrator = personNamed('the administrator');
const byJob = facts(
  '2026-09-28 16:00',
  { ...system, orderedBy: administrator },
  { rulebook: rules, calendar: unknowing, target },
);

const isAdoption = (event: { readonly type: string }): event is EventOf<'RulesAdopted'> =>
  event.type === 'RulesAdopted';
function adoption(...before: readonly Step[]): EventOf<'RulesAdopted'> {
  const event = history(filed, ...before, [adopt, byJob]).find(isAdoption);
  if (!event) throw new Error('nothing was adopted');
  return event;
}
const dates = (...before: readonly Step[]) =>
  movedDates(adoption(...before)).map((date) => [
    date.clock,
    date.before.dueOn,
    date.after.dueOn,
    hasMoved(date) ? 'moved' : isConfirmed(date) ? 'confirmed' : '',
  ]);

describe('the dates that another calendar gives', () => {
  it('are told beside those before: moved, or confirmed', () => {
    // With no holidays 29, 30, 1, 2, 5 October; with them 29, 30, 8, 9, and Saturday 10.
    expect(dates()).toEqual([
      ['answer', '2026-10-05', '2026-10-10', 'moved'],
      ['internal', '2026-10-05', '2026-10-10', 'moved'],
      ['soon', '2026-09-29', '2026-09-29', 'confirmed'],
      ['own-right', '2026-10-05', '2026-10-10', 'moved'],
      ['inside', '2026-10-05', '2026-10-10', 'moved'],
    ]);
  });

  it('leave a promised date where it is, and certain', () => {
    const promised: Step = [
      agree('answer', '2026-10-09'),
      facts('2026-09-28 10:00', holding('officer'), { rulebook: rules, calendar: unknowing }),
    ];
    expect(dates(promised)).toContainEqual(['answer', '2026-10-09', '2026-10-09', 'confirmed']);
    expect(promisesMoved(adoption(promised), rules.rulebook).map(({ clock: id }) => id)).not.toContain('answer');
  });

  it('are promises where they are public and bind the organisation', () => {
    expect(promisesMoved(adoption(), rules.rulebook).map(({ clock: id }) => id)).toEqual(['answer']);
  });

  it('are nothing where nothing changes, and no other event has any', () => {
    const same: Step = [
      adopt,
      { ...byJob, calendar: knowing, target: { rulebook: rules, calendar: { ...knowing, version: 2 } } },
    ];
    const [registered, event] = history([filed[0], { ...filed[1], calendar: { ...knowing, version: 1 } }], same);
    expect([registered, event].map((each) => each && movedDates(each))).toEqual([[], []]);
  });
});

describe('a job', () => {
  it('adopts rules as the rules themselves, and says who ordered it', () => {
    expect(adoption()).toMatchObject({ actorId: 'system', data: { calendarVersion: 2, orderedBy: administrator } });
  });

  it('does nothing else, and nobody else uses its decider', () => {
    const [registered] = history(filed);
    if (!registered) throw new Error('nothing was filed');
    const state = given(registered).when(adopt, byJob).after;
    const replied = decideForJob(verb.reply(), state, byJob);
    expect(replied).toMatchObject({ ok: false, refusal: { code: 'session/not-permitted' } });
  });

  it('needs nobody’s consent, and is no position that a guard names', () => {
    const guards: Rulebook['guards'] = [
      {
        id: term('leader-alone'),
        label: { 'zh-CN': '仅限院领导' },
        verb: 'AdoptRules',
        when: { is: 'always' },
        who: [{ position: term('leader'), at: 'anywhere' }],
      },
    ];
    const guarded: PublishedRulebook = { ...rules, rulebook: { ...rules.rulebook, guards } };
    given(...history(filed))
      .when(adopt, { ...byJob, rulebook: guarded })
      .thenState({ calendarVersion: 2 });
  });

  it('is not what a person names: whoever moves one complaint stands there themselves', () => {
    const person = facts('2026-09-28 16:00', holding('administrator'), {
      rulebook: rules,
      calendar: unknowing,
      target,
    });
    const event = history(filed, [adopt, person]).find(isAdoption);
    expect(event?.actorId).toBe(holding('administrator').id);
    expect(event?.data).not.toHaveProperty('orderedBy');
  });
});

const telling = (language: 'zh-CN' | 'en') => ({ timeZone: firstCalendar.timeZone, language });

describe('in words', () => {
  it('a date that moved, and one that stays, in both languages', () => {
    const [moved, , confirmed] = movedDates(adoption());
    if (!moved || !confirmed) throw new Error('there are none');
    expect(movedDateInWords(moved, telling('zh-CN'))).toBe(
      '期限由2026年10月5日（周一）17:30调整为2026年10月10日（周六）17:30',
    );
    expect(movedDateInWords(moved, telling('en'))).toBe(
      'due Sat 10 Oct 2026, 17:30; it was Mon 5 Oct 2026, 17:30 before',
    );
    expect(movedDateInWords(confirmed, telling('zh-CN'))).toBe('期限仍为2026年9月29日（周二）17:30，不再是暂定');
    expect(movedDateInWords(confirmed, telling('en'))).toBe(
      'still due Tue 29 Sep 2026, 17:30, and provisional no longer',
    );
  });

  it('the ledger says when, by which versions and why', () => {
    const event = adoption();
    const [moved] = movedDates(event);
    if (!moved) throw new Error('there is none');
    const reason = adopt.reason;
    expect(adoptionInWords(event, moved, { ...telling('zh-CN'), reason })).toBe(
      '2026年9月28日（周一）16:00改按办法第1版、工作日历第2版重新计算，期限由2026年10月5日（周一）17:30调整为2026年10月10日（周六）17:30，原因：国务院办公厅公布2026年放假安排',
    );
    expect(adoptionInWords(event, moved, telling('en'))).toBe(
      'Reckoned anew Mon 28 Sep 2026, 16:00 with version 1 of the rules and version 2 of the working calendar: due Sat 10 Oct 2026, 17:30; it was Mon 5 Oct 2026, 17:30 before',
    );
  });
});

const told = (event: EventOf<'RulesAdopted'>, hasContact = true) => {
  const { after } = given(...history(filed)).when(adopt, byJob);
  return noticesOf(event, { ...after, hasContact }, rules.rulebook, []);
};

describe('the complainant', () => {
  it('is told that the promise moved, with the clock it is about', () => {
    expect(told(adoption())).toEqual([{ kind: 'deadlineMoved', to: { party: 'complainant' }, about: 'answer' }]);
  });

  it('is not told without an address, or where no promise moved', () => {
    expect(told(adoption(), false)).toEqual([]);
    const { clocks = [], ...data } = adoption().data;
    const others = clocks.filter(({ clock: id }) => id !== 'answer');
    expect(others.length).toBe(clocks.length - 1);
    expect(told({ ...adoption(), data: { ...data, clocks: others } })).toEqual([]);
  });
});
