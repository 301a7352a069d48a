import { randomBytes } from 'node:crypto';
import { type FSWatcher, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, watch } from 'node:fs';
import { join } from 'node:path';
import { arrivalsPrefix } from '../../topology.ts';
import type { Worker } from '../idle.ts';
import { describeError, type Log } from '../log.ts';
import { inboundBucket } from '../names.ts';
import type { Objects } from '../s3/objects.ts';
import { addressesIn, parseMail } from './mime.ts';

/** Addresses of the simulator of SES at which a mail comes back or is complained about. */
const simulator = /^(bounce|complaint|ooto|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i;

/** After a file was written it rests this long, in real milliseconds, before it is taken: its writer may not be done. */
const restMs = 150;

export type InwardParts = {
  readonly dataDir: string;
  /** Whatever is sent to this domain comes in. */
  readonly mailDomain: string;
  readonly arrivals: Objects;
  /** Puts a message into the queue that SES's topic leads to. */
  readonly publish: (message: object) => void;
  /** The virtual clock. */
  readonly now: () => string;
  readonly log: Log;
};

/** What the verdict headers of a dropped mail say; without one, SES found nothing wrong. */
const verdictOf = (headers: Readonly<Record<string, string>>, name: string): { status: string } => ({
  status: (headers[`x-ses-${name}-verdict`] ?? 'PASS').toUpperCase(),
});

/**
 * Mail that comes in, and reports of what became of ours, as SES would publish them: what is sent to our own mail domain,
 * `*.eml` files dropped into `<data>/mail-in` (moved to `done` afterwards), and mails to the addresses of SES's simulator.
 */
export class Inward implements Worker {
  readonly name = 'mail that comes in';
  readonly #parts: InwardParts;
  readonly #folder: string;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: InwardParts) {
    this.#parts = parts;
    this.#folder = join(parts.dataDir, 'mail-in');
    mkdirSync(join(this.#folder, 'done'), { recursive: true, mode: 0o700 });
  }

  readonly busy = (): boolean => this.#timer !== undefined;

  start(): void {
    this.#takeDropped();
    this.#watcher = watch(this.#folder, () => this.#soon());
    this.#watcher.on('error', (error) => this.#parts.log(`${this.name}: ${describeError(error)}`));
  }

  stop(): void {
    this.#watcher?.close();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The recipients that are ours. */
  readonly ours = (recipients: readonly string[]): readonly string[] =>
    recipients.filter((address) => address.toLowerCase().endsWith(`@${this.#parts.mailDomain}`));

  /** Takes a mail in for these recipients of ours: into the bucket, then a message as the S3 action of SES publishes it. */
  receive(raw: Buffer, recipients: readonly string[]): void {
    const { headers } = parseMail(raw);
    const messageId = randomBytes(16).toString('hex');
    const objectKey = `${arrivalsPrefix}${messageId}`;
    this.#parts.arrivals.put(objectKey, raw, { 'content-type': 'application/octet-stream' });
    this.#parts.publish({
      notificationType: 'Received',
      mail: { messageId, timestamp: this.#parts.now(), destination: recipients },
      receipt: {
        timestamp: this.#parts.now(),
        recipients,
        spamVerdict: verdictOf(headers, 'spam'),
        virusVerdict: verdictOf(headers, 'virus'),
        spfVerdict: verdictOf(headers, 'spf'),
        dkimVerdict: verdictOf(headers, 'dkim'),
        dmarcVerdict: verdictOf(headers, 'dmarc'),
        action: { type: 'S3', bucketName: inboundBucket, objectKey },
      },
    });
  }

  /** What becomes of a mail that we sent: delivered inwards, or reported as SES's simulator would. */
  sent(raw: Buffer, messageId: string, recipients: readonly string[]): void {
    const own = this.ours(recipients);
    if (own.length > 0) this.receive(raw, own);
    const tags = tagsOf(parseMail(raw).headers['x-ses-message-tags'] ?? '');
    for (const address of recipients) {
      const kind = simulator.exec(address)?.[1]?.toLowerCase();
      if (kind === undefined) continue;
      const mail = { messageId, timestamp: this.#parts.now(), destination: recipients, tags };
      if (kind === 'complaint') this.#parts.publish({ eventType: 'Complaint', mail, complaint: {} });
      else {
        const bounceType = kind === 'ooto' ? 'Transient' : 'Permanent';
        const bounce = { bounceType, bouncedRecipients: [{ emailAddress: address }] };
        this.#parts.publish({ eventType: 'Bounce', mail, bounce });
      }
    }
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#takeDropped();
    }, restMs);
  }

  #takeDropped(): void {
    for (const file of readdirSync(this.#folder).filter((name) => name.endsWith('.eml'))) {
      const path = join(this.#folder, file);
      if (!existsSync(path)) continue;
      try {
        this.drop(readFileSync(path));
      } catch (error) {
        this.#parts.log(`${this.name}: ${file}: ${describeError(error)}`);
      }
      renameSync(path, join(this.#folder, 'done', file));
    }
  }

  /** Takes a mail in for whom its header names. Answers how many of us that are. */
  drop(raw: Buffer): number {
    const { headers } = parseMail(raw);
    const named = ['delivered-to', 'to', 'cc'].flatMap((name) => addressesIn(headers[name] ?? ''));
    const own = [...new Set(this.ours(named))];
    if (own.length > 0) this.receive(raw, own);
    return own.length;
  }
}

/** `tenant=01J…, notice=01J…` as SES gives it back: every name with a list of values. */
const tagsOf = (header: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    header
      .split(',')
      .map((pair) => pair.trim().split('='))
      .flatMap(([name, value]) => (name && value ? [[name, [value]]] : [])),
  );
