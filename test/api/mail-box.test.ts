import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintView, DossierView } from '../../shared/contract/complaints.ts';
import { MailBoxPage, MailComplaint, MailCount, MailView } from '../../shared/contract/mail-box.ts';
import { OrganisationView, PersonView } from '../../shared/contract/staff.ts';
import { complaintPath, openByNumber } from '../support/complaints.ts';
import { type Letter, post } from '../support/letters.ts';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { mailTo, openBrowser, panelOf, read, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import { pdf, photo } from '../support/uploads.ts';

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let other: Organisation;
let officer: Colleague;
let handler: Colleague;
let neighbour: Colleague;

beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'letters' });
  other = await openOrganisation(service, { slug: 'neighbour' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
  handler = await invite(service, organisation, { name: '张医生', account: 'handler', position: 'handler' });
  neighbour = await invite(service, other, { name: '王邻居', account: 'officer', position: 'officer' });
});
afterAll(() => service?.stop());

const ours = 'letters@mail.localhost';
const story = '我爱人在你们五官科做手术后一直头疼，请给个说法。';

type State = 'waiting' | 'automatic' | 'set-aside' | 'registered' | 'joined';
const ask = (path: string, json?: unknown, who = officer, at = organisation) =>
  who.browser.ask(at.hosts.console, `/api/mail-box${path}`, json === undefined ? {} : { json });
const box = async (state: State = 'waiting', who = officer, at = organisation) =>
  read(await ask(`?state=${state}`, undefined, who, at), MailBoxPage).items;
const viewOf = async (id: string) => read(await ask(`/${id}`), MailView);

/** Posts a letter and answers its line in the box. */
async function arrive(letter: Omit<Letter, 'to'> & { readonly to?: string }, state: State = 'waiting') {
  const before = new Set((await box(state)).map(({ id }) => id));
  await post(service, { to: ours, ...letter });
  const fresh = (await box(state)).filter(({ id }) => !before.has(id));
  expect(fresh).toHaveLength(1);
  const [line] = fresh;
  if (!line) throw new Error('nothing arrived');
  return line;
}

const filing = (more: object = {}) => ({
  language: 'zh-CN',
  channel: 'phone',
  category: 'medical-quality',
  identityMode: 'named',
  narrative: story,
  identity: { name: '刘先生', email: 'patient@example.com' },
  ...more,
});

const complaintOf = async (id: string) =>
  read(await officer.browser.ask(organisation.hosts.console, complaintPath(id)), ComplaintView);
const eventsOf = async (id: string) => (await complaintOf(id)).timeline.map(({ type }) => type);

describe('a mail from somebody unknown', () => {
  test('waits for an officer, who makes a complaint of it; the receipt goes to its sender', async () => {
    const line = await arrive({
      subject: '五官科的手术',
      text: story,
      files: [
        { name: '病历.jpg', mediaType: 'image/jpeg', content: photo },
        { name: '附件.pdf', mediaType: 'application/pdf', content: pdf },
        { name: '程序.exe', mediaType: 'application/pdf', content: Buffer.from('MZ\u0090\0') },
      ],
    });
    expect(line).toMatchObject({ subject: '五官科的手术', from: '刘先生', files: 3, isSuspect: false });
    const mail = await viewOf(line.id);
    expect(mail).toMatchObject({ text: story, from: { name: '刘先生', address: 'patient@example.com' }, isCut: false });
    expect(mail.files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['病历.jpg', 'image/jpeg'],
      ['附件.pdf', 'application/pdf'],
      ['程序.exe', undefined],
    ]);

    const files = mail.files.map(({ id }) => id);
    const made = read(await ask(`/${line.id}/register`, filing({ files })), MailComplaint);
    const again = read(await ask(`/${line.id}/register`, filing({ files, narrative: '别的' })), MailComplaint);
    expect(again).toEqual(made);
    expect(made.id).toBe(line.id);
    await panelOf(service).idle();
    const complaint = await complaintOf(made.id);
    expect(complaint.attachments.map(({ name, status }) => [name, status])).toEqual([
      ['病历.jpg', 'ready'],
      ['附件.pdf', 'ready'],
    ]);
    expect(complaint.hasContact).toBe(true);
    expect((await mailTo(service, 'patient@example.com', made.number)).subject).toContain('已登记');

    // Nothing of the sender stays in the box, and the reading of the mail stands in the dossier of the complaint.
    const left = await viewOf(line.id);
    expect(left).toMatchObject({ state: 'registered', subject: '', complaint: made });
    expect([left.from, left.text]).toEqual([undefined, undefined]);
    expect(left.decisions).toMatchObject([{ what: 'registered', by: officer.id }]);
    const dossier = read(
      await officer.browser.ask(organisation.hosts.console, `${complaintPath(made.id)}/dossier`),
      DossierView,
    );
    expect(dossier.accesses[0]).toMatchObject({ what: 'complaint', actor: { id: officer.id } });
  });

  test('that is delivered twice is there once', async () => {
    const letter = { to: ours, subject: '两次', text: '同一封信', messageId: 'twice@example.com' };
    await post(service, letter);
    await post(service, letter);
    expect((await box()).filter(({ subject }) => subject === '两次')).toHaveLength(1);
  });

  test('is set aside with a reason, and taken back', async () => {
    const { id } = await arrive({ subject: '请问门诊时间', text: '几点开门？' });
    expect(read(await ask(`/${id}/set-aside`, { reason: 'enquiry' }), MailView).state).toBe('set-aside');
    expect((await box()).map((line) => line.id)).not.toContain(id);
    expect((await box('set-aside')).map((line) => line.id)).toContain(id);
    const back = read(await ask(`/${id}/take-back`, {}), MailView);
    expect(back.decisions.map(({ what, reason }) => [what, reason])).toEqual([
      ['set-aside', 'enquiry'],
      ['taken-back', undefined],
    ]);
    expect((await box()).map((line) => line.id)).toContain(id);
  });

  test('that names a number only says so; joining it is for the officer', async () => {
    const { number } = await fileComplaint(service, organisation);
    const line = await arrive({ from: 'stranger@example.org', subject: `回复：您的投诉 ${number}`, text: '补充一点' });
    expect((await viewOf(line.id)).names).toBe(number);
    expect((await ask(`/${line.id}/join`, { number: '000000' })).status).toBe(422);
    const { id } = read(await ask(`/${line.id}/join`, { number }), MailComplaint);
    expect(read(await ask(`/${line.id}/join`, { number }), MailComplaint).id).toBe(id);
    expect((await eventsOf(id)).filter((type) => type === 'ComplaintSupplemented')).toHaveLength(1);
    expect((await ask(`/${line.id}/register`, filing())).status).toBe(409);
  });

  test('is written to nobody when it goes to an address of ours that is nobody’s', async () => {
    const before = await Promise.all([box(), box('waiting', neighbour, other)]);
    await post(service, { to: 'nobody-at-all@mail.localhost', subject: '无人', text: '有人吗' });
    expect(await Promise.all([box(), box('waiting', neighbour, other)])).toEqual(before);
  });
});

/** Where the last mail about a complaint says that answers go. */
const replyTo = async (number: string) =>
  (await mailTo(service, 'patient@example.com', number)).headers['reply-to'] ?? '';

describe('an answer to a mail of ours', () => {
  test('finds its complaint by the token, whatever its case, with its files', async () => {
    const { number } = await fileComplaint(service, organisation);
    const address = await replyTo(number);
    expect(address).toMatch(/^letters\+[0-9a-z]{33}@mail\.localhost$/);
    await post(service, {
      from: '刘太太 <wife@example.net>',
      to: address.toUpperCase(),
      subject: '回复',
      text: '这是出院小结。',
      files: [{ name: '出院小结.jpg', mediaType: 'image/jpeg', content: photo }],
    });
    const { id } = await openByNumber(organisation, officer.browser, number);
    const complaint = await complaintOf(id);
    const supplement = complaint.timeline.find(({ type }) => type === 'ComplaintSupplemented');
    expect(supplement?.actor.id).toBe('complainant');
    expect(supplement?.texts?.['narrative']).toBe('这是出院小结。');
    expect(complaint.attachments.map(({ name, status }) => [name, status])).toEqual([['出院小结.jpg', 'ready']]);
    const joined = (await box('joined')).find(({ receivedAt }) => receivedAt !== undefined);
    expect(joined?.from).toBeUndefined();
  });

  test('finds it by the thread it answers, when the token is lost', async () => {
    const { number } = await fileComplaint(service, organisation);
    const mail = await mailTo(service, 'patient@example.com', number);
    await post(service, {
      to: ours,
      from: 'else@example.net',
      subject: '没有编号',
      text: '按线索归入',
      headers: [`In-Reply-To: <x@ses.example>`, `References: ${mail.headers['references'] ?? ''} <x@ses.example>`],
    });
    const { id } = await openByNumber(organisation, officer.browser, number);
    expect(await eventsOf(id)).toContain('ComplaintSupplemented');
  });

  test('finds it by number and the address in the vault, where the domain vouches for the sender', async () => {
    const { number } = await fileComplaint(service, organisation);
    const from = '刘先生 <Patient@Example.com>';
    const forged = await arrive({
      from,
      subject: `投诉 ${number}`,
      text: '冒名的信',
      headers: ['X-SES-DMARC-Verdict: FAIL'],
    });
    expect(forged.isSuspect).toBe(true);
    const { id } = await openByNumber(organisation, officer.browser, number);
    expect(await eventsOf(id)).not.toContain('ComplaintSupplemented');
    await post(service, { to: ours, from, subject: `投诉 ${number}`, text: '本人的信' });
    expect(await eventsOf(id)).toContain('ComplaintSupplemented');
    const dossier = read(
      await officer.browser.ask(organisation.hosts.console, `${complaintPath(id)}/dossier`),
      DossierView,
    );
    expect(dossier.accesses.filter(({ what }) => what === 'contact').length).toBeGreaterThanOrEqual(1);
  });

  test('with a token of one organisation proves nothing at another', async () => {
    const { number } = await fileComplaint(service, organisation);
    const address = (await replyTo(number)).replace('letters+', 'neighbour+');
    const { id } = await openByNumber(organisation, officer.browser, number);
    await post(service, { to: address, subject: '别家的', text: '不该归入' });
    expect(await eventsOf(id)).not.toContain('ComplaintSupplemented');
    expect((await box('waiting', neighbour, other)).map(({ subject }) => subject)).toContain('别家的');
  });

  test('that is suspect or too long waits for an officer, who is told whose it is', async () => {
    const { number } = await fileComplaint(service, organisation);
    const to = await replyTo(number);
    const spam = await arrive({ to, subject: '可疑', text: '附链接', headers: ['X-SES-Spam-Verdict: FAIL'] });
    expect(await viewOf(spam.id)).toMatchObject({ names: number, isProved: true });
    const { id } = await openByNumber(organisation, officer.browser, number);
    expect(await eventsOf(id)).not.toContain('ComplaintSupplemented');
    const long = await arrive({ to, subject: '很长', text: '长'.repeat(19_000) });
    expect(await viewOf(long.id)).toMatchObject({ names: number, isProved: true, isCut: true });
  });

  test('with a token that was changed by one character waits in the box', async () => {
    const { number } = await fileComplaint(service, organisation);
    const address = await replyTo(number);
    const wrong = address.replace(/.@/, (last) => (last === '0@' ? '1@' : '0@'));
    expect((await arrive({ to: wrong, subject: '改过的', text: '不作数' })).subject).toBe('改过的');
  });
});

describe('what a machine wrote', () => {
  test.each([
    ['an absence notice', ['Auto-Submitted: auto-replied'], 'auto-submitted'],
    ['a mailing list', ['List-Id: <news.example.org>'], 'list'],
    ['bulk', ['Precedence: bulk'], 'bulk'],
    ['a returned mail', ['Return-Path: <>'], 'bounce'],
  ])('%s is kept as automatic and answered by nobody', async (name, headers, sign) => {
    const mails = (await panelOf(service).mails()).length;
    const { id } = await arrive({ subject: name, text: name, headers }, 'automatic');
    expect((await viewOf(id)).automatic).toBe(sign);
    expect((await panelOf(service).mails()).length).toBe(mails);
  });

  test('an absence notice that answers with the token is not taken for the complainant’s words', async () => {
    const { number } = await fileComplaint(service, organisation);
    const to = (await mailTo(service, 'patient@example.com', number)).headers['reply-to'] ?? '';
    await arrive({ to, subject: '自动回复', text: '我在休假', headers: ['Auto-Submitted: auto-replied'] }, 'automatic');
    const { id } = await openByNumber(organisation, officer.browser, number);
    expect(await eventsOf(id)).not.toContain('ComplaintSupplemented');
  });
});

describe('a mail of ours that comes back', () => {
  test('is told on the complaint and to the officer, and nothing more is sent there', async () => {
    const email = 'bounce@simulator.amazonses.com';
    const { number } = await fileComplaint(service, organisation, { email, copy: 'yes' });
    await panelOf(service).idle();
    const { id } = await openByNumber(organisation, officer.browser, number);
    const complaint = await complaintOf(id);
    const bounced = complaint.timeline.filter(({ type }) => type === 'NoticeBounced');
    expect(bounced.map(({ data, actor }) => [data['isPermanent'], actor.id])).toEqual([[true, 'system']]);
    expect(JSON.stringify(complaint)).not.toContain('simulator');
    expect(complaint.hasContact).toBe(false);
    expect((await mailTo(service, officer.email, number)).text).toContain('退回');
  });

  test('for now only leaves the address as it is', async () => {
    const email = 'ooto@simulator.amazonses.com';
    const { number } = await fileComplaint(service, organisation, { email, copy: 'yes' });
    await panelOf(service).idle();
    const { id } = await openByNumber(organisation, officer.browser, number);
    const complaint = await complaintOf(id);
    expect(complaint.timeline.filter(({ type }) => type === 'NoticeBounced')).toHaveLength(1);
    expect(complaint.hasContact).toBe(true);
  });
});

test('a mail to staff that comes back is shown to those who manage people, until they deal with it', async () => {
  const json = {
    name: '退信人',
    email: 'bounce@simulator.amazonses.com',
    holdings: [{ position: 'officer', unit: 'complaint-centre' }],
  };
  const { administrator, hosts } = organisation;
  const { id } = read(await administrator.ask(hosts.console, '/api/people', { json }), PersonView);
  await panelOf(service).idle();
  const found = async () =>
    read(await administrator.ask(hosts.console, '/api/organisation'), OrganisationView).people.find(
      (person) => person.id === id,
    );
  expect((await found())?.mailBouncedAt).toBeDefined();
  const patch = { method: 'PATCH', json: { status: 'disabled' } };
  expect((await administrator.ask(hosts.console, `/api/people/${id}`, patch)).status).toBe(200);
  expect((await found())?.mailBouncedAt).toBeUndefined();
});

describe('who may use the box', () => {
  test('is whoever registers and sees all complaints: nobody else of the house, nobody of another house, nobody unknown', async () => {
    const { id } = await arrive({ subject: '给谁看', text: '只给登记的人' });
    const calls: readonly (readonly [string, unknown])[] = [
      ['', undefined],
      ['/count', undefined],
      [`/${id}`, undefined],
      [`/${id}/register`, filing()],
      [`/${id}/join`, { number: '1' }],
      [`/${id}/set-aside`, { reason: 'spam' }],
      [`/${id}/take-back`, {}],
    ];
    for (const [path, json] of calls) {
      expect([path, (await ask(path, json, handler)).status]).toEqual([path, 403]);
      const stranger = await openBrowser(service).ask(
        organisation.hosts.console,
        `/api/mail-box${path}`,
        json === undefined ? {} : { json },
      );
      expect([path, stranger.status]).toEqual([path, 401]);
      if (path.includes(id)) expect([path, (await ask(path, json, neighbour, other)).status]).toEqual([path, 404]);
    }
    expect((await box('waiting', neighbour, other)).map((line) => line.id)).not.toContain(id);
    expect(read(await ask('/count'), MailCount).waiting).toBe((await box()).length);
  });
});

test('the box opens for exactly those positions of the template that register and see all complaints', async () => {
  const { administrator, hosts } = organisation;
  const { positions } = read(await administrator.ask(hosts.console, '/api/organisation'), OrganisationView);
  const opened: string[] = [];
  for (const { id } of positions) {
    const colleague = await invite(service, organisation, { name: id, account: `box-${id}`, position: id });
    const statuses = await Promise.all(
      ['', '/count'].map(async (path) => (await ask(path, undefined, colleague)).status),
    );
    expect([id, new Set(statuses).size]).toEqual([id, 1]);
    if (statuses[0] === 200) opened.push(id);
    else expect([id, statuses[0]]).toEqual([id, 403]);
  }
  const meant = positions.filter(({ capabilities }) =>
    (['register', 'readComplaints'] as const).every((one) => capabilities.includes(one)),
  );
  expect(opened).toEqual(meant.map(({ id }) => id));
  expect(opened).toContain('officer');
  expect(opened.length).toBeLessThan(positions.length);
});

test('a mail that nobody decides about for more than a working day is recalled once a day', async () => {
  await panelOf(service).moveClock({ advance: 'P2D' });
  const recalled = (await panelOf(service).mails()).filter(
    ({ to, subject }) => to.includes(officer.email) && subject.includes('来信箱'),
  );
  expect(recalled.length).toBeGreaterThanOrEqual(1);
  expect(recalled.length).toBeLessThanOrEqual(2);
  expect(recalled.at(-1)?.links[0]).toMatch(/\/mail-box$/);
});
