import { expect } from 'vitest';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { CalendarView } from '../../shared/contract/calendar.ts';
import { type Browser, read, type Reply } from './service.ts';
import type { Organisation } from './sign-up.ts';

/** What is sent to an address of the calendar: JSON, or a file, under the version that was read. */
export type Ask = {
  readonly json?: unknown;
  readonly file?: string | Buffer;
  readonly type?: string;
  readonly method?: string;
  readonly version?: number | string;
};
export type Changes = Partial<Record<keyof WorkCalendar, unknown>>;

/** The calendar of one organisation as its administrator keeps it. */
export function calendarOf(organisation: () => Organisation) {
  /** Asks as somebody; as the administrator unless told otherwise. */
  const ask = (
    path: string,
    { version, file, type = 'text/calendar', ...sending }: Ask = {},
    browser: Browser = organisation().administrator,
  ): Promise<Reply> =>
    browser.ask(organisation().hosts.console, `/api/calendar${path}`, {
      ...sending,
      ...(file !== undefined && { body: file }),
      headers: {
        ...(file !== undefined && { 'content-type': type }),
        ...(version !== undefined && { 'if-match': typeof version === 'number' ? `"${version}"` : version }),
      },
    });
  const inForce = async (): Promise<CalendarView> => read(await ask(''), CalendarView);
  /** The calendar in force with changes, as the console sends it. */
  const changed = async (changes: Changes): Promise<Record<string, unknown>> => {
    const { version: _, ...calendar } = (await inForce()).calendar;
    return { ...calendar, ...changes };
  };
  const publish = async (changes: Changes): Promise<CalendarView> => {
    const { version } = await inForce();
    const reply = await ask('/publish', { json: { calendar: await changed(changes) }, version });
    expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
    return read(reply, CalendarView);
  };
  return { ask, inForce, changed, publish };
}

export const anniversary = { zh: '院庆', en: 'Anniversary' };
