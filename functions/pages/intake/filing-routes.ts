import { Hono } from 'hono';
import * as z from 'zod';
import { FilingForm, FormToken } from '../../../shared/contract/filing.ts';
import { filesMax } from '../../../shared/contract/public.ts';
import { LocalText, textIn } from '../../../shared/kernel/text.ts';
import type { PublicDesk } from '../../../shared/usecase/public/public-desk.ts';
import { type Fault, type FormState, noFaults } from '../../../web/intake/frame/fields.tsx';
import { type FilingDraft, FilingPage } from '../../../web/intake/filing-page.tsx';
import { fieldPrefix, questionLabel, questionName } from '../../../web/intake/questions.tsx';
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

const isAnswer = ([name]: readonly [string, string]): boolean => name.startsWith(fieldPrefix);

/** The fields of a form as its schema wants them: answers to the tenant's own questions together. */
function formOf({ text, lists }: FormFields): unknown {
  const entries = Object.entries(text);
  const fields = entries.filter(isAnswer).map(([name, value]) => [name.slice(fieldPrefix.length), value]);
  return {
    ...Object.fromEntries(entries.filter((entry) => !isAnswer(entry))),
    fields: Object.fromEntries(fields),
    uploads: lists['uploads'] ?? [],
  };
}

const personal: readonly string[] = ['name', 'phone', 'email', 'address', 'idNumber'];

/** What the rules want and the form did not bring, each at its field. */
function faultsOfMissing(missing: readonly string[], draft: FilingDraft, { frame, promise }: Visit): readonly Fault[] {
  const { filing, faults } = intakeWords[frame.language];
  const labels: ReadonlyMap<string, string> = new Map([
    ['name', filing.name],
    ['phone', filing.phone],
    ['email', filing.email],
    ...(promise.questions ?? []).map((question): [string, string] => [
      questionName(question),
      questionLabel(question, frame.language),
    ]),
  ]);
  return missing.map((need) => {
    const field = need === 'contact' ? 'phone' : need.replace('field:', fieldPrefix);
    const label = need === 'contact' ? filing.contact : labels.get(field);
    if (label === undefined) return { field: '', text: problemWords(frame.language, 'complaint/incomplete') };
    return draft.identityMode === 'anonymous' && personal.includes(field)
      ? { field: 'identityMode', text: faults.notAnonymous(label) }
      : { field, text: faults.asked(label) };
  });
}

const Missing = z.array(z.string());
const aboutFiles: readonly string[] = ['file/not-what-it-claims', 'complaint/too-many-files'];

/** A refusal as the faults of the fields that caused it. */
function stateOf(refusal: FilingRefusal, draft: FilingDraft, visit: Visit): FormState {
  const { language } = visit.frame;
  const { code: problem, about = {} } = refusal;
  const { faults } = intakeWords[language];
  if (problem === 'complaint/incomplete')
    return { problem, faults: faultsOfMissing(Missing.parse(about['missing']), draft, visit) };
  if (problem !== 'complaint/unknown-term') {
    const field = aboutFiles.includes(problem) ? 'uploads' : '';
    // A rule that keeps people back says itself why.
    const label = LocalText.safeParse(about['label']);
    const text = label.success ? textIn(label.data, language) : problemWords(language, problem);
    return { problem, faults: [{ field, text }] };
  }
  // The word that the rules do not know: an answer, the name of its question, or the subject.
  const word = about['about'];
  const wrong = visit.promise.questions?.find(
    (question) =>
      word !== undefined &&
      (word === draft.answers[questionName(question)] || ('field' in question && word === question.field)),
  );
  if (wrong) {
    const text = faults.answer(questionLabel(wrong, language));
    return { problem, faults: [{ field: questionName(wrong), text }] };
  }
  const isSubject = word === undefined || word === draft.category;
  const fault = isSubject ? { field: 'category', text: faults.category.invalid } : { field: '', text: faults.unknown };
  return { problem, faults: [fault] };
}

async function file(context: IntakeContext, deps: PagesDeps): Promise<Response> {
  const visit = visitOf(context);
  const { desk, frame, promise } = visit;
  const body = await readForm(context, ['uploads']);
  if (!body.ok) return intakeProblem(context, deps, body.refusal.code);
  const draft = draftOf(body.value);
  const form = FilingForm.safeParse(formOf(body.value));
  if (!form.success) {
    const { faults } = intakeWords[frame.language];
    const { category, narrative, identityMode, name, phone, email, address, idNumber } = faults;
    const { location, origin, amount, personsHarmed, uploads, unknown } = faults;
    const fields = {
      category,
      narrative,
      location,
      origin,
      amount,
      personsHarmed,
      fields: faults.fields,
      identityMode,
      name,
      phone,
      email,
      address,
      idNumber,
      uploads,
    };
    const state: FormState = {
      problem: 'request/invalid',
      faults: faultsOf(form.error, body.value, { fields, unknown }),
    };
    return sendPage(context, FilingPage({ frame, promise, draft, state }), 422);
  }
  const filed = await desk.file(form.data);
  if (!filed.ok) {
    const state = stateOf(filed.refusal, draft, visit);
    // A file that was refused would be refused again.
    const kept = state.faults.some(({ field }) => field === 'uploads') ? { ...draft, uploads: [] } : draft;
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
      FilingPage({ frame, promise, draft: { token: newToken(), uploads: [], answers: {} }, state: noFaults }),
    );
  });
  routes.post('/file', (context) => file(context, deps));
  routes.get('/receipt', (context) => showReceipt(context, deps));
  return routes;
}
