import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintView, IdentityView } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { complaintPath, openByNumber, openComplaint, readQueue, useVerb } from '../support/complaints.ts';
import { type Estate, openEstate } from '../support/estate.ts';
import { everyPage, visitorWith } from '../support/filing-form.ts';
import { type Colleague, formToken, gauzeCase, readReceipt, sendFiling } from '../support/people.ts';
import { openBrowser, read, type Reply, type Service, startService } from '../support/service.ts';

let service: Service & { readonly stop: () => Promise<void> };
let estate: Estate;
beforeAll(async () => {
  service = await startService();
  estate = await openEstate(service);
});
afterAll(() => service?.stop());

const problem = (reply: Reply): Problem => Problem.parse(JSON.parse(reply.text));
let keys = 0;
/** A key that no other filing of this file has. */
const newKey = (): string => `key${keys++}`.padEnd(22, 'A');

const byPhone = {
  language: 'zh-CN',
  channel: 'phone',
  category: 'lift',
  identityMode: 'named',
  narrative: '3 号楼电梯昨晚又停了，困了二十分钟。',
  identity: { name: '刘先生', phone: '13800000000' },
};

type Sent = { readonly key?: string | undefined; readonly more?: object };
const register = (who: Colleague, { key = newKey(), more = {} }: Sent = {}): Promise<Reply> =>
  who.browser.ask(estate.organisation.hosts.console, '/api/complaints', {
    json: { ...byPhone, ...more },
    headers: { 'idempotency-key': key },
  });
const inQueue = async (): Promise<number> =>
  (await readQueue(estate.organisation, estate.officer.browser)).items.length;

const identityOf = (id: string, who = estate.officer): Promise<Reply> =>
  who.browser.ask(estate.organisation.hosts.console, `${complaintPath(id)}/identity`, {
    json: { reason: '回电核实' },
  });

const visitForm = async () => {
  const browser = openBrowser(service);
  const { organisation } = estate;
  return { browser, organisation, token: await formToken(browser, organisation) };
};

describe('registration by staff', () => {
  test('by telephone: numbered, with the name of who took it down, and every clock', async () => {
    const reply = await register(estate.officer);
    expect([reply.status, reply.headers.etag]).toEqual([201, '"1"']);
    const view = read(reply, ComplaintView);
    expect(view).toMatchObject({
      channel: 'phone',
      stage: 'registered',
      number: expect.stringMatching(/^FL2026-\d{4}$/),
    });
    expect(view.timeline[0]?.actor.name).toBe('李客服');
    expect(view.clocks.map(({ clock, status }) => [clock, status])).toEqual([['answer', 'running']]);
    expect(await openByNumber(estate.organisation, estate.clerk.browser, view.number)).toMatchObject({ id: view.id });
  });

  test.each([
    ['letter', 'clerk', 201],
    ['visit', 'clerk', 201],
    ['visit', 'officer', 201],
    ['letter', 'officer', 403],
    ['phone', 'clerk', 403],
  ] as const)('%s by the %s: %i', async (channel, who, status) => {
    const reply = await register(estate[who], { more: { channel } });
    expect(reply.status).toBe(status);
    if (status === 403)
      expect(problem(reply)).toMatchObject({ code: 'complaint/channel-not-yours', about: { about: channel } });
  });

  test.each(['worker', 'head', 'guard', 'manager', 'accountant'] as const)(
    'the %s registers nothing, through any channel',
    async (who) => {
      const before = await inQueue();
      for (const channel of ['phone', 'letter', 'visit']) {
        const reply = await register(estate[who], { more: { channel } });
        expect([reply.status, problem(reply).code]).toEqual([403, 'session/not-permitted']);
      }
      expect(await inQueue()).toBe(before);
    },
  );

  test('a channel of the staff takes no complaint from outside', async () => {
    const outside = await register(estate.officer, { more: { channel: 'box' } });
    expect([outside.status, problem(outside).code]).toEqual([422, 'complaint/stream-not-open']);
    const internal = { channel: 'box', stream: 'internal', category: 'staff-matters' };
    expect((await register(estate.officer, { more: internal })).status).toBe(201);
  });

  test('what staff can ask is required of them: a signature with the address', async () => {
    const reply = await register(estate.officer, { more: { category: 'noise' } });
    expect([reply.status, problem(reply)]).toMatchObject([
      422,
      { code: 'complaint/incomplete', about: { missing: ['address', 'field:when', 'signature'], rule: 'where' } },
    ]);
    const complete = {
      category: 'noise',
      identity: { ...byPhone.identity, address: '枫林路 8 号 2 单元' },
      fields: { when: '2026-09-27' },
      given: ['signature'],
    };
    expect((await register(estate.officer, { more: complete })).status).toBe(201);
  });

  test('the same key twice files once, also at the same moment; another person’s same key is another filing', async () => {
    const before = await inQueue();
    const key = newKey();
    const replies = await Promise.all([register(estate.officer, { key }), register(estate.officer, { key })]);
    const late = await register(estate.officer, { key, more: { narrative: '改过的经过，还是同一次登记。' } });
    const views = [...replies, late].map((reply) => read(reply, ComplaintView));
    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(await inQueue()).toBe(before + 1);
    const other = await register(estate.clerk, { key, more: { channel: 'visit' } });
    expect(read(other, ComplaintView).id).not.toBe(views[0]?.id);
  });

  test.each([undefined, 'short', 'k'.repeat(23), 'kkkkkkkkkkkkkkkkkkkkk!'])(
    'no key, or a strange one %s: 428',
    async (key) => {
      const reply = await estate.officer.browser.ask(estate.organisation.hosts.console, '/api/complaints', {
        json: byPhone,
        headers: { 'idempotency-key': key },
      });
      expect([reply.status, problem(reply).code]).toEqual([428, 'request/idempotency-key-required']);
    },
  );

  test.each([
    [{ narrative: '' }, '/narrative'],
    [{ identity: { email: 'nobody' } }, '/identity/email'],
    [{ identityMode: 'secret' }, '/identityMode'],
    [{ number: 'FL1' }, '/number'],
    [{ firstContactOwner: 'me' }, '/firstContactOwner'],
  ])('%o is refused at its place', async (more, pointer) => {
    const reply = await register(estate.officer, { more });
    expect([reply.status, problem(reply).fields?.map((field) => field.pointer)]).toEqual([422, [pointer]]);
  });
});

describe('who complains', () => {
  test('lies in the vault, word for word, and nowhere in the complaint', async () => {
    const identity = {
      name: '欧阳女士',
      phone: '13900000001',
      email: 'ouyang@example.com',
      address: '枫林路 9 号',
      idNumber: '330382199001011234',
    };
    const view = read(await register(estate.officer, { more: { identity } }), ComplaintView);
    const shown = JSON.stringify(await openComplaint(estate.organisation, estate.officer.browser, view.id));
    for (const told of Object.values(identity)) expect(shown).not.toContain(told);
    expect(read(await identityOf(view.id), IdentityView)).toEqual(identity);
    expect((await identityOf(view.id, estate.clerk)).status).toBe(403);
  });

  test('of the anonymous nothing counts as told, so nothing that a rule wants is there', async () => {
    const identity = { ...byPhone.identity, address: '枫林路 8 号' };
    const told = { identity, fields: { when: '2026-09-27' }, given: ['signature'], category: 'noise' };
    const reply = await register(estate.officer, { more: { ...told, identityMode: 'anonymous' } });
    expect([reply.status, problem(reply).about]).toMatchObject([422, { missing: ['address'] }]);
    expect((await register(estate.officer, { more: told })).status).toBe(201);
  });

  test('stays unknown where the complaint is anonymous, whatever was typed', async () => {
    const view = read(await register(estate.officer, { more: { identityMode: 'anonymous' } }), ComplaintView);
    expect([view.hasContact, view.mayRevealIdentity]).toEqual([false, false]);
    expect((await identityOf(view.id)).status).toBe(403);
  });
});

describe('a second complaint', () => {
  test('is a case of its own, counted, and marks the first, once', async () => {
    const { organisation, officer } = estate;
    const first = read(await register(officer), ComplaintView);
    await useVerb(organisation, officer.browser, first.id, { verb: 'reply', body: { reply: '已修复。' }, version: 1 });
    const sent = { key: newKey(), more: { repeatOf: first.id, narrative: '电梯今天又停了。' } };
    const second = read(await register(officer, sent), ComplaintView);
    expect(second.particulars.repeatOf).toEqual({ complaint: first.id, count: 1 });
    expect(read(await register(officer, sent), ComplaintView).id).toBe(second.id);
    const marked = await openComplaint(organisation, officer.browser, first.id);
    expect(marked.timeline.map(({ type }) => type)).toEqual([
      'ComplaintRegistered',
      'ComplaintReplied',
      'ComplaintReopened',
    ]);
    expect(marked.particulars.links).toEqual([{ other: second.id, how: 'second' }]);
  });

  test('of a complaint that is still handled is registered and marks nothing', async () => {
    const { organisation, officer } = estate;
    const first = read(await register(officer), ComplaintView);
    const second = await register(officer, { more: { repeatOf: first.id } });
    expect(second.status).toBe(201);
    expect((await openComplaint(organisation, officer.browser, first.id)).version).toBe(1);
  });

  test('of a complaint that is not there is refused', async () => {
    const missing = `${'0'.repeat(25)}1`;
    const reply = await register(estate.officer, { more: { repeatOf: missing } });
    expect([reply.status, problem(reply)]).toMatchObject([
      422,
      { code: 'complaint/unknown-term', about: { about: missing } },
    ]);
  });
});

describe('the public form under rules that want to know more', () => {
  test('asks for the address, the day and the number in the language of the page', async () => {
    const { browser, organisation } = await visitForm();
    const visitor = visitorWith(browser, organisation.hosts.intake);
    const noise = { ...gauzeCase, category: 'noise', danger: 'no' };
    const chinese = await everyPage(visitor, '/file?lang=zh-CN', { ...noise, 'field-when': '2026-09-27' });
    for (const words of ['联系地址', '发生日期', '已反映次数']) expect(chinese).toContain(words);
    expect(chinese).not.toContain('涉及金额');
    const english = await everyPage(visitor, '/file?lang=en', { ...noise, language: 'en', 'field-when': '2026-09-27' });
    for (const words of ['Address', 'Day it happened', 'How often you told us']) expect(english).toContain(words);
  });

  test('says what is missing at its place, loses nothing, and takes it then; a signature is asked of nobody', async () => {
    const { browser, organisation, token } = await visitForm();
    const noise = { token, category: 'noise', narrative: '楼上每晚装修到十一点。' };
    const refused = await sendFiling(browser, organisation, noise);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<a href="#field-when">请填写“发生日期”</a>');
    expect(refused.text).toContain('楼上每晚装修到十一点。');
    const dated = { ...noise, 'field-when': '2026-09-27', 'field-times': '1,000' };
    const homeless = await sendFiling(browser, organisation, dated);
    expect(homeless.status).toBe(422);
    expect(homeless.text).toContain('<a href="#address">请填写“联系地址”</a>');
    expect(homeless.text).toContain('value="刘先生"');
    const answers = { ...dated, address: '枫林路 8 号' };
    expect((await sendFiling(browser, organisation, { ...noise, ...answers })).status).toBe(303);
    const { number } = await readReceipt(browser, organisation);
    const view = await openByNumber(organisation, estate.officer.browser, number);
    expect(view.particulars.fields).toEqual({ when: '2026-09-27', times: 1000 });
    const identity = await estate.officer.browser.ask(
      organisation.hosts.console,
      `${complaintPath(view.id)}/identity`,
      {
        json: { reason: '上门核实' },
      },
    );
    expect(read(identity, IdentityView).address).toBe('枫林路 8 号');
  });

  test('nothing is wanted of a complaint that the rule is not about', async () => {
    const { browser, organisation, token } = await visitForm();
    expect((await sendFiling(browser, organisation, { token, category: 'lift' })).status).toBe(303);
  });

  test('an anonymous complaint that needs an address is told to choose another way', async () => {
    const { browser, organisation, token } = await visitForm();
    const anonymous = { identityMode: 'anonymous', name: '', phone: '', email: '', 'field-when': '2026-09-27' };
    const refused = await sendFiling(browser, organisation, { token, category: 'noise', ...anonymous });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<a href="#identityMode">这类投诉须填写“姓名”，不能匿名提交，请改选实名或保密</a>');
  });

  test.each([
    ['field-when', '昨天', '<a href="#field-when">请检查“发生日期”</a>'],
    ['field-times', 'many', '<a href="#field-times">请检查“已反映次数”</a>'],
    ['field-unknown', 'x', '表单里有我们不认识的内容'],
  ])('%s “%s” is a fault of its own', async (name, value, shown) => {
    const { browser, organisation, token } = await visitForm();
    const refused = await sendFiling(browser, organisation, { token, category: 'lift', [name]: value });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(shown);
  });

  test('a rule that keeps people back says why, in its own words', async () => {
    const { browser, organisation, token } = await visitForm();
    const fees = { token, category: 'fees' };
    const refused = await sendFiling(browser, organisation, fees);
    expect([refused.status, refused.text.includes('收费问题请先向客服中心反映一次')]).toEqual([409, true]);
    expect((await sendFiling(browser, organisation, { ...fees, 'field-times': '2' })).status).toBe(303);
  });

  test('a category of the staff cannot be chosen', async () => {
    const { browser, organisation, token } = await visitForm();
    const refused = await sendFiling(browser, organisation, { token, category: 'staff-matters' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<a href="#category">请选择列出的一个类别</a>');
  });
});
