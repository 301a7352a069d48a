import * as z from 'zod';

/** A moment in UTC with milliseconds, `2026-11-22T08:30:00.000Z`. Sorts as text. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar day without a time zone, `2026-11-22`. Sorts as text. */
export const IsoDate = z.iso.date().brand<'IsoDate'>();
export type IsoDate = z.infer<typeof IsoDate>;

/** A name of the IANA time zone database, such as `Asia/Shanghai`. */
export const TimeZone = z
  .string()
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'not a time zone')
  .brand<'TimeZone'>();
export type TimeZone = z.infer<typeof TimeZone>;

/** Where the present moment comes from. The core never asks; the shell asks once per request. */
export type Clock = { readonly now: () => Instant };

/** The instant `milliseconds` after 1970 UTC. */
export const instantOf = (milliseconds: number): Instant =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- toISOString writes exactly this form
  new Date(milliseconds).toISOString() as Instant;

/** Milliseconds since 1970 UTC. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

/** The instant that lies `milliseconds` after (or, negative, before) the given one. */
export const plusMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  instantOf(millisecondsOf(instant) + milliseconds);
