import { Hono } from 'hono';
import { html } from 'hono/html';
import { VerifyForm } from '../../../shared/contract/following.ts';
import { OwnDossier } from '../../../shared/contract/public.ts';
import { DossierFile } from '../../../web/intake/following/dossier-file.tsx';
import { noFaults } from '../../../web/intake/frame/fields.tsx';
import { VerifyPage } from '../../../web/intake/verify-page.tsx';
import { followingWords } from '../../../web/words/intake/following.ts';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { sendPage } from '../answer.ts';
import { readCookie } from '../cookies.ts';
import type { PagesDeps } from '../deps.ts';
import { faultsOf } from '../form-body.ts';
import { type IntakeContext, type IntakeEnv, askAgain, visitOf } from './visit.ts';

/** The own dossier as a file. */
async function sendDossier(context: IntakeContext, deps: PagesDeps, as: 'html' | 'json'): Promise<Response> {
  const { desk, frame, promise } = visitOf(context);
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const dossier = await desk.ownDossier(pass, frame.language);
  if (!dossier.ok) return askAgain(context, deps);
  const name = `${dossier.value.proof.number.replaceAll(/[^A-Za-z0-9-]/g, '_')}.${as}`;
  context.header('content-disposition', `attachment; filename="${name}"`);
  if (as === 'json') return context.json(OwnDossier.parse(dossier.value));
  const page = DossierFile({ dossier: dossier.value, language: frame.language, timeZone: promise.timeZone });
  return context.html(html`<!doctype html>${page}`);
}

/** Whether a receipt was issued here. The form comes by GET: the address is what the code on the receipt holds. */
async function verify(context: IntakeContext): Promise<Response> {
  const { desk, frame } = visitOf(context);
  const { number, on, code } = context.req.query();
  const typed = { number, on, code };
  if (number === undefined && on === undefined && code === undefined)
    return sendPage(context, VerifyPage({ frame, typed, state: noFaults }));
  const form = VerifyForm.safeParse(typed);
  if (!form.success) {
    const text = { number: number ?? '', on: on ?? '', code: code ?? '' };
    const faults = faultsOf(
      form.error,
      { text, lists: {} },
      { fields: followingWords[frame.language].proof.faults, unknown: intakeWords[frame.language].faults.unknown },
    );
    return sendPage(context, VerifyPage({ frame, typed, state: { problem: 'request/invalid', faults } }), 422);
  }
  const answer = { proof: form.data, isOurs: await desk.verify(form.data) };
  return sendPage(context, VerifyPage({ frame, typed, state: noFaults, answer }));
}

/** Papers for elsewhere: the own dossier, and the page where anybody checks a receipt. */
export function provingRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get('/follow/dossier.html', (context) => sendDossier(context, deps, 'html'));
  routes.get('/follow/dossier.json', (context) => sendDossier(context, deps, 'json'));
  routes.get('/verify', (context) => verify(context));
  return routes;
}
