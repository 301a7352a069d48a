import { describe, expect, test } from 'vitest';
import { publicQuestions, publicRules } from '../../../shared/rulebook/public-questions.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { TermId } from '../../../shared/kernel/ids.ts';
import { estateRules } from '../../support/estate-rules.ts';

const web = TermId.parse('web');
/** The rules of the estate with these requirements of a registration, and places. */
const wanting = (requirements: readonly object[], more: object = {}): Rulebook =>
  Rulebook.parse({
    ...estateRules,
    fields: undefined,
    requirements: requirements.map((rule, index) => ({
      id: `rule-${index}`,
      verb: 'RegisterComplaint',
      when: { is: 'always' },
      needs: [{ entry: 'address' }],
      ...rule,
    })),
    ...more,
  });
const asked = (rulebook: Rulebook): readonly string[] =>
  publicQuestions(rulebook, web).map((question) => ('entry' in question ? question.entry : question.field.id));

/** The same with a route for these complaints. */
const routed = (when: object, more: object = {}, requirements: readonly object[] = []): readonly string[] =>
  asked(wanting(requirements, { routes: [{ id: 'abroad', when, lead: 'engineering' }], ...more }));

describe('what the public form asks', () => {
  test('nothing more where the rules want nothing more, or what it asks anyway', () => {
    expect(asked(wanting([]))).toEqual([]);
    expect(asked(wanting([{ needs: [{ entry: 'name' }, { entry: 'contact' }, { entry: 'phone' }] }]))).toEqual([]);
  });

  test.each([
    ['always', { is: 'always' }, true],
    ['the hosted channel', { is: 'channel', in: ['web', 'phone'] }, true],
    ['another channel', { is: 'channel', in: ['phone'] }, false],
    ['every channel but the hosted one', { is: 'not', of: { is: 'channel', in: ['web'] } }, false],
    ['the staff’s own', { is: 'stream', in: ['internal'] }, false],
    ['suggestions', { is: 'kind', in: ['suggestion'] }, false],
    ['a category, which is not known yet', { is: 'category', in: ['noise'] }, true],
    ['no such category', { is: 'not', of: { is: 'category', in: ['noise'] } }, true],
    [
      'a category through another channel',
      {
        is: 'all',
        of: [
          { is: 'category', in: ['noise'] },
          { is: 'channel', in: ['phone'] },
        ],
      },
      false,
    ],
    [
      'a category or another channel',
      {
        is: 'any',
        of: [
          { is: 'category', in: ['noise'] },
          { is: 'channel', in: ['phone'] },
        ],
      },
      true,
    ],
    [
      'other channels, either of them',
      {
        is: 'any',
        of: [
          { is: 'channel', in: ['letter'] },
          { is: 'channel', in: ['phone'] },
        ],
      },
      false,
    ],
  ])('an address wanted for %s', (_, when, isAsked) => {
    expect(asked(wanting([{ when }]))).toEqual(isAsked ? ['address'] : []);
  });

  test('what another verb wants is not asked when filing', () => {
    expect(asked(wanting([{ verb: 'AcceptComplaint' }]))).toEqual([]);
  });

  test('what nobody can ask of the public is not asked', () => {
    const needs = [
      { entry: 'signature' },
      { entry: 'respondent' },
      { entry: 'severity' },
      { document: 'inspection-report' },
    ];
    expect(asked(wanting([{ needs }]))).toEqual([]);
  });

  test('a place is asked where there are places, with all of them to choose from', () => {
    const needs = [{ entry: 'location' }];
    expect(asked(wanting([{ needs }]))).toEqual([]);
    const locations = [{ id: 'east', label: { 'zh-CN': '东区', en: 'East side' } }];
    expect(publicQuestions(wanting([{ needs }], { locations }), web)).toEqual([
      { entry: 'location', options: locations, needed: { is: 'always' } },
    ]);
  });

  test('where there are several places it is asked in any case, and need not be answered', () => {
    const locations = ['east', 'west'].map((id) => ({ id, label: { en: id } }));
    expect(publicQuestions(wanting([{}], { locations }), web)).toEqual([
      { entry: 'address', needed: { is: 'always' } },
      { entry: 'location', options: locations },
    ]);
  });

  describe('domestic or foreign', () => {
    const isForeign = { is: 'origin', in: ['foreign'] };
    const locations = [{ id: 'abroad', label: { 'zh-CN': '境外', en: 'Abroad' }, origin: 'foreign' }];

    test('is asked where a rule for such complaints looks at it, however deep', () => {
      expect(routed(isForeign)).toEqual(['origin']);
      expect(routed({ is: 'not', of: isForeign })).toEqual(['origin']);
      const noisy = { is: 'category', in: ['noise'] };
      expect(routed({ is: 'all', of: [noisy, { is: 'any', of: [noisy, isForeign] }] })).toEqual(['origin']);
    });

    test('is not where no rule does, nor where those that do are about other channels', () => {
      expect(routed({ is: 'always' })).toEqual([]);
      expect(routed({ is: 'location', in: ['abroad'] }, { locations })).toEqual([]);
      expect(routed({ is: 'all', of: [{ is: 'channel', in: ['phone'] }, isForeign] })).toEqual([]);
    });

    test('is not where the place is asked for and may say so, unless the rules want it said', () => {
      const place = { needs: [{ entry: 'location' }] };
      expect(routed(isForeign, { locations }, [place])).toEqual(['location']);
      const silent = [{ id: 'east', label: { 'zh-CN': '东区', en: 'East side' } }];
      expect(routed(isForeign, { locations: silent }, [place])).toEqual(['location', 'origin']);
      const both = { needs: [{ entry: 'location' }, { entry: 'origin' }] };
      expect(routed(isForeign, { locations }, [both])).toEqual(['location', 'origin']);
    });

    test('is where the rules want it said, whether or not any looks at it', () => {
      expect(asked(wanting([{ needs: [{ entry: 'origin' }] }]))).toEqual(['origin']);
    });
  });

  test('every field meant for the public is asked, those of the staff are not', () => {
    const field = { answer: 'text', label: { 'zh-CN': '诉求', en: 'Request' } };
    const fields = [
      { ...field, id: 'request', askedOf: 'public' },
      { ...field, id: 'opinion', askedOf: 'staff' },
      { ...field, id: 'by-phone', askedOf: 'public', when: { is: 'channel', in: ['phone'] } },
    ];
    expect(asked(wanting([], { fields }))).toEqual(['request']);
  });

  test('a rulebook without hosted pages asks nothing', () => {
    expect(publicQuestions(wanting([{}]), undefined)).toEqual([]);
  });
});

describe('for which complaints a question is asked', () => {
  const noisy = { is: 'category', in: ['noise'] };
  const byName = { is: 'identityMode', in: ['named'] };

  test('what only some registrations want is asked of those, what the channel decides is left out', () => {
    const when = { is: 'all', of: [{ is: 'channel', in: ['web'] }, noisy] };
    expect(publicQuestions(wanting([{ when }]), web)).toEqual([{ entry: 'address', when: noisy, needed: noisy }]);
  });

  test('of several rules one is enough', () => {
    const rules = [{ when: noisy }, { when: byName }, { when: { is: 'channel', in: ['phone'] } }];
    const either = { is: 'any', of: [noisy, byName] };
    expect(publicQuestions(wanting(rules), web)).toEqual([{ entry: 'address', when: either, needed: either }]);
  });

  test('a field says itself for which, and the rules say for which it must be answered', () => {
    const field = { id: 'lift', label: { en: 'Lift' }, answer: 'text', askedOf: 'public', when: noisy };
    const rules = [{ when: byName, needs: [{ field: 'lift' }] }];
    expect(publicQuestions(wanting(rules, { fields: [field] }), web)).toEqual([{ field, when: noisy, needed: byName }]);
  });
});

const rules = (more: object, requirements: readonly object[] = []) => publicRules(wanting(requirements, more), web);

describe('what the form knows besides its questions', () => {
  test('for which complaints nobody can stay anonymous', () => {
    const noisy = { is: 'category', in: ['noise'] };
    expect(rules({}, [{ when: noisy, needs: [{ entry: 'contact' }] }])).toEqual({ namedOnly: noisy });
    expect(rules({}, [{ when: noisy, needs: [{ entry: 'amount' }] }])).toEqual({});
    expect(rules({}, [{ when: { is: 'channel', in: ['visit'] }, needs: [{ entry: 'name' }] }])).toEqual({});
  });

  test('which papers it will take, for registration and for being taken on', () => {
    const documents = ['authority', 'report'].map((id) => ({ id, label: { en: id } }));
    const agent = { is: 'complainantKind', in: ['agent'] };
    const wants = (verb: string, document: string) => ({ verb, when: agent, needs: [{ document }] });
    expect(rules({ documents }, [wants('AcceptComplaint', 'authority'), wants('CloseComplaint', 'report')])).toEqual({
      papers: [{ document: 'authority', label: { en: 'authority' }, when: agent }],
    });
  });

  test.each([
    [{ is: 'not', of: { is: 'representatives', moreThan: 5 } }, 5],
    [{ is: 'not', of: { is: 'representatives', atLeast: 6 } }, 5],
    [{ is: 'representatives', atMost: 5 }, 5],
    [{ is: 'representatives', lessThan: 6 }, 5],
    [{ is: 'complainants', atMost: 5 }, undefined],
    [undefined, undefined],
  ])('how many may speak for a group where a guard provides %j', (provided, most) => {
    const guard = (when: object) => ({ id: 'cap', verb: 'RegisterComplaint', when, label: { en: 'Cap' }, provided });
    const group = { is: 'complainants', atLeast: 2 };
    expect(rules({ guards: [guard(group)] })).toEqual(
      most === undefined ? {} : { representativesMax: [{ most, when: group }] },
    );
    expect(rules({ guards: [guard({ is: 'channel', in: ['visit'] })] })).toEqual({});
  });
});
