import * as z from 'zod';

const Earlier = z.looseObject({ clocks: z.array(z.looseObject({ start: z.unknown() })) });

/** A stored rulebook as the language has it today: a clock was once started by one thing, and by several since. */
export function inTodaysLanguage(document: unknown): unknown {
  const read = Earlier.safeParse(document);
  if (!read.success) return document;
  const clocks = read.data.clocks.map((clock) => ({ ...clock, start: [clock.start].flat() }));
  return { ...read.data, clocks };
}
