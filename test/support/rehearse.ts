import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type * as z from 'zod';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { ComplaintCommand } from '../../shared/complaint/commands.ts';
import { decide } from '../../shared/complaint/decide.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import { evolve } from '../../shared/complaint/evolve.ts';
import { type Actor, complainant, type Facts, type OrganisationUnit, system } from '../../shared/complaint/facts.ts';
import { noticesOf } from '../../shared/complaint/notices.ts';
import type { Addressee } from '../../shared/complaint/recipients.ts';
import type { RefusalCode } from '../../shared/complaint/refusal.ts';
import { type ClockState, type ComplaintState, nextStepAt } from '../../shared/complaint/state.ts';
import { opaqueId, StaffId, TermId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import { complaintId, shanghai } from './given.ts';

/** A verb as a test writes it: words of the rulebook are plain strings. */
export type Saying = z.input<typeof ComplaintCommand>;
type Filing = Extract<Saying, { readonly type: 'RegisterComplaint' }>;

/** Who acts: somebody with a position at a unit, or the complainant. */
export type Somebody = 'complainant' | { readonly position: string; readonly unit: string; readonly name?: string };

const idOf = (name: string): string => opaqueId(createHash('sha256').update(name).digest());

/** The id of somebody with this position at this unit; a second person there has a name. */
export const personAt = (position: string, unit: string, name = ''): StaffId =>
  StaffId.parse(idOf(`${position} at ${unit} ${name}`));

/** A moment as the wall clock in Shanghai shows it: `2026-11-30 17:30`. */
export const wallClock = (at: Instant): string =>
  new Date(Date.parse(at) + 8 * 3600 * 1000).toISOString().slice(0, 16).replace('T', ' ');

/** Reminders are spread over ten minutes; a story tells the quarter of an hour in which they leave. */
const quarter = (wall: string): string =>
  `${wall.slice(0, 14)}${String(Math.floor(Number(wall.slice(14)) / 15) * 15).padStart(2, '0')}`;

const spoken = (addressee: Addressee, { firstContactOwner }: ComplaintState, rulebook: Rulebook): string => {
  if ('party' in addressee) return addressee.party;
  if ('person' in addressee) {
    if (addressee.person === firstContactOwner) return 'first-contact-owner';
    const held = rulebook.positions.flatMap(({ id: position }) =>
      rulebook.units.map(({ id: unit }) => ({ position, unit })),
    );
    const found = held.find(({ position, unit }) => personAt(position, unit) === addressee.person);
    return found ? `${found.position}@${found.unit} in person` : 'somebody in person';
  }
  const { position, units } = addressee;
  return units === 'anywhere' ? position : `${position}@${units.join('+')}`;
};

/** What a line of the story names besides the fact. */
function subject({ type, data }: ComplaintEvent): string {
  if (type === 'ComplaintDispatched') return [data.lead, ...(data.coDepartments ?? [])].join('+');
  if (type === 'DutyRaised' || type === 'DutyCompleted') return data.duty;
  if (type === 'ComplaintClosed') return data.because;
  if ('step' in data && data.step !== undefined && 'clock' in data && data.clock !== undefined) {
    const { unit } = data;
    return `${data.clock}/${data.step}${unit === undefined ? '' : `@${unit}`}`;
  }
  if ('clock' in data && data.clock !== undefined) return data.clock;
  return 'unit' in data && data.unit !== undefined ? data.unit : '';
}

/** A complaint that is played under a rulebook, on a wall clock of its own. Whatever falls due on the way happens. */
export class Play {
  readonly #rulebook: Rulebook;
  readonly #calendar: WorkCalendar;
  #now: Instant = shanghai('2026-01-01 00:00');
  #state: ComplaintState | undefined;
  readonly #story: string[] = [];
  readonly #letters: string[] = [];

  constructor(rulebook: Rulebook, calendar: WorkCalendar = firstCalendar) {
    this.#rulebook = rulebook;
    this.#calendar = calendar;
  }

  /** Moves on to a moment of the wall clock in Shanghai. */
  at(moment: string): this {
    const until = shanghai(moment);
    for (let next = this.#next(); next !== undefined && next <= until; next = this.#next()) {
      if (next > this.#now) this.#now = next;
      this.#happen({ type: 'FireDueSteps' }, system);
      if (this.#next() === next) throw new Error(`nothing was taken at ${wallClock(next)}`);
    }
    this.#now = until;
    return this;
  }

  /** Registers a complaint with what the test does not care about filled in. */
  register(who: Somebody, filing: Partial<Filing> & Pick<Filing, 'category'>): this {
    return this.does(who, {
      type: 'RegisterComplaint',
      id: complaintId,
      number: 'T-0001',
      language: 'zh-CN',
      channel: this.#rulebook.channels.find(({ isHosted }) => isHosted)?.id ?? 'web',
      identityMode: 'named',
      hasContact: true,
      narrative: '请给个说法。',
      files: [],
      ...filing,
    });
  }

  /** Somebody does something; that it is refused is a mistake in the test. */
  does(who: Somebody, saying: Saying): this {
    this.#happen(saying, this.#actor(who));
    return this;
  }

  /** Somebody tries something and is told no, with this code and, where given, by this rule. */
  isRefused(who: Somebody, saying: Saying, code: RefusalCode, about: object = {}): this {
    const decision = this.#decide(saying, this.#actor(who));
    expect(decision).toMatchObject({ ok: false, refusal: { code, ...about } });
    return this;
  }

  /** The complaint as it stands. */
  get state(): ComplaintState {
    if (!this.#state) throw new Error('nothing is registered');
    return this.#state;
  }

  /** All that happened, a line each: when, what, and who of the staff is told by the rulebook. */
  get story(): readonly string[] {
    return this.#story;
  }

  /** What the complainant has been told, a line each: when, and which notice. */
  get letters(): readonly string[] {
    return this.#letters;
  }

  /** The lines that speak of one of these facts, clocks, steps or duties. */
  lines(...words: readonly string[]): readonly string[] {
    return this.#story.filter((line) => words.some((word) => line.includes(word)));
  }

  /** A clock of the complaint, or of a department; undefined where it never started. */
  clock(id: string, unit?: string): ClockState | undefined {
    return this.state.clocks.findLast((clock) => clock.clock === id && clock.unit === unit);
  }

  /** When the clock is due, by the wall clock. */
  due(id: string, unit?: string): string | undefined {
    const dueAt = this.clock(id, unit)?.dueAt;
    return dueAt && wallClock(dueAt);
  }

  /** The softer date of a range, by the wall clock. */
  target(id: string, unit?: string): string | undefined {
    const targetAt = this.clock(id, unit)?.targetAt;
    return targetAt && wallClock(targetAt);
  }

  /** The duties that are raised and not done. */
  get open(): readonly string[] {
    return this.state.duties?.filter(({ doneAt }) => doneAt === undefined).map(({ duty }) => duty) ?? [];
  }

  #next(): Instant | undefined {
    return this.#state && nextStepAt(this.#state);
  }

  #actor(who: Somebody): Actor {
    if (who === 'complainant') return complainant;
    const { position, unit, name } = who;
    const held = this.#rulebook.positions.find(({ id }) => id === position);
    if (!held) throw new Error(`there is no position ${position}`);
    const at = TermId.parse(unit);
    if (!this.#rulebook.units.some(({ id }) => id === at)) throw new Error(`there is no unit ${unit}`);
    return {
      id: personAt(position, unit, name),
      capabilities: held.capabilities,
      units: [at],
      positions: [{ position: held.id, unit: at }],
    };
  }

  /** Everybody a test may name: one person for each position at each unit. */
  get #people(): NonNullable<Facts['people']> {
    return this.#rulebook.positions.flatMap(({ id }) =>
      this.#rulebook.units.map((unit) => ({ id: personAt(id, unit.id), units: [unit.id] })),
    );
  }

  #decide(saying: Saying, actor: Actor) {
    const units: readonly OrganisationUnit[] = this.#rulebook.units;
    return decide(ComplaintCommand.parse(saying), this.#state, {
      now: this.#now,
      actor,
      rulebook: { version: 1, rulebook: this.#rulebook },
      calendar: this.#calendar,
      units,
      people: this.#people,
    });
  }

  #happen(saying: Saying, actor: Actor): void {
    const decision = this.#decide(saying, actor);
    if (!decision.ok) {
      const { code, rule, about, missing } = decision.refusal;
      const why = [code, rule, about, ...(missing ?? [])].filter((part) => part !== undefined).join(' ');
      throw new Error(`${wallClock(this.#now)} ${saying.type} was refused: ${why}`);
    }
    for (const { texts: _, ...bare } of decision.value) {
      const event: ComplaintEvent = { ...bare, seq: (this.#state?.seq ?? 0) + 1, at: this.#now, actorId: actor.id };
      this.#state = evolve(complaintId, this.#state, event);
      this.#story.push(this.#line(event));
    }
  }

  #line(event: ComplaintEvent): string {
    const wall = wallClock(event.at);
    const parts = [event.type === 'HandlerReminded' ? quarter(wall) : wall, event.type, subject(event)];
    const told = [...new Set(this.#told(event).map((each) => spoken(each, this.state, this.#rulebook)))].filter(
      (each) => !each.endsWith('@'),
    );
    return [...parts.filter((part) => part !== ''), ...(told.length > 0 ? ['→', told.join(', ')] : [])].join(' ');
  }

  /** Whom of the staff this is told to; what complainants hear is in `letters`. */
  #told(event: ComplaintEvent): readonly Addressee[] {
    const notices = noticesOf(event, this.state, this.#rulebook, this.#rulebook.units);
    for (const { kind, to } of notices) if ('party' in to) this.#letters.push(`${wallClock(event.at)} ${kind}`);
    return notices.flatMap(({ to }) => ('party' in to ? [] : [to]));
  }
}

/** Begins a play under this rulebook. */
export const play = (rulebook: Rulebook): Play => new Play(rulebook);

/** Somebody with a position at a unit. */
export const holderOf = (position: string, unit: string, name?: string): Somebody => ({
  position,
  unit,
  ...(name !== undefined && { name }),
});

/** Verbs with what a story does not care about filled in. */
export const saying = {
  dispatch: (lead: string, ...coDepartments: readonly string[]): Saying => ({
    type: 'DispatchComplaint',
    lead,
    coDepartments: [...coDepartments],
  }),
  state: (unit: string, elements: readonly string[] = [], documents: readonly string[] = []): Saying => ({
    type: 'SubmitStatement',
    unit,
    statement: '经调查，情况如下。',
    ...written(elements),
    documents: [...documents],
  }),
  reply: (...elements: readonly string[]): Saying => ({
    type: 'ReplyToComplainant',
    reply: '已查明，现答复如下。',
    ...written(elements),
  }),
  classify: (change: Omit<Extract<Saying, { readonly type: 'ClassifyComplaint' }>, 'type'>): Saying => ({
    type: 'ClassifyComplaint',
    ...change,
  }),
  done: (duty: string, ...documents: readonly string[]): Saying => ({
    type: 'CompleteDuty',
    duty,
    documents: [...documents],
  }),
} as const;

function written(elements: readonly string[]): { elements?: Record<string, string> } {
  if (elements.length === 0) return {};
  return { elements: Object.fromEntries(elements.map((element) => [element, '见附件所述。'])) };
}
