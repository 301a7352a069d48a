import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintView, type StaffVerb } from '../../shared/contract/complaints.ts';
import { promises } from '../../shared/rulebook/disclose.ts';
import { type TemplateId, templateIds } from '../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { openByNumber, openComplaint, useVerb } from '../support/complaints.ts';
import { visitorWith, walk } from '../support/filing-form.ts';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { openBrowser, read, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.stop());

type Step = readonly [who: string, verb: StaffVerb, body: object];
/** How an institution handles the first complaint that comes in, by its own rules. */
type Handling = {
  /** The department that handles it. */
  readonly lead: string;
  /** People besides the officer and a handler of that department, by position; at the centre. */
  readonly others?: readonly string[];
  /** What the form asks besides the usual. */
  readonly answers?: Readonly<Record<string, string>>;
  /** What comes before the dispatch. */
  readonly first?: readonly Step[];
  /** What a statement consists of. */
  readonly statement?: { readonly elements?: readonly string[]; readonly documents?: readonly string[] };
  readonly reply?: { readonly by: string; readonly elements?: readonly string[] };
  /** What comes between the reply and closing. */
  readonly last?: readonly Step[];
};

const written = (elements: readonly string[]): object =>
  Object.fromEntries(elements.map((element) => [element, '详见附件。']));

const handlings: Readonly<Record<TemplateId, Handling>> = {
  'hospital-yueqing': { lead: 'medical-affairs' },
  'hospital-coordination': {
    lead: 'internal-medicine',
    statement: { elements: ['account', 'problems', 'nature', 'opinion'], documents: ['signed-opinion'] },
    reply: { by: 'officer', elements: ['participants'] },
  },
  nursing: { lead: 'surgery', statement: { elements: ['course', 'analysis'] } },
  'cn-hospital-2019': { lead: 'medical-affairs', reply: { by: 'officer', elements: ['result'] } },
  'bank-psbc': {
    lead: 'tier-one-branch',
    statement: {
      elements: [
        'cause-and-findings',
        'responsible-persons',
        'lessons-and-measures',
        'satisfaction',
        'handling-time',
        'handler-and-phone',
      ],
    },
  },
  'cn-bank-insurance-2020': {
    lead: 'retail',
    first: [['officer', 'accept', {}]],
    reply: { by: 'officer', elements: ['decision', 'facts', 'remedies'] },
  },
  'property-intake-sop': { lead: 'security', first: [['officer', 'classify', { nature: 'invalid' }]] },
  'property-annual': {
    lead: 'first-site',
    last: [
      ['officer', 'follow-up', { contact: 'reached' }],
      ['officer', 'classify', { nature: 'valid', outcome: 'solved' }],
    ],
  },
  'gov-window': {
    lead: 'household-registration',
    answers: {
      'field-request': '请当面道歉。',
      'field-reason': '拒不受理又不说理由。',
      'field-occurred-on': '2026-09-25',
    },
    first: [
      ['officer', 'classify', { respondents: [{ unit: 'household-registration' }], track: 'simple' }],
      ['officer', 'accept', {}],
    ],
  },
  'nature-reserve-petition': {
    lead: 'reserve-management',
    answers: { 'field-request': '请核实并公布结果。' },
    first: [['officer', 'classify', { respondents: [{ unit: 'reserve-management' }] }]],
  },
  'driving-school': {
    lead: 'training',
    others: ['office-director', 'leader'],
    first: [['officer', 'classify', { documents: ['complaint-form'], nature: 'untrue' }]],
    statement: { documents: ['witness-statements', 'respondent-account', 'investigation-report'] },
  },
  'company-market-dept': {
    lead: 'quality',
    answers: { 'field-reason': '到货有裂纹。', 'field-demand': '请换货。' },
    first: [['officer', 'classify', { cause: 'company' }]],
  },
  'car-dealer': {
    lead: 'sales',
    first: [
      [
        'officer',
        'classify',
        { fields: { identity: '车主', concerns: '异响', 'understanding-gap': '质保范围', expectations: '免费更换' } },
      ],
    ],
    statement: { elements: ['authority', 'goal', 'control-range'] },
    reply: { by: 'handler' },
    last: [['officer', 'classify', { outcome: 'solved', fields: { 'opinion-on-solution': '接受' } }]],
  },
};

/** Uses a verb on the complaint as it stands, and has whoever is asked consent until it is carried out. */
async function used(
  organisation: Organisation,
  people: ReadonlyMap<string, Colleague>,
  id: string,
  [who, verb, body]: Step,
): Promise<ComplaintView> {
  const browserOf = (position: string) => {
    const found = people.get(position);
    if (!found) throw new Error(`nobody is ${position}`);
    return found.browser;
  };
  const { version } = await openComplaint(organisation, browserOf('officer'), id);
  let view = read(await useVerb(organisation, browserOf(who), id, { verb, body, version }), ComplaintView);
  for (;;) {
    const [waiting] = view.particulars.approvals ?? [];
    const by = waiting?.chain[0]?.by[0]?.position;
    if (!waiting || by === undefined) return view;
    const consent = { approval: waiting.seq, isApproved: true, opinion: '同意。' };
    const sent = { verb: 'decide-approval', body: consent, version: view.version };
    view = read(await useVerb(organisation, browserOf(by), id, sent), ComplaintView);
  }
}

describe.each(templateIds)('an organisation that begins with %s', (id) => {
  const rulebook = templateRulebook(id);
  const { lead, others = [], answers = {}, first = [], statement = {}, reply, last = [] } = handlings[id];
  const categories = rulebook.categories.filter(({ isInternal }) => isInternal !== true);
  const category = categories.find((each) => !categories.some(({ parent }) => parent === each.id));
  const answer = '经核实，您反映的情况属实，现已处理，谨此致歉。';

  test('promises what it says, takes a complaint, handles it by its own rules, answers and closes it', async () => {
    const slug = `template-${templateIds.indexOf(id)}`;
    const organisation = await openOrganisation(service, { slug, template: id });
    const { intake } = organisation.hosts;
    const visitor = openBrowser(service);
    const start = (await visitor.ask(intake, '/?lang=zh-CN')).text;
    for (const promise of promises(rulebook)) expect(start).toContain(promise['zh-CN']);
    const form = await walk(visitorWith(visitor, intake), '/file?lang=zh-CN');
    expect(form.text()).toContain(category?.label['zh-CN']);
    await form.press({ category: category?.id ?? '' });
    if (form.page() === 'where') await form.press();
    expect(form.page()).toBe('what');
    for (const { id: field, label, askedOf } of rulebook.fields ?? []) {
      if (askedOf === 'public') expect(form.text()).toContain(label['zh-CN']);
      else expect(form.html()).not.toContain(`field-${field}`);
    }
    await form.press({ narrative: '请看一下这件事，我等了很久。', ...answers });
    await form.press({ identityMode: 'confidential' });
    await form.press({ name: '陈先生', phone: '13800000001' });
    await form.press();
    expect([form.page(), form.text().includes('陈先生')]).toEqual(['review', true]);
    expect((await form.press({}, 'send')).location).toBe('/receipt');

    const people = new Map<string, Colleague>();
    for (const [position, unit] of [
      ['officer', rulebook.centre],
      ['handler', lead],
      ...others.map((other) => [other, rulebook.centre] as const),
    ] as const) {
      people.set(position, await invite(service, organisation, { name: position, account: position, position, unit }));
    }
    const officer = people.get('officer')?.browser ?? visitor;

    const filed = await fileComplaint(service, organisation, { category: category?.id ?? '', ...answers });
    const shown = await openByNumber(organisation, officer, filed.number);
    expect(shown).toMatchObject({ stage: 'registered', category: category?.id, identityMode: 'named' });
    const use = (...step: Step): Promise<ComplaintView> => used(organisation, people, shown.id, step);

    for (const step of first) await use(...step);
    expect((await use('officer', 'dispatch', { lead })).departments.map(({ unit }) => unit)).toEqual([lead]);
    const { elements, documents } = statement;
    const stated = await use('handler', 'statement', {
      unit: lead,
      statement: '情况属实，已经整改。',
      ...(elements && { elements: written(elements) }),
      ...(documents && { documents }),
    });
    expect(stated.stage).toBe('stated');
    const replied = await use(reply?.by ?? 'officer', 'reply', {
      reply: answer,
      ...(reply?.elements && { elements: written(reply.elements) }),
    });
    expect(replied.stage).toBe('replied');

    const followed = (await filed.browser.ask(intake, '/follow/complaint')).text;
    expect(followed).toContain(answer);
    expect(followed).not.toContain('情况属实，已经整改。');
    const satisfaction = rulebook.satisfactions.find(({ settles }) => settles)?.id ?? '';
    const rated = await filed.browser.ask(intake, '/follow/rate', { form: { satisfaction } });
    expect(rated.status).toBe(303);
    for (const step of last) await use(...step);
    const before = await openComplaint(organisation, officer, shown.id);
    const closed = before.stage === 'closed' ? before : await use('officer', 'close', { reason: '投诉人认可。' });
    expect(closed).toMatchObject({ stage: 'closed', satisfaction });
    expect((await filed.browser.ask(intake, '/follow/complaint')).text).toContain('投诉已办结。');
  });
});
