import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DossierView, FileView, IdentityView } from '../../shared/contract/complaints.ts';
import { complaintPath, openByNumber, openComplaint, readQueue, useVerb } from '../support/complaints.ts';
import {
  formToken,
  gauzeCase,
  type Hospital,
  openHospital,
  readReceipt,
  type Receipt,
  sendFiling,
} from '../support/people.ts';
import { type Browser, openBrowser, panelOf, read, type Service, startService } from '../support/service.ts';
import { photo, photoOffer, uploadAhead } from '../support/uploads.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
let patient: Browser;
let receipt: Receipt;
let id: string;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.stop());

const follow = async (): Promise<string> =>
  (await patient.ask(hospital.organisation.hosts.intake, '/follow/complaint')).text;
const mailsSince = async (before: number): Promise<string[]> =>
  (await panelOf(service).mails()).slice(before).map((mail) => `${mail.to.join(',')} ${mail.subject}`);
const mailCount = async (): Promise<number> => (await panelOf(service).mails()).length;

describe('一件投诉的全过程', () => {
  test('医院注册、确认、设置密码，建立五官科，邀请投诉专员、承办人员、部门负责人和分管领导', async () => {
    hospital = await openHospital(service);
    const front = await openBrowser(service).ask(hospital.organisation.hosts.intake, '/');
    expect(front.status).toBe(200);
    expect(front.text).toContain('乐清医院');
    expect(front.text).toContain('5 个工作日内');
    expect(hospital.ent).toBe('ent');
  });

  test('患者家属在网上投诉，附一张照片，拿到编号和查询码', async () => {
    patient = openBrowser(service);
    const token = await formToken(patient, hospital.organisation);
    const upload = await uploadAhead(patient, hospital.organisation, token, photoOffer);
    const before = await mailCount();
    const filed = await sendFiling(patient, hospital.organisation, { token, uploads: upload });
    expect([filed.status, filed.headers.location]).toEqual([303, '/receipt']);
    receipt = await readReceipt(patient, hospital.organisation);
    expect(receipt.number).toBe('202609-0001');
    expect(await mailsSince(before)).toEqual([
      expect.stringContaining('officer@yueqing.example 新投诉 202609-0001'),
      expect.stringContaining('patient@example.com 您的投诉 202609-0001 已登记'),
    ]);
  });

  test('投诉专员在队列里看到编号、到期时间，打开后看到为什么是这一天', async () => {
    const { organisation, officer, ent } = hospital;
    const { items } = await readQueue(organisation, officer.browser);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ number: receipt.number, stage: 'registered', category: 'medical-quality' });
    // 登记于 9 月 28 日（周一，当日不计）；29、30 日两天，国庆 1 日至 7 日放假，8、9 日，10 日（周六）上班，是第五个工作日，17:30 下班。
    expect(items[0]?.dueAt).toBe('2026-10-10T09:30:00.000Z');
    const view = await openByNumber(organisation, officer.browser, receipt.number);
    id = view.id;
    const [clock] = view.clocks;
    expect(clock).toMatchObject({ clock: 'feedback', case: 'investigation', status: 'running', dueOn: '2026-10-10' });
    const counted = clock?.why.days.filter((day) => day.counted !== null).map((day) => day.day);
    expect(counted).toEqual(['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10']);
    expect(clock?.why.sentences.join('')).toContain('国庆');
    expect(view.timeline[0]?.texts?.['narrative']).toBe(gauzeCase.narrative);
    expect(view.proposedLead?.unit).toBe('medical-affairs');
    expect(view.allowed).toEqual(expect.arrayContaining(['classify', 'accept', 'decline', 'dispatch', 'reply']));
    for (const verb of ['statement', 'close', 'satisfaction', 'supervise']) expect(view.allowed).not.toContain(verb);
    expect(ent).not.toBe(view.proposedLead?.unit);
  });

  test('投诉专员看到照片', async () => {
    const { organisation, officer } = hospital;
    const view = await openComplaint(organisation, officer.browser, id);
    expect(view.attachments).toMatchObject([{ name: photoOffer.name, mediaType: 'image/jpeg', bytes: photo.length }]);
    const path = `${complaintPath(id)}/files/${view.attachments[0]?.id}`;
    const { url } = read(await officer.browser.ask(organisation.hosts.console, path), FileView);
    const { hostname, pathname, search } = new URL(url);
    expect(hostname).toBe(organisation.hosts.files);
    const shown = await openBrowser(service).ask(hostname, pathname + search);
    expect(shown.bytes.equals(photo)).toBe(true);
  });

  test('转办五官科，承办人员和部门负责人收到通知', async () => {
    const { organisation, officer, ent } = hospital;
    const before = await mailCount();
    const { version } = await openComplaint(organisation, officer.browser, id);
    const body = { lead: ent, comment: '请五官科核实手术记录并说明情况。' };
    const reply = await useVerb(organisation, officer.browser, id, { verb: 'dispatch', body, version });
    expect([reply.status, reply.headers.etag]).toEqual([200, '"3"']);
    expect((await mailsSince(before)).toSorted()).toEqual([
      `handler@yueqing.example 转办：投诉 ${receipt.number}`,
      `head@yueqing.example 转办：投诉 ${receipt.number}`,
    ]);
  });

  test('五官科提交情况说明，投诉专员收到通知', async () => {
    const { organisation, handler, ent } = hospital;
    const before = await mailCount();
    const own = await readQueue(organisation, handler.browser, `?queue=${ent}`);
    expect(own.items.map((item) => item.id)).toEqual([id]);
    const { version, allowed } = await openComplaint(organisation, handler.browser, id);
    expect(allowed).toEqual(expect.arrayContaining(['statement', 'return', 'request-extension']));
    for (const verb of ['accept', 'dispatch', 'reply', 'close']) expect(allowed).not.toContain(verb);
    const body = { unit: ent, statement: '手术记录不完整，取出物未按规定留存，科室存在过错。' };
    const reply = await useVerb(organisation, handler.browser, id, { verb: 'statement', body, version });
    expect(reply.status).toBe(200);
    expect(await mailsSince(before)).toEqual([`officer@yueqing.example 部门说明：投诉 ${receipt.number}`]);
  });

  test('投诉专员查看投诉人身份，写明理由', async () => {
    const { organisation, officer } = hospital;
    const reply = await officer.browser.ask(organisation.hosts.console, `${complaintPath(id)}/identity`, {
      json: { reason: '电话告知调查结果' },
    });
    expect(read(reply, IdentityView)).toEqual({ name: '刘先生', phone: '13800000000', email: 'patient@example.com' });
  });

  test('投诉专员答复，投诉人收到通知', async () => {
    const { organisation, officer } = hospital;
    const before = await mailCount();
    const { version } = await openComplaint(organisation, officer.browser, id);
    const body = { reply: '经核实，术后遗留纱条属实，我们向您致歉，请携带病历到医务科协商赔偿。' };
    const reply = await useVerb(organisation, officer.browser, id, { verb: 'reply', body, version });
    expect(reply.status).toBe(200);
    expect(await mailsSince(before)).toEqual([`patient@example.com 您的投诉 ${receipt.number} 已有答复`]);
  });

  test('投诉人凭编号和查询码查看答复，看不到部门说明，评价满意，随即办结', async () => {
    const { organisation } = hospital;
    patient = openBrowser(service);
    const opened = await patient.ask(organisation.hosts.intake, '/follow', { form: receipt });
    expect([opened.status, opened.headers.location]).toEqual([303, '/follow/complaint']);
    const page = await follow();
    expect(page).toContain('经核实，术后遗留纱条属实');
    expect(page).toContain('五官科');
    expect(page).not.toContain('科室存在过错');
    for (const name of ['李投诉', '张医生', '周主任']) expect(page).not.toContain(name);
    const form = { satisfaction: 'satisfied', comment: '谢谢。' };
    const rated = await patient.ask(organisation.hosts.intake, '/follow/rate', { form });
    expect(rated.status).toBe(303);
    expect(await follow()).toContain('满意');
    const view = await openComplaint(organisation, hospital.officer.browser, id);
    expect(view).toMatchObject({ stage: 'closed', satisfaction: 'satisfied', isLate: false });
    for (const verb of ['dispatch', 'statement', 'reply', 'close']) expect(view.allowed).not.toContain(verb);
    expect(view.clocks[0]?.status).toBe('met');
    const closed = await readQueue(organisation, hospital.officer.browser, '?state=closed');
    expect(closed.items.map((item) => item.number)).toEqual([receipt.number]);
  });

  test('卷宗记录每一步和每次查阅，链条完整', async () => {
    const { organisation, leader, officer, handler } = hospital;
    const reply = await leader.browser.ask(organisation.hosts.console, `${complaintPath(id)}/dossier`);
    const dossier = read(reply, DossierView);
    expect(dossier.events.map((event) => [event.seq, event.type, event.actor.name ?? event.actor.id])).toEqual([
      [1, 'ComplaintRegistered', 'complainant'],
      [2, 'FileSealed', 'system'],
      [3, 'ComplaintDispatched', '李投诉'],
      [4, 'StatementSubmitted', '张医生'],
      [5, 'IdentityRevealed', '李投诉'],
      [6, 'ComplaintReplied', '李投诉'],
      [7, 'SatisfactionRecorded', 'complainant'],
      [8, 'ComplaintClosed', 'complainant'],
    ]);
    expect(dossier.isIntact).toBe(true);
    const hashes = dossier.events.map((event) => event.hash);
    expect(dossier.events.map((event) => event.prev)).toEqual([null, ...hashes.slice(0, -1)]);
    expect(dossier.events[4]?.texts).toEqual({ reason: '电话告知调查结果' });
    const looks = (what: string, actor: string) =>
      dossier.accesses.filter((access) => access.what === what && access.actor.id === actor).length;
    expect(looks('identity', officer.id)).toBe(1);
    expect(looks('file', officer.id)).toBe(1);
    expect(looks('complaint', handler.id)).toBe(1);
    expect(looks('dossier', leader.id)).toBe(1);
    // 三封给投诉人的信：登记、答复、办结。
    expect(looks('contact', 'system')).toBe(3);
  });

  test('办结之后时钟走过到期日，不再有人被提醒', async () => {
    const before = await mailCount();
    await panelOf(service).moveClock({ to: '2026-10-13T00:00:00.000Z' });
    expect(await mailsSince(before)).toEqual([]);
    const waiting = (await panelOf(service).executions()).filter(
      (one) => one.status === 'RUNNING' && one.machine.includes('escalation'),
    );
    expect(waiting).toEqual([]);
  });
});
