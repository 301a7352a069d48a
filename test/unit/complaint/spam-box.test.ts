import { describe, expect, it } from 'vitest';
import type { ComplaintCommand } from '../../../shared/complaint/commands.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { noticesOf } from '../../../shared/complaint/notices.ts';
import { headlineClock, nextStepAt } from '../../../shared/complaint/state.ts';
import { banker, bankersWithout, filing } from '../../support/bank.ts';
import { complaintId, facts, given, history, holding, hospital, type Step, term, verb } from '../../support/given.ts';
import { exactly, monday, stagesBut, today, untilStage } from '../../support/intake.ts';

const noon = '2026-11-23 12:00';
const mark = { type: 'MarkAsSpam', reason: '代办证件的广告。' } as const;
const lift = { type: 'LiftSpamMark' } as const;
const close = { type: 'CloseAsSpam' } as const;
const marked: Step = [mark, today('2026-11-23 11:00')];
const suspected: Step = [filing({ suspicion: ['trap', 'links'], copy: true }), today('2026-11-23 10:00', complainant)];
const spamVerbs = [mark, lift, close] as const;

describe('垃圾箱 the spam box', () => {
  it('takes a complaint that an officer finds to be none, with the reason', () => {
    const outcome = given(...history(monday)).when(mark, today(noon));
    exactly(outcome, { type: 'MarkedAsSpam', data: {}, texts: { reason: mark.reason } });
    outcome.thenState({ stage: 'registered', spam: { since: '2026-11-23T04:00:00.000Z' } });
  });

  it('takes what was suspected as it arrived, registered like any other', () => {
    const [registered] = history(suspected);
    expect(registered).toMatchObject({ type: 'ComplaintRegistered', data: { suspicion: ['trap', 'links'] } });
    given(...history(suspected))
      .when(close, today(noon))
      .thenEvents({ type: 'ComplaintClosed', data: { because: 'spam' } });
  });

  it('is left again by who thinks otherwise; then it was never spam', () => {
    const outcome = given(...history(monday, marked)).when(lift, today(noon));
    exactly(outcome, { type: 'SpamMarkLifted', data: {} });
    expect(outcome.after).not.toHaveProperty('spam');
  });

  it('has nothing to do with what is not in it, nor twice', () => {
    for (const command of [lift, close] as const)
      given(...history(monday))
        .when(command, today(noon))
        .thenRefused({ code: 'complaint/nothing-pending' });
    given(...history(monday, marked))
      .when(mark, today(noon))
      .thenRefused({ code: 'complaint/already-done' });
  });

  it.each(stagesBut('registered', 'accepted'))('takes nothing that is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(mark, today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(['closed', 'archived'] as const)('is over for what is %s', (stage) => {
    for (const command of [lift, close])
      given(...history(...untilStage[stage]))
        .when(command, today('2026-11-25 09:00'))
        .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('accept'))('is not for %s', (position) => {
    for (const command of [mark, lift])
      given(...history(monday))
        .when(command, today(noon, banker(position)))
        .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });

  it.each(bankersWithout('close'))('is not closed by %s', (position) => {
    given(...history(monday, marked))
      .when(close, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'close' });
  });

  it('is not for complainants, nor for the rules', () => {
    for (const command of spamVerbs)
      for (const actor of [complainant, system])
        given(...history(monday, marked))
          .when(command, today(noon, actor))
          .thenRefused({ code: 'session/not-permitted', about: command === close ? 'close' : 'accept' });
  });

  it('is left before anybody handles what is in it; a note may be added', () => {
    const handling: readonly ComplaintCommand[] = [
      { type: 'AcceptComplaint' },
      verb.dispatch('east'),
      verb.reply(),
      { type: 'DeclineComplaint', reason: term('in-court'), explanation: '法院已受理。' },
    ];
    for (const command of handling)
      given(...history(monday, marked))
        .when(command, today(noon))
        .thenRefused({ code: 'complaint/marked-as-spam' });
    given(...history(monday, marked))
      .when({ type: 'AddNote', note: '同一号码已有五件。' }, today(noon))
      .thenEvents({ type: 'NoteAdded' });
  });

  it('does not keep complainants from writing', () => {
    given(...history(suspected))
      .when({ type: 'SupplementComplaint', files: [], narrative: '我是真的投诉。' }, today(noon, complainant))
      .thenEvents({ type: 'ComplaintSupplemented' });
  });
});

describe('the clocks of what stands in the spam box', () => {
  const filed: Step = [verb.register({ suspicion: ['trap'], copy: true }), facts('2026-11-23 10:00', complainant)];
  const plain: Step = [verb.register(), facts('2026-11-23 10:00', complainant)];
  const officer = holding('officer');

  it('run from receipt, and no step of theirs is taken', () => {
    const { after } = given(...history(filed)).when({ type: 'AddNote', note: '待核。' }, facts('2026-11-23 11:00'));
    expect(headlineClock(after)).toMatchObject({ status: 'running' });
    expect(headlineClock(after)?.dueAt).toBeDefined();
    expect(nextStepAt(after)).toBeUndefined();
    const late = given(...history(filed)).when(verb.fire, facts('2026-12-20 09:00', system));
    exactly(late);
  });

  it('have kept their due dates when it comes out, and take the steps that have become due', () => {
    const out = given(...history(filed)).when(lift, facts('2026-12-20 09:00', officer));
    const never = given(...history(plain)).when({ type: 'AddNote', note: '待核。' }, facts('2026-11-23 11:00'));
    expect(headlineClock(out.after)?.dueAt).toBe(headlineClock(never.after)?.dueAt);
    expect(nextStepAt(out.after)).toBe(nextStepAt(never.after));
    given(...history(filed, [lift, facts('2026-12-20 09:00', officer)]))
      .when(verb.fire, facts('2026-12-20 09:01', system))
      .thenEvents({ type: 'HandlerReminded' }, { type: 'DeadlineMissed' }, { type: 'ComplaintEscalated' });
  });
});

const registered = (suspicion?: ['trap']): Step => [
  verb.register({ suspicion, copy: true }),
  facts('2026-11-23 10:00', complainant),
];
const told = (...steps: readonly Step[]) => {
  const events = history(...steps);
  const [event, state] = [events.at(-1), replay(complaintId, events)];
  if (!event || !state) throw new Error('nothing happened');
  return noticesOf(event, state, hospital.rulebook, []).map(({ kind, to }) =>
    'party' in to ? `${kind} > complainant` : kind,
  );
};

describe('notices about what stands in the spam box', () => {
  const officer = holding('officer');
  const out: Step = [lift, facts('2026-11-24 09:00', officer)];
  const markedThen: Step = [mark, facts('2026-11-23 11:00', officer)];

  it('are not sent, and are sent as if it had just arrived once it comes out', () => {
    const arrival = told(registered());
    expect(arrival).toEqual(expect.arrayContaining(['complaintRegistered', 'complaintAcknowledged > complainant']));
    expect(told(registered(['trap']))).toEqual([]);
    expect(told(registered(['trap']), out)).toEqual(arrival);
  });

  it('are sent once: what everybody has heard of comes back without a word', () => {
    expect(told(registered(), markedThen)).toEqual([]);
    expect(told(registered(), markedThen, out)).toEqual([]);
  });

  it('are not sent of its end', () =>
    expect(told(registered(['trap']), [close, facts('2026-11-24 09:00', officer)])).toEqual([]));
});
