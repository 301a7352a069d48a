import { useState } from 'react';
import type { IdentityMode } from '../../../shared/rulebook/names.ts';
import { instantAt } from '../../../shared/calendar/time-zone.ts';
import { TimeOfDay } from '../../../shared/calendar/time-of-day.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { serverNow } from '../server/server-clock.ts';

/** What an officer has typed so far. */
export type Typed = {
  readonly channel?: string;
  readonly category?: string;
  /** As the browser's own field gives it: `2026-11-22T09:30`. */
  readonly receivedAt: string;
  readonly narrative: string;
  readonly inDanger: boolean;
  readonly identityMode: IdentityMode;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly language: Language;
  readonly address: string;
  readonly idNumber: string;
  /** What the rules wanted and the officer says is there: signatures, papers. */
  readonly ticked: readonly string[];
  /** Answers to the tenant's own questions. */
  readonly fields: Readonly<Record<string, string | number>>;
  /** The unit complained about; empty for somebody outside. */
  readonly respondent?: string;
  readonly location?: string;
  readonly representatives?: number | undefined;
};

export const nothingTyped = (language: Language): Typed => ({
  receivedAt: '',
  narrative: '',
  inDanger: false,
  identityMode: 'named',
  name: '',
  phone: '',
  email: '',
  language,
  address: '',
  idNumber: '',
  ticked: [],
  fields: {},
});

/** What is wrong with it, by field. */
export type Faults = Readonly<Partial<Record<'channel' | 'category' | 'receivedAt' | 'narrative' | 'email', true>>>;

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The moment that a field of the browser names, on the clocks of the tenant; undefined for an empty one or nonsense. */
function momentOf(local: string, timeZone: string) {
  const [day, time] = local.split('T');
  const parsedDay = IsoDate.safeParse(day);
  const parsedTime = TimeOfDay.safeParse(time?.slice(0, 5));
  return parsedDay.success && parsedTime.success ? instantAt(parsedDay.data, parsedTime.data, timeZone) : undefined;
}

/** What the rules wanted besides, as far as it was given. */
function wantedOf({ ticked, fields, respondent, location, representatives }: Typed): Readonly<Record<string, unknown>> {
  const documents = ticked.flatMap((each) => (each.startsWith('document:') ? [each.slice('document:'.length)] : []));
  const given = ticked.filter((each) => !each.includes(':'));
  return {
    ...(given.length > 0 && { given }),
    ...(documents.length > 0 && { documents }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(respondent !== undefined && {
      respondents: [respondent === '' ? { isExternal: true } : { unit: respondent }],
    }),
    ...(location !== undefined && { location }),
    ...(representatives !== undefined && { representatives }),
  };
}

/** The faults of what was typed, and the body of the request where there are none. */
export function filingOf(
  typed: Typed,
  timeZone: string,
): { readonly faults: Faults; readonly body?: Readonly<Record<string, unknown>> } {
  const narrative = typed.narrative.trim();
  const email = typed.email.trim();
  const receivedAt = typed.receivedAt === '' ? undefined : momentOf(typed.receivedAt, timeZone);
  const isLater = receivedAt !== undefined && Date.parse(receivedAt) > serverNow();
  const faults: Faults = {
    ...(typed.channel === undefined && { channel: true }),
    ...(typed.category === undefined && { category: true }),
    ...(narrative === '' && { narrative: true }),
    ...((isLater || (typed.receivedAt !== '' && receivedAt === undefined)) && { receivedAt: true }),
    ...(email !== '' && !emailPattern.test(email) && { email: true }),
  };
  if (Object.keys(faults).length > 0) return { faults };
  const { address, idNumber } = typed;
  const said = {
    name: typed.name.trim(),
    phone: typed.phone.trim(),
    email,
    address: address.trim(),
    idNumber: idNumber.trim(),
  };
  const identity = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
  const { channel, category, identityMode, language, inDanger } = typed;
  return {
    faults,
    body: {
      channel,
      category,
      identityMode,
      language,
      narrative,
      ...(inDanger && { inDanger: true }),
      ...wantedOf(typed),
      ...(receivedAt && { receivedAt }),
      ...(identityMode !== 'anonymous' && Object.keys(identity).length > 0 && { identity }),
    },
  };
}

/** A filing in the making. */
export function useFiling(first: Typed) {
  const [typed, setTyped] = useState(first);
  return { typed, write: (more: Partial<Typed>): void => setTyped((before) => ({ ...before, ...more })) };
}
