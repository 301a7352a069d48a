import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, shanghai, type Step, term, verb } from '../../support/given.ts';

const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const replied: Step = [verb.reply(), at('2026-11-24 09:00')];
const answered = history(monday, replied);
const evening = '2026-11-24 20:00';
const always = { is: 'always' } as const;
const label = { en: 'A rule' };
/** Says so in the complainant's name, under these rules. */
const says = (degree: string, rules: BankRules): Step => [verb.rate(degree), at(evening, complainant, rules)];
const closedBySatisfaction = { type: 'ComplaintClosed', data: { because: 'complainantSatisfied' } } as const;

/** Valid: satisfied; improvable: an expression of understanding; invalid: nothing. */
const byNature: BankRules = {
  closing: {
    conditions: [
      { id: 'valid', label, when: { is: 'nature', in: ['valid'] }, satisfaction: ['satisfied'] },
      {
        id: 'improvable',
        label,
        when: { is: 'nature', in: ['improvable'] },
        satisfaction: ['satisfied', 'understands'],
      },
      { id: 'invalid', label, when: { is: 'nature', in: ['invalid'] }, satisfaction: 'none' },
    ],
  },
};
const answeredAs = (nature: string) => history([filing({ nature: term(nature) }), at('2026-11-23 10:00')], replied);

describe('a rating that settles', () => {
  it('closes the complaint where no rule says otherwise', () => {
    const { decision } = given(...answered).when(...says('understands', {}));
    expect(decision).toEqual({
      ok: true,
      value: [
        { type: 'SatisfactionRecorded', data: { satisfaction: 'understands', settles: true } },
        closedBySatisfaction,
      ],
    });
  });

  it('does the same when an officer heard it', () => {
    given(...answered)
      .when(verb.rate('satisfied', '电话中表示满意。'), at(evening))
      .thenEvents({ type: 'SatisfactionRecorded', texts: { comment: '电话中表示满意。' } }, closedBySatisfaction)
      .thenState({ stage: 'closed', closedAt: shanghai(evening), closedBecause: 'complainantSatisfied' });
  });

  it.each(bankersWithout('reply', 'followUp'))('is not noted by %s', (position) => {
    given(...answered)
      .when(verb.rate('satisfied'), at(evening, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'reply' });
  });

  it.each([
    ['valid', 'satisfied', 'closed'],
    ['valid', 'understands', 'replied'],
    ['improvable', 'understands', 'closed'],
    ['improvable', 'dissatisfied', 'replied'],
    ['invalid', 'understands', 'closed'],
  ])('of a complaint found %s: %s leaves it %s', (nature, degree, stage) => {
    given(...answeredAs(nature))
      .when(...says(degree, byNature))
      .thenState({ stage, satisfaction: degree });
  });

  const leaveOpen: [string, BankRules][] = [
    ['the rulebook says that ratings do not close', { closing: { settlingCloses: false } }],
    [
      'somebody must close such complaints',
      {
        guards: [
          { id: 'g', verb: 'CloseComplaint', when: always, label, who: [{ position: 'officer', at: 'centre' }] },
        ],
      },
    ],
    [
      'something must have happened first',
      { guards: [{ id: 'g', verb: 'CloseComplaint', when: always, label, after: ['CorrectiveActionRecorded'] }] },
    ],
    [
      'closing needs consent',
      {
        approvals: [
          {
            id: 'a',
            verb: 'CloseComplaint',
            when: always,
            label,
            chain: [{ by: [{ position: 'reviewer', at: 'anywhere' }] }],
          },
        ],
      },
    ],
    [
      'closing needs the cause',
      { requirements: [{ id: 'r', verb: 'CloseComplaint', when: always, needs: [{ entry: 'cause' }] }] },
    ],
    [
      'the rating itself raises a duty that comes first',
      {
        duties: [
          {
            id: 'thank',
            label,
            when: { is: 'satisfaction', in: ['satisfied'] },
            who: [{ position: 'officer', at: 'centre' }],
            blocks: ['CloseComplaint'],
          },
        ],
      },
    ],
  ];
  it.each(leaveOpen)('leaves it answered where %s', (_, rules) => {
    const { decision, after } = given(...answered).when(...says('satisfied', rules));
    expect(decision.ok && decision.value[0]).toEqual({
      type: 'SatisfactionRecorded',
      data: { satisfaction: 'satisfied', settles: true },
    });
    expect(after).toMatchObject({ stage: 'replied', satisfaction: 'satisfied' });
  });

  it('closes it where such rules are for other verbs or other complaints', () => {
    const products = { is: 'category', in: ['product'] } as const;
    const who = [{ position: 'reviewer', at: 'anywhere' }] as const;
    const rules: BankRules = {
      guards: [
        { id: 'g1', verb: 'ArchiveComplaint', when: always, label, who: [...who] },
        { id: 'g2', verb: 'CloseComplaint', when: products, label, who: [...who] },
      ],
      approvals: [
        { id: 'a1', verb: 'ArchiveComplaint', when: always, label, chain: [{ by: [...who] }] },
        { id: 'a2', verb: 'CloseComplaint', when: products, label, chain: [{ by: [...who] }] },
      ],
      duties: [
        {
          id: 'd1',
          label,
          when: { is: 'satisfaction', in: ['satisfied'] },
          who: [...who],
          blocks: ['ArchiveComplaint'],
        },
        { id: 'd2', label, when: products, who: [...who], blocks: ['CloseComplaint'] },
        { id: 'd3', label, when: always, on: ['ComplaintReopened'], who: [...who], blocks: ['CloseComplaint'] },
      ],
    };
    given(...answered)
      .when(...says('satisfied', rules))
      .thenState({ stage: 'closed' });
  });

  it('leaves it answered while a duty that comes first is not done, and while a consent is awaited', () => {
    const duty: BankRules = {
      duties: [
        {
          id: 'report',
          label,
          when: always,
          on: ['ComplaintReplied'],
          who: [{ position: 'officer', at: 'centre' }],
          blocks: ['CloseComplaint'],
        },
      ],
    };
    given(...history(monday, [verb.reply(), at('2026-11-24 09:00', undefined, duty)]))
      .when(...says('satisfied', duty))
      .thenState({ stage: 'replied' });

    const consent: BankRules = {
      approvals: [
        {
          id: 'outcome',
          verb: 'ReplyToComplainant',
          when: { is: 'outcome', in: ['corrected'] },
          label,
          chain: [{ by: [{ position: 'reviewer', at: 'anywhere' }] }],
        },
      ],
    };
    const proposed: Step = [
      { type: 'ReplyToComplainant', reply: '已更正。', outcome: term('corrected') },
      at('2026-11-24 10:00', undefined, consent),
    ];
    given(...history(monday, replied, proposed))
      .when(...says('satisfied', consent))
      .thenState({ stage: 'replied' });
  });

  it('closes when what the guard waits for is the rating', () => {
    const rules: BankRules = {
      guards: [{ id: 'g', verb: 'CloseComplaint', when: always, label, after: ['SatisfactionRecorded'] }],
    };
    given(...answered)
      .when(...says('satisfied', rules))
      .thenState({ stage: 'closed' });
  });
});

describe('返工 sending it back', () => {
  const rework: BankRules = { closing: { rework: { is: 'satisfaction', in: ['dissatisfied'] } } };
  const dispatched: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00')];
  const stated: Step = [verb.state('east'), at('2026-11-23 15:00', banker('clerk', 'east'))];

  it('gives it to its departments again, each of which owes a statement anew', () => {
    const { decision, after } = given(...history(monday, dispatched, stated, replied)).when(
      ...says('dissatisfied', rework),
    );
    expect(decision).toEqual({
      ok: true,
      value: [
        { type: 'SatisfactionRecorded', data: { satisfaction: 'dissatisfied', settles: false, sendsBack: true } },
      ],
    });
    expect(after).toMatchObject({
      stage: 'dispatched',
      satisfaction: 'dissatisfied',
      repliedAt: shanghai('2026-11-24 09:00'),
    });
    expect(after.departments).toEqual([
      { unit: 'east', role: 'lead', dispatchedAt: shanghai('2026-11-23 11:00') },
      { unit: 'legal', role: 'co', dispatchedAt: shanghai('2026-11-23 11:00') },
    ]);
  });

  it.each([
    ['registered', [monday]],
    ['accepted', [monday, [{ type: 'AcceptComplaint' }, at('2026-11-23 11:00')]]],
  ] as [string, Step[]][])('goes back to where it was %s, when no department had it', (stage, steps) => {
    given(...history(...steps, replied))
      .when(...says('dissatisfied', rework))
      .thenState({ stage });
  });

  it('is answered and rated anew, until the complainant is satisfied', () => {
    const back = says('dissatisfied', rework);
    given(...history(monday, replied, back))
      .when(verb.rate('satisfied'), at(evening, complainant, rework))
      .thenRefused({ code: 'complaint/already-rated' });
    const again: Step = [verb.reply('已重新处理。'), at('2026-11-25 09:00')];
    const second = history(monday, replied, back, again);
    given(...second)
      .when(verb.rate('satisfied'), at('2026-11-25 20:00', complainant, rework))
      .thenState({ stage: 'closed', satisfaction: 'satisfied' });
    given(...second)
      .when(verb.rate('dissatisfied'), at('2026-11-25 20:00', complainant, rework))
      .thenState({ stage: 'registered', satisfaction: 'dissatisfied' });
  });

  it('is not done for other ratings', () => {
    given(...answered)
      .when(...says('understands', rework))
      .thenState({ stage: 'closed' });
  });
});

describe('low satisfaction', () => {
  it('raises the duty of a visit', () => {
    const visit: BankRules = {
      duties: [
        {
          id: 'visit',
          label,
          on: ['SatisfactionRecorded'],
          when: { is: 'satisfaction', in: ['dissatisfied'] },
          who: [{ position: 'officer', at: 'centre' }],
        },
      ],
    };
    given(...answered)
      .when(...says('dissatisfied', visit))
      .thenEvents({ type: 'SatisfactionRecorded' }, { type: 'DutyRaised', data: { duty: 'visit' } });
    given(...answered)
      .when(...says('satisfied', visit))
      .thenEvents({ type: 'SatisfactionRecorded' }, closedBySatisfaction);
  });
});

const closes = (rules: BankRules): Step => [verb.close(), at('2026-11-25 09:00', undefined, rules)];

describe('办结 closing on a condition', () => {
  it('waits for the satisfaction that the nature wants', () => {
    given(...answeredAs('valid'))
      .when(...closes(byNature))
      .thenRefused({ code: 'complaint/not-settled', rule: 'valid' });
    const understood = says('understands', byNature);
    const valid = history([filing({ nature: term('valid') }), at('2026-11-23 10:00')], replied, understood);
    given(...valid)
      .when(...closes(byNature))
      .thenRefused({ code: 'complaint/not-settled', rule: 'valid' });
  });

  it('needs none where the nature wants none, and none where no condition applies', () => {
    given(...answeredAs('invalid'))
      .when(...closes(byNature))
      .thenState({ stage: 'closed' });
    given(...answered)
      .when(...closes(byNature))
      .thenState({ stage: 'closed' });
  });

  it('asks for any answer where any will do', () => {
    const any: BankRules = { closing: { conditions: [{ id: 'any', label, when: always, satisfaction: 'any' }] } };
    given(...answered)
      .when(...closes(any))
      .thenRefused({ code: 'complaint/not-settled', rule: 'any' });
    given(...history(monday, replied, says('dissatisfied', any)))
      .when(...closes(any))
      .thenState({ stage: 'closed' });
  });

  it('looks at the outcome that closing is about to give it', () => {
    const explained: BankRules = {
      closing: {
        conditions: [
          { id: 'explained', label, when: { is: 'outcome', in: ['explained'] }, satisfaction: 'none' },
          { id: 'others', label, when: always, satisfaction: ['satisfied'] },
        ],
      },
    };
    given(...answered)
      .when({ type: 'CloseComplaint', reason: '已说明政策。', outcome: term('explained') }, closes(explained)[1])
      .thenEvents({ type: 'ComplaintClosed', data: { because: 'decided', outcome: 'explained' } })
      .thenState({ stage: 'closed', outcome: 'explained', closedBecause: 'decided' });
    given(...answered)
      .when({ type: 'CloseComplaint', reason: '已更正。', outcome: term('corrected') }, closes(explained)[1])
      .thenRefused({ code: 'complaint/not-settled', rule: 'others' });
  });

  it('may follow what was settled on the spot', () => {
    const onTheSpot: Step = [{ type: 'ResolveOnTheSpot', reply: '当场更正。' }, at('2026-11-23 10:30')];
    given(...history(monday, onTheSpot))
      .when(...closes({}))
      .thenEvents({ type: 'ComplaintClosed', data: { because: 'decided' } })
      .thenState({ stage: 'closed' });
  });

  it('knows the outcomes of the rulebook only', () => {
    given(...answered)
      .when({ type: 'CloseComplaint', reason: '其他。', outcome: term('forgotten') }, closes({})[1])
      .thenRefused({ code: 'complaint/unknown-term', about: 'forgotten' });
  });
});
