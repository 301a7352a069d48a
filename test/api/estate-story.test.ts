import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintView, DossierView, type StaffVerb } from '../../shared/contract/complaints.ts';
import { Problem } from '../../shared/contract/problems.ts';
import { complaintPath, openByNumber, openComplaint, useVerb } from '../support/complaints.ts';
import { type Estate, openEstate } from '../support/estate.ts';
import { fileComplaint, signIn } from '../support/people.ts';
import {
  type Browser,
  openBrowser,
  panelOf,
  read,
  type Reply,
  type Service,
  startService,
} from '../support/service.ts';

/** One complaint under rules that its administrator wrote, from the first click to the file in the archive. */
let service: Service & { readonly stop: () => Promise<void> };
let estate: Estate;
let id: string;
let number: string;
let code: string;
let heard = 0;

beforeAll(async () => {
  service = await startService();
  estate = await openEstate(service);
  heard = (await panelOf(service).mails()).length;
  const filed = await fileComplaint(service, estate.organisation, {
    category: 'lift',
    narrative: '3 号楼电梯下坠，把我母亲摔伤了。',
  });
  ({ number, code } = filed);
  ({ id } = await openByNumber(estate.organisation, estate.officer.browser, number));
});
afterAll(() => service?.stop());

type Person = Exclude<keyof Estate, 'organisation'>;
const look = (who: Person = 'officer'): Promise<ComplaintView> =>
  openComplaint(estate.organisation, estate[who].browser, id);
/** Uses a verb on the complaint as it stands. */
async function use(who: Person, verb: StaffVerb, body: object): Promise<Reply> {
  const { version } = await look();
  return useVerb(estate.organisation, estate[who].browser, id, { verb, body, version });
}
const done = async (who: Person, verb: StaffVerb, body: object): Promise<ComplaintView> =>
  read(await use(who, verb, body), ComplaintView);
async function refused(who: Person, verb: StaffVerb, body: object): Promise<[number, string]> {
  const reply = await use(who, verb, body);
  return [reply.status, Problem.parse(JSON.parse(reply.text)).code];
}
/** The mails since this was asked last, as `to subject`. */
async function news(): Promise<readonly string[]> {
  const mails = (await panelOf(service).mails()).slice(heard);
  heard += mails.length;
  return mails.map(({ to, subject }) => `${to.map((address) => address.split('@')[0]).join()} ${subject}`);
}
/** Moves the clock, and signs these people in again, as one must after two idle hours. */
async function waitUntil(instant: string, ...people: readonly Person[]): Promise<void> {
  await panelOf(service).moveClock({ to: instant });
  for (const who of people) await signIn(estate.organisation, estate[who].browser, estate[who].email);
}
/** The complainant with number and code, as one must after a while. */
async function resident(): Promise<Browser> {
  const browser = openBrowser(service);
  await browser.ask(estate.organisation.hosts.intake, '/follow', { form: { number, code } });
  return browser;
}
const answerClock = async () => (await look()).clocks.find(({ clock }) => clock === 'answer');

/** Asks for so many working days more. */
const longer = (count: number) => ({
  clock: 'answer',
  by: { unit: 'working-days', count },
  reason: '等待检验机构。',
});

describe('one complaint under rules of its own', () => {
  test('is told to the officer and acknowledged, under version 3 of the rules', async () => {
    expect((await news()).toSorted()).toEqual([`officer 新投诉 ${number}`, `patient 您的投诉 ${number} 已登记`]);
    expect((await look()).rulebookVersion).toBe(3);
    // 29 and 30 September, and 8 October after the holidays
    expect(await answerClock()).toMatchObject({ status: 'running', dueOn: '2026-10-08' });
  });

  test('somebody was hurt: classifying it raises a duty of the manager', async () => {
    const view = await done('officer', 'classify', { nature: 'valid', personsHarmed: 1 });
    expect(view.timeline.slice(1).map(({ type }) => type)).toEqual(['ComplaintClassified', 'DutyRaised']);
    expect(await news()).toEqual([`manager 待办事项：投诉 ${number}`]);
    await done('officer', 'accept', {});
    expect(await news()).toEqual([`patient 您的投诉 ${number} 已受理`]);
  });

  test('the wrong department returns it with a reason of the list', async () => {
    await done('officer', 'dispatch', { lead: 'guards' });
    expect(await refused('guard', 'return', { unit: 'guards', comment: '电梯归工程部。' })).toEqual([
      422,
      'complaint/incomplete',
    ]);
    expect(await refused('guard', 'return', { unit: 'guards', reason: 'tired', comment: '电梯归工程部。' })).toEqual([
      422,
      'complaint/unknown-term',
    ]);
    expect(await refused('officer', 'return', { unit: 'guards', reason: 'not-ours', comment: '代退。' })).toEqual([
      403,
      'session/not-permitted',
    ]);
    const { timeline, stage, departments } = await done('guard', 'return', {
      unit: 'guards',
      reason: 'not-ours',
      comment: '电梯归工程部。',
    });
    expect([stage, departments, timeline.at(-1)?.type]).toEqual(['accepted', [], 'ComplaintReturned']);
    const gone = await estate.guard.browser.ask(estate.organisation.hosts.console, complaintPath(id));
    expect(gone.status).toBe(404);
  });

  test('the right one gives it to somebody, who states', async () => {
    await news();
    await done('officer', 'dispatch', { lead: 'engineering' });
    expect(await news()).toEqual([`head 转办：投诉 ${number}`]);
    const { worker, guard } = estate;
    expect(await refused('head', 'assign-handler', { unit: 'engineering', handler: guard.id })).toEqual([
      422,
      'complaint/unknown-person',
    ]);
    await done('head', 'assign-handler', { unit: 'engineering', handler: worker.id });
    expect(await news()).toEqual([`worker 待办事项：投诉 ${number}`]);
    const view = await done('worker', 'statement', { unit: 'engineering', statement: '限速器故障，已停梯。' });
    expect([view.stage, view.departments[0]?.handler]).toEqual(['stated', worker.id]);
  });

  test('an extension waits for the manager’s consent, within what the rules allow', async () => {
    expect(await refused('officer', 'request-extension', longer(3))).toEqual([422, 'complaint/extension-too-long']);
    await news();
    await done('officer', 'request-extension', longer(2));
    expect(await news()).toEqual([`manager 待您决定：投诉 ${number}`]);
    expect((await answerClock())?.dueOn).toBe('2026-10-08');
    expect(await refused('officer', 'request-extension', longer(1))).toEqual([409, 'complaint/already-pending']);
    expect(await refused('officer', 'grant-extension', {})).toEqual([403, 'session/not-permitted']);
    await done('manager', 'grant-extension', {});
    // 9 October, and Saturday the 10th, on which people work
    expect((await answerClock())?.dueOn).toBe('2026-10-10');
    expect(await news()).toContain(`patient 您的投诉 ${number} 办理时间延长`);
    expect(await refused('officer', 'request-extension', longer(1))).toEqual([409, 'complaint/too-often']);
  });

  test('a day of waiting for the inspection is given back', async () => {
    await waitUntil('2026-09-29T01:00:00.000Z', 'officer');
    expect(await refused('officer', 'pause', { ground: 'holiday', reason: '放假。' })).toEqual([
      422,
      'complaint/unknown-term',
    ]);
    await done('officer', 'pause', { ground: 'inspection', reason: '检验机构明日到场。' });
    expect((await answerClock())?.status).toBe('paused');
    expect(await refused('officer', 'pause', { ground: 'inspection', reason: '再停。' })).toEqual([
      409,
      'complaint/already-paused',
    ]);
    // Half an hour less than a day, so that the seconds this test takes never make two of it.
    await waitUntil('2026-09-30T00:30:00.000Z', 'officer');
    await done('officer', 'resume', {});
    // the 11th is a Sunday
    expect(await answerClock()).toMatchObject({ status: 'running', dueOn: '2026-10-12' });
    expect(await refused('officer', 'resume', {})).toEqual([409, 'complaint/not-paused']);
  });

  test('nobody answers in time: the officer is reminded and told, then the manager', async () => {
    await news();
    await waitUntil('2026-10-13T01:00:00.000Z', 'officer', 'clerk', 'head', 'manager', 'accountant');
    const { timeline, isLate, isEscalated } = await look();
    expect([isLate, isEscalated]).toEqual([true, true]);
    expect(timeline.slice(-3).map(({ type, at }) => [type, at.slice(0, 10)])).toEqual([
      ['HandlerReminded', '2026-10-10'],
      ['DeadlineMissed', '2026-10-12'],
      ['ComplaintEscalated', '2026-10-13'],
    ]);
    expect(await news()).toEqual([
      `officer 即将到期：投诉 ${number}`,
      `officer 已经逾期：投诉 ${number}`,
      `manager 逾期升级：投诉 ${number}`,
    ]);
  });

  test('the complainant is told why, and reads it on the page', async () => {
    const notice = '检验报告昨日才出具，最迟后天答复您，为此致歉。';
    await done('officer', 'report-lateness', { clock: 'answer', reason: '检验机构延误。', notice });
    expect(await news()).toContain(`patient 您的投诉 ${number} 未能按期完成`);
    const page = await (await resident()).ask(estate.organisation.hosts.intake, '/follow/complaint');
    expect(page.text).toContain(notice);
    expect(page.text).not.toContain('检验机构延误。');
  });

  test('the answer comes; a good rating alone closes nothing under these rules', async () => {
    await done('officer', 'reply', { reply: '限速器已更换，医药费由我们承担。' });
    const form = { satisfaction: 'satisfied' };
    const rated = await (await resident()).ask(estate.organisation.hosts.intake, '/follow/rate', { form });
    expect(rated.status).toBe(303);
    expect(await look()).toMatchObject({ stage: 'replied', satisfaction: 'satisfied' });
    expect((await answerClock())?.status).toBe('metLate');
  });

  test('the department asks once to have it reconsidered, and the manager decides', async () => {
    const asked = { unit: 'engineering', reason: '故障由业主装修造成。' };
    expect(await refused('manager', 'request-reconsideration', asked)).toEqual([403, 'complaint/not-yours']);
    await news();
    await done('head', 'request-reconsideration', asked);
    expect(await news()).toEqual([`manager 待您决定：投诉 ${number}`]);
    expect(await refused('officer', 'decide-reconsideration', { decision: 'upheld', opinion: '维持。' })).toEqual([
      403,
      'session/not-permitted',
    ]);
    const view = await done('manager', 'decide-reconsideration', {
      decision: 'upheld',
      opinion: '检验报告写明系老化。',
    });
    expect(view.particulars.reconsideration).toBe('upheld');
    expect(await refused('head', 'request-reconsideration', asked)).toEqual([409, 'complaint/too-often']);
  });

  test('much money is a proposal until the manager consents; its words come with it', async () => {
    const little = await done('accountant', 'record-compensation', { compensation: 'refund', amount: 500 });
    expect(little.particulars.compensationAmount).toBe(500);
    await news();
    const refund = { compensation: 'refund', amount: 300, comment: '退还三个月物业费' };
    const waiting = await done('accountant', 'record-compensation', refund);
    const proposed = waiting.timeline.at(-1);
    expect([proposed?.type, waiting.particulars.compensationAmount]).toEqual(['ApprovalRequested', 500]);
    expect(JSON.stringify(proposed?.data)).not.toContain(refund.comment);
    expect(await news()).toEqual([`manager 待您决定：投诉 ${number}`]);
    expect(await refused('accountant', 'record-compensation', refund)).toEqual([409, 'complaint/already-pending']);
    const approval = proposed?.seq;
    for (const who of ['accountant', 'officer', 'clerk'] as const) {
      expect(await refused(who, 'decide-approval', { approval, isApproved: true, opinion: '同意。' })).toEqual([
        403,
        'session/not-permitted',
      ]);
    }
    expect(await refused('manager', 'decide-approval', { approval, isApproved: true })).toEqual([
      422,
      'complaint/incomplete',
    ]);
    expect(await refused('manager', 'decide-approval', { approval: 1, isApproved: true, opinion: '同意。' })).toEqual([
      409,
      'complaint/nothing-pending',
    ]);
    const consented = await done('manager', 'decide-approval', { approval, isApproved: true, opinion: '同意。' });
    expect(consented.timeline.slice(-2)).toMatchObject([
      { type: 'ApprovalGiven', actor: { name: '陈经理' }, texts: { opinion: '同意。' } },
      { type: 'CompensationRecorded', data: { amount: 300 }, texts: { comment: refund.comment } },
    ]);
    expect(consented.particulars).toMatchObject({ compensationAmount: 800 });
    expect(consented.particulars.approvals).toBeUndefined();
  });

  test('a proposal that is refused changes nothing', async () => {
    const waiting = await done('accountant', 'record-compensation', { compensation: 'refund', amount: 9000 });
    const approval = waiting.timeline.at(-1)?.seq;
    const view = await done('manager', 'decide-approval', { approval, isApproved: false, opinion: '没有依据。' });
    expect(view.timeline.at(-1)?.type).toBe('ApprovalRefused');
    expect([view.particulars.compensationAmount, view.particulars.approvals]).toEqual([800, undefined]);
  });

  test('the duty comes before closing, with its paper, and from whom it was laid on', async () => {
    const reason = '已修复、已赔付。';
    expect(await refused('officer', 'close', { reason })).toEqual([409, 'complaint/duty-first']);
    const duty = 'report-injury';
    expect(await refused('officer', 'complete-duty', { duty })).toEqual([403, 'complaint/not-yours']);
    expect(await refused('manager', 'complete-duty', { duty })).toEqual([422, 'complaint/incomplete']);
    await done('manager', 'complete-duty', { duty, documents: ['inspection-report'], comment: '已报街道。' });
    expect(await refused('manager', 'complete-duty', { duty })).toEqual([409, 'complaint/already-done']);
    await news();
    expect((await done('officer', 'close', { reason })).stage).toBe('closed');
    expect(await news()).toContain(`patient 您的投诉 ${number} 已办结`);
  });

  test('after closing somebody calls: the timer reminds, an attempt is counted, late is late', async () => {
    const round = async () => (await look()).clocks.find(({ clock }) => clock === 'check-1');
    // 14, 15 and 16 October
    expect(await round()).toMatchObject({ status: 'running', dueOn: '2026-10-16' });
    await waitUntil('2026-10-15T01:00:00.000Z', 'officer');
    expect(await news()).toEqual([`officer 即将到期：投诉 ${number}`]);
    await done('officer', 'follow-up', { contact: 'unreached' });
    expect((await round())?.status).toBe('running');
    await waitUntil('2026-10-19T01:00:00.000Z', 'officer', 'manager');
    expect(await news()).toEqual([`officer 已经逾期：投诉 ${number}`]);
    await done('officer', 'follow-up', { contact: 'reached', satisfaction: 'dissatisfied', comment: '仍有异响。' });
    expect((await round())?.status).toBe('metLate');
    expect(await look()).toMatchObject({ stage: 'closed', particulars: { followUps: { reached: 1, unreached: 1 } } });
    const waiting = (await panelOf(service).executions()).filter(({ status }) => status === 'RUNNING');
    expect(waiting).toEqual([]);
  });

  test('it is put into the archive, and its chain holds', async () => {
    expect((await done('officer', 'archive', {})).stage).toBe('archived');
    expect(await refused('officer', 'reply', { reply: '再答。' })).toEqual([409, 'complaint/wrong-stage']);
    const path = `${complaintPath(id)}/dossier`;
    const dossier = await estate.manager.browser.ask(estate.organisation.hosts.console, path);
    const { events, isIntact } = read(dossier, DossierView);
    expect([events.length, isIntact]).toEqual([(await look()).version, true]);
    expect(events.length).toBeGreaterThan(25);
  });
});
