import type { NamedAttachment } from '../../complaint/command.ts';
import { complainant } from '../../complaint/facts.ts';
import type { Refusal, RefusalCode } from '../../complaint/refusal.ts';
import type { FilingForm } from '../../contract/filing.ts';
import type { Refused } from '../../contract/problems.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { type Filing, registerComplaint, tryRegistration } from '../complaint/register.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import { type UploadRefusal, takeUpload } from '../files/take-upload.ts';
import { filingOf, identityOf } from './filing-of-form.ts';
import { publicClocks } from './follow-view.ts';
import { placesDesk } from './places-desk.ts';
import type { PublicParts } from './ports.ts';
import { filingGuard } from './guard/filing-guard.ts';
import { openedValue } from './guard/spam-signs.ts';
import type { FilingDesk, Sent } from './public-desk.ts';
import { complaintIdOf } from './receipt.ts';

/** Filing, and the receipt for it. */
export function filingDesk(parts: PublicParts, { passOf, admitted, receiptOf }: AtTheDesk): FilingDesk {
  const { log, files } = parts;
  const doorkeeper = filingGuard(parts);

  const uploadsOf = async (
    id: ComplaintId,
    { uploads, identityMode, language }: FilingForm,
  ): Promise<Result<readonly NamedAttachment[], UploadRefusal>> => {
    const taken: NamedAttachment[] = [];
    for (const fileId of new Set(uploads)) {
      const sender = { identityMode, language, position: taken.length + 1 };
      const file = await takeUpload(files, { id, fileId }, sender);
      if (!file.ok) return file;
      taken.push(file.value);
    }
    return ok(taken);
  };

  const filingFrom = async (form: FilingForm, id: ComplaintId): Promise<Filing> => {
    const { rulebook } = (await parts.rules.current()).rulebook;
    const place = form.place === undefined ? undefined : await placesDesk(parts).place(form.place);
    return filingOf(form, { id, rulebook, place });
  };

  /** A rule that keeps people back says itself why. */
  const withLabel = async (refusal: Refusal): Promise<Refused<RefusalCode>> => {
    const { code, rule } = refusal;
    const { guards } = (await parts.rules.current()).rulebook.rulebook;
    const guard = code === 'complaint/guarded' && guards?.find((each) => each.id === rule);
    return { code, about: { ...refusal, ...(guard && { label: guard.label }) } };
  };

  const file = async (form: FilingForm, sent: Sent): ReturnType<FilingDesk['file']> => {
    const id = complaintIdOf(await parts.secret(), form.token);
    const known = await log.load(id);
    if (known) return ok({ receipt: await receiptOf(known.state), pass: await passOf(known.state) });
    const uploads = await uploadsOf(id, form);
    if (!uploads.ok) return uploads;
    const filing = await filingFrom(form, id);
    const letIn = await doorkeeper.admit(form, sent);
    if (!letIn.ok) return letIn;
    const { suspicion, takeBack } = letIn.value;
    const registered = await registerComplaint(
      parts,
      { ...filing, files: [...uploads.value], ...(suspicion.length > 0 && { suspicion: [...suspicion] }) },
      { actor: complainant, identity: identityOf(form) },
    );
    if (!registered.ok) {
      await takeBack();
      return refuse(await withLabel(registered.refusal));
    }
    return ok({ receipt: await receiptOf(registered.value), pass: await passOf(registered.value) });
  };

  const preview = async (form: FilingForm): ReturnType<FilingDesk['preview']> => {
    const id = complaintIdOf(await parts.secret(), form.token);
    const tried = await tryRegistration(parts, await filingFrom(form, id), complainant);
    if (!tried.ok) return refuse(await withLabel(tried.refusal));
    const { state, facts } = tried.value;
    return ok(publicClocks(state, { rulebook: facts.rulebook.rulebook, calendar: facts.calendar }, form.language));
  };

  return {
    opened: async (token) => openedValue(await parts.secret(), token, parts.clock.now()),
    checkFor: (token, sent) => doorkeeper.checkFor(token, sent),
    file,
    preview,
    async receipt(pass) {
      const state = await admitted(pass);
      return state ? ok(await receiptOf(state)) : refuse(noPass);
    },
  };
}
