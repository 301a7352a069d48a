import { Hono } from 'hono';
import { InviteBody, PersonPatch, UnitBody, UnitPatch } from '../../../shared/contract/staff.ts';
import { StaffId, TermId } from '../../../shared/kernel/ids.ts';
import { methodProblem, notFoundProblem, problemResponse } from '../../lib/problem.ts';
import { readJson } from '../../lib/validate.ts';
import { requireStaff } from './require-staff.ts';
import type { StaffEnv, StaffShell } from './staff-shell.ts';

/** `/organisation`, `/people` and `/units`: who works here, and where. */
export function organisationRoutes(shell: StaffShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const staffOnly = requireStaff(shell);

  app.get('/organisation', staffOnly, async (c) => c.json(await c.get('staffDeps').desk.listOrganisation()));
  app.all('/organisation', (c) => methodProblem(c, ['GET']));

  app.post('/people', staffOnly, async (c) => {
    const body = await readJson(c, InviteBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const person = await c.get('staffDeps').desk.invitePerson(c.get('actor'), body.value);
    return person.ok ? c.json(person.value, 201) : problemResponse(c, person.refusal);
  });
  app.all('/people', (c) => methodProblem(c, ['POST']));

  app.patch('/people/:id', staffOnly, async (c) => {
    const id = StaffId.safeParse(c.req.param('id'));
    const body = await readJson(c, PersonPatch);
    if (!body.ok) return problemResponse(c, body.refusal);
    if (!id.success) return notFoundProblem(c);
    const person = await c.get('staffDeps').desk.changePerson(c.get('actor'), id.data, body.value);
    return person.ok ? c.json(person.value) : problemResponse(c, person.refusal);
  });
  app.all('/people/:id', (c) => methodProblem(c, ['PATCH']));

  app.post('/units', staffOnly, async (c) => {
    const body = await readJson(c, UnitBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const unit = await c.get('staffDeps').desk.addUnit(c.get('actor'), body.value);
    return unit.ok ? c.json(unit.value, 201) : problemResponse(c, unit.refusal);
  });
  app.all('/units', (c) => methodProblem(c, ['POST']));

  app.patch('/units/:id', staffOnly, async (c) => {
    const id = TermId.safeParse(c.req.param('id'));
    const body = await readJson(c, UnitPatch);
    if (!body.ok) return problemResponse(c, body.refusal);
    if (!id.success) return notFoundProblem(c);
    const unit = await c.get('staffDeps').desk.changeUnit(c.get('actor'), id.data, body.value);
    return unit.ok ? c.json(unit.value) : problemResponse(c, unit.refusal);
  });
  app.all('/units/:id', (c) => methodProblem(c, ['PATCH']));

  return app;
}
