import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StaffVerb, staffVerbs } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { keysOf } from '../../shared/kernel/keys-of.ts';
import type { Capability } from '../../shared/rulebook/capabilities.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { complaintPath, openByNumber, openComplaint, readQueue, useVerb } from '../support/complaints.ts';
import { type Colleague, fileComplaint, invite } from '../support/people.ts';
import { read, type Reply, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import { ComplaintView } from '../../shared/contract/complaints.ts';

const missing = `${'0'.repeat(25)}1`;
const nobody = missing;
const unit = 'medical-affairs';

/** A body that each verb can read. */
const bodies: Readonly<Record<StaffVerb, object>> = {
  classify: { category: 'drugs' },
  accept: {},
  decline: { reason: 'in-court', explanation: '此事已经起诉。' },
  'resolve-on-the-spot': { reply: '已当场退费。' },
  'request-supplement': { request: '请补充收据。' },
  dispatch: { lead: unit },
  'acknowledge-receipt': { unit },
  return: { unit, comment: '不属本科室。' },
  'assign-handler': { unit, handler: nobody },
  statement: { unit, statement: '属实。' },
  consolidate: { statement: '各科室说明汇总如下。' },
  'request-extension': { clock: 'feedback', by: { unit: 'working-days', count: 2 }, reason: '等待会诊。' },
  'grant-extension': {},
  'refuse-extension': { reason: '不同意。' },
  pause: { ground: 'supplement', reason: '等待补充。' },
  resume: {},
  'agree-date': { clock: 'feedback', on: '2026-10-20' },
  'propose-date': { clock: 'feedback', on: '2026-10-21' },
  'answer-date': { on: '2026-10-21', agrees: true },
  'take-back-withdrawal': {},
  'request-erasure': {},
  'erase-identity': {},
  'refuse-erasure': { reason: '尚在处理。' },
  'report-lateness': { clock: 'feedback', reason: '会诊未完成。' },
  'inform-complainant': { notice: '正在核查。' },
  reply: { reply: '已核实。' },
  satisfaction: { satisfaction: 'satisfied' },
  'follow-up': { contact: 'reached' },
  close: { reason: '已告知。' },
  archive: {},
  withdraw: {},
  'verify-withdrawal': { isVoluntary: true, comment: '本人确认。' },
  reopen: { reason: '又发生了。' },
  'request-review': { reason: '对答复不服。' },
  'decide-review': { decision: 'upheld', opinion: '维持。' },
  'request-reconsideration': { reason: '事实有出入。' },
  'decide-reconsideration': { decision: 'upheld', opinion: '维持。' },
  supervise: { reason: '请尽快办理。' },
  'answer-supervision': { order: 1, statement: '已办理。' },
  'remind-handler': {},
  escalate: { reason: '涉及安全。' },
  'hand-over': { to: 'mediation', reason: '双方同意调解。', ends: false },
  'record-compensation': { compensation: 'refund', amount: 100 },
  'attribute-responsibility': { shares: [{ unit, percent: 100 }], opinion: '科室负主要责任。' },
  'record-sanction': { rule: 'talk', unit, comment: '约谈。' },
  'appeal-sanction': { sanction: 1, reason: '处理过重。' },
  'decide-sanction-appeal': { sanction: 1, decision: 'upheld', opinion: '维持。' },
  'record-corrective-action': { measure: '重新培训。' },
  'check-effect': { action: 1, isEffective: true, effect: '未再发生。' },
  link: { other: missing, how: 'related' },
  'flag-malicious': { reason: '捏造事实。' },
  'decide-malicious': { isMalicious: true, reason: '查无此事。' },
  'complete-duty': { duty: 'report' },
  'decide-approval': { approval: 1, isApproved: true },
  'add-note': { note: '已去电。' },
  'adopt-rules': { rulebookVersion: 1, calendarVersion: 1, reason: '适用新办法。' },
  'mark-as-spam': { reason: '广告。' },
  'lift-spam-mark': {},
  'close-as-spam': {},
};
const verbs = keysOf(staffVerbs);

/** The capability without which a verb is nobody's, for verbs that want exactly one. */
const needs: Readonly<Partial<Record<StaffVerb, Capability>>> = {
  classify: 'classify',
  accept: 'accept',
  'mark-as-spam': 'accept',
  'lift-spam-mark': 'accept',
  'close-as-spam': 'close',
  decline: 'accept',
  dispatch: 'dispatch',
  'assign-handler': 'assign',
  statement: 'state',
  consolidate: 'state',
  reply: 'reply',
  'follow-up': 'followUp',
  close: 'close',
  archive: 'close',
  supervise: 'supervise',
  'decide-review': 'review',
  'decide-reconsideration': 'review',
  'record-compensation': 'account',
  'attribute-responsibility': 'account',
  'record-sanction': 'account',
  'record-corrective-action': 'correct',
  'flag-malicious': 'classify',
};
const { positions } = templateRulebook('hospital-yueqing');
const has = (position: string, capability: Capability): boolean =>
  positions.some(({ id, capabilities }) => id === position && capabilities.includes(capability));

let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let other: { readonly organisation: Organisation; readonly officer: Colleague };
const people = new Map<string, Colleague>();
let id: string;
beforeAll(async () => {
  service = await startService();
  organisation = await openOrganisation(service, { slug: 'verbs' });
  for (const { id: position } of positions) {
    const inDepartment = position === 'handler' || position === 'department-head';
    const who = { name: position, account: position, position, ...(inDepartment && { unit }) };
    people.set(position, await invite(service, organisation, who));
  }
  const elsewhere = await openOrganisation(service, { slug: 'elsewhere', organisation: '别家医院' });
  const who = { name: '别家', account: 'officer', position: 'officer' };
  other = { organisation: elsewhere, officer: await invite(service, elsewhere, who) };
  const { number } = await fileComplaint(service, organisation);
  ({ id } = await openByNumber(organisation, person('officer').browser, number));
  const dispatched = await useVerb(organisation, person('officer').browser, id, {
    verb: 'dispatch',
    body: { lead: unit },
    version: 1,
  });
  expect(dispatched.status).toBe(200);
});
afterAll(() => service?.stop());

function person(position: string): Colleague {
  const found = people.get(position);
  if (!found) throw new Error(`nobody is ${position}`);
  return found;
}
const problem = (reply: Reply): Problem => Problem.parse(JSON.parse(reply.text));
const withoutRequestId = (reply: Reply): string => reply.text.replace(/"requestId":"[^"]*"/, '"requestId":""');
const send = (verb: StaffVerb, json: unknown, more: { who?: string; on?: string; etag?: string | undefined } = {}) => {
  const { who = 'officer', on = id, etag = '"2"' } = more;
  return person(who).browser.ask(organisation.hosts.console, `${complaintPath(on)}/${verb}`, {
    json,
    headers: { 'if-match': 'etag' in more ? more.etag : etag },
  });
};

describe('every verb has an address', () => {
  test('and every address a body in this file', () => {
    expect(keysOf(bodies).toSorted()).toEqual(verbs.toSorted());
    expect(verbs.length).toBeGreaterThan(45);
  });

  test.each(verbs)('%s without a version is 428, with an old one 412', async (verb) => {
    const none = await send(verb, bodies[verb], { etag: undefined });
    expect([none.status, problem(none).code]).toEqual([428, 'complaint/version-required']);
    const stale = await send(verb, bodies[verb], { etag: '"1"' });
    expect([stale.status, problem(stale).code]).toEqual([412, 'complaint/changed']);
  });

  test.each(verbs)(
    '%s with a field that it does not know is 422 and names it; a list, a text, a type are no body',
    async (verb) => {
      const broken = await send(verb, { ...bodies[verb], 'no/such~field': 1 });
      expect([broken.status, problem(broken)]).toMatchObject([
        422,
        { code: 'request/invalid', fields: [{ pointer: '/no~1such~0field', code: 'unknown-field' }] },
      ]);
      for (const body of [[], 'text', 7]) expect((await send(verb, body)).status).toBe(422);
    },
  );

  test.each(verbs)('%s is said by the address alone: a type in the body is refused', async (verb) => {
    for (const type of [staffVerbs[verb], 'FireDueSteps']) {
      const reply = await send(verb, { ...bodies[verb], type });
      expect([reply.status, problem(reply).fields]).toEqual([422, [{ pointer: '/type', code: 'unknown-field' }]]);
    }
  });

  test.each(verbs)(
    '%s on a complaint that is missing, of another tenant, or no id at all: the same bytes',
    async (verb) => {
      const [theirs] = (await readQueue(other.organisation, other.officer.browser)).items;
      const ids = [missing, 'nonsense', ...(theirs ? [theirs.id] : [])];
      const replies = await Promise.all(ids.map((on) => send(verb, bodies[verb], { on, etag: '"1"' })));
      expect(replies.map(({ status }) => status)).toEqual(ids.map(() => 404));
      expect(new Set(replies.map(withoutRequestId)).size).toBe(1);
    },
  );
});

describe('who may, by exclusion', () => {
  const cases = verbs.flatMap((verb) => {
    const needed = needs[verb];
    return needed
      ? positions.filter((position) => !has(position.id, needed)).map((position) => [verb, position.id] as const)
      : [];
  });
  test('is asked of every position that may not', () => {
    expect(cases.length).toBeGreaterThan(70);
  });

  test.each(cases)('%s is not for the position %s', async (verb, position) => {
    const reply = await send(verb, bodies[verb], { who: position });
    const sees = has(position, 'readComplaints') || has(position, 'readOwnComplaints');
    expect([reply.status, problem(reply).code]).toEqual(
      sees ? [403, 'session/not-permitted'] : [404, 'complaint/not-found'],
    );
    expect((await openComplaint(organisation, person('officer').browser, id)).version).toBe(2);
  });
});

describe('two at one verb', () => {
  test.each(['classify', 'reply', 'inform-complainant', 'add-note'] as const)(
    '%s twice at the same moment: one wins, the other is told',
    async (verb) => {
      const { number } = await fileComplaint(service, organisation);
      const officer = person('officer').browser;
      const { id: on } = await openByNumber(organisation, officer, number);
      const replies = await Promise.all([1, 2].map(() => send(verb, bodies[verb], { on, etag: '"1"' })));
      expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
      const winner = replies.find(({ status }) => status === 200);
      expect(winner && read(winner, ComplaintView).version).toBe(
        (await openComplaint(organisation, officer, on)).version,
      );
    },
  );
});
