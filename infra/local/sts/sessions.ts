import { randomBytes } from 'node:crypto';
import type { Installation } from '../installation.ts';

/** Temporary credentials that were handed out, with what they stand for. */
export type Session = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly roleArn: string;
  readonly roleSessionName: string;
  /** Session tags, as `aws:PrincipalTag/<key>` of a policy sees them. */
  readonly tags: Readonly<Record<string, string>>;
  /** Real time, milliseconds since 1970 UTC: the SDK judges credentials by the clock of the machine. */
  readonly expiresAtMs: number;
};

/** Who may be behind an access key on this machine: the functions' own key, or a role session. Kept in memory. */
export class Sessions {
  readonly #installation: Installation;
  readonly #sessions = new Map<string, Session>();

  constructor(installation: Installation) {
    this.#installation = installation;
  }

  open(request: Pick<Session, 'roleArn' | 'roleSessionName' | 'tags'> & { readonly seconds: number }): Session {
    this.#dropExpired();
    const session: Session = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(48).toString('base64'),
      roleArn: request.roleArn,
      roleSessionName: request.roleSessionName,
      tags: request.tags,
      expiresAtMs: Date.now() + request.seconds * 1000,
    };
    this.#sessions.set(session.accessKeyId, session);
    return session;
  }

  /** The role session behind an access key: role and tags, for whoever evaluates policies. */
  find(accessKeyId: string): Session | undefined {
    const session = this.#sessions.get(accessKeyId);
    return session === undefined || session.expiresAtMs < Date.now() ? undefined : session;
  }

  /** The secret of a key that is valid now, with the token that must accompany it. */
  secretOf(accessKeyId: string): { readonly secret: string; readonly token?: string } | undefined {
    if (accessKeyId === this.#installation.accessKeyId) return { secret: this.#installation.secretAccessKey };
    const session = this.find(accessKeyId);
    return session === undefined ? undefined : { secret: session.secretAccessKey, token: session.sessionToken };
  }

  #dropExpired(): void {
    for (const [key, session] of this.#sessions) if (session.expiresAtMs < Date.now()) this.#sessions.delete(key);
  }
}
