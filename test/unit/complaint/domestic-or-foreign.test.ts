import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import { complainant } from '../../../shared/complaint/facts.ts';
import { proposedDispatch } from '../../../shared/complaint/proposed-dispatch.ts';
import { RegisterComplaint } from '../../../shared/complaint/verbs/register.ts';
import { type BankRules, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, type Step, term } from '../../support/given.ts';
import { lists, under } from '../../support/intake.ts';

const label = (en: string) => ({ en });
const place = (id: string, more: object = {}) => ({ id, label: label(id), ...more });
const isForeign = { is: 'origin', in: ['foreign'] } as const;
const isDomestic = { is: 'origin', in: ['domestic'] } as const;
const workingDays = (count: number) => ({ unit: 'working-days' as const, count });

/** A bank with branches abroad, one of which has a desk in Shanghai. What is foreign takes ten working days, not three. */
const rulesOf = (more: BankRules = {}) =>
  under({
    locations: [
      ...lists.locations,
      place('mainland', { origin: 'domestic' }),
      place('abroad', { origin: 'foreign' }),
      place('singapore', { parent: 'abroad' }),
      place('shanghai-desk', { parent: 'singapore', origin: 'domestic' }),
    ],
    routes: [
      { id: 'abroad', when: isForeign, lead: 'west' },
      { id: 'at-home', when: isDomestic, lead: 'east' },
    ],
    clocks: [
      {
        id: 'reply',
        label: label('Answer'),
        isPublic: true,
        start: ['ComplaintRegistered'],
        stop: ['ComplaintReplied'],
        cases: [
          { id: 'foreign', label: label('Foreign'), when: isForeign, budget: workingDays(10) },
          { id: 'usual', label: label('Usual'), when: { is: 'always' }, budget: workingDays(3) },
        ],
        ladder: [],
      },
    ],
    ...more,
  });
const rules = rulesOf();

type Known = Parameters<typeof filing>[0];
const filed = (change: Known = {}): Step => [filing(change), rules('2026-11-23 10:00', complainant)];
const classify = (change: Partial<Omit<CommandOf<'ClassifyComplaint'>, 'type'>>): CommandOf<'ClassifyComplaint'> => ({
  type: 'ClassifyComplaint',
  ...change,
});
/** Where the rules send it, and by when it is answered. */
const handling = ({ after }: ReturnType<ReturnType<typeof given>['when']>) =>
  [proposedDispatch(after, rules('2026-11-23 10:00'))?.lead, after.clocks.map(({ dueOn }) => dueOn).join()] as const;
// From Mon 23 Nov 2026: Tue 24, Wed 25, Thu 26 = 3; Fri 27 = 4, Mon 30 - Fri 4 Dec = 5-9, Mon 7 Dec = 10.
const [three, ten] = ['2026-11-26', '2026-12-07'];

/** The same after staff have corrected its place to one abroad. */
const moved = (known: Known) =>
  handling(given(...history(filed(known))).when(classify({ location: term('singapore') }), rules('2026-11-24 09:00')));

describe('domestic or foreign 境内 / 境外', () => {
  it.each<[what: string, known: Known, lead: string | undefined, due: string]>([
    ['nobody said so', {}, undefined, three],
    ['foreign, as the complainant says', { origin: 'foreign' }, 'west', ten],
    ['domestic, as the complainant says', { origin: 'domestic' }, 'east', three],
    ['a place that does not say', { location: term('counter-hall') }, undefined, three],
    ['a domestic place', { location: term('mainland') }, 'east', three],
    ['a foreign place', { location: term('abroad') }, 'west', ten],
    ['a place below a foreign one', { location: term('singapore') }, 'west', ten],
    ['a place below a foreign one that is domestic itself', { location: term('shanghai-desk') }, 'east', three],
    ['foreign, as is said, at a domestic place', { location: term('mainland'), origin: 'foreign' }, 'west', ten],
    ['domestic, as is said, at a foreign place', { location: term('singapore'), origin: 'domestic' }, 'east', three],
  ])('%s', (_, known, lead, due) => {
    const outcome = given().when(...filed(known));
    expect(handling(outcome)).toEqual([lead, due]);
    expect(outcome.after.origin).toBe(known?.origin);
  });

  it('what is not known to be foreign is handled as what is not foreign', () => {
    const elsewhere = rulesOf({ routes: [{ id: 'at-home', when: { is: 'not', of: isForeign }, lead: 'legal' }] });
    const { after } = given().when(filing(), elsewhere('2026-11-23 10:00', complainant));
    expect(proposedDispatch(after, elsewhere('2026-11-23 10:00'))?.lead).toBe('legal');
  });

  it('is classified: found to be foreign, then to be domestic after all, and the deadline follows', () => {
    const foreign = given(...history(filed())).when(classify({ origin: 'foreign' }), rules('2026-11-24 09:00'));
    foreign.thenEvents({ type: 'ComplaintClassified', data: { origin: 'foreign' } }).thenState({ origin: 'foreign' });
    expect(handling(foreign)).toEqual(['west', ten]);
    const domestic = given(...history(filed(), [classify({ origin: 'foreign' }), rules('2026-11-24 09:00')])).when(
      classify({ origin: 'domestic' }),
      rules('2026-11-25 09:00'),
    );
    expect(handling(domestic)).toEqual(['east', three]);
  });

  it('follows the place when that is corrected, unless somebody said it', () => {
    expect(moved({ location: term('mainland') })).toEqual(['west', ten]);
    expect(moved({ location: term('mainland'), origin: 'domestic' })).toEqual(['east', three]);
  });

  it.each(bankersWithout('classify'))('the %s corrects nothing', (position) => {
    given(...history(filed()))
      .when(classify({ origin: 'foreign' }), rules('2026-11-24 09:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'classify' });
  });

  it('sets what rules of classification make of it', () => {
    const graded = rulesOf({ classification: [{ id: 'abroad', when: isForeign, severity: 'major' }] });
    given()
      .when(filing({ location: term('singapore') }), graded('2026-11-23 10:00', complainant))
      .thenState({ severity: 'major', byRule: ['severity'] });
    expect(given().when(filing(), graded('2026-11-23 10:00', complainant)).after).not.toHaveProperty('severity');
  });

  it('where the rules want it said, a place that says so will do', () => {
    const wanting = rulesOf({
      requirements: [{ id: 'whence', verb: 'RegisterComplaint', when: { is: 'always' }, needs: [{ entry: 'origin' }] }],
    });
    const filedWith = (known: Known) => given().when(filing(known), wanting('2026-11-23 10:00', complainant));
    for (const known of [{}, { location: term('counter-hall') }])
      filedWith(known).thenRefused({
        code: 'complaint/incomplete',
        missing: ['origin'],
        rule: 'whence',
        verb: 'RegisterComplaint',
      });
    expect(filedWith({ origin: 'domestic' }).after.origin).toBe('domestic');
    expect(filedWith({ location: term('singapore') }).after.location).toBe('singapore');
  });

  it('is one of the two', () => {
    expect(RegisterComplaint.safeParse({ ...filing(), origin: 'foreign' }).success).toBe(true);
    for (const origin of ['overseas', '', null, ['foreign']])
      expect(RegisterComplaint.safeParse({ ...filing(), origin }).success).toBe(false);
  });
});
