import { createHash, createHmac } from 'node:crypto';
import type { NamedAttachment } from '../../complaint/command.ts';
import type { RunningCommand } from '../../complaint/commands.ts';
import { complainant } from '../../complaint/facts.ts';
import { type ComplaintState, isClosed } from '../../complaint/state.ts';
import { filesMax } from '../../complaint/verbs/supplement.ts';
import type { AutomaticSign, MailFile, Verdicts } from '../../contract/mail-box.ts';
import { ComplaintId, opaqueId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';
import { type IdentityParts, openVault } from '../complaint/reveal-identity.ts';
import type { FileStore } from '../files/ports.ts';
import type { AttemptCounter } from '../public/ports.ts';
import { carryFiles } from './carry-files.ts';
import { isAdded } from './is-added.ts';
import { numbersNamed } from './named-number.ts';
import type { IncomingMail, KeptMail, MailBox, MailFiles, TypeOf } from './ports.ts';
import { complaintOfToken, isReplyToken, tokenOfThread } from './reply-token.ts';

/** Mails of one sender within an hour that are taken for a person's; what comes after them was written by a machine. */
const mailsPerHourMax = 20;

/** How often a mail is added to a complaint anew when others keep writing first. */
const attemptsMax = 4;

export type TakingParts = {
  /** Decides `SupplementComplaint`. */
  readonly ports: ComplaintPorts;
  readonly identity: IdentityParts;
  readonly box: MailBox;
  readonly mailFiles: MailFiles;
  readonly files: Pick<FileStore, 'inspect' | 'removeUpload'>;
  readonly typeOf: TypeOf;
  readonly attempts: AttemptCounter;
  /** The tenant's secret of receipts, 32 bytes. */
  readonly secret: () => Promise<Uint8Array>;
  readonly mailDomain: string;
  /** Called between two writes; tests stop here. */
  readonly reached?: (point: 'filesKept' | 'joined') => void;
};

export type Arrived = {
  readonly mail: IncomingMail;
  /** What stood behind the `+` of the recipient. */
  readonly token: string | undefined;
  readonly verdicts: Verdicts;
  readonly receivedAt: Instant;
};

/** A keyed digest of an address: what is counted and compared instead of it. */
const addressDigest = (secret: Uint8Array, address: string): string =>
  createHmac('sha256', secret).update(`mail-address\n${address.trim().toLowerCase()}`).digest('base64url');

/** The same mail, delivered twice, gets the same id; nobody outside can tell it. */
function idOf(secret: Uint8Array, { messageId = '', from, subject, text }: IncomingMail): ComplaintId {
  const content = createHash('sha256').update(text).digest('base64url');
  const named = [messageId, from?.address.toLowerCase() ?? '', subject, content].join('\n');
  return ComplaintId.parse(opaqueId(createHmac('sha256', secret).update(`mail\n${named}`).digest()));
}

const fileIdOf = (id: ComplaintId, index: number): string =>
  opaqueId(createHash('sha256').update(`mail-file\n${id}\n${index}`).digest());

/** Keeps what may be kept of the attachments, and says of each what it is. */
async function keepFiles(
  { mailFiles, typeOf }: Pick<TakingParts, 'mailFiles' | 'typeOf'>,
  id: ComplaintId,
  { files }: IncomingMail,
  isInfected: boolean,
): Promise<readonly MailFile[]> {
  const kept: MailFile[] = [];
  for (const [index, { name, content }] of files.entries()) {
    const file = { id: fileIdOf(id, index), name: name.slice(0, 300), bytes: content.byteLength };
    const mediaType = isInfected ? undefined : typeOf(content);
    if (mediaType) await mailFiles.keep({ id, fileId: file.id }, content);
    kept.push({ ...file, ...(mediaType && { mediaType }) });
  }
  return kept;
}

type Belonging = {
  /** The complaint that the mail belongs to beyond doubt. */
  readonly state?: ComplaintState | undefined;
  /** The number it names. */
  readonly names?: string | undefined;
};

/** Which complaint a mail belongs to: by the token of our own mail, or by its number and the address in the vault. */
async function belongingOf(parts: TakingParts, { mail, token, verdicts }: Arrived): Promise<Belonging> {
  const secret = await parts.secret();
  const { log } = parts.ports;
  const shown = [token, ...mail.answers.map((answer) => tokenOfThread(answer, parts.mailDomain))];
  for (const each of shown) {
    const id = each === undefined ? undefined : complaintOfToken(each);
    const state = id && (await log.load(id))?.state;
    if (each === undefined || !state) continue;
    if (isReplyToken(secret, each, state.id)) return { state, names: state.number };
  }
  for (const number of numbersNamed(mail.subject)) {
    const id = await log.idOfNumber(number);
    const state = id && (await log.load(id))?.state;
    if (!state) continue;
    // Anybody can write any sender into a mail: it counts where the domain vouches for it.
    if (mail.from === undefined || verdicts.dmarc !== 'pass' || !state.hasContact) return { names: state.number };
    const told = await openVault(parts.identity, state.id, { actorId: 'system', what: 'contact' });
    const isTheirs =
      told?.email !== undefined && addressDigest(secret, told.email) === addressDigest(secret, mail.from.address);
    return { names: state.number, ...(isTheirs && { state }) };
  }
  return {};
}

/** Adds a mail to the complaint it belongs to, once; false when the rules or the number of files stand against it. */
async function addTo(parts: TakingParts, state: ComplaintState, kept: KeptMail): Promise<boolean> {
  const files = kept.files.filter(({ mediaType }) => mediaType !== undefined);
  if (isClosed(state) || state.files + files.length > filesMax || kept.isCut) return false;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const events = await parts.ports.log.events(state.id, { consistent: true });
    if (isAdded(events, kept)) return true;
    const named: readonly NamedAttachment[] = await carryFiles(parts, kept, files, state);
    const narrative = kept.text ?? '';
    if (named.length === 0 && narrative === '') return false;
    const command: RunningCommand = {
      type: 'SupplementComplaint',
      files: [...named],
      ...(narrative !== '' && { narrative }),
    };
    const expectedSeq = events.at(-1)?.event.seq;
    const answer = await handleCommand(parts.ports, state.id, command, { actor: complainant, expectedSeq });
    if (answer.ok) return true;
    if (answer.refusal.code !== 'complaint/changed') return false;
  }
  throw new Error('others kept writing first');
}

/** By what it shows that a machine wrote it, counting how often the sender has written. */
async function signOf(parts: TakingParts, { mail }: Arrived, now: Instant): Promise<AutomaticSign | undefined> {
  if (mail.automatic || mail.from === undefined) return mail.automatic ?? 'bounce';
  const count = await parts.attempts.count(addressDigest(await parts.secret(), mail.from.address), now);
  return count > mailsPerHourMax ? 'too-many' : undefined;
}

/**
 * Takes a mail in, once, however often it is delivered or broken off. What belongs to a complaint beyond doubt is added to it;
 * what a machine wrote is kept and never answered; everything else waits for an officer.
 */
export async function takeMail(parts: TakingParts, arrived: Arrived): Promise<'known' | 'joined' | 'kept'> {
  const { mail, verdicts, receivedAt } = arrived;
  const id = idOf(await parts.secret(), mail);
  if (await parts.box.find(id)) return 'known';
  const isInfected = verdicts.virus === 'fail';
  const files = await keepFiles(parts, id, mail, isInfected);
  parts.reached?.('filesKept');
  const { subject, text, isCut, isUnreadable, from } = mail;
  const automatic = await signOf(parts, arrived, parts.ports.clock.now());
  const { state, names } = automatic ? {} : await belongingOf(parts, arrived);
  const kept: KeptMail = {
    id,
    revision: 1,
    state: automatic ? 'automatic' : 'waiting',
    receivedAt,
    subject,
    text,
    ...(from && { from: { address: from.address, ...(from.name !== undefined && { name: from.name }) } }),
    isCut,
    isUnreadable,
    files,
    verdicts,
    ...(automatic && { automatic }),
    ...(names !== undefined && { names }),
    ...(state && { isProved: true }),
    decisions: [],
  };
  const isTrusted = state && !isInfected && verdicts.spam !== 'fail' && !isUnreadable;
  if (isTrusted && (await addTo(parts, state, kept))) {
    parts.reached?.('joined');
    await parts.box.put({
      ...withoutContent(kept),
      state: 'joined',
      decisions: [{ at: parts.ports.clock.now(), by: 'system', what: 'joined' }],
      complaint: { id: state.id, number: state.number },
    });
    return 'joined';
  }
  await parts.box.put(kept);
  return 'kept';
}

/** A mail whose content now stands with its complaint: nothing of the sender stays in the box. */
export const withoutContent = (mail: KeptMail): KeptMail => ({
  ...mail,
  subject: '',
  from: undefined,
  text: undefined,
  names: undefined,
  isProved: undefined,
  files: mail.files.map((file) => ({ ...file, name: '' })),
});
