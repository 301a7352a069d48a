import { describe, expect, it } from 'vitest';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { banker, bankerId, bankersWithout, filing, officer } from '../../support/bank.ts';
import { complaintId, complaintIdNamed, given, history, shanghai, term, verb } from '../../support/given.ts';
import { exactly, monday, terms, today, under } from '../../support/intake.ts';

const ten = '2026-11-23 10:00';
const byPhone = filing({ channel: term('phone') });

describe('登记 by staff', () => {
  it('makes whoever registers the first contact owner, for ever', () => {
    given()
      .when(byPhone, today(ten))
      .thenEvents({ type: 'ComplaintRegistered', data: { channel: 'phone', firstContactOwner: officer.id } })
      .thenState({ firstContactOwner: officer.id });
    given(...history([byPhone, today(ten)]))
      .when(verb.dispatch('east'), today('2026-11-23 11:00', banker('officer', 'legal')))
      .thenState({ firstContactOwner: officer.id });
  });

  it('writes every axis that was named, and nothing that was not', () => {
    const outcome = given().when(
      filing({
        channel: term('phone'),
        kind: 'complaint',
        stream: 'external',
        receivedAt: shanghai('2026-11-20 16:00'),
        repeatOf: { complaint: complaintIdNamed('the first'), count: 1 },
        given: ['name', 'phone'],
        documents: terms('power-of-attorney'),
        nature: term('valid'),
        severity: term('general'),
        track: term('simple'),
        cause: term('training'),
        outcome: term('explained'),
        complainantKind: term('person'),
        location: term('counter-hall'),
        respondents: [{ unit: term('lake'), role: term('teller') }, { isExternal: true }],
        flags: terms('danger'),
        fields: {
          [term('orders')]: 2,
          [term('goods')]: 'card',
          [term('visit')]: '2026-11-19',
          [term('story')]: '他骂人。',
        },
        amount: 120,
        personsHarmed: 0,
        complainants: 7,
        representatives: 5,
      }),
      today(ten),
    );
    exactly(outcome, {
      type: 'ComplaintRegistered',
      data: {
        number: '202611-0001',
        language: 'zh-CN',
        channel: 'phone',
        category: 'attitude',
        identityMode: 'named',
        hasContact: true,
        rulebookVersion: 1,
        calendarVersion: 1,
        firstContactOwner: officer.id,
        kind: 'complaint',
        stream: 'external',
        receivedAt: shanghai('2026-11-20 16:00'),
        repeatOf: { complaint: complaintIdNamed('the first'), count: 1 },
        given: ['name', 'phone'],
        documents: ['power-of-attorney'],
        nature: 'valid',
        severity: 'general',
        track: 'simple',
        cause: 'training',
        outcome: 'explained',
        complainantKind: 'person',
        location: 'counter-hall',
        respondents: [{ unit: 'lake', role: 'teller' }, { isExternal: true }],
        flags: ['danger'],
        // Of a free text the event says that there is one; the words lie beside it.
        fields: { orders: 2, goods: 'card', visit: '2026-11-19', story: '' },
        amount: 120,
        personsHarmed: 0,
        complainants: 7,
        representatives: 5,
      },
      texts: { narrative: '柜员态度生硬。', answers: '{"story":"他骂人。"}' },
    });
  });

  it.each(bankersWithout('register'))('is not for %s', (position) => {
    given()
      .when(byPhone, today(ten, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'register' });
  });

  it('is not for a timer', () => {
    given().when(byPhone, today(ten, system)).thenRefused({ code: 'session/not-permitted', about: 'register' });
  });

  it('of what arrives through a channel is for those whom the channel names, where it names anybody', () => {
    const media = filing({ channel: term('media') });
    given()
      .when(media, today(ten, banker('officer', 'head-office')))
      .thenEvents({ type: 'ComplaintRegistered' });
    given().when(media, today(ten)).thenRefused({ code: 'complaint/channel-not-yours', about: 'media' });
  });

  it('keeps a stream to its channels; a complaint that says nothing comes from outside', () => {
    const box = term('box');
    given()
      .when(filing({ channel: box, stream: 'internal' }), today(ten))
      .thenState({ stream: 'internal', channel: 'box' });
    given()
      .when(filing({ channel: box }), today(ten))
      .thenRefused({ code: 'complaint/stream-not-open', about: 'external' });
  });
});

describe('登记 by the complainant', () => {
  it('goes through the hosted pages, and owes nobody the first contact', () => {
    const { after } = given().when(...monday);
    expect(after).not.toHaveProperty('firstContactOwner');
    given().when(byPhone, today(ten, complainant)).thenRefused({ code: 'complaint/channel-not-yours', about: 'phone' });
  });

  it('goes through `web` where no channel is marked as hosted, and nowhere where there is neither', () => {
    const unmarked = under({ channels: [{ id: 'web', label: { en: 'Web' } }] });
    given().when(filing(), unmarked(ten, complainant)).thenEvents({ type: 'ComplaintRegistered' });
    const marked = under({
      channels: [
        { id: 'web', label: { en: 'Web' } },
        { id: 'app', label: { en: 'App' }, isHosted: true },
      ],
    });
    given().when(filing(), marked(ten, complainant)).thenRefused({ code: 'complaint/channel-not-yours', about: 'web' });
    const neither = under({ channels: [{ id: 'visit', label: { en: 'Visit' } }] });
    given()
      .when(filing({ channel: term('visit') }), neither(ten, complainant))
      .thenRefused({ code: 'complaint/channel-not-yours', about: 'visit' });
  });

  it.each([
    { nature: term('valid') },
    { severity: term('major') },
    { track: term('simple') },
    { cause: term('training') },
    { outcome: term('explained') },
    { flags: terms('danger') },
  ])('does not say what it amounts to: %o', (axis) => {
    given()
      .when(filing(axis), today(ten, complainant))
      .thenRefused({ code: 'session/not-permitted', about: 'classify' });
  });

  it('sees no category that is for staff alone, nor what stands below one; an internal complaint may', () => {
    for (const category of ['staff-matters', 'pay']) {
      given()
        .when(filing({ category: term(category) }), today(ten, complainant))
        .thenRefused({ code: 'complaint/unknown-term', about: category });
    }
    given()
      .when(filing({ category: term('pay'), stream: 'internal' }), today(ten, complainant))
      .thenState({ category: 'pay', stream: 'internal' });
    given()
      .when(filing({ channel: term('phone'), category: term('pay') }), today(ten))
      .thenState({ category: 'pay' });
  });

  it('answers no question that is asked of staff', () => {
    given()
      .when(filing({ fields: { [term('score')]: 3 } }), today(ten, complainant))
      .thenRefused({ code: 'complaint/unknown-term', about: 'score' });
    given()
      .when(filing({ fields: { [term('orders')]: 3 } }), today(ten, complainant))
      .thenState({ fields: { orders: 3 } });
  });
});

describe('登记', () => {
  const unknown: [string, Parameters<typeof filing>[0], string][] = [
    ['channel', { channel: term('telegraph') }, 'telegraph'],
    ['category', { category: term('parking') }, 'parking'],
    ['nature', { nature: term('green') }, 'green'],
    ['severity', { severity: term('huge') }, 'huge'],
    ['track', { track: term('fast') }, 'fast'],
    ['cause', { cause: term('weather') }, 'weather'],
    ['outcome', { outcome: term('forgotten') }, 'forgotten'],
    ['kind of complainant', { complainantKind: term('ghost') }, 'ghost'],
    ['location', { location: term('moon') }, 'moon'],
    ['flag', { flags: terms('danger', 'rain') }, 'rain'],
    ['paper', { documents: terms('novel') }, 'novel'],
    ['role of a respondent', { respondents: [{ role: term('pilot') }] }, 'pilot'],
    ['question', { fields: { [term('shoe-size')]: 43 } }, 'shoe-size'],
    ['answer of a choice', { fields: { [term('goods')]: 'horse' } }, 'horse'],
    ['number that is a word', { fields: { [term('orders')]: 'two' } }, 'orders'],
    ['word that is a number', { fields: { [term('story')]: 2 } }, 'story'],
    ['day that is none', { fields: { [term('visit')]: '2026-13-40' } }, 'visit'],
    ['kind of intake', { kind: 'praise' }, 'praise'],
  ];
  it.each(unknown)('refuses an unknown %s', (_, change, about) => {
    given()
      .when(filing({ channel: term('phone'), ...change }), today(ten))
      .thenRefused({ code: 'complaint/unknown-term', about });
  });

  it('knows the kinds of intake that the rulebook takes', () => {
    given()
      .when(filing({ kind: 'praise' }), under({ intakeKinds: ['complaint', 'praise'] })(ten, complainant))
      .thenState({ kind: 'praise' });
  });

  it('knows units, closed ones too, and members of staff', () => {
    given()
      .when(filing({ respondents: [{ unit: term('laundry') }] }), today(ten, complainant))
      .thenRefused({ code: 'complaint/unknown-unit', about: 'laundry' });
    const closedUnit = { ...today(ten, complainant), units: [{ id: term('lake'), isClosed: true }] };
    given()
      .when(filing({ respondents: [{ unit: term('lake') }] }), closedUnit)
      .thenState({ respondents: [{ unit: 'lake' }] });

    const teller = bankerId('clerk', 'lake');
    const accusing = filing({ channel: term('phone'), respondents: [{ staffId: teller }] });
    given().when(accusing, today(ten)).thenRefused({ code: 'complaint/unknown-person', about: teller });
    given()
      .when(accusing, { ...today(ten), people: [{ id: teller, units: [term('lake')] }] })
      .thenState({ respondents: [{ staffId: teller }] });
  });

  it('cannot have received what has yet to come', () => {
    given()
      .when(filing({ receivedAt: shanghai('2026-11-23 10:01') }), today(ten, complainant))
      .thenRefused({ code: 'complaint/date-in-the-future', about: 'receivedAt' });
    given()
      .when(filing({ receivedAt: shanghai(ten) }), today(ten, complainant))
      .thenState({ receivedAt: shanghai(ten) });
  });

  it('repeats another complaint, never itself', () => {
    given()
      .when(filing({ repeatOf: { complaint: complaintId, count: 1 } }), today(ten, complainant))
      .thenRefused({ code: 'complaint/same-complaint' });
  });

  it('counts no more representatives than complainants', () => {
    given()
      .when(filing({ complainants: 3, representatives: 4 }), today(ten, complainant))
      .thenRefused({ code: 'complaint/too-many-representatives' });
  });
});

const group = (representatives?: number) =>
  filing({ complainants: 40, ...(representatives !== undefined && { representatives }) });

describe('登记 under the rulebook', () => {
  // 多人提出共同要求的，代表不得超过五人 (nature-reserve-petition).
  const cap = under({
    guards: [
      {
        id: 'five-at-most',
        verb: 'RegisterComplaint',
        when: { is: 'complainants', atLeast: 6 },
        label: { en: 'At most five representatives' },
        provided: { is: 'representatives', atMost: 5 },
      },
    ],
  });
  it('lets a group send so many representatives at most, whoever registers it', () => {
    given().when(group(5), cap(ten, complainant)).thenState({ complainants: 40, representatives: 5 });
    given().when(group(), cap(ten, complainant)).thenState({ complainants: 40 });
    for (const actor of [complainant, officer]) {
      given()
        .when(group(6), cap(ten, actor))
        .thenRefused({ code: 'complaint/guarded', rule: 'five-at-most', verb: 'RegisterComplaint' });
    }
  });

  it('keeps positions back where a guard names others, and never the complainant', () => {
    const managers = under({
      guards: [
        {
          id: 'centre-only',
          verb: 'RegisterComplaint',
          when: { is: 'always' },
          label: { en: 'The centre registers' },
          who: [{ position: 'officer', at: 'centre' }],
        },
      ],
    });
    given().when(byPhone, managers(ten)).thenEvents({ type: 'ComplaintRegistered' });
    given().when(filing(), managers(ten, complainant)).thenEvents({ type: 'ComplaintRegistered' });
    given()
      .when(byPhone, managers(ten, banker('officer', 'legal')))
      .thenRefused({ code: 'complaint/guarded', rule: 'centre-only', verb: 'RegisterComplaint' });
  });

  // 电话投诉须留真实姓名和住址.
  it('wants a real name and address by telephone, and says all that is missing', () => {
    const byName = under({
      requirements: [
        {
          id: 'who-calls',
          verb: 'RegisterComplaint',
          when: { is: 'channel', in: ['phone'] },
          needs: [{ entry: 'name' }, { entry: 'address' }],
        },
      ],
    });
    given()
      .when({ ...byPhone, given: ['name', 'phone'] }, byName(ten))
      .thenRefused({
        code: 'complaint/incomplete',
        missing: ['address'],
        rule: 'who-calls',
        verb: 'RegisterComplaint',
      });
    given()
      .when({ ...byPhone, identityMode: 'anonymous' }, byName(ten))
      .thenRefused({
        code: 'complaint/incomplete',
        missing: ['name', 'address'],
        rule: 'who-calls',
        verb: 'RegisterComplaint',
      });
    given()
      .when({ ...byPhone, given: ['name', 'address'] }, byName(ten))
      .thenState({ given: ['name', 'address'] });
    given().when(filing(), byName(ten, complainant)).thenEvents({ type: 'ComplaintRegistered' });
  });

  it('closes the window for what was received too long ago', () => {
    const year = under({
      windows: [
        {
          id: 'a-year',
          verb: 'RegisterComplaint',
          when: { is: 'always' },
          after: 'ComplaintReceived',
          within: { unit: 'months', count: 12 },
          timesMax: 1,
        },
      ],
    });
    given()
      .when(filing({ receivedAt: shanghai('2025-11-20 10:00') }), year(ten, complainant))
      .thenRefused({ code: 'complaint/window-closed', rule: 'a-year', verb: 'RegisterComplaint' });
    given()
      .when(filing({ receivedAt: shanghai('2025-11-24 10:00') }), year(ten, complainant))
      .thenEvents({ type: 'ComplaintRegistered' });
  });
});
