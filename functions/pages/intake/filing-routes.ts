import { Hono } from 'hono';
import { FilingForm, FormToken, filesMax } from '../../../shared/contract/public.ts';
import type { PublicDesk } from '../../../shared/usecase/public/public-desk.ts';
import { type FormState, noFaults } from '../../../web/intake/frame/fields.tsx';
import { type FilingDraft, FilingPage } from '../../../web/intake/filing-page.tsx';
import { ReceiptPage } from '../../../web/intake/receipt-page.tsx';
import { intakeWords } from '../../../web/words/intake/index.ts';
import { problemWords } from '../../../web/words/problems.ts';
import { leadTo, sendPage, statusOf } from '../answer.ts';
import { readCookie, writeCookie } from '../cookies.ts';
import { type PagesDeps, publishedAt } from '../deps.ts';
import { type FormFields, faultsOf, readForm } from '../form-body.ts';
import { type IntakeContext, type IntakeEnv, type Visit, askAgain, intakeProblem, keepPass, visitOf } from './visit.ts';

const newToken = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');

/** What was typed. The token stays, so that sending again after a mistake files one complaint. */
function draftOf({ text, lists }: FormFields): FilingDraft {
  const token = FormToken.safeParse(text['token']);
  return {
    token: token.success ? token.data : newToken(),
    uploads: lists['uploads'] ?? [],
    category: text['category'],
    narrative: text['narrative'],
    identityMode: text['identityMode'],
    name: text['name'],
    phone: text['phone'],
    email: text['email'],
    answers: text,
  };
}

type FilingRefusal = Extract<Awaited<ReturnType<PublicDesk['file']>>, { ok: false }>['refusal'];

/** A refusal as the fault of the field that caused it. */
function stateOf(refusal: FilingRefusal, { frame }: Visit): FormState {
  const faults =
    refusal.code === 'complaint/unknown-term'
      ? [{ field: 'category', text: intakeWords[frame.language].faults.category.invalid }]
      : [{ field: 'uploads', text: problemWords(frame.language, refusal.code) }];
  return { problem: refusal.code, faults };
}

async function file(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const visit = visitOf(context);
  const { desk, frame, promise } = visit;
  const body = await readForm(context, ['uploads']);
  if (!body.ok) return intakeProblem(context, deps, body.refusal.code);
  const draft = draftOf(body.value);
  const form = FilingForm.safeParse({ ...body.value.text, uploads: draft.uploads });
  if (!form.success) {
    const { category, narrative, identityMode, name, phone, email, uploads, unknown } =
      intakeWords[frame.language].faults;
    const fields = { category, narrative, identityMode, name, phone, email, uploads };
    const state: FormState = {
      problem: 'request/invalid',
      faults: faultsOf(form.error, body.value, { fields, unknown }),
    };
    return sendPage(context, FilingPage({ frame, promise, draft, state }), 422);
  }
  const filed = await desk.file(form.data);
  if (!filed.ok) {
    const state = stateOf(filed.refusal, visit);
    // A file that was refused would be refused again.
    const kept = filed.refusal.code === 'complaint/unknown-term' ? draft : { ...draft, uploads: [] };
    return sendPage(context, FilingPage({ frame, promise, draft: kept, state }), statusOf(filed.refusal.code));
  }
  keepPass(context, deps, filed.value.pass);
  return leadTo(context, '/receipt');
}

async function showReceipt(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const { desk, frame, promise } = visitOf(context);
  const pass = readCookie(context, 'pass', deps);
  if (pass === undefined) return askAgain(context, deps);
  const receipt = await desk.receipt(pass);
  if (!receipt.ok) return askAgain(context, deps);
  const ticket = receipt.value.files < filesMax ? await desk.ticketForPass(pass) : undefined;
  writeCookie(context, deps, { name: 'back', value: 'receipt' });
  const page = ReceiptPage({
    frame,
    promise,
    receipt: receipt.value,
    ticket: ticket?.ok === true ? ticket.value : undefined,
    isAttached: context.req.query('attached') !== undefined,
    followAddress: `${publishedAt(deps).intake(promise.slug)}/follow`,
  });
  return sendPage(context, page);
}

/** The form that files a complaint, and its receipt. */
export function filingRoutes(deps: PagesDeps): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get('/file', (context) => {
    const { frame, promise } = visitOf(context);
    return sendPage(
      context,
      FilingPage({ frame, promise, draft: { token: newToken(), uploads: [] }, state: noFaults }),
    );
  });
  routes.post('/file', (context) => file(context, deps));
  routes.get('/receipt', (context) => showReceipt(context, deps));
  return routes;
}
