import type { Actor } from '../../complaint/facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import { filesMax } from '../../complaint/verbs/supplement.ts';
import type {
  MailBoxPage,
  MailComplaint,
  MailCount,
  MailDecision,
  MailState,
  MailView,
  RegisterMailBody,
  SetAsideReason,
} from '../../contract/mail-box.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { StaffId } from '../../kernel/ids.ts';
import { type Obstacle, handleCommand } from '../complaint/handle-command.ts';
import type { AccessLog, ComplaintPorts } from '../complaint/ports.ts';
import { findVisible } from '../complaint/read-complaint.ts';
import { registerByStaff } from '../complaint/register-by-staff.ts';
import type { FileStore } from '../files/ports.ts';
import { boxCapabilities } from './box-capabilities.ts';
import { carryFiles } from './carry-files.ts';
import { isAdded } from './is-added.ts';
import type { KeptMail, MailBox, MailFiles } from './ports.ts';
import { withoutContent } from './take-mail.ts';

/** No count above this is told. */
const countMax = 100;

export type MailDeskParts = ComplaintPorts & {
  readonly box: MailBox;
  readonly mailFiles: MailFiles;
  readonly files: Pick<FileStore, 'inspect' | 'removeUpload'>;
  readonly access: AccessLog;
  readonly secret: () => Promise<Uint8Array>;
};

/** Why something cannot be done about a mail. */
export type MailRefusal =
  | Refusal
  | Obstacle
  | { readonly code: 'mail/not-found' | 'mail/decided' | 'mail/changed' | 'mail/no-such-complaint' };

type Answer<Value> = Promise<Result<Value, MailRefusal>>;

/** What an officer does with the mail box. Every way in asks for both of `boxCapabilities`. */
export type MailDesk = {
  readonly count: (actor: Actor) => Answer<MailCount>;
  readonly page: (actor: Actor, state: MailState, cursor: string | undefined) => Answer<MailBoxPage>;
  /** Shows one mail; that it was read is written down under the id that the complaint would have. */
  readonly read: (actor: Actor, id: ComplaintId) => Answer<MailView>;
  /** Makes a complaint of it: one at most, however often it is asked for. */
  readonly register: (actor: Actor, id: ComplaintId, body: RegisterMailBody) => Answer<MailComplaint>;
  /** Adds it to the complaint of that number. */
  readonly join: (actor: Actor, id: ComplaintId, number: string) => Answer<MailComplaint>;
  readonly setAside: (actor: Actor, id: ComplaintId, reason: SetAsideReason) => Answer<MailView>;
  /** Lets a mail wait again that was set aside, or taken for a machine's. */
  readonly takeBack: (actor: Actor, id: ComplaintId) => Answer<MailView>;
};

const viewOf = (mail: KeptMail): MailView => ({
  ...mail,
  files: [...mail.files],
  decisions: [...mail.decisions],
});

const complaintOf = ({ id, number }: ComplaintState): MailComplaint => ({ id, number });

const mayUse = (actor: Actor): Result<undefined, Refusal> => {
  const lacks = boxCapabilities.find((capability) => !actor.capabilities.includes(capability));
  return lacks ? refuse({ code: 'session/not-permitted', about: lacks }) : ok(undefined);
};

/** The mail box of one tenant, for its officers. */
export function mailDesk(parts: MailDeskParts): MailDesk {
  const { box, clock } = parts;

  const decisionBy = (
    actor: Actor,
    what: MailDecision['what'],
    reason?: SetAsideReason,
  ): Pick<MailDecision, 'at' | 'by' | 'what' | 'reason'> => ({
    at: clock.now(),
    by: StaffId.parse(actor.id),
    what,
    ...(reason && { reason }),
  });

  const change = async (before: KeptMail, after: Omit<KeptMail, 'revision'>): Answer<KeptMail> => {
    const written = { ...after, revision: before.revision + 1 };
    return (await box.change(before, written)) === 'written' ? ok(written) : refuse({ code: 'mail/changed' });
  };

  /** Notes that the mail stands with a complaint now. Whoever was quicker has noted the same. */
  const handOver = async (
    mail: KeptMail,
    decision: MailDecision,
    complaint: MailComplaint,
  ): Promise<Result<MailComplaint, MailRefusal>> => {
    const state = decision.what === 'registered' ? 'registered' : 'joined';
    const decided = { ...withoutContent(mail), state, decisions: [...mail.decisions, decision], complaint } as const;
    await change(mail, decided);
    return ok(complaint);
  };

  const found = async (actor: Actor, id: ComplaintId): Answer<KeptMail> => {
    const may = mayUse(actor);
    if (!may.ok) return may;
    const mail = await box.find(id);
    if (!mail) return refuse({ code: 'mail/not-found' });
    if (mail.complaint) return ok(mail);
    // Registering it broke off before the box heard of it.
    const made = (await parts.log.load(id))?.state;
    if (!made) return ok(mail);
    await handOver(mail, { at: clock.now(), by: 'system', what: 'registered' }, complaintOf(made));
    return ok((await box.find(id)) ?? mail);
  };

  return {
    async count(actor) {
      const may = mayUse(actor);
      return may.ok ? ok({ waiting: await box.waiting(countMax), atMost: countMax }) : may;
    },

    async page(actor, state, cursor) {
      const may = mayUse(actor);
      if (!may.ok) return may;
      const page = await box.page(state, cursor);
      return page ? ok({ ...page, items: [...page.items] }) : refuse({ code: 'mail/not-found' });
    },

    async read(actor, id) {
      const mail = await found(actor, id);
      if (!mail.ok) return mail;
      await parts.access.note(id, { at: clock.now(), actorId: actor.id, what: 'complaint' });
      return ok(viewOf(mail.value));
    },

    async register(actor, id, body) {
      const mail = await found(actor, id);
      if (!mail.ok) return mail;
      const { complaint, state } = mail.value;
      if (complaint) return state === 'registered' ? ok(complaint) : refuse({ code: 'mail/decided' });
      const { files: wanted, ...filing } = body;
      const chosen = mail.value.files.filter((file) => wanted.includes(file.id)).slice(0, filesMax);
      const to = { id, identityMode: body.identityMode, language: body.language, files: 0 };
      const files = await carryFiles(parts, mail.value, chosen, to);
      const registered = await registerByStaff(
        parts,
        { receivedAt: mail.value.receivedAt, ...filing },
        { actor, id, files },
      );
      if (!registered.ok) return registered;
      return handOver(mail.value, decisionBy(actor, 'registered'), complaintOf(registered.value));
    },

    async join(actor, id, number) {
      const mail = await found(actor, id);
      if (!mail.ok) return mail;
      const { value } = mail;
      if (value.complaint) {
        const isSame = value.state === 'joined' && value.complaint.number === number;
        return isSame ? ok(value.complaint) : refuse({ code: 'mail/decided' });
      }
      const complaintId = await parts.log.idOfNumber(number);
      const visible = complaintId && (await findVisible(parts, complaintId, actor));
      if (!visible?.ok) return refuse({ code: 'mail/no-such-complaint' });
      const state = visible.value;
      const command = await supplementOf(parts, value, state);
      const isThere = isAdded(await parts.log.events(state.id, { consistent: true }), value);
      if (!isThere) {
        const added = await handleCommand(parts, state.id, command, { actor });
        if (!added.ok) return added;
      }
      return handOver(value, decisionBy(actor, 'joined'), complaintOf(state));
    },

    async setAside(actor, id, reason) {
      const mail = await found(actor, id);
      if (!mail.ok) return mail;
      const { value } = mail;
      if (value.state === 'registered' || value.state === 'joined') return refuse({ code: 'mail/decided' });
      if (value.state === 'set-aside') return ok(viewOf(value));
      const decisions = [...value.decisions, decisionBy(actor, 'set-aside', reason)];
      const changed = await change(value, { ...value, state: 'set-aside', decisions });
      return changed.ok ? ok(viewOf(changed.value)) : changed;
    },

    async takeBack(actor, id) {
      const mail = await found(actor, id);
      if (!mail.ok) return mail;
      const { value } = mail;
      if (value.state === 'waiting') return ok(viewOf(value));
      if (value.state === 'registered' || value.state === 'joined') return refuse({ code: 'mail/decided' });
      const decisions = [...value.decisions, decisionBy(actor, 'taken-back')];
      const changed = await change(value, { ...value, state: 'waiting', decisions });
      return changed.ok ? ok(viewOf(changed.value)) : changed;
    },
  };
}

/** What a mail adds to a complaint, with as many of its files as that may still have. */
async function supplementOf(parts: MailDeskParts, mail: KeptMail, state: ComplaintState) {
  const room = Math.max(0, filesMax - state.files);
  const files = await carryFiles(parts, mail, mail.files.filter((file) => file.mediaType).slice(0, room), state);
  const narrative = mail.text?.trim() ?? '';
  return {
    type: 'SupplementComplaint' as const,
    files: [...files],
    ...(narrative !== '' && { narrative }),
  };
}
