import { type Context, Hono } from 'hono';
import * as z from 'zod';
import {
  ApplyBody,
  CalendarJobView,
  CalendarVersionView,
  CalendarView,
  ImportQuery,
  ImportView,
  PreviewBody,
  PreviewView,
  PublishCalendarBody,
  icalendarBytesMax,
} from '../../../shared/contract/calendar.ts';
import type { Refused } from '../../../shared/contract/problems.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { CalendarDesk } from '../../../shared/usecase/calendar/calendar-desk.ts';
import { methodProblem, problemResponse } from '../../lib/problem.ts';
import { readJson, readQuery } from '../../lib/validate.ts';
import type { StaffEnv } from '../staff/staff-shell.ts';

export type CalendarShell = { readonly calendarsOf: (c: Context) => Promise<CalendarDesk> };

/** Two thousand named days with reasons of full length, and room. */
const bodyBytesMax = 2 * 1024 * 1024;

/** The version in If-Match, as the ETag of the calendar gives it. */
function versionRead(c: Context): Result<number, Refused> {
  const given = c.req.header('if-match');
  if (given === undefined) return refuse({ code: 'complaint/version-required' });
  const version = /^"(\d{1,6})"$/.exec(given)?.[1];
  return version === undefined ? refuse({ code: 'calendar/changed' }) : ok(Number(version));
}

/** The iCalendar file that is the body of the request. */
async function readFile(c: Context): Promise<Result<Uint8Array, Refused>> {
  const mediaType = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'text/calendar') return refuse({ code: 'request/unsupported-media-type' });
  if (Number(c.req.header('content-length') ?? 0) > icalendarBytesMax) return refuse({ code: 'request/too-large' });
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return bytes.byteLength > icalendarBytesMax ? refuse({ code: 'request/too-large' }) : ok(bytes);
}

const answer = <Value>(
  c: Context<StaffEnv>,
  result: Result<Value, Refused>,
  schema: z.ZodType<Value>,
  status: 200 | 201 | 202 = 200,
): Response => (result.ok ? c.json(schema.parse(result.value), status) : problemResponse(c, result.refusal));

const sendCalendar = (c: Context<StaffEnv>, result: Result<CalendarView, Refused>, status: 200 | 201): Response => {
  if (result.ok) c.header('etag', `"${result.value.version}"`);
  return answer(c, result, CalendarView, status);
};

/** `/calendar`: reading, asking, importing, publishing, applying. Mounted behind `requireStaff`. */
export function calendarRoutes(shell: CalendarShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const desk = shell.calendarsOf;

  app.get('/calendar', async (c) => sendCalendar(c, await (await desk(c)).read(c.get('actor')), 200));
  app.all('/calendar', (c) => methodProblem(c, ['GET']));

  app.get('/calendar/versions/:version', async (c) => {
    const version = z.coerce.number().int().positive().max(999_999).safeParse(c.req.param('version'));
    if (!version.success) return problemResponse(c, { code: 'calendar/unknown-version' });
    return answer(c, await (await desk(c)).version(c.get('actor'), version.data), CalendarVersionView);
  });
  app.all('/calendar/versions/:version', (c) => methodProblem(c, ['GET']));

  app.post('/calendar/preview', async (c) => {
    const body = await readJson(c, PreviewBody, bodyBytesMax);
    if (!body.ok) return problemResponse(c, body.refusal);
    return answer(c, await (await desk(c)).preview(c.get('actor'), body.value.calendar), PreviewView);
  });
  app.all('/calendar/preview', (c) => methodProblem(c, ['POST']));

  app.post('/calendar/import', async (c) => {
    const query = readQuery(c, ImportQuery);
    if (!query.ok) return problemResponse(c, query.refusal);
    const file = await readFile(c);
    if (!file.ok) return problemResponse(c, file.refusal);
    return answer(c, await (await desk(c)).importDays(c.get('actor'), file.value, query.value.as), ImportView);
  });
  app.all('/calendar/import', (c) => methodProblem(c, ['POST']));

  app.post('/calendar/publish', async (c) => {
    const body = await readJson(c, PublishCalendarBody, bodyBytesMax);
    if (!body.ok) return problemResponse(c, body.refusal);
    const version = versionRead(c);
    if (!version.ok) return problemResponse(c, version.refusal);
    return sendCalendar(c, await (await desk(c)).publish(c.get('actor'), body.value, version.value), 201);
  });
  app.all('/calendar/publish', (c) => methodProblem(c, ['POST']));

  app.post('/calendar/apply', async (c) => {
    const body = await readJson(c, ApplyBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    return answer(c, await (await desk(c)).apply(c.get('actor'), body.value), CalendarJobView, 202);
  });
  app.all('/calendar/apply', (c) => methodProblem(c, ['POST']));

  app.get('/calendar/job', async (c) => answer(c, await (await desk(c)).job(c.get('actor')), CalendarJobView));
  app.all('/calendar/job', (c) => methodProblem(c, ['GET']));
  for (const [word, to] of [
    ['pause', 'paused'],
    ['resume', 'running'],
  ] as const) {
    app.post(`/calendar/job/${word}`, async (c) =>
      answer(c, await (await desk(c)).turn(c.get('actor'), to), CalendarJobView),
    );
    app.all(`/calendar/job/${word}`, (c) => methodProblem(c, ['POST']));
  }

  return app;
}
