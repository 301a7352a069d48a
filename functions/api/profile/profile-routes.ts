import { type Context, Hono } from 'hono';
import { PlacePatch, PlaceView, PlacesBody, PlacesView } from '../../../shared/contract/places.ts';
import type { Refused } from '../../../shared/contract/problems.ts';
import { LogoView, ProfileBody, ProfileView, logoBytesMax, logoMediaTypes } from '../../../shared/contract/profile.ts';
import { PlaceId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { methodProblem, notFoundProblem, problemResponse } from '../../lib/problem.ts';
import { readJson } from '../../lib/validate.ts';
import type { StaffEnv } from '../staff/staff-shell.ts';
import type { PagesDesk } from './open-profile-desk.ts';

export type ProfileShell = { readonly profilesOf: (c: Context) => Promise<PagesDesk> };

/** The largest profile: ten announcements and everything else in two languages. */
const profileBytesMax = 128 * 1024;

/** The revision in If-Match; undefined when there is none, null for one that never was. */
function revisionOf(c: Context): number | undefined | null {
  const given = c.req.header('if-match');
  if (given === undefined) return undefined;
  const revision = /^"(\d{1,9})"$/.exec(given)?.[1];
  return revision === undefined ? null : Number(revision);
}

function sendProfile(c: Context<StaffEnv>, view: ProfileView): Response {
  c.header('etag', `"${view.revision}"`);
  return c.json(ProfileView.parse(view));
}

const bytesOf = async (c: Context): Promise<Result<Uint8Array, Refused<'request/too-large'>>> => {
  const tooLarge = { ok: false, refusal: { code: 'request/too-large' } } as const;
  if (Number(c.req.header('content-length') ?? 0) > logoBytesMax) return tooLarge;
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return bytes.length > logoBytesMax ? tooLarge : { ok: true, value: bytes };
};

/** `/profile` and `/places`: what the public pages say, and the places with a code. Mounted behind `requireStaff`. */
export function profileRoutes(shell: ProfileShell): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();

  app.get('/profile', async (c) => sendProfile(c, await (await shell.profilesOf(c)).read()));
  app.put('/profile', async (c) => {
    const body = await readJson(c, ProfileBody, profileBytesMax);
    if (!body.ok) return problemResponse(c, body.refusal);
    const revision = revisionOf(c);
    if (revision === undefined) return problemResponse(c, { code: 'complaint/version-required' });
    if (revision === null) return problemResponse(c, { code: 'profile/changed' });
    const saved = await (await shell.profilesOf(c)).save(c.get('actor'), body.value.profile, revision);
    return saved.ok ? sendProfile(c, saved.value) : problemResponse(c, saved.refusal);
  });
  app.all('/profile', (c) => methodProblem(c, ['GET', 'PUT']));

  app.post('/profile/logo', async (c) => {
    const mediaType = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (!logoMediaTypes.some((each) => each === mediaType))
      return problemResponse(c, { code: 'request/unsupported-media-type' });
    const bytes = await bytesOf(c);
    if (!bytes.ok) return problemResponse(c, bytes.refusal);
    const logo = await (await shell.profilesOf(c)).addLogo(c.get('actor'), bytes.value);
    return logo.ok ? c.json(LogoView.parse({ logo: logo.value }), 201) : problemResponse(c, logo.refusal);
  });
  app.all('/profile/logo', (c) => methodProblem(c, ['POST']));

  app.get('/profile/logo/:digest', async (c) => {
    const logo = await (await shell.profilesOf(c)).logo(c.req.param('digest'));
    return logo
      ? c.body(new Uint8Array(logo.bytes), 200, { 'content-type': logo.mediaType })
      : problemResponse(c, { code: 'file/not-found' });
  });
  app.all('/profile/logo/:digest', (c) => methodProblem(c, ['GET']));

  app.get('/places', async (c) => {
    const places = await (await shell.profilesOf(c)).places.list();
    return c.json(PlacesView.parse({ places }));
  });
  app.post('/places', async (c) => {
    const body = await readJson(c, PlacesBody);
    if (!body.ok) return problemResponse(c, body.refusal);
    const added = await (await shell.profilesOf(c)).places.add(c.get('actor'), body.value);
    return added.ok ? c.json(PlacesView.parse({ places: added.value }), 201) : problemResponse(c, added.refusal);
  });
  app.all('/places', (c) => methodProblem(c, ['GET', 'POST']));

  app.patch('/places/:id', async (c) => {
    const id = PlaceId.safeParse(c.req.param('id'));
    const body = await readJson(c, PlacePatch);
    if (!body.ok) return problemResponse(c, body.refusal);
    if (!id.success) return notFoundProblem(c);
    const changed = await (await shell.profilesOf(c)).places.change(c.get('actor'), id.data, body.value);
    return changed.ok ? c.json(PlaceView.parse(changed.value)) : problemResponse(c, changed.refusal);
  });
  app.all('/places/:id', (c) => methodProblem(c, ['PATCH']));

  return app;
}
