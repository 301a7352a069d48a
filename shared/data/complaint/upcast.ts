import type { EventType } from '../../complaint/events.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * How the data of an event of an older schema becomes that of the next one. One entry for each schema that was ever
 * written and is no longer; the stored bytes stay as they are.
 */
const upcasters: Readonly<Partial<Record<EventType, Readonly<Record<number, (data: Data) => Data>>>>> = {};

/** The data of a stored event as today's schema has it. */
export function upcast(type: EventType, schema: number, data: Data): Data {
  const step = upcasters[type]?.[schema];
  return step ? upcast(type, schema + 1, step(data)) : data;
}
