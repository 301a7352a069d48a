import * as z from 'zod';
import { Addition } from '../calendar/budget.ts';
import { TimeOfDay } from '../calendar/time-of-day.ts';
import { ComplaintCommand } from '../complaint/commands.ts';
import { RegisterComplaint } from '../complaint/verbs/register.ts';
import { TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { personId } from './cast.ts';

/** A reading of the wall clock in the tenant's time zone, `2026-09-28 09:00`. */
export const WallMoment = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => IsoDate.safeParse(text.slice(0, 10)).success);

/** A moment of a scenario: an instant in UTC, or what the wall clock shows. */
export const Moment = z.union([Instant, WallMoment]);
export type Moment = z.infer<typeof Moment>;

/** A name within one scenario, in whatever script. */
const PersonName = z.string().trim().min(1).max(60);

/** A position held at a unit; unset: at the complaint centre. */
const Holding = z.strictObject({ position: TermId, unit: TermId.optional() });

/**
 * Who acts: the complainant, whoever holds a position at a unit, or one of the scenario's people by name, where it matters
 * that two steps are taken by two persons or by the same.
 */
export const Performer = z.union([z.literal('complainant'), Holding, z.strictObject({ person: PersonName })]);
export type Performer = z.infer<typeof Performer>;

/** What is filed. Whatever is left out is filled in, see `filingOf`. */
const Filing = RegisterComplaint.omit({ type: true, id: true }).partial();

/**
 * Something that somebody does. `at` a moment, or so long `after` the step before it, at the same time of day or at
 * `time`; with neither, in the same moment.
 */
export const ScenarioStep = z
  .strictObject({
    at: Moment.optional(),
    after: Addition.optional(),
    time: TimeOfDay.optional(),
    by: Performer,
    do: ComplaintCommand,
  })
  .refine(({ at, after }) => at === undefined || after === undefined, 'needs either a moment or a time after, not both')
  .refine(
    ({ after, time }) => time === undefined || (after !== undefined && !unitsOfHours.includes(after.unit)),
    'a time of day goes with days, weeks or months',
  );
export type ScenarioStep = z.infer<typeof ScenarioStep>;

const unitsOfHours: readonly string[] = ['minutes', 'hours', 'working-hours'];

const Story = z.strictObject({
  title: LocalText.optional(),
  /** When the complaint is filed. */
  startAt: Moment,
  /** Of the complainant; unset: the rulebook's. */
  language: Language.optional(),
  /** People who are named, with the positions they hold. */
  people: z.record(PersonName, z.array(Holding).min(1).max(10)).optional(),
  filing: Filing.optional(),
  /** What the rulebook wants with a registration and the story leaves out is missing; unset: it is taken as given. */
  filesExactly: z.boolean().optional(),
  /** Who files; unset: the complainant on the hosted pages, else somebody who may register what comes through the channel. */
  filedBy: Performer.optional(),
  steps: z.array(ScenarioStep).max(200).optional(),
  /** Nothing is played after this moment; unset: until nothing is waited for any more. */
  until: Moment.optional(),
});

type Raw = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `@name` anywhere in what is filed or done stands for the id of that person, or of another complaint. */
function withIds(value: unknown, met: Set<string>): unknown {
  if (typeof value === 'string' && /^@./.test(value)) {
    met.add(value.slice(1));
    return personId(value.slice(1));
  }
  if (Array.isArray(value)) return value.map((each) => withIds(each, met));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withIds(each, met)]));
}

function named(given: unknown): unknown {
  if (!isRecord(given)) return given;
  const met = new Set<string>();
  const steps = Array.isArray(given['steps'])
    ? given['steps'].map((step: unknown) => (isRecord(step) ? { ...step, do: withIds(step['do'], met) } : step))
    : given['steps'];
  const filing = withIds(given['filing'], met);
  const byPosition = [...met].flatMap((name) => {
    const [position, unit] = name.split('/');
    return position !== undefined && unit !== undefined ? [[name, [{ position, unit }]] as const] : [];
  });
  const people = isRecord(given['people']) ? given['people'] : {};
  return {
    ...given,
    ...(filing !== undefined && { filing }),
    ...(steps !== undefined && { steps }),
    ...((given['people'] !== undefined || byPosition.length > 0) && {
      people:
        given['people'] === undefined || isRecord(given['people'])
          ? { ...Object.fromEntries(byPosition), ...people }
          : given['people'],
    }),
  };
}

/**
 * A story to play through a rulebook 演练: a complaint, what people do about it and when. Where a command wants the id of a
 * person, `@name` is written: a name of `people`, or `@position/unit` for whoever holds that position there.
 */
export const Scenario = z.preprocess(named, Story);
export type Scenario = z.infer<typeof Scenario>;
