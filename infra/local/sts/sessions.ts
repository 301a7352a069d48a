import { randomBytes } from 'node:crypto';
import type { Principal } from '../authorisation.ts';
import { functionKey, type Installation } from '../installation.ts';

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

/** Who may be behind an access key: the machine, a function, or a role session. Sessions are kept in memory. */
export class Sessions {
  readonly #installation: Installation;
  readonly #functions: ReadonlyMap<string, { readonly name: string; readonly secret: string }>;
  readonly #sessions = new Map<string, Session>();

  /** @param functionNames names in the topology */
  constructor(installation: Installation, functionNames: readonly string[]) {
    this.#installation = installation;
    this.#functions = new Map(
      functionNames.map((name) => {
        const { accessKeyId, secretAccessKey } = functionKey(installation, name);
        return [accessKeyId, { name, secret: secretAccessKey }];
      }),
    );
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

  /** Who is behind an access key; undefined for a key that is not valid. */
  principalOf(accessKeyId: string): Principal | undefined {
    if (accessKeyId === this.#installation.accessKeyId) return { kind: 'machine' };
    const own = this.#functions.get(accessKeyId);
    if (own !== undefined) return { kind: 'function', name: own.name };
    const session = this.find(accessKeyId);
    return session && { kind: 'session', tags: session.tags };
  }

  /** The secret of a key that is valid now, with the token that must accompany it. */
  secretOf(accessKeyId: string): { readonly secret: string; readonly token?: string } | undefined {
    if (accessKeyId === this.#installation.accessKeyId) return { secret: this.#installation.secretAccessKey };
    const own = this.#functions.get(accessKeyId);
    if (own !== undefined) return { secret: own.secret };
    const session = this.find(accessKeyId);
    return session === undefined ? undefined : { secret: session.secretAccessKey, token: session.sessionToken };
  }

  #dropExpired(): void {
    for (const [key, session] of this.#sessions) if (session.expiresAtMs < Date.now()) this.#sessions.delete(key);
  }
}
