import type { NamedAttachment } from '../../complaint/command.ts';
import { complainant } from '../../complaint/facts.ts';
import { hostedChannel } from '../../complaint/verbs/register.ts';
import type { IdentityView } from '../../contract/complaints.ts';
import type { FilingForm } from '../../contract/public.ts';
import { type ComplaintId, TermId } from '../../kernel/ids.ts';
import { keysOf } from '../../kernel/keys-of.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { registerComplaint } from '../complaint/register.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import type { FilingDesk } from './public-desk.ts';
import { complaintIdOf } from './receipt.ts';
import { takeUpload } from './uploads.ts';

const identityNames = ['name', 'phone', 'email', 'address', 'idNumber'] as const;
/** Where a rulebook has no channel for the hosted pages; registering through it is refused. */
const noChannel = TermId.parse('web');

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

/** Filing, and the receipt for it. */
export function filingDesk(parts: PublicParts, { passOf, admitted, receiptOf }: AtTheDesk): FilingDesk {
  const { log, files } = parts;

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

  const file = async (form: FilingForm): ReturnType<FilingDesk['file']> => {
    const id = complaintIdOf(await parts.secret(), form.token);
    const known = await log.load(id);
    if (known) return ok({ receipt: await receiptOf(known.state), pass: await passOf(id) });
    const uploads = await uploadsOf(id, form.uploads);
    if (!uploads.ok) return uploads;
    const { name, phone, email, address, idNumber, location, origin, amount, personsHarmed } = form;
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
        ...knownOf({ location, origin, amount, personsHarmed }),
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

  return {
    file,
    async receipt(pass) {
      const state = await admitted(pass);
      return state ? ok(await receiptOf(state)) : refuse(noPass);
    },
  };
}
