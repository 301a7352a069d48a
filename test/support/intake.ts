import { expect } from 'vitest';
import type { DecidedEvent } from '../../shared/complaint/events.ts';
import { complainant } from '../../shared/complaint/facts.ts';
import { type Stage, stages } from '../../shared/rulebook/names.ts';
import { at, type BankRules, banker, filing } from './bank.ts';
import { type given, type Step, term, verb } from './given.ts';

const words = (...ids: readonly string[]) => ids.map((id) => ({ id, label: { en: id } }));

/** What a bank writes down that classifies complaints, declines some and hands others over. */
export const lists = {
  channels: [
    { id: 'web', label: { en: 'Web' }, isHosted: true },
    { id: 'phone', label: { en: 'Telephone' } },
    { id: 'media', label: { en: 'Media' }, registeredBy: [{ position: 'officer', at: { unit: 'head-office' } }] },
    { id: 'box', label: { en: 'Box for the staff' }, streams: ['internal'] },
  ],
  categories: [
    ...words('attitude', 'product'),
    { id: 'loans', label: { en: 'Loans' }, parent: 'product' },
    { id: 'staff-matters', label: { en: 'Staff matters' }, isInternal: true },
    { id: 'pay', label: { en: 'Pay' }, parent: 'staff-matters' },
  ],
  severities: words('major', 'general'),
  tracks: words('simple', 'complex'),
  causes: words('training'),
  complainantKinds: words('person', 'company'),
  locations: words('counter-hall'),
  respondentRoles: words('teller'),
  flags: words('publicly-known', 'large-amount', 'danger'),
  documents: words('written-material', 'power-of-attorney', 'report'),
  elements: words('findings', 'measures'),
  fields: [
    { id: 'orders', label: { en: 'Orders' }, answer: 'number', askedOf: 'public' },
    { id: 'visit', label: { en: 'Day of the visit' }, answer: 'date', askedOf: 'public' },
    { id: 'goods', label: { en: 'Goods' }, answer: 'choice', options: words('card', 'loan'), askedOf: 'public' },
    { id: 'story', label: { en: 'What was said' }, answer: 'text', askedOf: 'public' },
    { id: 'score', label: { en: 'Score' }, answer: 'number', askedOf: 'staff' },
  ],
  declineReasons: words('in-court', 'no-facts'),
  handOverTargets: words('mediation', 'police'),
  pauseGrounds: words('supplement', 'appraisal'),
} satisfies BankRules;

/** The facts under these lists, and whatever a test adds. */
export const under =
  (rules: BankRules) =>
  (time: string, actor = banker('officer')) =>
    at(time, actor, { ...lists, ...rules });
export const today = under({});

/** The same Monday under rules that a test adds. */
export const filingUnder = (rules: BankRules): Step => [filing(), under(rules)('2026-11-23 10:00', complainant)];

/** Monday 23 November 2026, 10:00, through the public pages. */
export const monday: Step = [filing(), today('2026-11-23 10:00', complainant)];
export const accepted: Step = [{ type: 'AcceptComplaint' }, today('2026-11-23 10:30')];
export const dispatched: Step = [verb.dispatch('east'), today('2026-11-23 11:00')];
export const stated: Step = [verb.state('east'), today('2026-11-23 15:00', banker('clerk', 'east'))];
export const replied: Step = [verb.reply(), today('2026-11-24 09:00')];
export const closed: Step = [verb.close(), today('2026-11-24 10:00')];
export const archived: Step = [verb.archive(), today('2026-11-24 11:00')];

/** A history that ends at each stage. */
export const untilStage: Readonly<Record<Stage, readonly Step[]>> = {
  registered: [monday],
  accepted: [monday, accepted],
  dispatched: [monday, dispatched],
  stated: [monday, dispatched, stated],
  replied: [monday, replied],
  closed: [monday, replied, closed],
  archived: [monday, replied, closed, archived],
};
export const stagesBut = (...open: readonly Stage[]): readonly Stage[] =>
  stages.filter((stage) => !open.includes(stage));

/** Exactly these events, no more of them and no more in them. */
export const exactly = (
  { decision }: ReturnType<ReturnType<typeof given>['when']>,
  ...events: readonly { readonly type: DecidedEvent['type']; readonly data: object; readonly texts?: object }[]
): void => expect(decision).toEqual({ ok: true, value: events });

export const terms = (...ids: readonly string[]) => ids.map(term);
