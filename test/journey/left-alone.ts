import { expect } from 'vitest';
import { openByNumber, readQueue, useVerb } from '../support/complaints.ts';
import { fileComplaint, type Hospital, signIn } from '../support/people.ts';
import { panelOf, type Service } from '../support/service.ts';

/**
 * A complaint that nobody touches, reckoned by hand. It is filed on Monday 28 September 2026 in the morning, Shanghai time
 * (UTC+8), and has five working days; the day of registration does not count.
 *
 *   Tue 29 Sep  1st working day
 *   Wed 30 Sep  2nd
 *   Thu 1 to Wed 7 Oct  National Day
 *   Thu  8 Oct  3rd
 *   Fri  9 Oct  4th   reminder when the office opens, 08:00, up to ten minutes later (spread by complaint)
 *   Sat 10 Oct  5th   a make-up workday; due when the office closes, 17:30
 *   Sun 11 Oct  off
 *   Mon 12 Oct  6th   escalation when the office opens, 08:00
 */
export const reminderFrom = '2026-10-09T00:00:00.000Z';
export const reminderUntil = '2026-10-09T00:10:00.000Z';
export const dueAt = '2026-10-10T09:30:00.000Z';
export const escalatedAt = '2026-10-12T00:00:00.000Z';
/** The evening of the sixth working day. */
export const sixDaysLater = '2026-10-12T10:00:00.000Z';

/** A mail about a complaint: when, to whom, what. */
export type Told = readonly [at: string, to: string, subject: string];

/** Files the complaint and answers its number. */
export async function fileAndLeave(service: Service, hospital: Hospital): Promise<string> {
  const { number } = await fileComplaint(service, hospital.organisation);
  await panelOf(service).idle();
  return number;
}

/** Everything that was mailed about a number after it was filed. */
export async function toldAbout(service: Service, number: string): Promise<readonly Told[]> {
  const mails = await panelOf(service).mails();
  const filed = ['新投诉', '已登记'];
  return mails
    .filter((mail) => mail.subject.includes(number) && !filed.some((words) => mail.subject.includes(words)))
    .map((mail): Told => [mail.at, mail.to.join(','), mail.subject]);
}

/** What the people of the stories are told when nothing was dispatched, in its order; each of it once. */
export const expectedTold = (number: string): readonly (readonly [to: string, subject: string])[] => [
  ['officer@yueqing.example', `即将到期：投诉 ${number}`],
  ['officer@yueqing.example', `已经逾期：投诉 ${number}`],
  ['leader@yueqing.example', `逾期升级：投诉 ${number}`],
  ['officer@yueqing.example', `逾期升级：投诉 ${number}`],
];

/** Mails of one instant have no order among themselves. */
export const inOrder = (told: readonly Told[]): readonly Told[] =>
  told.toSorted((a, b) => a[0].localeCompare(b[0]) || a[1].localeCompare(b[1]));

/** The complaint as the officer finds it afterwards: late, escalated, every step once. */
export async function expectLateAndEscalated(hospital: Hospital, number: string): Promise<void> {
  const { organisation, officer } = hospital;
  await signIn(organisation, officer.browser, officer.email);
  const late = await readQueue(organisation, officer.browser, '?state=late');
  expect(late.items.map((item) => [item.number, item.isEscalated])).toEqual([[number, true]]);
  const view = await openByNumber(organisation, officer.browser, number);
  expect(view).toMatchObject({ stage: 'registered', isLate: true, isEscalated: true });
  expect(view.clocks[0]).toMatchObject({ status: 'missed', dueAt });
  expect(view.timeline.map((entry) => entry.type)).toEqual([
    'ComplaintRegistered',
    'HandlerReminded',
    'DeadlineMissed',
    'ComplaintEscalated',
  ]);
}

/** The officer answers and closes at last: the deadline stays missed, the complaint leaves the late ones. */
export async function answerLate({ organisation, officer }: Hospital, number: string): Promise<void> {
  const { id, version } = await openByNumber(organisation, officer.browser, number);
  const reply = { verb: 'reply', body: { reply: '迟复为歉。' }, version };
  expect((await useVerb(organisation, officer.browser, id, reply)).status).toBe(200);
  const close = { verb: 'close', body: { reason: '已电话告知。' }, version: version + 1 };
  expect((await useVerb(organisation, officer.browser, id, close)).status).toBe(200);
  expect((await readQueue(organisation, officer.browser, '?state=late')).items).toEqual([]);
  const view = await openByNumber(organisation, officer.browser, number);
  expect([view.stage, view.clocks[0]?.status]).toEqual(['closed', 'metLate']);
}
