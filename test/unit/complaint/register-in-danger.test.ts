import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { banker, filing } from '../../support/bank.ts';
import { given, term } from '../../support/given.ts';
import { terms, under } from '../../support/intake.ts';

const ten = '2026-11-23 10:00';
const flag = (id: string, isDanger?: boolean) => ({
  id,
  label: { en: id },
  ...(isDanger !== undefined && { isDanger }),
});
const marked = under({ flags: [flag('publicly-known', false), flag('life-at-risk', true)] });
const unmarked = under({ flags: [flag('danger')] });

describe('somebody in danger', () => {
  it('is kept, and sets the flag that the rulebook has for it, which a complainant may set in no other way', () => {
    given()
      .when(filing({ inDanger: true }), marked(ten, complainant))
      .thenEvents({ type: 'ComplaintRegistered', data: { inDanger: true, flags: terms('life-at-risk') } })
      .thenState({ inDanger: true, flags: terms('life-at-risk') });
    given()
      .when(filing({ flags: terms('life-at-risk') }), marked(ten, complainant))
      .thenRefused({ code: 'session/not-permitted', about: 'classify' });
  });

  it('is kept also where the rulebook has no flag for it', () => {
    const { decision } = given().when(filing({ inDanger: true }), unmarked(ten, complainant));
    const [event] = decision.ok ? decision.value : [];
    expect(event?.data).toMatchObject({ inDanger: true });
    expect(event?.data).not.toHaveProperty('flags');
  });

  it('adds to the flags that staff name, once', () => {
    const phone = { channel: term('phone'), inDanger: true } as const;
    given()
      .when(filing({ ...phone, flags: terms('publicly-known', 'life-at-risk') }), marked(ten, banker('officer')))
      .thenState({ flags: terms('publicly-known', 'life-at-risk') });
    given()
      .when(filing({ ...phone, flags: terms('publicly-known') }), marked(ten, banker('officer')))
      .thenState({ flags: terms('publicly-known', 'life-at-risk') });
  });

  it('is seen by the rules of classification', () => {
    const rules = under({
      flags: [flag('life-at-risk', true)],
      classification: [
        { id: 'urgent', when: { is: 'flag', in: ['life-at-risk'] }, severity: 'major', source: 'institution' },
      ],
    });
    given()
      .when(filing({ inDanger: true }), rules(ten, complainant))
      .thenState({ severity: term('major') });
    const { decision } = given().when(filing(), rules(ten, complainant));
    expect(decision.ok && decision.value[0]?.data).not.toHaveProperty('severity');
  });
});

it('a complaint brought for somebody else says so, and not for whom', () => {
  given()
    .when(filing({ onBehalfOf: 'person' }), marked(ten, complainant))
    .thenEvents({ type: 'ComplaintRegistered', data: { onBehalfOf: 'person' } })
    .thenState({ onBehalfOf: 'person' });
});
