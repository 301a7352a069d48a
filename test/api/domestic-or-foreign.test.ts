import { everyPage, visitorWith } from '../support/filing-form.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintView } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { openByNumber, useVerb } from '../support/complaints.ts';
import { type Estate, openEstate, publishRules } from '../support/estate.ts';
import { estateRules } from '../support/estate-rules.ts';
import { type Colleague, fileComplaint, formToken, invite, sendFiling } from '../support/people.ts';
import { openBrowser, read, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let bank: Organisation;
let seat: Colleague;
let officer: Colleague;
let handler: Colleague;
beforeAll(async () => {
  service = await startService();
  bank = await openOrganisation(service, { slug: 'savings', organisation: '储蓄银行', template: 'bank-psbc' });
  const person = (position: string, unit: string) =>
    invite(service, bank, { name: position, account: position, position, unit });
  seat = await person('seat', 'head-office');
  officer = await person('officer', 'head-office');
  handler = await person('handler', 'outlet');
});
afterAll(() => service?.stop());

const problem = (reply: Reply): Problem => Problem.parse(JSON.parse(reply.text));
let keys = 0;
/** What the customer service takes down by telephone, with what else is said of it. */
const byPhone = (more: object): Promise<Reply> =>
  seat.browser.ask(bank.hosts.console, '/api/complaints', {
    json: {
      language: 'zh-CN',
      channel: 'phone',
      category: 'attitude',
      identityMode: 'named',
      narrative: '柜台人员态度生硬，问了两遍都不答。',
      identity: { name: '刘先生', phone: '13800000000' },
      ...more,
    },
    headers: { 'idempotency-key': `key${keys++}`.padEnd(22, 'A') },
  });
const dutiesOf = ({ particulars }: ComplaintView): readonly string[] =>
  particulars.duties?.map(({ duty }) => duty) ?? [];
const address = 'overseas-address';

describe('by telephone', () => {
  test.each([
    [{ origin: 'foreign' }, true],
    [{ location: 'overseas' }, true],
    [{ location: 'beijing', origin: 'foreign' }, true],
    [{ location: 'overseas', origin: 'domestic' }, false],
    [{ location: 'beijing' }, false],
    [{}, false],
  ])('%o: its address is looked for abroad: %s', async (more, isForeign) => {
    const reply = await byPhone(more);
    expect(reply.status).toBe(201);
    const view = read(reply, ComplaintView);
    expect(view.particulars.origin).toBe('origin' in more ? more.origin : undefined);
    expect(dutiesOf(view).includes(address)).toBe(isForeign);
  });

  test.each(['overseas', '', 1])('%j is neither', async (origin) => {
    const reply = await byPhone({ origin });
    expect([reply.status, problem(reply).fields?.map(({ pointer }) => pointer)]).toEqual([422, ['/origin']]);
  });

  test('is put right by whoever classifies, and by nobody else', async () => {
    const { id, version } = read(await byPhone({ location: 'beijing' }), ComplaintView);
    const verb = { verb: 'classify', body: { origin: 'foreign' }, version };
    for (const { browser } of [seat, handler]) {
      const refused = await useVerb(bank, browser, id, verb);
      expect(refused.status).toBeGreaterThanOrEqual(403);
      expect(refused.status).toBeLessThanOrEqual(404);
    }
    const view = read(await useVerb(bank, officer.browser, id, verb), ComplaintView);
    expect(view.particulars.origin).toBe('foreign');
    expect(dutiesOf(view)).toContain(address);
    expect(view.timeline.at(-2)).toMatchObject({ type: 'ComplaintClassified', data: { origin: 'foreign' } });
  });
});

/** The form as somebody without a name sees it. */
const formAbout = (host: string, path: string, category: string): Promise<string> =>
  everyPage(visitorWith(openBrowser(service), host), path, {
    category,
    danger: 'no',
    narrative: '地下车库的照明坏了三天没有人修。',
    identityMode: 'anonymous',
  });

// The owners of some flats live abroad: what happens there goes to the guards, who keep their papers.
describe('on the public form', () => {
  let estate: Estate;
  beforeAll(async () => {
    estate = await openEstate(service, 'maple-abroad');
    const abroad = { id: 'abroad', when: { is: 'origin', in: ['foreign'] }, lead: 'guards' };
    await publishRules(estate.organisation, { ...estateRules, routes: [abroad, ...estateRules.routes] });
  });

  test('it is asked, in the language of the page, where the rules look at it', async () => {
    const { intake } = estate.organisation.hosts;
    const chinese = await formAbout(intake, '/file?lang=zh-CN', 'lift');
    for (const words of ['事情发生在境内还是境外', '境外（含港澳台地区）']) expect(chinese).toContain(words);
    const english = await formAbout(intake, '/file?lang=en', 'lift');
    for (const words of ['In China or abroad', 'including Hong Kong, Macao and Taiwan'])
      expect(english).toContain(words);
  });

  test('it is not asked by an organisation whose rules do not', async () => {
    const hospital = await openOrganisation(service, { slug: 'clinic' });
    const form = await formAbout(hospital.hosts.intake, '/file', 'medical-quality');
    expect(form).toContain('name="narrative"');
    expect(form).not.toContain('name="origin"');
  });

  test.each([
    ['foreign', 'foreign', 'guards'],
    ['domestic', 'domestic', 'engineering'],
    ['', undefined, 'engineering'],
  ])('“%s” is registered as %s and proposed to %s', async (origin, said, unit) => {
    const { number } = await fileComplaint(service, estate.organisation, { category: 'lift', origin });
    const view = await openByNumber(estate.organisation, estate.officer.browser, number);
    expect(view.particulars.origin).toBe(said);
    expect(view.proposedLead?.unit).toBe(unit);
  });

  test('anything else is a fault of its field', async () => {
    const visitor = openBrowser(service);
    const token = await formToken(visitor, estate.organisation);
    const sent = await sendFiling(visitor, estate.organisation, { token, category: 'lift', origin: 'mars' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<a href="#origin">请选择境内或者境外</a>');
  });
});
