import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintView, DossierView } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { complaintPath, openByNumber, openComplaint, readQueue, useVerb } from '../support/complaints.ts';
import { fileComplaint, type Hospital, invite, openHospital, sendFiling } from '../support/people.ts';
import { type Browser, openBrowser, read, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
let secondOfficer: Browser;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service, 'complaints');
  const who = { name: '赵投诉', account: 'second', position: 'officer' };
  secondOfficer = (await invite(service, hospital.organisation, who)).browser;
});
afterAll(() => service?.stop());

const file = async (more: Readonly<Record<string, string>> = {}): Promise<ComplaintView> => {
  const { number } = await fileComplaint(service, hospital.organisation, more);
  return openByNumber(hospital.organisation, hospital.officer.browser, number);
};
const problemCode = (reply: Reply): string => Problem.parse(JSON.parse(reply.text)).code;
const use = (
  browser: Browser,
  id: string,
  ...[verb, body, version]: readonly [string, unknown, number]
): Promise<Reply> => useVerb(hospital.organisation, browser, id, { verb, body, version });
/** The same answer but for the id of the request. */
const withoutRequestId = (reply: Reply): string => reply.text.replace(/"requestId":"[^"]*"/, '"requestId":""');

describe('the version of a complaint', () => {
  test('comes as ETag, is asked back by If-Match, and is one higher in the answer', async () => {
    const { id } = await file();
    const { browser } = hospital.officer;
    const { console } = hospital.organisation.hosts;
    const looked = await browser.ask(console, complaintPath(id));
    expect(looked.headers.etag).toBe('"1"');
    const sent = await browser.ask(console, `${complaintPath(id)}/reply`, {
      json: { reply: '已核实。' },
      headers: { 'if-match': looked.headers.etag },
    });
    expect([sent.status, sent.headers.etag]).toEqual([200, '"2"']);
    const again = await browser.ask(console, complaintPath(id));
    expect(again.headers.etag).toBe('"2"');
    expect(read(again, ComplaintView)).toEqual(read(sent, ComplaintView));
  });

  const bodies: Readonly<Record<string, object>> = {
    dispatch: { lead: 'finance' },
    statement: { unit: 'finance', statement: '属实' },
    reply: { reply: '已核实' },
    close: { reason: '已告知' },
  };
  test.each(Object.entries(bodies))('%s without it is 428, with an old or a strange one 412', async (verb, json) => {
    const { id } = await file();
    const { browser } = hospital.officer;
    const path = `${complaintPath(id)}/${verb}`;
    const { console } = hospital.organisation.hosts;
    const none = await browser.ask(console, path, { json });
    expect([none.status, problemCode(none)]).toEqual([428, 'complaint/version-required']);
    for (const etag of ['"0"', '"2"', '1', 'W/"1"', '*', '"1", "2"', '"abc"', '"1e0"', '"0000000001"']) {
      const stale = await browser.ask(console, path, { json, headers: { 'if-match': etag } });
      expect([etag, stale.status, problemCode(stale)]).toEqual([etag, 412, 'complaint/changed']);
    }
    expect((await openComplaint(hospital.organisation, browser, id)).version).toBe(1);
  });
});

describe('two people at one complaint', () => {
  test('two dispatch at once: one wins, the other is told, nothing is lost', async () => {
    const { id } = await file();
    const { officer, organisation } = hospital;
    const replies = await Promise.all([
      use(officer.browser, id, 'dispatch', { lead: 'finance', comment: '甲' }, 1),
      use(secondOfficer, id, 'dispatch', { lead: 'pharmacy', comment: '乙' }, 1),
    ]);
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const winner = replies.find((reply) => reply.status === 200);
    const view = await openComplaint(organisation, officer.browser, id);
    expect(view.timeline.filter((entry) => entry.type === 'ComplaintDispatched')).toHaveLength(1);
    expect(view.departments.map((department) => department.unit)).toEqual(
      winner && read(winner, ComplaintView).departments.map((department) => department.unit),
    );
  });

  test('ten verbs at once: exactly one is written and the chain holds', async () => {
    const { id } = await file();
    const { officer, leader, organisation } = hospital;
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => use(officer.browser, id, 'reply', { reply: `答复 ${n}` }, 1)),
    );
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
    expect(replies.filter((reply) => reply.status === 412)).toHaveLength(9);
    const dossier = await leader.browser.ask(organisation.hosts.console, `${complaintPath(id)}/dossier`);
    const { events, isIntact } = read(dossier, DossierView);
    expect([events.map((event) => event.type), isIntact]).toEqual([['ComplaintRegistered', 'ComplaintReplied'], true]);
  });

  test('the complainant rates while the officer closes: one of them, never both', async () => {
    const filed = await fileComplaint(service, hospital.organisation);
    const { officer, organisation } = hospital;
    const { id } = await openByNumber(organisation, officer.browser, filed.number);
    await use(officer.browser, id, 'reply', { reply: '已核实。' }, 1);
    const rate = () =>
      filed.browser.ask(organisation.hosts.intake, '/follow/rate', { form: { satisfaction: 'satisfied' } });
    const [rated, closed] = await Promise.all([rate(), use(officer.browser, id, 'close', { reason: '已告知' }, 2)]);
    expect([`${rated.status} ${closed.status}`]).toContainEqual(expect.stringMatching(/^(303 412|409 200)$/));
    const { timeline } = await openComplaint(organisation, officer.browser, id);
    expect(timeline.filter((entry) => entry.type === 'ComplaintClosed')).toHaveLength(1);
  });

  test('many people file at once: every complaint has a number of its own', async () => {
    const filed = await Promise.all(Array.from({ length: 8 }, () => fileComplaint(service, hospital.organisation)));
    expect(new Set(filed.map((one) => one.number)).size).toBe(8);
    expect(new Set(filed.map((one) => one.code)).size).toBe(8);
  });

  test('many read at once: every reading stands in the access log and its chain holds', async () => {
    const { id } = await file();
    const { officer, leader, organisation } = hospital;
    await Promise.all(Array.from({ length: 8 }, () => openComplaint(organisation, officer.browser, id)));
    const dossier = await leader.browser.ask(organisation.hosts.console, `${complaintPath(id)}/dossier`);
    const { accesses, isIntact } = read(dossier, DossierView);
    // one reading by which this file found it, and eight
    expect(accesses.filter((access) => access.actor.id === officer.id && access.what === 'complaint')).toHaveLength(9);
    expect(isIntact).toBe(true);
  });
});

describe('what must not be told apart', () => {
  test('another tenant’s complaint, a missing one and one that is not yours to see: the same bytes', async () => {
    const elsewhere = await openOrganisation(service, { slug: 'elsewhere' });
    await fileComplaint(service, elsewhere);
    const who = { name: '外人', account: 'officer', position: 'officer' };
    const stranger = (await invite(service, elsewhere, who)).browser;
    const theirs = (await readQueue(elsewhere, stranger)).items[0]?.id ?? '';
    const hidden = (await file()).id;
    const missing = `${'0'.repeat(25)}1`;
    const { handler, organisation } = hospital;
    const tries: readonly (readonly [string, unknown])[] = [
      ['', undefined],
      ['/dossier', undefined],
      ['/files/00000000000000000000000000', undefined],
      ['/identity', { reason: '核实' }],
      ['/dispatch', { lead: 'finance' }],
      ['/statement', { unit: 'ent', statement: '属实' }],
      ['/reply', { reply: '已核实' }],
      ['/close', { reason: '已告知' }],
    ];
    for (const [path, json] of tries) {
      const replies = await Promise.all(
        [theirs, hidden, missing, 'nonsense'].map((id) =>
          handler.browser.ask(organisation.hosts.console, `${complaintPath(id)}${path}`, {
            ...(json === undefined ? {} : { json }),
            headers: { 'if-match': '"1"' },
          }),
        ),
      );
      expect(replies.map((reply) => [path, reply.status])).toEqual(Array.from({ length: 4 }, () => [path, 404]));
      expect(new Set(replies.map(withoutRequestId)).size).toBe(1);
      const headers = replies.map((reply) => JSON.stringify({ ...reply.headers, date: undefined }));
      expect(new Set(headers).size).toBe(1);
    }
    expect(theirs).not.toBe('');
  });
});

describe('what the rules refuse', () => {
  test('a unit that does not exist, a department named twice, a statement for another department', async () => {
    const { id } = await file();
    const { officer, handler, ent } = hospital;
    const unknown = await use(officer.browser, id, 'dispatch', { lead: 'no-such-unit' }, 1);
    expect([unknown.status, problemCode(unknown)]).toEqual([422, 'complaint/unknown-unit']);
    const doubled = await use(officer.browser, id, 'dispatch', { lead: ent, coDepartments: [ent] }, 1);
    expect([doubled.status, problemCode(doubled)]).toEqual([422, 'complaint/duplicate-department']);
    await use(officer.browser, id, 'dispatch', { lead: ent, coDepartments: ['finance'] }, 1);
    const foreign = await use(handler.browser, id, 'statement', { unit: 'finance', statement: '代写' }, 2);
    expect([foreign.status, problemCode(foreign)]).toEqual([403, 'complaint/not-your-unit']);
  });

  test('closing before the reply, stating twice, anything after the end', async () => {
    const { id } = await file();
    const { officer, handler, ent } = hospital;
    const early = await use(officer.browser, id, 'close', { reason: '算了' }, 1);
    expect([early.status, problemCode(early)]).toEqual([409, 'complaint/wrong-stage']);
    await use(officer.browser, id, 'dispatch', { lead: ent, coDepartments: ['finance'] }, 1);
    await use(handler.browser, id, 'statement', { unit: ent, statement: '属实' }, 2);
    const twice = await use(handler.browser, id, 'statement', { unit: ent, statement: '再说一遍' }, 3);
    expect([twice.status, problemCode(twice)]).toEqual([409, 'complaint/already-stated']);
    await use(officer.browser, id, 'reply', { reply: '已核实' }, 3);
    expect((await use(officer.browser, id, 'close', { reason: '已告知' }, 4)).status).toBe(200);
    for (const [verb, body] of [
      ['reply', { reply: '又' }],
      ['close', { reason: '又' }],
      ['dispatch', { lead: ent }],
    ] as const) {
      const late = await use(officer.browser, id, verb, body, 5);
      expect([verb, late.status, problemCode(late)]).toEqual([verb, 409, 'complaint/wrong-stage']);
    }
  });

  test('a second department makes ten working days of five, from the same start, and says so', async () => {
    const { id, clocks } = await file();
    const { officer, ent } = hospital;
    const reply = await use(officer.browser, id, 'dispatch', { lead: ent, coDepartments: ['finance'] }, 1);
    const [clock] = read(reply, ComplaintView).clocks;
    // 29 and 30 September, 8, 9, 10 (a Saturday at work), 12, 13, 14, 15 and 16 October
    expect(clock).toMatchObject({ case: 'several-departments', dueOn: '2026-10-16', startedAt: clocks[0]?.startedAt });
    expect(clock?.why.days.filter((day) => day.counted !== null)).toHaveLength(10);
  });

  test('the identity of an anonymous complaint, for nobody', async () => {
    const anonymous = { identityMode: 'anonymous', name: '', phone: '', email: '' };
    const { id, mayRevealIdentity, hasContact } = await file(anonymous);
    expect([mayRevealIdentity, hasContact]).toEqual([false, false]);
    const { officer, organisation } = hospital;
    const path = `${complaintPath(id)}/identity`;
    const reply = await officer.browser.ask(organisation.hosts.console, path, { json: { reason: '核实' } });
    expect([reply.status, problemCode(reply)]).toEqual([403, 'session/not-permitted']);
    expect((await openComplaint(organisation, officer.browser, id)).version).toBe(1);
  });
});

describe('the queue', () => {
  test('shows 50 at a time, the most urgent first, and the cursor brings the rest', async () => {
    const organisation = await openOrganisation(service, { slug: 'long-queue' });
    const who = { name: '李投诉', account: 'officer', position: 'officer' };
    const officer = (await invite(service, organisation, who)).browser;
    const tokens = Array.from({ length: 52 }, (_, n) => `queue${n}`.padEnd(22, 'A'));
    for (const token of tokens) await sendFiling(openBrowser(service), organisation, { token, email: '' });
    const first = await readQueue(organisation, officer);
    const second = await readQueue(organisation, officer, `?cursor=${first.cursor ?? ''}`);
    expect([first.items.length, second.items.length, second.cursor]).toEqual([50, 2, undefined]);
    const numbers = [...first.items, ...second.items].map((item) => item.number);
    expect(new Set(numbers).size).toBe(52);
    const due = [...first.items, ...second.items].map((item) => item.dueAt ?? '');
    expect(due).toEqual(due.toSorted());
  });
});
