import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { LocalText } from '../../kernel/text.ts';
import { Predicate } from '../predicate.ts';
import { Who } from './organisation.ts';
import { provenance } from './source.ts';

const pattern = z
  .string()
  .max(40)
  .regex(/\{serial:[1-9]\}/);

/** `{YYYY}`, `{YY}`, `{MM}`, `{DD}` and `{serial:4}`; the serial starts anew whenever the rest of the pattern changes. */
export const Numbering = z.strictObject({
  /** How a number is written, see above. */
  pattern,
  /** Other patterns for some complaints; the first whose `when` holds decides. */
  others: z
    .array(z.strictObject({ when: Predicate, pattern }))
    .max(20)
    .optional(),
  ...provenance,
});
export type Numbering = z.infer<typeof Numbering>;

/** A report that somebody owes somebody, again and again. */
export const ReportRule = z.strictObject({
  id: TermId,
  label: LocalText,
  /** How often. */
  every: z.enum(['week', 'half-month', 'month', 'two-months', 'quarter', 'half-year', 'year', 'on-demand']),
  /** Who makes it. */
  from: z.array(Who).min(1).optional(),
  /** For whom, in words; it may be somebody outside. */
  to: LocalText,
  contents: LocalText.optional(),
  /** How many days after the end of the period it is due, or on which days of which month. */
  due: z
    .union([
      z.strictObject({ daysAfterPeriod: z.int().min(0).max(366), workingDays: z.boolean().optional() }),
      z.strictObject({ months: z.array(z.int().min(1).max(12)).min(1), untilDay: z.int().min(1).max(31) }),
    ])
    .optional(),
  ...provenance,
});
export type ReportRule = z.infer<typeof ReportRule>;

/** How long the record of a complaint is kept after it is closed. The first whose `when` holds decides. */
export const RetentionRule = z.strictObject({
  id: TermId,
  when: Predicate,
  /** After closing. */
  years: z.int().min(1).max(100),
  ...provenance,
});
export type RetentionRule = z.infer<typeof RetentionRule>;

/** A register 登记簿 that is kept: its name and its columns, for registers and reports. */
export const RegisterRule = z.strictObject({
  id: TermId,
  label: LocalText,
  when: Predicate,
  columns: z.array(LocalText).min(1).max(40),
  ...provenance,
});
export type RegisterRule = z.infer<typeof RegisterRule>;

/** A question the institution left open where a clock needs an answer; sign-up runs on `proposed` until it is confirmed. */
export const OpenQuestion = z.strictObject({
  id: TermId,
  question: LocalText,
  proposed: LocalText,
  source: z.literal('huiyin'),
  /** JSON pointers of the values that carry the proposal. */
  about: z
    .array(z.string().regex(/^(\/[^/]+)+$/))
    .min(1)
    .optional(),
  /** The administrator has agreed to the proposal. */
  isConfirmed: z.boolean().optional(),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

/** A remark for the administrator: where the source contradicts itself, and what was made of it. */
export const Note = z.strictObject({ id: TermId, text: LocalText });
export type Note = z.infer<typeof Note>;

/** What the public is told on the start page beside the promise that is generated from the clocks. */
export const Disclosure = z.strictObject({
  notHandled: z.array(z.strictObject({ id: TermId, text: LocalText })),
  /** More to say: hours, places, where else one can turn. */
  statements: z.array(z.strictObject({ id: TermId, text: LocalText })).optional(),
});
export type Disclosure = z.infer<typeof Disclosure>;
