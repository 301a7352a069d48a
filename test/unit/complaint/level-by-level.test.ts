import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { proposedDispatch } from '../../../shared/complaint/proposed-dispatch.ts';
import { at, type BankRules, banker, filing } from '../../support/bank.ts';
import { complaintId, given, history, shanghai, type Step, term, verb } from '../../support/given.ts';

const levels: BankRules = { dispatching: { levelByLevel: { is: 'always' } } };
const monday: Step = [filing(), at('2026-11-23 10:00', complainant, levels)];
const toEast: Step = [verb.dispatch('east'), at('2026-11-23 11:00', undefined, levels)];
const toLake: Step = [verb.dispatch('lake'), at('2026-11-23 14:00', banker('forwarder', 'east'), levels)];
const toCounter: Step = [verb.dispatch('lake-counter'), at('2026-11-23 16:00', banker('forwarder', 'lake'), levels)];
const tuesday = '2026-11-24 09:00';
const states = (unit: string, time: string): Step => [verb.state(unit), at(time, banker('forwarder', unit), levels)];

describe('逐级转办 dispatching level by level', () => {
  it('goes to a branch, which stands where the centre stands, below head office', () => {
    given(...history(monday))
      .when(verb.dispatch('east'), at(tuesday, undefined, levels))
      .thenEvents({ type: 'ComplaintDispatched', data: { lead: 'east' } })
      .thenState({ stage: 'dispatched', departments: [{ unit: 'east', role: 'lead' }] });
  });

  it.each(['lake', 'lake-counter', 'head-office', 'centre'])('does not go from the centre to %s', (unit) => {
    given(...history(monday))
      .when(verb.dispatch(unit), at(tuesday, undefined, levels))
      .thenRefused({ code: 'complaint/skips-level', about: unit });
  });

  it('names the co-department that would skip a level', () => {
    given(...history(monday))
      .when(verb.dispatch('east', 'west', 'harbour'), at(tuesday, undefined, levels))
      .thenRefused({ code: 'complaint/skips-level', about: 'harbour' });
  });

  it('is passed on by the branch that has it, which then stands between', () => {
    const { decision, after } = given(...history(monday, toEast)).when(...toLake);
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'ComplaintDispatched', data: { lead: 'lake', via: ['east'] } }],
    });
    expect(after.departments).toEqual([
      { unit: 'east', role: 'via', dispatchedAt: shanghai('2026-11-23 11:00') },
      { unit: 'lake', role: 'lead', dispatchedAt: shanghai('2026-11-23 14:00') },
    ]);
  });

  it('goes down as many levels as there are, by the centre too', () => {
    given(...history(monday, toEast, toLake))
      .when(verb.dispatch('lake-counter'), at(tuesday, undefined, levels))
      .thenEvents({ type: 'ComplaintDispatched', data: { lead: 'lake-counter', via: ['east', 'lake'] } })
      .thenState({ departments: [{ role: 'via' }, { role: 'via' }, { unit: 'lake-counter', role: 'lead' }] });
  });

  it('is not passed on by a branch that does not have it', () => {
    given(...history(monday, toEast))
      .when(verb.dispatch('lake'), at(tuesday, banker('forwarder', 'west'), levels))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'east' });
  });

  it('is not passed on by somebody of the branch who may not dispatch there', () => {
    const elsewhere = banker('forwarder', 'west');
    const clerkHere = banker('clerk', 'east');
    const both = {
      ...elsewhere,
      units: [...elsewhere.units, ...clerkHere.units],
      positions: [...elsewhere.positions, ...clerkHere.positions],
    };
    given(...history(monday, toEast))
      .when(verb.dispatch('lake'), at(tuesday, both, levels))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'east' });
  });

  it('does not go sideways by the branch that has it, nor back up', () => {
    given(...history(monday, toEast))
      .when(verb.dispatch('west'), at(tuesday, banker('forwarder', 'east'), levels))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'centre' });
    given(...history(monday, toEast, toLake))
      .when(verb.dispatch('head-office'), at(tuesday, banker('forwarder', 'lake'), levels))
      .thenRefused({ code: 'complaint/skips-level', about: 'head-office' });
  });

  it('is put right (改派) from the level that sent it the wrong way', () => {
    given(...history(monday, toEast, toLake))
      .when(verb.dispatch('hill'), at(tuesday, banker('forwarder', 'east'), levels))
      .thenEvents({ type: 'ComplaintDispatched', data: { lead: 'hill', via: ['east'] } })
      .thenState({
        departments: [
          { unit: 'east', role: 'via' },
          { unit: 'hill', role: 'lead' },
        ],
      });
    const { after } = given(...history(monday, toEast, toLake)).when(
      verb.dispatch('west'),
      at(tuesday, undefined, levels),
    );
    expect(after.departments).toEqual([{ unit: 'west', role: 'lead', dispatchedAt: shanghai(tuesday) }]);
  });

  it('keeps the co-departments of the levels above when it is passed on, and drops those of the level put right', () => {
    const together: Step = [verb.dispatch('east', 'legal'), toEast[1]];
    const shared: Step = [verb.dispatch('lake', 'hill'), toLake[1]];
    given(...history(monday, together))
      .when(...shared)
      .thenEvents({ type: 'ComplaintDispatched', data: { coDepartments: ['hill', 'legal'], via: ['east'] } });
    given(...history(monday, together, shared))
      .when(verb.dispatch('hill'), at(tuesday, banker('forwarder', 'east'), levels))
      .thenEvents({ type: 'ComplaintDispatched', data: { lead: 'hill', coDepartments: ['legal'], via: ['east'] } });
  });

  it('names the route when the way leads to the department that it proposes', () => {
    const routed: BankRules = { ...levels, routes: [{ id: 'to-lake', when: { is: 'always' }, lead: 'lake' }] };
    given(...history(monday))
      .when(verb.dispatch('east'), at(tuesday, undefined, routed))
      .thenEvents({ type: 'ComplaintDispatched', data: { lead: 'east', route: 'to-lake' } });
    const { decision } = given(...history(monday)).when(verb.dispatch('west'), at(tuesday, undefined, routed));
    expect(decision).toEqual({ ok: true, value: [{ type: 'ComplaintDispatched', data: { lead: 'west' } }] });
  });

  it('counts for rules only the departments that handle it, not those it came through', () => {
    const many: BankRules = {
      ...levels,
      guards: [
        {
          id: 'two-or-more',
          verb: 'ReplyToComplainant',
          when: { is: 'departments', atLeast: 2 },
          label: { en: 'Together' },
          provided: { is: 'not', of: { is: 'always' } },
        },
      ],
    };
    given(...history(monday, toEast, toLake, toCounter))
      .when(verb.reply(), at(tuesday, undefined, many))
      .thenEvents({ type: 'ComplaintReplied' });
  });

  it('holds for the complaints that the rulebook names, and others go anywhere', () => {
    const products: BankRules = { dispatching: { levelByLevel: { is: 'category', in: ['product'] } } };
    given(...history([filing(), at('2026-11-23 10:00', complainant, products)]))
      .when(verb.dispatch('lake-counter'), at(tuesday, undefined, products))
      .thenEvents({ type: 'ComplaintDispatched', data: { lead: 'lake-counter' } });
  });

  it.each([
    ['outside the tree: to the top', ['centre', 'bank', 'bank/branch', 'branch/outlet'], 'bank'],
    ['outside the tree: to what is below the top', ['centre', 'bank', 'bank/branch', 'branch/outlet'], 'branch'],
    ['at the top: to what is below it', ['centre', 'centre/branch', 'branch/outlet'], 'branch'],
    ['at the top: not to another top', ['centre', 'centre/branch', 'outlet'], 'branch'],
  ])('from a centre %s, and no deeper', (_, tree, near) => {
    const units = tree
      .map((path) => path.split('/').map(term))
      .map(([first, second]) => ({
        id: second ?? first ?? term('centre'),
        parent: second && first,
      }));
    const on = at(tuesday, undefined, levels, { units });
    given(...history(monday))
      .when(verb.dispatch(near), on)
      .thenEvents({ type: 'ComplaintDispatched' });
    given(...history(monday))
      .when(verb.dispatch('outlet'), on)
      .thenRefused({ code: 'complaint/skips-level', about: 'outlet' });
  });
});

describe('what the rules propose for a dispatch', () => {
  const routes: BankRules['routes'] = [
    { id: 'to-lake', when: { is: 'always' }, lead: 'lake', coDepartments: ['hill', 'harbour', 'legal'] },
  ];
  const proposed = (rules: BankRules, ...steps: readonly Step[]) => {
    const state = replay(complaintId, history(monday, ...steps));
    if (!state) throw new Error('there is no complaint');
    return proposedDispatch(state, at(tuesday, undefined, { ...rules, routes }));
  };

  it('is the route itself where complaints go anywhere', () => {
    expect(proposed({})).toEqual({ route: 'to-lake', lead: 'lake', coDepartments: ['hill', 'harbour', 'legal'] });
    expect(proposed({}, toEast)).toMatchObject({ lead: 'lake' });
  });

  it('is the next unit on the way, level by level, each once', () => {
    expect(proposed(levels)).toEqual({ route: 'to-lake', lead: 'east', coDepartments: ['west', 'legal'] });
    expect(proposed(levels, toEast)).toEqual({ route: 'to-lake', lead: 'lake', coDepartments: ['hill'] });
  });

  it('is nothing once it is there, on another way, or where no route applies', () => {
    expect(proposed(levels, toEast, toLake)).toBeUndefined();
    expect(proposed(levels, [verb.dispatch('west'), toEast[1]])).toBeUndefined();
    const state = replay(complaintId, history(monday));
    expect(state && proposedDispatch(state, at(tuesday))).toBeUndefined();
  });
});

describe('reporting back, in reverse order', () => {
  const down = [monday, toEast, toLake, toCounter] as const;

  it.each([
    ['east', 'lake'],
    ['lake', 'lake-counter'],
  ])('%s waits for what is below it', (unit, below) => {
    given(...history(...down))
      .when(...states(unit, tuesday))
      .thenRefused({ code: 'complaint/not-all-stated', about: below });
  });

  it('comes up level by level, and all have stated when the top has', () => {
    const counter = states('lake-counter', '2026-11-24 09:00');
    const lake = states('lake', '2026-11-24 10:00');
    given(...history(...down, counter))
      .when(...states('east', tuesday))
      .thenRefused({
        code: 'complaint/not-all-stated',
        about: 'lake',
      });
    given(...history(...down, counter))
      .when(...lake)
      .thenState({ stage: 'dispatched' });
    given(...history(...down, counter, lake))
      .when(...states('east', '2026-11-24 11:00'))
      .thenState({ stage: 'stated' });
  });

  it('waits for co-departments below as well, not for those beside', () => {
    const together: Step = [verb.dispatch('east', 'legal'), toEast[1]];
    const shared: Step = [verb.dispatch('lake', 'hill'), toLake[1]];
    const lake = states('lake', tuesday);
    const hill = states('hill', tuesday);
    given(...history(monday, together, shared, lake))
      .when(...states('east', tuesday))
      .thenRefused({
        code: 'complaint/not-all-stated',
        about: 'hill',
      });
    given(...history(monday, together, shared, lake, hill))
      .when(...states('east', tuesday))
      .thenEvents({ type: 'StatementSubmitted' })
      .thenState({ stage: 'dispatched' });
  });

  it('is not dispatched anew once somebody has stated', () => {
    given(...history(...down, states('lake-counter', tuesday)))
      .when(verb.dispatch('hill'), at('2026-11-24 11:00', banker('forwarder', 'east'), levels))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'dispatched' });
  });
});
