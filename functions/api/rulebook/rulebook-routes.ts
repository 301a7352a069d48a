import { type Context, Hono } from 'hono';
import * as z from 'zod';
import {
  AnyRulebook,
  ChangesView,
  DiffBody,
  DraftBody,
  DraftView,
  ExplainBody,
  ExplainView,
  FindingsView,
  LintBody,
  PublishBody,
  RulebookVersionView,
  RulebookView,
  SimulateBody,
  rulebookBytesMax,
} from '../../../shared/contract/rulebook.ts';
import type { Refused } from '../../../shared/contract/problems.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { RulebookDesk } from '../../../shared/usecase/rulebook/rulebook-desk.ts';
import { methodProblem, problemResponse } from '../../lib/problem.ts';
import { readJson } from '../../lib/validate.ts';
import type { StaffEnv } from '../staff/staff-shell.ts';

export type RulebookShell = { readonly rulebooksOf: (c: Context) => Promise<RulebookDesk> };

/** A wrapping of the largest rulebook. */
const bodyBytesMax = rulebookBytesMax + 64 * 1024;

/** The revision in If-Match, as the ETag of a draft gives it; null for one that is none. */
function revisionOf(c: Context): number | undefined | null {
  const given = c.req.header('if-match');
  if (given === undefined) return undefined;
  const revision = /^"(\d{1,9})"$/.exec(given)?.[1];
  return revision === undefined ? null : Number(revision);
}

const answer = <Value>(
  c: Context<StaffEnv>,
  result: Result<Value, Refused>,
  schema: z.ZodType<Value>,
  status: 200 | 201 = 200,
): Response => (result.ok ? c.json(schema.parse(result.value), status) : problemResponse(c, result.refusal));

const sendDraft = (c: Context<StaffEnv>, result: Result<DraftView, Refused>): Response => {
  if (result.ok) c.header('etag', `"${result.value.revision}"`);
  return answer(c, result, DraftView);
};

/** `/rulebook`: reading, drafting, asking, publishing. Mounted behind `requireStaff`. */
export function rulebookRoutes(shell: RulebookShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();

  const ask = async <Body, Value>(
    c: Context<StaffEnv>,
    body: z.ZodType<Body>,
    view: z.ZodType<Value>,
    question: (desk: RulebookDesk, asked: Body) => Promise<Result<Value, Refused>>,
  ): Promise<Response> => {
    const asked = await readJson(c, body, bodyBytesMax);
    if (!asked.ok) return problemResponse(c, asked.refusal);
    return answer(c, await question(await shell.rulebooksOf(c), asked.value), view);
  };

  app.get('/rulebook', async (c) => answer(c, await (await shell.rulebooksOf(c)).read(c.get('actor')), RulebookView));
  app.all('/rulebook', (c) => methodProblem(c, ['GET']));

  app.get('/rulebook/versions/:version', async (c) => {
    const version = z.coerce.number().int().positive().safeParse(c.req.param('version'));
    if (!version.success) return problemResponse(c, { code: 'rulebook/unknown-version' });
    const desk = await shell.rulebooksOf(c);
    return answer(c, await desk.version(c.get('actor'), version.data), RulebookVersionView);
  });
  app.all('/rulebook/versions/:version', (c) => methodProblem(c, ['GET']));

  app.get('/rulebook/draft', async (c) => sendDraft(c, await (await shell.rulebooksOf(c)).draft(c.get('actor'))));
  app.put('/rulebook/draft', async (c) => {
    const body = await readJson(c, DraftBody, bodyBytesMax);
    if (!body.ok) return problemResponse(c, body.refusal);
    const revision = revisionOf(c);
    if (revision === null) return problemResponse(c, { code: 'rulebook/changed' });
    return sendDraft(c, await (await shell.rulebooksOf(c)).saveDraft(c.get('actor'), body.value.rulebook, revision));
  });
  app.delete('/rulebook/draft', async (c) => {
    const revision = revisionOf(c);
    if (revision === undefined) return problemResponse(c, { code: 'complaint/version-required' });
    if (revision === null) return problemResponse(c, { code: 'rulebook/changed' });
    const dropped = await (await shell.rulebooksOf(c)).dropDraft(c.get('actor'), revision);
    return dropped.ok ? c.body(null, 204) : problemResponse(c, dropped.refusal);
  });
  app.all('/rulebook/draft', (c) => methodProblem(c, ['GET', 'PUT', 'DELETE']));

  app.post('/rulebook/validate', (c) =>
    ask(c, LintBody, FindingsView, (desk, { rulebook }) => desk.validate(c.get('actor'), rulebook)),
  );
  app.post('/rulebook/lint', (c) =>
    ask(c, LintBody, FindingsView, (desk, { rulebook }) => desk.lint(c.get('actor'), rulebook)),
  );
  app.post('/rulebook/diff', (c) =>
    ask(c, DiffBody, ChangesView, (desk, { rulebook, against }) => desk.diff(c.get('actor'), rulebook, against)),
  );
  app.post('/rulebook/explain', (c) =>
    ask(c, ExplainBody, ExplainView, (desk, body) => desk.explain(c.get('actor'), body)),
  );
  app.post('/rulebook/simulate', (c) =>
    ask(c, SimulateBody, AnyRulebook, (desk, { rulebook, scenario, language }) =>
      desk.simulate(c.get('actor'), rulebook, scenario, language),
    ),
  );
  for (const question of ['validate', 'lint', 'diff', 'explain', 'simulate']) {
    app.all(`/rulebook/${question}`, (c) => methodProblem(c, ['POST']));
  }

  app.post('/rulebook/publish', async (c) => {
    const body = await readJson(c, PublishBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const revision = revisionOf(c);
    if (revision === undefined) return problemResponse(c, { code: 'complaint/version-required' });
    if (revision === null) return problemResponse(c, { code: 'rulebook/changed' });
    const published = await (await shell.rulebooksOf(c)).publish(c.get('actor'), body.value, revision);
    return answer(c, published, RulebookView, 201);
  });
  app.all('/rulebook/publish', (c) => methodProblem(c, ['POST']));

  return app;
}
