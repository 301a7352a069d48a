import { complainant } from '../../complaint/facts.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import { filesMax } from '../../complaint/verbs/supplement.ts';
import type { NamedAttachment } from '../../complaint/command.ts';
import type { IdentityView } from '../../contract/complaints.ts';
import { type FilingForm, type FollowForm, type RatingForm, fileBytesMax } from '../../contract/public.ts';
import type { ReceiptView, UploadRequest } from '../../contract/public.ts';
import { type ComplaintId, TermId } from '../../kernel/ids.ts';
import { keysOf } from '../../kernel/keys-of.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/text.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { findAttachment } from '../complaint/attachments.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import { registerComplaint } from '../complaint/register.ts';
import { followView, publicClocks } from './follow-view.ts';
import type { PublicParts } from './ports.ts';
import type { FollowPass, PublicDesk } from './public-desk.ts';
import {
  complaintIdOf,
  complaintOfPass,
  isReceiptCode,
  passFor,
  passSeconds,
  receiptCode,
  senderDigest,
  uploadOfState,
  uploadState,
} from './receipt.ts';
import { takeUpload } from './uploads.ts';
import { hostedChannel } from '../../complaint/verbs/register.ts';

const identityNames = ['name', 'phone', 'email', 'address', 'idNumber'] as const;
/** Where a rulebook has no channel for the hosted pages; registering through it is refused. */
const noChannel = TermId.parse('web');

/** Wrong codes that one sender may give for one number within an hour. */
const wrongCodesMax = 10;
/** How often an uploaded file is taken in anew when others keep writing first. */
const attachAttemptsMax = 4;

const noPass = { code: 'receipt/not-valid' } as const;

/** What was answered to the tenant's own questions: numbers as numbers, blanks left out. */
function answersOf(given: FilingForm['fields'], { fields }: Rulebook): Record<string, string | number> {
  const answerOf = (id: string, text: string): string | number => {
    const number = Number(text.replaceAll(/[\s,，]/g, ''));
    return fields?.some((field) => field.id === id && field.answer === 'number') && Number.isFinite(number)
      ? number
      : text;
  };
  const answered = Object.entries(given).filter(([, text]) => text !== '');
  return Object.fromEntries(answered.map(([id, text]) => [id, answerOf(id, text)]));
}

/** Opens the desk of one tenant. */
export function createPublicDesk(parts: PublicParts): PublicDesk {
  const { clock, log, rules, organisation, files } = parts;

  const passOf = async (id: ComplaintId): Promise<FollowPass> => ({
    value: passFor(await parts.secret(), id, clock.now()),
    expiresInSeconds: passSeconds,
  });

  /** The complaint a pass opens. */
  const admitted = async (pass: string): Promise<ComplaintState | undefined> => {
    const id = complaintOfPass(await parts.secret(), pass, clock.now());
    return id && (await log.load(id))?.state;
  };

  const rulesOf = async (state: ComplaintState) => ({
    rulebook: (await rules.rulebook(state.rulebookVersion)).rulebook,
    calendar: await rules.calendar(state.calendarVersion),
  });

  const receiptOf = async (state: ComplaintState): Promise<ReceiptView> => ({
    number: state.number,
    code: receiptCode(await parts.secret(), state.id),
    registeredAt: state.registeredAt,
    clocks: publicClocks(state, await rulesOf(state), state.language),
    files: state.files,
  });

  const viewOf = async (state: ComplaintState, language: Language) =>
    followView(
      state,
      await log.events(state.id),
      { ...(await rulesOf(state)), units: await organisation.units() },
      language,
    );

  const uploadsOf = async (
    id: ComplaintId,
    fileIds: readonly string[],
  ): Promise<Result<readonly NamedAttachment[], { readonly code: 'file/not-what-it-claims' }>> => {
    const taken: NamedAttachment[] = [];
    for (const fileId of new Set(fileIds)) {
      const file = await takeUpload(files, id, fileId);
      if (!file.ok) return refuse({ code: 'file/not-what-it-claims' });
      taken.push(file.value);
    }
    return ok(taken);
  };

  const file = async (form: FilingForm): ReturnType<PublicDesk['file']> => {
    const id = complaintIdOf(await parts.secret(), form.token);
    const known = await log.load(id);
    if (known) return ok({ receipt: await receiptOf(known.state), pass: await passOf(id) });
    const uploads = await uploadsOf(id, form.uploads);
    if (!uploads.ok) return uploads;
    const { name, phone, email, address, idNumber, location, amount, personsHarmed } = form;
    const identity: IdentityView = knownOf({ name, phone, email, address, idNumber });
    const { language, category, identityMode, narrative } = form;
    const { rulebook } = (await parts.rules.current()).rulebook;
    const fields = answersOf(form.fields, rulebook);
    const registered = await registerComplaint(
      parts,
      {
        id,
        language,
        channel: hostedChannel(rulebook) ?? noChannel,
        given: identityNames.filter((each) => identity[each] !== undefined),
        category,
        identityMode,
        narrative,
        hasContact: form.email !== undefined,
        files: [...uploads.value],
        ...knownOf({ location, amount, personsHarmed }),
        ...(keysOf(fields).length > 0 && { fields }),
      },
      { actor: complainant, identity: identityMode === 'anonymous' ? undefined : identity },
    );
    if (!registered.ok) {
      const { code, rule } = registered.refusal;
      const guard = code === 'complaint/guarded' && rulebook.guards?.find((each) => each.id === rule);
      return refuse({ code, about: { ...registered.refusal, ...(guard && { label: guard.label }) } });
    }
    return ok({ receipt: await receiptOf(registered.value), pass: await passOf(id) });
  };

  const open = async (form: FollowForm, sender: string): ReturnType<PublicDesk['open']> => {
    const secret = await parts.secret();
    const now = clock.now();
    const digest = senderDigest(secret, sender, form.number, now);
    if ((await parts.attempts.count(digest, now)) > wrongCodesMax) return refuse({ code: 'receipt/too-many-attempts' });
    const id = await log.idOfNumber(form.number);
    if (!id || !isReceiptCode(secret, id, form.code)) return refuse(noPass);
    await parts.attempts.takeBack(digest, now);
    return ok(await passOf(id));
  };

  const attach = async (state: string): ReturnType<PublicDesk['attach']> => {
    const upload = uploadOfState(await parts.secret(), state);
    if (!upload) return refuse(noPass);
    const { id, fileId } = upload;
    const pass = await passOf(id);
    for (let attempt = 0; attempt < attachAttemptsMax; attempt++) {
      const events = await log.events(id);
      if (findAttachment(events, fileId)) return ok({ pass });
      const taken = await takeUpload(files, id, fileId);
      if (!taken.ok) return taken;
      const answer = await handleCommand(
        parts,
        id,
        { type: 'SupplementComplaint', files: [taken.value] },
        // Decided only on the events that were looked at: a second visit at the same moment must find the first one's file.
        { actor: complainant, expectedSeq: events.at(-1)?.event.seq },
      );
      if (answer.ok) return ok({ pass });
      if (answer.refusal.code !== 'complaint/changed') return refuse({ code: answer.refusal.code });
    }
    return refuse({ code: 'complaint/changed' });
  };

  const rate = async (pass: string, form: RatingForm): ReturnType<PublicDesk['rate']> => {
    const state = await admitted(pass);
    if (!state) return refuse(noPass);
    const command = { type: 'RecordSatisfaction' as const, satisfaction: form.satisfaction, comment: form.comment };
    const answer = await handleCommand(parts, state.id, command, { actor: complainant });
    if (answer.ok) return ok(await viewOf(answer.value, state.language));
    const { code } = answer.refusal;
    if (code === 'complaint/already-rated' || code === 'complaint/unknown-term') return refuse({ code });
    return refuse({ code: 'complaint/wrong-stage' });
  };

  return {
    promise: async () => ({ ...(await parts.promise()), isVerified: parts.isVerified }),
    file,
    async receipt(pass) {
      const state = await admitted(pass);
      return state ? ok(await receiptOf(state)) : refuse(noPass);
    },
    async ticketForForm(request: UploadRequest) {
      const id = complaintIdOf(await parts.secret(), request.token);
      if (await log.load(id)) return refuse({ code: 'complaint/wrong-stage' });
      const fileId = parts.newFileId();
      const { mediaType, name, bytes } = request;
      const form = await files.uploadForm(
        { id, fileId },
        { bytesMax: fileBytesMax, claim: { mediaType, name, bytes } },
      );
      return ok({ id: fileId, url: form.url, fields: { ...form.fields } });
    },
    async ticketForPass(pass) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      if (state.files >= filesMax) return refuse({ code: 'complaint/too-many-files' });
      const fileId = parts.newFileId();
      const signedState = uploadState(await parts.secret(), state.id, fileId);
      const redirect = `${parts.intakeAddress}/attached?state=${encodeURIComponent(signedState)}`;
      const form = await files.uploadForm({ id: state.id, fileId }, { bytesMax: fileBytesMax, redirect });
      return ok({ id: fileId, url: form.url, fields: { ...form.fields } });
    },
    attach,
    open,
    async follow(pass, language) {
      const state = await admitted(pass);
      return state ? ok(await viewOf(state, language)) : refuse(noPass);
    },
    rate,
    async fileAddress(pass, fileId) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      const found = findAttachment(await log.events(state.id), fileId);
      if (!found) return refuse({ code: 'file/not-found' });
      const { name, ...attachment } = found;
      return ok(await files.address(state.id, { attachment, name }));
    },
  };
}
