import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { parseMail } from './mime.ts';

const Mail = z.strictObject({
  /** `<n>-<message id>`; n counts from 1. */
  id: z.string(),
  /** Virtual time at which SES took it. */
  at: z.string(),
  /** Recipients of the envelope. */
  to: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** Links in the plain text, in their order. */
  links: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
  /** Recipients at which the mail simulator pretends a bounce or a complaint. */
  bounced: z.array(z.string()),
});
/** A mail that was handed to SES on this machine. */
export type Mail = z.infer<typeof Mail>;

const simulator = /^(bounce|complaint)(\+[^@]*)?@simulator\.amazonses\.com$/i;

const numberOf = (file: string): number => Number(file.split('-')[0]);

/** All mails ever sent, as `<n>-<message id>.eml` and `.json` in one folder. */
export class MailStore {
  readonly #folder: string;
  #last: number;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'mails');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#last = Math.max(0, ...readdirSync(this.#folder).map(numberOf).filter(Number.isInteger));
  }

  /** Writes the mail to disk before it answers the message id. */
  keep(raw: Buffer, envelope: { readonly at: string; readonly from: string; readonly to: readonly string[] }): string {
    const messageId = `${randomBytes(8).toString('hex')}-000000`;
    this.#last += 1;
    const id = `${this.#last}-${messageId}`;
    const { headers, text, html } = parseMail(raw);
    const mail: Mail = {
      id,
      at: envelope.at,
      to: [...envelope.to],
      from: envelope.from,
      subject: headers['subject'] ?? '',
      text,
      html,
      links: [...text.matchAll(/https?:\/\/[^\s<>"'）)】」，。；]+/g)].map((match) => match[0]),
      headers,
      bounced: envelope.to.filter((address) => simulator.test(address)),
    };
    this.#write(`${id}.eml`, raw);
    this.#write(`${id}.json`, JSON.stringify(mail, null, 2));
    return messageId;
  }

  /** All mails, oldest first. */
  list(): readonly Mail[] {
    const files = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    return files
      .toSorted((a, b) => numberOf(a) - numberOf(b))
      .map((name) => Mail.parse(JSON.parse(readFileSync(join(this.#folder, name), 'utf8'))));
  }

  #write(name: string, content: string | Buffer): void {
    const path = join(this.#folder, name);
    writeFileSync(`${path}.new`, content, { flush: true });
    renameSync(`${path}.new`, path);
    const folder = openSync(this.#folder, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
}
