import * as z from 'zod';

/** A reading of the wall clock, `08:30`. `24:00` is the end of a day. Sorts as text. */
export const TimeOfDay = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 08:30, at most 24:00')
  .brand<'TimeOfDay'>();
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** Minutes since the wall clock showed 00:00. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
